// The whole path for a host: plans, a Session that reads, seals and concludes, and the texts that
// come out. The command line, the Wasm module and the tests all use this and nothing below it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "engine/collected.h"
#include "read/decoder.h"
#include "schema/plan.h"
#include "schema/plan_json.h"

namespace clientele {

// Settings: one JSON text, the same the page saves (core/docs/settings.md lists every key). Every
// function that takes settings answers with an Error of kind settings_* when it is not valid.

// How much of a file's beginning tells what it is; more of it, where Plan::head_too_short.
inline constexpr std::size_t kHead = std::size_t{1} << 20, kWideHead = std::size_t{64} << 20;

// Understands a file from its head. Never fails on odd data: a file no table could be made of has
// recognised = false.
Result<Plan> plan_file(std::string_view name, std::uint64_t bytes, std::string_view head,
                       std::string_view settings, Decoder& decoder);

// The same for a sheet of a workbook, from the head of the text that xlsx::WorkbookReader makes of
// it: encoding and dialect are known. One that the workbook hides is left out unless settings say
// `use`, or what its columns mean.
enum class SheetState : std::uint8_t { shown, hidden };
Result<Plan> plan_sheet(std::string_view name, std::uint64_t bytes, SheetState state,
                        std::string_view head, std::string_view settings, Decoder& decoder);

struct ClvRequest;  // engine/clv_json.h

// One reader's share of a run. Sessions of several workers, threads or machines read different
// slices; merging them rewrites no row:
//
//   alone:      add* … report
//   merged:     everyone: add* ; save ; one: merge_saved of all … report
//   side by side, no one holding everything (workers without shared memory):
//     everyone: add* ; then, for each step below kExchangeSteps, everyone tells everyone else, and
//     hears when all have told ; seal
//     for each report, in as many portions as the one that makes it says: the others `collected`,
//     one hears each of them, and concludes … report
class Session {
 public:
  // Slices of one file may come in any order and be cut at any byte; none twice.
  Session(std::vector<Plan> plans, std::string settings, Decoder& decoder);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  // What the bytes do to the reader's state (8 states in 4 bits each), for slices read out of
  // order: compose from the file's start to know the state each slice begins in.
  std::uint64_t scan(std::size_t file, std::uint64_t offset, std::string_view bytes) const;
  static std::uint64_t compose(std::uint64_t first, std::uint64_t then);
  static std::uint8_t apply(std::uint64_t transition, std::uint8_t state);  // state 0: file start

  // Reads a slice. `entry` is the reader's state at its first byte; returns the state at its end.
  // `last` marks the slice that ends the file.
  Result<std::uint8_t> add(std::size_t file, std::uint64_t offset, std::string_view bytes,
                           std::uint8_t entry, bool last);

  // Saved state (core/docs/state-format.md): everything, as written by `clientele partial`.
  std::string save() const;
  static Result<Session> load(std::string_view bytes, std::string settings, Decoder& decoder);
  Result<void> merge(Session&& other);
  Result<void> merge_saved(std::string_view bytes);
  static bool is_saved(std::string_view bytes);  // the beginning of a file is enough
  const std::vector<Plan>& plans() const;

  // Side by side: see Exchange in ledger/exchange.h. All were opened with the same plans.
  static const unsigned kExchangeSteps;
  Result<std::string> tell(unsigned step, unsigned to, unsigned readers);
  Result<void> hear(unsigned step, std::string_view told);
  // A report, list or table is made of portions that follow each other; where customers are few, of
  // one. What this one adds to a portion under `options` is heard by the one that concludes them:
  // portions but the last by conclude_ahead (`list`: for a list or a table), the last by the
  // report, list or table itself. That uses everything up; "collected_missing" where something has
  // to be heard first.
  Result<unsigned> portions(std::string_view options);
  Result<std::string> collected(std::string_view options, Portion portion = {});
  Result<void> hear_collected(std::string_view collected);
  // Collects what is here, while the others collect: the portion's conclusion uses it.
  Result<void> collect_ahead(std::string_view options, Portion portion = {});
  Result<void> conclude_ahead(std::string_view options, bool list);
  // Above how many customers sections are portions of their own (Gathering::kMostAtOnce).
  void collect_by_section_above(std::size_t customers);

  // How sealing and collecting may run in parallel; in turn where none is given.
  void set_parallel(Parallel parallel);

  // Seals what is here (once; add and merge are over), and says what the ledger holds.
  Result<void> seal();
  std::uint64_t ledger_bytes() const;

  // The report under `options` (a JSON object like settings.options: period, filters, thresholds;
  // empty for the settings' own), as report JSON. Seals if that has not been done. A scope that
  // holds nothing is an Error: where_attribute, where_value, period_outside, as_of_outside
  // (analyses/scope_check.h; of every function that takes `options`), scope_empty.
  Result<std::string> report(std::string_view options);
  // One page of the report's customers under `options`: filtered, sorted, searched by `query` (see
  // CustomerList::page). The list of the last options is kept, so that paging computes nothing.
  Result<std::string> customers(std::string_view options, std::string_view query);
  // What the report can be filtered by, as JSON (engine/choices.h). Seals if that has not been
  // done.
  Result<std::string> choices();
  // One customer's card (engine/customer_card.h); "null" where it is not held here. Seals if that
  // has not been done.
  Result<std::string> customer(std::string_view id);
  // Customers that are or may be one under several ids (engine/duplicate_list.h). Every reader of a
  // run knows all of them. Seals if that has not been done.
  Result<std::string> duplicates();
  Result<std::string> duplicates_csv();
  // A row a customer, formula-safe, UTF-8 with BOM.
  Result<std::string> customers_csv(std::string_view options);
  // A row for everything that was set aside, changed or flagged (report/issues_csv.h); `language`
  // is "en" or anything else for Chinese. Of readers side by side the one asked has to have made a
  // report: "collected_missing" before.
  Result<std::string> issues_csv(std::string_view language);
  // One model fitted to a calibration period, as JSON (engine/clv_json.h).
  Result<std::string> clv(const ClvRequest& request);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace clientele
