// What a command writes: all of its files or none, each complete or absent.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace clientele::cli {

class Outputs {
 public:
  ~Outputs();  // removes what was not committed

  // Names a file before the work is done, so that a mistake costs no time; "-" is standard output,
  // an empty path is nothing. Errors: output_twice, output_is_input, file_unwritable.
  Result<void> expect(const std::string& path, const std::vector<std::string>& inputs);
  // Writes beside `path`. Error: file_unwritable.
  Result<void> write(const std::string& path, std::string_view content);
  // Renames all that was written to its name, and prints what goes to standard output.
  Result<void> commit();

 private:
  std::vector<std::string> expected_, written_;
  std::string printed_;
};

}  // namespace clientele::cli
