#include "ledger/seal_rows.h"

#include <algorithm>
#include <numeric>

#include "base/hash.h"

namespace clientele {
namespace {

constexpr std::uint32_t kUnattributed = 0xffffffffu;

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
    const ColumnPlan& column = info.plan->columns[field.column];
    const bool coded = field.kind == ValueKind::code || field.kind == ValueKind::text;
    const std::vector<Code>* codes = nullptr;
    if (coded) {
      const auto found = info.remap->codes.find(dictionary_name(column));
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
  std::uint16_t stream;
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
  const std::vector<std::uint32_t>& patterns;
  std::int64_t operator()(const std::uint32_t* row) const {
    const IdKey key = read_id(row + word);
    return key == kNoId ? Column::kMissing
                        : static_cast<std::int64_t>(IdSpace::remap(key, patterns));
  }
};

struct RatingReader {
  std::uint32_t word;
  const RatingScale* scale;
  std::int64_t operator()(const std::uint32_t* row) const {
    const Decimal answer = read_decimal_words(row + word);
    if (answer == kNoDecimal || scale == nullptr) return answer;
    const bool inside = answer >= scale->low * kDecimalOne && answer <= scale->high * kDecimalOne;
    return inside ? answer : Column::kMissing;
  }
};

struct NumberReader {
  std::uint32_t word;
  std::int64_t operator()(const std::uint32_t* row) const { return read_decimal_words(row + word); }
};

// use(reader) with the reader of the field.
template <typename Use>
decltype(auto) with_reader(const StreamInfo& info, int index, Use use) {
  const RowField& field = info.layout->fields[static_cast<std::size_t>(index)];
  switch (field.kind) {
    case ValueKind::code:
    case ValueKind::text:
      return use(CodeReader{field.word, info.field_codes[static_cast<std::size_t>(index)]});
    case ValueKind::moment:
      return use(MomentReader{field.word, info.file->dates[field.column]});
    case ValueKind::id:
      return use(IdReader{field.word,
                          info.remap->patterns[static_cast<std::size_t>(id_domain(field.role))]});
    case ValueKind::rating:
      return use(RatingReader{field.word, info.file->scales[field.column]});
    default:
      return use(NumberReader{field.word});
  }
}

}  // namespace

std::int64_t field_value(const StreamInfo& info, const std::uint32_t* row, int index) {
  if (index < 0) return Column::kMissing;
  return with_reader(info, index, [&](const auto& reader) { return reader(row); });
}

std::vector<std::int64_t> field_values(const RowSet& rows, const std::vector<int>& fields) {
  std::vector<std::int64_t> out(rows.size(), Column::kMissing);
  for (std::size_t s = 0; s < rows.streams.size(); ++s) {
    if (fields[s] < 0) continue;
    with_reader(rows.streams[s], fields[s], [&](const auto& reader) {
      for (std::size_t i = 0; i < out.size(); ++i) {
        if (rows.stream[i] == s) out[i] = reader(rows.words[i]);
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
  // By date and place in one number; most customers have few rows.
  std::vector<std::uint64_t> keys;
  const auto sort = [&](std::size_t begin, std::size_t end) {
    bool sorted = true;
    for (std::size_t i = begin + 1; i < end; ++i) sorted = sorted && moments[i - 1] <= moments[i];
    if (sorted) return;
    keys.clear();
    for (std::size_t i = begin; i < end; ++i) keys.push_back(std::uint64_t{moments[i]} << 32 | i);
    std::sort(keys.begin(), keys.end());
    for (std::size_t i = begin; i < end; ++i)
      order[i] = static_cast<std::uint32_t>(keys[i - begin]);
  };
  for (std::size_t c = 0; c + 1 < rows.begin.size(); ++c) sort(rows.begin[c], rows.begin[c + 1]);
  sort(rows.begin.back(), rows.size());
  reorder(order, rows.words);
  reorder(order, rows.stream);
  reorder(order, rows.slice);
  return order;
}

CustomerIndex::CustomerIndex(const Partial& partial, const Decisions& decisions, unsigned bucket) {
  std::size_t rows = 0;
  for (const auto& source : partial.sources()) {
    for (const auto& stream : source->buckets[bucket]) rows += stream->rows();
  }
  std::size_t slots = 64;
  while (slots < rows / 2) slots *= 2;
  slots_.assign(slots, 0);
  for (std::size_t s = 0; s < partial.sources().size(); ++s) {
    const auto& patterns = decisions.remaps[s].patterns[0];
    for (const auto& stream : partial.sources()[s]->buckets[bucket]) {
      IdKey last = kNoId;
      stream->each([&](const std::uint32_t* row) {
        const IdKey key = read_id(row + kRowCustomer);
        if (key == kNoId || key == last) return;
        last = key;
        insert(decisions.customer(IdSpace::remap(key, patterns)));
      });
    }
  }
  std::sort(keys_.begin(), keys_.end());
  while (slots_.size() < keys_.size() * 2) slots_.resize(slots_.size() * 2);
  std::fill(slots_.begin(), slots_.end(), 0u);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    auto slot = static_cast<std::size_t>(mix64(keys_[i])) & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void CustomerIndex::insert(IdKey key) {
  if (keys_.size() * 2 >= slots_.size()) {
    slots_.assign(slots_.size() * 2, 0);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      auto slot = static_cast<std::size_t>(mix64(keys_[i])) & mask;
      while (slots_[slot] != 0) slot = (slot + 1) & mask;
      slots_[slot] = static_cast<std::uint32_t>(i + 1);
    }
  }
  const std::size_t mask = slots_.size() - 1;
  auto slot = static_cast<std::size_t>(mix64(key)) & mask;
  while (slots_[slot] != 0) {
    if (keys_[slots_[slot] - 1] == key) return;
    slot = (slot + 1) & mask;
  }
  keys_.push_back(key);
  slots_[slot] = static_cast<std::uint32_t>(keys_.size());
}

std::uint32_t CustomerIndex::find(IdKey key) const {
  const std::size_t mask = slots_.size() - 1;
  auto slot = static_cast<std::size_t>(mix64(key)) & mask;
  while (keys_[slots_[slot] - 1] != key) slot = (slot + 1) & mask;
  return slots_[slot] - 1;
}

RowSet gather_rows(const Partial& partial, const Decisions& decisions, unsigned bucket,
                   std::initializer_list<TableKind> tables, const CustomerIndex& customers) {
  RowSet set;
  std::vector<const std::uint32_t*> rows;
  std::vector<Piece> pieces;
  for (std::size_t s = 0; s < partial.sources().size(); ++s) {
    for (const auto& stream : partial.sources()[s]->buckets[bucket]) {
      const TableKind table = partial.layouts()[stream->file()][stream->layout()].table;
      if (std::find(tables.begin(), tables.end(), table) == tables.end()) continue;
      const auto number = static_cast<std::uint16_t>(set.streams.size());
      set.streams.push_back(make_info(partial, decisions, s, *stream));
      auto first = static_cast<std::uint32_t>(rows.size());
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

  // Counting sort by customer, keeping the order of the input within each.
  const std::size_t count = customers.keys().size();
  std::vector<std::uint32_t> customer(rows.size());
  set.begin.assign(count + 1, 0);
  std::uint32_t at = 0;
  for (const auto& piece : pieces) {
    const StreamInfo& info = set.streams[piece.stream];
    IdKey last_key = kNoId;
    std::uint32_t last = kUnattributed;
    for (std::uint32_t i = 0; i < piece.count; ++i, ++at) {
      const IdKey key = read_id(rows[piece.first + i] + kRowCustomer);
      if (key != last_key || at == 0) {
        last_key = key;
        last =
            key == kNoId
                ? kUnattributed
                : customers.find(decisions.customer(IdSpace::remap(key, info.remap->patterns[0])));
      }
      customer[at] = last;
      if (last != kUnattributed) ++set.begin[last + 1];
    }
  }
  std::partial_sum(set.begin.begin(), set.begin.end(), set.begin.begin());
  std::vector<std::uint32_t> next(set.begin.begin(), set.begin.end());  // next[count]: unattributed
  set.words.resize(rows.size());
  set.stream.resize(rows.size());
  set.slice.resize(rows.size());
  at = 0;
  for (const auto& piece : pieces) {
    for (std::uint32_t i = 0; i < piece.count; ++i, ++at) {
      const std::size_t place = next[customer[at] == kUnattributed ? count : customer[at]]++;
      set.words[place] = rows[piece.first + i];
      set.stream[place] = piece.stream;
      set.slice[place] = piece.slice;
    }
  }
  return set;
}

}  // namespace clientele
