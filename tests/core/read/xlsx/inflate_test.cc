// Streams of every kind of block, cut anywhere; what is no stream; and natively zlib's word on
// both.
#include "read/xlsx/inflate.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "support/property.h"
#ifndef __EMSCRIPTEN__
#include <zlib.h>
#endif

namespace clientele::xlsx {
namespace {

using test::for_any_seed;
using test::Random;

struct Outcome {
  std::string text;
  bool done = false, broken = false;
  bool operator==(const Outcome&) const = default;
};

Outcome inflated(std::string_view packed, std::size_t slice = std::string_view::npos) {
  Inflater inflater;
  Outcome out;
  const auto take = [&] {
    for (auto text = inflater.next(); !text.empty(); text = inflater.next()) out.text += text;
  };
  for (; !packed.empty(); packed.remove_prefix(std::min(slice, packed.size()))) {
    inflater.feed(packed.substr(0, slice));
    take();
  }
  inflater.finish();
  take();
  out.done = inflater.done();
  out.broken = inflater.broken();
  if (out.broken) out.text.clear();  // how much came before is not promised
  return out;
}

std::string cells(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += "<c r=\"A" + std::to_string(i) + "\"><v>" + std::to_string(i * i % 97) + "</v></c>";
  return text;
}

// Of zlib 1.2.13: level 0; level 9 with Z_FIXED; level 9.
using namespace std::string_view_literals;
constexpr auto kStored = "\x01\x0b\x00\xf4\xff\x73\x74\x6f\x72\x65\x64\x20\x74\x65\x78\x74"sv;
constexpr auto kFixed = "\x4b\xcb\xac\x48\x4d\x51\x48\x43\x90\x00"sv;
constexpr auto kDynamic =
    "\x65\x92\x4b\x0a\xc3\x30\x0c\x05\xaf\x52\x72\x81\xc4\x52\xfc\x03\x37\xd0\xb3\xe4\x06\x5d\xe4"
    "\xfc\x05\x8f\xe9\xe2\x69\x3b\x88\x67\xcd\xb3\xc6\xfd\xfa\xbe\xb7\xcf\xb1\x5d\xe3\xb9\x8e\xb1"
    "\x3f\xd7\xd8\xef\x6b\x40\xd3\xa4\x49\xa8\x4d\x7a\x0a\xf5\x49\xbb\xd0\x93\x84\x22\x38\x4f\x6c"
    "\x59\x70\x99\xd8\x75\xba\xf2\xa0\x66\xb7\x89\x8b\x2e\xd2\x27\x6e\xba\x75\x42\xd1\x15\xe3\x68"
    "\x9a\x92\x96\x65\x55\x8e\x67\x35\xe5\x98\x06\x8c\xa9\x87\x6d\x50\x2d\x61\x1e\xd7\xae\xcd\x24"
    "\x64\x3d\xac\x8f\x6d\xd5\x9f\x33\x6c\x93\xe6\x1b\xba\x59\x73\x0c\xdd\xae\xd5\x1b\xba\xa7\xd6"
    "\x63\xe8\xf6\x70\x1b\xf8\x9e\x21\x1f\xdf\x1e\x72\xf0\xcd\x61\x7f\x7c\x9b\x62\x74\x8b\xd6\xe3"
    "\xe8\x9a\xfe\x96\xa3\xdb\x34\xc7\xd1\xcd\xe1\x88\xd1\x35\xad\xcd\xd1\x6d\x7a\x82\x8e\x6e\xd1"
    "\x1a\x7c\x5d\x72\xd8\x13\xdd\x14\xe6\x97\xae\xd6\xef\xcb\xf7\xcf\x7f"sv;

TEST(Inflate, EveryKindOfBlockCutAnywhere) {
  for (const std::size_t slice : {1u, 2u, 7u, 1000u}) {
    EXPECT_EQ(inflated(kStored, slice), (Outcome{"stored text", true, false}));
    EXPECT_EQ(inflated(kFixed, slice), (Outcome{"fixed fixed fixed", true, false}));
    EXPECT_EQ(inflated(kDynamic, slice), (Outcome{cells(40), true, false}));
  }
}

TEST(Inflate, BytesBehindTheStreamAreNoPartOfIt) {
  EXPECT_EQ(inflated(std::string(kFixed) + "more"), (Outcome{"fixed fixed fixed", true, false}));
}

TEST(Inflate, AStreamThatEndsEarlyIsBroken) {
  for (const auto stream : {kStored, kFixed, kDynamic}) {
    for (std::size_t size = 0; size < stream.size(); ++size)
      EXPECT_TRUE(inflated(stream.substr(0, size)).broken) << size;
  }
}

TEST(Inflate, WhatIsNoStreamIsBroken) {
  EXPECT_TRUE(inflated("\x07").broken) << "a kind of block that there is not";
  EXPECT_TRUE(inflated("\x01\x01\x00\x00\x00x"sv).broken) << "sizes that differ";
  EXPECT_TRUE(inflated("\x03\x02\x00"sv).broken) << "a match before the beginning";
  EXPECT_TRUE(inflated("\x1b\x03\x00"sv).broken) << "a length code that there is not";
  EXPECT_TRUE(inflated("\x05\x00\x00\x00\x00"sv).broken) << "no code for the lengths";
  EXPECT_TRUE(inflated("\xfd\xff\xff\xff\xff"sv).broken) << "more literals than there are";
}

#ifndef __EMSCRIPTEN__

// `flushes`: where a block ends and an empty stored one follows it.
std::string packed_by_zlib(const std::string& text, int level, int strategy,
                           std::size_t flushes = 0) {
  z_stream stream{};
  deflateInit2(&stream, level, Z_DEFLATED, -MAX_WBITS, 9, strategy);
  std::string in = text, out(deflateBound(&stream, in.size()) + 64 + 64 * flushes, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  for (std::size_t i = 0; i < flushes; ++i) {
    stream.avail_in = static_cast<uInt>((in.size() - stream.total_in) / (flushes - i + 1));
    deflate(&stream, Z_SYNC_FLUSH);  // Z_BUF_ERROR: there is nothing to flush, which is no fault
  }
  stream.avail_in = static_cast<uInt>(in.size() - stream.total_in);
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

Outcome inflated_by_zlib(std::string packed, std::size_t room) {
  z_stream stream{};
  inflateInit2(&stream, -MAX_WBITS);
  Outcome out;
  out.text.resize(room);
  stream.next_in = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.text.data());
  stream.avail_out = static_cast<uInt>(out.text.size());
  out.done = inflate(&stream, Z_FINISH) == Z_STREAM_END;
  EXPECT_TRUE(out.done || stream.avail_out > 0) << "too little room";
  out.broken = !out.done;
  out.text.resize(out.broken ? 0 : stream.total_out);
  inflateEnd(&stream);
  return out;
}

// Texts in which far and near repeats, runs and noise alternate; longer than a window and a
// stretch.
std::string any_text(Random& random) {
  std::string text;
  const std::size_t size = random.below(random.chance(20) ? 400'000 : 3'000);
  while (text.size() < size) {
    const auto length = 1 + random.below(400);
    if (random.chance(40) && !text.empty()) {
      const auto distance = 1 + random.below(std::min<std::size_t>(text.size(), 40'000));
      for (std::size_t i = 0; i < length; ++i) text += text[text.size() - distance];
    } else if (random.chance(50)) {
      text += cells(1 + random.below(5));
    } else {
      const auto kinds = 1 + random.below(256);
      for (std::size_t i = 0; i < length; ++i) text += static_cast<char>(random.below(kinds));
    }
  }
  return text;
}

TEST(Inflate, UndoesWhatZlibPacks) {
  for_any_seed([](Random& random) {
    const auto text = any_text(random);
    const int strategies[] = {Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED};
    const auto packed =
        packed_by_zlib(text, static_cast<int>(random.below(10)), strategies[random.below(5)],
                       random.chance(50) ? random.below(40) : 0);
    EXPECT_EQ(inflated(packed, 1 + random.below(random.chance(50) ? 40 : 100'000)),
              (Outcome{text, true, false}));
  });
}

// Bits changed anywhere: zlib and this one take and refuse the same streams, and read them alike.
TEST(Inflate, TakesAndRefusesWhatZlibDoes) {
  for_any_seed([](Random& random) {
    const auto text = any_text(random).substr(0, 2'000);
    const auto packed =
        packed_by_zlib(text, static_cast<int>(random.below(10)), Z_DEFAULT_STRATEGY);
    for (int i = 0; i < 20; ++i) {
      auto changed = packed;
      const auto among =
          random.chance(50) ? std::min<std::size_t>(changed.size(), 80) : changed.size();
      for (std::size_t n = 1 + random.below(3); n > 0; --n)
        changed[random.below(among)] ^= static_cast<char>(1u << random.below(8));
      EXPECT_EQ(inflated(changed, 1 + random.below(500)), inflated_by_zlib(changed, 4'000'000));
    }
  });
}

#endif

}  // namespace
}  // namespace clientele::xlsx
