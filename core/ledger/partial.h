// Facts read from any pieces of any files: the one mergeable state of reading. A worker, a thread
// and a partition of a cluster all hold a Partial and nothing else.
//
//   add(slice)   any piece of a file, cut at any byte, in any order, none twice
//   merge(other) moves the other's rows here; no row is rewritten
//   save/load    one documented byte format (core/docs/state-format.md), checked when read
//
// Whatever the pieces and the order, sealing gives the same ledger.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/facts.h"
#include "ledger/source.h"
#include "read/decoder.h"
#include "read/slice_scan.h"
#include "schema/plan.h"

namespace clientele {

class FileReader;  // ledger/file_reader.h

// Bytes at a slice's edges that belong to records which neighbours share, until the neighbours are
// here. `tail_*` describe the record that begins in this slice.
struct LooseEnds {
  std::uint64_t end = 0;  // offset just after the slice
  bool bounded = false;   // a record ends in the slice; if not, `head` is the whole slice
  bool last = false;      // the file ends with the slice
  bool head_pending = false, tail_pending = false;
  bool foreign = false;  // the slice was read elsewhere, so its record is completed there
  std::string head, tail;
  std::uint64_t tail_slice = 0;  // where the record of the tail begins
  std::uint32_t tail_line = 0;
};

class Partial {
 public:
  // `decoder` must outlive the Partial.
  Partial(std::vector<Plan> plans, Decoder& decoder);
  ~Partial();
  Partial(Partial&&) noexcept;
  Partial& operator=(Partial&&) noexcept;

  const std::vector<Plan>& plans() const { return plans_; }
  const std::vector<FileFacts>& facts() const { return facts_; }
  const std::vector<std::vector<RowLayout>>& layouts() const { return layouts_; }
  std::vector<std::unique_ptr<Source>>& sources() { return sources_; }
  const std::vector<std::unique_ptr<Source>>& sources() const { return sources_; }

  // The effect of a slice on the reader's state, for slices read before those in front of them.
  Transition scan(std::size_t file, std::uint64_t offset, std::string_view bytes) const;

  // Reads a slice; returns the reader's state at its end. Errors: "slice_twice", "slice_outside".
  Result<ReadState> add(std::size_t file, std::uint64_t offset, std::string_view bytes,
                        ReadState entry, bool last);

  // Errors: "plans_differ" where the two hold different Plans for one file, "slice_twice".
  Result<void> merge(Partial&& other);

  // The bytes of the record ends that wait for a neighbour, to be exchanged between readers that do
  // not merge: each completes the records that begin in its own slices.
  std::string save_edges() const;
  Result<void> merge_edges(std::string_view bytes);

  // Reads what waits for the end of a file although its last slice never came; called by sealing.
  void finish();

  std::string save() const;
  // What another reader needs to seal the chosen buckets, whose rows are given up here: in the
  // first piece facts, dictionaries and rows, in the others rows alone. In pieces, so that no
  // reader ever holds its rows twice.
  std::string hand_over(const BucketChoice& chosen);
  // Takes the first piece; its rows stand in Sources of their own, from the index answered on, to
  // which the other pieces are added. Errors: those of merge, "partial_damaged".
  Result<std::size_t> take_first(std::string_view bytes);
  Result<void> take_more(std::size_t first_source, std::string_view bytes);
  // Frees the rows of one sealed bucket. Different buckets may be dropped at the same time.
  void drop_bucket(unsigned bucket) {
    for (auto& source : sources_) source->buckets[bucket].clear();
  }
  Decoder& decoder() const { return *decoder_; }
  // Errors: "partial_magic" where it is no saved Partial, "partial_damaged".
  static Result<Partial> load(std::string_view bytes, Decoder& decoder);
  // Whether a file that begins with these bytes is a saved Partial.
  static bool is_saved(std::string_view bytes);

 private:
  std::string save_body(const BucketChoice& chosen) const;
  void join(std::size_t file);
  FileReader& reader(std::size_t file);

  Decoder* decoder_;
  std::vector<Plan> plans_;
  std::vector<std::vector<RowLayout>> layouts_;
  std::vector<FileFacts> facts_;
  std::vector<std::map<std::uint64_t, LooseEnds>> edges_;  // by file, by offset of the slice
  std::vector<std::unique_ptr<Source>> sources_;           // [0] is the one this Partial writes to
  std::size_t own_sources_ = 0;                       // of them, when rows began to be handed over
  std::vector<std::unique_ptr<FileReader>> readers_;  // by file, made when first needed
};

}  // namespace clientele
