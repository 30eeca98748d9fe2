// Pieces of the file are read in slices, and what becomes of them is kept.
#include "cli/workbook_file.h"

#include <algorithm>
#include <memory>

#include "read/workbook.h"

namespace clientele::cli {
namespace {

constexpr std::size_t kSlice = std::size_t{256} << 10;

struct Sheet {
  std::string name;
  bool hidden = false;
  std::shared_ptr<std::string> text = std::make_shared<std::string>();
};

class Sheets final : public xlsx::SheetSink {
 public:
  void on_sheet(std::string_view name, bool hidden) override {
    sheets_.push_back({std::string(name), hidden});
  }
  void on_text(std::string_view text) override { sheets_.back().text->append(text); }
  std::vector<Sheet>& all() { return sheets_; }

 private:
  std::vector<Sheet> sheets_;
};

Result<void> read_piece(InputFile& file, const xlsx::Piece& piece, Workbook& reader) {
  for (std::uint64_t done = 0; done < piece.size;) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(kSlice, piece.size - done));
    auto bytes = file.read(piece.offset + done, size);
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto fed = reader.feed(*bytes); !fed) return fed;
    done += size;
  }
  return reader.end_piece();
}

// False where the file is no workbook.
Result<bool> read_sheets(InputFile& file, xlsx::SheetSink& sheets, Decoder& decoder) {
  const auto head =
      file.read(0, static_cast<std::size_t>(std::min(file.bytes(), xlsx::kTellingHead)));
  if (!head) return tl::unexpected(head.error());
  const auto workbook = open_workbook(*head, file.bytes(), sheets, decoder);
  if (!workbook) return tl::unexpected(workbook.error());
  if (*workbook == nullptr) return false;
  while (const auto piece = (*workbook)->wanted()) {
    if (auto read = read_piece(file, *piece, **workbook); !read)
      return tl::unexpected(read.error());
  }
  return true;
}

}  // namespace

Result<std::vector<Source>> read_tables(const std::string& path, Decoder& decoder) {
  auto file = InputFile::open(path);
  if (!file) return tl::unexpected(file.error());
  Sheets sheets;
  const auto read = read_sheets(*file, sheets, decoder);
  if (!read) {
    Error error = read.error();
    error.args.emplace("file", path);
    return tl::unexpected(error);
  }
  if (!*read) return std::vector<Source>{{path, base_name(path)}};
  auto& all = sheets.all();
  const auto shown =
      std::count_if(all.begin(), all.end(), [](const Sheet& sheet) { return !sheet.hidden; });
  std::erase_if(all, [](const Sheet& sheet) { return sheet.text->empty(); });
  if (all.empty()) return fail("file_empty", {{"file", path}});
  std::vector<Source> sources;
  for (const auto& sheet : all) {
    const bool named = sheet.hidden || shown > 1;
    sources.push_back(
        {path, base_name(path) + (named ? "#" + sheet.name : ""), sheet.text, sheet.hidden});
  }
  return sources;
}

}  // namespace clientele::cli
