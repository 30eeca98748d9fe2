#include "ledger/partial.h"

#include <algorithm>
#include <utility>

#include "base/content_hash.h"
#include "ledger/file_reader.h"

namespace clientele {
namespace {

constexpr std::string_view kMagic = "CLTPART7";

void save_ends(ByteWriter& out, std::uint64_t offset, const LooseEnds& ends) {
  out.put(offset);
  out.put(ends.end);
  out.put<std::uint8_t>(static_cast<std::uint8_t>(ends.bounded | ends.last << 1 |
                                                  ends.head_pending << 2 | ends.tail_pending << 3));
  out.text(ends.head);
  out.text(ends.tail);
  out.put(ends.tail_slice);
  out.put(ends.tail_line);
}

std::pair<std::uint64_t, LooseEnds> load_ends(ByteReader& in) {
  LooseEnds ends;
  const auto offset = in.get<std::uint64_t>();
  ends.end = in.get<std::uint64_t>();
  const auto bits = in.get<std::uint8_t>();
  ends.bounded = (bits & 1) != 0;
  ends.last = (bits & 2) != 0;
  ends.head_pending = (bits & 4) != 0;
  ends.tail_pending = (bits & 8) != 0;
  ends.head = in.text();
  ends.tail = in.text();
  ends.tail_slice = in.get<std::uint64_t>();
  ends.tail_line = in.get<std::uint32_t>();
  if (bits > 15 || ends.end < offset) in.reject();
  return {offset, std::move(ends)};
}

bool overlaps(const std::map<std::uint64_t, LooseEnds>& edges, std::uint64_t begin,
              std::uint64_t end) {
  const auto next = edges.lower_bound(begin);
  if (next != edges.end() && (next->first < end || next->first == begin)) return true;
  return next != edges.begin() && std::prev(next)->second.end > begin;
}

// Line breaks in a tail: only quoted ones can be there. State 0 is that of a record's start.
std::uint32_t line_breaks_of(const SliceScanner& scanner, std::string_view tail,
                             std::uint64_t offset) {
  return tail.empty() ? 0 : scanner.find_bounds(tail, offset, 0).line_breaks;
}

tl::unexpected<Error> twice(const Plan& plan) { return fail("slice_twice", {{"file", plan.file}}); }

}  // namespace

Partial::Partial(std::vector<Plan> plans, Decoder& decoder)
    : decoder_(&decoder), plans_(std::move(plans)) {
  for (const auto& plan : plans_) layouts_.push_back(row_layouts(plan));
  facts_.resize(plans_.size());
  edges_.resize(plans_.size());
  readers_.resize(plans_.size());
  sources_.push_back(std::make_unique<Source>());
}

Partial::~Partial() = default;
Partial::Partial(Partial&&) noexcept = default;
Partial& Partial::operator=(Partial&&) noexcept = default;

FileReader& Partial::reader(std::size_t file) {
  if (!readers_[file]) {
    readers_[file] = std::make_unique<FileReader>(static_cast<std::uint32_t>(file), plans_[file],
                                                  *decoder_, *sources_[0], facts_[file]);
  }
  return *readers_[file];
}

Transition Partial::scan(std::size_t file, std::uint64_t offset, std::string_view bytes) const {
  const Plan& plan = plans_[file];
  const SliceScanner scanner(plan.encoding, plan.has_bom, plan.framing, plan.dialect);
  if (offset + bytes.size() <= plan.data_begin) return kNoTransition;
  if (offset < plan.data_begin) {
    bytes.remove_prefix(static_cast<std::size_t>(plan.data_begin - offset));
    offset = plan.data_begin;
  }
  return scanner.scan(bytes, offset);
}

Result<ReadState> Partial::add(std::size_t file, std::uint64_t offset, std::string_view bytes,
                               ReadState entry, bool last) {
  const Plan& plan = plans_[file];
  if (overlaps(edges_[file], offset, offset + bytes.size())) return twice(plan);
  FileFacts& facts = facts_[file];
  facts.content_hash += content_hash_part(offset, bytes);

  LooseEnds ends;
  ends.end = offset + bytes.size();
  ends.last = last;
  const std::uint64_t slice = offset;
  SliceFacts& slice_facts = facts.slices[slice];
  slice_facts.size = bytes.size();
  // What stands above the data (titles, header) is not read again; its line breaks are the plan's.
  if (offset < plan.data_begin) {
    const auto above = std::min<std::uint64_t>(plan.data_begin - offset, bytes.size());
    bytes.remove_prefix(static_cast<std::size_t>(above));
    offset += above;
  }
  const bool starts_data = offset == plan.data_begin && !bytes.empty();
  const std::uint32_t lines_above = starts_data ? plan.data_line : 0;
  const Bounds bounds = reader(file).scanner().find_bounds(bytes, offset, entry);
  slice_facts.line_breaks = lines_above + bounds.line_breaks;

  const bool whole = bounds.first_end == Bounds::npos;
  std::size_t body_begin = whole ? 0 : bounds.first_end;
  std::size_t body_end = whole ? 0 : bounds.last_begin;
  std::uint32_t body_line = lines_above + bounds.head_line_breaks;
  ends.bounded = !whole;
  if (starts_data) {  // the first record begins here: there is no head
    body_begin = 0;
    body_line = lines_above;
    ends.bounded = true;
    if (whole) body_end = 0;
  } else {
    ends.head = std::string(whole ? bytes : bytes.substr(0, bounds.first_end));
    ends.head_pending = true;
    if (bytes.empty() && offset <= plan.data_begin) {  // all of it stands above the data
      ends.bounded = true;
      ends.head_pending = false;
    }
  }
  FileReader& reader = this->reader(file);
  reader.read(slice, body_line, bytes.substr(body_begin, body_end - body_begin), slice_facts.runs);
  if (ends.bounded) {
    ends.tail = std::string(bytes.substr(body_end));
    ends.tail_pending = true;
    ends.tail_slice = slice;
    ends.tail_line = whole ? lines_above
                           : lines_above + bounds.line_breaks -
                                 line_breaks_of(reader.scanner(), ends.tail, offset + body_end);
  }
  edges_[file].emplace(slice, std::move(ends));
  join(file);
  return bounds.exit;
}

// Completes the records whose two ends are both here. A tail swallows neighbours that hold no end.
void Partial::join(std::size_t file) {
  auto& edges = edges_[file];
  const auto complete = [&](LooseEnds& ends, std::string_view head) {
    ends.tail.append(head);
    if (!ends.foreign) {
      FileReader& reader = this->reader(file);
      reader.at_end(ends.last && head.empty());
      SliceFacts& slice = facts_[file].slices[ends.tail_slice];
      reader.read(ends.tail_slice, ends.tail_line, ends.tail, slice.joined_runs);
      reader.at_end(false);
    }
    ends.tail_pending = false;
    ends.tail = {};
  };
  for (auto it = edges.begin(); it != edges.end(); ++it) {
    LooseEnds& ends = it->second;
    while (ends.tail_pending) {
      const auto next = std::next(it);
      if (ends.last) {
        complete(ends, {});
      } else if (next == edges.end() || next->first != ends.end || !next->second.head_pending) {
        break;
      } else if (next->second.bounded) {
        complete(ends, next->second.head);
        next->second.head_pending = false;
        next->second.head = {};
      } else {
        ends.tail.append(next->second.head);
        ends.end = next->second.end;
        ends.last = next->second.last;
        edges.erase(next);
      }
    }
  }
}

void Partial::finish() {
  for (std::size_t file = 0; file < plans_.size(); ++file) {
    for (auto& [offset, ends] : edges_[file]) {
      if (ends.tail_pending) ends.last = true;
    }
    join(file);
  }
}

Result<void> Partial::merge(Partial&& other) {
  std::vector<std::uint32_t> to_ours;
  std::vector<bool> used(plans_.size(), false);
  const std::size_t before = plans_.size();
  for (const auto& plan : other.plans_) {
    std::size_t file = 0;
    while (file < before &&
           (used[file] || plans_[file].file != plan.file || plans_[file].bytes != plan.bytes)) {
      ++file;
    }
    if (file == before) {
      file = plans_.size();
      plans_.push_back(plan);
      layouts_.push_back(row_layouts(plan));
    } else {
      if (!(plans_[file] == plan)) return fail("plans_differ", {{"file", plan.file}});
      used[file] = true;
    }
    to_ours.push_back(static_cast<std::uint32_t>(file));
  }
  facts_.resize(plans_.size());
  edges_.resize(plans_.size());
  for (std::size_t i = 0; i < other.plans_.size(); ++i) {
    for (const auto& [offset, ends] : other.edges_[i]) {
      if (overlaps(edges_[to_ours[i]], offset, ends.end)) return twice(plans_[to_ours[i]]);
    }
  }
  // The readers point into what may move now; they are made again when needed.
  readers_.clear();
  readers_.resize(plans_.size());
  for (std::size_t i = 0; i < other.plans_.size(); ++i) {
    facts_[to_ours[i]].merge(other.facts_[i]);
    edges_[to_ours[i]].merge(other.edges_[i]);
  }
  for (auto& source : other.sources_) {
    source->renumber_files(to_ours);
    sources_.push_back(std::move(source));
  }
  for (std::size_t file = 0; file < plans_.size(); ++file) join(file);
  return {};
}

std::string Partial::save_edges() const {
  ByteWriter out;
  for (const auto& edges : edges_) {
    out.put<std::uint64_t>(edges.size());
    for (const auto& [offset, ends] : edges) save_ends(out, offset, ends);
  }
  return out.take();
}

Result<void> Partial::merge_edges(std::string_view bytes) {
  ByteReader in(bytes);
  for (std::size_t file = 0; file < plans_.size() && !in.bad(); ++file) {
    for (std::size_t n = in.count(41); n > 0 && !in.bad(); --n) {
      auto [offset, ends] = load_ends(in);
      ends.foreign = true;
      if (overlaps(edges_[file], offset, ends.end)) return twice(plans_[file]);
      edges_[file].emplace(offset, std::move(ends));
    }
  }
  if (in.bad() || !in.at_end()) return fail("partial_damaged");
  for (std::size_t file = 0; file < plans_.size(); ++file) join(file);
  return {};
}

std::string Partial::save_body(const BucketChoice& chosen) const {
  ByteWriter out;
  out.raw(kMagic.data(), kMagic.size());
  out.put<std::uint64_t>(plans_.size());
  for (const auto& plan : plans_) plan.save(out);
  for (const auto& file : facts_) file.save(out);
  out.put<std::uint64_t>(sources_.size());
  for (const auto& source : sources_) source->save(out, chosen);
  return out.take();
}

std::string Partial::save() const {
  ByteWriter out;
  out.text(save_body({}));
  out.text(save_edges());
  return out.take();
}

std::string Partial::hand_over(const BucketChoice& chosen) {
  ByteWriter out;
  if (chosen.piece == 0) {
    own_sources_ = sources_.size();
    out.text(save_body(chosen));
    out.text({});
  } else {
    out.put<std::uint64_t>(own_sources_);
    for (std::size_t i = 0; i < own_sources_; ++i) sources_[i]->save_rows(out, chosen);
  }
  for (auto& source : sources_) {
    for (unsigned bucket = 0; bucket < kBuckets; ++bucket) {
      if (chosen.has(bucket)) source->buckets[bucket].clear();
    }
  }
  readers_.clear();  // they remember streams
  readers_.resize(plans_.size());
  return out.take();
}

Result<std::size_t> Partial::take_first(std::string_view bytes) {
  auto rows = load(bytes, *decoder_);
  if (!rows) return tl::unexpected(rows.error());
  const std::size_t first = sources_.size();
  if (auto done = merge(std::move(*rows)); !done) return tl::unexpected(done.error());
  return first;
}

Result<void> Partial::take_more(std::size_t first_source, std::string_view bytes) {
  ByteReader in(bytes);
  const std::size_t count = in.count(kBuckets * 8);
  if (first_source > sources_.size() || count > sources_.size() - first_source) in.reject();
  for (std::size_t i = 0; i < count && !in.bad(); ++i) {
    Source& source = *sources_[first_source + i];
    auto before = std::exchange(source.buckets, {});  // what is here has been checked
    source.load_rows(in, layouts_);
    if (!in.bad() && !source.consistent(plans_, layouts_)) in.reject();
    for (unsigned bucket = 0; bucket < kBuckets; ++bucket) {
      for (auto& stream : source.buckets[bucket]) before[bucket].push_back(std::move(stream));
    }
    source.buckets = std::move(before);
  }
  return in.bad() || !in.at_end() ? fail("partial_damaged") : Result<void>();
}

Result<Partial> Partial::load(std::string_view bytes, Decoder& decoder) {
  ByteReader outer(bytes);
  ByteReader in(outer.view());
  const std::string_view edges = outer.view();
  if (outer.bad() || !outer.at_end()) return fail("partial_damaged");
  char magic[8];
  in.raw(magic, sizeof magic);
  if (std::string_view(magic, sizeof magic) != kMagic) return fail("partial_magic");
  std::vector<Plan> plans;
  for (std::size_t n = in.count(16); n > 0 && !in.bad(); --n) plans.push_back(Plan::load(in));
  if (in.bad()) return fail("partial_damaged");
  Partial partial(std::move(plans), decoder);
  for (std::size_t i = 0; i < partial.plans_.size() && !in.bad(); ++i) {
    partial.facts_[i] = FileFacts::load(in);
    if (partial.facts_[i].columns.size() > partial.plans_[i].columns.size()) in.reject();
  }
  partial.sources_.clear();
  for (std::size_t n = in.count(24); n > 0 && !in.bad(); --n) {
    partial.sources_.push_back(std::make_unique<Source>(Source::load(in, partial.layouts_)));
    if (!in.bad() && !partial.sources_.back()->consistent(partial.plans_, partial.layouts_))
      in.reject();
  }
  if (in.bad() || !in.at_end() || partial.sources_.empty()) return fail("partial_damaged");
  if (!edges.empty()) {
    ByteReader ends(edges);
    for (auto& file : partial.edges_) {
      for (std::size_t n = ends.count(41); n > 0 && !ends.bad(); --n) file.insert(load_ends(ends));
    }
    if (ends.bad() || !ends.at_end()) return fail("partial_damaged");
  }
  return partial;
}

bool Partial::is_saved(std::string_view bytes) {
  return bytes.size() >= 16 && bytes.substr(8, 8) == kMagic;
}

}  // namespace clientele
