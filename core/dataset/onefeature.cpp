// The one-feature test, and what it finds.
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <set>

#include "core/base/random.h"
#include "core/dataset/checkrules.h"

namespace ullim {
namespace {

constexpr int kFolds = 5, kShuffles = 20, kMostBins = 16, kLeastOfClass = 5;
constexpr double kTold = 0.9;
constexpr std::size_t kMostClips = 4000;

/// Bins of about equal size; equal values stay together. NaN is bin 0.
std::vector<int> binned(const std::vector<double>& values) {
  std::vector<double> there;
  for (const double v : values)
    if (!std::isnan(v)) there.push_back(v);
  std::sort(there.begin(), there.end());
  std::vector<double> edges;  // the first value of each bin
  for (int bin = 0; bin < kMostBins && !there.empty(); ++bin)
    edges.push_back(there[there.size() * std::size_t(bin) / kMostBins]);
  // The commonest value has a bin of its own: what lies just beside it is something else.
  std::size_t bestRun = 0;
  double best = 0;
  for (std::size_t begin = 0, end = 0; begin < there.size(); begin = end) {
    end = std::size_t(std::upper_bound(there.begin() + std::ptrdiff_t(begin), there.end(), there[begin]) -
                      there.begin());
    if (end - begin > bestRun) {
      bestRun = end - begin;
      best = there[begin];
    }
  }
  if (bestRun > 1) {
    edges.push_back(best);
    edges.push_back(std::nextafter(best, 1e300));
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  std::vector<int> out;
  for (const double v : values)
    out.push_back(std::isnan(v) ? 0 : int(std::upper_bound(edges.begin(), edges.end(), v) - edges.begin()));
  return out;
}

double foldedAccuracy(const std::vector<int>& bins, int binCount, const std::vector<int>& classes,
                      int classCount, std::vector<int>* told = nullptr) {
  // Folds by turns within each class.
  std::vector<int> seen(std::size_t(classCount), 0), fold;
  for (const int c : classes) fold.push_back(seen[std::size_t(c)]++ % kFolds);
  std::vector<int> right(std::size_t(classCount), 0);
  std::vector<double> wrong(std::size_t(classCount), 0.0);  // share of other classes that is called this one
  for (int f = 0; f < kFolds; ++f) {
    std::vector<double> counts(std::size_t(binCount * classCount), 0.0), total(std::size_t(classCount), 0.0);
    for (std::size_t i = 0; i < bins.size(); ++i)
      if (fold[i] != f) {
        ++counts[std::size_t(bins[i] * classCount + classes[i])];
        ++total[std::size_t(classes[i])];
      }
    std::vector<int> says(std::size_t(binCount), 0);
    for (int b = 0; b < binCount; ++b) {
      double best = -1;
      for (int c = 0; c < classCount; ++c) {
        const double share = counts[std::size_t(b * classCount + c)] / std::max(total[std::size_t(c)], 1.0);
        if (share > best) {
          best = share;
          says[std::size_t(b)] = c;
        }
      }
    }
    for (std::size_t i = 0; i < bins.size(); ++i)
      if (fold[i] == f) {
        const int called = says[std::size_t(bins[i])];
        if (called == classes[i])
          ++right[std::size_t(classes[i])];
        else
          wrong[std::size_t(called)] += 1.0 / seen[std::size_t(classes[i])];
      }
  }
  double sum = 0;
  for (int c = 0; c < classCount; ++c) {
    const double share = double(right[std::size_t(c)]) / seen[std::size_t(c)];
    sum += share;
    if (told && share >= kTold && share >= kTold * (share + wrong[std::size_t(c)])) told->push_back(c);
  }
  return sum / classCount;
}

}  // namespace

OneFeature oneFeatureTest(const std::vector<double>& allValues, const std::vector<int>& allClasses) {
  // Classes too small to be told are left out; of very many clips each n-th is enough.
  std::map<int, int> size, number;
  for (const int c : allClasses) ++size[c];
  for (const auto& [c, n] : size)
    if (n >= kLeastOfClass) number.emplace(c, int(number.size()));
  if (number.size() < 2) return {};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < allValues.size(); ++i)
    if (number.contains(allClasses[i])) order.push_back(i);
  Rng rng{20260301};
  rng.shuffle(order);
  if (order.size() > kMostClips) order.resize(kMostClips);
  std::vector<double> values;
  std::vector<int> classes;
  for (const std::size_t i : order) {
    values.push_back(allValues[i]);
    classes.push_back(number.at(allClasses[i]));
  }
  std::vector<bool> there(number.size(), false);
  for (const int c : classes) there[std::size_t(c)] = true;
  if (std::find(there.begin(), there.end(), false) != there.end()) return {};
  const auto bins = binned(values);
  const int binCount = *std::max_element(bins.begin(), bins.end()) + 1;
  OneFeature out;
  out.accuracy = foldedAccuracy(bins, binCount, classes, int(number.size()), &out.told);
  for (int& c : out.told)
    c = std::find_if(number.begin(), number.end(), [&](auto& n) { return n.second == c; })->first;
  out.chance = out.chanceMost = 1.0 / double(number.size());
  if (!out.telling()) return out;  // the shuffles would only make it less so
  out.chance = out.chanceMost = 0;
  for (int i = 0; i < kShuffles; ++i) {
    rng.shuffle(classes);
    const double by = foldedAccuracy(bins, binCount, classes, int(number.size()));
    out.chance += by / kShuffles;
    out.chanceMost = std::max(out.chanceMost, by);
  }
  return out;
}

namespace checkrules {
namespace {

constexpr std::size_t kMostValues = 12;  // of a column that may be given away

struct Feature {
  const char* name;
  bool ofGroupsOnly;  // a loud class may be what it is; a loud speaker is one's recording
  double (*value)(const Clip&, const SoundTraits*);
};

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
const std::array<Feature, 10> kFeatures{{
    {"duration", false, [](const Clip& c, const SoundTraits*) { return c.durationS; }},
    {"sample_rate", false, [](const Clip& c, const SoundTraits*) { return double(c.sampleRate); }},
    {"channels", false, [](const Clip& c, const SoundTraits*) { return double(c.channels); }},
    {"bandwidth", false, [](const Clip& c, const SoundTraits*) { return double(c.facts.bandwidthHz); }},
    {"dc", false, [](const Clip& c, const SoundTraits*) { return double(c.facts.dc); }},
    {"zeros", false, [](const Clip&, const SoundTraits* t) { return t ? double(t->zeroShare) : kNan; }},
    {"zero_run", false, [](const Clip&, const SoundTraits* t) { return t ? double(t->longestZeroS) : kNan; }},
    {"bits", false, [](const Clip&, const SoundTraits* t) { return t ? double(t->usedBits) : kNan; }},
    {"level", true, [](const Clip& c, const SoundTraits*) { return double(c.facts.levelDb); }},
    {"noise", true, [](const Clip& c, const SoundTraits*) { return double(c.facts.noiseDb); }},
}};

}  // namespace

bool giveAways(const Subject& subject, const JobContext& job, Findings& out) {
  std::vector<std::string> targets{"label", "group"};
  targets.insert(targets.end(), subject.columns.begin(), subject.columns.end());
  std::vector<std::vector<std::string>> known;  // columns that say the same as one before
  for (std::size_t t = 0; t < targets.size(); ++t) {
    std::vector<std::string> words;
    std::map<std::string, int> numbers;
    for (const Clip* clip : subject.clips) {
      std::string word;
      if (t == 0)
        word = clip->label;
      else if (t == 1)
        word = clip->group;
      else if (const auto found = clip->columns.find(targets[t]); found != clip->columns.end())
        word = found->second;
      words.push_back(clip->error.empty() ? word : "");
      if (!words.back().empty()) numbers.emplace(words.back(), int(numbers.size()));
    }
    if (numbers.size() < 2 || numbers.size() > kMostValues) continue;
    if (std::find(known.begin(), known.end(), words) != known.end()) continue;
    known.push_back(words);
    for (const Feature& feature : kFeatures) {
      if (job.stopped()) return false;
      if (feature.ofGroupsOnly && t != 1) continue;
      std::vector<double> values;
      std::vector<int> classes;
      std::set<double> different;
      for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].empty()) continue;
        values.push_back(feature.value(*subject.clips[i], subject.traits(i)));
        classes.push_back(numbers.at(words[i]));
        if (different.size() < 2 && !std::isnan(values.back())) different.insert(values.back());
      }
      if (different.size() < 2) continue;
      const OneFeature test = oneFeatureTest(values, classes);
      if (!test.telling()) continue;
      Finding finding;
      finding.kind = FindingKind::GivesAway;
      finding.severity = t == 0 ? Severity::Warning : Severity::Note;
      finding.subject = targets[t];
      finding.feature = feature.name;
      finding.values = {test.accuracy, test.chance};
      for (const auto& [word, n] : numbers)
        if (std::find(test.told.begin(), test.told.end(), n) != test.told.end())
          finding.names.push_back(word);
      for (std::size_t i = 0; i < words.size(); ++i)
        if (!words[i].empty()) finding.clips.push_back(subject.clips[i]->id);
      out.push_back(std::move(finding));
    }
  }
  return true;
}

}  // namespace checkrules
}  // namespace ullim
