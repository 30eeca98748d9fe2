// Headers of real exports (Taobao, Tmall, 抖店, 有赞, Shopify, WooCommerce, Zoho, Salesforce, HubSpot,
// 纷享销客, 问卷星, UCI, Complete Journey) and the general words for each role.
#include "schema/headers.h"

#include <array>
#include <vector>

#include "base/utf8.h"

namespace clientele {
namespace {

using R = Role;

constexpr HeaderAlias kAliases[] = {
    // events
    {R::date, "订单付款时间"}, {R::date, "买家付款时间"}, {R::date, "付款时间"}, {R::date, "支付时间"},
    {R::date, "订单创建时间"}, {R::date, "订单提交时间"}, {R::date, "下单时间"}, {R::date, "下单日期"},
    {R::date, "订单日期"}, {R::date, "成交日期"}, {R::date, "成交时间"}, {R::date, "交易日期"},
    {R::date, "交易时间"}, {R::date, "购买日期"}, {R::date, "购买时间"}, {R::date, "消费日期"},
    {R::date, "消费时间"}, {R::date, "销售日期"}, {R::date, "发生日期"}, {R::date, "提交答卷时间"},
    {R::date, "答卷时间"}, {R::date, "填写时间"}, {R::date, "评价时间"}, {R::date, "评价日期"},
    {R::date, "联系时间"}, {R::date, "联系日期"}, {R::date, "跟进时间"}, {R::date, "投诉日期"},
    {R::date, "日期"}, {R::date, "时间"}, {R::date, "paidat"}, {R::date, "createdat"},
    {R::date, "orderdate"}, {R::date, "paiddate"}, {R::date, "invoicedate"}, {R::date, "purchasedate"},
    {R::date, "transactiontimestamp"}, {R::date, "transactiondate"}, {R::date, "closingdate"},
    {R::date, "closedate"}, {R::date, "date"}, {R::date, "datetime"}, {R::date, "timestamp"},
    {R::date, "createdtime"}, {R::date, "createddate"}, {R::date, "createdate"}, {R::date, "创建时间"},
    {R::date, "创建日期"}, {R::date, "updatetime"}, {R::date, "surveydate"}, {R::date, "contactdate"},
    {R::date, "month"}, {R::date, "月份"},
    {R::customer, "客户编号"}, {R::customer, "客户id"}, {R::customer, "客户代码"}, {R::customer, "客户号"},
    {R::customer, "会员号"}, {R::customer, "会员编号"}, {R::customer, "会员id"}, {R::customer, "用户id"},
    {R::customer, "用户编号"}, {R::customer, "顾客编号"}, {R::customer, "顾客id"}, {R::customer, "会员卡号"},
    {R::customer, "卡号"}, {R::customer, "买家会员名"}, {R::customer, "买家昵称"}, {R::customer, "customerid"},
    {R::customer, "customernumber"}, {R::customer, "customerno"}, {R::customer, "customercode"},
    {R::customer, "custid"}, {R::customer, "clientid"}, {R::customer, "userid"}, {R::customer, "memberid"},
    {R::customer, "accountid"}, {R::customer, "accountnumber"}, {R::customer, "contactid"},
    {R::customer, "householdid"}, {R::customer, "buyerid"}, {R::customer, "respondentid"},
    {R::customer, "respnum"}, {R::customer, "respondent"}, {R::customer, "recordid"},
    {R::customer, "买家支付宝账号"}, {R::customer, "买家手机号"}, {R::customer, "收件人手机号"},
    {R::customer, "收货人手机号提货人手机号"}, {R::customer, "customeremail"}, {R::customer, "客户名称"},
    {R::customer, "客户"}, {R::customer, "顾客"}, {R::customer, "用户"}, {R::customer, "会员"},
    {R::customer, "customer"}, {R::customer, "accountname"}, {R::customer, "公司"},
    {R::order, "订单编号"}, {R::order, "主订单编号"}, {R::order, "订单号"}, {R::order, "订单id"},
    {R::order, "单号"}, {R::order, "销售单号"}, {R::order, "系统订单编号"}, {R::order, "流水号"},
    {R::order, "小票号"}, {R::order, "orderid"}, {R::order, "ordernumber"}, {R::order, "orderno"},
    {R::order, "invoiceno"}, {R::order, "invoicenumber"}, {R::order, "invoice"}, {R::order, "basketid"},
    {R::order, "transactionid"}, {R::order, "receiptid"}, {R::order, "order"}, {R::order, "transaction"},
    {R::line, "子订单编号"}, {R::line, "明细编号"}, {R::line, "行号"}, {R::line, "lineid"}, {R::line, "linenumber"},
    {R::amount, "买家实际支付金额"}, {R::amount, "订单实付金额"}, {R::amount, "实付金额"},
    {R::amount, "实收金额"}, {R::amount, "订单应付金额"}, {R::amount, "成交金额"}, {R::amount, "支付金额"},
    {R::amount, "消费金额"}, {R::amount, "销售额"}, {R::amount, "销售金额"}, {R::amount, "回款金额"},
    {R::amount, "花费金额"}, {R::amount, "花费"}, {R::amount, "投放费用"}, {R::amount, "费用"},
    {R::amount, "金额"}, {R::amount, "订单金额"}, {R::amount, "销售订单总额"}, {R::amount, "total"},
    {R::amount, "ordertotal"}, {R::amount, "salesvalue"}, {R::amount, "sales"}, {R::amount, "revenue"},
    {R::amount, "amount"}, {R::amount, "netamount"}, {R::amount, "paidamount"}, {R::amount, "spend"},
    {R::amount, "expectedrevenue"},
    {R::gross, "总金额"}, {R::gross, "买家应付货款"}, {R::gross, "商品金额"}, {R::gross, "应付金额"},
    {R::gross, "合计"}, {R::gross, "subtotal"}, {R::gross, "ordersubtotal"}, {R::gross, "grossamount"},
    {R::product, "商家编码"}, {R::product, "商品编号"}, {R::product, "商品编码"}, {R::product, "商品id"},
    {R::product, "产品编号"}, {R::product, "产品id"}, {R::product, "货号"}, {R::product, "productid"},
    {R::product, "productcode"}, {R::product, "stockcode"}, {R::product, "sku"}, {R::product, "lineitemsku"},
    {R::product, "itemid"}, {R::product, "itemcode"}, {R::product, "item"}, {R::product, "外部系统编号"},
    {R::product_name, "宝贝标题"}, {R::product_name, "商品名称"}, {R::product_name, "产品名称"},
    {R::product_name, "全部商品名称"}, {R::product_name, "选购商品"}, {R::product_name, "商品标题"},
    {R::product_name, "商品"}, {R::product_name, "产品"}, {R::product_name, "标题"},
    {R::product_name, "lineitemname"}, {R::product_name, "productname"}, {R::product_name, "itemname"},
    {R::product_name, "producttitle"}, {R::product_name, "product"}, {R::product_name, "title"},
    {R::product_name, "description"}, {R::product_name, "producttype"},
    {R::category, "商品类别"}, {R::category, "产品类别"}, {R::category, "商品分类"}, {R::category, "品类"},
    {R::category, "类别"}, {R::category, "类目"}, {R::category, "分类"}, {R::category, "productcategory"},
    {R::category, "category"}, {R::category, "department"},
    {R::quantity, "宝贝总数量"}, {R::quantity, "购买数量"}, {R::quantity, "商品数量"}, {R::quantity, "销售数量"},
    {R::quantity, "数量"}, {R::quantity, "件数"}, {R::quantity, "lineitemquantity"}, {R::quantity, "quantity"},
    {R::quantity, "qty"}, {R::quantity, "units"}, {R::quantity, "salecount"},
    {R::unit_price, "单价"}, {R::unit_price, "商品单价"}, {R::unit_price, "价格"}, {R::unit_price, "售价"},
    {R::unit_price, "unitprice"}, {R::unit_price, "lineitemprice"}, {R::unit_price, "price"},
    {R::cost, "成本"}, {R::cost, "成本金额"}, {R::cost, "单位成本"}, {R::cost, "成本价"}, {R::cost, "商品成本"},
    {R::cost, "cost"}, {R::cost, "unitcost"}, {R::cost, "cogs"},
    {R::profit, "利润"}, {R::profit, "毛利"}, {R::profit, "毛利额"}, {R::profit, "profit"}, {R::profit, "margin"},
    {R::profit, "grossprofit"},
    {R::discount, "优惠金额"}, {R::discount, "优惠"}, {R::discount, "折扣金额"}, {R::discount, "折扣"},
    {R::discount, "天猫卡券抵扣"}, {R::discount, "商家实际承担优惠金额"}, {R::discount, "discountamount"},
    {R::discount, "discount"}, {R::discount, "cartdiscount"}, {R::discount, "discounttotal"},
    {R::discount, "retaildisc"},
    {R::refund, "退款金额"}, {R::refund, "退货金额"}, {R::refund, "已退款金额"}, {R::refund, "refundedamount"},
    {R::refund, "refund"}, {R::refund, "refundamount"},
    {R::status, "订单状态"}, {R::status, "售后状态"}, {R::status, "交易状态"}, {R::status, "处理状态"},
    {R::status, "状态"}, {R::status, "financialstatus"}, {R::status, "orderstatus"}, {R::status, "status"},
    {R::currency, "币种"}, {R::currency, "货币"}, {R::currency, "currency"}, {R::currency, "currencycode"},
    {R::channel, "渠道"}, {R::channel, "销售渠道"}, {R::channel, "购买渠道"}, {R::channel, "流量渠道"},
    {R::channel, "流量来源"}, {R::channel, "联系渠道"}, {R::channel, "获客渠道"}, {R::channel, "投放渠道"},
    {R::channel, "channel"}, {R::channel, "saleschannel"}, {R::channel, "是否手机订单"}, {R::channel, "达人昵称"},
    {R::campaign, "活动"}, {R::campaign, "活动名称"}, {R::campaign, "营销活动"}, {R::campaign, "campaign"},
    {R::campaign, "campaignname"}, {R::campaign, "宣传来源"}, {R::campaign, "campaignsource"},
    {R::store, "店铺名称"}, {R::store, "店铺"}, {R::store, "门店"}, {R::store, "门店名称"}, {R::store, "店名"},
    {R::store, "storeid"}, {R::store, "store"}, {R::store, "shop"},
    {R::region, "区域"}, {R::region, "大区"}, {R::region, "地区"}, {R::region, "收货人地区"}, {R::region, "region"},
    {R::region, "country"}, {R::region, "国家"}, {R::region, "shippingcountry"}, {R::region, "billingcountry"},
    {R::region, "countryregion"}, {R::region, "market"},
    // customers
    {R::name, "客户名称"}, {R::name, "客户姓名"}, {R::name, "姓名"}, {R::name, "公司名称"}, {R::name, "收货人姓名"},
    {R::name, "customername"}, {R::name, "companyname"}, {R::name, "accountname"}, {R::name, "fullname"},
    {R::name, "billingname"}, {R::name, "lastname"}, {R::name, "name"}, {R::name, "名称"}, {R::name, "昵称"},
    {R::contact, "联系人"}, {R::contact, "联系人姓名"}, {R::contact, "contactname"}, {R::contact, "contactperson"},
    {R::phone, "手机号"}, {R::phone, "手机"}, {R::phone, "电话"}, {R::phone, "联系电话"}, {R::phone, "手机号码"},
    {R::phone, "phone"}, {R::phone, "mobile"}, {R::phone, "telephone"}, {R::phone, "phonenumber"},
    {R::email, "邮箱"}, {R::email, "电子邮箱"}, {R::email, "电子邮件"}, {R::email, "email"}, {R::email, "emailaddress"},
    {R::gender, "性别"}, {R::gender, "gender"}, {R::gender, "sex"},
    {R::age, "年龄"}, {R::age, "age"}, {R::age, "年龄段"}, {R::age, "agegroup"}, {R::age, "ageband"},
    {R::birth_date, "出生日期"}, {R::birth_date, "生日"}, {R::birth_date, "birthdate"}, {R::birth_date, "birthday"},
    {R::birth_date, "dateofbirth"},
    {R::income, "收入"}, {R::income, "月收入"}, {R::income, "income"},
    {R::education, "学历"}, {R::education, "教育程度"}, {R::education, "education"},
    {R::occupation, "职业"}, {R::occupation, "occupation"}, {R::occupation, "jobtitle"},
    {R::province, "省份"}, {R::province, "省"}, {R::province, "收货人省份"}, {R::province, "所在省份"},
    {R::province, "province"}, {R::province, "state"}, {R::province, "shippingprovince"},
    {R::province, "billingstate"}, {R::province, "stateregion"}, {R::province, "billingstateprovince"},
    {R::city, "城市"}, {R::city, "所在城市"}, {R::city, "市"}, {R::city, "city"}, {R::city, "shippingcity"},
    {R::city, "billingcity"},
    {R::industry, "行业"}, {R::industry, "所属行业"}, {R::industry, "industry"},
    {R::employees, "员工数量"}, {R::employees, "员工人数"}, {R::employees, "员工数"}, {R::employees, "人数"},
    {R::employees, "employees"}, {R::employees, "numberofemployees"},
    {R::annual_revenue, "年收入"}, {R::annual_revenue, "年营业额"}, {R::annual_revenue, "年营收"},
    {R::annual_revenue, "营业额"}, {R::annual_revenue, "annualrevenue"},
    {R::customer_type, "客户类型"}, {R::customer_type, "类型"}, {R::customer_type, "accounttype"},
    {R::customer_type, "customertype"}, {R::customer_type, "type"}, {R::customer_type, "lifecyclestage"},
    {R::level, "客户级别"}, {R::level, "会员等级"}, {R::level, "客户等级"}, {R::level, "等级"}, {R::level, "级别"},
    {R::level, "评级"}, {R::level, "level"}, {R::level, "rating"}, {R::level, "membership"}, {R::level, "tier"},
    {R::source, "客户来源"}, {R::source, "来源"}, {R::source, "线索来源"}, {R::source, "注册来源"},
    {R::source, "source"}, {R::source, "leadsource"}, {R::source, "accountsource"}, {R::source, "originalsource"},
    {R::referrer, "推荐人"}, {R::referrer, "介绍人"}, {R::referrer, "推荐人编号"}, {R::referrer, "referrer"},
    {R::referrer, "referredby"},
    {R::owner, "负责人"}, {R::owner, "销售"}, {R::owner, "销售员"}, {R::owner, "客户经理"}, {R::owner, "业务员"},
    {R::owner, "线索所有者"}, {R::owner, "owner"}, {R::owner, "accountowner"}, {R::owner, "dealowner"},
    {R::owner, "leadowner"}, {R::owner, "contactowner"},
    {R::signup_date, "注册日期"}, {R::signup_date, "注册时间"}, {R::signup_date, "入会日期"},
    {R::signup_date, "开户日期"}, {R::signup_date, "signupdate"}, {R::signup_date, "registrationdate"},
    {R::signup_date, "joindate"}, {R::signup_date, "membersince"},
    {R::churned, "是否流失"}, {R::churned, "流失"}, {R::churned, "churn"}, {R::churned, "churned"},
    {R::churned, "churnlabel"}, {R::churned, "exited"}, {R::churned, "attrition"},
    {R::contract_end, "合同到期日"}, {R::contract_end, "合同结束日期"}, {R::contract_end, "到期日"},
    {R::contract_end, "contractend"}, {R::contract_end, "contractenddate"}, {R::contract_end, "enddate"},
    {R::last_date, "最近购买日期"}, {R::last_date, "最后购买日期"}, {R::last_date, "最近消费时间"},
    {R::last_date, "最近下单时间"}, {R::last_date, "lastorderdate"}, {R::last_date, "lastpurchasedate"},
    {R::first_date, "首次购买日期"}, {R::first_date, "首次消费时间"}, {R::first_date, "firstorderdate"},
    {R::first_date, "firstpurchasedate"},
    {R::order_count, "订单数"}, {R::order_count, "购买次数"}, {R::order_count, "消费次数"},
    {R::order_count, "totalorders"}, {R::order_count, "orderscount"}, {R::order_count, "ordercount"},
    {R::total_amount, "累计消费金额"}, {R::total_amount, "累计金额"}, {R::total_amount, "消费总额"},
    {R::total_amount, "totalspent"}, {R::total_amount, "totalcharges"}, {R::total_amount, "lifetimespend"},
    // feedback and service
    {R::satisfaction, "总体满意度"}, {R::satisfaction, "整体满意度"}, {R::satisfaction, "综合满意度"},
    {R::satisfaction, "满意度"}, {R::satisfaction, "overallsatisfaction"}, {R::satisfaction, "satisfaction"},
    {R::satisfaction, "csat"}, {R::satisfaction, "overall"}, {R::satisfaction, "overallrating"},
    {R::recommend, "推荐意愿"}, {R::recommend, "推荐可能性"}, {R::recommend, "nps"}, {R::recommend, "npsscore"},
    {R::recommend, "netpro"}, {R::recommend, "netpromoter"}, {R::recommend, "likelihoodtorecommend"},
    {R::recommend, "recommend"}, {R::recommend, "是否推荐"}, {R::recommend, "推荐"},
    {R::loyalty, "忠诚度"}, {R::loyalty, "再次购买意愿"}, {R::loyalty, "复购意愿"}, {R::loyalty, "loyalty"},
    {R::loyalty, "repurchaseintention"},
    {R::text, "意见"}, {R::text, "建议"}, {R::text, "意见建议"}, {R::text, "意见与建议"}, {R::text, "评价内容"},
    {R::text, "评论"}, {R::text, "反馈内容"}, {R::text, "投诉内容"}, {R::text, "review"}, {R::text, "reviewtext"},
    {R::text, "comment"}, {R::text, "comments"}, {R::text, "feedback"}, {R::text, "沟通内容"}, {R::text, "内容"},
    {R::feedback_kind, "反馈类型"}, {R::feedback_kind, "投诉类型"}, {R::feedback_kind, "问题类型"},
    {R::feedback_kind, "feedbacktype"}, {R::feedback_kind, "complainttype"}, {R::feedback_kind, "casetype"},
    {R::contact_kind, "联系方式"}, {R::contact_kind, "沟通方式"}, {R::contact_kind, "联系类型"},
    {R::contact_kind, "跟进方式"}, {R::contact_kind, "contacttype"}, {R::contact_kind, "activitytype"},
    {R::first_response_date, "首次响应时间"}, {R::first_response_date, "响应时间"},
    {R::first_response_date, "firstresponsedate"}, {R::first_response_date, "firstresponseat"},
    {R::resolved_date, "解决时间"}, {R::resolved_date, "完结时间"}, {R::resolved_date, "关闭时间"},
    {R::resolved_date, "resolveddate"}, {R::resolved_date, "resolvedat"}, {R::resolved_date, "closeddate"},
    // leads
    {R::lead, "线索编号"}, {R::lead, "线索id"}, {R::lead, "商机编号"}, {R::lead, "leadid"}, {R::lead, "dealid"},
    {R::lead, "opportunityid"}, {R::lead, "商机名称"}, {R::lead, "dealname"}, {R::lead, "opportunityname"},
    {R::lead, "线索名称"},
    {R::stage, "阶段"}, {R::stage, "线索状态"}, {R::stage, "商机阶段"}, {R::stage, "销售阶段"}, {R::stage, "stage"},
    {R::stage, "dealstage"}, {R::stage, "leadstatus"},
    {R::converted, "是否转化"}, {R::converted, "是否成交"}, {R::converted, "是否转换"}, {R::converted, "converted"},
    {R::converted, "isconverted"},
    {R::converted_date, "转化日期"}, {R::converted_date, "转化时间"}, {R::converted_date, "成交日期"},
    {R::converted_date, "converteddate"},
};

// Characters that headers are decorated with and that carry no meaning.
bool is_decoration(char32_t c) {
  switch (c) {
    case ' ': case '\t': case '*': case '_': case '/': case '(': case ')': case '-': case ':': case '.':
    case '#': case '"': case '\'': case U'（': case U'）': case U'【': case U'】': case U'：': case U'　':
      return true;
    default:
      return c < 0x20;
  }
}

}  // namespace

std::span<const HeaderAlias> header_aliases() { return kAliases; }

std::string normal_header(std::string_view header) {
  const std::string folded = fold_width(header);
  std::string out;
  for (std::string_view rest = folded; !rest.empty();) {
    const Utf8Character c = first_utf8(rest);
    rest.remove_prefix(c.bytes);
    if (is_decoration(c.point) || c.point == 0xfeff) continue;
    append_utf8(c.point >= 'A' && c.point <= 'Z' ? c.point + 32 : c.point, out);
  }
  return out;
}

bool header_has_words(std::string_view header, std::string_view alias) {
  const auto kind = [](char c) { return c >= '0' && c <= '9' ? 1 : c >= 'a' && c <= 'z' ? 2 : c >= 'A' && c <= 'Z' ? 3 : 0; };
  std::vector<std::string> words(1);
  int before = 0;
  for (const char c : header) {
    const int now = kind(c);
    // Words end at marks, between digits and letters, and before the capital of "maritalStatus".
    if (now != before && !(before == 3 && now == 2) && !words.back().empty()) words.emplace_back();
    if (now != 0) words.back() += now == 3 ? static_cast<char>(c + 32) : c;
    before = now;
  }
  for (std::size_t first = 0; first < words.size(); ++first) {
    std::string run;
    for (std::size_t i = first; i < words.size() && run.size() < alias.size(); ++i) run += words[i];
    if (run == alias) return true;
  }
  return false;
}

std::string_view question_subject(std::string_view header) {
  std::size_t at = 1;
  while (at < header.size() && header[at] >= '0' && header[at] <= '9') ++at;
  return header.size() < 3 || header[0] != 'q' || at == 1 ? std::string_view() : header.substr(at);
}

}  // namespace clientele
