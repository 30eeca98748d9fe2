// One pass over tags and texts; only those that make tables are known.
#include "read/html/html_tables.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "read/xlsx/limits.h"
#include "read/xlsx/sheet_parts.h"

namespace clientele {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kManyCells = xlsx::kMaxRows;  // more than a sheet has, in either direction
constexpr std::size_t kFlush = std::size_t{1} << 20;

std::string lower(std::string_view text) { return ascii_lower(std::string(text)); }

// "ss:Row" is a row.
std::string tag_name(std::string_view inside) {
  inside = inside.substr(0, inside.find_first_of(" \t\r\n/"));
  if (const auto colon = inside.find(':'); colon != std::string_view::npos)
    inside.remove_prefix(colon + 1);
  return lower(inside);
}

// The raw value of an attribute, with or without quotes; empty where there is none.
std::string_view value_in(std::string_view tag, std::string_view name) {
  const auto blank = [](char c) { return kBlanks.find(c) != std::string_view::npos; };
  std::size_t at = 0;
  const auto skip = [&](auto while_true) {
    while (at < tag.size() && while_true(tag[at])) ++at;
    return at;
  };
  skip([&](char c) { return !blank(c); });  // the tag's name
  while (at < tag.size()) {
    const auto begin = skip(blank);
    const auto end = skip([&](char c) { return !blank(c) && c != '='; });
    skip(blank);
    if (at == tag.size() || tag[at] != '=') {
      if (at == begin) ++at;
      continue;
    }
    ++at;
    skip(blank);
    const char quote = at < tag.size() && (tag[at] == '"' || tag[at] == '\'') ? tag[at++] : '\0';
    const auto open = at;
    const auto close = skip([&](char c) { return quote != '\0' ? c != quote : !blank(c); });
    if (tag_name(tag.substr(begin, end - begin)) == name) return tag.substr(open, close - open);
    if (quote != '\0' && at < tag.size()) ++at;
  }
  return {};
}

std::size_t number_in(std::string_view tag, std::string_view name, std::size_t otherwise) {
  std::size_t value = 0;
  const auto text = value_in(tag, name);
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  return read.ec == std::errc() ? value : otherwise;
}

std::string text_in(std::string_view tag, std::string_view name) {
  std::string out;
  xlsx::append_unescaped(value_in(tag, name), out);
  return out;
}

// Entities resolved, runs of blanks as one, none at the ends.
std::string shown(std::string raw) {
  constexpr std::string_view kNoBreak = "\xC2\xA0", kNamed = "&nbsp;";
  for (auto at = raw.find(kNamed); at != std::string::npos; at = raw.find(kNamed, at))
    raw.replace(at, kNamed.size(), " ");
  std::string text, out;
  xlsx::append_unescaped(raw, text);
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool wide = std::string_view(text).substr(i).starts_with(kNoBreak);
    if (wide) ++i;
    if (wide || kBlanks.find(text[i]) != std::string_view::npos) {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += text[i];
  }
  return out;
}

class Tables {
 public:
  explicit Tables(xlsx::SheetSink& sink) : sink_(&sink) {}

  void on_text(std::string_view text) {
    if (!in_cell_ || in_comment_) return;
    cell_.append(text);
    if (cell_.size() > xlsx::kMaxCell) stop("workbook_cell");
  }
  void on_open(const std::string& name, std::string_view tag) {
    if (name == "worksheet") name_ = text_in(tag, "name");
    if (name == "comment") in_comment_ = true;
    if (name == "table") return open_table();
    if (depth_ != 1) return;
    if (name == "tr" || name == "row") {
      close_row();
      in_row_ = true;
    } else if (name == "td" || name == "th" || name == "cell") {
      open_cell(tag);
    } else if (name == "br" || name == "p" || name == "div") {
      on_text(" ");
    }
  }
  void on_close(const std::string& name) {
    if (name == "comment") in_comment_ = false;
    if (name == "table" && depth_ > 0) {
      if (depth_ == 1) close_row();
      --depth_;
    }
    if (depth_ != 1) return;
    if (name == "td" || name == "th" || name == "cell") close_cell();
    if (name == "tr" || name == "row") close_row();
  }
  void finish() {
    if (depth_ > 0) close_row();
    flush();
  }
  const char* error() const { return error_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  void open_table() {
    if (++depth_ != 1) return;
    flush();
    sink_->on_sheet(name_.empty() ? std::to_string(++unnamed_) : name_, false);
    name_.clear();
    below_.clear();
    rows_ = 0;
  }
  void open_cell(std::string_view tag) {
    close_cell();
    in_row_ = in_cell_ = true;
    cell_.clear();
    const std::size_t index = number_in(tag, "index", 0);
    while (fields_ + 1 < index && error_ == nullptr) next_field({});
    const auto span = [&](std::string_view html, std::string_view xml) -> std::size_t {
      const auto more = number_in(tag, xml, 0);
      return std::max<std::size_t>(number_in(tag, html, 1), more < kManyCells ? more + 1 : more);
    };
    width_ = std::max<std::size_t>(1, span("colspan", "mergeacross"));
    height_ = std::clamp<std::size_t>(span("rowspan", "mergedown"), 1, xlsx::kMaxRows);
    if (width_ > xlsx::kMaxColumns) stop("workbook_columns");
  }
  void close_cell() {
    if (!in_cell_) return;
    in_cell_ = false;
    skip_covered();
    for (std::size_t i = 0; i < width_ && error_ == nullptr; ++i) {
      next_field(i == 0 ? shown(cell_) : std::string());
      if (height_ > 1) below_[fields_ - 1] = height_;  // this row included
    }
  }
  // Cells of rows above reach into this one.
  void skip_covered() {
    while (fields_ < below_.size() && below_[fields_] > 0 && error_ == nullptr) next_field({});
  }
  void next_field(const std::string& text) {
    if (fields_ == xlsx::kMaxColumns) return stop("workbook_columns");
    if (fields_++ > 0) line_ += ',';
    xlsx::append_field(text, line_);
    if (below_.size() < fields_) below_.resize(fields_);
  }
  void close_row() {
    close_cell();
    if (!in_row_) return;
    in_row_ = false;
    skip_covered();
    if (++rows_ > xlsx::kMaxRows) return stop("workbook_rows");
    text_.append(line_) += '\n';
    line_.clear();
    fields_ = 0;
    for (auto& rows : below_) rows -= rows > 0 ? 1u : 0u;
    if (text_.size() >= kFlush) flush();
  }
  void flush() {
    bytes_ += text_.size();
    if (!text_.empty()) sink_->on_text(text_);
    text_.clear();
  }
  void stop(const char* kind) {
    if (error_ == nullptr) error_ = kind;
  }

  xlsx::SheetSink* sink_;
  const char* error_ = nullptr;
  std::size_t depth_ = 0, unnamed_ = 0;  // of tables in tables; tables without a name so far
  bool in_row_ = false, in_cell_ = false, in_comment_ = false;
  std::size_t fields_ = 0, rows_ = 0, width_ = 1, height_ = 1;
  std::vector<std::size_t> below_;  // by column: rows that a cell above still covers
  std::string name_, cell_, line_, text_;
  std::uint64_t bytes_ = 0;
};

std::size_t past(std::string_view page, std::string_view end, std::size_t from) {
  const auto at = page.find(end, from);
  return at == std::string_view::npos ? page.size() : at + end.size();
}

// Behind the element's end, whatever stands in it.
std::size_t past_element(std::string_view page, const std::string& name, std::size_t from) {
  for (auto at = page.find("</", from); at != std::string_view::npos;
       at = page.find("</", at + 2)) {
    if (lower(page.substr(at + 2, name.size())) == name) return past(page, ">", at);
  }
  return page.size();
}

}  // namespace

bool is_html(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const auto first = head.find_first_not_of(kBlanks);
  if (first == std::string_view::npos || head[first] != '<') return false;
  const std::string begin = lower(head.substr(first, 4096));
  for (const std::string_view tag :
       {"<!doctype html", "<html", "<table", "<meta", "<head", "<style"})
    if (begin.starts_with(tag)) return true;
  // Excel's XML of 2003.
  return begin.starts_with("<?xml") &&
         begin.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string::npos;
}

Result<void> read_html_tables(std::string_view page, xlsx::SheetSink& sink) {
  Tables tables(sink);
  for (std::size_t at = 0; at < page.size() && tables.error() == nullptr;) {
    const auto open = std::min(page.find('<', at), page.size());
    tables.on_text(page.substr(at, open - at));
    const auto rest = page.substr(open);
    if (rest.starts_with("<!--")) {
      at = past(page, "-->", open + 4);
      continue;
    }
    at = past(page, ">", open);
    if (rest.size() < 2) break;
    const bool closing = rest[1] == '/';
    const auto inside = page.substr(open + 1, at - open - 1);
    const auto tag = inside.substr(0, inside.find_last_not_of("/>") + 1);
    const std::string name = tag_name(closing && !tag.empty() ? tag.substr(1) : tag);
    if (closing) {
      tables.on_close(name);
    } else if (name == "script" || name == "style") {
      at = past_element(page, name, at);
    } else {
      tables.on_open(name, tag);
      if (inside.ends_with("/>")) tables.on_close(name);
    }
    if (tables.bytes() > xlsx::kGrowthFloor && tables.bytes() / xlsx::kMaxGrowth > page.size())
      return fail("workbook_size");
  }
  if (tables.error() != nullptr) return fail(tables.error());
  tables.finish();
  return {};
}

}  // namespace clientele
