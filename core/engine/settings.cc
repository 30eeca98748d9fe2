// Reading settings strictly: an unknown key is an error that names the nearest known one.
#include "engine/settings.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>

#include "analyses/analysis.h"
#include "base/nearest_name.h"
#include "clean/rules.h"
#include "schema/values.h"

namespace clientele {
namespace {

using Json = nlohmann::json;
using Reader = std::function<Result<void>(const Json&)>;
using Keys = std::map<std::string, Reader>;

tl::unexpected<Error> bad_value(const std::string& key, const std::string& expected) {
  return fail("settings_value", {{"key", key}, {"expected", expected}});
}

Result<void> read_object(const Json& json, const std::string& path, const Keys& keys) {
  if (!json.is_object()) return bad_value(path.empty() ? "settings" : path, "{…}");
  for (const auto& [key, value] : json.items()) {
    const auto reader = keys.find(key);
    if (reader == keys.end()) {
      std::vector<std::string> names;
      for (const auto& [name, unused] : keys) names.push_back(name);
      return fail("settings_key", {{"key", path.empty() ? key : path + "." + key},
                                   {"nearest", nearest_name(key, names)}});
    }
    if (auto done = reader->second(value); !done) return done;
  }
  return {};
}

Reader number(const std::string& key, double& out, double low, double high) {
  return [=, &out](const Json& json) -> Result<void> {
    if (!json.is_number()) return bad_value(key, "number");
    const double value = json.get<double>();
    if (!(value >= low && value <= high))
      return bad_value(key, std::to_string(low) + " … " + std::to_string(high));
    out = value;
    return {};
  };
}

Reader text(const std::string& key, std::string& out) {
  return [=, &out](const Json& json) -> Result<void> {
    if (!json.is_string()) return bad_value(key, "\"…\"");
    out = json.get<std::string>();
    return {};
  };
}

Reader texts(const std::string& key, std::vector<std::string>& out) {
  return [=, &out](const Json& json) -> Result<void> {
    if (!json.is_array()) return bad_value(key, "[\"…\"]");
    out.clear();
    for (const auto& item : json) {
      if (!item.is_string()) return bad_value(key, "[\"…\"]");
      out.push_back(item.get<std::string>());
    }
    return {};
  };
}

// Ids of sections, of those there are.
Reader sections(const std::string& key, std::vector<std::string>& out) {
  return [key, &out, read = texts(key, out)](const Json& json) -> Result<void> {
    if (auto done = read(json); !done) return done;
    std::vector<std::string> known;
    for (const auto& analysis : all_analyses()) known.emplace_back(analysis->id());
    for (const auto& id : out) {
      if (std::find(known.begin(), known.end(), id) == known.end())
        return bad_value(key, nearest_name(id, known));
    }
    return {};
  };
}

template <typename E>
Reader choice(const std::string& key, E& out, std::vector<std::pair<std::string, E>> values) {
  return [=, &out](const Json& json) -> Result<void> {
    std::string expected;
    for (const auto& [name, value] : values) {
      if (json.is_string() && json.get<std::string>() == name) {
        out = value;
        return {};
      }
      expected += (expected.empty() ? "" : " | ") + name;
    }
    return bad_value(key, expected);
  };
}

Reader day(const std::string& key, std::optional<Day>& out) {
  return [=, &out](const Json& json) -> Result<void> {
    if (json.is_null()) {
      out.reset();
      return {};
    }
    if (!json.is_string()) return bad_value(key, "2024-03-05");
    const auto parsed = parse_day(json.get<std::string>());
    if (!parsed) return tl::unexpected(parsed.error());
    out = *parsed;
    return {};
  };
}

Reader weights(const std::string& key, std::map<std::string, double>& out) {
  return [=, &out](const Json& json) -> Result<void> {
    if (!json.is_object()) return bad_value(key, "{\"…\": number}");
    out.clear();
    for (const auto& [name, value] : json.items()) {
      if (!value.is_number() || value.get<double>() < 0)
        return bad_value(key + "." + name, "number ≥ 0");
      out[name] = value.get<double>();
    }
    return {};
  };
}

Reader period(Options& options) {
  return [&options](const Json& json) -> Result<void> {
    options.period_first.reset();
    options.period_last.reset();
    if (json.is_null()) return {};
    if (!json.is_array() || json.size() != 2)
      return bad_value("options.period", "[\"2024-01-01\", \"2024-12-31\"]");
    if (auto done = day("options.period", options.period_first)(json[0]); !done) return done;
    if (auto done = day("options.period", options.period_last)(json[1]); !done) return done;
    if (options.period_first && options.period_last &&
        *options.period_first > *options.period_last) {
      return bad_value("options.period", "first <= last");
    }
    return {};
  };
}

Reader filters(Options& options) {
  return [&options](const Json& json) -> Result<void> {
    const std::string expected = "[{\"attribute\": …, \"value\": …}]";
    if (!json.is_array()) return bad_value("options.filters", expected);
    options.filters.clear();
    for (const auto& item : json) {
      Filter filter;
      const Keys keys = {{"attribute", text("options.filters.attribute", filter.attribute)},
                         {"value", text("options.filters.value", filter.value)}};
      if (auto done = read_object(item, "options.filters", keys); !done) return done;
      options.filters.push_back(std::move(filter));
    }
    return {};
  };
}

Keys option_keys(Options& o) {
  return {
      {"as_of", day("options.as_of", o.as_of)},
      {"period", period(o)},
      {"filters", filters(o)},
      {"rfm_cut", choice<RfmCut>("options.rfm_cut", o.rfm_cut,
                                 {{"mean_score", RfmCut::mean_score},
                                  {"mean_value", RfmCut::mean_value},
                                  {"median_value", RfmCut::median_value},
                                  {"fixed", RfmCut::fixed}})},
      {"rfm_scheme", choice<RfmScheme>("options.rfm_scheme", o.rfm_scheme,
                                       {{"standard", RfmScheme::standard},
                                        {"template", RfmScheme::template_cn},
                                        {"english", RfmScheme::english}})},
      {"rfm_fixed_days", number("options.rfm_fixed_days", o.rfm_fixed_days, 0, 36'500)},
      {"rfm_fixed_orders", number("options.rfm_fixed_orders", o.rfm_fixed_orders, 0, 1e9)},
      {"rfm_fixed_money", number("options.rfm_fixed_money", o.rfm_fixed_money, 0, 1e14)},
      {"abc_basis",
       choice<AbcBasis>("options.abc_basis", o.abc_basis,
                        {{"customers", AbcBasis::customers}, {"revenue", AbcBasis::revenue}})},
      {"abc_first", number("options.abc_first", o.abc_first, 0, 1)},
      {"abc_second", number("options.abc_second", o.abc_second, 0, 1)},
      {"abc_revenue_first", number("options.abc_revenue_first", o.abc_revenue_first, 0, 1)},
      {"abc_revenue_second", number("options.abc_revenue_second", o.abc_revenue_second, 0, 1)},
      {"tier_high", number("options.tier_high", o.tier_high, 0, 1)},
      {"tier_low", number("options.tier_low", o.tier_low, 0, 1)},
      {"premium_quantile", number("options.premium_quantile", o.premium_quantile, 0, 1)},
      {"satisfied_mean", number("options.satisfied_mean", o.satisfied_mean, 1, 5)},
      {"dissatisfied_mean", number("options.dissatisfied_mean", o.dissatisfied_mean, 1, 5)},
      {"concentration_top10", number("options.concentration_top10", o.concentration_top10, 0, 1)},
      {"aspect_weights", weights("options.aspect_weights", o.aspect_weights)},
      {"clv_model", choice<ClvModel>("options.clv_model", o.clv_model,
                                     {{"auto", ClvModel::automatic},
                                      {"nbd", ClvModel::nbd},
                                      {"bg_nbd", ClvModel::bg_nbd},
                                      {"mbg_nbd", ClvModel::mbg_nbd},
                                      {"pareto_nbd", ClvModel::pareto_nbd},
                                      {"bg_cnbd_k", ClvModel::bg_cnbd_k},
                                      {"mbg_cnbd_k", ClvModel::mbg_cnbd_k}})},
      {"clv_time_unit", choice<ClvUnit>("options.clv_time_unit", o.clv_time_unit,
                                        {{"day", ClvUnit::day}, {"week", ClvUnit::week}})},
      {"clv_horizon_months", number("options.clv_horizon_months", o.clv_horizon_months, 1, 120)},
      {"clv_discount_rate", number("options.clv_discount_rate", o.clv_discount_rate, 0, 1)},
      {"clv_calibration_end", day("options.clv_calibration_end", o.clv_calibration_end)},
      {"p_alive_low", number("options.p_alive_low", o.p_alive_low, 0, 1)},
      {"significance", number("options.significance", o.significance, 1e-9, 0.5)},
      {"churn_definition", choice<ChurnDefinition>("options.churn_definition", o.churn_definition,
                                                   {{"auto", ChurnDefinition::automatic},
                                                    {"window", ChurnDefinition::window},
                                                    {"rhythm", ChurnDefinition::rhythm},
                                                    {"contract", ChurnDefinition::contract},
                                                    {"p_alive", ChurnDefinition::p_alive}})},
      {"cohort_period", choice<CohortPeriod>("options.cohort_period", o.cohort_period,
                                             {{"auto", CohortPeriod::automatic},
                                              {"month", CohortPeriod::month},
                                              {"quarter", CohortPeriod::quarter}})},
      {"contact_window_days", number("options.contact_window_days", o.contact_window_days, 1, 366)},
      {"churn_window_months", number("options.churn_window_months", o.churn_window_months, 1, 60)},
      {"churn_contact_cost", number("options.churn_contact_cost", o.churn_contact_cost, 0, 1)},
      {"churn_success", number("options.churn_success", o.churn_success, 0, 1)},
      {"churn_leak_auc", number("options.churn_leak_auc", o.churn_leak_auc, 0.5, 1)},
      {"churn_keep", texts("options.churn_keep", o.churn_keep)},
      {"sections", sections("options.sections", o.sections)},
  };
}

// The rules of issue kinds that flag rows can be switched to "exclude".
Reader rules(SealOptions& seal) {
  return [&seal](const Json& json) -> Result<void> {
    Keys keys;
    for (const IssueKind kind :
         {IssueKind::duplicate_row, IssueKind::test_order, IssueKind::no_customer,
          IssueKind::refund, IssueKind::unpaid_order, IssueKind::huge_amount}) {
      const std::string name(issue_name(kind));
      keys[name] = [&seal, kind, name](const Json& value) -> Result<void> {
        if (value == "exclude") {
          seal.exclude.insert(kind);
        } else if (value == "flag") {
          seal.exclude.erase(kind);
        } else {
          return bad_value("rules." + name, "flag | exclude");
        }
        return {};
      };
    }
    return read_object(json, "rules", keys);
  };
}

Reader rates(SealOptions& seal) {
  return [&seal](const Json& json) -> Result<void> {
    std::map<std::string, double> values;
    if (auto done = weights("rates", values)(json); !done) return done;
    for (const auto& [currency, rate] : values) {
      Decimal exact;
      if (read_decimal(Json(rate).dump(), exact) != Read::ok)
        return bad_value("rates." + currency, "number");
      seal.rates[currency] = exact;
    }
    return {};
  };
}

Reader mappings(std::vector<FileMapping>& out) {
  return [&out](const Json& json) -> Result<void> {
    if (!json.is_array())
      return bad_value("mappings", "[{\"file\": …, \"column\": …, \"role\": …}]");
    for (const auto& item : json) {
      FileMapping mapping;
      mapping.file = "*";
      std::string role, table;
      const Keys keys = {{"file", text("mappings.file", mapping.file)},
                         {"column", text("mappings.column", mapping.column.column)},
                         {"role", text("mappings.role", role)},
                         {"table", text("mappings.table", table)}};
      if (auto done = read_object(item, "mappings", keys); !done) return done;
      const auto known = role_from_name(role);
      if (!known)
        return fail("map_role", {{"role", role}, {"nearest", nearest_name(role, role_names())}});
      mapping.column.role = *known;
      if (!table.empty()) {
        mapping.column.table = table_from_name(table);
        if (!mapping.column.table) return bad_value("mappings.table", "transactions | orders | …");
      }
      out.push_back(std::move(mapping));
    }
    return {};
  };
}

template <typename E>
Reader optional_choice(const std::string& key, std::optional<E>& out,
                       std::vector<std::pair<std::string, E>> values) {
  return [key, &out, values = std::move(values)](const Json& json) -> Result<void> {
    E chosen{};
    if (auto done = choice<E>(key, chosen, values)(json); !done) return done;
    out = chosen;
    return {};
  };
}

Reader optional_flag(const std::string& key, std::optional<bool>& out) {
  return [key, &out](const Json& json) -> Result<void> {
    if (!json.is_boolean()) return bad_value(key, "true | false");
    out = json.get<bool>();
    return {};
  };
}

Reader header_row(std::optional<std::uint32_t>& out) {
  return [&out](const Json& json) -> Result<void> {
    double row = 0;
    constexpr double kLastRow = 1'000;
    if (auto done = number("files.header", row, 0, kLastRow)(json); !done) return done;
    if (row != std::floor(row)) return bad_value("files.header", "0, 1, 2, …");
    out = static_cast<std::uint32_t>(row);
    return {};
  };
}

Reader file_forms(std::vector<FileForm>& out) {
  return [&out](const Json& json) -> Result<void> {
    if (!json.is_array())
      return bad_value(
          "files",
          "[{\"file\": …, \"encoding\": …, \"header\": …, \"date_order\": …, \"use\": …}]");
    std::vector<std::pair<std::string, Encoding>> encodings;
    for (const auto encoding :
         {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030})
      encodings.emplace_back(encoding_name(encoding), encoding);
    std::vector<std::pair<std::string, DateOrder>> orders;
    for (const auto order : {DateOrder::automatic, DateOrder::day_first, DateOrder::month_first})
      orders.emplace_back(date_order_name(order), order);
    for (const auto& item : json) {
      FileForm form;
      form.file = "*";
      const Keys keys = {
          {"file", text("files.file", form.file)},
          {"encoding", optional_choice("files.encoding", form.encoding, encodings)},
          {"header", header_row(form.header)},
          {"date_order", optional_choice("files.date_order", form.date_order, orders)},
          {"use", optional_flag("files.use", form.use)}};
      if (auto done = read_object(item, "files", keys); !done) return done;
      out.push_back(std::move(form));
    }
    return {};
  };
}

Reader report(ReportHead& head) {
  return [&head](const Json& json) -> Result<void> {
    const Keys keys = {{"company", text("report.company", head.company)},
                       {"goal", text("report.goal", head.goal)},
                       {"audience", text("report.audience", head.audience)},
                       {"notes", [&head](const Json& notes) -> Result<void> {
                          if (!notes.is_object())
                            return bad_value("report.notes", "{section: \"…\"}");
                          for (const auto& [section, note] : notes.items()) {
                            if (!note.is_string())
                              return bad_value("report.notes." + section, "\"…\"");
                            head.notes[section] = note.get<std::string>();
                          }
                          return {};
                        }}};
    return read_object(json, "report", keys);
  };
}

Reader id_pairs(const std::string& key, std::vector<IdPair>& out) {
  return [=, &out](const Json& json) -> Result<void> {
    const std::string expected = "[[\"id\", \"id\"], …]";
    if (!json.is_array()) return bad_value(key, expected);
    out.clear();
    for (const auto& pair : json) {
      if (!pair.is_array() || pair.size() != 2 || !pair[0].is_string() || !pair[1].is_string())
        return bad_value(key, expected);
      out.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return {};
  };
}

Reader duplicates(DuplicateOptions& out) {
  return [&out](const Json& json) -> Result<void> {
    const Keys keys = {{"mode", choice<DuplicateMode>("duplicates.mode", out.mode,
                                                      {
#define X(name) {#name, DuplicateMode::name},
                                                          CLIENTELE_DUPLICATE_MODES(X)
#undef X
                                                      })},
                       {"merge", id_pairs("duplicates.merge", out.merge)},
                       {"apart", id_pairs("duplicates.apart", out.apart)}};
    return read_object(json, "duplicates", keys);
  };
}

Result<Json> parse(std::string_view text) {
  if (text.empty()) return Json::object();
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded())
    return fail("settings_json", {{"reason", std::string(text.substr(0, 80))}});
  return json;
}

}  // namespace

std::vector<std::string> role_names() {
  std::vector<std::string> names;
  for (int i = 0; i <= static_cast<int>(Role::ignored); ++i)
    names.emplace_back(role_name(static_cast<Role>(i)));
  return names;
}

std::string language_named(std::string_view text) {
  const auto rest = text.substr(std::min<std::size_t>(2, text.size()));
  if (!rest.empty() && rest.front() != '-' && rest.front() != '_') return {};
  const auto begins = [&](char first, char second) {
    return text.size() >= 2 && (text[0] | 0x20) == first && (text[1] | 0x20) == second;
  };
  if (begins('z', 'h')) return "zh-CN";
  return begins('e', 'n') ? "en" : "";
}

Result<Day> parse_day(std::string_view text) {
  Moment moment;
  if (text.size() < 8 || read_moment(text, moment) != Read::ok || moment.ambiguous()) {
    return fail("date_syntax", {{"text", std::string(text)}});
  }
  return moment.day();
}

Result<Settings> parse_settings(std::string_view text_) {
  const auto json = parse(text_);
  if (!json) return tl::unexpected(json.error());
  Settings settings;
  const Keys keys = {
      {"files", file_forms(settings.files)},
      {"mappings", mappings(settings.mappings)},
      {"options",
       [&](const Json& value) {
         return read_object(value, "options", option_keys(settings.options));
       }},
      {"rules", rules(settings.seal)},
      {"rates", rates(settings.seal)},
      {"duplicates", duplicates(settings.seal.duplicates)},
      {"currency", text("currency", settings.seal.currency)},
      {"report", report(settings.head)},
      {"language", text("language", settings.head.language)},
  };
  if (auto done = read_object(*json, "", keys); !done) return tl::unexpected(done.error());
  settings.head.language = language_named(settings.head.language);
  if (settings.head.language.empty()) return bad_value("language", "zh-CN | en");
  return settings;
}

Result<Options> parse_options(std::string_view text_, Options base) {
  const auto json = parse(text_);
  if (!json) return tl::unexpected(json.error());
  if (auto done = read_object(*json, "options", option_keys(base)); !done)
    return tl::unexpected(done.error());
  return base;
}

}  // namespace clientele
