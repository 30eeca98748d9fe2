// Where the values of a JSON text stand, by its brackets and strings alone. What is no JSON is
// passed over: a broken record hides none of the others, and a head may be cut anywhere.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace clientele {

using JsonPath = std::vector<std::string>;  // keys, from the root

inline constexpr std::size_t kJsonPathDepth = 8;  // keys that are followed, at most

struct JsonPiece {
  std::size_t begin = 0, end = 0;  // in the text
  bool whole = true;               // false: it does not end before the text, or its parent, does
};

// What keys alone lead to, in the order of the text. What stands in an array is an element: arrays
// and objects in it are its own affair.
class JsonOutline {
 public:
  virtual ~JsonOutline() = default;
  virtual void on_field(const JsonPath&) {}  // another field of the object at that path
  virtual void on_array(const JsonPath& path) = 0;
  virtual void on_element(const JsonPiece& piece) = 0;  // of the array that began last
  virtual void on_array_end(const JsonPiece&) {}
  // A value that stands in nothing and is no array, after what is in it. Usually there is one.
  virtual void on_root(const JsonPiece& piece) = 0;
};

// Linear. A string ends at a line break at the latest, so that a missing quote costs one record; a
// bracket closes what it fits. Commas too many or too few between elements are no matter.
void outline_json(std::string_view text, JsonOutline& outline);

}  // namespace clientele
