// Small parts: read whole, kept until the last sheet is read.
#include "read/xlsx/sheet_parts.h"

#include <algorithm>
#include <charconv>

#include "read/xlsx/limits.h"
#include "read/xlsx/plain_cell.h"

namespace clientele::xlsx {
namespace {

std::uint32_t number_of(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string_view last_word(std::string_view address) {
  return address.substr(address.rfind('/') + 1);
}

// A target is relative to xl/, or begins with '/'.
std::string container_path(std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  if (target.starts_with("../")) return std::string(target.substr(3));
  if (target.starts_with("./")) target.remove_prefix(2);
  return "xl/" + std::string(target);
}

}  // namespace

void append_field(std::string_view text, std::string& out) {
  const auto divides = [](char c) { return c == '"' || c == ',' || c == '\r' || c == '\n'; };
  if (std::none_of(text.begin(), text.end(), divides)) {
    out.append(text);
    return;
  }
  out += '"';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '"') out += '"';
    out += c == '\r' || c == '\n' ? ' ' : c;
  }
  out += '"';
}

void WorkbookPart::on_open(std::string_view name, std::string_view attributes) {
  if (name == "workbookPr") {
    const auto value = attribute(attributes, "date1904");
    from_1904_ = value == "1" || value == "true";
  } else if (name == "sheet" && sheets_.size() <= kMaxSheets) {
    const auto state = attribute(attributes, "state");
    sheets_.push_back({attribute_text(attributes, "name"), attribute_text(attributes, "r:id"),
                       state == "hidden" || state == "veryHidden"});
  }
}

void RelationsPart::on_open(std::string_view name, std::string_view attributes) {
  if (name != "Relationship") return;
  by_id_.emplace(attribute_text(attributes, "Id"),
                 Relation{std::string(last_word(attribute(attributes, "Type"))),
                          container_path(attribute_text(attributes, "Target"))});
}

std::string RelationsPart::path_of(std::string_view type) const {
  const auto found = std::find_if(by_id_.begin(), by_id_.end(),
                                  [&](const auto& entry) { return entry.second.type == type; });
  return found == by_id_.end() ? std::string() : found->second.path;
}

void StylesPart::on_open(std::string_view name, std::string_view attributes) {
  if (name == "numFmt") {
    custom_[number_of(attribute(attributes, "numFmtId"))] =
        custom_form(attribute_text(attributes, "formatCode"));
  } else if (name == "cellXfs") {
    in_cells_ = true;
  } else if (name == "xf" && in_cells_) {
    const auto id = number_of(attribute(attributes, "numFmtId"));
    const auto found = custom_.find(id);
    forms_.push_back(found != custom_.end() ? found->second : builtin_form(id));
  }
}

void StylesPart::on_close(std::string_view name) {
  if (name == "cellXfs") in_cells_ = false;
}

void StringsPart::on_open(std::string_view name, std::string_view) {
  if (name == "si") text_.clear();
  if (name == "rPh") phonetic_ = true;
  if (name == "t") in_text_ = !phonetic_;
}

void StringsPart::on_close(std::string_view name) {
  if (name == "t") in_text_ = false;
  if (name == "rPh") phonetic_ = false;
  if (name == "si" && !too_many_) keep(false);
}

void StringsPart::keep(bool as_is) {
  std::string room;
  if (as_is)
    fields_.append(text_);
  else
    append_field(unescape_excel(text_, room), fields_);
  ends_.push_back(fields_.size());
  too_many_ = ends_.size() > kMaxStrings || fields_.size() > kMaxStringBytes;
}

void StringsPart::on_text(std::string_view text) {
  if (!in_text_ || too_many_) return;
  text_.append(text);
  too_many_ = text_.size() > kMaxCell;
}

std::size_t StringsPart::read_ahead(std::string_view xml, std::size_t& depth) {
  if (in_text_ || phonetic_ || depth == 0 || depth + kPlainDepth > kMaxDepth) return 0;
  std::size_t taken = 0;
  PlainCell one;
  while (!too_many_) {
    const auto size = scan_plain_string(xml.substr(taken), one);
    if (size == 0) break;
    text_.clear();
    if (one.as_is)
      text_.append(one.value);
    else
      append_unescaped(one.value, text_);
    keep(one.as_is);
    taken += size;
  }
  return taken;
}

std::optional<std::string_view> StringsPart::field(std::size_t index) const {
  if (index >= ends_.size()) return std::nullopt;
  const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
  return std::string_view(fields_).substr(begin, ends_[index] - begin);
}

}  // namespace clientele::xlsx
