// What files say of each other: which of a customer's columns the other files mean by "customer",
// and whether the answers of a survey are customers.
#pragma once

#include <string>
#include <vector>

#include "schema/plan.h"

namespace clientele {

// Headers whose values are what a customer is called, not a number given to it.
bool names_customers(const std::string& header);

// Orders and deals of a CRM name their customer ("客户名称", "Account Name") while its list of
// customers carries numbers as well. Where every file of events goes by names, the lists of
// customers go by their column of names, so that the two join. A survey that does not ask who
// answers has only numbers of its answers: alone, they are the people of the report; beside files
// that name their customers they are nobody's, and the answers are anonymous. A column mapped by
// hand stays as it is. Doing it twice changes nothing.
void agree_on_customers(std::vector<Plan>& plans);

}  // namespace clientele
