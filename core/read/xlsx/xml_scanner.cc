// Tokens are found in what is there; one that is cut waits, whole, for the next piece.
#include "read/xlsx/xml_scanner.h"

#include <algorithm>

#include "base/utf8.h"
#include "read/xlsx/limits.h"

namespace clientele::xlsx {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

// Where the name that begins `inside` ends. Byte by byte: names are short.
std::size_t name_end(std::string_view inside) {
  std::size_t at = 0;
  while (at < inside.size() && !is_blank(inside[at])) ++at;
  return at;
}

constexpr std::size_t kCompletion = 256;  // bytes; most tags are shorter
constexpr std::string_view kComment = "!--", kCdata = "![CDATA[";

std::string_view without_prefix(std::string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (name[i] == ':') return name.substr(i + 1);
  }
  return name;
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
  if (!inside.empty() && inside[0] != '?' && inside[0] != '!') return tag_end(input);
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

Result<void> XmlScanner::state() const {
  if (error_ != nullptr) return fail(error_);
  return {};
}

Result<void> XmlScanner::feed(std::string_view bytes) {
  if (error_ != nullptr) return state();
  // A token that was cut is completed with little more than it needs, and the rest read in place.
  for (std::size_t more = kCompletion; !pending_.empty() && !bytes.empty(); more *= 2) {
    const auto before = pending_.size();
    pending_.append(bytes.substr(0, more));
    const auto used = scan(pending_);
    if (error_ != nullptr) return state();
    if (used < before) {
      pending_.erase(0, used);
      bytes.remove_prefix(std::min(more, bytes.size()));
    } else {
      pending_.clear();
      bytes.remove_prefix(used - before);
    }
  }
  if (!bytes.empty()) pending_.assign(bytes.substr(scan(bytes)));
  return state();
}

Result<void> XmlScanner::finish() {
  if (depth_ != 0 || !any_ || !pending_.empty()) stop("workbook_damaged");
  return state();
}

std::size_t XmlScanner::scan(std::string_view input) {
  std::size_t at = 0;
  if (!begun_) {
    if (input.size() < 3) return at;
    if (input.starts_with("\xEF\xBB\xBF")) at = 3;
    begun_ = true;
  }
  while (at < input.size() && error_ == nullptr) {
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
    if (way_ == Way::fast) {
      if (const auto taken = handler_->read_ahead(input.substr(at), depth_); taken > 0) {
        at += taken;
        continue;
      }
    }
    const auto end = markup_end(input.substr(at));
    const bool cut = end == std::string_view::npos;
    const std::size_t size = cut ? input.size() - at : end;
    if (size > kMaxTag && (size > kMaxCell || !input.substr(at + 1).starts_with(kCdata)))
      stop("workbook_xml");
    if (cut || error_ != nullptr) return at;
    markup(input.substr(at + 1, end - 1));
    at += end + 1;
  }
  return at;
}

void XmlScanner::markup(std::string_view inside) {
  const char first = inside.empty() ? '\0' : inside[0];
  if (first == '/') return close_tag(inside.substr(1));
  if (first != '?' && first != '!') return open_tag(inside);
  if (first == '?' || inside.starts_with(kComment)) return;
  if (!inside.starts_with(kCdata)) return stop("workbook_entities");
  inside.remove_prefix(kCdata.size());
  if (depth_ > 0) handler_->on_text(inside.substr(0, inside.size() - 2));
}

void XmlScanner::close_tag(std::string_view inside) {
  if (depth_ == 0) return stop("workbook_damaged");
  --depth_;
  handler_->on_close(without_prefix(inside.substr(0, name_end(inside))));
}

void XmlScanner::open_tag(std::string_view inside) {
  const bool empty = inside.ends_with('/');
  if (empty) inside.remove_suffix(1);
  if (++depth_ > kMaxDepth) return stop("workbook_xml");
  any_ = true;
  const auto end = name_end(inside);
  const auto name = without_prefix(inside.substr(0, end));
  if (name.empty()) return stop("workbook_damaged");
  handler_->on_open(name, inside.substr(end));
  if (!empty) return;
  --depth_;
  handler_->on_close(name);
}

void XmlScanner::text(std::string_view raw) {
  if (depth_ == 0 || raw.empty()) return;
  if (raw.find('&') == std::string_view::npos) return handler_->on_text(raw);
  std::string resolved;
  append_unescaped(raw, resolved);
  handler_->on_text(resolved);
}

bool Attributes::next() {
  std::size_t at = 0;
  const auto skip_blanks = [&] {
    while (at < rest_.size() && is_blank(rest_[at])) ++at;
  };
  skip_blanks();
  const std::size_t begin = at;
  while (at < rest_.size() && rest_[at] != '=' && !is_blank(rest_[at])) ++at;
  name_ = rest_.substr(begin, at - begin);
  skip_blanks();
  if (at >= rest_.size() || rest_[at] != '=') return false;
  ++at;
  skip_blanks();
  if (at >= rest_.size() || (rest_[at] != '"' && rest_[at] != '\'')) return false;
  const char quote = rest_[at++];
  const std::size_t open = at;
  while (at < rest_.size() && rest_[at] != quote) ++at;
  if (at == rest_.size()) return false;
  value_ = rest_.substr(open, at - open);
  rest_.remove_prefix(at + 1);
  return true;
}

std::string_view attribute(std::string_view attributes, std::string_view name) {
  for (Attributes each(attributes); each.next();) {
    if (each.name() == name) return each.value();
  }
  return {};
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

std::string_view unescape_excel(std::string_view text, std::string& room) {
  if (text.find("_x") == std::string_view::npos) return text;
  room.clear();
  for (std::size_t at = 0; at < text.size();) {
    const auto run = text.substr(at, 7);
    const auto hex = run.size() == 7 ? run.substr(2, 4) : std::string_view();
    if (run.starts_with("_x") && run.ends_with('_') && !hex.empty() &&
        hex.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos) {
      append_entity("#x" + std::string(hex), room);
      at += 7;
    } else {
      room += text[at++];
    }
  }
  return room;
}

}  // namespace clientele::xlsx
