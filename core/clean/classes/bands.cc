// Revenue limits are those of the customer analysis template; limits of employees are those of the
// industrial sector in 统计上大中小微型企业划分办法 (2017), National Bureau of Statistics.
#include "clean/classes/bands.h"

#include <array>
#include <limits>

namespace clientele {
namespace {

constexpr std::array<ClassLabel, 4> kAges = {{
    {"class.age.00_17", "18岁以下", "Under 18"},
    {"class.age.18_35", "18–35岁", "18–35"},
    {"class.age.36_50", "36–50岁", "36–50"},
    {"class.age.51_up", "51岁及以上", "51 and over"},
}};
constexpr std::array<int, 3> kAgeLimits = {17, 35, 50};  // the last year of each band but the last

constexpr std::array<ClassLabel, 7> kFineAges = {{
    {"class.age10.00_17", "18岁以下", "Under 18"},
    {"class.age10.18_25", "18–25岁", "18–25"},
    {"class.age10.26_35", "26–35岁", "26–35"},
    {"class.age10.36_45", "36–45岁", "36–45"},
    {"class.age10.46_55", "46–55岁", "46–55"},
    {"class.age10.56_65", "56–65岁", "56–65"},
    {"class.age10.66_up", "66岁及以上", "66 and over"},
}};
constexpr std::array<int, 6> kFineAgeLimits = {17, 25, 35, 45, 55, 65};

constexpr std::array<ClassLabel, 3> kRevenues = {{
    {"class.revenue.1_small", "小型(年营收5000万元以下)", "Small (revenue below ¥50m)"},
    {"class.revenue.2_medium", "中型(年营收5000万–2亿元)", "Medium (revenue ¥50m–200m)"},
    {"class.revenue.3_large", "大型(年营收2亿元以上)", "Large (revenue above ¥200m)"},
}};

constexpr std::array<ClassLabel, 4> kEmployees = {{
    {"class.employees.1_micro", "微型(20人以下)", "Micro (under 20 people)"},
    {"class.employees.2_small", "小型(20–299人)", "Small (20–299 people)"},
    {"class.employees.3_medium", "中型(300–999人)", "Medium (300–999 people)"},
    {"class.employees.4_large", "大型(1000人及以上)", "Large (1,000 people and more)"},
}};

constexpr int kOldest = 120;

template <std::size_t N, std::size_t M>
const ClassLabel* by_years(int years, const std::array<ClassLabel, N>& bands,
                           const std::array<int, M>& limits) {
  static_assert(N == M + 1);
  if (years < 0 || years > kOldest) return nullptr;
  std::size_t band = 0;
  while (band < M && years > limits[band]) ++band;
  return &bands[band];
}

template <typename ClassOf>
const ClassLabel* class_of_band(const NumberBand& band, ClassOf class_of) {
  if (band.high && *band.high <= band.low + 1) return class_of(band.low);
  const ClassLabel* const lowest = class_of(band.low + 1);
  const ClassLabel* const highest =
      class_of(band.high ? *band.high - 1 : std::numeric_limits<Decimal>::max());
  return lowest == highest ? lowest : nullptr;
}

}  // namespace

const ClassLabel* age_band(int years) { return by_years(years, kAges, kAgeLimits); }
const ClassLabel* fine_age_band(int years) { return by_years(years, kFineAges, kFineAgeLimits); }

const ClassLabel* size_by_revenue(Decimal yuan) {
  constexpr Decimal kMillion = 1'000'000 * kDecimalOne;
  if (yuan < 0) return nullptr;
  return &kRevenues[yuan < 50 * kMillion ? 0 : yuan <= 200 * kMillion ? 1 : 2];
}

const ClassLabel* size_by_employees(Decimal employees) {
  if (employees < 0) return nullptr;
  const Decimal people = employees / kDecimalOne;
  return &kEmployees[people < 20 ? 0 : people < 300 ? 1 : people < 1'000 ? 2 : 3];
}

const ClassLabel* size_by_revenue(const NumberBand& yuan) {
  return class_of_band(yuan, [](Decimal value) { return size_by_revenue(value); });
}

const ClassLabel* size_by_employees(const NumberBand& employees) {
  return class_of_band(employees, [](Decimal value) { return size_by_employees(value); });
}

Decimal inside(const NumberBand& band) {
  if (!band.high) return band.low + 1;
  return band.low + (*band.high - band.low) / 2;
}

std::span<const ClassLabel> age_bands() { return kAges; }
std::span<const ClassLabel> fine_age_bands() { return kFineAges; }
std::span<const ClassLabel> revenue_sizes() { return kRevenues; }
std::span<const ClassLabel> employee_sizes() { return kEmployees; }

}  // namespace clientele
