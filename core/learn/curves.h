#pragma once
// ROC and precision-recall curves of one class against the rest, and the areas under them.
#include <cstddef>
#include <vector>

#include "core/base/matrix.h"

namespace ullim {

/// One threshold: a row is called positive when its probability is at least this.
struct CurvePoint {
  double x = 0, y = 0;    ///< ROC: false and true positive rate; PR: recall and precision
  double threshold = 0;   ///< infinite at the ROC's (0, 0); NaN at the PR curve's end (recall 0)
  std::size_t above = 0;  ///< rows called positive: Curve::order[0 .. above)
  std::size_t hits = 0;   ///< how many of them are
};

struct Curve {
  std::vector<CurvePoint> points;  ///< ROC: thresholds fall; PR: thresholds rise, the end is (0, 1)
  std::vector<std::size_t> order;  ///< rows by falling probability (ties in their order), so that a point
                                   ///< can list what lies above it and, behind that, below it
  std::size_t positives = 0;       ///< rows that truly are of the class
  double area = 0;                 ///< ROC: AUC; PR: average precision; NaN when undefined
};

/// As scikit-learn's roc_curve (drop_intermediate off) and precision_recall_curve. Without a row of the
/// class, or without one of the rest, the ROC has no points and an area of NaN; the PR curve needs a row of
/// the class only. `column` < probabilities.cols().
Curve rocCurve(const std::vector<int>& labels, const Matrix& probabilities, std::size_t column);
Curve prCurve(const std::vector<int>& labels, const Matrix& probabilities, std::size_t column);

/// The point of a ROC that tells best (largest true minus false positive rate, Youden's J), the first of
/// equals; points.size() for an empty curve.
std::size_t bestPoint(const Curve& roc);

/// Areas over and over again under other weights of the rows, as a bootstrap needs: sorted once.
class RankedScores {
 public:
  RankedScores(const std::vector<int>& labels, const Matrix& probabilities, std::size_t column);
  /// Area under the ROC, ties sharing their mean rank (Mann-Whitney); row i counts weights[i] times. NaN
  /// when either side has no weight.
  double rocAuc(const std::vector<int>& weights) const;

 private:
  struct Entry {
    std::size_t row;
    bool positive, lastOfTie;
  };
  std::vector<Entry> m_entries;  ///< by rising score
};

}  // namespace ullim
