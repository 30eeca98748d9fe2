// Pieces of the file go through zlib in slices; what they hold is known beforehand, and more is
// never made of them than that.
#include "cli/workbook_file.h"

#include <zlib.h>

#include <algorithm>
#include <memory>

#include "read/workbook.h"

namespace clientele::cli {
namespace {

constexpr std::size_t kPacked = std::size_t{256} << 10, kInflated = std::size_t{1} << 20;

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

class Inflater {
 public:
  Inflater() { ready_ = inflateInit2(&stream_, -MAX_WBITS) == Z_OK; }
  ~Inflater() { inflateEnd(&stream_); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  // Feeds the reader with what `packed` becomes.
  Result<void> inflate_to(std::string& packed, Workbook& reader) {
    stream_.next_in = reinterpret_cast<Bytef*>(packed.data());
    stream_.avail_in = static_cast<uInt>(packed.size());
    int status = ready_ ? Z_OK : Z_STREAM_ERROR;
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(room_.data());
      stream_.avail_out = static_cast<uInt>(room_.size());
      status = status == Z_OK ? ::inflate(&stream_, Z_NO_FLUSH) : status;
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
        return fail("workbook_damaged");
      const auto fed = reader.feed({room_.data(), room_.size() - stream_.avail_out});
      if (!fed) return fed;
    } while (status == Z_OK && stream_.avail_out == 0);
    return {};
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
  std::string room_ = std::string(kInflated, '\0');
};

Result<void> read_piece(InputFile& file, const xlsx::Piece& piece, Workbook& reader) {
  Inflater inflater;
  for (std::uint64_t done = 0; done < piece.size;) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(kPacked, piece.size - done));
    auto bytes = file.read(piece.offset + done, size);
    if (!bytes) return tl::unexpected(bytes.error());
    auto fed = piece.deflated ? inflater.inflate_to(*bytes, reader) : reader.feed(*bytes);
    if (!fed) return fed;
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
