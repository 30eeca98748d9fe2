// Threads take slices from one list; each has its own Session, and merging moves rows.
#include "cli/read_files.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <optional>

#include "cli/iconv_decoder.h"
#include "cli/input_file.h"
#include "cli/progress.h"
#include "cli/threads.h"
#include "cli/workbook_file.h"
#include "schema/agreement.h"

namespace clientele::cli {
namespace {

constexpr std::size_t kMagic = 64;  // enough to tell a partial

struct Slice {
  std::size_t file;  // of the plans
  std::uint64_t offset;
  std::size_t size;
  bool last;
  std::uint8_t entry = 0;
};

std::vector<Slice> slices_of(const std::vector<Plan>& plans) {
  std::vector<Slice> slices;
  for (std::size_t file = 0; file < plans.size(); ++file) {
    const auto bytes = plans[file].bytes;
    std::uint64_t offset = 0;
    do {
      const auto size =
          static_cast<std::size_t>(std::min<std::uint64_t>(InputFile::kSlice, bytes - offset));
      slices.push_back({file, offset, size, offset + size == bytes});
      offset += size;
    } while (offset < bytes);
  }
  return slices;
}

Result<std::string> bytes_of(const Slice& slice, const std::vector<Source>& files) {
  auto file = InputFile::open(files[slice.file]);
  if (!file) return tl::unexpected(file.error());
  if (slice.offset + slice.size > file->bytes())
    return fail("file_shorter", {{"file", files[slice.file].path}});
  return file->read(slice.offset, slice.size);
}

// Calls work(slice index, thread) for all slices, each thread taking the next; stops at an error.
template <typename Work>
Result<void> each_slice(std::size_t count, unsigned threads, Work work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::optional<Error> first;
  run_on_threads(threads)(threads, [&](unsigned thread) {
    for (std::size_t i = next++; i < count; i = next++) {
      const auto done = work(i, thread);
      if (done) continue;
      const std::lock_guard lock(mutex);
      if (!first) first = done.error();
      next = count;
    }
  });
  if (first) return tl::unexpected(*first);
  return {};
}

Result<void> read_in_turn(Session& session, const std::vector<Source>& files,
                          const std::vector<Slice>& slices, Progress& progress) {
  std::uint8_t state = 0;
  for (const auto& slice : slices) {
    const auto bytes = bytes_of(slice, files);
    if (!bytes) return tl::unexpected(bytes.error());
    const std::uint8_t entry = slice.offset == 0 ? std::uint8_t{0} : state;
    const auto exit = session.add(slice.file, slice.offset, *bytes, entry, slice.last);
    if (!exit) return tl::unexpected(exit.error());
    state = *exit;
    progress.add(files[slice.file].name, slice.size);
  }
  return {};
}

// The state in which each slice begins: cheap to find, and every slice on its own.
Result<void> find_entries(const Session& session, const std::vector<Source>& files,
                          std::vector<Slice>& slices, unsigned threads) {
  std::vector<std::uint64_t> transitions(slices.size());
  auto scanned = each_slice(slices.size(), threads, [&](std::size_t i, unsigned) -> Result<void> {
    if (slices[i].last) return {};
    const auto bytes = bytes_of(slices[i], files);
    if (!bytes) return tl::unexpected(bytes.error());
    transitions[i] = session.scan(slices[i].file, slices[i].offset, *bytes);
    return {};
  });
  if (!scanned) return scanned;
  std::uint8_t state = 0;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    slices[i].entry = slices[i].offset == 0 ? std::uint8_t{0} : state;
    if (!slices[i].last) state = Session::apply(transitions[i], slices[i].entry);
  }
  return {};
}

Result<void> read_together(Session& session, const std::string& settings,
                           const std::vector<Source>& files, std::vector<Slice>& slices,
                           unsigned threads, Progress& progress) {
  if (auto found = find_entries(session, files, slices, threads); !found) return found;
  // Until all is merged every Session decodes with its own thread's decoder.
  std::vector<std::unique_ptr<IconvDecoder>> decoders;
  std::vector<Session> sessions;
  for (unsigned thread = 0; thread < threads; ++thread) {
    decoders.push_back(std::make_unique<IconvDecoder>());
    sessions.emplace_back(session.plans(), settings, *decoders.back());
  }
  auto read =
      each_slice(slices.size(), threads, [&](std::size_t i, unsigned thread) -> Result<void> {
        const Slice& slice = slices[i];
        const auto bytes = bytes_of(slice, files);
        if (!bytes) return tl::unexpected(bytes.error());
        const auto exit =
            sessions[thread].add(slice.file, slice.offset, *bytes, slice.entry, slice.last);
        if (!exit) return tl::unexpected(exit.error());
        progress.add(files[slice.file].name, slice.size);
        return {};
      });
  if (!read) return read;
  for (auto& part : sessions) {
    if (auto merged = session.merge(std::move(part)); !merged) return merged;
  }
  return {};
}

Result<void> merge_partials(Session& session, const std::vector<std::string>& partials) {
  for (const auto& path : partials) {
    auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto bytes = file->read_all();
    if (!bytes) return tl::unexpected(bytes.error());
    auto merged = session.merge_saved(*bytes);
    if (merged) continue;
    if (merged.error().kind != "partial_damaged") return merged;
    return fail("partial_file_damaged", {{"file", path}});
  }
  return {};
}

Result<Plan> plan_from_head(InputFile& file, const Source& source, std::size_t head_bytes,
                            const std::string& settings, Decoder& decoder) {
  const auto head = file.read(0, head_bytes);
  if (!head) return tl::unexpected(head.error());
  if (source.text == nullptr) return plan_file(file.name(), file.bytes(), *head, settings, decoder);
  const auto state = source.hidden ? SheetState::hidden : SheetState::shown;
  return plan_sheet(file.name(), file.bytes(), state, *head, settings, decoder);
}

// Where nothing at all is a table, the first file with its reason is more useful than a report.
Result<void> check_recognised(const std::vector<Plan>& plans) {
  if (plans.empty()) return {};
  if (std::any_of(plans.begin(), plans.end(), [](const Plan& plan) { return plan.recognised; }))
    return {};
  const bool empty =
      std::all_of(plans.begin(), plans.end(), [](const Plan& plan) { return plan.bytes == 0; });
  const auto hidden = std::find_if(plans.begin(), plans.end(),
                                   [](const Plan& plan) { return plan.head_too_short; });
  if (hidden != plans.end()) return fail("head_too_short", {{"file", hidden->file}});
  return fail(empty ? "file_empty" : "nothing_recognised", {{"file", plans.front().file}});
}

}  // namespace

Result<Inputs> sort_inputs(const std::vector<std::string>& paths) {
  IconvDecoder decoder;
  Inputs inputs;
  for (const auto& path : paths) {
    auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto head = file->read(0, kMagic);
    if (!head) return tl::unexpected(head.error());
    if (Session::is_saved(*head)) {
      inputs.partials.push_back(path);
    } else {
      const auto tables = read_tables(path, decoder);
      if (!tables) return tl::unexpected(tables.error());
      inputs.files.insert(inputs.files.end(), tables->begin(), tables->end());
    }
  }
  return inputs;
}

Result<std::vector<Plan>> plan_files(const std::vector<Source>& files, const std::string& settings,
                                     Decoder& decoder) {
  std::vector<Plan> plans;
  for (const auto& source : files) {
    auto file = InputFile::open(source);
    if (!file) return tl::unexpected(file.error());
    auto plan = plan_from_head(*file, source, kHead, settings, decoder);
    if (plan && plan->head_too_short && file->bytes() > kHead)
      plan = plan_from_head(*file, source, kWideHead, settings, decoder);
    if (!plan) {
      Error error = plan.error();
      error.args.emplace("file", source.path);
      return tl::unexpected(error);
    }
    plans.push_back(std::move(*plan));
  }
  agree_on_customers(plans);
  return plans;
}

Result<std::vector<Plan>> read_plans(const Inputs& inputs, const std::string& settings,
                                     Decoder& decoder) {
  auto plans = plan_files(inputs.files, settings, decoder);
  if (!plans) return plans;
  Session session({}, settings, decoder);
  if (auto merged = merge_partials(session, inputs.partials); !merged)
    return tl::unexpected(merged.error());
  plans->insert(plans->end(), session.plans().begin(), session.plans().end());
  return plans;
}

Result<Session> read_inputs(const Inputs& inputs, const std::string& settings, unsigned threads,
                            Decoder& decoder) {
  auto plans = plan_files(inputs.files, settings, decoder);
  if (!plans) return tl::unexpected(plans.error());
  if (inputs.partials.empty()) {
    if (auto checked = check_recognised(*plans); !checked) return tl::unexpected(checked.error());
  }
  auto slices = slices_of(*plans);
  std::uint64_t all = 0;
  for (const auto& slice : slices) all += slice.size;
  Progress progress(all);
  Session session(std::move(*plans), settings, decoder);
  session.set_parallel(run_on_threads(threads));
  auto read = threads > 1 && slices.size() > 1
                  ? read_together(session, settings, inputs.files, slices, threads, progress)
                  : read_in_turn(session, inputs.files, slices, progress);
  if (!read) return tl::unexpected(read.error());
  if (auto merged = merge_partials(session, inputs.partials); !merged)
    return tl::unexpected(merged.error());
  return session;
}

}  // namespace clientele::cli
