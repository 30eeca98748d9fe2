// Raw deflate (RFC 1951), as zip entries are packed, in slices cut anywhere. The core unpacks
// itself: hosts hand over a file's bytes as they stand, and damage is the same error on all of
// them. (The browser's own DecompressionStream hands out 16 to 64 kB a promise, each to be copied
// into the module: it took longer than what is done with them.)
//
//   inflater.feed(slice);
//   for (auto text = inflater.next(); !text.empty(); text = inflater.next()) use(text);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace clientele::xlsx {

class Inflater {
 public:
  void feed(std::string_view packed);
  // All is fed.
  void finish();
  // The next stretch of what it becomes, up to about kStretch bytes, valid until the next call;
  // empty where more must be fed, at the end, and where the stream is broken.
  std::string_view next();
  // The last block has ended. Bytes behind it are no part of the stream.
  bool done() const { return mode_ == Mode::done; }
  // The bytes are no deflate stream, or end within one.
  bool broken() const { return mode_ == Mode::broken; }

  static constexpr std::size_t kStretch = std::size_t{256} << 10;  // stays in a core's cache

 private:
  enum class Mode : std::uint8_t { head, stored, coded, done, broken };
  // Of the longest code a table is indexed by; longer ones go on in a second table behind it.
  // Sizes: at least two symbols share a second table, of 2^(15 - bits) entries.
  static constexpr unsigned kLiteralBits = 11, kDistanceBits = 9;
  using LiteralTable = std::array<std::uint32_t, (1u << kLiteralBits) + 144 * 16>;
  using DistanceTable = std::array<std::uint32_t, (1u << kDistanceBits) + 16 * 64>;

  bool step();
  bool read_head();
  bool read_stored_head();
  bool read_codes();
  bool read_stored();
  bool read_coded();
  bool fail();
  void end_block();
  void refill();
  void give_back();
  std::uint32_t take_bits(unsigned count);
  // Bytes fed that are not yet used, those in bits_ left out; below 0 where more was used than fed.
  std::ptrdiff_t left() const;

  Mode mode_ = Mode::head;
  bool last_ = false, finished_ = false;
  std::string in_;  // what is fed, from at_ on; once finished, zeros behind it
  std::size_t at_ = 0, fed_ = 0;
  std::uint64_t bits_ = 0;  // the lowest come first
  unsigned count_ = 0;      // how many of them count
  std::size_t stored_ = 0;  // bytes left of a stored block
  std::unique_ptr<char[]> out_;
  std::size_t end_ =
      0;  // of what is in out_: what came before, as far as matches reach, and the next
  LiteralTable literals_;
  DistanceTable distances_;
};

}  // namespace clientele::xlsx
