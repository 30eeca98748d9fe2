// What an analysis concludes: figures, a section of blocks, findings, recommendations. Texts are
// message keys with typed arguments; the report layer renders them in each language, so analyses
// know nothing of wording, and the wording nothing of numbers.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/decimal.h"
#include "base/moment.h"

namespace clientele {

// How a value is written for a reader. Also the `unit` of figures and columns in the report JSON.
enum class Unit : std::uint8_t {
  count,   // integer
  money,   // currency units (double of Money / 10,000)
  share,   // 0-1, shown as a percentage
  points,  // percentage points, 0.021 = 2.1 points
  score,   // rating, index, NPS: a plain number with up to two digits
  number,  // plain number
  days,
  date,   // ISO text
  month,  // "2011-12"
  label,  // text from data or a message
  p_value,
};

struct Text;  // a message with arguments

// An argument of a message: a number with its unit, a text from data (escaped by every sink), or
// another message.
struct Number {
  double value;
  Unit unit;
};
using TextArg = std::variant<Number, std::string, std::vector<Text>>;  // vector of exactly one Text

struct Text {
  std::string key;                      // of the catalogue, e.g. "behaviour.conclusion"
  std::map<std::string, TextArg> args;  // placeholders {name}
  static Text data(
      std::string text);  // a text from data, equal in every language (key "data.text")
};

struct Interval {
  double low, high;
};

struct Figure {
  double value;
  Unit unit;
  std::optional<double> n;
  std::optional<Interval> ci;  // 95%
  std::optional<Text> note;
};

struct TableColumn {
  std::string id;
  Text label;
  Unit unit;
};
// A cell: nothing, a number, a text from data, or a message.
using Cell = std::variant<std::monostate, double, std::string, Text>;

struct DataTable {
  std::vector<TableColumn> columns;
  std::vector<std::vector<Cell>> rows;
};

// Charts are drawn from a table's columns, so every chart has its table behind it.
struct ChartSpec {
  std::string
      type;  // line, bar, stacked_bar, heatmap, histogram, lorenz, scatter, treemap, nps, pareto
  std::string x;                       // column id of the category or x value
  std::vector<std::string> y;          // column ids of the series; heatmap: {row, value}
  std::vector<std::string> low, high;  // column ids of interval ends, one a series, may be empty
  std::string highlight;               // column id of a 0/1 column that marks rows worth looking at
};

struct Block {
  enum class Kind { table, chart, quotes, note } kind = Kind::table;
  std::string id;  // stable, unique in the report: "behaviour.months"
  Text title;
  std::optional<Text> takeaway;  // what the table or chart shows, in a sentence
  DataTable table;               // tables and charts
  std::optional<ChartSpec> chart;
  std::vector<Text> texts;  // quotes and notes
};

// A conclusion worth the summary's space. Ranked by stake times confidence.
struct Finding {
  std::string id;  // "value.concentration"; also the message key "finding.<id>"
  Text text;
  std::string section;
  std::vector<std::string> figures;  // ids that carry the evidence
  double money = 0;                  // at stake, currency units
  double customers = 0;              // at stake
  double confidence = 1;             // 0-1
  std::string folds_into;            // id of a finding that says the same better; empty: none
  enum class Tone { good, bad, neutral } tone = Tone::neutral;
};

struct Method {
  std::string id;      // message key "method.<id>"
  Text text;           // definition, formula, settings in force
  std::string source;  // paper or standard, empty where ours
};

struct Section {
  std::string id;                  // "behaviour"
  std::optional<Text> conclusion;  // the sentence the section begins with
  std::vector<Text> missing;       // what could not be made, and which column would allow it
  std::vector<Block> blocks;
  std::vector<std::string> figures;  // ids, in the order to show
};

// A figure for the summary's cards, over the whole period; beside it the last month's value with
// its change against the month before and the same month last year (relative for sums and counts,
// in points for shares), and its course by month.
struct KeyFigure {
  std::string figure;
  Finding::Tone up_is = Finding::Tone::good;
  std::optional<Number> recent;      // of the last month; what the changes speak of
  std::optional<Text> recent_label;  // which days these are
  std::optional<Number> previous, last_year;
  std::vector<double> trend;      // one value a month of trend_months
  std::vector<int> trend_months;  // month_index(), ascending
  bool incomplete = false;        // the last month is not over: compared like with like
};

// One column of the customer list: a value for each of ConcludeContext::customers, in their order.
// Single precision serves models and codes; exact money stands in CustomerFacts.
struct CustomerColumn {
  enum class Kind : std::uint8_t {
    number,  // in `unit`
    label,   // index into `labels`
    flags,   // bit mask over `labels`, at most 24 of them
  };
  std::string id;  // "lifetime.p_alive"; its heading is the message "customer.<id>"
  Kind kind = Kind::number;
  Unit unit = Unit::number;
  std::vector<float> values;  // NaN: nothing to say of this customer
  std::vector<Text> labels;
};

// Everything one analysis concludes.
struct Conclusion {
  std::vector<std::pair<std::string, Figure>> figures;
  std::vector<KeyFigure> key_figures;
  std::optional<Text> summary;     // a sentence for the summary's paragraph
  std::optional<Section> section;  // absent: nothing to say, no hole in the report
  std::vector<Finding> findings;
  std::vector<Method> methods;
  std::vector<CustomerColumn> customer_columns;  // only where ConcludeContext asks for them
};

}  // namespace clientele
