#include "ledger/source.h"

namespace clientele {

IdDomain id_domain(Role role) {
  switch (role) {
    case Role::order:
      return IdDomain::order;
    case Role::lead:
      return IdDomain::lead;
    default:
      return IdDomain::customer;
  }
}

SourceDictionary& Source::dictionary(const std::string& name) {
  auto& found = dictionaries[name];
  if (!found) found = std::make_unique<SourceDictionary>();
  return *found;
}

Stream& Source::stream(unsigned bucket, std::uint32_t file, std::uint32_t layout,
                       std::uint32_t words) {
  for (const auto& stream : buckets[bucket]) {
    if (stream->file() == file && stream->layout() == layout) return *stream;
  }
  buckets[bucket].push_back(std::make_unique<Stream>(file, layout, words));
  return *buckets[bucket].back();
}

void Source::renumber_files(const std::vector<std::uint32_t>& to_new) {
  for (auto& bucket : buckets) {
    for (auto& stream : bucket) stream->set_file(to_new[stream->file()]);
  }
  for (auto& product : products) product.file = to_new[product.file];
}

bool Source::consistent(const std::vector<Plan>& plans,
                        const std::vector<std::vector<RowLayout>>& layouts) const {
  const auto size_of = [&](const std::string& name) -> std::size_t {
    const auto found = dictionaries.find(name);
    if (found == dictionaries.end()) return 0;
    // Codes of a dictionary that was given up refer to nothing any more, whatever they are.
    return found->second->too_many ? 0xffffffffu : found->second->texts.size();
  };
  const auto id_ok = [&](IdDomain domain, IdKey key) {
    return key == kNoId ||
           IdSpace::pattern_of(key) < ids[static_cast<std::size_t>(domain)].patterns();
  };
  for (const auto& product : products) {
    if (product.file >= plans.size() || product.product > size_of("product") ||
        product.name > size_of("product_name") || product.category > size_of("category")) {
      return false;
    }
  }
  bool ok = true;
  for (const auto& bucket : buckets) {
    for (const auto& stream : bucket) {
      const RowLayout& layout = layouts[stream->file()][stream->layout()];
      std::vector<std::size_t> limits;  // by field: number of codes
      for (const auto& field : layout.fields) {
        const bool coded = field.kind == ValueKind::code || field.kind == ValueKind::text;
        limits.push_back(coded ? size_of(dictionary_name(plans[stream->file()], field)) : 0);
      }
      const WideValues& wide = stream->wide();
      const auto id_in = [&](IdDomain domain, std::uint32_t word) {
        return wide.holds(word) && id_ok(domain, row_words::id(word, wide));
      };
      stream->each([&](const std::uint32_t* row) {
        const std::uint32_t customer = row[kRowCustomer];
        ok = ok && id_in(IdDomain::customer, customer) &&
             (!row_words::has_rest(customer) || wide.holds(customer, 2));
        for (std::size_t i = 0; ok && i < layout.fields.size(); ++i) {
          const RowField& field = layout.fields[i];
          const std::uint32_t word = row[field.word];
          if (field.kind == ValueKind::code || field.kind == ValueKind::text) {
            ok = word <= limits[i];
          } else if (field.kind == ValueKind::id) {
            ok = id_in(id_domain(field.role), word);
          } else if (may_be_wide(field.kind)) {
            ok = wide.holds(word);
          }
        }
      });
    }
  }
  return ok;
}

void Source::save(ByteWriter& out, const BucketChoice& chosen) const {
  for (const auto& space : ids) space.save(out);
  out.put<std::uint64_t>(dictionaries.size());
  for (const auto& [name, dictionary] : dictionaries) {
    out.text(name);
    out.put<std::uint8_t>(dictionary->too_many ? 1 : 0);
    dictionary->texts.save(out);
  }
  out.array(products);
  save_rows(out, chosen);
}

void Source::save_rows(ByteWriter& out, const BucketChoice& chosen) const {
  for (unsigned bucket = 0; bucket < kBuckets; ++bucket) {
    const bool wanted = chosen.has(bucket);
    out.put<std::uint64_t>(wanted ? buckets[bucket].size() : 0);
    if (!wanted) continue;
    for (const auto& stream : buckets[bucket]) {
      out.put(stream->file());
      out.put(stream->layout());
      stream->save(out);
    }
  }
}

Source Source::load(ByteReader& in, const std::vector<std::vector<RowLayout>>& layouts) {
  Source source;
  for (auto& space : source.ids) space = IdSpace::load(in);
  for (std::size_t n = in.count(17); n > 0 && !in.bad(); --n) {
    const std::string name = in.text();
    auto& dictionary = source.dictionary(name);
    dictionary.too_many = in.get<std::uint8_t>() != 0;
    dictionary.texts = Interner::load(in);
  }
  source.products = in.array<ProductRow>();
  source.load_rows(in, layouts);
  return source;
}

void Source::load_rows(ByteReader& in, const std::vector<std::vector<RowLayout>>& layouts) {
  for (auto& bucket : buckets) {
    for (std::size_t n = in.count(24); n > 0 && !in.bad(); --n) {
      const auto file = in.get<std::uint32_t>();
      const auto layout = in.get<std::uint32_t>();
      if (in.bad() || file >= layouts.size() || layout >= layouts[file].size()) {
        in.reject();
        break;
      }
      auto stream = Stream::load(in, file, layout, layouts[file][layout].words);
      if (stream) bucket.push_back(std::move(stream));
    }
  }
}

}  // namespace clientele
