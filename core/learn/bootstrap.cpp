#include "core/learn/bootstrap.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <map>

namespace ullim {

Clusters clustersOf(std::size_t n, const std::vector<std::string>& groups) {
  assert(groups.empty() || groups.size() == n);
  Clusters out;
  std::map<std::string, std::size_t> clusterOf;
  for (std::size_t i = 0; i < n; ++i) {
    if (groups.empty() || groups[i].empty()) {
      out.members.push_back({i});
      continue;
    }
    const auto [it, isNew] = clusterOf.emplace(groups[i], out.members.size());
    if (isNew) out.members.emplace_back();
    out.members[it->second].push_back(i);
  }
  if (!clusterOf.empty()) out.groups = int(out.members.size());
  if (out.members.size() < 2) {
    out.members.assign(n, {});
    for (std::size_t i = 0; i < n; ++i) out.members[i] = {i};
  }
  return out;
}

Interval percentiles(std::vector<double>& values) {
  constexpr std::size_t kLeastPart = 10;
  const std::size_t draws = values.size();
  std::erase_if(values, [](double v) { return std::isnan(v); });
  if (values.empty() || values.size() * kLeastPart < draws) {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    return {nan, nan};
  }
  std::sort(values.begin(), values.end());
  const auto at = [&](double q) {
    const double position = q * double(values.size() - 1);
    const auto low = std::size_t(position);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (position - double(low)) * (values[high] - values[low]);
  };
  return {at(0.025), at(0.975)};
}

}  // namespace ullim
