// Tail, directory, then the parts in the order in which they explain each other: workbook,
// relations, styles, shared strings, sheets. Each part is two pieces: its local header, its data.
#include "read/xlsx/workbook_reader.h"

#include <algorithm>
#include <vector>

#include "read/xlsx/crc32.h"
#include "read/xlsx/inflate.h"
#include "read/xlsx/limits.h"
#include "read/xlsx/sheet_reader.h"
#include "read/xlsx/zip.h"

namespace clientele::xlsx {
namespace {

constexpr std::string_view kWorkbook = "xl/workbook.xml", kBinary = "xl/workbook.bin",
                           kRelations = "xl/_rels/workbook.xml.rels";
constexpr std::string_view kOle2 = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out.append({c, '\0'});
  return out;
}

}  // namespace

bool is_zip(std::string_view head) { return head.starts_with("PK\x03\x04"); }

Result<void> check_readable(std::string_view head) {
  if (!head.starts_with(kOle2)) return {};
  // Excel keeps an encrypted workbook as a stream of this name in an old container.
  if (head.find(utf16("EncryptedPackage")) != std::string_view::npos)
    return fail("workbook_encrypted");
  return fail("workbook_old");
}

struct WorkbookReader::State {
  enum class Stage : std::uint8_t { tail, directory, local, data, done };
  // A part: where its XML goes, and what follows it.
  struct Part {
    std::string path;
    XmlHandler* handler = nullptr;  // none: a sheet
    std::string sheet;
    bool hidden = false;
  };

  State(std::uint64_t file_bytes, SheetSink& to) : bytes(file_bytes), sink(&to) {
    const auto tail = std::min(bytes, kZipTail);
    piece = {bytes - tail, tail};
  }

  Result<void> feed(std::string_view slice);
  Result<void> inflate();
  Result<void> read(std::string_view xml);
  Result<void> end();
  Result<void> end_tail();
  Result<void> end_directory();
  Result<void> end_local();
  Result<void> end_data();
  Result<void> next_part();
  Result<void> list_sheets();
  void want(Stage next, std::uint64_t offset, std::uint64_t size) {
    stage = next;
    piece = {offset, size};
  }
  void add_part(std::string path, XmlHandler* handler) {
    parts.push_back({std::move(path), handler, {}, false});
  }

  std::uint64_t bytes;
  SheetSink* sink;
  Stage stage = Stage::tail;
  Piece piece;
  std::uint64_t fed = 0;       // of the piece
  std::uint64_t in_part = 0;   // bytes that came of the part under way
  std::uint64_t inflated = 0;  // of all parts so far
  std::uint32_t crc = 0;
  std::unique_ptr<Inflater> inflater;  // where the part is packed
  std::string gathered;                // tail, directory, local header
  ZipRange range;
  ZipDirectory directory;
  std::vector<Part> parts;
  std::size_t part = 0;
  WorkbookPart workbook;
  RelationsPart relations;
  StylesPart styles;
  StringsPart strings;
  std::unique_ptr<XmlScanner> scanner;
  std::unique_ptr<SheetReader> sheet;
};

Result<void> WorkbookReader::State::feed(std::string_view slice) {
  fed += slice.size();
  if (fed > piece.size) return fail("workbook_damaged");
  if (stage != Stage::data) {
    gathered.append(slice);
    return {};
  }
  if (inflater == nullptr) return read(slice);
  inflater->feed(slice);
  return inflate();
}

// What came of the packed bytes so far, a stretch at a time: no more than that is ever made of
// them.
Result<void> WorkbookReader::State::inflate() {
  for (auto xml = inflater->next(); !xml.empty(); xml = inflater->next()) {
    if (auto taken = read(xml); !taken) return taken;
  }
  return inflater->broken() ? fail("workbook_damaged") : Result<void>();
}

Result<void> WorkbookReader::State::read(std::string_view xml) {
  in_part += xml.size();
  if (in_part > directory.at(parts[part].path).inflated) return fail("workbook_damaged");
  crc = crc32(crc, xml);
  if (sheet == nullptr) {
    auto scanned = scanner->feed(xml);
    if (scanned && strings.too_many()) return fail("workbook_strings");
    return scanned;
  }
  const auto text = sheet->feed(xml);
  if (!text) return tl::unexpected(text.error());
  if (!text->empty()) sink->on_text(*text);
  return {};
}

Result<void> WorkbookReader::State::end() {
  if (fed != piece.size) return fail("workbook_damaged");
  fed = 0;
  switch (stage) {
    case Stage::tail:
      return end_tail();
    case Stage::directory:
      return end_directory();
    case Stage::local:
      return end_local();
    case Stage::data:
      return end_data();
    case Stage::done:
      break;
  }
  return {};
}

Result<void> WorkbookReader::State::end_tail() {
  const auto found = find_zip_directory(gathered, bytes);
  if (!found) return tl::unexpected(found.error());
  range = *found;
  gathered.clear();
  want(Stage::directory, range.offset, range.size);
  return {};
}

Result<void> WorkbookReader::State::end_directory() {
  auto entries = read_zip_directory(gathered, range);
  if (!entries) return tl::unexpected(entries.error());
  directory = std::move(*entries);
  gathered.clear();
  if (!directory.contains(std::string(kWorkbook))) {
    const bool binary = directory.contains(std::string(kBinary));
    if (!binary && directory.contains("EncryptedPackage")) return fail("workbook_encrypted");
    return fail(binary ? "workbook_binary" : "workbook_none");
  }
  add_part(std::string(kWorkbook), &workbook);
  add_part(std::string(kRelations), &relations);
  return next_part();
}

// The part under way becomes the wanted one.
Result<void> WorkbookReader::State::next_part() {
  if (part == parts.size()) {
    stage = Stage::done;
    return {};
  }
  const auto found = directory.find(parts[part].path);
  if (found == directory.end()) return fail("workbook_damaged");
  if (parts[part].handler != nullptr && parts[part].handler != &strings &&
      found->second.inflated > kMaxPart)
    return fail("workbook_size");
  inflated += found->second.inflated;
  if (inflated > kMaxInflatedInAll) return fail("workbook_size");
  want(Stage::local, found->second.header, kZipLocal);
  return {};
}

Result<void> WorkbookReader::State::end_local() {
  const auto& entry = directory.at(parts[part].path);
  const auto data = zip_data(gathered, entry, range);
  if (!data) return tl::unexpected(data.error());
  gathered.clear();
  stage = Stage::data;
  piece = {data->offset, data->size};
  in_part = 0;
  if (entry.deflated) inflater = std::make_unique<Inflater>();
  if (auto* handler = parts[part].handler; handler != nullptr) {
    scanner = std::make_unique<XmlScanner>(*handler);
  } else {
    sheet = std::make_unique<SheetReader>(SheetContext{&strings, &styles, workbook.from_1904()});
    sink->on_sheet(parts[part].sheet, parts[part].hidden);
  }
  return {};
}

Result<void> WorkbookReader::State::end_data() {
  if (inflater != nullptr) {
    inflater->finish();
    if (auto ended = inflate(); !ended) return ended;
    if (!inflater->done()) return fail("workbook_damaged");
    inflater.reset();
  }
  const auto& entry = directory.at(parts[part].path);
  if (in_part != entry.inflated || crc != entry.crc) return fail("workbook_damaged");
  crc = 0;
  if (auto finished = sheet != nullptr ? sheet->finish() : scanner->finish(); !finished)
    return finished;
  sheet.reset();
  scanner.reset();
  const bool explained = parts[part].handler == &relations;
  ++part;
  if (explained) {
    if (auto listed = list_sheets(); !listed) return listed;
  }
  return next_part();
}

Result<void> WorkbookReader::State::list_sheets() {
  if (workbook.sheets().size() > kMaxSheets) return fail("workbook_sheets");
  if (auto path = relations.path_of("styles"); !path.empty()) add_part(std::move(path), &styles);
  if (auto path = relations.path_of("sharedStrings"); !path.empty())
    add_part(std::move(path), &strings);
  const auto& sheets = workbook.sheets();
  const bool some_shown =
      !std::all_of(sheets.begin(), sheets.end(), [](const auto& one) { return one.hidden; });
  for (const auto& one : sheets) {
    const auto found = relations.by_id().find(one.relation);
    if (found == relations.by_id().end()) return fail("workbook_damaged");
    if (found->second.type != "worksheet") continue;
    parts.push_back({found->second.path, nullptr, one.name, one.hidden && some_shown});
  }
  return {};
}

WorkbookReader::WorkbookReader(std::uint64_t file_bytes, SheetSink& sink)
    : state_(std::make_unique<State>(file_bytes, sink)) {}
WorkbookReader::~WorkbookReader() = default;

std::optional<Piece> WorkbookReader::wanted() const {
  if (state_->stage == State::Stage::done) return std::nullopt;
  return state_->piece;
}

Result<void> WorkbookReader::feed(std::string_view slice) { return state_->feed(slice); }
Result<void> WorkbookReader::end_piece() { return state_->end(); }

}  // namespace clientele::xlsx
