// Customers act first; every table is then written from that.
#include "engine/sample/sample.h"

#include "engine/sample/tables.h"

namespace clientele {

std::vector<SampleFile> make_sample(const SampleOptions& options) {
  using namespace sample;
  World world{
      options, make_customers(options.customers, options.seed, options.shuffled_labels), {}};
  Counts counts;
  std::vector<SampleFile> files;
  files.push_back({"customers.csv", customers_csv(world)});
  files.push_back({"orders.csv", orders_csv(world, counts.orders)});
  files.push_back({"survey.csv", survey_csv(world, counts.survey)});
  files.push_back({"contacts.csv", contacts_csv(world)});
  files.push_back({"leads.csv", leads_csv(world, counts.leads)});
  files.push_back({"spend.csv", spend_csv(world)});
  files.push_back({"truth.json", truth_json(world, counts)});
  return files;
}

}  // namespace clientele
