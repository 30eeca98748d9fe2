// Rules about money, from files to figures.
#include "ledger/facts.h"
#include "support/run.h"

namespace clientele {
namespace {

using test::Files;
using test::Report;

TEST(Amounts, QuantityTimesPriceIsExact) {
  const Report report(
      Files{{"orders.csv",
             "InvoiceNo,CustomerID,InvoiceDate,Quantity,UnitPrice\n"
             "1,a,2024-01-01,3,0.1\n2,a,2024-01-02,7,0.7\n3,b,2024-01-03,1,10.005\n"}});
  EXPECT_DOUBLE_EQ(report.figure("revenue.net"), 15.205);
  EXPECT_EQ(report.figure("orders.total"), 3);
  EXPECT_EQ(report.figure("customers.buying"), 2);
}

TEST(Amounts, GrossAndRefundsSumToNet) {
  const Report report(
      Files{{"o.csv",
             "order_id,customer_id,date,amount,status\n"
             "1,a,2024-01-01,100,已完成\n2,a,2024-01-02,-30,已完成\n3,b,2024-01-03,50,已取消\n"}});
  EXPECT_EQ(report.figure("revenue.gross"), 150);
  EXPECT_EQ(report.figure("revenue.refunds"), -80);
  EXPECT_EQ(report.figure("revenue.net"), 70);
  EXPECT_EQ(report.figure("customers.buying"), 1);  // a cancelled line buys nothing
  EXPECT_EQ(report.issue("refund"), 2u);
}

// Few rows of a customer are numbered without a table, many with one.
TEST(Amounts, OrdersAreCountedHoweverManyRowsACustomerHas) {
  for (const int rows : {3, 24, 25, 200}) {
    std::string text = "order_id,customer_id,date,product,amount\n";
    for (int i = 0; i < rows; ++i) {
      const std::string order = std::to_string(i * 7 % ((rows + 1) / 2));
      text += "A" + order + ",a,2024-01-0" + std::to_string(1 + i % 9) + ",p" + std::to_string(i) +
              ",10\n";
      text += "A" + order + ",b,2024-02-01,p,5\n";  // another's order of that number
    }
    const Report report(Files{{"o.csv", text}});
    EXPECT_EQ(report.figure("orders.total"), 2 * ((rows + 1) / 2)) << rows;
  }
}

// 抖店 tells of a return in a column beside the order's own status.
TEST(Amounts, ReturnsInAColumnOfTheirOwn) {
  const Report report(Files{{"o.csv",
                             "订单编号,客户编号,日期,金额,订单状态,售后状态\n"
                             "1,a,2024-01-01,100,已完成,-\n2,b,2024-01-02,30,已完成,退款成功\n"
                             "3,c,2024-01-03,50,已完成,退款中\n4,c,2024-01-04,7,已关闭,已全额退款\n"
                             "5,d,2024-01-05,9,待支付,-\n"}});
  EXPECT_EQ(report.figure("revenue.gross"), 187);
  EXPECT_EQ(report.figure("revenue.refunds"), -37);
  EXPECT_EQ(report.figure("customers.buying"), 2);
  EXPECT_EQ(report.issue("refund"), 2u);
  EXPECT_EQ(report.issue("unpaid_order"), 1u);
  // Where a refund says how much came back, the rest was kept.
  const Report partial(
      Files{{"o.csv",
             "订单编号,客户编号,日期,金额,退款金额,订单状态,退款状态\n"
             "1,a,2024-01-01,100,30,交易成功,退款成功\n2,b,2024-01-02,30,0,交易成功,无退款\n"}});
  EXPECT_EQ(partial.figure("revenue.net"), 100);
  EXPECT_EQ(partial.figure("customers.buying"), 2);
}

TEST(Amounts, UnpaidOrdersAreNoSales) {
  const Files files{{"o.csv",
                     "order_id,customer_id,date,amount,status\n"
                     "1,a,2024-01-01,100,已完成\n2,b,2024-01-02,30,待付款\n"
                     "3,c,2024-01-03,50,pending payment\n"}};
  const Report report(files);
  EXPECT_EQ(report.figure("revenue.gross"), 100);
  EXPECT_EQ(report.figure("revenue.net"), 100);
  EXPECT_EQ(report.figure("customers.buying"), 1);
  EXPECT_EQ(report.figure("orders.total"), 1);
  EXPECT_EQ(report.issue("unpaid_order"), 2u);
}

TEST(Amounts, OrdersClosedBeforePaymentAreNoRefunds) {
  const Report report(
      Files{{"o.csv",
             "订单编号,买家昵称,订单付款时间,买家应付货款,订单状态\n"
             "1,a,2024-01-01 10:00:00,100,交易成功\n2,b,,30,交易关闭\n"
             "3,c,2024-01-03 10:00:00,50,交易关闭\n4,d,2024-01-04 10:00:00,20,交易成功\n"}});
  EXPECT_EQ(report.figure("revenue.gross"), 170);
  EXPECT_EQ(report.figure("revenue.refunds"), -50);  // paid, then closed: given back
  EXPECT_EQ(report.issue("unpaid_order"), 1u);
  EXPECT_EQ(report.issue("refund"), 1u);
}

TEST(Amounts, ACancelledLineOfNothingGivesNothingBack) {
  const Report report(
      Files{{"o.csv",
             "order_id,customer_id,date,amount,status\n"
             "1,a,2024-01-01,100,done\n2,a,2024-01-02,0,closed\n3,b,2024-01-03,50,done\n"}});
  EXPECT_EQ(report.figure("revenue.net"), 150);
  EXPECT_EQ(report.issue("refund"), 0u);
}

TEST(Amounts, ARefundColumnBesideNetAmountsIsNotTakenOffTwice) {
  std::string rows = "order_id,customer_id,date,total_amount_x,实付金额,总金额,退款金额\n";
  for (int i = 0; i < 20; ++i) {
    rows += std::to_string(i) + ",c" + std::to_string(i % 5) + ",2024-01-0" +
            std::to_string(i % 9 + 1) + ",x,80,100,20\n";
  }
  const Report net(Files{{"o.csv", rows}});
  EXPECT_EQ(net.figure("revenue.net"), 1600);
  EXPECT_EQ(net.figure("revenue.gross"), 2000);
  std::string whole = rows;
  for (auto at = whole.find(",80,100,"); at != std::string::npos; at = whole.find(",80,100,"))
    whole.replace(at, 8, ",100,100,");
  const Report less(Files{{"o.csv", whole}});
  EXPECT_EQ(less.figure("revenue.net"), 1600);
  EXPECT_EQ(less.figure("revenue.gross"), 2000);
}

TEST(Amounts, AnOrderTotalRepeatedOnItsLinesCountsOnce) {
  std::string rows = "订单编号,客户编号,下单时间,商品名称,实付金额\n";
  for (int order = 0; order < 10; ++order) {
    for (int line = 0; line < 3; ++line) {
      rows += "D" + std::to_string(order) + ",k" + std::to_string(order % 4) + ",2024-02-0" +
              std::to_string(order % 9 + 1) + ",商品" + std::to_string(line) + "," +
              std::to_string(100 + order) + "\n";
    }
  }
  const Report report(Files{{"订单.csv", rows}});
  EXPECT_EQ(report.figure("revenue.net"), 1045);
  EXPECT_EQ(report.issue("repeated_order_total"), 20u);
  EXPECT_EQ(report.figure("orders.total"), 10);
}

TEST(Amounts, OrderFieldsOnTheFirstRowAreFilledForward) {
  const Report report(
      Files{{"orders.csv",
             "Name,Email,Paid at,Lineitem name,Lineitem quantity,Lineitem price\n"
             "#1,ann@x.cn,2024-01-05 10:00:00,Cup,2,10\n#1,,,Plate,1,5\n"
             "#2,bob@x.cn,2024-01-06 11:00:00,Cup,1,10\n#2,,,Bowl,3,2\n"}},
      R"({"mappings":[{"column":"Name","role":"order"},{"column":"Email","role":"customer"}]})");
  EXPECT_EQ(report.figure("revenue.net"), 41);
  EXPECT_EQ(report.figure("revenue.unattributed"), 0);
  EXPECT_EQ(report.figure("orders.total"), 2);
  EXPECT_EQ(report.figure("customers.buying"), 2);
  EXPECT_EQ(report.issue("filled_forward"), 2u);
}

TEST(Amounts, OrdersAndLinesInTwoFilesAreJoined) {
  const Report report(
      Files{{"orders.csv",
             "order_id,customer_id,order_date,order_total\n1,a,2024-01-01,30\n2,b,2024-01-02,12\n3,"
             "b,2024-01-05,7\n"},
            {"items.csv",
             "order_id,product_name,quantity,price\n1,Cup,2,10\n1,Plate,2,5\n2,Cup,1,12\n"}});
  EXPECT_EQ(report.figure("revenue.net"),
            49);  // 30 and 12 from lines, 7 from the order without lines
  EXPECT_EQ(report.figure("orders.total"), 3);
  EXPECT_EQ(report.figure("customers.buying"), 2);
  EXPECT_EQ(report.figure("revenue.unattributed"), 0);
}

// What a shop's export looks like: order-level fields, the total among them, on the first row only.
TEST(Amounts, ATotalOnTheFirstRowIsTheWholeOrder) {
  const std::string rows =
      "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,"
      "Lineitem price,Refunded Amount\n"
      "#1,ann@x.cn,paid,USD,37.00,2024-01-05,1,Cup,10,0.00\n#1,ann@x.cn,,,,2024-01-05,2,Hat,10,\n"
      "#2,bob@x.cn,refunded,USD,26.00,2024-01-06,2,Hat,10,26.00\n"
      "#3,ann@x.cn,partially_refunded,USD,46.00,2024-02-06,4,Hat,10,10.00\n";
  const Report report(Files{{"orders.csv", rows}});
  EXPECT_EQ(report.figure("revenue.net"), 37 + 36);
  EXPECT_EQ(report.figure("revenue.gross"), 37 + 26 + 46);
  EXPECT_EQ(report.figure("orders.total"), 2) << "one was given back whole";
  // Products share the order's total: of 37, a third is the cup's.
  for (const auto& row : report.rows("behaviour.products")) {
    EXPECT_EQ(row[1], row[0] == "Cup" ? 12.3333 : 60.6667) << row[0];
    EXPECT_EQ(row[4], row[0] == "Cup" ? 1 : 3);
  }
  EXPECT_EQ(report.issue("repeated_order_total"), 0u) << "nothing stands twice";
  EXPECT_EQ(report.issue("no_contact"), 0u) << "an address is a way to reach its customer";
  // A single order of several lines, whose first line's amount is its own, has no total there.
  const Report lines(Files{{"orders.csv",
                            "order_id,customer_id,date,product_name,quantity,price,amount\n"
                            "1,a,2024-01-05,Cup,1,10,10\n1,a,2024-01-05,Hat,2,10,\n"}});
  EXPECT_EQ(lines.figure("revenue.net"), 30);
}

// Cut anywhere, the first row's total is still seen to be one.
TEST(Amounts, TotalsOnFirstRowsAreFoundInPieces) {
  OrderRuns whole, left, right;
  const auto add = [&](std::uint64_t order, Money amount, bool to_left) {
    whole.add(order, amount, false);
    (to_left ? left : right).add(order, amount, false);
  };
  add(1, 5, true);
  add(1, kNoDecimal, true);
  add(2, 7, true);
  add(2, kNoDecimal, true);
  add(2, kNoDecimal, false);
  add(3, 9, false);
  add(3, 9, false);
  add(4, 1, false);
  add(4, kNoDecimal, false);
  left.append(right);
  for (const auto* runs : {&whole, &left}) {
    EXPECT_EQ(runs->first_only(), 3u);
    EXPECT_EQ(runs->equal(), 1u);
    EXPECT_EQ(runs->different(), 3u);
  }
}

TEST(Amounts, OrdersThatTellWhatWasInThemAreNoLines) {
  const std::string orders =
      "order_id,customer_id,order_date,amount,quantity,product_name,status,refund_amount\n"
      "1,a,2024-01-01,90,3,Cup and Plate,done,0\n2,b,2024-01-02,50,1,Cup,cancelled,0\n"
      "3,a,2024-02-02,70,2,Plate,done,20\n";
  const std::string items =
      "order_id,product_name,quantity,price\n1,Cup,2,30\n1,Plate,1,40\n2,Cup,1,50\n3,Plate,2,35\n";
  const Report alone(Files{{"orders.csv", orders}});
  const Report report(Files{{"orders.csv", orders}, {"items.csv", items}});
  for (const char* id :
       {"revenue.net", "revenue.gross", "revenue.refunds", "orders.total", "customers.buying"}) {
    EXPECT_EQ(report.figure(id), alone.figure(id)) << id;
  }
  EXPECT_EQ(report.figure("data.rows_used"), 7);
}

// Lines that say what they are worth are taken at their word; the order's refund is theirs.
TEST(Amounts, LinesWithAmountsOfTheirOwnKeepThem) {
  const Report report(
      Files{{"orders.csv",
             "order_id,customer_id,order_date,amount,refund_amount\n"
             "1,a,2024-01-01,105,10\n2,b,2024-01-02,50,0\n"},
            {"items.csv", "order_id,product_name,quantity,amount\n1,Cup,2,60\n1,Plate,1,40\n"}});
  EXPECT_EQ(report.figure("revenue.gross"), 150);
  EXPECT_EQ(report.figure("revenue.net"), 140);
}

// Two months' exports of the same shop, each with the order's total on its first row; one order is
// in both, and its rows are of two days.
TEST(Amounts, TotalsOnFirstRowsOfSeveralFiles) {
  const std::string head = "order_id,customer_id,date,product_name,quantity,price,amount\n";
  const Report report(
      Files{{"may.csv", head + "1,a,2024-05-03,Cup,1,10,25\n1,a,2024-05-02,Hat,1,10,\n"
                               "2,b,2024-05-30,Cup,1,10,25\n2,b,2024-05-30,Hat,1,10,\n"},
            {"june.csv", head + "3,b,2024-06-05,Cup,3,10,40\n3,b,2024-06-05,Hat,1,10,\n"}});
  EXPECT_EQ(report.figure("revenue.net"), 25 + 25 + 40);
  EXPECT_EQ(report.figure("orders.total"), 3);
}

TEST(Amounts, SharesOfATotalAddUpToIt) {
  // 100 among weights of 1, 1 and 1 is no number of ten-thousandths.
  std::string rows = "order_id,customer_id,date,product_name,quantity,price,amount\n";
  for (int order = 0; order < 7; ++order) {
    for (int line = 0; line < 3; ++line)
      rows += std::to_string(order) + ",k,2024-01-0" + std::to_string(order + 1) + ",P" +
              std::to_string(line) + ",1,1," + (line == 0 ? "100" : "") + "\n";
  }
  const Report report(Files{{"o.csv", rows}});
  EXPECT_EQ(report.figure("revenue.net"), 700);
  double sum = 0;
  for (const auto& row : report.rows("behaviour.products")) {
    EXPECT_NEAR(row[1].get<double>(), 700.0 / 3, 0.001);
    sum += row[1].get<double>();
  }
  EXPECT_NEAR(sum, 700, 1e-9);
}

TEST(Amounts, OtherCurrenciesAreSetAsideUnlessThereIsARate) {
  const test::TextFile file{"o.csv",
                            "order_id,customer_id,date,amount,currency\n1,a,2024-01-01,10,CNY\n2,a,"
                            "2024-01-02,20,CNY\n3,b,2024-01-03,5,USD\n"};
  const Report without(Files{file});
  EXPECT_EQ(without.figure("revenue.net"), 30);
  EXPECT_EQ(without.figure("data.rows_set_aside"), 1);
  EXPECT_EQ(without.figure("data.rows_used") + without.figure("data.rows_set_aside"),
            without.figure("data.rows"));
  const Report with(Files{file}, R"({"rates":{"USD":7.1}})");
  EXPECT_DOUBLE_EQ(with.figure("revenue.net"), 65.5);
  EXPECT_EQ(with.figure("data.rows_set_aside"), 0);
}

TEST(Cleaning, RulesFlagAndKeepUnlessSwitched) {
  const test::TextFile file{"o.csv",
                            "order_id,customer_id,date,product_name,amount\n1,a,2024-01-01,Cup,"
                            "10\n1,a,2024-01-01,Cup,10\n"
                            "2,b,2024-01-02,test item,4\n3,,2024-01-03,Cup,3\n合计,,,,27\n"};
  const Report kept(Files{file});
  EXPECT_EQ(kept.figure("revenue.net"), 27);
  EXPECT_EQ(kept.figure("revenue.unattributed"), 3);
  EXPECT_EQ(kept.issue("duplicate_row"), 1u);
  EXPECT_EQ(kept.issue("test_order"), 1u);
  EXPECT_EQ(kept.issue("no_customer"), 1u);
  EXPECT_EQ(kept.issue("footer_total"), 1u);
  EXPECT_EQ(kept.figure("data.rows"), 5);
  EXPECT_EQ(kept.figure("data.rows_used"), 4);
  const Report strict(Files{file},
                      R"({"rules":{"duplicate_row":"exclude","test_order":"exclude"}})");
  EXPECT_EQ(strict.figure("revenue.net"), 13);
  // The repeated row and the test order, beside the footer.
  EXPECT_EQ(strict.figure("data.rows_set_aside"), 3);
  EXPECT_EQ(strict.figure("data.rows_used"), 2);
  EXPECT_EQ(strict.effect("duplicate_row"), "row");
  EXPECT_EQ(kept.effect("duplicate_row"), "flag");
  EXPECT_EQ(strict.effect("no_customer"), "flag");
}

// A total below a table is no row, in whichever column its word stands; a company called Total is.
TEST(Footers, AreNoRowsOfAnyTable) {
  const Report orders(Files{{"orders.csv",
                             "客户编号,订单号,日期,金额\nC1,1,2024-01-02,10\n"
                             "C2,2,2024-01-03,20\n合计,,,30\n"}});
  EXPECT_EQ(orders.issue("footer_total"), 1u);
  EXPECT_EQ(orders.figure("customers.total"), 2);
  EXPECT_EQ(orders.figure("revenue.net"), 30);
  EXPECT_EQ(orders.figure("data.rows_set_aside"), 1);

  const Report customers(
      Files{{"customers.csv",
             "customer_id,city,industry,annual_revenue\nA,Rome,food,5\nTotal,Paris,energy,7\n"
             "B,Oslo,fish,9\nTotal,,,21\n"}});
  EXPECT_EQ(customers.issue("footer_total"), 1u);
  EXPECT_EQ(customers.figure("customers.total"), 3);
}

TEST(Dates, TheWholeColumnTellsDayFromMonth) {
  const auto month_of = [](const std::string& dates) {
    std::string rows = "customer_id,date,amount\n";
    std::size_t begin = 0;
    while (begin < dates.size()) {
      const auto end = std::min(dates.find(' ', begin), dates.size());
      rows += "a," + dates.substr(begin, end - begin) + ",1\n";
      begin = end + 1;
    }
    const Report report(Files{{"o.csv", rows}});
    return report.json()["meta"]["period"]["first"].get<std::string>();
  };
  EXPECT_EQ(month_of("03/04/2024 25/04/2024"), "2024-04-03");
  EXPECT_EQ(month_of("03/04/2024 04/25/2024"), "2024-03-04");
}

TEST(Scope, PeriodAndFiltersSelectLines) {
  const test::TextFile file{"o.csv",
                            "order_id,customer_id,date,channel,amount\n1,a,2024-01-01,web,10\n2,a,"
                            "2024-02-01,shop,20\n3,b,2024-03-01,web,40\n4,,2024-03-02,web,80\n"};
  EXPECT_EQ(
      Report(Files{file}, "", R"({"period":["2024-02-01","2024-12-31"]})").figure("revenue.net"),
      140);
  EXPECT_EQ(Report(Files{file}, "", R"({"filters":[{"attribute":"channel","value":"web"}]})")
                .figure("revenue.net"),
            130);
  EXPECT_EQ(
      Report(
          Files{file}, "",
          R"({"filters":[{"attribute":"channel","value":"web"}],"period":["2024-02-01","2024-12-31"]})")
          .figure("revenue.net"),
      120);
}

}  // namespace
}  // namespace clientele
