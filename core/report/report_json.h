// Results as JSON values: the small writers build_report() is made of.
#pragma once

#include <nlohmann/json.hpp>

#include "analyses/result.h"
#include "report/actions.h"

namespace clientele {

using Json = nlohmann::ordered_json;

Json text_json(const Text& text);  // {"zh-CN": …, "en": …}
Json number_json(double value);    // null where it is not finite; integers without point
Json figure_json(const std::string& id, const Figure& figure);
Json block_json(const Block& block);
// Names only figures that exist.
Json section_json(const Section& section, const FigureMap& figures);
Json figure_ids_json(const std::vector<std::string>& ids, const FigureMap& figures);

}  // namespace clientele
