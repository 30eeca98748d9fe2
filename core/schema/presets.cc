// The presets, as data. Sources: the documented exports of each platform.
#include "schema/presets.h"

#include <algorithm>

namespace clientele {
namespace {

using R = Role;
using Header = std::string_view;

constexpr Header kShopifyOrders[] = {"name", "financialstatus", "lineitemname"};
constexpr PresetColumn kShopifyOrderColumns[] = {
    {"name", R::order},     {"email", R::customer},   {"billingname", R::name},
    {"createdat", R::date}, {"source", R::channel},   {"cancelledat", R::attribute},
    {"id", R::attribute},   {"paidat", R::attribute},
};

constexpr Header kShopifyCustomers[] = {"customerid", "totalspent", "totalorders"};
constexpr PresetColumn kShopifyCustomerColumns[] = {
    {"firstname", R::contact}, {"lastname", R::name}, {"defaultaddresscity", R::city}};

// Deals stand in the table of leads; their record is the deal's, not the customer's. A close date
// is only expected while a deal is open, so a deal's date is the one it was made on.
constexpr Header kZohoDeals[] = {"recordid", "dealname", "stage"};
constexpr PresetColumn kZohoDealColumns[] = {
    {"recordid", R::lead},    {"dealname", R::attribute},        {"accountname", R::customer},
    {"createdtime", R::date}, {"expectedrevenue", R::attribute},
};

constexpr Header kHubSpotDeals[] = {"recordid", "dealname", "dealstage"};
constexpr PresetColumn kHubSpotDealColumns[] = {
    {"recordid", R::lead},
    {"dealname", R::attribute},
    {"createdate", R::date},
};

constexpr Header kSalesforceOpportunities[] = {"opportunityname", "stage", "closedate"};
constexpr PresetColumn kSalesforceOpportunityColumns[] = {
    {"createddate", R::date},
};

// A lead's title is the person's, no product's.
constexpr Header kSalesforceLeads[] = {"leadid", "leadstatus", "title"};
constexpr PresetColumn kSalesforceLeadColumns[] = {{"title", R::occupation}};

constexpr Header kHubSpotContacts[] = {"recordid", "firstname", "contactowner"};
constexpr PresetColumn kHubSpotContactColumns[] = {{"firstname", R::contact}};

// Deals name their account, so the account's name is what joins the two.
constexpr Header kZohoAccounts[] = {"recordid", "accountname", "accountowner"};
constexpr PresetColumn kZohoAccountColumns[] = {
    {"accountname", R::customer}, {"recordid", R::attribute}, {"accountnumber", R::attribute}};

constexpr Header kDouyinOrders[] = {"主订单编号", "子订单编号", "选购商品"};
constexpr PresetColumn kDouyinOrderColumns[] = {
    {"优惠总金额", R::discount}, {"平台优惠", R::attribute}, {"达人昵称", R::attribute}};

constexpr Header kFxiaokeOpportunities[] = {"商机编号", "商机名称"};
constexpr PresetColumn kFxiaokeOpportunityColumns[] = {{"商机名称", R::attribute}};

// Who answered is asked or not (number_respondents() in column_roles.cc); 来源 is how the answer
// came.
constexpr Header kWjx[] = {"序号", "提交答卷时间", "所用时间"};
constexpr PresetColumn kWjxColumns[] = {{"来源", R::channel}, {"来源详情", R::attribute}};

constexpr Preset kPresets[] = {
    {"salesforce_leads", kSalesforceLeads, kSalesforceLeadColumns},
    {"hubspot_contacts", kHubSpotContacts, kHubSpotContactColumns},
    {"zoho_accounts", kZohoAccounts, kZohoAccountColumns},
    {"douyin_orders", kDouyinOrders, kDouyinOrderColumns},
    {"fxiaoke_opportunities", kFxiaokeOpportunities, kFxiaokeOpportunityColumns},
    {"wjx_survey", kWjx, kWjxColumns},
    {"shopify_orders", kShopifyOrders, kShopifyOrderColumns},
    {"shopify_customers", kShopifyCustomers, kShopifyCustomerColumns},
    {"zoho_deals", kZohoDeals, kZohoDealColumns},
    {"hubspot_deals", kHubSpotDeals, kHubSpotDealColumns},
    {"salesforce_opportunities", kSalesforceOpportunities, kSalesforceOpportunityColumns},
};

}  // namespace

std::optional<Role> Preset::role_of(std::string_view header) const {
  const auto found = std::find_if(columns.begin(), columns.end(), [&](const PresetColumn& column) {
    return column.header == header;
  });
  return found == columns.end() ? std::nullopt : std::optional(found->role);
}

const Preset* find_preset(const std::vector<std::string>& headers) {
  for (const auto& preset : kPresets) {
    const bool all =
        std::all_of(preset.signature.begin(), preset.signature.end(), [&](Header header) {
          return std::find(headers.begin(), headers.end(), header) != headers.end();
        });
    if (all) return &preset;
  }
  return nullptr;
}

}  // namespace clientele
