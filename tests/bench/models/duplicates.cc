// Time of finding customers under several ids, and how many of those made are found:
// duplicates_bench [CUSTOMERS]. Two fifths are companies; one customer in twenty has a second id,
// its name written anew, and a tenth of all telephones are missing.
#include <array>
#include <cstdlib>
#include <string>
#include <vector>

#include "clean/duplicates/groups.h"
#include "engine/sample/random.h"
#include "measure.h"

namespace {

using clientele::DuplicateFindings;
using clientele::Persons;
using clientele::sample::Random;

constexpr std::array<std::string_view, 8> kCities = {"上海", "北京", "广州", "深圳",
                                                     "成都", "杭州", "武汉", "南京"};
constexpr std::array<std::string_view, 20> kWords = {"星", "海", "天", "华", "东", "金", "宏",
                                                     "远", "博", "联", "创", "智", "信", "恒",
                                                     "瑞", "丰", "康", "德", "安", "盛"};
constexpr std::array<std::string_view, 10> kTrades = {"科技", "贸易", "电子", "网络", "机械",
                                                      "建材", "食品", "服饰", "医疗", "物流"};
constexpr std::array<std::string_view, 12> kFamilies = {"王", "李", "张", "刘", "陈", "杨",
                                                        "赵", "黄", "周", "吴", "徐", "孙"};

template <std::size_t N>
std::string one_of(const std::array<std::string_view, N>& texts, Random& random) {
  return std::string(texts[random.below(N)]);
}

struct Customer {
  std::vector<std::string> spellings;
  std::string contact, phone, email, city;
};

Customer make(std::size_t i) {
  Random random(1, 1, i);
  Customer out;
  out.city = one_of(kCities, random);
  out.phone = "139" + std::to_string(10'000'000 + i * 7919 % 90'000'000);
  if (random.chance(0.5)) out.email = "u" + std::to_string(i) + "@example.com";
  // One draw a statement: compilers choose the order within one.
  std::string person = one_of(kFamilies, random);
  person += one_of(kWords, random);
  person += one_of(kWords, random);
  if (!random.chance(0.4)) {
    out.spellings = {person};
    return out;
  }
  std::string core;
  for (int word = 0; word < 3; ++word) core += one_of(kWords, random);
  core += one_of(kTrades, random);
  out.contact = person;
  out.spellings = {out.city + core + "有限公司", core + "（" + out.city + "）有限公司",
                   core + "有限公司", core + "有限责任公司"};
  return out;
}

struct World {
  std::vector<std::array<std::string, 6>> records;  // id, name, contact, phone, email, city
  std::size_t second_ids = 0;
};

World make_world(std::size_t n) {
  World out;
  for (std::size_t i = 0; out.records.size() < n; ++i) {
    const Customer customer = make(i);
    Random random(2, 1, i);
    const std::size_t ids = random.chance(0.05) ? 2 : 1;
    for (std::size_t k = 0; k < ids; ++k) {
      out.records.push_back({"C" + std::to_string(i) + (k == 0 ? "" : "B"),
                             customer.spellings[random.below(customer.spellings.size())],
                             customer.contact, random.chance(0.9) ? customer.phone : "",
                             customer.email, customer.city});
    }
    out.second_ids += ids - 1;
  }
  return out;
}

DuplicateFindings find(const World& world) {
  Persons persons;
  for (const auto& [id, name, contact, phone, email, city] : world.records)
    persons.add(id, {name, contact, phone, email, city, {}});
  persons.settle();
  return clientele::decide_duplicates(persons, clientele::match_persons(persons), {}, {});
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t n = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 100'000;
  const World world = make_world(n);
  DuplicateFindings found;
  const double ms = clientele::bench::median_ms([&] { found = find(world); });
  std::size_t wrong = 0;
  for (const auto& [id, customer] : found.customer_of) wrong += id != customer + "B" ? 1u : 0u;
  clientele::bench::Record record;
  record.time("customers under several ids", ms, 2000, 2000);
  record.fact("customers", static_cast<double>(n));
  record.fact("second ids", static_cast<double>(world.second_ids));
  record.fact("merged", static_cast<double>(found.merged));
  record.fact("merged wrongly", static_cast<double>(wrong));
  const auto share = static_cast<double>(found.merged) / static_cast<double>(world.second_ids);
  return record.print(wrong * 1'000 <= found.merged && share > 0.85);
}
