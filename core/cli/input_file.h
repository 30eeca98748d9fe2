// Files as the command names them: read in slices, folders opened, nothing read twice.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace clientele::cli {

// A table to be read: a file, or text made of one (a sheet of a workbook).
struct Source {
  std::string path, name;                        // name: base name, for a sheet file#sheet
  std::shared_ptr<const std::string> text = {};  // none: the file's own bytes
  bool hidden = false;                           // a sheet that the workbook hides
};

// A file read in slices; never more than one slice of it is in memory.
class InputFile {
 public:
  static constexpr std::size_t kSlice = std::size_t{4} << 20;
  // Errors: file_missing, file_unreadable.
  static Result<InputFile> open(const std::string& path);
  static Result<InputFile> open(const Source& source);
  const std::string& name() const { return name_; }  // as Source::name
  std::uint64_t bytes() const { return bytes_; }
  // At most `size` bytes from `offset` on. Error: file_unreadable.
  Result<std::string> read(std::uint64_t offset, std::size_t size);
  Result<std::string> read_all() { return read(0, static_cast<std::size_t>(bytes_)); }

 private:
  std::string path_, name_;
  std::shared_ptr<const std::string> text_;
  std::uint64_t bytes_ = 0;
  std::ifstream stream_;
};

std::string base_name(const std::string& path);

// The files that the arguments name, in the order given; a folder stands for the Excel, CSV, text
// and JSON files directly in it, by name. Errors: file_missing, no_files (a folder without any),
// file_twice.
Result<std::vector<std::string>> expand_paths(const std::vector<std::string>& paths);

}  // namespace clientele::cli
