#include "read/workbook.h"

#include "read/detect.h"
#include "read/html/html_tables.h"

namespace clientele {
namespace {

constexpr std::uint64_t kMaxPage = std::uint64_t{256} << 20;  // bytes; a page is read whole

class Packed final : public Workbook {
 public:
  Packed(std::uint64_t file_bytes, xlsx::SheetSink& sink) : reader_(file_bytes, sink) {}
  std::optional<xlsx::Piece> wanted() const override { return reader_.wanted(); }
  Result<void> feed(std::string_view slice) override { return reader_.feed(slice); }
  Result<void> end_piece() override { return reader_.end_piece(); }

 private:
  xlsx::WorkbookReader reader_;
};

class Page final : public Workbook {
 public:
  Page(std::uint64_t file_bytes, xlsx::SheetSink& sink, Decoder& decoder)
      : bytes_(file_bytes), sink_(&sink), decoder_(&decoder) {}
  std::optional<xlsx::Piece> wanted() const override {
    if (done_) return std::nullopt;
    return xlsx::Piece{0, bytes_};
  }
  Result<void> feed(std::string_view slice) override {
    if (bytes_ > kMaxPage) return fail("workbook_size");
    page_.append(slice);
    return {};
  }
  Result<void> end_piece() override {
    done_ = true;
    const auto guess = guess_encoding(page_, true);
    const auto text = decode_head(page_, true, guess.encoding, guess.has_bom, *decoder_);
    page_ = {};
    return read_html_tables(text, *sink_);
  }

 private:
  std::uint64_t bytes_;
  xlsx::SheetSink* sink_;
  Decoder* decoder_;
  std::string page_;
  bool done_ = false;
};

}  // namespace

Result<std::unique_ptr<Workbook>> open_workbook(std::string_view head, std::uint64_t file_bytes,
                                                xlsx::SheetSink& sink, Decoder& decoder) {
  if (auto readable = xlsx::check_readable(head); !readable)
    return tl::unexpected(readable.error());
  if (xlsx::is_zip(head)) return std::make_unique<Packed>(file_bytes, sink);
  if (is_html(head)) return std::make_unique<Page>(file_bytes, sink, decoder);
  return nullptr;
}

}  // namespace clientele
