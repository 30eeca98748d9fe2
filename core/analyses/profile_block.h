// One attribute's chart and the table behind it.
#pragma once

#include "analyses/profile_view.h"

namespace clientele {

// What is known of the customers beside their attributes.
struct ProfileColumns {
  bool respondents = false;  // rows of a survey, not customers: nothing but counts
  bool revenue = false;
  bool profit = false;
};

// Groups beyond the 15 largest are one row, the unknown another: rows sum to the total.
Block profile_block(const ProfileAttribute& attribute, const ProfileGroup& total,
                    const ProfileColumns& columns);

}  // namespace clientele
