#include "report/html_plain.h"

#include "report/html_chart.h"
#include "report/html_text.h"

namespace clientele {
namespace {

using html::Json;

constexpr std::size_t kMostRows = 60;  // of a table; the JSON has all

constexpr std::string_view kStyle = R"(
:root{--ink:#1c2430;--soft:#5b6675;--rule:#dfe4ea;--accent:#0b5c8a;--good:#1f7a4d;--bad:#b3362c}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:16px/1.6 "Noto Sans CJK SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1.5rem 4rem}
input.lang{position:absolute;opacity:0}
.switch{text-align:right;font-size:.85rem;color:var(--soft)}
.switch label{cursor:pointer;margin-left:1rem;text-decoration:underline}
#show-zh:checked~main .en,#show-en:checked~main .zh{display:none}
h1{font-size:2rem;line-height:1.25;margin:.5rem 0}
h2{font-size:1rem;color:var(--accent);margin:3rem 0 .25rem;border-top:2px solid var(--accent);padding-top:.75rem}
h3{font-size:1.05rem;margin:1.75rem 0 .25rem}
.lead{font-size:1.25rem;line-height:1.5;margin:.25rem 0 1rem;font-weight:600}
.about,.takeaway,.small{color:var(--soft);margin:.25rem 0}
.small{font-size:.85rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1rem;margin:1rem 0;padding:0}
.cards div{border:1px solid var(--rule);border-radius:.4rem;padding:.75rem 1rem}
.cards dt{color:var(--soft);font-size:.85rem}
.cards dd{margin:0;font-size:1.5rem;font-weight:600}
.cards dd.change{font-size:.8rem;font-weight:400;color:var(--soft)}
ol.findings li{margin:.5rem 0}
li.good::marker{color:var(--good)}li.bad::marker{color:var(--bad)}
table{border-collapse:collapse;width:100%;font-size:.85rem;margin:.75rem 0}
th,td{padding:.3rem .6rem;border-bottom:1px solid var(--rule);text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{color:var(--soft);font-weight:600}
.num{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.bars{display:grid;grid-template-columns:minmax(6rem,14rem) 1fr auto;gap:.25rem .75rem;align-items:center;font-size:.85rem;margin:.75rem 0}
.bars svg{width:100%;height:.8rem}.bars .label{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.bar{fill:var(--accent)}.fall{fill:var(--bad)}
.chart{width:100%;height:auto}.line{fill:none;stroke:var(--accent);stroke-width:2}.axis{stroke:var(--rule)}
.scale,.ends{margin:0;font-size:.8rem;color:var(--soft)}.ends{display:flex;justify-content:space-between}
.note{border-left:3px solid var(--rule);padding:.25rem 1rem;margin:1rem 0;color:var(--soft)}
.action dl{display:grid;grid-template-columns:7rem 1fr;gap:.1rem 1rem;margin:.25rem 0 1.25rem;font-size:.9rem}
.action dt{color:var(--soft)}.action dd{margin:0}
@media print{@page{size:A4;margin:16mm}.switch{display:none}main{padding:0;max-width:none}h2,h3{break-after:avoid}
.bars,.lines,.cards div,.action,tr{break-inside:avoid}thead{display:table-header-group}}
)";

std::string tag(const std::string& name, const std::string& content,
                const std::string& style = {}) {
  return "<" + name + (style.empty() ? "" : " class=\"" + style + "\"") + ">" + content + "</" +
         name + ">\n";
}

bool is_number(Unit unit) {
  return unit != Unit::label && unit != Unit::date && unit != Unit::month;
}

std::string table(const Json& table) {
  const Json& columns = table.at("columns");
  std::string head, body;
  for (const auto& column : columns) {
    head += tag("th", html::text(column.at("label")),
                is_number(html::unit_of(column.at("unit"))) ? "num" : "");
  }
  std::size_t shown = 0;
  for (const auto& row : table.at("rows")) {
    if (shown++ == kMostRows) break;
    std::string cells;
    for (std::size_t i = 0; i < row.size() && i < columns.size(); ++i) {
      const Unit unit = html::unit_of(columns[i].at("unit"));
      cells += tag("td", html::cell(row[i], unit), is_number(unit) ? "num" : "");
    }
    body += tag("tr", cells);
  }
  std::string out = tag("table", tag("thead", tag("tr", head)) + tag("tbody", body));
  const std::size_t rows = table.at("rows").size();
  if (rows > kMostRows) {
    out += tag("p",
               html::message("html.more_rows",
                             {{"n", Number{static_cast<double>(rows - kMostRows), Unit::count}}}),
               "small");
  }
  return out;
}

std::string block(const Json& block) {
  std::string out = tag("h3", html::text(block.at("title")));
  if (block.contains("takeaway")) out += tag("p", html::text(block.at("takeaway")), "takeaway");
  out += html::chart(block);
  if (block.contains("table")) out += table(block.at("table"));
  if (block.contains("texts")) {
    for (const auto& text : block.at("texts"))
      out += tag(block.at("kind") == "quotes" ? "blockquote" : "p", html::text(text), "note");
  }
  return out;
}

class Writer {
 public:
  explicit Writer(const Json& report) : report_(report) {}

  std::string body() {
    std::string out = head() + summary();
    for (const auto& section : report_.at("sections")) out += section_html(section);
    return out + actions() + quality() + methods();
  }

 private:
  std::string head() {
    const Json& meta = report_.at("meta");
    std::string out = tag("h1", html::text(meta.at("title")));
    std::string about;
    if (meta.contains("period")) {
      about += html::message("report.period",
                             {{"first", meta.at("period").at("first").get<std::string>()},
                              {"last", meta.at("period").at("last").get<std::string>()}});
    }
    for (const auto& filter : meta.at("filters")) {
      about += " · " + html::text(filter.at("label")) + " = " +
               html::escape(filter.at("value").get<std::string>());
    }
    const auto currency = meta.at("currency").get<std::string>();
    if (!currency.empty()) about += " · " + html::escape(currency);
    return out + tag("p", about, "about");
  }

  std::string card(const std::string& id, const std::string& change = {}) {
    if (!report_.at("figures").contains(id)) return {};
    const Json& figure = report_.at("figures").at(id);
    const Unit unit = html::unit_of(figure.at("unit"));
    const std::string label =
        figure.contains("label") ? html::text(figure.at("label")) : html::escape(id);
    return tag("div", tag("dt", label) +
                          tag("dd", html::short_number(figure.at("value").get<double>(), unit)) +
                          (change.empty() ? "" : tag("dd", change, "change")));
  }

  static std::string change_of(const Json& key_figure, const std::string& period) {
    if (!key_figure.contains(period)) return {};
    const double value = key_figure.at(period).at("value").get<double>();
    const Unit unit = html::unit_of(key_figure.at(period).at("unit"));
    const auto in = [&](Language language) {
      return render({"terminal." + period,
                     {{"change", (value > 0 ? "+" : "") + format_number(value, unit, language)}}},
                    language);
    };
    return html::text({{"zh-CN", in(Language::zh)}, {"en", in(Language::en)}});
  }

  static std::string recent_of(const Json& key_figure) {
    if (!key_figure.contains("recent")) return {};
    const Json& recent = key_figure.at("recent");
    const auto in = [&](Language language) {
      return render({"terminal.recent",
                     {{"label", recent.at("label").at(language_code(language)).get<std::string>()},
                      {"value", format_number(recent.at("value").get<double>(),
                                              html::unit_of(recent.at("unit")), language)}}},
                    language);
    };
    return html::text({{"zh-CN", in(Language::zh)}, {"en", in(Language::en)}});
  }

  std::string note(const std::string& section) const {
    const Json& notes = report_.at("meta").at("notes");
    if (!notes.contains(section)) return {};
    return tag(
        "div",
        html::message("html.analyst") + " " + html::escape(notes.at(section).get<std::string>()),
        "note");
  }

  std::string summary() {
    const Json& summary = report_.at("summary");
    std::string out = tag("h2", html::message("summary.title")) +
                      tag("p", html::text(summary.at("text")), "lead") + note("summary");
    std::string cards;
    bool incomplete = false;
    for (const auto& key : summary.at("key_figures")) {
      std::string change = recent_of(key);
      for (const char* period : {"previous", "last_year"}) {
        const auto part = change_of(key, period);
        change += (change.empty() || part.empty() ? "" : "<br>") + part;
      }
      incomplete = incomplete || (!change.empty() && key.contains("incomplete"));
      cards += card(key.at("figure").get<std::string>(), change);
    }
    if (!cards.empty()) out += tag("dl", cards, "cards");
    if (incomplete) out += tag("p", html::message("terminal.incomplete"), "small");
    std::string items;
    for (const auto& finding : summary.at("findings")) {
      items += tag("li", html::text(finding.at("text")), finding.at("tone").get<std::string>());
    }
    if (!items.empty())
      out += tag("h3", html::message("terminal.findings")) + tag("ol", items, "findings");
    return tag("section", out);
  }

  std::string section_html(const Json& section) {
    std::string out = tag("h2", html::text(section.at("title")));
    if (section.contains("conclusion"))
      out += tag("p", html::text(section.at("conclusion")), "lead");
    out += note(section.at("id").get<std::string>());
    std::string cards;
    for (const auto& id : section.at("figures")) cards += card(id.get<std::string>());
    if (!cards.empty()) out += tag("dl", cards, "cards");
    for (const auto& part : section.at("blocks")) out += block(part);
    for (const auto& missing : section.at("missing")) out += tag("p", html::text(missing), "note");
    return tag("section", out);
  }

  std::string actions() {
    if (report_.at("recommendations").empty()) return {};
    std::string out = tag("h2", html::message("actions.title")) + note("actions");
    for (const auto& action : report_.at("recommendations")) {
      std::string rows;
      for (const char* part : {"trigger", "owner", "horizon", "effect", "measure"}) {
        rows += tag("dt", html::message(std::string("actions.") + part)) +
                tag("dd", html::text(action.at(part)));
      }
      out += tag("div", tag("h3", html::text(action.at("action"))) + tag("dl", rows), "action");
    }
    return tag("section", out);
  }

  std::string quality() {
    std::string rows;
    const Json& files = report_.at("meta").at("files");
    for (const auto& file : files) {
      rows += tag(
          "tr",
          tag("td", html::escape(file.at("name").get<std::string>())) +
              tag("td", html::full_number(file.at("rows").get<double>(), Unit::count), "num") +
              tag("td", html::full_number(file.at("rows_used").get<double>(), Unit::count), "num") +
              tag("td", html::full_number(file.at("rows_set_aside").get<double>(), Unit::count),
                  "num") +
              tag("td", html::escape(file.at("hash").get<std::string>())));
    }
    std::string head;
    for (const char* key :
         {"common.file", "html.rows", "html.rows_used", "html.rows_set_aside", "html.hash"})
      head += tag("th", html::message(key));
    return tag("section", tag("h2", html::message("html.files")) +
                              tag("table", tag("thead", tag("tr", head)) + tag("tbody", rows)));
  }

  std::string methods() {
    std::string out = tag("h2", html::message("html.methods"));
    for (const auto& method : report_.at("methods")) {
      const auto source = method.at("source").get<std::string>();
      out += tag("p",
                 html::text(method.at("text")) +
                     (source.empty() ? "" : " <cite>" + html::escape(source) + "</cite>"),
                 "small");
    }
    return tag("section", out);
  }

  const Json& report_;
};

}  // namespace

std::string plain_html(std::string_view report_json, Language language) {
  const Json report = Json::parse(report_json, nullptr, false);
  if (!report.is_object() || !report.contains("summary") || !report.contains("meta")) return {};
  const std::string code(language_code(language));
  const std::string title = html::escape(report.at("meta").at("title").at(code).get<std::string>());
  const auto radio = [&](const char* id, Language shown) {
    return std::string("<input class=\"lang\" type=\"radio\" name=\"lang\" id=\"") + id + "\"" +
           (shown == language ? " checked" : "") + ">\n";
  };
  return "<!doctype html>\n<html lang=\"" + code + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
         "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
         "'unsafe-inline'\">\n" +
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
         title + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n" +
         radio("show-zh", Language::zh) + radio("show-en", Language::en) +
         "<main>\n<p class=\"switch\"><label for=\"show-zh\">中文</label><label "
         "for=\"show-en\">English</label></p>\n" +
         Writer(report).body() + "</main>\n</body>\n</html>\n";
}

}  // namespace clientele
