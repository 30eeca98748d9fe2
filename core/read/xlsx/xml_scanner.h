// XML as workbooks use it, in pieces cut anywhere: elements, attributes, text. Not a general
// parser: UTF-8 only, and a DOCTYPE (the only way to declare entities) is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace clientele::xlsx {

// Names come without their prefix ("x:row" is "row"). Text comes in pieces, entities resolved.
// Views are valid during the call only.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  virtual void on_open(std::string_view name, std::string_view attributes) = 0;
  virtual void on_close(std::string_view name) = 0;
  virtual void on_text(std::string_view text) = 0;
  // Asked at every tag, with all that is there from it on: how many bytes the handler took itself,
  // whole tags, as if each had been told. `depth`: of open elements; kept by what takes.
  virtual std::size_t read_ahead(std::string_view, std::size_t& /*depth*/) { return 0; }
};

class XmlScanner {
 public:
  // Whether handlers may read ahead: what they are told is the same. Tests compare both.
  enum class Way : std::uint8_t { fast, scanner_only };
  explicit XmlScanner(XmlHandler& handler, Way way = Way::fast) : handler_(&handler), way_(way) {}
  // Errors: workbook_damaged, workbook_xml (depth, size of a tag), workbook_entities. After one,
  // nothing more is read.
  Result<void> feed(std::string_view bytes);
  // The end of the document: workbook_damaged where an element is still open.
  Result<void> finish();

 private:
  std::size_t scan(std::string_view input);  // bytes used up
  void markup(std::string_view inside);
  void open_tag(std::string_view inside);
  void close_tag(std::string_view inside);
  void text(std::string_view raw);
  // Told by what was fed, not by each of the millions of tags.
  void stop(const char* kind) {
    if (error_ == nullptr) error_ = kind;
  }
  Result<void> state() const;

  XmlHandler* handler_;
  Way way_;
  std::string pending_;  // a token that is not complete
  const char* error_ = nullptr;
  std::size_t depth_ = 0;
  bool begun_ = false, any_ = false;
};

// What a tag says, one attribute after the other, values raw:
//   for (Attributes each(attributes); each.next();) if (each.name() == "r") …each.value()…
class Attributes {
 public:
  explicit Attributes(std::string_view attributes) : rest_(attributes) {}
  // False at the end, and where what follows is no attribute.
  bool next();
  std::string_view name() const { return name_; }  // with its prefix
  std::string_view value() const { return value_; }

 private:
  std::string_view rest_, name_, value_;
};

// The raw value of an attribute ("r", or with prefix "r:id"); empty where there is none.
std::string_view attribute(std::string_view attributes, std::string_view name);
// The value with its entities resolved.
std::string attribute_text(std::string_view attributes, std::string_view name);
// Appends `raw` with the five named and all numeric entities resolved; others stay as they are.
void append_unescaped(std::string_view raw, std::string& out);
// Excel's own escape: _x000D_ is the character U+000D. Changes nothing else. The answer is `text`
// where there is none in it, else a view of `room`.
std::string_view unescape_excel(std::string_view text, std::string& room);

}  // namespace clientele::xlsx
