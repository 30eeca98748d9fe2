// The same bytes as "save report" of the page writes (web/src/app/save_report.ts), given the same
// JSON.
#include "cli/saved_report.h"

#include <filesystem>

#include "cli/input_file.h"

namespace clientele::cli {
namespace {

namespace fs = std::filesystem;
constexpr std::string_view kPlace =
    "<script type=\"application/json\" id=\"clientele-report\"></script>";
constexpr std::string_view kOpen = "<script type=\"application/json\" id=\"clientele-report\">";

// JSON that cannot end the element it stands in, nor be read as markup.
std::string embedded_json(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto separator = text.substr(i, 3);  // U+2028, U+2029: line ends to a script
    if (text[i] == '<') {
      out += "\\u003c";
    } else if (separator == "\xE2\x80\xA8" || separator == "\xE2\x80\xA9") {
      out += separator == "\xE2\x80\xA8" ? "\\u2028" : "\\u2029";
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace

Result<std::string> find_viewer() {
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& path : {here / "viewer.html", here / "../share/clientele/viewer.html",
                           here / "../../dist/viewer.html"}) {
    if (!fs::exists(path, error)) continue;
    auto file = InputFile::open(path.string());
    if (!file) return tl::unexpected(file.error());
    return file->read_all();
  }
  return fail("viewer_missing", {{"folder", here.string()}});
}

Result<std::string> saved_report(const std::string& viewer, std::string_view report) {
  const auto at = viewer.rfind(kPlace);
  if (at == std::string::npos) return fail("viewer_missing", {{"folder", ""}});
  const auto open = at + kOpen.size();
  return viewer.substr(0, open) + embedded_json(report) + viewer.substr(open);
}

}  // namespace clientele::cli
