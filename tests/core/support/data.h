// Where the real data of the tests is: CLIENTELE_DATA, by default ../shared/data beside the
// project. Tests that need it skip themselves, saying so, where it is absent.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

namespace clientele::test {

inline std::optional<std::string> data_path(const std::string& name) {
  const char* folder = std::getenv("CLIENTELE_DATA");
  const std::filesystem::path root =
      folder != nullptr ? std::filesystem::path(folder)
                        : std::filesystem::path(CLIENTELE_SOURCE) / ".." / "shared" / "data";
  const auto path = root / name;
  if (!std::filesystem::exists(path)) return std::nullopt;
  return path.string();
}

// The whole file, or nothing where it is absent.
inline std::optional<std::string> data_file(const std::string& name) {
  const auto path = data_path(name);
  if (!path) return std::nullopt;
  std::ifstream in(*path, std::ios::binary);
  std::string content(std::filesystem::file_size(*path), '\0');
  in.read(content.data(), static_cast<std::streamsize>(content.size()));
  return content;
}

}  // namespace clientele::test

// The content of a data file as `const std::string variable`, or a skip with its reason.
#define CLIENTELE_DATA_OR_SKIP(variable, name)                                     \
  const auto variable##_found = clientele::test::data_file(name);                  \
  if (!variable##_found) GTEST_SKIP() << "no real data: " << name << " not found"; \
  const std::string& variable = *variable##_found
