// The fast path: 64 bytes at a time become a mask of delimiters and line ends, and each bit ends a
// field. A field that begins with a quote is followed to its end on its own, and the masks resume
// there.
#include "read/delimited_parser.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/partial_record.h"
#include "read/record_batch.h"
#include "read/simd.h"

namespace clientele {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::uint32_t count_line_breaks(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    count += text[i] == '\r' || (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) ? 1u : 0u;
  }
  return count;
}

// True where the marks from `first` to `last` are just these two.
bool only_marks(std::uint64_t marks, std::size_t first, std::size_t last) {
  return (marks & bits_from(first) & ~(bits_from(last) << 1)) == (bit(first) | bit(last));
}

}  // namespace

struct DelimitedParser::State {
  State(Dialect d, RecordSink& sink, ParserLimits l)
      : dialect(d),
        limits(l),
        batch(sink, std::max<std::size_t>(l.batch_records, 1)),
        partial(d, l) {}

  Dialect dialect;
  ParserLimits limits;
  BatchBuilder batch;
  PartialRecord partial;
  bool after_cr = false;     // the feed before ended with a CR that ended a record
  std::uint32_t record = 0;  // records emitted
  std::uint32_t line = 0;    // line breaks before the next record
  std::vector<ParserIssue> issues;

  struct Quoted {
    std::string_view value;
    std::size_t end = npos;  // the delimiter or line end after the field
    std::uint32_t line_breaks = 0;
  };

  bool is_delimiter(char c) const {
    return c == dialect.delimiter || (dialect.delimiter == ' ' && c == '\t');
  }
  std::size_t next_in_quotes(std::string_view text, std::size_t from) const;
  Quoted read_quoted(std::string_view text, std::size_t begin);
  std::string_view unescape(std::string_view raw);
  void cut_long_fields(std::string_view* fields, std::size_t count);
  template <bool kBlanks>
  std::size_t parse(std::string_view text);
  std::string_view continue_partial(std::string_view text);
  void emit_partial();
};

// The next quote (or backslash, where it escapes) at or after `from`.
std::size_t DelimitedParser::State::next_in_quotes(std::string_view text, std::size_t from) const {
  const char second = dialect.backslash ? '\\' : dialect.quote;
  for (std::size_t at = from; at < text.size(); at += Block64::kBytes) {
    const std::uint64_t hits = block_at(text.data(), text.size(), at).any_of(dialect.quote, second);
    if (hits != 0) return at + lowest_bit(hits);
  }
  return npos;
}

// The field whose opening quote is at `begin`; end is npos where the text does not hold all of it.
DelimitedParser::State::Quoted DelimitedParser::State::read_quoted(std::string_view text,
                                                                   std::size_t begin) {
  Quoted out;
  bool as_it_is = true;  // no escapes and nothing after the closing quote
  std::size_t at = begin + 1;
  while (true) {
    at = next_in_quotes(text, at);
    if (at == npos || at + 1 >= text.size()) return out;
    const bool escape = dialect.backslash && text[at] == '\\';
    if (!escape && text[at + 1] != dialect.quote) break;
    as_it_is = false;
    at += 2;
  }
  std::size_t end = at + 1;
  while (end < text.size() && !is_delimiter(text[end]) && text[end] != '\n' && text[end] != '\r') {
    ++end;
  }
  if (end == text.size()) return out;
  if (end != at + 1) as_it_is = false;
  out.end = end;
  out.line_breaks = count_line_breaks(text.substr(begin + 1, at - begin - 1));
  out.value = as_it_is ? text.substr(begin + 1, at - begin - 1)
                       : unescape(text.substr(begin + 1, end - begin - 1));
  return out;
}

// `raw`: what follows the opening quote, up to the field's end.
std::string_view DelimitedParser::State::unescape(std::string_view raw) {
  char* const out = batch.arena().reserve(raw.size());
  std::size_t size = 0;
  std::size_t i = 0;
  for (; i < raw.size(); ++i) {  // inside the quotes
    const char c = raw[i];
    const char next = i + 1 < raw.size() ? raw[i + 1] : '\0';
    if (c == dialect.quote) {
      if (i + 1 >= raw.size() || next != dialect.quote) break;
      out[size++] = c;
      ++i;
    } else if (dialect.backslash && c == '\\') {
      if (next != dialect.quote && next != '\\') out[size++] = c;  // no escape: nothing is lost
      out[size++] = next;
      ++i;
    } else {
      out[size++] = c;
    }
  }
  for (++i; i < raw.size(); ++i) out[size++] = raw[i];
  return batch.arena().keep(size);
}

void DelimitedParser::State::cut_long_fields(std::string_view* fields, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    if (fields[i].size() <= limits.field_bytes) continue;
    fields[i] = cut_utf8(fields[i], limits.field_bytes);
    issues.push_back({IssueKind::field_too_long, record, line, static_cast<std::uint32_t>(i)});
  }
}

// Emits the whole records at the beginning of `text`; returns where the first that is not whole
// begins. kBlanks: the delimiter is a run of blanks.
template <bool kBlanks>
std::size_t DelimitedParser::State::parse(std::string_view text) {
  const char* const t = text.data();
  const std::size_t size = text.size();
  const int quote = dialect.quote == 0 ? -1 : static_cast<unsigned char>(dialect.quote);
  const char delimiter = dialect.delimiter;
  const char escape = dialect.backslash ? '\\' : dialect.quote;
  std::size_t record_begin = 0, field_begin = 0;
  std::size_t written = 0;          // fields of the record under way, at the end of a block
  std::size_t resume = 0;           // bits below are done with
  std::uint32_t quoted_breaks = 0;  // line breaks in quoted fields of the record under way

  for (std::size_t base = 0; base < size;) {
    std::string_view* field = batch.room(written, Block64::kBytes + 1);
    std::string_view* open = batch.open();
    const Block64 block = block_at(t, size, base);
    std::uint64_t ends =
        kBlanks ? block.any_of(' ', '\t', '\n', '\r') : block.any_of(delimiter, '\n', '\r');
    if (resume > base) ends &= bits_from(resume - base);
    std::uint64_t marks = 0;  // quotes and escapes, found when a field here opens with a quote
    while (ends != 0) {
      std::size_t at = base + lowest_bit(ends);
      ends &= ends - 1;
      const auto skip_to = [&](std::size_t place) {
        resume = place;
        ends = place - base < Block64::kBytes ? ends & bits_from(place - base) : 0;
      };
      if (static_cast<unsigned char>(t[field_begin]) != quote) {
        *field = {t + field_begin, at - field_begin};
        field += kBlanks && at == field_begin ? 0 : 1;  // nothing stands between two blanks
      } else {
        if (marks == 0) marks = block.any_of(dialect.quote, escape);
        if (field_begin >= base && t[at - 1] == dialect.quote && at - field_begin >= 2 &&
            only_marks(marks, field_begin - base, at - base - 1)) {
          *field++ = {t + field_begin + 1, at - field_begin - 2};
        } else {
          const Quoted quoted = read_quoted(text, field_begin);
          if (quoted.end == npos) return record_begin;
          *field++ = quoted.value;
          quoted_breaks += quoted.line_breaks;
          if (quoted.end != at) skip_to(quoted.end + 1);
          at = quoted.end;
        }
      }
      const std::size_t begin = field_begin;
      field_begin = at + 1;
      const char c = t[at];
      if (kBlanks ? c == ' ' || c == '\t' : c == delimiter) continue;

      // The end of a line.
      if (c == '\r' && field_begin < size && t[field_begin] == '\n') skip_to(++field_begin);
      if (!kBlanks && field == open + 1 && begin == at) field = open;  // an empty line
      if (field != open) {
        const auto count = std::min(static_cast<std::size_t>(field - open), limits.fields);
        if (at - record_begin > limits.field_bytes) cut_long_fields(open, count);
        ++record;
        open = field = batch.end_record(count, line);
      }
      line += quoted_breaks + 1;
      quoted_breaks = 0;
      record_begin = field_begin;
      after_cr = t[field_begin - 1] == '\r';
    }
    written = std::min(static_cast<std::size_t>(field - open), limits.fields);
    base = std::max(base + Block64::kBytes, resume);
  }
  return record_begin;
}

// Gives the record under way what it needs of `text`; returns the rest.
std::string_view DelimitedParser::State::continue_partial(std::string_view text) {
  text.remove_prefix(partial.push(text));
  if (partial.ended()) emit_partial();
  return text;
}

void DelimitedParser::State::emit_partial() {
  const std::size_t count = partial.fields();
  if (count != 0) {
    std::string_view* field = batch.room(0, count);
    for (std::size_t i = 0; i < count; ++i) field[i] = batch.arena().copy(partial.field(i));
    for (const auto i : partial.cut_fields()) {
      issues.push_back({IssueKind::field_too_long, record, line, i});
    }
    if (partial.unclosed()) {
      const auto last = static_cast<std::uint32_t>(count - 1);
      issues.push_back({IssueKind::unclosed_quote, record, line, last});
    }
    ++record;
    batch.end_record(count, line);
  }
  line += partial.line_breaks();
  after_cr = partial.ended_by_cr();
  partial.clear();
}

DelimitedParser::DelimitedParser(Dialect dialect, RecordSink& sink, ParserLimits limits)
    : state_(std::make_unique<State>(dialect, sink, limits)) {}
DelimitedParser::~DelimitedParser() = default;

void DelimitedParser::feed(std::string_view text) {
  State& s = *state_;
  if (text.empty()) return;
  if (s.partial.begun()) {
    text = s.continue_partial(text);
    if (text.empty()) return s.batch.flush();
  }
  if (s.after_cr && text.front() == '\n') text.remove_prefix(1);
  s.after_cr = false;
  const bool blanks = s.dialect.delimiter == ' ';
  const std::size_t done = blanks ? s.parse<true>(text) : s.parse<false>(text);
  if (done < text.size()) {
    s.after_cr = false;
    s.partial.push(text.substr(done));
  }
  s.batch.flush();
}

void DelimitedParser::finish() {
  State& s = *state_;
  if (s.partial.begun()) {
    s.partial.finish();
    s.emit_partial();
  }
  s.batch.flush();
  s.after_cr = false;
  s.record = s.line = 0;
}

const std::vector<ParserIssue>& DelimitedParser::issues() const { return state_->issues; }

}  // namespace clientele
