#include "analyses/attributes.h"

#include <array>
#include <functional>
#include <map>

#include "analyses/words.h"
#include "clean/classes/bands.h"

namespace clientele {
namespace {

constexpr std::string_view kAttributePrefix = "attribute:";

// Roles grouped by their texts as they are.
constexpr std::array kTextRoles = {
    Role::gender, Role::income,   Role::education, Role::occupation,    Role::industry,
    Role::region, Role::province, Role::city,      Role::customer_type, Role::level,
    Role::source, Role::channel,  Role::store};

AttributeValues by_text(std::string id, const Column& column, const Context& context) {
  AttributeValues out;
  out.id = std::move(id);
  out.groups.reserve(column.dictionary->texts.size() + 1);
  out.groups.emplace_back();
  const auto classes = context.classes.find(column.dictionary);
  const std::vector<const ClassLabel*> none;
  const auto& names = classes == context.classes.end() ? none : classes->second.of(TextClass::name);
  for (std::size_t i = 0; i < column.dictionary->texts.size(); ++i) {
    const ClassLabel* name = names.empty() ? nullptr : names[i + 1];
    out.groups.push_back(name != nullptr ? "k" + std::string(name->key)
                                         : "t" + column.dictionary->texts[i]);
  }
  out.of_row.resize(column.size());
  for (std::size_t row = 0; row < column.size(); ++row) out.of_row[row] = column.code(row);
  return out;
}

// Groups rows by the class a function gives, an empty key meaning unknown.
AttributeValues by_class(std::string id, std::size_t rows,
                         const std::function<std::string(std::size_t)>& class_of) {
  AttributeValues out;
  out.id = std::move(id);
  out.groups.emplace_back();
  out.of_row.resize(rows);
  std::map<std::string, std::uint32_t> numbers{{"", 0u}};
  for (std::size_t row = 0; row < rows; ++row) {
    const auto [at, added] =
        numbers.try_emplace(class_of(row), static_cast<std::uint32_t>(out.groups.size()));
    if (added) out.groups.push_back(at->first);
    out.of_row[row] = at->second;
  }
  return out;
}

// Full years from one day to another.
int years_between(Day from, Day to) {
  const auto a = civil_from_day(from), b = civil_from_day(to);
  return b.year - a.year - (b.month < a.month || (b.month == a.month && b.day < a.day) ? 1 : 0);
}

// Bands within the usual 18-35, 36-50, 51 and over; ages that no one has are unknown.
std::string age_band(int age) {
  struct Band {
    int to;
    const char* key;
  };
  constexpr std::array<Band, 6> kBands = {
      {{17, "00_17"}, {25, "18_25"}, {35, "26_35"}, {50, "36_50"}, {60, "51_60"}, {120, "61_up"}}};
  if (age < 0) return {};
  for (const auto& band : kBands) {
    if (age <= band.to) return std::string("kprofile.age.") + band.key;
  }
  return {};
}

void add_ages(const Table& table, const Context& context, Day as_of,
              std::vector<AttributeValues>& out) {
  const Column* age = table.find(Role::age);
  const Column* birth = table.find(Role::birth_date);
  if (age == nullptr && birth == nullptr) return;
  if (age != nullptr && age->dictionary != nullptr) {  // the file's own bands: "45-54"
    if (age->dictionary->texts.size() <= kRoleGroups) out.push_back(by_text("age", *age, context));
    return;
  }
  out.push_back(by_class("age", table.rows, [&](std::size_t row) {
    if (age != nullptr && !age->missing(row)) {
      return age_band(static_cast<int>(age->decimal(row) / kDecimalOne));
    }
    if (birth != nullptr && !birth->missing(row)) {
      return age_band(years_between(birth->day(row), as_of));
    }
    return std::string();
  }));
}

// A standard class of one of the columns: of the first that has such classes.
void add_text_class(std::string id, TextClass list, std::initializer_list<Role> roles,
                    const Table& table, const Context& context, std::vector<AttributeValues>& out) {
  for (const auto role : roles) {
    const Column* column = table.find(role);
    if (column == nullptr) continue;
    const auto found = context.classes.find(column->dictionary);
    if (found == context.classes.end() || found->second.of(list).empty()) continue;
    const auto& classes = found->second.of(list);
    out.push_back(by_class(std::move(id), table.rows, [&](std::size_t row) {
      const ClassLabel* label = classes[column->code(row)];
      return label == nullptr ? std::string() : "k" + std::string(label->key);
    }));
    return;
  }
}

// By revenue where it is known, else by employees.
void add_sizes(const Table& table, const Context& context, std::vector<AttributeValues>& out) {
  const Column* revenue = table.find(Role::annual_revenue);
  const Column* employees = table.find(Role::employees);
  if (revenue == nullptr && employees == nullptr) return;
  const Column& column = revenue != nullptr ? *revenue : *employees;
  if (column.dictionary != nullptr) {
    add_text_class("size", TextClass::size, {column.role}, table, context, out);
    return;
  }
  out.push_back(by_class("size", table.rows, [&](std::size_t row) {
    if (column.missing(row)) return std::string();
    const ClassLabel* label = revenue != nullptr ? size_by_revenue(column.decimal(row))
                                                 : size_by_employees(column.decimal(row));
    return label == nullptr ? std::string() : "k" + std::string(label->key);
  }));
}

void add_classes_of(Role role, const Table& table, const Context& context,
                    std::vector<AttributeValues>& out) {
  if (role == Role::industry) {
    add_text_class("industry_section", TextClass::industry, {role}, table, context, out);
    add_sizes(table, context, out);
  } else if (role == Role::city) {  // the last of the places
    add_text_class("cn_region", TextClass::region, {Role::city, Role::province, Role::region},
                   table, context, out);
    add_text_class("city_tier", TextClass::city_tier, {Role::city, Role::region}, table, context,
                   out);
  }
}

}  // namespace

std::vector<AttributeValues> attribute_values(const Table& table, const Context& context,
                                              Day as_of) {
  std::vector<AttributeValues> out;
  const auto is_coded = [](const Column* column) {
    return column != nullptr && column->dictionary != nullptr;
  };
  for (const auto role : kTextRoles) {
    const Column* column = table.find(role);
    if (is_coded(column) && column->dictionary->texts.size() <= kRoleGroups) {
      out.push_back(by_text(std::string(role_name(role)), *column, context));
    }
    if (role == Role::gender) add_ages(table, context, as_of, out);
    add_classes_of(role, table, context, out);
  }
  for (const auto& column : table.columns) {
    if (column.role != Role::attribute || column.kind != ValueKind::code) continue;
    if (!is_coded(&column) || column.dictionary->texts.size() > kAttributeGroups) continue;
    out.push_back(by_text(std::string(kAttributePrefix) + column.name, column, context));
  }
  return out;
}

bool is_ordered_attribute(std::string_view id) {
  return id == "age" || id == "size" || id == "city_tier";
}

Text attribute_label(std::string_view id) {
  if (id.starts_with(kAttributePrefix)) {
    return Text::data(std::string(id.substr(kAttributePrefix.size())));
  }
  return say((role_from_name(id) ? "role." : "profile.attribute.") + std::string(id));
}

Text filter_label(const std::string& attribute) {
  return role_from_name(attribute) ? say("role." + attribute) : Text::data(attribute);
}

Text group_label(std::string_view key) {
  if (key.empty()) return say("common.unknown");
  const std::string rest(key.substr(1));
  return key.front() == 'k' ? say(rest) : Text::data(rest);
}

}  // namespace clientele
