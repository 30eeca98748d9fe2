// std::filesystem and ifstream, with every failure named.
#include "cli/input_file.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>

#include "base/ascii.h"

namespace clientele::cli {
namespace {

namespace fs = std::filesystem;

// What a folder stands for. truth.json describes a sample company and is no data of it.
constexpr std::array<std::string_view, 10> kEndings = {
    ".csv", ".txt", ".tsv", ".dat", ".json", ".ndjson", ".jsonl", ".xlsx", ".xlsm", ".xls"};
constexpr std::string_view kTruth = "truth.json";

bool is_readable_kind(const fs::path& path) {
  const std::string ending = ascii_lower(path.extension().string());
  const bool known = std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
  return known && path.filename() != kTruth && !path.filename().string().starts_with(".");
}

Result<std::vector<std::string>> files_in(const std::string& folder) {
  std::error_code error;
  std::vector<std::string> files;
  fs::directory_iterator entries(folder, error);
  if (error) return fail("file_unreadable", {{"file", folder}, {"reason", error.message()}});
  for (const auto& entry : entries) {
    std::error_code unknown;
    if (entry.is_regular_file(unknown) && is_readable_kind(entry.path()))
      files.push_back(entry.path().string());
  }
  if (files.empty()) return fail("folder_empty", {{"file", folder}});
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

std::string base_name(const std::string& path) { return fs::path(path).filename().string(); }

Result<InputFile> InputFile::open(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return fail("file_missing", {{"file", path}});
  InputFile file;
  file.path_ = path;
  file.name_ = base_name(path);
  file.bytes_ = fs::file_size(path, error);
  if (error) return fail("file_unreadable", {{"file", path}, {"reason", error.message()}});
  file.stream_.open(path, std::ios::binary);
  if (file.stream_) return file;
  const auto reason = std::make_error_code(std::errc::permission_denied).message();
  return fail("file_unreadable", {{"file", path}, {"reason", reason}});
}

Result<InputFile> InputFile::open(const Source& source) {
  if (source.text == nullptr) return open(source.path);
  InputFile file;
  file.path_ = source.path;
  file.name_ = source.name;
  file.text_ = source.text;
  file.bytes_ = source.text->size();
  return file;
}

Result<std::string> InputFile::read(std::uint64_t offset, std::size_t size) {
  if (text_ != nullptr) return text_->substr(static_cast<std::size_t>(offset), size);
  std::string bytes(static_cast<std::size_t>(std::min<std::uint64_t>(size, bytes_ - offset)), '\0');
  stream_.clear();
  stream_.seekg(static_cast<std::streamoff>(offset));
  stream_.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (static_cast<std::size_t>(stream_.gcount()) == bytes.size()) return bytes;
  return fail("file_shorter", {{"file", path_}});
}

Result<std::vector<std::string>> expand_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const auto inside = files_in(path);
    if (!inside) return inside;
    files.insert(files.end(), inside->begin(), inside->end());
  }
  std::set<fs::path> seen;
  for (const auto& file : files) {
    std::error_code error;
    const auto real = fs::canonical(file, error);
    if (error) return fail("file_missing", {{"file", file}});
    if (!seen.insert(real).second) return fail("file_twice", {{"file", file}});
  }
  return files;
}

}  // namespace clientele::cli
