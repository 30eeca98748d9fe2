// One table look-up a symbol, from a register of 64 bits that is refilled without a branch, and
// copies of 16 bytes: after E. Biggers' libdeflate (2016), which describes why each step is as it
// is. There is one loop: buffers are longer than what is asked for, so that nothing is checked byte
// by byte.
#include "read/xlsx/inflate.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace clientele::xlsx {
namespace {

static_assert(std::endian::native == std::endian::little, "eight bytes are read as one number");

constexpr std::size_t kWindow = 32'768;  // how far back a match reaches
constexpr std::size_t kMatch = 258;      // the longest one
constexpr std::size_t kSlack = kMatch + 64;
constexpr std::size_t kHead = 1'024;  // more than a block's head has: 19 + 320 codes
constexpr std::size_t kRefill = 8;

constexpr unsigned kMaxCode = 15, kLengthCodes = 19, kLengthBits = 7;
constexpr std::size_t kLiterals = 288, kDistances = 32, kEndOfBlock = 256;

// A table's entry: in bits 0-7 how many bits code and extra bits have, 8-11 the code alone, from 16
// on the literal, the length's or distance's base, or where the second table begins (8-11: its
// bits).
constexpr std::uint32_t kLiteral = 1u << 12, kEnd = 1u << 13, kSecond = 1u << 14,
                        kInvalid = 1u << 15;

struct Range {
  std::uint16_t base;
  std::uint8_t extra;
};
// RFC 1951, 3.2.5
constexpr Range kLengthRanges[] = {
    {3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1}, {13, 1},
    {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3}, {59, 3},
    {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}};
constexpr Range kDistanceRanges[] = {{1, 0},     {2, 0},     {3, 0},      {4, 0},      {5, 1},
                                     {7, 1},     {9, 2},     {13, 2},     {17, 3},     {25, 3},
                                     {33, 4},    {49, 4},    {65, 5},     {97, 5},     {129, 6},
                                     {193, 6},   {257, 7},   {385, 7},    {513, 8},    {769, 8},
                                     {1025, 9},  {1537, 9},  {2049, 10},  {3073, 10},  {4097, 11},
                                     {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}};

std::uint32_t range_entry(Range range) { return std::uint32_t{range.base} << 16 | range.extra; }
std::uint32_t literal_entry(std::size_t symbol) {
  if (symbol < kEndOfBlock) return static_cast<std::uint32_t>(symbol) << 16 | kLiteral;
  if (symbol == kEndOfBlock) return kEnd;
  const auto at = symbol - kEndOfBlock - 1;
  return at < std::size(kLengthRanges) ? range_entry(kLengthRanges[at]) : kInvalid;
}
std::uint32_t distance_entry(std::size_t symbol) {
  return symbol < std::size(kDistanceRanges) ? range_entry(kDistanceRanges[symbol]) : kInvalid;
}
std::uint32_t length_code_entry(std::size_t symbol) {
  return static_cast<std::uint32_t>(symbol) << 16;
}

// Fills a table of canonical codes (3.2.2), indexed by their bits in the order in which they come.
// False where the lengths are no code. One of a single symbol may leave bits unused (3.2.7), but
// not that of the lengths: as zlib has it.
bool make_table(const std::uint8_t* lengths, std::size_t symbols, unsigned bits,
                std::uint32_t (*entry_of)(std::size_t), std::uint32_t* table) {
  std::array<unsigned, kMaxCode + 1> counts{}, next{};
  for (std::size_t i = 0; i < symbols; ++i) ++counts[lengths[i]];
  unsigned longest = kMaxCode;
  while (longest > 0 && counts[longest] == 0) --longest;
  int left = 1;
  for (unsigned size = 1; size <= kMaxCode; ++size) {
    left = left * 2 - static_cast<int>(counts[size]);
    if (left < 0) return false;
    if (size > 1) next[size] = (next[size - 1] + counts[size - 1]) * 2;
  }
  if (left > 0 && (longest > 1 || bits == kLengthBits)) return false;
  std::fill_n(table, std::size_t{1} << bits, kInvalid);
  const unsigned second = longest > bits ? longest - bits : 0;
  std::size_t free = std::size_t{1} << bits;
  for (std::size_t symbol = 0; symbol < symbols; ++symbol) {
    const unsigned size = lengths[symbol];
    if (size == 0) continue;
    unsigned code = 0;
    for (unsigned i = 0, forward = next[size]++; i < size; ++i, forward >>= 1)
      code = code << 1 | (forward & 1);
    const auto entry = entry_of(symbol) + (size << 8 | size);
    if (size <= bits) {
      for (std::size_t i = code; i < std::size_t{1} << bits; i += std::size_t{1} << size)
        table[i] = entry;
      continue;
    }
    auto& first = table[code & ((1u << bits) - 1)];
    if ((first & kSecond) == 0) {
      first = static_cast<std::uint32_t>(free) << 16 | kSecond | second << 8;
      free += std::size_t{1} << second;
    }
    for (std::size_t i = code >> bits; i < std::size_t{1} << second;
         i += std::size_t{1} << (size - bits))
      table[(first >> 16) + i] = entry;
  }
  return true;
}

// Writes in whole steps, up to 15 bytes more than asked for.
void copy_match(char* to, std::size_t distance, std::size_t length) {
  const char* from = to - distance;
  char* const end = to + length;
  if (distance >= 16) {
    for (; to < end; to += 16, from += 16) std::memcpy(to, from, 16);
  } else if (distance >= 8) {
    for (; to < end; to += 8, from += 8) std::memcpy(to, from, 8);
  } else {
    while (to < end) *to++ = *from++;
  }
}

}  // namespace

void Inflater::feed(std::string_view packed) {
  if (done() || broken()) return;
  give_back();
  in_.erase(0, at_);
  at_ = 0;
  in_.append(packed);
  fed_ = in_.size();
}

void Inflater::finish() {
  finished_ = true;
  fed_ = in_.size();
  in_.append(kHead, '\0');
}

std::string_view Inflater::next() {
  if (!out_) out_.reset(new char[kWindow + kStretch + kSlack]);
  if (end_ > kWindow) {
    std::memmove(out_.get(), out_.get() + end_ - kWindow, kWindow);
    end_ = kWindow;
  }
  const auto begin = end_;
  while (end_ < kWindow + kStretch && step()) {
  }
  return {out_.get() + begin, end_ - begin};
}

// Goes on as far as input and room allow; false where it cannot.
bool Inflater::step() {
  switch (mode_) {
    case Mode::head:
      return read_head();
    case Mode::stored:
      return read_stored();
    case Mode::coded:
      return read_coded();
    case Mode::done:
    case Mode::broken:
      break;
  }
  return false;
}

bool Inflater::fail() {
  mode_ = Mode::broken;
  return false;
}

void Inflater::end_block() { mode_ = last_ ? Mode::done : Mode::head; }

std::ptrdiff_t Inflater::left() const {
  return static_cast<std::ptrdiff_t>(fed_) - static_cast<std::ptrdiff_t>(at_ - count_ / 8);
}

// At least 56 bits are there afterwards. What is above count_ is of the byte at at_, and the same
// when it is read again.
inline void Inflater::refill() {
  std::uint64_t word = 0;
  std::memcpy(&word, in_.data() + at_, kRefill);
  bits_ |= word << count_;
  at_ += (63 - count_) >> 3;
  count_ |= 56;
}

// Whole bytes of bits_ are to be read again: a stored block's bytes are, and those that a feed
// leaves out could not be.
void Inflater::give_back() {
  at_ -= count_ / 8;
  count_ %= 8;
  bits_ &= (std::uint64_t{1} << count_) - 1;
}

std::uint32_t Inflater::take_bits(unsigned count) {
  const auto value = static_cast<std::uint32_t>(bits_ & ((std::uint64_t{1} << count) - 1));
  bits_ >>= count;
  count_ -= count;
  return value;
}

bool Inflater::read_head() {
  if (!finished_ && in_.size() - at_ < kHead) return false;
  refill();
  last_ = take_bits(1) == 1;
  switch (take_bits(2)) {
    case 0:
      return read_stored_head();
    case 1: {
      std::array<std::uint8_t, kLiterals + kDistances> lengths;
      std::fill_n(lengths.begin(), 144, 8);
      std::fill_n(lengths.begin() + 144, 112, 9);
      std::fill_n(lengths.begin() + 256, 24, 7);
      std::fill_n(lengths.begin() + 280, 8, 8);
      std::fill_n(lengths.begin() + kLiterals, kDistances, 5);
      make_table(lengths.data(), kLiterals, kLiteralBits, literal_entry, literals_.data());
      make_table(lengths.data() + kLiterals, kDistances, kDistanceBits, distance_entry,
                 distances_.data());
      break;
    }
    case 2:
      if (!read_codes()) return fail();
      break;
    default:
      return fail();
  }
  mode_ = Mode::coded;
  return left() >= 0 || fail();
}

bool Inflater::read_stored_head() {
  give_back();
  bits_ = count_ = 0;  // the rest of the byte is skipped
  std::uint16_t size = 0, check = 0;
  std::memcpy(&size, in_.data() + at_, 2);
  std::memcpy(&check, in_.data() + at_ + 2, 2);
  at_ += 4;
  if ((size ^ check) != 0xffff || left() < 0) return fail();
  stored_ = size;
  mode_ = Mode::stored;
  return true;
}

bool Inflater::read_codes() {
  constexpr std::uint8_t kOrder[kLengthCodes] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                 11, 4,  12, 3, 13, 2, 14, 1, 15};
  const std::size_t literals = take_bits(5) + 257, distances = take_bits(5) + 1,
                    given = take_bits(4) + 4;
  if (literals > 286 || distances > 30) return false;
  std::array<std::uint8_t, kLengthCodes> code_lengths{};
  for (std::size_t i = 0; i < given; ++i) {
    refill();
    code_lengths[kOrder[i]] = static_cast<std::uint8_t>(take_bits(3));
  }
  std::array<std::uint32_t, 1u << kLengthBits> table;
  if (!make_table(code_lengths.data(), kLengthCodes, kLengthBits, length_code_entry, table.data()))
    return false;
  std::array<std::uint8_t, kLiterals + kDistances + 138> lengths{};
  for (std::size_t i = 0; i < literals + distances;) {
    refill();
    const auto entry = table[bits_ & (table.size() - 1)];
    if ((entry & kInvalid) != 0) return false;
    take_bits(entry & 0xff);
    const auto symbol = entry >> 16;
    if (symbol < 16) {
      lengths[i++] = static_cast<std::uint8_t>(symbol);
      continue;
    }
    if (symbol == 16 && i == 0) return false;
    const std::uint8_t value = symbol == 16 ? lengths[i - 1] : std::uint8_t{0};
    const auto times = symbol == 16   ? 3 + take_bits(2)
                       : symbol == 17 ? 3 + take_bits(3)
                                      : 11 + take_bits(7);
    if (i + times > literals + distances) return false;
    std::fill_n(lengths.begin() + static_cast<std::ptrdiff_t>(i), times, value);
    i += times;
  }
  if (lengths[kEndOfBlock] == 0) return false;
  return make_table(lengths.data(), literals, kLiteralBits, literal_entry, literals_.data()) &&
         make_table(lengths.data() + literals, distances, kDistanceBits, distance_entry,
                    distances_.data());
}

bool Inflater::read_stored() {
  const auto room = kWindow + kStretch - end_;
  const auto size = std::min({stored_, room, fed_ - at_});
  std::memcpy(out_.get() + end_, in_.data() + at_, size);
  end_ += size;
  at_ += size;
  stored_ -= size;
  if (stored_ == 0) {
    end_block();
    return true;
  }
  return at_ < fed_ || (finished_ && fail());
}

bool Inflater::read_coded() {
  // Registers, while the loop runs.
  std::uint64_t bits = bits_;
  unsigned count = count_;
  const char* const input = in_.data();
  const char* in = input + at_;
  // A round refills twice. Once all is fed there are zeros behind it, and who reads them is found
  // out.
  const char* const in_end =
      finished_ ? input + fed_ + kRefill : input + fed_ - std::min(fed_, 2 * kRefill);
  char* const begin = out_.get();
  char* out = begin + end_;
  char* const out_end = begin + kWindow + kStretch;
  const auto* const literals = literals_.data();
  const auto* const distances = distances_.data();
  const auto load = [&] {
    std::uint64_t word = 0;
    std::memcpy(&word, in, kRefill);
    bits |= word << count;
    in += (63 - count) >> 3;
    count |= 56;
  };
  const auto use = [&](std::uint32_t entry) {
    bits >>= entry & 0xff;
    count -= entry & 0xff;
  };
  const auto low = [&](unsigned size) {
    return static_cast<std::uint32_t>(bits) & ((1u << size) - 1);
  };
  const auto literal_at = [&] { return literals[low(kLiteralBits)]; };
  bool whole = false, good = true;
  while (in < in_end && out < out_end) {
    load();
    auto entry = literal_at();
    if ((entry & kLiteral) != 0) {
      use(entry);
      *out++ = static_cast<char>(entry >> 16);
      entry = literal_at();
      if ((entry & kLiteral) != 0) {
        use(entry);
        *out++ = static_cast<char>(entry >> 16);
        entry = literal_at();
      }
      load();
    }
    if ((entry & (kLiteral | kEnd | kSecond | kInvalid)) != 0) {
      if ((entry & kSecond) != 0)
        entry = literals[(entry >> 16) +
                         (low(kMaxCode) >> kLiteralBits & ((1u << (entry >> 8 & 15)) - 1))];
      if ((entry & kLiteral) != 0) {
        use(entry);
        *out++ = static_cast<char>(entry >> 16);
        continue;
      }
      if ((entry & (kEnd | kInvalid)) != 0) {
        use(entry);
        whole = (entry & kEnd) != 0;
        good = whole;
        break;
      }
    }
    const std::size_t length = (entry >> 16) + (low(entry & 0xff) >> (entry >> 8 & 15));
    use(entry);
    entry = distances[low(kDistanceBits)];
    if ((entry & kSecond) != 0)
      entry = distances[(entry >> 16) +
                        (low(kMaxCode) >> kDistanceBits & ((1u << (entry >> 8 & 15)) - 1))];
    const std::size_t distance = (entry >> 16) + (low(entry & 0xff) >> (entry >> 8 & 15));
    use(entry);
    if ((entry & kInvalid) != 0 || distance > static_cast<std::size_t>(out - begin)) {
      good = false;
      break;
    }
    copy_match(out, distance, length);
    out += length;
  }
  bits_ = bits;
  count_ = count;
  at_ = static_cast<std::size_t>(in - input);
  end_ = static_cast<std::size_t>(out - begin);
  if (!good || left() < 0) return fail();
  if (whole) {
    end_block();
    return true;
  }
  return out >= out_end;
}

}  // namespace clientele::xlsx
