// What only the command line may do: files, threads, decoding by iconv, the terminal.
#pragma once

#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/engine.h"
#include "read/decoder.h"
#include "report/catalogue.h"

namespace clientele::cli {

// Exit codes of the command.
inline constexpr int kDone = 0, kWrongUsage = 2, kBadInput = 3;

class IconvDecoder final : public Decoder {
 public:
  IconvDecoder() = default;
  ~IconvDecoder() override;
  void decode(Encoding encoding, std::string_view bytes, std::string& out) override;

 private:
  std::map<Encoding, void*> open_;
};

// A file read in slices; never more than one slice of it is in memory.
class InputFile {
 public:
  static constexpr std::size_t kSlice = std::size_t{4} << 20;
  static Result<InputFile> open(const std::string& path);
  const std::string& path() const { return path_; }
  std::string name() const;  // base name
  std::uint64_t bytes() const { return bytes_; }
  // At most `size` bytes from `offset` on.
  Result<std::string> read(std::uint64_t offset, std::size_t size);

 private:
  std::string path_;
  std::uint64_t bytes_ = 0;
  std::ifstream stream_;
};

// The files named; a folder stands for the readable files in it, by name.
Result<std::vector<std::string>> expand_paths(const std::vector<std::string>& paths);

// Writes a whole file or nothing: first beside it, then renamed. "-" is standard output.
Result<void> write_output(const std::string& path, std::string_view content);

// Runs parts on up to `threads` threads.
Parallel run_on_threads(unsigned threads);

// One line for a person, in the language, and the exit code that goes with the error.
int complain(const Error& error, Language language);

// "reading orders.csv 45%" on standard error, where that is a terminal.
class Progress {
 public:
  Progress();
  ~Progress();
  void show(std::string_view what, std::uint64_t done, std::uint64_t all);

 private:
  bool terminal_;
  int last_ = -1;
};

}  // namespace clientele::cli
