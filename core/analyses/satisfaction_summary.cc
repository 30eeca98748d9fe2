#include "analyses/satisfaction_summary.h"

#include <algorithm>

#include "analyses/attributes.h"
#include "analyses/rating.h"

namespace clientele {
namespace {

constexpr std::size_t kPairedAspects = 40;  // questions whose correlations are kept
constexpr std::int64_t kHundredth = kDecimalOne / 100;

struct Question {
  const Column* column;
  std::string key;
  RatingScale scale;
};

// The answer as kept: 0-10 as it is, other scales mapped to 1-5, rounded half up.
std::int32_t kept(const Question& question, Decimal answer) {
  if (question.column->role == Role::recommend) return static_cast<std::int32_t>(answer);
  return on_five(question.scale, answer);
}

std::vector<Question> questions_of(const View& view) {
  std::vector<Question> out;
  for (const auto& column : view.partition().feedback.columns) {
    std::string key;
    switch (column.role) {
      case Role::satisfaction:
      case Role::recommend:
      case Role::loyalty:
        key = std::string(role_name(column.role));
        break;
      case Role::aspect:
        key = kAspectPrefix + column.name;
        break;
      default:
        continue;
    }
    if (column.kind == ValueKind::flag) continue;
    const auto& scales = view.context().scales;
    const auto known = scales.find({column.role, column.name});
    const RatingScale usual = column.role == Role::recommend ? RatingScale{0, 10} : RatingScale{};
    const RatingScale scale = known == scales.end() ? usual : known->second;
    if (scale.high > scale.low) out.push_back({&column, std::move(key), scale});
  }
  return out;
}

// Pairs of questions in a partition, by index; folded into keys at the end.
class PairTable {
 public:
  explicit PairTable(std::size_t questions)
      : size_(std::min(questions, kPairedAspects)), sums_(size_ * size_) {}
  void add(const std::vector<std::int32_t>& answers) {  // -1: none
    for (std::size_t i = 0; i < size_; ++i) {
      if (answers[i] < 0) continue;
      for (std::size_t j = i + 1; j < size_; ++j) {
        if (answers[j] >= 0)
          sums_[i * size_ + j].add(answers[i] / kHundredth, answers[j] / kHundredth);
      }
    }
  }
  void fold(const std::vector<Question>& questions,
            std::map<std::pair<std::string, std::string>, PairSums>& into) const {
    for (std::size_t i = 0; i < size_; ++i) {
      for (std::size_t j = i + 1; j < size_; ++j) {
        PairSums sums = sums_[i * size_ + j];
        if (sums.n == 0 || questions[i].key == questions[j].key) continue;
        const bool ordered = questions[i].key < questions[j].key;
        if (!ordered) {
          std::swap(sums.x, sums.y);
          std::swap(sums.xx, sums.yy);
        }
        const auto& first = ordered ? questions[i].key : questions[j].key;
        const auto& second = ordered ? questions[j].key : questions[i].key;
        into[{first, second}].add(sums);
      }
    }
  }

 private:
  std::size_t size_;
  std::vector<PairSums> sums_;
};

// A row's attributes: the survey's own, else the customer's.
class RowGroups {
 public:
  explicit RowGroups(const View& view)
      : own_(attribute_values(view.partition().feedback, view.context(), view.as_of())),
        profile_(attribute_values(view.partition().profile, view.context(), view.as_of())) {
    profile_.erase(std::remove_if(profile_.begin(), profile_.end(),
                                  [&](const AttributeValues& p) {
                                    return std::any_of(own_.begin(), own_.end(),
                                                       [&](const auto& o) { return o.id == p.id; });
                                  }),
                   profile_.end());
    for (const auto& a : own_) scores_.emplace_back(a.groups.size());
    for (const auto& a : profile_) scores_.emplace_back(a.groups.size());
  }
  // `customer` is -1 for rows without one.
  template <typename Add>
  void for_row(std::size_t row, std::int64_t customer, Add add) {
    for (std::size_t a = 0; a < own_.size(); ++a) {
      if (const auto group = own_[a].of_row[row]; group != 0) add(scores_[a][group]);
    }
    if (customer < 0) return;
    for (std::size_t a = 0; a < profile_.size(); ++a) {
      const auto group = profile_[a].of_row[static_cast<std::size_t>(customer)];
      if (group != 0) add(scores_[own_.size() + a][group]);
    }
  }
  void fold(std::map<std::string, std::map<std::string, Scores>>& into) const {
    for (std::size_t a = 0; a < scores_.size(); ++a) {
      const auto& attribute = a < own_.size() ? own_[a] : profile_[a - own_.size()];
      for (std::size_t g = 1; g < scores_[a].size(); ++g) {
        if (!scores_[a][g].empty()) into[attribute.id][attribute.groups[g]].add(scores_[a][g]);
      }
    }
  }

 private:
  std::vector<AttributeValues> own_, profile_;
  std::vector<std::vector<Scores>> scores_;
};

void save_answers(const Answers& answers, ByteWriter& out) {
  out.put<std::uint64_t>(answers.size());
  for (const auto& [value, count] : answers) {
    out.put(value);
    out.put(count);
  }
}

Answers load_answers(ByteReader& in) {
  Answers out;
  const auto count = in.count(sizeof(std::int32_t) + sizeof(std::uint64_t));
  for (std::size_t i = 0; i < count && !in.bad(); ++i) {
    const auto value = in.get<std::int32_t>();
    out[value] = in.get<std::uint64_t>();
  }
  return out;
}

void save_questions(const std::map<std::string, Answers>& questions, ByteWriter& out) {
  out.put<std::uint64_t>(questions.size());
  for (const auto& [key, answers] : questions) {
    out.text(key);
    save_answers(answers, out);
  }
}

std::map<std::string, Answers> load_questions(ByteReader& in) {
  std::map<std::string, Answers> out;
  const auto count = in.count(2 * sizeof(std::uint64_t));
  for (std::size_t i = 0; i < count && !in.bad(); ++i) {
    auto key = in.text();
    out[std::move(key)] = load_answers(in);
  }
  return out;
}

}  // namespace

void add_answers(Answers& to, const Answers& from) {
  for (const auto& [value, count] : from) to[value] += count;
}

std::uint64_t count_answers(const Answers& answers) {
  std::uint64_t n = 0;
  for (const auto& [value, count] : answers) n += count;
  return n;
}

stats::Moments moments_of(const Answers& answers) {
  double n = 0, sum = 0, squares = 0;
  for (const auto& [value, count] : answers) {
    const double v = to_double(value), c = static_cast<double>(count);
    n += c;
    sum += c * v;
    squares += c * v * v;
  }
  return stats::moments_of_sums(n, sum, squares);
}

void Scores::add(const Scores& other) {
  add_answers(satisfaction, other.satisfaction);
  add_answers(recommend, other.recommend);
}

void SatisfactionSummary::add(const View& view, const CustomerBlock& facts) {
  const auto& partition = view.partition();
  if (const Column* referrer = partition.profile.find(Role::referrer)) {
    for (const auto& customer : facts) {
      if (!customer.in_scope) continue;
      ++referral_asked;
      if (!referrer->missing(customer.row)) ++referred;
    }
  }
  const Table& table = partition.feedback;
  if (table.rows == 0) return;
  const auto questions = questions_of(view);
  const Column* yes_or_no = table.find(Role::recommend);
  if (yes_or_no != nullptr && yes_or_no->kind != ValueKind::flag) yes_or_no = nullptr;
  const Column* date = table.find(Role::date);
  PairTable pair_table(questions.size());
  RowGroups row_groups(view);

  std::vector<std::int32_t> answer(questions.size());
  std::size_t owner = 0;
  for (std::size_t row = 0; row < table.rows; ++row) {
    const bool owned = row < table.attributed();
    while (owned && row >= table.end(owner)) ++owner;
    if (!view.row_in(table, row)) continue;
    ++rows;
    const Day day = date == nullptr ? kNoDay : date->day(row);
    auto* month = day == kNoDay ? nullptr : &months[month_index(day)];
    std::int32_t overall = -1, recommend = -1;
    for (std::size_t q = 0; q < questions.size(); ++q) {
      const auto raw = questions[q].column->raw(row);
      answer[q] = -1;
      if (raw == Column::kMissing || !is_answer(questions[q].scale, raw)) continue;
      const auto role = questions[q].column->role;
      auto* of_row = role == Role::satisfaction ? &overall
                     : role == Role::recommend  ? &recommend
                                                : nullptr;
      if (of_row != nullptr && *of_row >= 0) continue;  // several columns: the row's first answer
      answer[q] = kept(questions[q], raw);
      if (of_row != nullptr) *of_row = answer[q];
      ++answers[questions[q].key][answer[q]];
      if (month != nullptr) ++(*month)[questions[q].key][answer[q]];
    }
    pair_table.add(answer);
    if (yes_or_no != nullptr && !yes_or_no->missing(row))
      ++(yes_or_no->raw(row) != 0 ? would : would_not);
    if (overall < 0 && recommend < 0) continue;
    row_groups.for_row(row, owned ? static_cast<std::int64_t>(owner) : -1, [&](Scores& scores) {
      if (overall >= 0) ++scores.satisfaction[overall];
      if (recommend >= 0) ++scores.recommend[recommend];
    });
    if (!owned) continue;
    const auto id = partition.ids[owner];
    if (customers.empty() || customers.back().id != id) customers.push_back({id, 0, 0, 0, 0});
    if (overall >= 0) customers.back().satisfaction += overall, ++customers.back().satisfaction_n;
    if (recommend >= 0) customers.back().recommend += recommend, ++customers.back().recommend_n;
  }
  pair_table.fold(questions, pairs);
  row_groups.fold(groups);
}

void SatisfactionSummary::merge(const Summary& other) {
  const auto& from = static_cast<const SatisfactionSummary&>(other);
  rows += from.rows;
  for (const auto& [key, more] : from.answers) add_answers(answers[key], more);
  for (const auto& [month, questions] : from.months) {
    for (const auto& [key, more] : questions) add_answers(months[month][key], more);
  }
  for (const auto& [key, sums] : from.pairs) pairs[key].add(sums);
  for (const auto& [attribute, scores] : from.groups) {
    for (const auto& [key, more] : scores) groups[attribute][key].add(more);
  }
  customers.insert(customers.end(), from.customers.begin(), from.customers.end());
  would += from.would;
  would_not += from.would_not;
  referred += from.referred;
  referral_asked += from.referral_asked;
}

void SatisfactionSummary::save(ByteWriter& out) const {
  for (const auto count : {rows, would, would_not, referred, referral_asked}) out.put(count);
  save_questions(answers, out);
  out.put<std::uint64_t>(months.size());
  for (const auto& [month, questions] : months) {
    out.put(month);
    save_questions(questions, out);
  }
  out.put<std::uint64_t>(pairs.size());
  for (const auto& [key, sums] : pairs) {
    out.text(key.first);
    out.text(key.second);
    out.put(sums);
  }
  out.put<std::uint64_t>(groups.size());
  for (const auto& [attribute, scores] : groups) {
    out.text(attribute);
    out.put<std::uint64_t>(scores.size());
    for (const auto& [key, group] : scores) {
      out.text(key);
      save_answers(group.satisfaction, out);
      save_answers(group.recommend, out);
    }
  }
  out.array(customers);
}

std::unique_ptr<SatisfactionSummary> SatisfactionSummary::load(ByteReader& in) {
  auto out = std::make_unique<SatisfactionSummary>();
  for (auto* count :
       {&out->rows, &out->would, &out->would_not, &out->referred, &out->referral_asked}) {
    *count = in.get<std::uint64_t>();
  }
  out->answers = load_questions(in);
  const auto month_count = in.count(sizeof(std::int32_t) + sizeof(std::uint64_t));
  for (std::size_t i = 0; i < month_count && !in.bad(); ++i) {
    const auto month = in.get<std::int32_t>();
    out->months[month] = load_questions(in);
  }
  const auto pair_count = in.count(2 * sizeof(std::uint64_t) + sizeof(PairSums));
  for (std::size_t i = 0; i < pair_count && !in.bad(); ++i) {
    auto first = in.text();
    auto second = in.text();
    out->pairs[{std::move(first), std::move(second)}] = in.get<PairSums>();
  }
  const auto attribute_count = in.count(2 * sizeof(std::uint64_t));
  for (std::size_t i = 0; i < attribute_count && !in.bad(); ++i) {
    auto& scores = out->groups[in.text()];
    const auto group_count = in.count(3 * sizeof(std::uint64_t));
    for (std::size_t g = 0; g < group_count && !in.bad(); ++g) {
      auto& group = scores[in.text()];
      group.satisfaction = load_answers(in);
      group.recommend = load_answers(in);
    }
  }
  out->customers = in.array<CustomerAnswers>();
  if (in.bad()) return nullptr;
  return out;
}

}  // namespace clientele
