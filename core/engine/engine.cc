// The steps of a run, in their order: plan, read, decide, seal, collect, conclude, report.
#include "engine/engine.h"

#include <algorithm>

#include "analyses/analysis.h"
#include "engine/clv_json.h"
#include "engine/customer_list.h"
#include "engine/settings.h"
#include "ledger/adopt.h"
#include "ledger/seal.h"
#include "report/customers_csv.h"

namespace clientele {

Result<Plan> plan_file(std::string_view name, std::uint64_t bytes, std::string_view head,
                       std::string_view settings_text, Decoder& decoder) {
  const auto settings = parse_settings(settings_text);
  if (!settings) return tl::unexpected(settings.error());
  PlanHints hints;
  for (const auto& mapping : settings->mappings) {
    if (mapping.file == "*" || mapping.file == name) hints.columns.push_back(mapping.column);
  }
  return make_plan(name, bytes, head, head.size() == bytes, hints, decoder);
}

struct Session::State {
  Partial partial;
  tl::expected<Settings, Error> settings;
  Parallel parallel = [](unsigned parts, const std::function<void(unsigned)>& work) {
    for (unsigned part = 0; part < parts; ++part) work(part);
  };
  std::optional<Decisions> decisions;  // once sealed
  Shard shard;
  std::unique_ptr<CustomerList> list;  // of the options last asked for
  std::string list_options;

  struct Collected {
    std::vector<CustomerFacts> customers;
    std::vector<std::unique_ptr<Summary>> summaries;
  };

  State(Partial p, const std::string& text)
      : partial(std::move(p)), settings(parse_settings(text)) {}

  Result<void> seal();
  Result<Options> options(std::string_view json) const;
  Collected collect(const Options& options) const;
  std::vector<Conclusion> conclude(const Collected& collected, const Options& options,
                                   bool customer_columns) const;
  Result<CustomerList*> customers(std::string_view options);
  std::vector<CustomerFacts> facts(const Options& options) const;
};

// Buckets are dealt to parts in turn, so that parts end at about the same time.
constexpr unsigned kParts = 8;

Result<void> Session::State::seal() {
  if (decisions) return {};
  if (!settings) return tl::unexpected(settings.error());
  partial.finish();
  adopt_orphans(partial);
  decisions = decide(partial, settings->seal);
  shard.context = decisions->context;
  shard.partitions.resize(kBuckets);
  parallel(kParts, [&](unsigned part) {
    for (unsigned bucket = part; bucket < kBuckets; bucket += kParts) {
      shard.partitions[bucket] = seal_bucket(partial, *decisions, bucket);
      partial.drop_bucket(bucket);
    }
  });
  for (const auto& partition : shard.partitions) {
    for (const auto& [file, issues] : partition.issues)
      decisions->context->files[file].issues.merge(issues);
  }
  return {};
}

Result<Options> Session::State::options(std::string_view json) const {
  return parse_options(json, settings->options);
}

Session::State::Collected Session::State::collect(const Options& options) const {
  const auto& analyses = all_analyses();
  std::vector<Collected> parts(kParts);
  std::vector<std::vector<CustomerFacts>> facts(shard.partitions.size());
  parallel(kParts, [&](unsigned part) {
    Collected& mine = parts[part];
    for (const auto& analysis : analyses) mine.summaries.push_back(analysis->start());
    for (unsigned bucket = part; bucket < shard.partitions.size(); bucket += kParts) {
      const View view(*shard.context, shard.partitions[bucket], options);
      facts[bucket] = collect_customer_facts(view, bucket);
      for (std::size_t i = 0; i < analyses.size(); ++i) {
        analyses[i]->collect(view, facts[bucket], *mine.summaries[i]);
      }
    }
  });
  Collected all = std::move(parts[0]);
  for (unsigned part = 1; part < kParts; ++part) {
    for (std::size_t i = 0; i < analyses.size(); ++i)
      all.summaries[i]->merge(*parts[part].summaries[i]);
  }
  std::size_t count = 0;
  for (const auto& bucket : facts) count += bucket.size();
  all.customers.reserve(count);
  for (auto& bucket : facts) {
    all.customers.insert(all.customers.end(), bucket.begin(), bucket.end());
    std::vector<CustomerFacts>().swap(bucket);
  }
  return all;
}

std::vector<Conclusion> Session::State::conclude(const Collected& collected, const Options& options,
                                                 bool customer_columns) const {
  const ConcludeContext context{*shard.context, options, collected.customers, customer_columns};
  std::vector<Conclusion> conclusions;
  const auto& analyses = all_analyses();
  for (std::size_t i = 0; i < analyses.size(); ++i) {
    conclusions.push_back(analyses[i]->conclude(*collected.summaries[i], context));
  }
  return conclusions;
}

Result<CustomerList*> Session::State::customers(std::string_view json) {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  const auto chosen = options(json);
  if (!chosen) return tl::unexpected(chosen.error());
  if (list && list_options == json) return list.get();
  list.reset();  // before the next one is made: each holds every customer
  auto collected = collect(*chosen);
  std::vector<CustomerColumn> columns;
  for (auto& conclusion : conclude(collected, *chosen, true)) {
    for (auto& column : conclusion.customer_columns) columns.push_back(std::move(column));
  }
  list = std::make_unique<CustomerList>(shard, *chosen, scope_as_of(*shard.context, *chosen),
                                        std::move(collected.customers), std::move(columns));
  list_options = json;
  return list.get();
}

std::vector<CustomerFacts> Session::State::facts(const Options& options) const {
  std::vector<CustomerFacts> customers;
  for (std::uint32_t bucket = 0; bucket < shard.partitions.size(); ++bucket) {
    const View view(*shard.context, shard.partitions[bucket], options);
    const auto facts = collect_customer_facts(view, bucket);
    customers.insert(customers.end(), facts.begin(), facts.end());
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

void Session::set_parallel(Parallel parallel) { state_->parallel = std::move(parallel); }

Result<void> Session::seal() { return state_->seal(); }

std::uint64_t Session::ledger_bytes() const {
  std::uint64_t total = 0;
  for (const auto& partition : state_->shard.partitions) total += partition.bytes();
  return total;
}

Result<std::string> Session::report(std::string_view json) {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  const auto options = state_->options(json);
  if (!options) return tl::unexpected(options.error());
  const auto collected = state_->collect(*options);
  return build_report(*state_->shard.context, *options, state_->settings->head,
                      state_->conclude(collected, *options, false));
}

Result<std::string> Session::customers(std::string_view options, std::string_view query) {
  const auto list = state_->customers(options);
  if (!list) return tl::unexpected(list.error());
  return (*list)->page(query);
}

Result<std::string> Session::customers_csv(std::string_view options) {
  const auto list = state_->customers(options);
  if (!list) return tl::unexpected(list.error());
  return (*list)->csv();
}

Result<std::string> Session::clv(const ClvRequest& request) {
  if (auto done = seal(); !done) return tl::unexpected(done.error());
  auto options = state_->options("");
  if (!options) return tl::unexpected(options.error());
  options->as_of = options->period_last = request.as_of;
  options->clv_calibration_end = request.calibration_end;
  return clv_json(state_->facts(*options), request);
}

}  // namespace clientele
