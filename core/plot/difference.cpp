#include "core/plot/difference.h"

#include <algorithm>
#include <cmath>

namespace ullim {

Result<Feature> differenceOf(const Feature& a, const Feature& b) {
  if (a.kind != b.kind || a.rate != b.rate || a.hopLength != b.hopLength || a.rowHz != b.rowHz)
    return Error{ErrorCode::BadArgument,
                 "the two pictures have different axes (use the same feature, options and sample rate)"};
  const std::size_t frames = std::min(a.values.rows(), b.values.rows());
  const std::size_t rows = std::min(a.values.cols(), b.values.cols());
  Feature out = a;
  out.values = Matrix(frames, rows);
  float widest = 0;
  for (std::size_t t = 0; t < frames; ++t)
    for (std::size_t r = 0; r < rows; ++r) {
      const float d = b.values(t, r) - a.values(t, r);
      out.values(t, r) = d;
      if (std::isfinite(d)) widest = std::max(widest, std::abs(d));
    }
  out.minimum = -widest;
  out.maximum = widest;
  return out;
}

}  // namespace ullim
