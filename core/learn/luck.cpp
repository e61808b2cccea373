#include "core/learn/luck.h"

#include <algorithm>
#include <cmath>

#include "core/base/parallel.h"
#include "core/learn/mfccstats.h"
#include "core/learn/trainsplit.h"

namespace ullim {
namespace {

void meanAndSd(const std::vector<double>& values, double& mean, double& sd) {
  const double n = double(values.size());
  mean = sd = 0;
  for (const double v : values) mean += v / n;
  for (const double v : values) sd += (v - mean) * (v - mean);
  sd = n > 1 ? std::sqrt(sd / (n - 1)) : 0;
}

/// Of the clips judged: share right, and the mean of the classes' shares.
std::pair<double, double> judge(const BaselineData& data, const std::vector<std::vector<double>>& rows) {
  std::vector<double> right(data.classNames.size()), all(right.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].empty()) continue;
    const auto said = std::max_element(rows[i].begin(), rows[i].end()) - rows[i].begin();
    const auto label = std::size_t(data.labels[i]);
    ++all[label];
    right[label] += said == data.labels[i];
  }
  double hits = 0, n = 0, balanced = 0, classes = 0;
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (all[c] == 0) continue;
    hits += right[c];
    n += all[c];
    balanced += right[c] / all[c];
    ++classes;
  }
  return {hits / std::max(1.0, n), balanced / std::max(1.0, classes)};
}

}  // namespace

Result<Luck> luckOfTheSplit(const std::vector<TrainClip>& clips, const std::vector<std::string>& classNames,
                            const LuckOptions& options, const JobContext& job) {
  std::vector<std::string> paths;
  for (const TrainClip& clip : clips) paths.push_back(clip.path);
  const auto stats = mfccStats(paths, options.jobs, job);
  if (!stats) return stats.error();

  Luck luck;
  BaselineData data;
  data.classNames = classNames;
  std::vector<TrainClip> used;
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (!stats->errors[i].empty()) {
      luck.unreadable.push_back(stats->errors[i]);
      continue;
    }
    const auto at = std::find(classNames.begin(), classNames.end(), clips[i].label);
    data.labels.push_back(int(at - classNames.begin()));  // splitClips refuses what is no class
    data.parents.push_back(clips[i].parent);
    used.push_back(clips[i]);
    rows.push_back(i);
  }
  data.stats = MatrixD(rows.size(), kMfccStats);
  for (std::size_t r = 0; r < rows.size(); ++r)
    std::copy(stats->values.row(rows[r]).begin(), stats->values.row(rows[r]).end(),
              data.stats.row(r).begin());

  luck.n = int(used.size());
  luck.folds = options.folds;
  luck.repeats = options.repeats;
  luck.hasGroups = std::any_of(used.begin(), used.end(), [](const TrainClip& c) { return !c.group.empty(); });
  std::vector<Split> divisions;  // one a repeat; the random ones first
  for (const bool byGroup : {false, true}) {
    if (byGroup && !luck.hasGroups) continue;
    const auto made = splitClips(used, data.labels, classNames,
                                 {.folds = options.folds,
                                  .validationSize = 0,
                                  .byGroup = byGroup,
                                  .seed = options.seed,
                                  .repeats = options.repeats});
    if (!made) return made.error();
    for (int r = 0; r < options.repeats; ++r) {
      const auto begin = made->split.folds.begin() + std::ptrdiff_t(r) * options.folds;
      divisions.emplace_back();
      divisions.back().folds.assign(begin, begin + options.folds);
    }
  }
  std::vector<std::pair<double, double>> figures(divisions.size());
  const JobContext inner{job.stop, {}};
  const bool done = parallelFor(divisions.size(), options.jobs, job, [&](std::size_t i) {
    if (const auto probabilities = logisticOutOfFold(data, divisions[i], inner, 1))
      figures[i] = judge(data, *probabilities);
  });
  if (!done || job.stopped()) return Error{ErrorCode::Cancelled, "stopped"};
  for (std::size_t i = 0; i < figures.size(); ++i) {
    LuckSeries& series = i < std::size_t(options.repeats) ? luck.random : luck.grouped;
    series.accuracy.push_back(figures[i].first);
    series.balancedAccuracy.push_back(figures[i].second);
  }
  for (LuckSeries* series : {&luck.random, &luck.grouped}) {
    meanAndSd(series->accuracy, series->accuracyMean, series->accuracySd);
    meanAndSd(series->balancedAccuracy, series->balancedMean, series->balancedSd);
  }
  return luck;
}

}  // namespace ullim
