// The list of everything set aside, changed or flagged: each with its line, column, value and rule.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "support/run.h"

namespace clientele {
namespace {

using test::Files;

std::string issues(const Files& files, std::string_view language = "en") {
  test::IconvDecoder decoder;
  Session session(test::plans_of(files), "", decoder);
  for (std::size_t i = 0; i < files.size(); ++i)
    EXPECT_TRUE(session.add(i, 0, files[i].text, 0, true).has_value());
  return session.issues_csv(language).value();
}

void expect_row(const std::string& csv, const std::string& row) {
  EXPECT_NE(csv.find("\r\n" + row), std::string::npos) << row << "\n" << csv;
}

TEST(IssuesCsv, NamesFileLineColumnValueAndRule) {
  const Files files = {
      {"customers.csv", "customer_id,name,city\nA,Ann,Paris\nB,Bob,Lyon\nA,Anne,Paris\n"},
      {"orders.csv",
       "order_id,customer_id,order_date,amount,currency\n"
       "1,A,2024-01-05,10,EUR\n"
       "2,B,soon,20,EUR\n"
       "3,,2024-01-07,30,EUR\n"
       "4,A,2024-01-08,-5,EUR\n"
       "5,B,2024-01-08,7,USD\n"
       "1,A,2024-01-05,10,EUR\n"
       "合计,,,60,\n"}};
  const std::string csv = issues(files);
  EXPECT_TRUE(
      csv.starts_with("\xef\xbb\xbf"
                      "file,line,column,value,rule,issue,treatment\r\n"));
  expect_row(csv, "customers.csv,4,customer_id,A,repeated_customer,");
  expect_row(csv,
             "orders.csv,3,order_date,soon,unreadable_date,Unreadable date,"
             "the value counts as missing\r\n");
  expect_row(csv, "orders.csv,4,,,no_customer,");
  expect_row(csv, "orders.csv,5,amount,-5,refund,");
  expect_row(csv, "orders.csv,6,currency,USD,other_currency,Other currency,the row is set aside");
  expect_row(csv, "orders.csv,7,,,duplicate_row,");
  expect_row(csv, "orders.csv,8,,合计,footer_total,");
  expect_row(issues(files, "zh-CN"),
             "orders.csv,3,order_date,soon,unreadable_date,无法识别的日期,");
}

TEST(IssuesCsv, WhatFilesSayIsNeverAFormula) {
  const std::string csv = issues({{"orders.csv",
                                   "order_id,customer_id,order_date,amount\n1,A,=1+1,10\n"
                                   "2,B,2024-01-05,20\n3,C,2024-01-06,20\n"}});
  expect_row(csv, "orders.csv,2,order_date,\"'=1+1\",unreadable_date,");
}

TEST(IssuesCsv, SaysHowManyAreNotListed) {
  std::string text = "order_id,customer_id,order_date,amount\n";
  constexpr std::size_t kRows = IssueLog::kListed + 1'234;
  for (std::size_t i = 0; i < kRows; ++i)
    text += std::to_string(i) + ",,2024-01-05," + std::to_string(i + 1) + "\n";
  const std::string csv = issues({{"orders.csv", text}});
  // Rows without a customer stand in many buckets, and the first of the file are listed.
  const auto listed = std::count(csv.begin(), csv.end(), '\n') - 2;  // header, and what is left out
  EXPECT_EQ(listed, static_cast<std::ptrdiff_t>(IssueLog::kListed));
  expect_row(csv, "orders.csv," + std::to_string(IssueLog::kListed + 1) + ",,,no_customer,");
  expect_row(csv, "orders.csv,,,\"(1,234 more are not listed)\",no_customer,");
}

}  // namespace
}  // namespace clientele
