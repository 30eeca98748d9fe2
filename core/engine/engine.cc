// The steps of a run, in their order: plan, read, decide, seal, collect, conclude, report.
#include "engine/engine.h"

#include <algorithm>
#include <array>
#include <utility>

#include "analyses/analysis.h"
#include "analyses/scope_check.h"
#include "engine/choices.h"
#include "engine/clv_json.h"
#include "engine/customer_card.h"
#include "engine/customer_list.h"
#include "engine/duplicate_list.h"
#include "engine/gathering.h"
#include "engine/settings.h"
#include "ledger/exchange.h"
#include "ledger/seal.h"
#include "report/customers_csv.h"
#include "report/issues_csv.h"

namespace clientele {

namespace {

Result<Plan> plan_with(PlanHints hints, std::string_view name, std::uint64_t bytes,
                       std::string_view head, std::string_view settings_text, Decoder& decoder) {
  const auto settings = parse_settings(settings_text);
  if (!settings) return tl::unexpected(settings.error());
  for (const auto& mapping : settings->mappings) {
    if (mapping.file != "*" && mapping.file != name) continue;
    hints.columns.push_back(mapping.column);
    if (mapping.file == name) hints.left_out = false;
  }
  const bool sheet = hints.encoding.has_value();  // text that we made, in UTF-8
  for (const auto& form : settings->files) {
    if (form.file != "*" && form.file != name) continue;
    if (form.encoding && !sheet) hints.encoding = form.encoding;
    if (form.header) hints.header = form.header;
    if (form.date_order) hints.date_order = *form.date_order;
    if (form.use) hints.left_out = !*form.use;
  }
  return make_plan(name, bytes, head, head.size() == bytes, hints, decoder);
}

// Whether filters, a period or an as-of date leave nothing: no customer with a line, and nothing of
// other tables or of lines without a customer either.
bool is_empty(const Wanted& wanted, const Gathered& gathered) {
  const Options& options = wanted.options;
  if (options.filters.empty() && !options.period_first && !options.period_last && !options.as_of)
    return false;
  const Context& context = *wanted.shard.context;
  const bool trades = context.has(TableKind::transactions) || context.has(TableKind::lines);
  for (std::size_t i = 0; i < gathered.customers.size(); ++i) {
    if (gathered.customers[i].in_scope && (!trades || gathered.customers[i].lines > 0))
      return false;
  }
  for (const auto& conclusion : gathered.conclusions) {
    const bool about_rows = conclusion.section && conclusion.section->id != "data" &&
                            conclusion.section->id != "profile";
    if (about_rows && !conclusion.figures.empty()) return false;
  }
  return true;
}

}  // namespace

Result<Plan> plan_file(std::string_view name, std::uint64_t bytes, std::string_view head,
                       std::string_view settings, Decoder& decoder) {
  return plan_with({}, name, bytes, head, settings, decoder);
}

Result<Plan> plan_sheet(std::string_view name, std::uint64_t bytes, SheetState state,
                        std::string_view head, std::string_view settings, Decoder& decoder) {
  PlanHints hints;
  hints.left_out = state == SheetState::hidden;
  hints.encoding = Encoding::utf8;
  hints.dialect = Dialect{};
  return plan_with(std::move(hints), name, bytes, head, settings, decoder);
}

using FoundByFile = std::map<std::uint32_t, SealFindings>;

struct Session::State {
  Partial partial;
  tl::expected<Settings, Error> settings;
  Parallel parallel = [](unsigned parts, const std::function<void(unsigned)>& work) {
    for (unsigned part = 0; part < parts; ++part) work(part);
  };
  Exchange exchange;
  unsigned readers = 1;                // of the run, this one included
  std::optional<Decisions> decisions;  // once sealed
  Shard shard;
  Gathering gathering;
  FoundByFile found;                   // by sealing here
  bool issues_told = false;            // to the reader that reports
  unsigned issues_heard = 0;           // from how many of the others
  std::unique_ptr<CustomerList> list;  // of the options last asked for
  std::string list_options;

  State(Partial p, const std::string& text)
      : partial(std::move(p)),
        settings(parse_settings(text)),
        exchange(settings ? settings->seal.duplicates : DuplicateOptions()) {}

  Result<void> seal();
  void add(const FoundByFile& all);
  Result<Options> options(std::string_view json) const;
  // Seals, and calls step(wanted) for the options `json` says.
  template <typename Step>
  auto gather(std::string_view json, Step step) -> decltype(step(std::declval<const Wanted&>()));
  Result<CustomerList*> customers(std::string_view options);
  Customers facts(const Options& options) const;
};

Result<void> Session::State::seal() {
  if (decisions) return {};
  if (!settings) return tl::unexpected(settings.error());
  partial.finish();
  exchange.alone(partial);
  decisions = decide(partial, settings->seal, exchange.duplicates());
  shard.context = decisions->context;
  shard.partitions.resize(kBuckets);
  // Merged bucket by bucket: all buckets' lists together would be as long as the input.
  std::array<FoundByFile, kParts> found_by;
  parallel(kParts, [&](unsigned part) {
    for (unsigned bucket = part; bucket < kBuckets; bucket += kParts) {
      Partition& sealed = shard.partitions[bucket] = seal_bucket(partial, *decisions, bucket);
      partial.drop_bucket(bucket);
      for (const auto& [file, found_here] : std::exchange(sealed.found, {}))
        found_by[part][file].merge(found_here);
    }
  });
  for (const auto& part : found_by) {
    for (const auto& [file, found_here] : part) found[file].merge(found_here);
  }
  add(found);
  return {};
}

void Session::State::add(const FoundByFile& all) {
  for (const auto& [file, one] : all) decisions->context->add(file, one);
}

Result<Options> Session::State::options(std::string_view json) const {
  return parse_options(json, settings->options);
}

template <typename Step>
auto Session::State::gather(std::string_view json, Step step)
    -> decltype(step(std::declval<const Wanted&>())) {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  const auto chosen = options(json);
  if (!chosen) return tl::unexpected(chosen.error());
  if (auto done = check_scope(*shard.context, shard.partitions, *chosen); !done)
    return tl::unexpected(done.error());
  return step(Wanted{shard, *chosen, json, parallel});
}

Result<CustomerList*> Session::State::customers(std::string_view json) {
  return gather(json, [&](const Wanted& wanted) -> Result<CustomerList*> {
    if (list && list_options == json) return list.get();
    list.reset();  // before the next one is made: each holds every customer
    auto gathered = gathering.take(wanted, readers, true);
    if (!gathered) return tl::unexpected(gathered.error());
    std::vector<CustomerColumn> columns;
    for (auto& conclusion : gathered->conclusions) {
      for (auto& column : conclusion.customer_columns) columns.push_back(std::move(column));
    }
    list = std::make_unique<CustomerList>(*shard.context, wanted.options,
                                          scope_as_of(*shard.context, wanted.options),
                                          std::move(gathered->customers), std::move(columns));
    list_options = json;
    return list.get();
  });
}

Customers Session::State::facts(const Options& options) const {
  Customers customers;
  for (std::uint32_t bucket = 0; bucket < shard.partitions.size(); ++bucket) {
    const View view(*shard.context, shard.partitions[bucket], options);
    customers.add(collect_customer_facts(view, bucket));
  }
  return customers;
}

Session::Session(std::vector<Plan> plans, std::string settings, Decoder& decoder)
    : state_(std::make_unique<State>(Partial(std::move(plans), decoder), settings)) {}
Session::~Session() = default;
Session::Session(Session&&) noexcept = default;
Session& Session::operator=(Session&&) noexcept = default;

std::uint64_t Session::scan(std::size_t file, std::uint64_t offset, std::string_view bytes) const {
  return state_->partial.scan(file, offset, bytes);
}
std::uint64_t Session::compose(std::uint64_t first, std::uint64_t then) {
  return clientele::compose(first, then);
}
std::uint8_t Session::apply(std::uint64_t transition, std::uint8_t state) {
  return clientele::apply(transition, state);
}

Result<std::uint8_t> Session::add(std::size_t file, std::uint64_t offset, std::string_view bytes,
                                  std::uint8_t entry, bool last) {
  if (state_->decisions) return fail("sealed");
  return state_->partial.add(file, offset, bytes, entry, last);
}

std::string Session::save() const { return state_->partial.save(); }

bool Session::is_saved(std::string_view bytes) { return Partial::is_saved(bytes); }

const std::vector<Plan>& Session::plans() const { return state_->partial.plans(); }

Result<Session> Session::load(std::string_view bytes, std::string settings, Decoder& decoder) {
  auto partial = Partial::load(bytes, decoder);
  if (!partial) return tl::unexpected(partial.error());
  Session session({}, "", decoder);
  session.state_ = std::make_unique<State>(std::move(*partial), settings);
  return session;
}

Result<void> Session::merge(Session&& other) {
  if (state_->decisions || other.state_->decisions) return fail("sealed");
  return state_->partial.merge(std::move(other.state_->partial));
}

Result<void> Session::merge_saved(std::string_view bytes) {
  if (state_->decisions) return fail("sealed");
  auto other = Partial::load(bytes, state_->partial.decoder());
  if (!other) return tl::unexpected(other.error());
  return state_->partial.merge(std::move(*other));
}

const unsigned Session::kExchangeSteps = Exchange::kSteps;

Result<std::string> Session::tell(unsigned step, unsigned to, unsigned readers) {
  if (state_->decisions) return fail("sealed");
  if (step >= kExchangeSteps || to >= readers) return fail("exchange_step");
  state_->readers = readers;
  return state_->exchange.tell(state_->partial, step, to, readers);
}

Result<void> Session::hear(unsigned step, std::string_view told) {
  if (state_->decisions) return fail("sealed");
  if (step >= kExchangeSteps) return fail("exchange_step");
  return state_->exchange.hear(state_->partial, step, told);
}

Result<unsigned> Session::portions(std::string_view json) {
  return state_->gather(json, [&](const Wanted& wanted) -> Result<unsigned> {
    return state_->gathering.portions(wanted, state_->readers);
  });
}

// A head (the options and the portion it is for; once, what sealing found), then the part
// collected.
Result<std::string> Session::collected(std::string_view json, Portion portion) {
  return state_->gather(json, [&](const Wanted& wanted) -> Result<std::string> {
    ByteWriter head, out;
    head.text(json);
    head.put<std::uint32_t>(portion.index);
    head.put<std::uint32_t>(portion.of);
    head.put<std::uint8_t>(state_->issues_told ? 0 : 1);
    const auto found = state_->issues_told ? FoundByFile() : state_->found;
    state_->issues_told = true;
    head.put<std::uint64_t>(found.size());
    for (const auto& [file, one] : found) {
      head.put(file);
      one.save(head);
    }
    out.text(head.take());
    if (auto done = state_->gathering.share(wanted, portion, out); !done)
      return tl::unexpected(done.error());
    return out.take();
  });
}

Result<void> Session::hear_collected(std::string_view bytes) {
  if (auto done = seal(); !done) return done;
  ByteReader outer(bytes);
  const auto head = outer.view();
  if (outer.bad()) return fail("summary_damaged");
  const auto share = bytes.substr(sizeof(std::uint64_t) + head.size());
  ByteReader in(head);
  const std::string json = in.text();
  Portion portion;
  portion.index = in.get<std::uint32_t>();
  portion.of = in.get<std::uint32_t>();
  const bool told = in.get<std::uint8_t>() != 0;
  FoundByFile found;
  for (std::size_t n = in.count(20); n > 0 && !in.bad(); --n) {
    const auto file = in.get<std::uint32_t>();
    if (file >= state_->shard.context->files.size()) return fail("summary_damaged");
    found[file] = SealFindings::load(in);
  }
  if (in.bad() || !in.at_end()) return fail("summary_damaged");
  auto heard = state_->gather(json, [&](const Wanted& wanted) -> Result<void> {
    return state_->gathering.hear(wanted, portion, share);
  });
  if (!heard) return heard;
  state_->add(found);
  if (told) ++state_->issues_heard;
  return {};
}

Result<void> Session::collect_ahead(std::string_view json, Portion portion) {
  return state_->gather(json, [&](const Wanted& wanted) -> Result<void> {
    state_->gathering.collect_ahead(wanted, portion);
    return {};
  });
}

Result<void> Session::conclude_ahead(std::string_view json, bool list) {
  return state_->gather(json, [&](const Wanted& wanted) -> Result<void> {
    return state_->gathering.conclude(wanted, state_->readers, list);
  });
}

void Session::collect_by_section_above(std::size_t customers) {
  state_->gathering.set_most_at_once(customers);
}
void Session::set_parallel(Parallel parallel) { state_->parallel = std::move(parallel); }

Result<void> Session::seal() { return state_->seal(); }

std::uint64_t Session::ledger_bytes() const {
  std::uint64_t total = 0;
  for (const auto& partition : state_->shard.partitions) total += partition.bytes();
  return total;
}

Result<std::string> Session::report(std::string_view json) {
  return state_->gather(json, [&](const Wanted& wanted) -> Result<std::string> {
    auto gathered = state_->gathering.take(wanted, state_->readers, false);
    if (!gathered) return tl::unexpected(gathered.error());
    if (is_empty(wanted, *gathered))
      return tl::unexpected(empty_scope(*state_->shard.context, wanted.options));
    return build_report(*state_->shard.context, wanted.options, state_->settings->head,
                        std::move(gathered->conclusions));
  });
}

Result<std::string> Session::customers(std::string_view options, std::string_view query) {
  const auto list = state_->customers(options);
  if (!list) return tl::unexpected(list.error());
  return (*list)->page(query);
}

Result<std::string> Session::choices() {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  return choices_json(state_->shard);
}

Result<std::string> Session::customer(std::string_view id) {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  return customer_card_json(state_->shard, id);
}

Result<std::string> Session::duplicates() {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  return duplicates_json(state_->shard.context->duplicates);
}

Result<std::string> Session::duplicates_csv() {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  return clientele::duplicates_csv(state_->shard.context->duplicates);
}

Result<std::string> Session::issues_csv(std::string_view language) {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  if (state_->issues_heard + 1 < state_->readers) return fail("collected_missing");
  return clientele::issues_csv(*state_->shard.context,
                               language == "en" ? Language::en : Language::zh);
}

Result<std::string> Session::customers_csv(std::string_view options) {
  const auto list = state_->customers(options);
  if (!list) return tl::unexpected(list.error());
  return (*list)->csv();
}

Result<std::string> Session::clv(const ClvRequest& request) {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  auto options = state_->options("");
  if (state_->readers > 1) return fail("collected_missing");
  if (!options) return tl::unexpected(options.error());
  options->as_of = options->period_last = request.as_of;
  options->clv_calibration_end = request.calibration_end;
  return clv_json(state_->facts(*options), request);
}

}  // namespace clientele
