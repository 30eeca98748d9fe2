#include "report/terminal.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "base/utf8.h"

namespace clientele {
namespace {

using Json = nlohmann::json;

// The ranges that matter of Unicode's East Asian Width W and F.
bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
         (c >= 0x20000 && c <= 0x3FFFD);
}
bool is_zero_width(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
}
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029;
}
std::size_t columns_of(char32_t c) {
  return is_control(c) || is_zero_width(c) ? 0 : is_wide(c) ? 2 : 1;
}

// Punctuation that does not begin a line.
bool closes(std::string_view character) {
  static constexpr std::string_view kClosing[] = {"，", "。", "；", "：", "、", "）",
                                                  "”",  "！", "？", "％", "》"};
  return std::find(std::begin(kClosing), std::end(kClosing), character) != std::end(kClosing);
}

// A piece that is not broken: a word with the blank before it, or one wide character.
struct Piece {
  std::string text;
  std::size_t width = 0;
  bool blank_before = false;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  bool blank = false, joins = false;
  while (!text.empty()) {
    const auto character = first_utf8(text);
    const auto bytes = text.substr(0, character.bytes);
    text.remove_prefix(character.bytes);
    if (character.point == ' ' || is_control(character.point)) {
      blank = true;
      joins = false;
      continue;
    }
    // Direction marks of data would turn the line around.
    if (is_zero_width(character.point) && character.point >= 0x200E) continue;
    const bool wide = is_wide(character.point);
    if (pieces.empty() || blank || !((!wide && joins) || (closes(bytes) && !pieces.empty()))) {
      pieces.push_back({{}, 0, blank && !pieces.empty()});
    }
    pieces.back().text += bytes;
    pieces.back().width += columns_of(character.point);
    joins = !wide;
    blank = false;
  }
  return pieces;
}

class Page {
 public:
  explicit Page(std::size_t width) : width_(std::max<std::size_t>(width, 20)) {}

  // `first` stands before the first line; the others are indented to its width.
  void paragraph(std::string_view first, std::string_view text) {
    const std::size_t indent = display_width(first);
    std::string line(first);
    std::size_t used = indent;
    for (const auto& piece : pieces_of(text)) {
      const std::size_t needed = piece.width + (piece.blank_before ? 1 : 0);
      if (used + needed > width_ && used > indent) {
        end(line);
        line.assign(indent, ' ');
        used = indent;
      } else if (piece.blank_before && used > indent) {
        line += ' ';
        ++used;
      }
      line += piece.text;
      used += piece.width;
    }
    end(line);
  }
  void line(const std::string& text) { end(text); }
  void gap() { out_ += '\n'; }
  std::string take() { return std::move(out_); }

 private:
  void end(std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out_ += line + '\n';
  }
  std::size_t width_;
  std::string out_;
};

std::string padded(std::string text, std::size_t width) {
  const std::size_t used = display_width(text);
  if (used < width) text.append(width - used, ' ');
  return text;
}
std::string padded_left(const std::string& text, std::size_t width) {
  const std::size_t used = display_width(text);
  return used < width ? std::string(width - used, ' ') + text : text;
}

std::string say(const char* key, Language language) { return render({key, {}}, language); }

class Writer {
 public:
  Writer(const Json& report, Language language, std::size_t width)
      : report_(report), language_(language), code_(language_code(language)), page_(width) {}

  std::string write() {
    const Json& summary = report_.at("summary");
    head();
    const auto conclusion = text(summary.at("text"));
    if (!conclusion.empty()) {
      page_.gap();
      page_.paragraph("", conclusion);
    }
    key_figures(summary);
    findings(summary);
    actions(summary);
    data();
    return page_.take();
  }

 private:
  std::string text(const Json& text) const { return text.at(code_).get<std::string>(); }

  void head() {
    const Json& meta = report_.at("meta");
    page_.paragraph("", text(meta.at("title")));
    std::string line;
    const auto add = [&](const std::string& part) { line += (line.empty() ? "" : " · ") + part; };
    if (meta.contains("period")) {
      add(render({"report.period",
                  {{"first", meta.at("period").at("first").get<std::string>()},
                   {"last", meta.at("period").at("last").get<std::string>()}}},
                 language_));
    }
    for (const auto& filter : meta.at("filters")) {
      add(text(filter.at("label")) + " = " + filter.at("value").get<std::string>());
    }
    const auto currency = meta.at("currency").get<std::string>();
    if (!currency.empty()) add(currency);
    if (!line.empty()) page_.paragraph("", line);
  }

  std::string recent(const Json& key_figure) const {
    if (!key_figure.contains("recent")) return {};
    const Json& recent = key_figure.at("recent");
    const Unit unit = unit_from(recent.at("unit").get<std::string>());
    return render({"terminal.recent",
                   {{"label", text(recent.at("label"))},
                    {"value", format_number(recent.at("value").get<double>(), unit, language_)}}},
                  language_);
  }

  std::string change(const Json& key_figure, const std::string& period) const {
    if (!key_figure.contains(period)) return {};
    const Json& change = key_figure.at(period);
    const double value = change.at("value").get<double>();
    const Unit unit = unit_from(change.at("unit").get<std::string>());
    return render({"terminal." + period,
                   {{"change", (value > 0 ? "+" : "") + format_number(value, unit, language_)}}},
                  language_);
  }

  void key_figures(const Json& summary) {
    struct Row {
      std::string label, value, change;
    };
    std::vector<Row> rows;
    std::size_t label_width = 0, value_width = 0;
    bool incomplete = false;
    for (const auto& key : summary.at("key_figures")) {
      const Json& figure = report_.at("figures").at(key.at("figure").get<std::string>());
      const Unit unit = unit_from(figure.at("unit").get<std::string>());
      Row row;
      row.label = text(key.at("label"));
      row.value = format_number(figure.at("value").get<double>(), unit, language_);
      row.change = recent(key);
      for (const char* period : {"previous", "last_year"}) {
        const auto part = change(key, period);
        if (!part.empty()) row.change += (row.change.empty() ? "" : " · ") + part;
      }
      incomplete = incomplete || (!row.change.empty() && key.contains("incomplete"));
      label_width = std::max(label_width, display_width(row.label));
      value_width = std::max(value_width, display_width(row.value));
      rows.push_back(std::move(row));
    }
    if (!rows.empty()) page_.gap();
    for (const auto& row : rows) {
      page_.paragraph("  " + padded(row.label, label_width) + "  " +
                          padded_left(row.value, value_width) + "   ",
                      row.change);
    }
    if (incomplete) page_.paragraph("  ", say("terminal.incomplete", language_));
  }

  static Unit unit_from(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(Unit::p_value); ++i) {
      if (unit_name(static_cast<Unit>(i)) == name) return static_cast<Unit>(i);
    }
    return Unit::number;
  }

  void findings(const Json& summary) {
    if (!summary.contains("findings") || summary.at("findings").empty()) return;
    page_.gap();
    page_.line(say("terminal.findings", language_));
    int number = 0;
    for (const auto& finding : summary.at("findings")) {
      const auto tone = finding.at("tone").get<std::string>();
      const std::string mark = tone == "good" ? "+" : tone == "bad" ? "!" : "-";
      page_.paragraph("  " + std::to_string(++number) + ". " + mark + " ",
                      text(finding.at("text")));
    }
  }

  void actions(const Json& summary) {
    if (!summary.contains("actions") || summary.at("actions").empty()) return;
    page_.gap();
    page_.line(say("terminal.actions", language_));
    int number = 0;
    for (const auto& id : summary.at("actions")) {
      for (const auto& action : report_.at("recommendations")) {
        if (action.at("id") != id) continue;
        page_.paragraph("  " + std::to_string(++number) + ". ",
                        render({"terminal.action",
                                {{"action", text(action.at("action"))},
                                 {"owner", text(action.at("owner"))},
                                 {"horizon", text(action.at("horizon"))}}},
                               language_));
        page_.paragraph("     ", text(action.at("trigger")));
      }
    }
  }

  // The weakest thing about the files.
  void data() {
    for (const auto& section : report_.at("sections")) {
      for (const auto& block : section.at("blocks")) {
        if (block.at("id") != "data.quality" || !block.contains("takeaway")) continue;
        page_.gap();
        page_.line(say("data.quality", language_));
        page_.paragraph("  ", text(block.at("takeaway")));
      }
    }
  }

  const Json& report_;
  Language language_;
  std::string code_;
  Page page_;
};

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const auto character = first_utf8(text);
    width += columns_of(character.point);
    text.remove_prefix(character.bytes);
  }
  return width;
}

std::string terminal_summary(std::string_view report_json, Language language, std::size_t width) {
  const Json report = Json::parse(report_json, nullptr, false);
  if (!report.is_object() || !report.contains("summary") || !report.contains("meta")) return {};
  return Writer(report, language, width).write();
}

}  // namespace clientele
