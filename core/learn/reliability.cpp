#include "core/learn/reliability.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ullim {

Reliability reliability(const std::vector<int>& labels, const Matrix& probabilities, bool equalMass,
                        int bins) {
  const std::size_t n = labels.size(), count = std::size_t(std::max(bins, 1));
  Reliability out{.equalMass = equalMass};
  std::vector<double> confidence(n), right(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = probabilities.row(i);
    const auto best = std::max_element(row.begin(), row.end());
    confidence[i] = *best;
    right[i] = int(best - row.begin()) == labels[i];
  }
  if (equalMass) {
    std::vector<std::size_t> order(n);
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return confidence[a] < confidence[b]; });
    double low = 0;
    for (std::size_t begin = 0, b = 1; begin < n; ++b) {
      std::size_t end = std::max(begin + 1, std::min(n, n * b / count));
      while (end < n && confidence[order[end]] == confidence[order[end - 1]]) ++end;
      ReliabilityBin bin{.low = low, .high = confidence[order[end - 1]]};
      bin.rows.assign(order.begin() + std::ptrdiff_t(begin), order.begin() + std::ptrdiff_t(end));
      std::sort(bin.rows.begin(), bin.rows.end());
      low = bin.high;
      out.bins.push_back(std::move(bin));
      begin = end;
    }
  } else {
    for (std::size_t b = 0; b < count; ++b)
      out.bins.push_back({.low = double(b) / double(count), .high = double(b + 1) / double(count)});
    for (std::size_t i = 0; i < n; ++i) {
      const int bin = int(std::ceil(confidence[i] * double(count))) - 1;
      out.bins[std::size_t(std::clamp(bin, 0, int(count) - 1))].rows.push_back(i);
    }
  }
  for (ReliabilityBin& bin : out.bins) {
    if (bin.rows.empty()) continue;
    const double size = double(bin.rows.size());
    for (const std::size_t i : bin.rows) {
      bin.meanConfidence += confidence[i] / size;
      bin.accuracy += right[i] / size;
    }
    const double gap = std::abs(bin.accuracy - bin.meanConfidence);
    out.ece += gap * size / double(n);
    out.mce = std::max(out.mce, gap);
  }
  return out;
}

}  // namespace ullim
