// The parts of a workbook that its sheets refer to: which sheets there are, what a style shows, and
// the texts that cells share.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "read/xlsx/cell_text.h"
#include "read/xlsx/xml_scanner.h"

namespace clientele::xlsx {

// Appends a cell as a field of comma-separated text. A line break becomes a blank: so every row of
// the sheet is one line, and the line's number is Excel's.
void append_field(std::string_view text, std::string& out);

// xl/workbook.xml
class WorkbookPart final : public XmlHandler {
 public:
  struct Sheet {
    std::string name, relation;
    bool hidden = false;
  };
  void on_open(std::string_view name, std::string_view attributes) override;
  void on_close(std::string_view) override {}
  void on_text(std::string_view) override {}
  const std::vector<Sheet>& sheets() const { return sheets_; }
  bool from_1904() const { return from_1904_; }

 private:
  std::vector<Sheet> sheets_;
  bool from_1904_ = false;
};

// xl/_rels/workbook.xml.rels: paths of the parts, as the container names them.
class RelationsPart final : public XmlHandler {
 public:
  struct Relation {
    std::string type;  // the last word of its address: "worksheet", "styles", "sharedStrings"
    std::string path;
  };
  void on_open(std::string_view name, std::string_view attributes) override;
  void on_close(std::string_view) override {}
  void on_text(std::string_view) override {}
  const std::map<std::string, Relation>& by_id() const { return by_id_; }
  std::string path_of(std::string_view type) const;  // empty where there is none

 private:
  std::map<std::string, Relation> by_id_;
};

// xl/styles.xml
class StylesPart final : public XmlHandler {
 public:
  void on_open(std::string_view name, std::string_view attributes) override;
  void on_close(std::string_view name) override;
  void on_text(std::string_view) override {}
  NumberForm form(std::size_t style) const {
    return style < forms_.size() ? forms_[style] : NumberForm::number;
  }

 private:
  bool in_cells_ = false;
  std::map<std::uint32_t, NumberForm> custom_;
  std::vector<NumberForm> forms_;  // by style
};

// xl/sharedStrings.xml, each as a field: what cells repeat is escaped once.
class StringsPart final : public XmlHandler {
 public:
  void on_open(std::string_view name, std::string_view attributes) override;
  void on_close(std::string_view name) override;
  void on_text(std::string_view text) override;
  std::size_t read_ahead(std::string_view xml, std::size_t& depth) override;
  std::optional<std::string_view> field(std::size_t index) const;
  // How many bytes there are from the field's first on, others' included.
  std::size_t readable(std::string_view field) const {
    return fields_.size() - static_cast<std::size_t>(field.data() - fields_.data());
  }
  bool too_many() const { return too_many_; }

 private:
  void keep(bool as_is);  // text_; as_is: a field as it stands

  bool in_text_ = false, phonetic_ = false, too_many_ = false;
  std::string text_, fields_;
  std::vector<std::size_t> ends_;
};

}  // namespace clientele::xlsx
