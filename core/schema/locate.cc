// Walking record by record through the raw head.
#include "schema/locate.h"

#include "read/delimited_parser.h"
#include "read/slice_scan.h"

namespace clientele {
namespace {

class Counter final : public RecordSink {
 public:
  void on_records(const RecordBatch& batch) override { records += batch.size(); }
  std::size_t records = 0;
};

// Records in these whole raw records: 1, or 0 where it is an empty line.
std::size_t records_in(const Plan& plan, std::string_view bytes, Decoder& decoder) {
  std::string text;
  if (plan.encoding == Encoding::utf8) {
    text = std::string(bytes);
  } else {
    decoder.decode(plan.encoding, bytes, text);
  }
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  Counter counter;
  DelimitedParser parser(plan.dialect, counter);
  parser.feed(text);
  parser.finish();
  return counter.records;
}

std::size_t bom_size(const Plan& plan) {
  if (!plan.has_bom) return 0;
  return plan.encoding == Encoding::utf8 ? 3 : plan.encoding == Encoding::gb18030 ? 4 : 2;
}

}  // namespace

void locate_data(Plan& plan, std::string_view head, bool whole, Decoder& decoder) {
  plan.data_begin = 0;
  plan.data_line = 0;
  if (plan.framing == Framing::json || plan.framing == Framing::json_columns) return;
  const SliceScanner scanner(plan.encoding, plan.has_bom, plan.framing, plan.dialect);
  std::size_t at = bom_size(plan);
  std::size_t left = plan.skip_records;
  while (left > 0) {
    const std::string_view rest = head.substr(at);
    // Records are short against the head: look at a growing window, not at all of it every time.
    Bounds bounds;
    std::size_t window = 4096;
    for (;; window *= 4) {
      bounds = scanner.find_bounds(rest.substr(0, window), at, 0);
      const bool cut_crlf = bounds.first_end == window;
      if ((bounds.first_end != Bounds::npos && !cut_crlf) || window >= rest.size()) break;
    }
    if (bounds.first_end == Bounds::npos) {
      if (whole) at = head.size();
      break;
    }
    std::size_t end = bounds.first_end;
    left -= std::min<std::size_t>(left, records_in(plan, rest.substr(0, end), decoder));
    plan.data_line += bounds.head_line_breaks;
    at += end;
  }
  plan.data_begin = at;
}

}  // namespace clientele
