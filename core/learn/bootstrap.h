#pragma once
// Intervals by drawing whole groups with replacement: clips of one speaker are alike, so drawing clips would
// promise too much.
#include <cstddef>
#include <string>
#include <vector>

namespace ullim {

struct Interval {
  double low = 0, high = 0;
};

constexpr int kBootstrapDraws = 2000;
constexpr int kFewGroups = 8;  ///< below this the percentiles of a cluster bootstrap mean little

struct Clusters {
  std::vector<std::vector<std::size_t>> members;  ///< rows that are drawn together
  int groups = 0;                                 ///< as in Metrics::groups
};

/// A row without a group is a cluster of its own. A single group says nothing about other groups; then the
/// rows themselves are the clusters. `groups` has n entries or none.
Clusters clustersOf(std::size_t n, const std::vector<std::string>& groups);

/// 2.5 % and 97.5 %, linear between the neighbours as numpy.percentile; NaN values are left out, both ends
/// NaN when less than a tenth is left: such draws are too alike to make an interval of. Sorts `values`.
Interval percentiles(std::vector<double>& values);

}  // namespace ullim
