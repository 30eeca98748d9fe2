// The law of the design: however the input is cut, in whatever order its pieces are merged, saved
// and loaded or not, on however many threads, the report is the same byte for byte.
#include <gtest/gtest.h>
#include <iconv.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/engine.h"
#include "support/iconv_decoder.h"
#include "support/property.h"

namespace clientele {
namespace {

using test::for_any_seed;
using test::Random;

struct InputFile {
  std::string name, text;
};

std::string digits(std::size_t number) { return std::to_string(number); }

std::string field(Random& random, std::string text) {
  if (!random.chance(20)) return text;
  return "\"" + text + (random.chance(50) ? "\r\n第二行,\"\"引\"\"" : "") + "\"";
}

std::string amount(Random& random) {
  return (random.chance(8) ? "-" : "") + digits(random.below(300)) + "." +
         digits(random.below(10)) + "0";
}

// Of a currency, on some amounts.
std::string sign(Random& random) {
  if (!random.chance(15)) return {};
  constexpr std::array<std::string_view, 4> kSigns = {"$", "￥", "USD ", "€"};
  return std::string(kSigns[random.below(4)]);
}

// Orders with what makes merging hard: days and months that could be exchanged until one line far
// down tells, amounts with signs of several currencies, exact duplicates, order fields on the first
// line of an order only, its total sometimes among them, quoted line breaks.
std::string orders(Random& random) {
  std::string out = "订单编号,客户编号,下单时间,商品名称,类别,数量,单价,状态,实付金额,备注\r\n";
  const bool totals = random.chance(40);
  const std::size_t count = 15 + random.below(40);
  const bool decided = random.chance(50);
  for (std::size_t order = 0; order < count; ++order) {
    const auto customer = "C" + digits(100 + random.below(12));
    const bool unlike = decided && order + 2 > count;
    const auto day = digits(unlike ? 13 + random.below(15) : 1 + random.below(12));
    const auto date = day + "/" + digits(1 + random.below(12)) + "/2024";
    const std::size_t lines = 1 + random.below(3);
    for (std::size_t line = 0; line < lines; ++line) {
      const bool first = line == 0 || random.chance(30);
      const std::string row =
          "A" + digits(5000 + order) + "," + (first ? customer : "") + "," + (first ? date : "") +
          "," + field(random, "商品" + digits(random.below(6))) + ",类" + digits(random.below(3)) +
          "," + digits(1 + random.below(3)) + "," + (totals ? digits(random.below(90)) : "") + "," +
          (first && random.chance(20) ? "已取消" : "") + "," +
          (totals && line > 0 ? std::string() : sign(random) + amount(random)) + "," +
          field(random, random.chance(5) ? "测试" : "备注") + (random.chance(30) ? "\n" : "\r\n");
      out += row;
      if (random.chance(6)) out += row;
    }
  }
  return out;
}

// What was in some of these orders, in a file of its own.
std::string lines(Random& random) {
  std::string out = "订单编号,商品名称,数量,单价\n";
  for (std::size_t i = 0, n = 10 + random.below(30); i < n; ++i) {
    out += "A" + digits(5000 + random.below(60)) + ",商品" + digits(random.below(6)) + "," +
           digits(1 + random.below(3)) + "," + amount(random) + "\n";
  }
  return out;
}

std::string survey(Random& random) {
  std::string out = "客户编号,日期,总体满意度,物流满意度,推荐意愿,意见\n";
  constexpr std::array<std::string_view, 5> kWords = {"非常不满意", "不满意", "一般", "满意",
                                                      "非常满意"};
  for (std::size_t i = 0, n = 10 + random.below(30); i < n; ++i) {
    out += "C" + digits(100 + random.below(14)) + ",2024-0" + digits(1 + random.below(9)) + "-1" +
           digits(random.below(10)) + "," + std::string(kWords[random.below(5)]) + "," +
           digits(random.below(7)) + "," + digits(random.below(11)) + "," +
           field(random, "物流有点慢") + "\n";
  }
  return out;
}

// Some customers share a telephone and a name: they are merged, and their rows move.
std::string customers(Random& random) {
  std::string out = "客户编号,客户名称,电话,性别,城市,注册日期\n";
  constexpr std::array<std::string_view, 5> kGenders = {"男", "女", "M", "Female", "女士"};
  constexpr std::array<std::string_view, 5> kCities = {"上海", "上海市", "成都", "Chengdu", "吉首"};
  for (std::size_t i = 0; i < 14; ++i) {
    out += "C" + digits(100 + i) + ",客户" + (random.chance(40) ? "甲" : digits(i)) +
           ",1380013800" + digits(random.below(7)) + "," + std::string(kGenders[random.below(5)]) +
           "," + std::string(kCities[random.below(5)]) + ",2023-05-1" + digits(random.below(10)) +
           "\n";
  }
  return out;
}

std::string gbk(const std::string& text) {
  const iconv_t converter = iconv_open("GB18030", "UTF-8");
  std::string in = text, out(text.size() * 2, '\0');
  char *from = in.data(), *to = out.data();
  std::size_t left = in.size(), room = out.size();
  iconv(converter, &from, &left, &to, &room);
  iconv_close(converter);
  out.resize(out.size() - room);
  return out;
}

std::vector<InputFile> make_input(Random& random) {
  std::vector<InputFile> files = {{"orders.csv", orders(random)}, {"survey.csv", survey(random)}};
  if (random.chance(70)) files.push_back({"customers.csv", customers(random)});
  if (random.chance(40)) files.push_back({"lines.csv", lines(random)});
  for (auto& file : files) {
    if (random.chance(40)) file.text = gbk(file.text);
  }
  return files;
}

struct Piece {
  std::size_t file;
  std::uint64_t offset;
  std::string bytes;
  bool last;
  std::uint8_t entry;
};

// The report, and everything it says was wrong with the input.
std::string told_by(Session& session) {
  const std::string report = session.report("").value();
  return report + session.issues_csv("en").value();
}

class Reading {
 public:
  explicit Reading(const std::vector<InputFile>& files) : files_(files) {
    for (const auto& file : files) {
      const auto head = std::string_view(file.text).substr(0, std::size_t{1} << 20);
      plans_.push_back(plan_file(file.name, file.text.size(), head, "", decoder_).value());
    }
  }

  Session session() { return Session(plans_, "", decoder_); }

  std::string whole(bool with_customers = false) {
    Session one = session();
    for (std::size_t i = 0; i < files_.size(); ++i)
      EXPECT_TRUE(one.add(i, 0, files_[i].text, 0, true));
    const std::string report = told_by(one);
    return with_customers ? report + one.customers_csv("").value() : report;
  }

  // Cuts every file at random bytes; where each piece begins the state is known from a scan.
  std::vector<Piece> pieces(Random& random) {
    std::vector<Piece> all;
    const Session scanner = session();
    for (std::size_t i = 0; i < files_.size(); ++i) {
      const auto& text = files_[i].text;
      std::vector<std::size_t> cuts = {0, text.size()};
      for (std::size_t n = random.below(7); n > 0; --n)
        cuts.push_back(random.below(text.size() + 1));
      std::sort(cuts.begin(), cuts.end());
      cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
      std::uint8_t state = 0;
      for (std::size_t c = 0; c + 1 < cuts.size(); ++c) {
        const auto bytes = text.substr(cuts[c], cuts[c + 1] - cuts[c]);
        all.push_back({i, cuts[c], bytes, cuts[c + 1] == text.size(), state});
        state = Session::apply(scanner.scan(i, cuts[c], bytes), state);
      }
    }
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.below(i)]);
    return all;
  }

  // The pieces dealt to `parts` sessions that stand side by side, no one holding everything.
  std::string side_by_side(Random& random, unsigned parts) {
    std::vector<Session> sessions;
    for (unsigned i = 0; i < parts; ++i) sessions.push_back(session());
    for (const auto& piece : pieces(random)) {
      auto& one = sessions[random.below(parts)];
      EXPECT_TRUE(one.add(piece.file, piece.offset, piece.bytes, piece.entry, piece.last));
    }
    for (unsigned step = 0; step < Session::kExchangeSteps; ++step) {
      std::vector<std::pair<unsigned, std::string>> told;
      for (unsigned from = 0; from < parts; ++from) {
        for (unsigned to = 0; to < parts; ++to) {
          if (to != from) told.emplace_back(to, sessions[from].tell(step, to, parts).value());
        }
      }
      for (const auto& [to, bytes] : told) EXPECT_TRUE(sessions[to].hear(step, bytes));
    }
    // All sections at once, or one after another as where customers are many.
    if (random.chance(50)) sessions[0].collect_by_section_above(0);
    const auto gather = [&](bool list) {
      const unsigned count = parts == 1 ? 1 : sessions[0].portions("").value();
      for (unsigned index = 0; index < count; ++index) {
        const Portion portion{index, count};
        if (parts > 1 && random.chance(50)) {
          EXPECT_TRUE(sessions[0].collect_ahead("", portion));
        }
        for (unsigned other = 1; other < parts; ++other)
          EXPECT_TRUE(sessions[0].hear_collected(sessions[other].collected("", portion).value()));
        if (index + 1 < count) {
          EXPECT_TRUE(sessions[0].conclude_ahead("", list));
        }
      }
    };
    gather(false);
    const std::string report = told_by(sessions[0]);
    EXPECT_EQ(sessions[0].customers_csv("").has_value(), parts == 1) << "used up by the report";
    gather(true);
    return report + sessions[0].customers_csv("").value();
  }

  // The pieces dealt to `parts` sessions, some of which are saved and loaded, merged in random
  // order.
  std::string in_parts(Random& random, std::size_t parts) {
    std::vector<Session> sessions;
    for (std::size_t i = 0; i < parts; ++i) sessions.push_back(session());
    for (const auto& piece : pieces(random)) {
      auto& one = sessions[random.below(parts)];
      EXPECT_TRUE(one.add(piece.file, piece.offset, piece.bytes, piece.entry, piece.last));
    }
    for (auto& one : sessions) {
      if (random.chance(50)) one = Session::load(one.save(), "", decoder_).value();
    }
    while (sessions.size() > 1) {
      const std::size_t from = random.below(sessions.size());
      Session taken = std::move(sessions[from]);
      sessions.erase(sessions.begin() + static_cast<std::ptrdiff_t>(from));
      auto& into = sessions[random.below(sessions.size())];
      EXPECT_TRUE(random.chance(50) ? into.merge_saved(taken.save())
                                    : into.merge(std::move(taken)));
    }
    return told_by(sessions.front());
  }

 private:
  const std::vector<InputFile>& files_;
  test::IconvDecoder decoder_;
  std::vector<Plan> plans_;
};

// Where two reports part, with what stands before: a report is too long to print.
std::string difference(const std::string& a, const std::string& b) {
  const auto at = static_cast<std::size_t>(
      std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  if (at == a.size() && at == b.size()) return "";
  const auto from = at < 120 ? 0 : at - 120;
  return "…" + a.substr(from, 240) + "\n…" + b.substr(from, 240);
}

TEST(Laws, AnySplitMergedInAnyOrderGivesTheSameReport) {
  for_any_seed([](Random& random) {
    const auto files = make_input(random);
    Reading run(files);
    const std::string whole = run.whole();
    for (const std::size_t parts : {std::size_t{1}, std::size_t{3}, std::size_t{5}})
      EXPECT_EQ(difference(whole, run.in_parts(random, parts)), "");
  });
}

TEST(Laws, ReadersSideBySideGiveTheSameReportAndCustomers) {
  for_any_seed([](Random& random) {
    const auto files = make_input(random);
    Reading run(files);
    const std::string whole = run.whole(true);
    for (const unsigned parts : {1u, 2u, 3u, 5u})
      EXPECT_EQ(difference(whole, run.side_by_side(random, parts)), "") << parts;
  });
}

TEST(Laws, EverySingleCutGivesTheSameReport) {
  Random random(20'240'305);
  std::vector<InputFile> files = {{"orders.csv", gbk(orders(random)).substr(0, 900)}};
  Reading run(files);
  test::IconvDecoder decoder;
  const std::string whole = run.whole();
  const auto& text = files[0].text;
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    Session first = run.session(), second = run.session();
    const auto state = first.add(0, 0, text.substr(0, cut), 0, false);
    ASSERT_TRUE(state);
    ASSERT_TRUE(second.add(0, cut, text.substr(cut), *state, true));
    ASSERT_TRUE(second.merge(std::move(first)));
    ASSERT_EQ(difference(whole, told_by(second)), "") << "cut at " << cut;
  }
}

TEST(Laws, FilesInAnyOrderGiveTheSameReport) {
  for_any_seed([](Random& random) {
    auto files = make_input(random);
    const std::string forward = Reading(files).whole();
    std::reverse(files.begin(), files.end());
    EXPECT_EQ(difference(forward, Reading(files).whole()), "");
  });
}

}  // namespace
}  // namespace clientele
