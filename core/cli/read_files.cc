// Reading: threads take slices from one list; each has its own Session, and merging moves rows.
#include "cli/read_files.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <thread>

#include "engine/settings.h"

namespace clientele::cli {
namespace {

constexpr std::size_t kHead = std::size_t{1} << 20;

struct Slice {
  std::size_t file;  // of the plans
  std::uint64_t offset;
  std::size_t size;
  bool last;
  std::uint8_t entry = 0;
};

std::vector<Slice> slices_of(std::size_t file, std::uint64_t bytes) {
  std::vector<Slice> slices;
  for (std::uint64_t offset = 0; offset < bytes || offset == 0; offset += InputFile::kSlice) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(InputFile::kSlice, bytes - offset));
    slices.push_back({file, offset, size, offset + size == bytes});
    if (offset + size == bytes) break;
  }
  return slices;
}

// Calls work(slice index, thread) for all slices, each thread taking the next one; stops at the first error.
template <typename Work>
Result<void> each_slice(std::size_t count, unsigned threads, Work work) {
  std::atomic<std::size_t> next{0};
  std::mutex mutex;
  std::optional<Error> first;
  run_on_threads(threads)(threads, [&](unsigned thread) {
    for (std::size_t i = next++; i < count; i = next++) {
      if (auto done = work(i, thread); !done) {
        const std::lock_guard lock(mutex);
        if (!first) first = done.error();
        next = count;
      }
    }
  });
  if (first) return tl::unexpected(*first);
  return {};
}

Result<void> read_in_turn(Session& session, const std::vector<std::string>& paths, const std::vector<Slice>& slices) {
  Progress progress;
  std::optional<InputFile> open;
  std::uint8_t state = 0;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    const Slice& slice = slices[i];
    if (slice.offset == 0) {
      auto file = InputFile::open(paths[slice.file]);
      if (!file) return tl::unexpected(file.error());
      open = std::move(*file);
      state = 0;
    }
    const auto bytes = open->read(slice.offset, slice.size);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto exit = session.add(slice.file, slice.offset, *bytes, state, slice.last);
    if (!exit) return tl::unexpected(exit.error());
    state = *exit;
    progress.show(open->name(), i + 1, slices.size());
  }
  return {};
}

Result<void> read_on_threads(Session& session, const ReadOptions& options, const std::vector<std::string>& paths, std::vector<Slice>& slices) {
  // First the state in which each slice begins: cheap, and independent of the others.
  std::vector<std::uint64_t> transitions(slices.size());
  const auto bytes_of = [&](const Slice& slice) -> Result<std::string> {
    auto file = InputFile::open(paths[slice.file]);
    if (!file) return tl::unexpected(file.error());
    return file->read(slice.offset, slice.size);
  };
  auto scanned = each_slice(slices.size(), options.threads, [&](std::size_t i, unsigned) -> Result<void> {
    const auto bytes = bytes_of(slices[i]);
    if (!bytes) return tl::unexpected(bytes.error());
    transitions[i] = session.scan(slices[i].file, slices[i].offset, *bytes);
    return {};
  });
  if (!scanned) return scanned;
  std::uint8_t state = 0;
  for (std::size_t i = 0; i < slices.size(); ++i) {
    if (slices[i].offset == 0) state = 0;
    slices[i].entry = state;
    state = Session::apply(transitions[i], state);
  }
  std::vector<std::unique_ptr<IconvDecoder>> decoders;
  std::vector<Session> sessions;
  for (unsigned thread = 0; thread < options.threads; ++thread) {
    decoders.push_back(std::make_unique<IconvDecoder>());
    sessions.emplace_back(session.plans(), options.settings, *decoders.back());
  }
  auto read = each_slice(slices.size(), options.threads, [&](std::size_t i, unsigned thread) -> Result<void> {
    const auto bytes = bytes_of(slices[i]);
    if (!bytes) return tl::unexpected(bytes.error());
    const auto exit = sessions[thread].add(slices[i].file, slices[i].offset, *bytes, slices[i].entry, slices[i].last);
    if (!exit) return tl::unexpected(exit.error());
    return {};
  });
  if (!read) return read;
  for (auto& part : sessions) {
    if (auto merged = session.merge(std::move(part)); !merged) return merged;
  }
  return {};
}

}  // namespace

Result<std::string> settings_with_maps(const ReadOptions& options) {
  auto json = nlohmann::json::parse(options.settings, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return fail("settings_json", {{"reason", options.settings.substr(0, 80)}});
  for (const auto& map : options.maps) {
    const auto equals = map.rfind('=');
    const auto colon = equals == std::string::npos ? std::string::npos : map.rfind(':', equals);
    if (colon == std::string::npos || colon == 0 || colon + 1 == equals) return fail("map_syntax", {{"text", map}});
    const std::string file = std::filesystem::path(map.substr(0, colon)).filename().string();
    const bool known = std::any_of(options.paths.begin(), options.paths.end(), [&](const std::string& path) {
      return std::filesystem::path(path).filename().string() == file;
    });
    if (!known) return fail("map_file", {{"file", file}});
    std::string role = map.substr(equals + 1), table;
    if (const auto dot = role.find('.'); dot != std::string::npos) {
      table = role.substr(0, dot);
      role = role.substr(dot + 1);
    }
    nlohmann::json mapping = {{"file", file}, {"column", map.substr(colon + 1, equals - colon - 1)}, {"role", role}};
    if (!table.empty()) mapping["table"] = table;
    json["mappings"].push_back(std::move(mapping));
  }
  return json.dump();
}

Result<std::vector<Plan>> plan_files(const std::vector<std::string>& paths, const std::string& settings, Decoder& decoder) {
  std::vector<Plan> plans;
  for (const auto& path : paths) {
    auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto head = file->read(0, kHead);
    if (!head) return tl::unexpected(head.error());
    auto plan = plan_file(file->name(), file->bytes(), *head, settings, decoder);
    if (!plan) return tl::unexpected(plan.error());
    plans.push_back(std::move(*plan));
  }
  return plans;
}

Result<Session> read_files(const ReadOptions& options, IconvDecoder& decoder) {
  std::vector<std::string> data, saved;
  for (const auto& path : options.paths) {
    auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto head = file->read(0, 64);
    if (!head) return tl::unexpected(head.error());
    (Session::is_saved(*head) ? saved : data).push_back(path);
  }
  auto plans = plan_files(data, options.settings, decoder);
  if (!plans) return tl::unexpected(plans.error());
  std::vector<Slice> slices;
  for (std::size_t i = 0; i < plans->size(); ++i) {
    const auto of_file = slices_of(i, (*plans)[i].bytes);
    slices.insert(slices.end(), of_file.begin(), of_file.end());
  }
  Session session(std::move(*plans), options.settings, decoder);
  session.set_parallel(run_on_threads(options.threads));
  ReadOptions mine = options;
  const bool together = options.threads > 1 && slices.size() > 1;
  auto read = together ? read_on_threads(session, mine, data, slices) : read_in_turn(session, data, slices);
  if (!read) return tl::unexpected(read.error());
  for (const auto& path : saved) {
    auto file = InputFile::open(path);
    if (!file) return tl::unexpected(file.error());
    const auto bytes = file->read(0, static_cast<std::size_t>(file->bytes()));
    if (!bytes) return tl::unexpected(bytes.error());
    if (auto merged = session.merge_saved(*bytes); !merged) return tl::unexpected(merged.error());
  }
  return session;
}

}  // namespace clientele::cli
