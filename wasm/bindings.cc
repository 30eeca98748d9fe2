// The module's face: bytes in, JSON and bytes out, errors as values. A handful of flat functions
// over engine.h; wasm/clientele.ts is their only caller and gives them types.
//
// Every function answers an object: {error: {kind, args, texts}} or {value: ...}. Bytes go in
// through one buffer (input), so that a slice is copied once, from JavaScript into the module's
// memory. Bytes come out as copies the host owns. Sessions are known by a number from open or load
// until close or until merge has used them up.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <map>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/engine.h"
#include "engine/sample/sample.h"
#include "read/workbook.h"
#include "report/catalogue.h"
#include "schema/agreement.h"

namespace clientele {
namespace {

using emscripten::typed_memory_view;
using emscripten::val;

// Decoding is the host's: decode(encoding, from, to) writes UTF-8 into `to`, a view that is large
// enough for any input, and returns how many bytes it wrote.
class HostDecoder : public Decoder {
 public:
  void decode(Encoding encoding, std::string_view bytes, std::string& out) override {
    constexpr std::size_t kWidest = 3;  // UTF-8 bytes a source byte becomes at most: one U+FFFD
    const auto before = out.size();
    out.resize(before + kWidest * bytes.size());
    auto* to = reinterpret_cast<unsigned char*>(out.data()) + before;
    const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto written =
        host_(std::string(encoding_name(encoding)), typed_memory_view(bytes.size(), from),
              typed_memory_view(out.size() - before, to));
    out.resize(before + written.as<unsigned>());
  }
  void set_host(val host) { host_ = std::move(host); }

 private:
  val host_ = val::undefined();
};

// A workbook under way, and what became of it since the host last asked: [{sheet, hidden} |
// {text}].
class OpenWorkbook final : public xlsx::SheetSink {
 public:
  explicit OpenWorkbook(std::string name) : name_(std::move(name)) {}
  std::unique_ptr<Workbook> workbook;  // its sink is this one
  const std::string& name() const { return name_; }

  void on_sheet(std::string_view name, bool hidden) override {
    flush();
    val part = val::object();
    part.set("sheet", std::string(name));
    part.set("hidden", hidden);
    parts_.call<void>("push", part);
  }
  void on_text(std::string_view text) override {
    text_.append(text);
    if (text_.size() >= kPart) flush();
  }
  // All of it at the end of a piece; else what makes a part worth handing over.
  val take(bool all) {
    if (all) flush();
    return std::exchange(parts_, val::array());
  }

 private:
  static constexpr std::size_t kPart = std::size_t{1} << 20;
  void flush() {
    if (text_.empty()) return;
    const auto* data = reinterpret_cast<const unsigned char*>(text_.data());
    val part = val::object();
    part.set("text", val(typed_memory_view(text_.size(), data)).call<val>("slice"));
    parts_.call<void>("push", part);
    text_.clear();
  }

  std::string name_, text_;
  val parts_ = val::array();
};

// What lives as long as the module's instance: a worker owns one.
struct Instance {
  HostDecoder decoder;
  std::unique_ptr<unsigned char[]> input;
  std::size_t input_bytes = 0;
  std::map<int, Session> sessions;
  std::map<int, std::unique_ptr<OpenWorkbook>> workbooks;
  int next = 1;

  std::string_view bytes() const {
    return {reinterpret_cast<const char*>(input.get()), input_bytes};
  }
  int keep(Session session) {
    sessions.emplace(next, std::move(session));
    return next++;
  }
};

Instance& instance() {
  static Instance only;
  return only;
}

// A message of the catalogue in every language: {"zh-CN": ..., "en": ...}.
val texts_of(const Text& text) {
  val texts = val::object();
  for (const auto language : kLanguages) {
    texts.set(std::string(language_code(language)), render(text, language));
  }
  return texts;
}

val failure(const Error& error) {
  Text text{"error." + error.kind, {}};
  for (const auto& [key, value] : error.args) text.args.emplace(key, value);
  val args = val::object();
  for (const auto& [key, value] : error.args) args.set(key, value);
  val about = val::object();
  about.set("kind", error.kind);
  about.set("args", args);
  about.set("texts", texts_of(text));
  val answer = val::object();
  answer.set("error", about);
  return answer;
}

template <typename T>
val success(T&& value) {
  val answer = val::object();
  answer.set("value", std::forward<T>(value));
  return answer;
}

// A copy in memory the host owns.
val copy_out(std::string_view bytes) {
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  return success(val(typed_memory_view(bytes.size(), data)).call<val>("slice"));
}

// The core throws nothing; only the allocator does, where the 4 GB of a module are used up.
template <typename Function>
val guarded(Function&& function) {
  try {
    return function();
  } catch (const std::bad_alloc&) {
    return failure({"out_of_memory", {}});
  }
}

template <typename Function>
val with_session(int handle, Function&& function) {
  return guarded([&]() -> val {
    const auto found = instance().sessions.find(handle);
    if (found == instance().sessions.end()) {
      return failure({"no_such_session", {{"session", std::to_string(handle)}}});
    }
    return function(found->second);
  });
}

val bytes_of(const Result<std::string>& result) {
  return result ? copy_out(*result) : failure(result.error());
}

val kept(Result<Session> result) {
  if (!result) return failure(result.error());
  return success(instance().keep(std::move(*result)));
}

// A transition of 64 bits, as text: JavaScript's numbers hold 53.
std::string text_of(std::uint64_t transition) { return std::to_string(transition); }
std::uint64_t transition_of(const std::string& text) {
  std::uint64_t out = 0;
  for (const char c : text) out = out * 10 + static_cast<std::uint64_t>(c - '0');
  return out;
}

void set_decoder(val host) { instance().decoder.set_host(std::move(host)); }

// The buffer that the next function reads its bytes from; 0 releases it.
val input(unsigned size) {
  auto& own = instance();
  return guarded([&] {
    if (size == 0 || size > own.input_bytes) own.input.reset();
    if (size != 0 && !own.input) own.input.reset(new unsigned char[size]);
    own.input_bytes = size;
    return success(val(typed_memory_view(size, own.input.get())));
  });
}

// `sheet`: empty for a file, else "shown" or "hidden".
val plan(const std::string& name, double file_bytes, const std::string& sheet,
         const std::string& settings) {
  return guarded([&]() -> val {
    auto& own = instance();
    const auto size = static_cast<std::uint64_t>(file_bytes);
    const auto state = sheet == "hidden" ? SheetState::hidden : SheetState::shown;
    const auto made = sheet.empty()
                          ? plan_file(name, size, own.bytes(), settings, own.decoder)
                          : plan_sheet(name, size, state, own.bytes(), settings, own.decoder);
    if (!made) return failure(made.error());
    return copy_out(plans_json({*made}));
  });
}

val agree(const std::string& plans) {
  return guarded([&]() -> val {
    auto understood = plans_from_json(plans);
    if (!understood) return failure(understood.error());
    agree_on_customers(*understood);
    return copy_out(plans_json(*understood));
  });
}

// A workbook, by the file's head in the buffer; 0 for a file that is none.
val begin_workbook(const std::string& name, double file_bytes) {
  return guarded([&]() -> val {
    auto& own = instance();
    auto book = std::make_unique<OpenWorkbook>(name);
    auto workbook =
        open_workbook(own.bytes(), static_cast<std::uint64_t>(file_bytes), *book, own.decoder);
    if (!workbook) {
      Error error = workbook.error();
      error.args.emplace("file", name);
      return failure(error);
    }
    if (*workbook == nullptr) return success(0);
    book->workbook = std::move(*workbook);
    own.workbooks.emplace(own.next, std::move(book));
    return success(own.next++);
  });
}

template <typename Function>
val with_workbook(int handle, Function&& function) {
  return guarded([&]() -> val {
    const auto found = instance().workbooks.find(handle);
    if (found == instance().workbooks.end()) {
      return failure({"no_such_session", {{"session", std::to_string(handle)}}});
    }
    return function(*found->second);
  });
}

// Which piece of the file is wanted next: {offset, size}, or null at the end.
val wanted_piece(int handle) {
  return with_workbook(handle, [](OpenWorkbook& book) -> val {
    const auto piece = book.workbook->wanted();
    if (!piece) return success(val::null());
    val wanted = val::object();
    wanted.set("offset", static_cast<double>(piece->offset));
    wanted.set("size", static_cast<double>(piece->size));
    return success(wanted);
  });
}

val parts_of(OpenWorkbook& book, const Result<void>& read, bool all) {
  if (read) return success(book.take(all));
  Error error = read.error();
  error.args.emplace("file", book.name());
  return failure(error);
}

val feed_piece(int handle) {
  return with_workbook(handle, [](OpenWorkbook& book) {
    return parts_of(book, book.workbook->feed(instance().bytes()), false);
  });
}

val end_piece(int handle) {
  return with_workbook(
      handle, [](OpenWorkbook& book) { return parts_of(book, book.workbook->end_piece(), true); });
}

void close_workbook(int handle) { instance().workbooks.erase(handle); }

val open(const std::string& plans, const std::string& settings) {
  return guarded([&]() -> val {
    auto understood = plans_from_json(plans);
    if (!understood) return failure(understood.error());
    return success(instance().keep(Session(std::move(*understood), settings, instance().decoder)));
  });
}

val load(const std::string& settings) {
  return guarded(
      [&] { return kept(Session::load(instance().bytes(), settings, instance().decoder)); });
}

val scan(int handle, unsigned file, double offset) {
  return with_session(handle, [&](Session& session) {
    return success(
        text_of(session.scan(file, static_cast<std::uint64_t>(offset), instance().bytes())));
  });
}

std::string compose(const std::string& first, const std::string& then) {
  return text_of(Session::compose(transition_of(first), transition_of(then)));
}

int apply(const std::string& transition, int state) {
  return Session::apply(transition_of(transition), static_cast<std::uint8_t>(state));
}

val add(int handle, unsigned file, double offset, int entry, bool last) {
  return with_session(handle, [&](Session& session) -> val {
    const auto state = session.add(file, static_cast<std::uint64_t>(offset), instance().bytes(),
                                   static_cast<std::uint8_t>(entry), last);
    return state ? success(static_cast<int>(*state)) : failure(state.error());
  });
}

val save(int handle) {
  return with_session(handle, [](Session& session) { return copy_out(session.save()); });
}

val merge(int handle, int other) {
  return with_session(handle, [&](Session& session) {
    return with_session(other, [&](Session& consumed) -> val {
      auto taken = std::move(consumed);
      instance().sessions.erase(other);
      const auto merged = session.merge(std::move(taken));
      return merged ? success(true) : failure(merged.error());
    });
  });
}

val merge_saved(int handle) {
  return with_session(handle, [](Session& session) -> val {
    const auto merged = session.merge_saved(instance().bytes());
    return merged ? success(true) : failure(merged.error());
  });
}

val tell(int handle, unsigned step, unsigned to, unsigned readers) {
  return with_session(handle,
                      [&](Session& session) { return bytes_of(session.tell(step, to, readers)); });
}

val heard(const Result<void>& result) { return result ? success(true) : failure(result.error()); }

val hear(int handle, unsigned step) {
  return with_session(
      handle, [&](Session& session) { return heard(session.hear(step, instance().bytes())); });
}

val portions(int handle, const std::string& options) {
  return with_session(handle, [&](Session& session) {
    const auto count = session.portions(options);
    return count ? success(*count) : failure(count.error());
  });
}

val collected(int handle, const std::string& options, unsigned index, unsigned of) {
  return with_session(handle, [&](Session& session) {
    return bytes_of(session.collected(options, {index, of}));
  });
}

val hear_collected(int handle) {
  return with_session(
      handle, [](Session& session) { return heard(session.hear_collected(instance().bytes())); });
}

val collect_ahead(int handle, const std::string& options, unsigned index, unsigned of) {
  return with_session(handle, [&](Session& session) {
    return heard(session.collect_ahead(options, {index, of}));
  });
}

val conclude_ahead(int handle, const std::string& options, bool list) {
  return with_session(
      handle, [&](Session& session) { return heard(session.conclude_ahead(options, list)); });
}

unsigned exchange_steps() { return Session::kExchangeSteps; }

val plans(int handle) {
  return with_session(handle,
                      [](Session& session) { return copy_out(plans_json(session.plans())); });
}

val seal(int handle) {
  return with_session(handle, [](Session& session) -> val {
    const auto sealed = session.seal();
    return sealed ? success(static_cast<double>(session.ledger_bytes())) : failure(sealed.error());
  });
}

val report(int handle, const std::string& options) {
  return with_session(handle, [&](Session& session) { return bytes_of(session.report(options)); });
}

val customers(int handle, const std::string& options, const std::string& query) {
  return with_session(
      handle, [&](Session& session) { return bytes_of(session.customers(options, query)); });
}

val customer(int handle, const std::string& id) {
  return with_session(handle, [&](Session& session) { return bytes_of(session.customer(id)); });
}

val choices(int handle) {
  return with_session(handle, [](Session& session) { return bytes_of(session.choices()); });
}

val customers_csv(int handle, const std::string& options) {
  return with_session(handle,
                      [&](Session& session) { return bytes_of(session.customers_csv(options)); });
}

val duplicates(int handle) {
  return with_session(handle, [](Session& session) { return bytes_of(session.duplicates()); });
}

val issues_csv(int handle, const std::string& language) {
  return with_session(handle,
                      [&](Session& session) { return bytes_of(session.issues_csv(language)); });
}

// The catalogue's text of a key without arguments, such as a reason of a Plan.
val text(const std::string& key) { return texts_of({key, {}}); }

// [{name, text}], the file of true parameters included.
val sample(unsigned customers, double seed) {
  return guarded([&] {
    const val files = val::array();
    for (const auto& made : make_sample({customers, static_cast<std::uint64_t>(seed), false})) {
      val file = val::object();
      file.set("name", made.name);
      file.set("text", made.text);
      files.call<void>("push", file);
    }
    return success(files);
  });
}

void close(int handle) { instance().sessions.erase(handle); }

}  // namespace

EMSCRIPTEN_BINDINGS(clientele) {
  using emscripten::function;
  function("setDecoder", &set_decoder);
  function("input", &input);
  function("plan", &plan);
  function("agree", &agree);
  function("openWorkbook", &begin_workbook);
  function("wantedPiece", &wanted_piece);
  function("feedPiece", &feed_piece);
  function("endPiece", &end_piece);
  function("closeWorkbook", &close_workbook);
  function("open", &open);
  function("load", &load);
  function("scan", &scan);
  function("compose", &compose);
  function("apply", &apply);
  function("add", &add);
  function("save", &save);
  function("merge", &merge);
  function("mergeSaved", &merge_saved);
  function("exchangeSteps", &exchange_steps);
  function("tell", &tell);
  function("hear", &hear);
  function("portions", &portions);
  function("collected", &collected);
  function("hearCollected", &hear_collected);
  function("collectAhead", &collect_ahead);
  function("concludeAhead", &conclude_ahead);
  function("plans", &plans);
  function("seal", &seal);
  function("report", &report);
  function("customers", &customers);
  function("choices", &choices);
  function("customer", &customer);
  function("customersCsv", &customers_csv);
  function("duplicates", &duplicates);
  function("issuesCsv", &issues_csv);
  function("text", &text);
  function("sample", &sample);
  function("close", &close);
}

}  // namespace clientele
