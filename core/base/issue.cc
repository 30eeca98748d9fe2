#include "base/issue.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace clientele {
namespace {

constexpr std::array kNames = {
#define X(name, effect) std::string_view(#name),
    CLIENTELE_ISSUES(X)
#undef X
};
constexpr std::array kEffects = {
#define X(name, effect) IssueEffect::effect,
    CLIENTELE_ISSUES(X)
#undef X
};

std::string cut(std::string_view value) {
  constexpr std::size_t kLimit = 80;
  if (value.size() <= kLimit) return std::string(value);
  std::size_t end = kLimit;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xc0u) == 0x80u) --end;
  return std::string(value.substr(0, end)) + "…";
}

bool by_position(const IssueSample& a, const IssueSample& b) {
  return a.at != b.at ? a.at < b.at : a.value < b.value;
}

void order_first(std::vector<IssueSample>& samples, std::size_t limit) {
  std::sort(samples.begin(), samples.end(), by_position);
  if (samples.size() > limit) samples.resize(limit);
}

}  // namespace

std::string_view issue_name(IssueKind kind) { return kNames[static_cast<std::size_t>(kind)]; }
IssueEffect issue_effect(IssueKind kind) { return kEffects[static_cast<std::size_t>(kind)]; }
std::size_t issue_kinds() { return kNames.size(); }

void count_sample(IssueLog::Entry& entry, const Position& at, std::string_view value,
                  std::size_t limit) {
  ++entry.count;
  auto& samples = entry.samples;
  if (samples.size() >= limit && !(at < samples.back().at)) return;
  IssueSample sample{at, cut(value)};
  samples.insert(std::lower_bound(samples.begin(), samples.end(), sample, by_position),
                 std::move(sample));
  if (samples.size() > limit) samples.pop_back();
}

void merge_entry(IssueLog::Entry& into, const IssueLog::Entry& from, std::size_t limit) {
  into.count += from.count;
  std::vector<IssueSample> both;
  both.reserve(into.samples.size() + from.samples.size());
  std::merge(std::make_move_iterator(into.samples.begin()),
             std::make_move_iterator(into.samples.end()), from.samples.begin(), from.samples.end(),
             std::back_inserter(both), by_position);
  if (both.size() > limit) both.resize(limit);
  into.samples = std::move(both);
}

void IssueLog::add(IssueKind kind, std::int32_t column, const Position& at,
                   std::string_view value) {
  count_sample(entries_[{kind, column}], at, value, kListed);
}

void IssueLog::list(IssueKind kind, std::int32_t column, const Position& at,
                    std::string_view value) {
  auto& samples = entries_[{kind, column}].samples;
  samples.push_back({at, cut(value)});
  if (samples.size() >= 2 * kListed) order_first(samples, kListed);
}

void IssueLog::note(IssueKind kind, std::int32_t column, const Position& at,
                    std::string_view value) {
  list(kind, column, at, value);
  ++entries_[{kind, column}].count;
}

void IssueLog::settle() {
  for (auto& [key, entry] : entries_) order_first(entry.samples, kListed);
}

void IssueLog::add_entry(IssueKind kind, std::int32_t column, const Entry& entry) {
  if (entry.count == 0 && entry.samples.empty()) return;
  merge_entry(entries_[{kind, column}], entry, kListed);
}

void IssueLog::merge(const IssueLog& other) {
  for (const auto& [key, theirs] : other.entries_) add_entry(key.first, key.second, theirs);
}

std::uint64_t IssueLog::count(IssueKind kind) const {
  std::uint64_t total = 0;
  for (const auto& [key, entry] : entries_) {
    if (key.first == kind) total += entry.count;
  }
  return total;
}

std::uint64_t IssueLog::count(IssueKind kind, std::int32_t column) const {
  const auto found = entries_.find({kind, column});
  return found == entries_.end() ? 0 : found->second.count;
}

void IssueLog::save(ByteWriter& out) const {
  out.put<std::uint64_t>(entries_.size());
  for (const auto& [key, entry] : entries_) {
    out.put(key.first);
    out.put(key.second);
    out.put(entry.count);
    out.put<std::uint64_t>(entry.samples.size());
    for (const auto& sample : entry.samples) {
      out.put(sample.at.slice);
      out.put(sample.at.line);
      out.text(sample.value);
    }
  }
}

IssueLog IssueLog::load(ByteReader& in) {
  IssueLog log;
  for (std::size_t n = in.count(21); n > 0 && !in.bad(); --n) {
    const auto kind = in.get<std::uint8_t>();
    const auto column = in.get<std::int32_t>();
    if (kind >= issue_kinds()) in.reject();
    Entry entry;
    entry.count = in.get<std::uint64_t>();
    for (std::size_t k = in.count(20); k > 0 && !in.bad(); --k) {
      IssueSample sample;
      sample.at.slice = in.get<std::uint64_t>();
      sample.at.line = in.get<std::uint32_t>();
      sample.value = in.text();
      entry.samples.push_back(std::move(sample));
    }
    if (!in.bad()) log.entries_[{static_cast<IssueKind>(kind), column}] = std::move(entry);
  }
  return log;
}

}  // namespace clientele
