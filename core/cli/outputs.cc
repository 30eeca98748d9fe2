// Temporary files beside their targets, so that renaming stays on one file system.
#include "cli/outputs.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace clientele::cli {
namespace {

namespace fs = std::filesystem;

std::string beside(const std::string& path) { return path + ".part" + std::to_string(getpid()); }

tl::unexpected<Error> unwritable(const std::string& path, const std::string& reason) {
  return fail("file_unwritable", {{"file", path}, {"reason", reason}});
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error) ||
         fs::path(a).lexically_normal() == fs::path(b).lexically_normal();
}

}  // namespace

Outputs::~Outputs() {
  std::error_code ignored;
  for (const auto& path : written_) fs::remove(beside(path), ignored);
}

Result<void> Outputs::expect(const std::string& path, const std::vector<std::string>& inputs) {
  if (path.empty()) return {};
  const auto same = [&](const std::string& other) {
    return path == other || (path != "-" && same_file(path, other));
  };
  if (std::any_of(expected_.begin(), expected_.end(), same))
    return fail("output_twice", {{"file", path}});
  expected_.push_back(path);
  if (path == "-") return {};
  if (std::any_of(inputs.begin(), inputs.end(), same))
    return fail("output_is_input", {{"file", path}});
  std::error_code error;
  if (fs::is_directory(path, error)) {
    return unwritable(path, std::make_error_code(std::errc::is_a_directory).message());
  }
  const auto folder = fs::path(path).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error)) {
    return unwritable(path, std::make_error_code(std::errc::no_such_file_or_directory).message());
  }
  return {};
}

Result<void> Outputs::write(const std::string& path, std::string_view content) {
  if (path.empty()) return {};
  if (path == "-") {
    printed_ += content;
    return {};
  }
  written_.push_back(path);
  std::ofstream out(beside(path), std::ios::binary | std::ios::trunc);
  out.write(content.data(), static_cast<std::streamsize>(content.size()));
  out.close();
  if (out) return {};
  return unwritable(path, std::make_error_code(std::errc::io_error).message());
}

Result<void> Outputs::commit() {
  std::error_code error;
  for (const auto& path : written_) {
    fs::rename(beside(path), path, error);
    if (error) return unwritable(path, error.message());
  }
  written_.clear();
  std::cout << printed_ << std::flush;
  if (!std::cout) return unwritable("-", std::make_error_code(std::errc::io_error).message());
  return {};
}

}  // namespace clientele::cli
