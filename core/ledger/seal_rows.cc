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
  const auto& specs = decisions.specs[static_cast<std::size_t>(info.layout->table)];
  info.field_of_spec.assign(specs.size(), -1);
  for (std::size_t i = 0; i < info.layout->fields.size(); ++i) {
    const RowField& field = info.layout->fields[i];
    const ColumnPlan& column = info.plan->columns[field.column];
    const bool named = field.role == Role::attribute || field.role == Role::aspect;
    const bool coded = field.kind == ValueKind::code || field.kind == ValueKind::text;
    const std::vector<Code>* codes = nullptr;
    if (coded) {
      const auto found = info.remap->codes.find(dictionary_name(column));
      if (found != info.remap->codes.end()) codes = &found->second;
    }
    info.field_codes.push_back(codes);
    const ColumnSpec wanted{field.role, field.kind, named ? column.name : std::string(), nullptr};
    const auto spec = std::find(specs.begin(), specs.end(), wanted);
    if (spec != specs.end())
      info.field_of_spec[static_cast<std::size_t>(spec - specs.begin())] = static_cast<int>(i);
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

std::int64_t field_value(const StreamInfo& info, const std::uint32_t* row, int index) {
  if (index < 0) return Column::kMissing;
  const RowField& field = info.layout->fields[static_cast<std::size_t>(index)];
  switch (field.kind) {
    case ValueKind::code:
    case ValueKind::text: {
      const auto* codes = info.field_codes[static_cast<std::size_t>(index)];
      if (codes == nullptr) return Column::kMissing;
      const Code code = (*codes)[row[field.word]];
      return code == kNoCode ? Column::kMissing : static_cast<std::int64_t>(code);
    }
    case ValueKind::moment: {
      Moment moment = Moment::from_bits(row[field.word]);
      if (moment.missing()) return Column::kMissing;
      const DateRule& rule = info.file->dates[field.column];
      if (moment.ambiguous() && rule.month_first) moment = moment.exchanged();
      moment = moment.settled();
      if (moment.day() < rule.earliest || moment.day() > rule.latest) return Column::kMissing;
      return moment.bits();
    }
    case ValueKind::id: {
      const IdKey key = read_id(row + field.word);
      if (key == kNoId) return Column::kMissing;
      const auto& patterns = info.remap->patterns[static_cast<std::size_t>(id_domain(field.role))];
      return static_cast<std::int64_t>(IdSpace::remap(key, patterns));
    }
    case ValueKind::rating: {
      const Decimal answer = read_decimal_words(row + field.word);
      const RatingScale* scale = info.file->scales[field.column];
      if (answer == kNoDecimal || scale == nullptr) return answer;
      const bool inside = answer >= scale->low * kDecimalOne && answer <= scale->high * kDecimalOne;
      return inside ? answer : Column::kMissing;
    }
    default:
      return read_decimal_words(row + field.word);
  }
}

void RowSet::rearrange(const std::vector<std::uint32_t>& order) {
  const auto apply = [&](auto& values) {
    std::remove_reference_t<decltype(values)> next(values.size());
    for (std::size_t i = 0; i < order.size(); ++i) next[i] = values[order[i]];
    values = std::move(next);
  };
  apply(words);
  apply(stream);
  apply(slice);
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
        insert(IdSpace::remap(key, patterns));
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
        last = key == kNoId ? kUnattributed
                            : customers.find(IdSpace::remap(key, info.remap->patterns[0]));
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
