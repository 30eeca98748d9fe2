// Which delimiter and quotes a text uses. Every candidate reads the head; the one wins that divides
// it most evenly into the most sensible fields: pattern score times type score, after van den Burg,
// Nazábal and Sutton, "Wrangling messy CSV files by detecting row and type patterns" (2019).
#include <algorithm>
#include <map>

#include "read/delimited_parser.h"
#include "read/detect.h"

namespace clientele {
namespace {

constexpr std::size_t kRecords = 500;       // read at most
constexpr std::size_t kBytes = 256 * 1024;  // of the head
constexpr std::uint32_t kLeadRecords = 20;  // titles and comments, at most

struct Shape {
  std::size_t fields = 0;
  std::size_t filled = 0;  // fields with any text
  bool comment = false;    // begins with '#'
};

// 0-1: how much a field looks like one value.
double sensible(std::string_view field) {
  while (!field.empty() && field.front() == ' ') field.remove_prefix(1);
  while (!field.empty() && field.back() == ' ') field.remove_suffix(1);
  if (field.empty()) return 1;
  std::size_t commas = 0, after_comma = 0;
  bool number = true, thousands = true;
  double text = 1;
  for (const char c : field) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && c != '.' && c != '-' && c != '+' && c != '%' && c != ',') number = false;
    if (c == ',') {
      if (commas++ > 0 && after_comma != 3) thousands = false;
      after_comma = 0;
    } else {
      ++after_comma;
    }
    if (c == ';' || c == '\t' || c == '|' || c == ',' || c == '"') text = 0.4;
  }
  const bool decimal_comma = commas == 1 && after_comma <= 2;
  if (number && commas > 0) return (thousands && after_comma == 3) || decimal_comma ? 1 : 0.2;
  return text;
}

class Scorer : public RecordSink {
 public:
  void on_records(const RecordBatch& batch) override {
    for (std::size_t i = 0; i < batch.size() && shapes.size() < kRecords; ++i) {
      const auto fields = batch.record(i);
      Shape shape{fields.size(), 0, !fields[0].empty() && fields[0][0] == '#'};
      for (const auto field : fields) {
        shape.filled += field.empty() ? 0u : 1u;
        sense_ += sensible(field);
      }
      fields_ += fields.size();
      ++lengths_[fields.size()];
      shapes.push_back(shape);
    }
  }

  // The pattern score counts each length of record with its share, more for more fields, and
  // divides by the number of lengths: raggedness costs.
  double score() const {
    if (shapes.empty()) return 0;
    double pattern = 0;
    for (const auto& [length, count] : lengths_) {
      pattern += static_cast<double>(count) * static_cast<double>(length - 1) /
                 static_cast<double>(length);
    }
    pattern /= static_cast<double>(lengths_.size() * shapes.size());
    return pattern * sense_ / static_cast<double>(fields_);
  }
  std::size_t usual_length() const {
    std::size_t best = 0, most = 0;
    for (const auto& [length, count] : lengths_) {
      if (count >= most) best = length, most = count;
    }
    return best;
  }
  double usual_share() const {
    const auto found = lengths_.find(usual_length());
    return found == lengths_.end()
               ? 0
               : static_cast<double>(found->second) / static_cast<double>(shapes.size());
  }

  std::vector<Shape> shapes;

 private:
  std::map<std::size_t, std::size_t> lengths_;  // fields of a record -> records
  std::size_t fields_ = 0;
  double sense_ = 0;
};

std::uint32_t count_lead(const Scorer& scorer) {
  const std::size_t usual = scorer.usual_length();
  if (usual < 2) return 0;
  std::uint32_t lead = 0;
  for (const auto& shape : scorer.shapes) {
    const bool short_line = shape.fields <= std::max<std::size_t>(1, usual / 2);
    const bool padded_title = usual >= 3 && shape.filled <= 1;
    const bool comment = shape.comment && shape.fields != usual;
    if (!short_line && !padded_title && !comment) return lead;
    if (++lead > kLeadRecords) return 0;
  }
  return 0;  // nothing but titles: no table to find
}

// Where the text between quotes decides nothing, ordinary quotes are assumed: later candidates must
// be better by more than chance.
std::vector<Dialect> candidates(std::string_view text) {
  const bool escapes = text.find("\\\"") != std::string_view::npos;
  const bool single_quotes = text.find('\'') != std::string_view::npos;
  std::vector<Dialect> out;
  for (const char delimiter : {',', '\t', ';', '|', ' '}) {
    out.push_back({delimiter, '"', false});
    if (escapes) out.push_back({delimiter, '"', true});
    if (single_quotes) out.push_back({delimiter, '\'', false});
    if (text.find('"') != std::string_view::npos) out.push_back({delimiter, 0, false});
  }
  return out;
}

struct Reading {
  Scorer scorer;
  bool open = false;  // a quote that never closes
};

Reading read_with(const Dialect& dialect, std::string_view text, bool whole) {
  Reading reading;
  DelimitedParser parser(dialect, reading.scorer);
  parser.feed(text);
  // A record cut by the end of the head says nothing of the dialect, unless it is all there is.
  if (whole || reading.scorer.shapes.empty()) parser.finish();
  reading.open = std::any_of(parser.issues().begin(), parser.issues().end(),
                             [](auto& issue) { return issue.kind == IssueKind::unclosed_quote; });
  return reading;
}

}  // namespace

DialectGuess judge_dialect(std::string_view text, bool whole, const Dialect& dialect) {
  const Reading reading =
      read_with(dialect, text.substr(0, kBytes), whole && text.size() <= kBytes);
  return {dialect, 1, count_lead(reading.scorer)};
}

DialectGuess guess_dialect(std::string_view text, bool whole) {
  whole = whole && text.size() <= kBytes;
  text = text.substr(0, kBytes);
  DialectGuess guess;
  double best = 0;
  std::map<char, double> best_of;  // by delimiter
  for (const Dialect dialect : candidates(text)) {
    const auto [scorer, open] = read_with(dialect, text, whole);
    // Blanks stand in any text, and a quote that never closes is none.
    const double score = scorer.score() * (dialect.delimiter == ' ' ? 0.9 : 1) * (open ? 0.5 : 1);
    best_of[dialect.delimiter] = std::max(best_of[dialect.delimiter], score);
    if (score <= best * 1.02 || score <= 0) continue;
    best = score;
    guess = {dialect, scorer.usual_share(), count_lead(scorer)};
  }
  double second = 0;
  for (const auto& [delimiter, score] : best_of) {
    if (delimiter != guess.dialect.delimiter) second = std::max(second, score);
  }
  if (best > 0) guess.confidence *= 1 - 0.5 * second / std::max(best, second);
  return guess;
}

}  // namespace clientele
