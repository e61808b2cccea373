#include "ui/pages/resultclips.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "ui/pages/runlist.h"

namespace ullim {
namespace {

using Rows = std::vector<std::size_t>;

float confidence(const OofRow& row) {
  return row.probabilities.empty() ? 0
                                   : *std::max_element(row.probabilities.begin(), row.probabilities.end());
}

template <class Keep>
std::vector<std::string> surestFirst(const RunRecord& run, Keep keep) {
  Rows rows;
  for (std::size_t i = 0; i < run.oof.size(); ++i)
    if (keep(run.oof[i])) rows.push_back(i);
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return confidence(run.oof[a]) > confidence(run.oof[b]);
  });
  return clipsOfRows(run, rows);
}

}  // namespace

std::vector<std::string> clipsOfRows(const RunRecord& run, const Rows& rows) {
  std::vector<std::string> ids;
  std::unordered_set<std::string_view> seen;  // into run.oof
  ids.reserve(rows.size());
  seen.reserve(rows.size());
  for (const std::size_t row : rows)
    if (row < run.oof.size() && seen.insert(run.oof[row].clipId).second) ids.push_back(run.oof[row].clipId);
  return ids;
}

std::vector<std::string> clipsInCell(const RunRecord& run, int trueClass, int predicted) {
  return surestFirst(
      run, [&](const OofRow& row) { return row.label == trueClass && predictedClass(row) == predicted; });
}

std::vector<std::string> wrongClipsOf(const RunRecord& run, int trueClass) {
  return surestFirst(
      run, [&](const OofRow& row) { return row.label == trueClass && predictedClass(row) != trueClass; });
}

std::vector<std::string> falseClipsOf(const RunRecord& run, int predicted) {
  return surestFirst(
      run, [&](const OofRow& row) { return row.label != predicted && predictedClass(row) == predicted; });
}

std::vector<std::string> wrongClipsOfFold(const RunRecord& run, int fold) {
  return surestFirst(run, [&](const OofRow& row) {
    return (fold < 0 || row.fold == fold) && predictedClass(row) != row.label;
  });
}

std::vector<std::string> falseAlarms(const RunRecord& run, const Curve& curve, const CurvePoint& point,
                                     int cls) {
  Rows rows;
  for (std::size_t i = 0; i < std::min(point.above, curve.order.size()); ++i)
    if (run.oof[curve.order[i]].label != cls) rows.push_back(curve.order[i]);
  return clipsOfRows(run, rows);
}

std::vector<std::string> missedClips(const RunRecord& run, const Curve& curve, const CurvePoint& point,
                                     int cls) {
  Rows rows;
  for (std::size_t i = point.above; i < curve.order.size(); ++i)
    if (run.oof[curve.order[i]].label == cls) rows.push_back(curve.order[i]);
  return clipsOfRows(run, rows);
}

std::vector<std::string> refusedClips(const RunRecord& run, const RiskCoverage& curve,
                                      const RiskPoint& point) {
  Rows rows(curve.order.begin() + std::ptrdiff_t(std::min(point.accepted, curve.order.size())),
            curve.order.end());
  std::reverse(rows.begin(), rows.end());
  return clipsOfRows(run, rows);
}

}  // namespace ullim
