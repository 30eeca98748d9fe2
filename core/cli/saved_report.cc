// The same bytes as "save report" of the page writes (web/src/app/save_report.ts), given the same
// JSON.
#include "cli/saved_report.h"

#include <filesystem>

#include "cli/input_file.h"
#include "report/html_plain.h"

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

// Empty where there is none.
std::string find_viewer() {
  std::error_code error;
  const fs::path here = fs::read_symlink("/proc/self/exe", error).parent_path();
  for (const auto& path : {here / "viewer.html", here / "../share/clientele/viewer.html",
                           here / "../../dist/viewer.html"}) {
    auto file = InputFile::open(path.string());
    if (!file) continue;
    if (auto text = file->read_all(); text) return *text;
  }
  return "";
}

}  // namespace

std::string saved_report(std::string_view report_json, Language language) {
  const std::string viewer = find_viewer();
  const auto at = viewer.rfind(kPlace);
  if (at == std::string::npos) return plain_html(report_json, language);
  const auto open = at + kOpen.size();
  return viewer.substr(0, open) + embedded_json(report_json) + viewer.substr(open);
}

}  // namespace clientele::cli
