#include "ledger/seal_rows.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>
#include <utility>

#include "base/hash.h"

namespace clientele {
namespace {

// Rows are copied up to so many words: most buckets of ten million rows have half a million. One
// that holds a customer with most of a file is read in place.
constexpr std::size_t kMostCopied = std::size_t{1} << 23;

StreamInfo make_info(const Partial& partial, const Decisions& decisions, std::size_t source,
                     const Stream& stream) {
  StreamInfo info;
  info.stream = &stream;
  info.plan = &partial.plans()[stream.file()];
  info.layout = &partial.layouts()[stream.file()][stream.layout()];
  info.file = &decisions.files[stream.file()];
  info.remap = &decisions.remaps[source];
  for (std::size_t i = 0; i < info.layout->fields.size(); ++i) {
    const RowField& field = info.layout->fields[i];
    const bool coded = field.kind == ValueKind::code || field.kind == ValueKind::text;
    const std::vector<Code>* codes = nullptr;
    if (coded) {
      const auto found = info.remap->codes.find(dictionary_name(*info.plan, field));
      if (found != info.remap->codes.end()) codes = &found->second;
    }
    info.field_codes.push_back(codes);
  }
  return info;
}

// A run of rows of one slice, in a stream whose rows stand at `first` of a list.
struct Piece {
  std::uint32_t rank;
  std::uint64_t slice;
  std::uint32_t line;  // of the first row
  std::uint32_t first, count;
  std::uint32_t stream;
};

}  // namespace

int StreamInfo::field_of(Role role) const {
  const RowField* field = layout->find(role);
  return field == nullptr ? -1 : static_cast<int>(field - layout->fields.data());
}

int StreamInfo::field_of(const ColumnSpec& spec) const {
  for (std::size_t i = 0; i < layout->fields.size(); ++i) {
    const RowField& field = layout->fields[i];
    const bool named = field.role == Role::attribute || field.role == Role::aspect;
    if (field.role == spec.role && field.kind == spec.kind &&
        (!named || plan->columns[field.column].name == spec.name)) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

// One reader for each kind, made once for a column and used on all of its rows.
namespace {

struct CodeReader {
  std::uint32_t word;
  const std::vector<Code>* codes;
  std::int64_t operator()(const std::uint32_t* row) const {
    const Code code = codes == nullptr ? kNoCode : (*codes)[row[word]];
    return code == kNoCode ? Column::kMissing : static_cast<std::int64_t>(code);
  }
};

struct MomentReader {
  std::uint32_t word;
  DateRule rule;
  std::int64_t operator()(const std::uint32_t* row) const {
    Moment moment = Moment::from_bits(row[word]);
    if (moment.missing()) return Column::kMissing;
    if (moment.ambiguous() && rule.month_first) moment = moment.exchanged();
    moment = moment.settled();
    if (moment.day() < rule.earliest || moment.day() > rule.latest) return Column::kMissing;
    return moment.bits();
  }
};

struct IdReader {
  std::uint32_t word;
  const WideValues& wide;
  const std::vector<std::uint32_t>& patterns;
  std::int64_t operator()(const std::uint32_t* row) const {
    const IdKey key = row_words::id(row[word], wide);
    return key == kNoId ? Column::kMissing
                        : static_cast<std::int64_t>(IdSpace::remap(key, patterns));
  }
};

struct RatingReader {
  std::uint32_t word;
  const WideValues& wide;
  const RatingScale* scale;
  std::int64_t operator()(const std::uint32_t* row) const {
    const Decimal answer = row_words::decimal(row[word], wide);
    if (answer == kNoDecimal || scale == nullptr) return answer;
    const bool inside = answer >= scale->low * kDecimalOne && answer <= scale->high * kDecimalOne;
    return inside ? answer : Column::kMissing;
  }
};

struct NumberReader {
  std::uint32_t word;
  const WideValues& wide;
  std::int64_t operator()(const std::uint32_t* row) const {
    return row_words::decimal(row[word], wide);
  }
};

// use(reader) with the reader of the field.
template <typename Use>
decltype(auto) with_reader(const StreamInfo& info, int index, Use use) {
  const RowField& field = info.layout->fields[static_cast<std::size_t>(index)];
  const WideValues& wide = info.stream->wide();
  switch (field.kind) {
    case ValueKind::code:
    case ValueKind::text:
      return use(CodeReader{field.word, info.field_codes[static_cast<std::size_t>(index)]});
    case ValueKind::moment:
      return use(MomentReader{field.word, info.file->dates[field.column]});
    case ValueKind::id:
      return use(IdReader{field.word, wide,
                          info.remap->patterns[static_cast<std::size_t>(id_domain(field.role))]});
    case ValueKind::rating:
      return use(RatingReader{field.word, wide, info.file->scales[field.column]});
    default:
      return use(NumberReader{field.word, wide});
  }
}

}  // namespace

std::int64_t field_value(const StreamInfo& info, const std::uint32_t* row, int index) {
  if (index < 0) return Column::kMissing;
  return with_reader(info, index, [&](const auto& reader) { return reader(row); });
}

std::uint64_t row_hash(const RowSet& rows, std::size_t row) {
  const StreamInfo& info = rows.info(row);
  // Rows of two ids are two rows, even where both ids are one customer.
  const std::uint32_t rest = row_rest(*info.layout, rows.words[row], info.stream->wide());
  std::uint64_t hash = rest ^ mix64(customer_key(info, rows.words[row]));
  for (std::size_t i = 0; i < info.layout->fields.size(); ++i) {
    const auto role = static_cast<std::uint64_t>(info.layout->fields[i].role);
    const auto value =
        static_cast<std::uint64_t>(field_value(info, rows.words[row], static_cast<int>(i)));
    hash = mix64(hash + role) ^ (value * 0x9e3779b97f4a7c15ull);
  }
  return mix64(hash);
}

std::vector<std::int64_t> field_values(const RowSet& rows, const std::vector<int>& fields) {
  std::vector<std::int64_t> out(rows.size(), Column::kMissing);
  for (std::size_t s = 0; s < rows.streams.size(); ++s) {
    if (fields[s] < 0) continue;
    with_reader(rows.streams[s], fields[s], [&](const auto& reader) {
      const std::size_t count = out.size();
      if (rows.streams.size() == 1) {
        for (std::size_t i = 0; i < count; ++i) out[i] = reader(rows.words[i]);
        return;
      }
      for (std::size_t i = 0; i < count; ++i) {
        if (rows.stream(i) == s) out[i] = reader(rows.words[i]);
      }
    });
  }
  return out;
}

std::vector<std::uint32_t> moments_of(const RowSet& rows) {
  std::vector<int> fields;
  for (const auto& info : rows.streams) fields.push_back(info.field_of(Role::date));
  const auto values = field_values(rows, fields);
  std::vector<std::uint32_t> moments(values.size());
  for (std::size_t i = 0; i < values.size(); ++i)
    moments[i] = values[i] == Column::kMissing ? 0 : static_cast<std::uint32_t>(values[i]);
  return moments;
}

std::vector<std::uint32_t> order_by_date(RowSet& rows, const std::vector<std::uint32_t>& moments) {
  std::vector<std::uint32_t> order(rows.size());
  std::iota(order.begin(), order.end(), 0u);
  // By date and place in one number. Most customers have few rows, which are put in place one by
  // one.
  constexpr std::size_t kFew = 32;
  std::vector<std::uint64_t> keys;
  const auto sort = [&](std::size_t begin, std::size_t end) {
    bool sorted = true;
    for (std::size_t i = begin + 1; i < end; ++i) sorted = sorted && moments[i - 1] <= moments[i];
    if (sorted) return;
    const std::size_t count = end - begin;
    keys.resize(count);
    for (std::size_t i = 0; i < count; ++i)
      keys[i] = std::uint64_t{moments[begin + i]} << 32 | (begin + i);
    if (count > kFew) {
      std::sort(keys.begin(), keys.end());
    } else {
      for (std::size_t i = 1; i < count; ++i) {
        const std::uint64_t key = keys[i];
        std::size_t at = i;
        for (; at > 0 && keys[at - 1] > key; --at) keys[at] = keys[at - 1];
        keys[at] = key;
      }
    }
    for (std::size_t i = 0; i < count; ++i) order[begin + i] = static_cast<std::uint32_t>(keys[i]);
  };
  for (std::size_t c = 0; c + 1 < rows.begin.size(); ++c) sort(rows.begin[c], rows.begin[c + 1]);
  sort(rows.begin.back(), rows.size());
  reorder(order, rows.words);
  reorder(order, rows.run);
  return order;
}

CustomerIndex::CustomerIndex(const Partial& partial, const Decisions& decisions, unsigned bucket) {
  std::size_t rows = 0;
  for (const auto& source : partial.sources()) {
    for (const auto& stream : source->buckets[bucket]) rows += stream->rows();
  }
  customers_.reserve(rows);
  for (std::size_t s = 0; s < partial.sources().size(); ++s) {
    const auto& patterns = decisions.remaps[s].patterns[0];
    for (const auto& stream : partial.sources()[s]->buckets[bucket]) {
      first_row_.emplace(stream.get(), customers_.size());
      IdKey last = kNoId;
      std::uint32_t number = kNobody;
      stream->each([&](const std::uint32_t* row) {
        if (const IdKey key = row_words::id(row[kRowCustomer], stream->wide()); key != last) {
          last = key;
          number =
              key == kNoId ? kNobody : number_of(decisions.customer(IdSpace::remap(key, patterns)));
        }
        customers_.push_back(number);
      });
    }
  }
  // From order of arrival to that of the keys.
  std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
  for (std::uint32_t i = 0; i < keys_.size(); ++i) order.emplace_back(keys_[i], i);
  std::sort(order.begin(), order.end());
  std::vector<std::uint32_t> rank(keys_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    keys_[i] = order[i].first;
    rank[order[i].second] = i;
  }
  for (auto& customer : customers_) {
    if (customer != kNobody) customer = rank[customer];
  }
  slots_ = {};
}

std::uint32_t CustomerIndex::number_of(IdKey key) {
  if (keys_.size() * 2 >= slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  auto slot = static_cast<std::size_t>(mix64(key)) & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    if (keys_[slots_[slot] - 1] == key) return slots_[slot] - 1;
  }
  keys_.push_back(key);
  slots_[slot] = static_cast<std::uint32_t>(keys_.size());
  return slots_[slot] - 1;
}

void CustomerIndex::grow() {
  slots_.assign(slots_.empty() ? 256 : slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    auto slot = static_cast<std::size_t>(mix64(keys_[i])) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

namespace {

// A row where it belongs, four words a step: in Wasm a call for the whole of it takes longer.
const std::uint32_t* copy_words(const std::uint32_t* row, std::size_t words, std::uint32_t* to) {
  std::size_t at = 0;
  for (; at + 4 <= words; at += 4) std::memcpy(to + at, row + at, 4 * sizeof *row);
  for (; at < words; ++at) to[at] = row[at];
  return to;
}

// Width of all streams' rows in words; 0 where they differ.
std::size_t common_width(const std::vector<StreamInfo>& streams) {
  if (streams.empty()) return 0;
  const std::size_t words = streams.front().layout->words;
  const bool same = std::all_of(streams.begin(), streams.end(), [&](const StreamInfo& info) {
    return info.layout->words == words;
  });
  return same ? words : 0;
}

// Rows of one slice may stand in two streams, those whose amounts name a currency apart: pieces
// that overlap are cut where the input goes from one to the other.
void interleave(std::vector<Piece>& pieces, const std::vector<const std::uint32_t*>& rows) {
  using Row = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // line, stream, place
  std::vector<Piece> out;
  std::vector<Row> order;
  for (std::size_t first = 0; first < pieces.size();) {
    std::size_t after = first + 1;
    bool overlap = false;
    for (; after < pieces.size() && pieces[after].rank == pieces[first].rank &&
           pieces[after].slice == pieces[first].slice;
         ++after) {
      const Piece& before = pieces[after - 1];
      overlap = overlap || rows[before.first + before.count - 1][kRowLine] > pieces[after].line;
    }
    if (!overlap) {
      out.insert(out.end(), pieces.begin() + static_cast<std::ptrdiff_t>(first),
                 pieces.begin() + static_cast<std::ptrdiff_t>(after));
    } else {
      order.clear();
      for (std::size_t p = first; p < after; ++p) {
        for (std::uint32_t i = 0; i < pieces[p].count; ++i)
          order.emplace_back(rows[pieces[p].first + i][kRowLine], pieces[p].stream,
                             pieces[p].first + i);
      }
      std::sort(order.begin(), order.end());
      for (const auto& [line, stream, place] : order) {
        const bool goes_on = !out.empty() && out.back().rank == pieces[first].rank &&
                             out.back().slice == pieces[first].slice &&
                             out.back().stream == stream &&
                             out.back().first + out.back().count == place;
        if (goes_on) {
          ++out.back().count;
        } else {
          out.push_back({pieces[first].rank, pieces[first].slice, line, place, 1, stream});
        }
      }
    }
    first = after;
  }
  pieces = std::move(out);
}

}  // namespace

RowSet gather_rows(const Partial& partial, const Decisions& decisions, unsigned bucket,
                   std::initializer_list<TableKind> tables, const CustomerIndex& customers) {
  RowSet set;
  std::vector<const std::uint32_t*> rows;
  std::vector<std::span<const std::uint32_t>> owners;  // by stream
  std::vector<std::uint32_t> first_row;                // by stream, in `rows`
  std::vector<Piece> pieces;
  for (std::size_t s = 0; s < partial.sources().size(); ++s) {
    for (const auto& stream : partial.sources()[s]->buckets[bucket]) {
      const TableKind table = partial.layouts()[stream->file()][stream->layout()].table;
      if (std::find(tables.begin(), tables.end(), table) == tables.end()) continue;
      const auto number = static_cast<std::uint32_t>(set.streams.size());
      set.streams.push_back(make_info(partial, decisions, s, *stream));
      owners.push_back(customers.customers_of(*stream));
      auto first = static_cast<std::uint32_t>(rows.size());
      first_row.push_back(first);
      stream->each([&](const std::uint32_t* row) { rows.push_back(row); });
      for (const auto& run : stream->runs()) {
        pieces.push_back({decisions.files[stream->file()].rank, run.slice, rows[first][kRowLine],
                          first, static_cast<std::uint32_t>(run.rows), number});
        first += static_cast<std::uint32_t>(run.rows);
      }
    }
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tie(a.rank, a.slice, a.line, a.stream) <
           std::tie(b.rank, b.slice, b.line, b.stream);
  });
  if (std::any_of(set.streams.begin(), set.streams.end(),
                  [](const StreamInfo& info) { return info.layout->names_currency; }))
    interleave(pieces, rows);

  // Counting sort by customer, keeping the order of the input within each.
  const std::size_t count = customers.keys().size();
  set.begin.assign(count + 1, 0);
  if (rows.empty()) return set;  // most runs have no rows of most tables
  for (const auto& of_stream : owners) {
    for (const std::uint32_t customer : of_stream) {
      if (customer != kNobody) ++set.begin[customer + 1];
    }
  }
  std::partial_sum(set.begin.begin(), set.begin.end(), set.begin.begin());
  std::vector<std::uint32_t> next(set.begin.begin(), set.begin.end());  // next[count]: nobody's
  set.words.resize(rows.size());
  set.run.resize(rows.size());
  const std::size_t width = common_width(set.streams);
  if (width != 0 && rows.size() <= kMostCopied / width)
    set.copies.reset(new std::uint32_t[rows.size() * width]);
  for (const auto& piece : pieces) {
    const auto run = static_cast<std::uint32_t>(set.runs.size());
    set.runs.push_back({piece.slice, piece.stream});
    const std::uint32_t* const owner =
        owners[piece.stream].data() + (piece.first - first_row[piece.stream]);
    for (std::uint32_t i = 0; i < piece.count; ++i) {
      const std::size_t place = next[owner[i] == kNobody ? count : owner[i]]++;
      const std::uint32_t* row = rows[piece.first + i];
      if (set.copies) row = copy_words(row, width, set.copies.get() + place * width);
      set.words[place] = row;
      set.run[place] = run;
    }
  }
  return set;
}

}  // namespace clientele
