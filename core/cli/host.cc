// Files, iconv, threads, messages.
#include "cli/host.h"

#include <iconv.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <iostream>
#include <thread>

namespace clientele::cli {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
// The endings of files that a folder stands for.
constexpr std::array kEndings = {".csv", ".txt", ".tsv", ".json", ".ndjson", ".jsonl"};

}  // namespace

IconvDecoder::~IconvDecoder() {
  for (const auto& [encoding, handle] : open_) iconv_close(handle);
}

void IconvDecoder::decode(Encoding encoding, std::string_view bytes, std::string& out) {
  auto& handle = open_[encoding];
  if (handle == nullptr) handle = iconv_open("UTF-8", std::string(encoding_name(encoding)).c_str());
  iconv(handle, nullptr, nullptr, nullptr, nullptr);
  char* in = const_cast<char*>(bytes.data());  // iconv's C interface; the bytes are not written
  std::size_t left = bytes.size();
  while (left > 0) {
    char buffer[1 << 16];
    char* to = buffer;
    std::size_t room = sizeof buffer;
    const std::size_t result = iconv(handle, &in, &left, &to, &room);
    out.append(buffer, static_cast<std::size_t>(to - buffer));
    if (result != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
    out.append(kReplacement);  // an invalid or cut character: one byte is given up
    ++in;
    --left;
  }
}

Result<InputFile> InputFile::open(const std::string& path) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return fail("file_missing", {{"file", path}});
  InputFile file;
  file.path_ = path;
  file.bytes_ = std::filesystem::file_size(path, error);
  if (!error) file.stream_.open(path, std::ios::binary);
  if (error || !file.stream_) return fail("file_unreadable", {{"file", path}, {"reason", std::strerror(errno)}});
  return file;
}

std::string InputFile::name() const { return std::filesystem::path(path_).filename().string(); }

Result<std::string> InputFile::read(std::uint64_t offset, std::size_t size) {
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, bytes_ - offset)), '\0');
  stream_.clear();
  stream_.seekg(static_cast<std::streamoff>(offset));
  stream_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (static_cast<std::size_t>(stream_.gcount()) != bytes.size()) {
    return fail("file_unreadable", {{"file", path_}, {"reason", "the file became shorter while it was read"}});
  }
  return bytes;
}

Result<std::vector<std::string>> expand_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (!std::filesystem::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> inside;
    for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
      const std::string ending = entry.path().extension().string();
      const bool readable = entry.is_regular_file() && std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
      if (readable && entry.path().filename() != "truth.json") inside.push_back(entry.path().string());
    }
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  if (files.empty()) return fail("no_files");
  return files;
}

Result<void> write_output(const std::string& path, std::string_view content) {
  if (path == "-") {
    std::cout.write(content.data(), static_cast<std::streamsize>(content.size()));
    std::cout.flush();
    return {};
  }
  const std::string beside = path + ".part";
  std::ofstream out(beside, std::ios::binary | std::ios::trunc);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(beside, path, error);
  if (out && !error) return {};
  const std::string reason = error ? error.message() : std::strerror(errno);
  std::filesystem::remove(beside, error);
  return fail("file_unwritable", {{"file", path}, {"reason", reason}});
}

Parallel run_on_threads(unsigned threads) {
  return [threads](unsigned parts, const std::function<void(unsigned)>& work) {
    std::atomic<unsigned> next{0};
    const auto run = [&] {
      for (unsigned part = next++; part < parts; part = next++) work(part);
    };
    std::vector<std::thread> others;
    for (unsigned i = 1; i < std::min(threads, parts); ++i) others.emplace_back(run);
    run();
    for (auto& thread : others) thread.join();
  };
}

int complain(const Error& error, Language language) {
  Text text{"error." + error.kind, {}};
  for (const auto& [name, value] : error.args) text.args[name] = value;
  std::cerr << "clientele: " << render(text, language) << "\n";
  const bool usage = error.kind.starts_with("map_") || error.kind.ends_with("_syntax") || error.kind.starts_with("settings_");
  return usage ? kWrongUsage : kBadInput;
}

Progress::Progress() : terminal_(isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() {
  if (terminal_ && last_ >= 0) std::cerr << "\r\033[K" << std::flush;
}

void Progress::show(std::string_view what, std::uint64_t done, std::uint64_t all) {
  const int percent = all == 0 ? 100 : static_cast<int>(done * 100 / all);
  if (!terminal_ || percent == last_) return;
  last_ = percent;
  std::cerr << "\r\033[K" << what << "  " << percent << "%" << std::flush;
}

}  // namespace clientele::cli
