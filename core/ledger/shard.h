// The ledger: sealed partitions, each complete for its customers. See core/docs/journey.md.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/issue.h"
#include "ledger/table.h"
#include "schema/plan.h"

namespace clientele {

// Facts that hold for the whole input and every partition of it.
struct Context;  // ledger/context.h

// Transaction lines after sealing: every rule about amounts has been applied (Plan and Context say
// which), so analyses add and never decide. Lines flagged `excluded` carry no money.
struct Lines {
  Table table;                      // dates, codes and attributes as columns by role
  Column moment;                    // Moment bits
  Column net;                       // Money kept; net = gross + refunds line by line
  Column gross;                     // Money of the positive part, >= 0
  Column profit;                    // Money, missing where unknown; size 0 where no column gives it
  Column quantity;                  // Decimal; size 0 where there is none
  Column unit_price;                // Money; size 0 where there is none
  Column order;                     // ordinal of the order among the partition's; size 0 where none
  std::vector<std::uint8_t> flags;  // line_flag bits
  std::size_t orders = 0;           // distinct orders in this partition (0 without an order column)
  std::size_t rows() const { return table.rows; }
};

// What sealing found in the rows of a file.
struct SealFindings {
  IssueLog issues;
  std::uint64_t set_aside = 0;  // rows that a rule or their currency leaves out

  void merge(const SealFindings& other);
  void save(ByteWriter& out) const;
  static SealFindings load(ByteReader& in);
};

struct Partition {
  std::size_t customers = 0;
  Lines lines;
  Table
      profile;  // exactly one row a customer: attributes from customer files, else the latest seen
  Table feedback;
  Table contacts;
  Table leads;
  Table spend;  // never attributed to customers
  // By customer: whether a file that lists customers has it; empty where there is no such file.
  std::vector<std::uint8_t> listed;
  std::vector<std::uint64_t> ids;  // compact ids, ascending; text by Context::customer_ids.text(id)
  std::map<std::uint32_t, SealFindings> found;  // by index of the file in Context::files
  std::size_t bytes() const;                    // of all columns and indexes
};

struct Shard {
  std::shared_ptr<const Context> context;
  std::vector<Partition> partitions;
};

}  // namespace clientele
