// Workbooks for tests, in memory: parts given as XML, stored without packing unless the host can,
// so that none is needed to read them.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/bytes.h"
#include "read/xlsx/crc32.h"
#include "read/xlsx/workbook_reader.h"

namespace clientele::test {

struct Part {
  std::string path, content;
};

// `pack`: raw deflate, where the host has it; else entries are stored.
inline std::string zip_of(const std::vector<Part>& parts,
                          std::string (*pack)(const std::string&) = nullptr) {
  ByteWriter out, directory;
  for (const auto& part : parts) {
    const auto header = static_cast<std::uint32_t>(out.size());
    const std::string content = pack == nullptr ? part.content : pack(part.content);
    ByteWriter common;  // fields that both headers have
    common.put<std::uint16_t>(20);
    common.put<std::uint16_t>(0);  // flags
    common.put<std::uint16_t>(pack == nullptr ? 0 : 8);
    common.put<std::uint32_t>(33);  // 1980-01-01
    common.put<std::uint32_t>(xlsx::crc32(0, part.content));
    common.put<std::uint32_t>(static_cast<std::uint32_t>(content.size()));
    common.put<std::uint32_t>(static_cast<std::uint32_t>(part.content.size()));
    common.put<std::uint16_t>(static_cast<std::uint16_t>(part.path.size()));
    common.put<std::uint16_t>(0);  // extra
    const std::string fields = common.take();
    out.put<std::uint32_t>(0x04034b50);
    out.raw(fields.data(), fields.size());
    out.raw(part.path.data(), part.path.size());
    out.raw(content.data(), content.size());
    directory.put<std::uint32_t>(0x02014b50);
    directory.put<std::uint16_t>(20);
    directory.raw(fields.data(), fields.size());
    directory.put<std::uint16_t>(0);  // comment
    directory.put<std::uint16_t>(0);  // disk
    directory.put<std::uint16_t>(0);
    directory.put<std::uint32_t>(0);
    directory.put<std::uint32_t>(header);
    directory.raw(part.path.data(), part.path.size());
  }
  const auto offset = static_cast<std::uint32_t>(out.size());
  const std::string entries = directory.take();
  const auto count = static_cast<std::uint16_t>(parts.size());
  out.raw(entries.data(), entries.size());
  out.put<std::uint32_t>(0x06054b50);
  out.put<std::uint32_t>(0);  // disks
  out.put<std::uint16_t>(count);
  out.put<std::uint16_t>(count);
  out.put<std::uint32_t>(static_cast<std::uint32_t>(entries.size()));
  out.put<std::uint32_t>(offset);
  out.put<std::uint16_t>(0);
  return out.take();
}

struct SheetPart {
  std::string name, rows;  // rows: what stands in <sheetData>
  std::string state = "visible";
};

struct WorkbookParts {
  std::vector<SheetPart> sheets;
  std::vector<std::string> strings;  // what stands in each <si>
  std::string formats;               // <numFmt .../>…
  std::vector<int> styles = {0};     // the number format of each style
  bool from_1904 = false;
};

inline std::vector<Part> parts_of(const WorkbookParts& book) {
  std::string sheets, relations, strings, styles;
  std::vector<Part> parts;
  for (std::size_t i = 0; i < book.sheets.size(); ++i) {
    const auto& sheet = book.sheets[i];
    const auto id = std::to_string(i + 1);
    sheets += "<sheet name=\"" + sheet.name + "\" sheetId=\"" + id + "\" state=\"" + sheet.state +
              "\" r:id=\"rId" + id + "\"/>";
    relations += "<Relationship Id=\"rId" + id + "\" Type=\"http://x/worksheet\" Target=\"sheet" +
                 id + ".xml\"/>";
    parts.push_back({"xl/sheet" + id + ".xml", "<?xml version=\"1.0\"?><worksheet><sheetData>" +
                                                   sheet.rows + "</sheetData></worksheet>"});
  }
  for (const auto& text : book.strings) strings += "<si>" + text + "</si>";
  for (const int format : book.styles)
    styles += "<xf numFmtId=\"" + std::to_string(format) + "\" fontId=\"0\"/>";
  relations +=
      "<Relationship Id=\"s\" Type=\"http://x/sharedStrings\" Target=\"/xl/s.xml\"/>"
      "<Relationship Id=\"t\" Type=\"http://x/styles\" Target=\"./t.xml\"/>";
  parts.push_back({"xl/workbook.xml", std::string("<workbook><workbookPr date1904=\"") +
                                          (book.from_1904 ? "1" : "0") + "\"/><sheets>" + sheets +
                                          "</sheets></workbook>"});
  parts.push_back(
      {"xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>"});
  parts.push_back({"xl/s.xml", "<sst>" + strings + "</sst>"});
  parts.push_back({"xl/t.xml", "<styleSheet><numFmts>" + book.formats +
                                   "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                                   "<cellXfs>" +
                                   styles + "</cellXfs></styleSheet>"});
  return parts;
}

inline std::string workbook_of(const WorkbookParts& book) { return zip_of(parts_of(book)); }
inline std::string workbook_of(const std::string& rows) {
  return workbook_of(WorkbookParts{{{"Sheet1", rows}}, {}, {}, {0}, false});
}

// What a workbook became: its sheets as text, or the kind of the error.
struct Sheets final : xlsx::SheetSink {
  std::vector<std::pair<std::string, std::string>> all;
  std::vector<std::string> hidden;
  std::string error;
  void on_sheet(std::string_view name, bool is_hidden) override {
    all.emplace_back(name, "");
    if (is_hidden) hidden.emplace_back(name);
  }
  void on_text(std::string_view text) override { all.back().second.append(text); }
  const std::string& text() const { return all.front().second; }
};

// Reads stored entries, in slices of `slice` bytes.
inline Sheets read_workbook(const std::string& bytes, std::size_t slice = std::size_t{1} << 20) {
  Sheets sheets;
  xlsx::WorkbookReader reader(bytes.size(), sheets);
  while (const auto piece = reader.wanted()) {
    const auto content = std::string_view(bytes).substr(static_cast<std::size_t>(piece->offset),
                                                        static_cast<std::size_t>(piece->size));
    Result<void> state;
    for (std::size_t at = 0; at < content.size() && state; at += slice)
      state = reader.feed(content.substr(at, slice));
    if (state) state = reader.end_piece();
    if (!state) {
      sheets.error = state.error().kind;
      break;
    }
  }
  return sheets;
}

}  // namespace clientele::test
