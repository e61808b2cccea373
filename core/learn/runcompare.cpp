#include "core/learn/runcompare.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "core/base/random.h"
#include "core/dsp/pyin.h"
#include "core/learn/runrecord.h"

namespace ullim {
namespace {

/// One clip of one run: what it is and what was said.
struct Judged {
  std::string label, told, group;
};

std::map<std::string, Judged> judgedClips(const RunRecord& r) {
  std::map<std::string, std::vector<double>> sums;
  std::map<std::string, Judged> out;
  for (std::size_t i = 0; i < r.oof.size(); ++i) {
    const OofRow& row = r.oof[i];
    auto& sum = sums[row.clipId];
    sum.resize(r.classNames.size());
    for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += row.probabilities[c];
    Judged& clip = out[row.clipId];
    clip.label = r.classNames[std::size_t(row.label)];
    clip.told = r.classNames[std::size_t(std::max_element(sum.begin(), sum.end()) - sum.begin())];
    if (i < r.oofGroups.size()) clip.group = r.oofGroups[i];
  }
  return out;
}

std::set<std::string> differingClips(const RunRecord& a, const RunRecord& b) {
  std::set<std::string> out;
  auto ia = a.dataset.begin();
  auto ib = b.dataset.begin();
  while (ia != a.dataset.end() && ib != b.dataset.end()) {
    if (ia->id == ib->id && ia->label != ib->label) out.insert(ia->id);
    const int order = ia->id.compare(ib->id);
    if (order <= 0) ++ia;
    if (order >= 0) ++ib;
  }
  return out;
}

struct Pair {
  std::size_t label;
  bool rightA, rightB;
};

struct Shares {
  double accuracyA = 0, accuracyB = 0, balancedA = 0, balancedB = 0;
  int occurring = 0;  // classes
};

/// Rows may be drawn several times. [class][n, right by A, right by B]
Shares sharesOf(const std::vector<std::array<int, 3>>& counts) {
  Shares s;
  double n = 0;
  for (const auto& [all, a, b] : counts) {
    if (all == 0) continue;
    n += all;
    ++s.occurring;
    s.accuracyA += a;
    s.accuracyB += b;
    s.balancedA += double(a) / all;
    s.balancedB += double(b) / all;
  }
  if (n == 0) return s;
  s.accuracyA /= n;
  s.accuracyB /= n;
  s.balancedA /= s.occurring;
  s.balancedB /= s.occurring;
  return s;
}

void count(std::vector<std::array<int, 3>>& counts, const Pair& pair) {
  auto& [n, a, b] = counts[pair.label];
  ++n;
  a += pair.rightA;
  b += pair.rightB;
}

std::map<int, std::set<std::string>> foldsOf(const RunRecord& r) {
  std::map<int, std::set<std::string>> out;
  for (const OofRow& row : r.oof) out[row.fold].insert(row.clipId);
  return out;
}

void testOverFolds(RunComparison& out, const RunRecord& a, const RunRecord& b) {
  const auto folds = foldsOf(a);
  if (folds != foldsOf(b) || a.folds.size() != folds.size() || b.folds.size() != folds.size()) return;
  out.sameFolds = true;
  out.folds = int(folds.size());
  if (folds.size() < 2) return;
  const double k = double(folds.size());
  double mean = 0, squares = 0, testToTrain = 0;
  std::vector<double> gaps;
  for (const FoldResult& fold : a.folds) {
    const auto other = std::ranges::find(b.folds, fold.fold, &FoldResult::fold);
    if (other == b.folds.end() || fold.nTrain == 0) return;
    gaps.push_back(other->accuracy - fold.accuracy);
    mean += gaps.back() / k;
    testToTrain += double(fold.nTest) / double(fold.nTrain) / k;
  }
  for (const double gap : gaps) squares += (gap - mean) * (gap - mean);
  if (squares < 1e-20) return;
  out.correctedT = mean / std::sqrt((1 / k + testToTrain) * squares / (k - 1));
  out.correctedP = studentP(out.correctedT, k - 1);
}

}  // namespace

int differingLabels(const RunRecord& a, const RunRecord& b) { return int(differingClips(a, b).size()); }

double mcnemarExact(int fixed, int broken) {
  const int n = fixed + broken;
  double tail = 0;
  for (int i = 0; i <= std::min(fixed, broken); ++i)
    tail += std::exp(std::lgamma(n + 1) - std::lgamma(i + 1) - std::lgamma(n - i + 1) - n * std::log(2));
  return std::min(1.0, 2 * tail);
}

double studentP(double t, double degreesOfFreedom) {
  return betaDistribution(degreesOfFreedom / (degreesOfFreedom + t * t), degreesOfFreedom / 2, 0.5);
}

Result<RunComparison> compareRuns(const RunRecord& a, const RunRecord& b, const CompareOptions& options) {
  const auto differing = differingClips(a, b);
  if (!differing.empty() && !options.despiteLabels)
    return Error{ErrorCode::BadArgument,
                 b.folder + ": not comparable with " + a.folder + ": " + std::to_string(differing.size()) +
                     (differing.size() == 1 ? " clip has another label" : " clips have other labels") +
                     " (train again on the same labels, or compare the other clips despite that)"};
  const auto clipsA = judgedClips(a), clipsB = judgedClips(b);
  RunComparison out;
  out.labelsDiffer = int(differing.size());
  std::map<std::string, std::size_t> classes;
  std::vector<Pair> pairs;
  std::vector<std::string> groups;
  for (const auto& [id, inA] : clipsA) {
    const auto it = clipsB.find(id);
    if (it == clipsB.end()) {
      ++out.onlyA;
      continue;
    }
    const Judged& inB = it->second;
    if (differing.contains(id) || inA.label != inB.label) continue;
    const bool rightA = inA.told == inA.label, rightB = inB.told == inB.label;
    pairs.push_back({classes.emplace(inA.label, classes.size()).first->second, rightA, rightB});
    groups.push_back(inA.group.empty() ? inB.group : inA.group);
    if (rightA && rightB) ++out.bothRight;
    if (!rightA && !rightB) ++out.bothWrong;
    if (!rightA && rightB) out.fixed.push_back(id);
    if (rightA && !rightB) out.broken.push_back(id);
  }
  for (const auto& entry : clipsB) out.onlyB += !clipsA.contains(entry.first);
  out.clips = int(pairs.size());
  if (pairs.empty())
    return Error{ErrorCode::TooFew, b.folder + ": no clip was judged by both this run and " + a.folder +
                                        " (compare runs on the same clips)"};

  std::vector<std::array<int, 3>> counts(classes.size());
  for (const Pair& pair : pairs) count(counts, pair);
  const Shares all = sharesOf(counts);
  out.accuracyA = all.accuracyA;
  out.accuracyB = all.accuracyB;
  out.balancedA = all.balancedA;
  out.balancedB = all.balancedB;
  out.accuracyDifference = all.accuracyB - all.accuracyA;
  out.balancedDifference = all.balancedB - all.balancedA;

  const Clusters clusters = clustersOf(pairs.size(), groups);
  out.groups = clusters.groups;
  out.fewGroups = clusters.groups > 0 && clusters.groups < kFewGroups;
  Rng rng(mixSeed(options.seed, seedOf("paired bootstrap")));
  std::vector<double> accuracies, balanced;
  for (int d = 0; d < kBootstrapDraws; ++d) {
    std::ranges::fill(counts, std::array<int, 3>{});
    for (std::size_t g = 0; g < clusters.members.size(); ++g)
      for (const std::size_t i : clusters.members[rng.below(clusters.members.size())])
        count(counts, pairs[i]);
    const Shares s = sharesOf(counts);
    accuracies.push_back(s.accuracyB - s.accuracyA);
    // As in computeMetrics(): without a class the mean over the others is another score.
    balanced.push_back(s.occurring == all.occurring ? s.balancedB - s.balancedA
                                                    : std::numeric_limits<double>::quiet_NaN());
  }
  out.accuracyDifferenceCi = percentiles(accuracies);
  out.balancedDifferenceCi = percentiles(balanced);
  out.mcnemarP = mcnemarExact(int(out.fixed.size()), int(out.broken.size()));
  testOverFolds(out, a, b);
  const auto apart = [](const RunRecord& r) {
    return r.splitOptions.byGroup || r.splitOptions.leaveOneGroupOut;
  };
  const auto columns = [](const RunRecord& r) {
    return r.splitOptions.groupBy.empty() ? std::string("group") : r.splitOptions.groupBy;
  };
  out.unfair = (apart(a) != apart(b) || (apart(a) && columns(a) != columns(b))) &&
               std::ranges::any_of(groups, [](const std::string& group) { return !group.empty(); });
  out.verdict = out.unfair                          ? "not a fair comparison"
                : out.accuracyDifferenceCi.low > 0  ? "B is better"
                : out.accuracyDifferenceCi.high < 0 ? "A is better"
                                                    : "no difference can be told";
  return out;
}

namespace {

using Json = nlohmann::ordered_json;

/// What is said of a run rather than asked of it, and what the other rows say already.
bool isSetting(const std::string& key) {
  static const std::set<std::string> kOther{"format",    "name",      "started_utc", "metrics", "folds",
                                            "warnings",  "accuracy",  "seconds",     "stopped", "unreadable",
                                            "baselines", "shortcuts", "members",     "failure"};
  return !kOther.contains(key);
}

std::string valueText(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string text;
  for (const Json& entry : value) {
    if (!text.empty()) text += ", ";
    if (!entry.is_object()) {
      text += valueText(entry);
      continue;
    }
    std::string words;  // a layer: its kind and its numbers
    for (const auto& member : entry) words += (words.empty() ? "" : " ") + valueText(member);
    text += words;
  }
  return text;
}

void flatten(const Json& value, const std::string& path,
             std::vector<std::pair<std::string, std::string>>& out) {
  // Networks and inputs are looked into; a list of layers is one value.
  const bool looksInto = value.is_object() || (value.is_array() && !value.empty() && value[0].is_object() &&
                                               !path.ends_with("layers") && !path.ends_with("head"));
  if (!looksInto) {
    out.emplace_back(path, valueText(value));
    return;
  }
  for (const auto& [key, member] : value.items()) flatten(member, path.empty() ? key : path + "." + key, out);
}

std::vector<std::pair<std::string, std::string>> settingsOf(const RunRecord& r) {
  std::vector<std::pair<std::string, std::string>> out;
  const Json json = Json::parse(runToJson(r));
  for (const auto& [key, value] : json.items()) {
    if (!isSetting(key)) continue;
    Json kept = value;
    if (key == "recipe")  // its defaults are no settings of the run; words about it are no settings at all
      for (const char* other : {"defaults", "description", "origin"}) kept.erase(other);
    if (key == "split") kept.erase("summary");
    const bool data = key == "project" || key == "class_mapping" || key == "classes";
    flatten(kept, data ? "data." + key : kept.is_object() ? key : key + "." + key, out);
  }
  std::string labels;
  for (const RunClip& clip : r.dataset) labels += clip.id + "\t" + clip.label + "\n";
  char fingerprint[20];
  std::snprintf(fingerprint, sizeof fingerprint, "%016llx", static_cast<unsigned long long>(seedOf(labels)));
  out.emplace_back("data.clips", std::to_string(r.dataset.size()));
  out.emplace_back("data.labels", fingerprint);
  return out;
}

std::string number(double value, int decimals) {
  if (!std::isfinite(value)) return "-";
  char buffer[40];
  const auto end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed, decimals);
  return {buffer, end.ptr};
}

}  // namespace

RunTable differences(const std::vector<RunRecord>& records) {
  RunTable out;
  std::vector<std::string> keys;  // in the order of their first occurrence
  std::map<std::string, std::vector<std::string>> values;
  for (std::size_t r = 0; r < records.size(); ++r) {
    out.runs.push_back(records[r].name);
    for (const auto& [key, value] : settingsOf(records[r])) {
      const auto [it, isNew] = values.try_emplace(key, records.size(), "-");
      if (isNew) keys.push_back(key);
      it->second[r] = value;
    }
    out.sameLabels = out.sameLabels && differingLabels(records.front(), records[r]) == 0;
  }
  for (const std::string& key : keys) {
    const auto& row = values[key];
    if (std::ranges::all_of(row, [&](const std::string& v) { return v == row.front(); })) {
      ++out.alike;
      continue;
    }
    const auto dot = key.find('.');
    out.settings.push_back({key.substr(0, dot), key.substr(dot + 1), row});
  }
  const auto score = [&](const char* key, int decimals, auto&& of) {
    DifferenceRow row{"scores", key, {}};
    for (const RunRecord& r : records) {
      row.numbers.push_back(of(r));
      row.values.push_back(number(row.numbers.back(), decimals));
    }
    out.scores.push_back(std::move(row));
  };
  score("clips", 0, [](const RunRecord& r) { return double(r.metrics.n); });
  score("accuracy", 4, [](const RunRecord& r) { return r.metrics.accuracy; });
  score("accuracy_low", 4, [](const RunRecord& r) { return r.metrics.accuracyCi.low; });
  score("accuracy_high", 4, [](const RunRecord& r) { return r.metrics.accuracyCi.high; });
  score("accuracy_fold_mean", 4, [](const RunRecord& r) { return r.accuracyMean; });
  score("accuracy_fold_sd", 4, [](const RunRecord& r) { return r.accuracyStd; });
  score("majority_baseline", 4, [](const RunRecord& r) { return r.metrics.majorityBaseline; });
  score("balanced_accuracy", 4, [](const RunRecord& r) { return r.metrics.balancedAccuracy; });
  score("macro_f1", 4, [](const RunRecord& r) { return r.metrics.macroF1; });
  score("roc_auc", 4, [](const RunRecord& r) { return r.metrics.rocAucOvr; });
  score("log_loss", 4, [](const RunRecord& r) { return r.metrics.logLoss; });
  score("calibration_error", 4, [](const RunRecord& r) { return r.metrics.expectedCalibrationError; });
  score("seconds", 1, [](const RunRecord& r) { return r.seconds; });
  return out;
}

}  // namespace ullim
