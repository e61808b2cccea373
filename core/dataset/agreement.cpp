#include "core/dataset/agreement.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <unordered_map>

#include "core/base/random.h"

namespace ullim {
namespace {

constexpr std::size_t kManyGroups = 20000;

/// Sums that a figure is made of, by group: the figure of a draw is that of the summed groups. Kept as pairs
/// (cell, amount), since a clip fills one or few of k * k cells. Most groups of a large set are alike (one
/// clip, one cell), so that a draw counts kinds of groups and adds up at the end.
class Parts {
 public:
  Parts(std::size_t cells, const Ratings& ratings) : m_cells(cells), m_ratings(ratings) {}
  void add(std::size_t clip, std::size_t cell, double amount) {
    const int number = m_ratings.groups.empty() ? int(clip) : m_ratings.groups[clip];
    const auto [it, isNew] = m_groupOf.emplace(number, m_groups.size());
    if (isNew) m_groups.emplace_back();
    m_groups[it->second][cell] += amount;
  }
  /// After the last add().
  void close() {
    std::map<Amounts, std::uint32_t> kinds;
    m_kindOf.reserve(m_groups.size());
    for (auto& group : m_groups) {
      const auto [it, isNew] = kinds.emplace(std::move(group), std::uint32_t(m_kinds.size()));
      if (isNew) m_kinds.push_back(&it->first);
      m_kindOf.push_back(it->second);
    }
    m_groups.clear();
    m_kept = std::move(kinds);
  }
  std::size_t groups() const { return m_kindOf.size(); }
  std::vector<double> sum() const {
    std::vector<std::uint32_t> times(m_kinds.size());
    for (const auto kind : m_kindOf) ++times[kind];
    return weigh(times);
  }
  std::vector<double> draw(Rng& rng) const {
    std::vector<std::uint32_t> times(m_kinds.size());
    for (std::size_t g = 0; g < m_kindOf.size(); ++g) ++times[m_kindOf[rng.below(m_kindOf.size())]];
    return weigh(times);
  }

 private:
  using Amounts = std::map<std::size_t, double>;
  std::vector<double> weigh(const std::vector<std::uint32_t>& times) const {
    std::vector<double> out(m_cells);
    for (std::size_t kind = 0; kind < times.size(); ++kind)
      if (times[kind] > 0)
        for (const auto& [cell, amount] : *m_kinds[kind]) out[cell] += amount * times[kind];
    return out;
  }
  std::size_t m_cells;
  const Ratings& m_ratings;
  std::vector<Amounts> m_groups;
  std::unordered_map<int, std::size_t> m_groupOf;
  std::map<Amounts, std::uint32_t> m_kept;
  std::vector<const Amounts*> m_kinds;  // in m_kept, whose nodes stay where they are
  std::vector<std::uint32_t> m_kindOf;
};

void setInterval(Estimate& estimate, std::vector<double>& values, std::size_t draws) {
  if (std::isnan(estimate.value) || values.size() * 2 < draws || values.empty()) return;
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    const double place = share * double(values.size() - 1);
    const auto low = std::size_t(place);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (place - double(low)) * (values[high] - values[low]);
  };
  estimate.low = at(0.025);
  estimate.high = at(0.975);
}

using Figure = std::function<Estimate(const std::vector<double>&)>;

/// Values and intervals of several figures from the same draws.
Result<std::vector<Estimate>> estimates(const Parts& parts, const std::vector<Figure>& figures,
                                        const AgreementOptions& options, const JobContext& job) {
  std::vector<Estimate> out;
  const auto whole = parts.sum();
  for (const auto& figure : figures) out.push_back(figure(whole));
  if (parts.groups() < 2 || options.draws <= 0) return out;
  const auto draws = std::size_t(parts.groups() > kManyGroups ? options.draws / 4 + 1 : options.draws);
  std::vector<std::vector<double>> values(figures.size());
  Rng rng(mixSeed(options.seed, seedOf("agreement")));
  for (std::size_t d = 0; d < draws; ++d) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, {}};
    const auto drawn = parts.draw(rng);
    for (std::size_t f = 0; f < figures.size(); ++f)
      if (const double value = figures[f](drawn).value; !std::isnan(value)) values[f].push_back(value);
    if (d % 64 == 0) job.progress(d, draws);
  }
  for (std::size_t f = 0; f < figures.size(); ++f) setInterval(out[f], values[f], draws);
  return out;
}

Estimate of(double value) { return {value, Estimate::kNone, Estimate::kNone, Undefined::No}; }
Estimate none(Undefined why) { return {Estimate::kNone, Estimate::kNone, Estimate::kNone, why}; }

struct Margins {
  double n = 0, agree = 0, expected = 0;
  std::vector<double> first, second;
};

Margins margins(const std::vector<double>& cells, std::size_t k) {
  Margins m;
  m.first.assign(k, 0);
  m.second.assign(k, 0);
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t b = 0; b < k; ++b) {
      m.first[a] += cells[a * k + b];
      m.second[b] += cells[a * k + b];
      if (a == b) m.agree += cells[a * k + b];
      m.n += cells[a * k + b];
    }
  for (std::size_t c = 0; c < k; ++c) m.expected += m.first[c] * m.second[c];
  return m;
}

Estimate cohen(const std::vector<double>& cells, std::size_t k) {
  const Margins m = margins(cells, k);
  if (m.n <= 0) return none(Undefined::NoClips);
  const double expected = m.expected / (m.n * m.n), observed = m.agree / m.n;
  // Both gave one and the same class all along: chance explains everything, and nothing can be said.
  if (1 - expected < 1e-12) return none(Undefined::OneClass);
  return of((observed - expected) / (1 - expected));
}

}  // namespace

std::string undefinedText(Undefined why) {
  switch (why) {
    case Undefined::No:
      return {};
    case Undefined::NoClips:
      return "no clip was judged by both";
    case Undefined::OneClass:
      return "only one class was given, so agreement beyond chance is not defined";
  }
  return {};
}

Result<PairAgreement> pairAgreement(const Ratings& ratings, std::size_t first, std::size_t second,
                                    const AgreementOptions& options, const JobContext& job) {
  if (first >= ratings.of.size() || second >= ratings.of.size())
    return Error{ErrorCode::BadArgument, "agreement: no such rater"};
  const std::size_t k = ratings.classes.size();
  Parts parts(k * k, ratings);
  for (std::size_t i = 0; i < ratings.clips.size(); ++i) {
    const int a = ratings.of[first][i], b = ratings.of[second][i];
    if (a >= 0 && b >= 0) parts.add(i, std::size_t(a) * k + std::size_t(b), 1);
  }
  parts.close();
  const auto share = [k](const std::vector<double>& cells) {
    const Margins m = margins(cells, k);
    return m.n > 0 ? of(m.agree / m.n) : none(Undefined::NoClips);
  };
  auto figures = estimates(parts, {share, [k](const auto& cells) { return cohen(cells, k); }}, options, job);
  if (!figures) return figures.error();
  PairAgreement out;
  const auto cells = parts.sum();
  const Margins m = margins(cells, k);
  out.share = (*figures)[0];
  out.kappa = (*figures)[1];
  out.n = int(m.n);
  out.agree = int(m.agree);
  out.groups = int(parts.groups());
  out.expected = m.n > 0 ? m.expected / (m.n * m.n) : 0;
  if (m.n > 0 && k > 1) out.adjusted = (double(k) * m.agree / m.n - 1) / (double(k) - 1);
  out.confusion = MatrixOf<int>(k, k);
  for (std::size_t a = 0; a < k; ++a)
    for (std::size_t b = 0; b < k; ++b) out.confusion(a, b) = int(cells[a * k + b]);
  for (std::size_t c = 0; c < k; ++c) {
    const double sum = m.first[c] + m.second[c], both = cells[c * k + c];
    out.prevalence.push_back(m.n > 0 ? sum / (2 * m.n) : 0);
    out.classes.push_back({ratings.classes[c], int(m.first[c]), int(m.second[c]), int(both),
                           sum > 0 ? 2 * both / sum : Estimate::kNone});
  }
  return out;
}

Result<GroupAgreement> groupAgreement(const Ratings& ratings, const std::vector<std::size_t>& raters,
                                      const AgreementOptions& options, const JobContext& job) {
  for (const std::size_t rater : raters)
    if (rater >= ratings.of.size()) return Error{ErrorCode::BadArgument, "agreement: no such rater"};
  if (raters.size() < 2) return Error{ErrorCode::BadArgument, "agreement: needs two raters or more"};
  const std::size_t k = ratings.classes.size();
  // Alpha is made of: ratings of clips that have two or more, agreeing pairs of these (each clip's pairs
  // weighted by 1 / (its ratings - 1)), ratings by class. Fleiss: the same of the complete clips alone.
  constexpr std::size_t kRatings = 0, kPairs = 1, kTotals = 2;
  const std::size_t half = k + kTotals;
  Parts parts(2 * half, ratings);
  GroupAgreement out;
  std::vector<int> counts(k);
  for (std::size_t i = 0; i < ratings.clips.size(); ++i) {
    std::fill(counts.begin(), counts.end(), 0);
    int given = 0;
    for (const std::size_t rater : raters)
      if (const int label = ratings.of[rater][i]; label >= 0) {
        ++counts[std::size_t(label)];
        ++given;
      }
    if (given < 2) continue;
    const bool complete = given == int(raters.size());
    ++out.clips;
    out.complete += complete;
    double pairs = 0;
    for (std::size_t c = 0; c < k; ++c) pairs += double(counts[c]) * (counts[c] - 1) / (given - 1);
    for (std::size_t base = 0; base <= (complete ? half : 0); base += half) {
      parts.add(i, base + kRatings, given);
      parts.add(i, base + kPairs, pairs);
      for (std::size_t c = 0; c < k; ++c)
        if (counts[c] > 0) parts.add(i, base + kTotals + c, counts[c]);
    }
  }
  parts.close();
  const auto alpha = [=](const std::vector<double>& sums) {
    const double n = sums[kRatings];
    if (n <= 0) return none(Undefined::NoClips);
    double squares = 0;
    for (std::size_t c = 0; c < k; ++c) squares += sums[kTotals + c] * sums[kTotals + c];
    if (n * n - squares < 1e-9) return none(Undefined::OneClass);
    return of(1 - (n - 1) * (n - sums[kPairs]) / (n * n - squares));
  };
  const auto fleiss = [=](const std::vector<double>& sums) {
    const double n = sums[half + kRatings];
    if (n <= 0) return none(Undefined::NoClips);
    double expected = 0;
    for (std::size_t c = 0; c < k; ++c) {
      const double share = sums[half + kTotals + c] / n;
      expected += share * share;
    }
    if (1 - expected < 1e-12) return none(Undefined::OneClass);
    // A clip's pairs are its share of agreeing ones times its raters, who are as many everywhere.
    const double observed = sums[half + kPairs] / n;
    return of((observed - expected) / (1 - expected));
  };
  auto figures = estimates(parts, {fleiss, alpha}, options, job);
  if (!figures) return figures.error();
  out.fleiss = (*figures)[0];
  out.alpha = (*figures)[1];
  out.groups = int(parts.groups());
  return out;
}

std::vector<std::size_t> clipsOfCell(const Ratings& ratings, std::size_t first, std::size_t second,
                                     int classOfFirst, int classOfSecond) {
  std::vector<std::size_t> out;
  const bool any = classOfFirst < 0 && classOfSecond < 0;
  for (std::size_t i = 0; i < ratings.clips.size(); ++i) {
    const int a = ratings.of[first][i], b = ratings.of[second][i];
    if (a < 0 || b < 0) continue;
    if (any ? a != b : a == classOfFirst && b == classOfSecond) out.push_back(i);
  }
  return out;
}

}  // namespace ullim
