// What Summaries are made of. A Summary lists its parts once; merging, saving and loading follow:
//
//   struct Totals {
//     Money net = 0;
//     std::map<int, std::uint64_t> months;
//     static auto parts(auto& s) { return std::tie(s.net, s.months); }
//   };
//
// A part is an integer (added), an array or vector of parts (added place by place), a map to parts
// (added key by key), a struct that lists parts, or a class with merge, save and load of its own.
// Every such merge is commutative and associative, so Summaries may meet in any order.
#pragma once

#include <array>
#include <concepts>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "base/bytes.h"
#include "base/decimal.h"

namespace clientele::parts {

template <typename T>
concept Listed = requires(T& t) {
  T::parts(t);
};
template <typename T>
concept OfItsOwn = requires(T& a, const T& b, ByteWriter& out, ByteReader& in) {
  a.merge(b);
  b.save(out);
  a.load(in);
};

inline void merge(std::uint64_t& into, const std::uint64_t& from) { into += from; }
inline void merge(Decimal& into, const Decimal& from) { into = saturating_add(into, from); }
inline void save(const std::uint64_t& value, ByteWriter& out) { out.put(value); }
inline void save(const Decimal& value, ByteWriter& out) { out.put(value); }
inline void load(std::uint64_t& value, ByteReader& in) { value = in.get<std::uint64_t>(); }
inline void load(Decimal& value, ByteReader& in) { value = in.get<Decimal>(); }

inline void save_key(const std::string& key, ByteWriter& out) { out.text(key); }
inline void save_key(std::integral auto key, ByteWriter& out) { out.put(key); }
inline void load_key(std::string& key, ByteReader& in) { key = in.text(); }
inline void load_key(std::integral auto& key, ByteReader& in) {
  key = in.get<std::remove_reference_t<decltype(key)>>();
}

// Declared first, so that containers of containers find them.
template <typename T, std::size_t N>
void merge(std::array<T, N>& into, const std::array<T, N>& from);
template <typename T, std::size_t N>
void save(const std::array<T, N>& values, ByteWriter& out);
template <typename T, std::size_t N>
void load(std::array<T, N>& values, ByteReader& in);
template <typename T>
void merge(std::vector<T>& into, const std::vector<T>& from);
template <typename T>
void save(const std::vector<T>& values, ByteWriter& out);
template <typename T>
void load(std::vector<T>& values, ByteReader& in);
template <typename K, typename V>
void merge(std::map<K, V>& into, const std::map<K, V>& from);
template <typename K, typename V>
void save(const std::map<K, V>& map, ByteWriter& out);
template <typename K, typename V>
void load(std::map<K, V>& map, ByteReader& in);

template <OfItsOwn T>
void merge(T& into, const T& from) {
  into.merge(from);
}
template <OfItsOwn T>
void save(const T& part, ByteWriter& out) {
  part.save(out);
}
template <OfItsOwn T>
void load(T& part, ByteReader& in) {
  part.load(in);
}

template <Listed T>
void merge(T& into, const T& from) {
  const auto ours = T::parts(into);
  const auto theirs = T::parts(from);
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (merge(std::get<I>(ours), std::get<I>(theirs)), ...);
  }
  (std::make_index_sequence<std::tuple_size_v<decltype(ours)>>());
}
template <Listed T>
void save(const T& part, ByteWriter& out) {
  std::apply([&](const auto&... each) { (save(each, out), ...); }, T::parts(part));
}
template <Listed T>
void load(T& part, ByteReader& in) {
  std::apply([&](auto&... each) { (load(each, in), ...); }, T::parts(part));
}

template <typename T, std::size_t N>
void merge(std::array<T, N>& into, const std::array<T, N>& from) {
  for (std::size_t i = 0; i < N; ++i) merge(into[i], from[i]);
}
template <typename T, std::size_t N>
void save(const std::array<T, N>& values, ByteWriter& out) {
  for (const auto& value : values) save(value, out);
}
template <typename T, std::size_t N>
void load(std::array<T, N>& values, ByteReader& in) {
  for (auto& value : values) load(value, in);
}

template <typename T>
void merge(std::vector<T>& into, const std::vector<T>& from) {
  if (into.size() < from.size()) into.resize(from.size());
  for (std::size_t i = 0; i < from.size(); ++i) merge(into[i], from[i]);
}
template <typename T>
void save(const std::vector<T>& values, ByteWriter& out) {
  out.put<std::uint64_t>(values.size());
  for (const auto& value : values) save(value, out);
}
template <typename T>
void load(std::vector<T>& values, ByteReader& in) {
  values.clear();
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) load(values.emplace_back(), in);
}

template <typename K, typename V>
void merge(std::map<K, V>& into, const std::map<K, V>& from) {
  for (const auto& [key, value] : from) merge(into[key], value);
}
template <typename K, typename V>
void save(const std::map<K, V>& map, ByteWriter& out) {
  out.put<std::uint64_t>(map.size());
  for (const auto& [key, value] : map) {
    save_key(key, out);
    save(value, out);
  }
}
template <typename K, typename V>
void load(std::map<K, V>& map, ByteReader& in) {
  map.clear();
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) {
    K key{};
    load_key(key, in);
    load(map[key], in);
  }
}

}  // namespace clientele::parts
