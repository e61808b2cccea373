#include "core/learn/shortcutaudit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <numbers>

#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/learn/shortcutproperties.h"
#include "core/learn/shortcutrule.h"

namespace ullim {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
// A draw walks over every judged clip; very large sets get fewer, their intervals are narrow
// anyway.
constexpr double kDrawSteps = 2e7;
constexpr int kFewestDraws = 200;
constexpr int kMostBins = 60;
// Folds share training clips, so their guesses go the same way: on data without a shortcut (60 to 210 clips,
// five classes) one class against the rest scatters by so much more than independent guesses would.
constexpr double kFoldsAlike = 1.2;

bool isOriginal(const ShortcutData& data, std::size_t i) {
  return i >= data.parents.size() || data.parents[i].empty();
}

/// Which clips take part, and which of them are judged.
struct Part {
  std::vector<char> teaches, judged;  // [clip]: its class is large enough; and some fold tests it
  std::vector<int> classes;           // the classes that are large enough
};

Part partOf(const ShortcutData& data, const Split& split) {
  const std::size_t n = data.labels.size();
  Part part{std::vector<char>(n), std::vector<char>(n), {}};
  std::vector<char> useful(split.folds.size(), 1);  // folds whose training part teaches anything
  for (;;) {
    std::vector<int> sizes(data.classNames.size());
    for (std::size_t i = 0; i < n; ++i) {
      part.judged[i] = 0;
      for (std::size_t f = 0; f < split.folds.size() && isOriginal(data, i); ++f)
        if (useful[f] && split.folds[f][i] == Role::Test) part.judged[i] = 1;
      if (part.judged[i]) ++sizes[std::size_t(data.labels[i])];
    }
    part.classes.clear();
    for (std::size_t c = 0; c < sizes.size(); ++c)
      if (sizes[c] >= kShortcutFewestClips) part.classes.push_back(int(c));
    for (std::size_t i = 0; i < n; ++i) {
      part.teaches[i] = sizes[std::size_t(data.labels[i])] >= kShortcutFewestClips;
      part.judged[i] = part.judged[i] && part.teaches[i];
    }
    bool same = true;
    for (std::size_t f = 0; f < split.folds.size(); ++f) {
      bool teaches = false;
      for (std::size_t i = 0; i < n && !teaches; ++i)
        teaches = split.folds[f][i] == Role::Train && part.teaches[i];
      if (useful[f] && !teaches) useful[f] = 0, same = false;
    }
    if (same) return part;
  }
}

/// What one property says out of fold: right as a whole, and of each class against the rest.
struct Told {
  std::vector<char> right;                 // [clip]
  std::vector<int> answer;                 // [clip]: which of `answers` it got
  std::vector<std::vector<char>> answers;  // [answer][class]: of this class rather than of the others. Clips
                                           // in one cell share it, so there are few
};

/// For each of `classes` its probability in the cell, and how far it is above the rest.
std::vector<double> saidBy(const CellTable& table, int cell, const std::vector<int>& classes) {
  const auto likelihoods = table.likelihoods(cell);
  double all = 0;
  for (const int c : classes) all += likelihoods[std::size_t(c)];
  std::vector<double> out;
  for (const int c : classes) {
    out.push_back(likelihoods[std::size_t(c)] / all);
    out.push_back(table.aboveRest(cell, c));
  }
  return out;
}

Told tell(const ShortcutProperty& property, const ShortcutData& data, const Part& part, const Split& split) {
  const std::size_t n = data.labels.size(), k = data.classNames.size();
  // Many classes need more cells: one of forty is not seen in a tenth of the clips.
  const int bins = std::clamp(2 * int(part.classes.size()), kShortcutBins, kMostBins);
  std::vector<std::vector<double>> sums(n), ones(n);
  for (const auto& roles : split.folds) {
    std::vector<std::size_t> train;
    for (std::size_t i = 0; i < n; ++i)
      if (roles[i] == Role::Train && part.teaches[i]) train.push_back(i);
    if (train.empty()) continue;
    const NumberCells numbers(property.numbers, property.isNumber() ? train : std::vector<std::size_t>(),
                              bins);
    const auto cellOf = [&](std::size_t i) {
      return property.isNumber() ? numbers.of(property.numbers[i]) : property.kinds[i];
    };
    CellTable table(property.isNumber() ? numbers.count() : property.kindCount, int(k));
    for (const std::size_t i : train) table.teach(cellOf(i), data.labels[i]);
    std::vector<std::vector<double>> cells(std::size_t(table.cells()));  // said once for all clips in it
    for (std::size_t i = 0; i < n; ++i) {
      if (roles[i] != Role::Test || !part.judged[i]) continue;
      if (sums[i].empty()) sums[i].resize(k), ones[i].resize(k);
      const int cell = cellOf(i);
      std::vector<double>& known = cells[std::size_t(cell)];
      if (known.empty()) known = saidBy(table, cell, part.classes);
      for (std::size_t c = 0; c < part.classes.size(); ++c) {
        sums[i][std::size_t(part.classes[c])] += known[2 * c];
        ones[i][std::size_t(part.classes[c])] += known[2 * c + 1];
      }
    }
  }
  Told told{std::vector<char>(n), std::vector<int>(n), {}};
  std::map<std::vector<char>, int> known;
  for (std::size_t i = 0; i < n; ++i) {
    if (sums[i].empty()) continue;
    told.right[i] = std::max_element(sums[i].begin(), sums[i].end()) - sums[i].begin() == data.labels[i];
    std::vector<char> answer;
    for (const double above : ones[i]) answer.push_back(above > 0);
    const auto [it, isNew] = known.emplace(answer, int(known.size()));
    told.answer[i] = it->second;
    if (isNew) told.answers.push_back(answer);
  }
  return told;
}

/// A judged clip, small, for draws go through all of them in any order.
struct Row {
  std::uint32_t label = 0, answer = 0;
  std::uint8_t right = 0, yes = 0;  // yes: told to be of its class rather than of the others
};

/// Counts of one draw, or of all clips.
struct Counts {
  explicit Counts(std::size_t k, std::size_t answers)
      : sizes(k), right(k), yes(k), toldNo(k), answered(answers) {}
  void clear() {
    for (auto* counts : {&sizes, &right, &yes, &toldNo, &answered})
      std::fill(counts->begin(), counts->end(), 0.0);
    all = 0;
  }
  void add(const Row& row) {
    ++all, ++sizes[row.label], ++answered[row.answer];
    right[row.label] += row.right;
    yes[row.label] += row.yes;
  }
  /// Once all are added; needed for oneBalanced() alone.
  void addUp(const Told& told) {
    for (std::size_t a = 0; a < answered.size(); ++a)
      for (std::size_t c = 0; c < toldNo.size(); ++c)
        if (!told.answers[a][c]) toldNo[c] += answered[a];
  }
  double balanced() const {
    double sum = 0, classes = 0;
    for (std::size_t c = 0; c < sizes.size(); ++c)
      if (sizes[c] > 0) sum += right[c] / sizes[c], ++classes;
    return classes > 0 ? sum / classes : kNan;
  }
  /// As computeMetrics() does: a draw without one of the classes of `whole` is left out.
  double balancedWithin(const Counts& whole) const {
    for (std::size_t c = 0; c < sizes.size(); ++c)
      if (sizes[c] == 0 && whole.sizes[c] > 0) return kNan;
    return balanced();
  }
  double oneBalanced(std::size_t c) const {
    if (sizes[c] == 0 || all == sizes[c]) return kNan;
    const double rightNo = toldNo[c] - (sizes[c] - yes[c]);
    return (yes[c] / sizes[c] + rightNo / (all - sizes[c])) / 2;
  }
  /// Of oneBalanced(), if the same number of yes were strewn over all clips.
  double oneGuessSpread(std::size_t c) const {
    const double share = 1 - toldNo[c] / all;
    return std::sqrt(share * (1 - share) * (1 / sizes[c] + 1 / (all - sizes[c]))) / 2;
  }
  /// Of balanced(), when each clip's class is guessed, all alike often.
  double guessSpread() const {
    double classes = 0, inverse = 0;
    for (const double size : sizes)
      if (size > 0) ++classes, inverse += 1 / size;
    return std::sqrt((classes - 1) * inverse) / (classes * classes);
  }
  std::vector<double> sizes, right, yes;  // by true class
  std::vector<double> toldNo;             // by class: clips of all classes told to be none of it
  std::vector<double> answered;
  double all = 0;
};

double spread(const std::vector<double>& values) {
  double n = 0, mean = 0, squares = 0;
  for (const double v : values)
    if (!std::isnan(v)) ++n, mean += v;
  mean /= std::max(1.0, n);
  for (const double v : values)
    if (!std::isnan(v)) squares += (v - mean) * (v - mean);
  return n > 1 ? std::sqrt(squares / (n - 1)) : 0;
}

/// How often guessing would come so far above chance, were its spread the larger of the two: that of guesses
/// clip by clip, which a bootstrap of a handful of clips knows nothing of, and that of drawing groups.
double luck(double above, double guesses, double draws) {
  const double sd = std::max(guesses, draws);
  return sd > 0 ? 0.5 * std::erfc(above / sd / std::numbers::sqrt2) : above > 0 ? 0 : 1;
}

double quantile(std::vector<double>& values, double q) {
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty()) return kNan;
  std::sort(values.begin(), values.end());
  const double at = q * double(values.size() - 1);
  const auto low = std::size_t(at);
  return values[low] + (at - double(low)) * (values[std::min(low + 1, values.size() - 1)] - values[low]);
}

/// A score with what the sentence wants to know of it.
struct Judged {
  ShortcutScore score;
  ShortcutFinding finding;
};

Judged judge(const ShortcutProperty& property, const ShortcutData& data, const Part& part, const Split& split,
             const JobContext& job) {
  const std::size_t k = data.classNames.size();
  const Told told = tell(property, data, part, split);
  std::vector<Row> rows;
  std::vector<std::string> groups;
  Counts whole(k, told.answers.size()), draw = whole;
  for (std::size_t i = 0; i < data.labels.size(); ++i) {
    if (!part.judged[i]) continue;
    const auto label = std::size_t(data.labels[i]), answer = std::size_t(told.answer[i]);
    rows.push_back({std::uint32_t(label), std::uint32_t(answer), std::uint8_t(told.right[i]),
                    std::uint8_t(told.answers[answer][label])});
    groups.push_back(i < data.groups.size() ? data.groups[i] : std::string());
    whole.add(rows.back());
  }
  whole.addUp(told);
  const bool oneByOne = part.classes.size() >= 3;  // of two, one against the rest is the same question
  const Clusters clusters = clustersOf(rows.size(), groups);
  std::vector<Row> together;  // cluster by cluster
  std::vector<std::size_t> begins = {0};
  for (const auto& members : clusters.members) {
    for (const std::size_t r : members) together.push_back(rows[r]);
    begins.push_back(together.size());
  }
  // The same draws as computeMetrics() makes, so that the intervals can be laid side by side.
  Rng rng(mixSeed(0, seedOf("bootstrap")));
  const int draws =
      int(std::clamp(kDrawSteps / double(rows.size()), double(kFewestDraws), double(kBootstrapDraws)));
  std::vector<double> balanced;
  std::vector<std::vector<double>> ones(k);
  for (int d = 0; d < draws && !job.stopped(); ++d) {
    draw.clear();
    for (std::size_t g = 0; g < clusters.members.size(); ++g)
      for (const std::size_t r : clusters.members[rng.below(clusters.members.size())]) draw.add(rows[r]);
    balanced.push_back(draw.balancedWithin(whole));
    if (!oneByOne) continue;
    draw.addUp(told);
    for (const int c : part.classes) ones[std::size_t(c)].push_back(draw.oneBalanced(std::size_t(c)));
  }
  Judged out;
  ShortcutScore& score = out.score;
  score.name = property.name;
  score.n = int(rows.size());
  score.balancedAccuracy = whole.balanced();
  score.balancedAccuracyCi = percentiles(balanced);
  score.chance = 1.0 / double(part.classes.size());
  const double perClass = kShortcutLuck / kShortcutProperties / double(part.classes.size());
  out.finding.whole = score.balancedAccuracyCi.low > score.chance + kShortcutMargin &&
                      luck(score.balancedAccuracy - score.chance, whole.guessSpread(), spread(balanced)) <
                          kShortcutLuck / kShortcutProperties;
  out.finding.groups = clusters.groups;
  for (const int c : part.classes) {
    if (!oneByOne) break;
    const auto at = std::size_t(c);
    const double one = whole.oneBalanced(at);
    const double byLuck = luck(one - 0.5, kFoldsAlike * whole.oneGuessSpread(at), spread(ones[at]));
    const double low = quantile(ones[at], 0.025 / double(part.classes.size()));
    if (low > 0.5 + kShortcutMargin && byLuck < perClass &&
        (out.finding.oneClass < 0 || one > out.finding.oneBalanced)) {
      out.finding.oneClass = c;
      out.finding.oneBalanced = one;
    }
  }
  score.flagged = out.finding.whole || out.finding.oneClass >= 0;
  return out;
}

}  // namespace

Result<std::vector<ShortcutScore>> auditShortcuts(const ShortcutData& data, const Split& split, int jobs,
                                                  const JobContext& job) {
  const Part part = partOf(data, split);
  if (part.classes.size() < 2) return std::vector<ShortcutScore>();
  const auto properties = shortcutProperties(data, part.teaches);
  std::vector<Judged> judged(properties.size());
  const bool done = parallelFor(properties.size(), jobs, job, [&](std::size_t p) {
    judged[p] = judge(properties[p], data, part, split, job);
    judged[p].score.words =
        shortcutWords(judged[p].score, judged[p].finding, properties[p], data, part.teaches);
  });
  if (!done || job.stopped()) return Error{ErrorCode::Cancelled, "stopped"};
  std::vector<ShortcutScore> scores;
  for (Judged& j : judged) scores.push_back(std::move(j.score));
  std::stable_sort(scores.begin(), scores.end(), [](const ShortcutScore& a, const ShortcutScore& b) {
    return a.flagged != b.flagged ? a.flagged : a.balancedAccuracy > b.balancedAccuracy;
  });
  return scores;
}

}  // namespace ullim
