// Tokens are found in what is there; one that is cut waits, whole, for the next piece.
#include "read/xlsx/xml_scanner.h"

#include "base/utf8.h"
#include "read/xlsx/limits.h"

namespace clientele::xlsx {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kComment = "!--", kCdata = "![CDATA[";

std::string_view without_prefix(std::string_view name) {
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Where the tag that begins at input[0] == '<' ends ('>' outside quotes), or npos.
std::size_t tag_end(std::string_view input) {
  char quote = 0;
  for (std::size_t i = 1; i < input.size(); ++i) {
    const char c = input[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return i;
    }
  }
  return std::string_view::npos;
}

// The last byte of the markup at input[0] == '<', or npos where it is cut.
std::size_t markup_end(std::string_view input) {
  const auto closed_by = [&](std::string_view end, std::size_t from) {
    const auto at = input.find(end, from);
    return at == std::string_view::npos ? at : at + end.size() - 1;
  };
  const auto inside = input.substr(1);
  if (inside.starts_with('?')) return closed_by("?>", 2);
  if (inside.starts_with(kComment)) return closed_by("-->", 4);
  if (inside.starts_with(kCdata)) return closed_by("]]>", 9);
  // Too short to tell a comment from a DOCTYPE.
  if (inside.starts_with('!') && inside.size() < kCdata.size() &&
      (kComment.starts_with(inside) || kCdata.starts_with(inside)))
    return std::string_view::npos;
  return tag_end(input);
}

// One entity without '&' and ';'; false where it is not known.
bool append_entity(std::string_view name, std::string& out) {
  if (name == "amp") return out += '&', true;
  if (name == "lt") return out += '<', true;
  if (name == "gt") return out += '>', true;
  if (name == "quot") return out += '"', true;
  if (name == "apos") return out += '\'', true;
  if (name.size() < 2 || name[0] != '#' || name.size() > 9) return false;
  const bool hex = name[1] == 'x';
  char32_t point = 0;
  for (const char c : name.substr(hex ? 2 : 1)) {
    const char lower = static_cast<char>(c | 0x20);
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(hex && lower >= 'a' && lower <= 'f')) return false;
    point = point * (hex ? 16 : 10) + static_cast<char32_t>(digit ? c - '0' : lower - 'a' + 10);
  }
  append_utf8(point, out);
  return true;
}

}  // namespace

Result<void> XmlScanner::feed(std::string_view bytes) {
  if (pending_.empty()) {
    const auto used = scan(bytes);
    if (!used) return tl::unexpected(used.error());
    pending_.assign(bytes.substr(*used));
  } else {
    pending_.append(bytes);
    const auto used = scan(pending_);
    if (!used) return tl::unexpected(used.error());
    pending_.erase(0, *used);
  }
  return {};
}

Result<void> XmlScanner::finish() {
  if (depth_ != 0 || !any_ || !pending_.empty()) return fail("workbook_damaged");
  return {};
}

Result<std::size_t> XmlScanner::scan(std::string_view input) {
  std::size_t at = 0;
  if (!begun_) {
    if (input.size() < 3) return at;
    if (input.starts_with("\xEF\xBB\xBF")) at = 3;
    begun_ = true;
  }
  while (at < input.size()) {
    if (input[at] != '<') {
      auto end = input.find('<', at);
      if (end == std::string_view::npos) {
        // An entity that is cut waits; what cannot be one does not.
        end = input.size();
        const auto entity = input.rfind('&');
        if (entity != std::string_view::npos && entity >= at && end - entity < 12 &&
            input.find(';', entity) == std::string_view::npos)
          end = entity;
        text(input.substr(at, end - at));
        return end;
      }
      text(input.substr(at, end - at));
      at = end;
    }
    const auto end = markup_end(input.substr(at));
    const bool cut = end == std::string_view::npos;
    const bool cdata = input.substr(at + 1).starts_with(kCdata);
    if ((cut ? input.size() - at : end) > (cdata ? kMaxCell : kMaxTag))
      return fail("workbook_limit", {{"what", "XML"}});
    if (cut) return at;
    if (auto done = markup(input.substr(at + 1, end - 1)); !done)
      return tl::unexpected(done.error());
    at += end + 1;
  }
  return at;
}

Result<void> XmlScanner::markup(std::string_view inside) {
  if (inside.starts_with('?') || inside.starts_with(kComment)) return {};
  if (inside.starts_with(kCdata)) {
    inside.remove_prefix(kCdata.size());
    handler_->on_text(inside.substr(0, inside.size() - 2));
    return {};
  }
  if (inside.starts_with('!')) return fail("workbook_entities");
  return tag(inside);
}

Result<void> XmlScanner::tag(std::string_view inside) {
  if (inside.starts_with('/')) {
    if (depth_ == 0) return fail("workbook_damaged");
    --depth_;
    inside.remove_prefix(1);
    handler_->on_close(without_prefix(inside.substr(0, inside.find_first_of(kBlanks))));
    return {};
  }
  const bool empty = inside.ends_with('/');
  if (empty) inside.remove_suffix(1);
  if (++depth_ > kMaxDepth) return fail("workbook_limit", {{"what", "XML"}});
  any_ = true;
  const auto blank = inside.find_first_of(kBlanks);
  const auto name = without_prefix(inside.substr(0, blank));
  if (name.empty()) return fail("workbook_damaged");
  handler_->on_open(name,
                    blank == std::string_view::npos ? std::string_view() : inside.substr(blank));
  if (!empty) return {};
  --depth_;
  handler_->on_close(name);
  return {};
}

void XmlScanner::text(std::string_view raw) {
  if (depth_ == 0 || raw.empty()) return;
  if (raw.find('&') == std::string_view::npos) return handler_->on_text(raw);
  std::string resolved;
  append_unescaped(raw, resolved);
  handler_->on_text(resolved);
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  std::size_t at = 0;
  while (true) {
    at = attributes.find_first_not_of(kBlanks, at);
    if (at == std::string_view::npos) return {};
    const auto equals = attributes.find('=', at);
    if (equals == std::string_view::npos) return {};
    const auto open = attributes.find_first_not_of(kBlanks, equals + 1);
    if (open == std::string_view::npos || (attributes[open] != '"' && attributes[open] != '\''))
      return {};
    const auto close = attributes.find(attributes[open], open + 1);
    if (close == std::string_view::npos) return {};
    auto key = attributes.substr(at, equals - at);
    key = key.substr(0, key.find_last_not_of(kBlanks) + 1);
    if (key == name) return attributes.substr(open + 1, close - open - 1);
    at = close + 1;
  }
}

std::string attribute_text(std::string_view attributes, std::string_view name) {
  std::string out;
  append_unescaped(attribute(attributes, name), out);
  return out;
}

void append_unescaped(std::string_view raw, std::string& out) {
  while (true) {
    const auto amp = raw.find('&');
    out.append(raw.substr(0, amp));
    if (amp == std::string_view::npos) return;
    const auto end = raw.find(';', amp);
    if (end == std::string_view::npos || !append_entity(raw.substr(amp + 1, end - amp - 1), out)) {
      out += '&';
      raw.remove_prefix(amp + 1);
    } else {
      raw.remove_prefix(end + 1);
    }
  }
}

std::string unescape_excel(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto run = text.substr(at, 7);
    const auto hex = run.size() == 7 ? run.substr(2, 4) : std::string_view();
    if (run.starts_with("_x") && run.ends_with('_') && !hex.empty() &&
        hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) {
      append_entity("#x" + std::string(hex), out);
      at += 7;
    } else {
      out += text[at++];
    }
  }
  return out;
}

}  // namespace clientele::xlsx
