#include "ledger/duplicates.h"

#include <array>
#include <unordered_map>
#include <vector>

#include "ledger/row_mover.h"
#include "schema/agreement.h"

namespace clientele {
namespace {

bool is_list(const Plan& plan) {
  return plan.recognised && !plan.tables.empty() && plan.tables.front() == TableKind::customers &&
         plan.column(Role::customer) >= 0;
}

// A field of a person in a stream's rows: where its code stands and what it means.
struct TextField {
  std::uint32_t word = 0;
  const Interner* texts = nullptr;  // null where the stream has no such column
  std::string_view text(const std::uint32_t* row) const {
    if (texts == nullptr || row[word] == kNoCode) return {};
    return texts->text(row[word]);
  }
};

TextField text_field(const Source& source, const Plan& plan, const RowLayout& layout, Role role) {
  const RowField* field = layout.find(role);
  if (field == nullptr || (field->kind != ValueKind::code && field->kind != ValueKind::text))
    return {};
  const auto found = source.dictionaries.find(dictionary_name(plan.columns[field->column]));
  if (found == source.dictionaries.end()) return {};
  return {field->word, &found->second->texts};
}

// The narrowest place that a row tells.
struct PlaceField {
  std::array<TextField, 3> fields;
  std::string_view text(const std::uint32_t* row) const {
    for (const auto& field : fields) {
      if (const auto text = field.text(row); !text.empty()) return text;
    }
    return {};
  }
};

// Lists that know customers by their names: the id is one.
bool known_by_name(const Plan& plan) {
  const int customer = plan.column(Role::customer);
  return customer >= 0 && plan.column(Role::name) < 0 &&
         names_customers(plan.columns[static_cast<std::size_t>(customer)].name);
}

// Whether anything but a place or an industry is told: else nobody could be recognised by it.
bool tells_who(const Plan& plan) {
  return known_by_name(plan) || plan.column(Role::name) >= 0 || plan.column(Role::phone) >= 0 ||
         plan.column(Role::email) >= 0;
}

void add_persons(const Source& source, const Plan& plan, const RowLayout& layout,
                 const Stream& stream, Persons& out) {
  const auto field = [&](Role role) { return text_field(source, plan, layout, role); };
  const TextField name = field(Role::name), contact = field(Role::contact),
                  phone = field(Role::phone), email = field(Role::email),
                  industry = field(Role::industry);
  const PlaceField place{{field(Role::city), field(Role::province), field(Role::region)}};
  const IdSpace& ids = source.ids[static_cast<std::size_t>(IdDomain::customer)];
  const bool named = known_by_name(plan);
  stream.each([&](const std::uint32_t* row) {
    const IdKey key = row_words::id(row[kRowCustomer], stream.wide());
    if (key == kNoId || out.size() > Duplicates::kMostPersons) return;
    const std::string id = ids.text(key);
    out.add(id, {named ? std::string_view(id) : name.text(row), contact.text(row), phone.text(row),
                 email.text(row), place.text(row), industry.text(row)});
  });
}

}  // namespace

void Duplicates::find_persons(const Partial& partial, const DuplicateOptions& options) {
  for (const auto& source : partial.sources()) find_named(*source, options);
  if (options.mode == DuplicateMode::off) return;
  for (const auto& plan : partial.plans()) looked_ = looked_ || (is_list(plan) && tells_who(plan));
  for (const auto& source : partial.sources()) {
    for (const auto& bucket : source->buckets) {
      for (const auto& stream : bucket) {
        const Plan& plan = partial.plans()[stream->file()];
        const RowLayout& layout = partial.layouts()[stream->file()][stream->layout()];
        if (!is_list(plan) || !tells_who(plan) || layout.table != TableKind::customers) continue;
        add_persons(*source, plan, layout, *stream, persons_);
      }
    }
  }
}

void Duplicates::find_named(const Source& source, const DuplicateOptions& options) {
  const IdSpace& ids = source.ids[static_cast<std::size_t>(IdDomain::customer)];
  for (const auto& [a, b] : options.merge) {
    for (const auto& id : {a, b}) {
      if (ids.find(id)) known_.insert(id);
    }
  }
}

void Duplicates::decide(const DuplicateOptions& options) {
  persons_.settle();
  const bool too_many = persons_.size() > kMostPersons;
  const auto pairs = too_many ? std::vector<DuplicatePair>() : match_persons(persons_);
  findings_ = decide_duplicates(persons_, pairs, options, known_);
  findings_.looked = looked_;
  findings_.too_many = too_many;
  for (std::size_t i = 0; i < persons_.size(); ++i)
    findings_.customers += i == 0 || persons_.id(i) != persons_.id(i - 1) ? 1u : 0u;
  persons_ = {};
}

void Duplicates::move_rows(const Partial& partial, Source& source) const {
  IdSpace& ids = source.ids[static_cast<std::size_t>(IdDomain::customer)];
  std::unordered_map<IdKey, unsigned> bucket_of_id;  // merged ids that this source has
  std::array<bool, kBuckets> touched{};
  for (const auto& [id, customer] : findings_.customer_of) {
    const auto key = ids.find(id);
    if (!key) continue;
    const unsigned from = bucket_of(ids.hash(*key)), to = bucket_of(ids.hash(ids.key(customer)));
    if (from == to) continue;
    bucket_of_id[*key] = to;
    touched[from] = true;
  }
  RowMover mover(source, partial.layouts());
  for (unsigned bucket = 0; bucket < kBuckets; ++bucket) {
    if (!touched[bucket]) continue;
    for (auto& stream : source.buckets[bucket]) {
      const Stream& from = *stream;
      mover.take(stream, [&](const std::uint32_t* row) -> std::optional<RowMover::Target> {
        const IdKey id = row_words::id(row[kRowCustomer], from.wide());
        const auto found = bucket_of_id.find(id);
        if (found == bucket_of_id.end()) return std::nullopt;
        return RowMover::Target{found->second, id};
      });
    }
  }
  mover.place();
}

void Duplicates::move_rows(Partial& partial) const {
  if (findings_.customer_of.empty()) return;
  for (auto& source : partial.sources()) move_rows(partial, *source);
}

std::string Duplicates::save_persons() const {
  ByteWriter out;
  out.put<std::uint64_t>(known_.size());
  for (const auto& id : known_) out.text(id);
  out.text(persons_.save());
  return out.take();
}

bool Duplicates::merge_persons(std::string_view saved) {
  ByteReader in(saved);
  for (std::size_t n = in.count(8); n > 0 && !in.bad(); --n) known_.insert(in.text());
  const std::string_view persons = in.view();
  return !in.bad() && in.at_end() && persons_.merge(persons);
}

}  // namespace clientele
