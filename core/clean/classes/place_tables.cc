// Sources: provinces, cities: 行政区划, Ministry of Civil Affairs, 2023; regions: the seven usual
// ones; tiers: 2024 list of 新一线城市研究所 (YiMagazine). Of its 30 second-tier cities the 29 that
// we could confirm are here.
#include "clean/classes/place_tables.h"

#include <array>

namespace clientele {
namespace {

enum Region { east, south, central, north, southwest, northeast, northwest, overseas };

constexpr std::array<ClassLabel, 8> kRegions = {{
    {"class.region.east", "华东", "East China"},
    {"class.region.south", "华南", "South China"},
    {"class.region.central", "华中", "Central China"},
    {"class.region.north", "华北", "North China"},
    {"class.region.southwest", "西南", "Southwest China"},
    {"class.region.northeast", "东北", "Northeast China"},
    {"class.region.northwest", "西北", "Northwest China"},
    {"class.region.hk_mo_tw", "港澳台", "Hong Kong, Macao, Taiwan"},
}};

constexpr std::array<ClassLabel, 4> kTiers = {{
    {"class.city_tier.1", "一线城市", "Tier 1"},
    {"class.city_tier.2_new", "新一线城市", "New tier 1"},
    {"class.city_tier.3", "二线城市", "Tier 2"},
    {"class.city_tier.4_other", "其他城市", "Other cities"},
}};

constexpr std::array<Province, 34> kProvinces = {{
    {{"class.province.11", "北京", "Beijing"}, "北京市", &kRegions[north]},
    {{"class.province.12", "天津", "Tianjin"}, "天津市", &kRegions[north]},
    {{"class.province.13", "河北", "Hebei"}, "河北省", &kRegions[north]},
    {{"class.province.14", "山西", "Shanxi"}, "山西省", &kRegions[north]},
    {{"class.province.15", "内蒙古", "Inner Mongolia"}, "内蒙古自治区", &kRegions[north]},
    {{"class.province.21", "辽宁", "Liaoning"}, "辽宁省", &kRegions[northeast]},
    {{"class.province.22", "吉林", "Jilin"}, "吉林省", &kRegions[northeast]},
    {{"class.province.23", "黑龙江", "Heilongjiang"}, "黑龙江省", &kRegions[northeast]},
    {{"class.province.31", "上海", "Shanghai"}, "上海市", &kRegions[east]},
    {{"class.province.32", "江苏", "Jiangsu"}, "江苏省", &kRegions[east]},
    {{"class.province.33", "浙江", "Zhejiang"}, "浙江省", &kRegions[east]},
    {{"class.province.34", "安徽", "Anhui"}, "安徽省", &kRegions[east]},
    {{"class.province.35", "福建", "Fujian"}, "福建省", &kRegions[east]},
    {{"class.province.36", "江西", "Jiangxi"}, "江西省", &kRegions[east]},
    {{"class.province.37", "山东", "Shandong"}, "山东省", &kRegions[east]},
    {{"class.province.41", "河南", "Henan"}, "河南省", &kRegions[central]},
    {{"class.province.42", "湖北", "Hubei"}, "湖北省", &kRegions[central]},
    {{"class.province.43", "湖南", "Hunan"}, "湖南省", &kRegions[central]},
    {{"class.province.44", "广东", "Guangdong"}, "广东省", &kRegions[south]},
    {{"class.province.45", "广西", "Guangxi"}, "广西壮族自治区", &kRegions[south]},
    {{"class.province.46", "海南", "Hainan"}, "海南省", &kRegions[south]},
    {{"class.province.50", "重庆", "Chongqing"}, "重庆市", &kRegions[southwest]},
    {{"class.province.51", "四川", "Sichuan"}, "四川省", &kRegions[southwest]},
    {{"class.province.52", "贵州", "Guizhou"}, "贵州省", &kRegions[southwest]},
    {{"class.province.53", "云南", "Yunnan"}, "云南省", &kRegions[southwest]},
    {{"class.province.54", "西藏", "Tibet"}, "西藏自治区", &kRegions[southwest]},
    {{"class.province.61", "陕西", "Shaanxi"}, "陕西省", &kRegions[northwest]},
    {{"class.province.62", "甘肃", "Gansu"}, "甘肃省", &kRegions[northwest]},
    {{"class.province.63", "青海", "Qinghai"}, "青海省", &kRegions[northwest]},
    {{"class.province.64", "宁夏", "Ningxia"}, "宁夏回族自治区", &kRegions[northwest]},
    {{"class.province.65", "新疆", "Xinjiang"}, "新疆维吾尔自治区", &kRegions[northwest]},
    {{"class.province.71", "台湾", "Taiwan"}, "台湾省", &kRegions[overseas]},
    {{"class.province.81", "香港", "Hong Kong"}, "香港特别行政区", &kRegions[overseas]},
    {{"class.province.82", "澳门", "Macao"}, "澳门特别行政区", &kRegions[overseas]},
}};

constexpr places::ProvinceCities kCities[] = {
    {"北京", "北京"},
    {"天津", "天津"},
    {"上海", "上海"},
    {"重庆", "重庆"},
    {"河北", "石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水"},
    {"山西", "太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁"},
    {"内蒙古",
     "呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布 兴安 锡林郭勒 阿拉善"},
    {"辽宁", "沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛"},
    {"吉林", "长春 吉林 四平 辽源 通化 白山 松原 白城 延边"},
    {"黑龙江",
     "哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化 大兴安岭"},
    {"江苏", "南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁"},
    {"浙江", "杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水"},
    {"安徽", "合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城"},
    {"福建", "福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德"},
    {"江西", "南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶"},
    {"山东", "济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽"},
    {"河南",
     "郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 "
     "济源"},
    {"湖北",
     "武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 仙桃 潜江 天门 神农架"},
    {"湖南", "长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西"},
    {"广东",
     "广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 "
     "潮州 揭阳 云浮"},
    {"广西", "南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左"},
    {"海南", "海口 三亚 三沙 儋州"},
    {"四川",
     "成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 "
     "阿坝 甘孜 凉山"},
    {"贵州", "贵阳 六盘水 遵义 安顺 毕节 铜仁 黔西南 黔东南 黔南"},
    {"云南", "昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆"},
    {"西藏", "拉萨 日喀则 昌都 林芝 山南 那曲 阿里"},
    {"陕西", "西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛"},
    {"甘肃", "兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 临夏 甘南"},
    {"青海", "西宁 海东 海北 黄南 果洛 玉树 海西"},
    {"宁夏", "银川 石嘴山 吴忠 固原 中卫"},
    {"新疆",
     "乌鲁木齐 克拉玛依 吐鲁番 哈密 昌吉 博尔塔拉 巴音郭楞 阿克苏 克孜勒苏 喀什 和田 伊犁 塔城 "
     "阿勒泰 石河子"},
};

// By tier.
constexpr std::array<ClassLabel, 48> kTierCities = {{
    {"class.city.beijing", "北京", "Beijing"},
    {"class.city.shanghai", "上海", "Shanghai"},
    {"class.city.guangzhou", "广州", "Guangzhou"},
    {"class.city.shenzhen", "深圳", "Shenzhen"},
    {"class.city.chengdu", "成都", "Chengdu"},
    {"class.city.hangzhou", "杭州", "Hangzhou"},
    {"class.city.chongqing", "重庆", "Chongqing"},
    {"class.city.suzhou", "苏州", "Suzhou"},
    {"class.city.wuhan", "武汉", "Wuhan"},
    {"class.city.xian", "西安", "Xi'an"},
    {"class.city.nanjing", "南京", "Nanjing"},
    {"class.city.changsha", "长沙", "Changsha"},
    {"class.city.tianjin", "天津", "Tianjin"},
    {"class.city.zhengzhou", "郑州", "Zhengzhou"},
    {"class.city.dongguan", "东莞", "Dongguan"},
    {"class.city.wuxi", "无锡", "Wuxi"},
    {"class.city.ningbo", "宁波", "Ningbo"},
    {"class.city.qingdao", "青岛", "Qingdao"},
    {"class.city.hefei", "合肥", "Hefei"},
    {"class.city.foshan", "佛山", "Foshan"},
    {"class.city.shenyang", "沈阳", "Shenyang"},
    {"class.city.kunming", "昆明", "Kunming"},
    {"class.city.jinan", "济南", "Jinan"},
    {"class.city.xiamen", "厦门", "Xiamen"},
    {"class.city.fuzhou", "福州", "Fuzhou"},
    {"class.city.wenzhou", "温州", "Wenzhou"},
    {"class.city.changzhou", "常州", "Changzhou"},
    {"class.city.dalian", "大连", "Dalian"},
    {"class.city.shijiazhuang", "石家庄", "Shijiazhuang"},
    {"class.city.nanning", "南宁", "Nanning"},
    {"class.city.harbin", "哈尔滨", "Harbin"},
    {"class.city.jinhua", "金华", "Jinhua"},
    {"class.city.nanchang", "南昌", "Nanchang"},
    {"class.city.changchun", "长春", "Changchun"},
    {"class.city.nantong", "南通", "Nantong"},
    {"class.city.quanzhou", "泉州", "Quanzhou"},
    {"class.city.guiyang", "贵阳", "Guiyang"},
    {"class.city.jiaxing", "嘉兴", "Jiaxing"},
    {"class.city.taiyuan", "太原", "Taiyuan"},
    {"class.city.huizhou", "惠州", "Huizhou"},
    {"class.city.xuzhou", "徐州", "Xuzhou"},
    {"class.city.shaoxing", "绍兴", "Shaoxing"},
    {"class.city.zhongshan", "中山", "Zhongshan"},
    {"class.city.taizhou", "台州", "Taizhou"},
    {"class.city.yantai", "烟台", "Yantai"},
    {"class.city.lanzhou", "兰州", "Lanzhou"},
    {"class.city.weifang", "潍坊", "Weifang"},
    {"class.city.linyi", "临沂", "Linyi"},
}};
constexpr std::size_t kFirstTier = 4, kNewFirstTier = 15;  // the others are of the second

}  // namespace

std::span<const Province> provinces() { return kProvinces; }
std::span<const ClassLabel> regions() { return kRegions; }
std::span<const ClassLabel> city_tiers() { return kTiers; }
std::span<const ClassLabel> tier_city_labels() { return kTierCities; }

namespace places {
std::span<const ProvinceCities> cities() { return kCities; }
int tier_of_city(std::size_t index) {
  return index < kFirstTier ? 0 : index < kFirstTier + kNewFirstTier ? 1 : 2;
}
}  // namespace places

}  // namespace clientele
