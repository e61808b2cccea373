#include "core/plot/difference.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace ullim {
namespace {

constexpr float kNothingDiffers = 1;
constexpr double kSameHz = 1e-6;  // relative

std::string against(double a, double b) {
  const auto plain = [](double v) { return std::to_string(std::llround(v)); };
  return plain(a) + " and " + plain(b);
}

Error mismatch(const std::string& what, const std::string& advice) {
  return {ErrorCode::BadArgument, "the difference of " + what + " cannot be drawn (" + advice + ")"};
}

/// Whether the rows that both have lie at the same frequencies.
bool sameRows(const Feature& a, const Feature& b) {
  if (a.rowHz.empty() != b.rowHz.empty()) return false;
  const std::size_t common = std::min(a.rowHz.size(), b.rowHz.size());
  for (std::size_t i = 0; i < common; ++i)
    if (std::fabs(a.rowHz[i] - b.rowHz[i]) > kSameHz * std::max(1.0, std::fabs(a.rowHz[i]))) return false;
  return true;
}

}  // namespace

Result<Feature> differenceOf(const Feature& a, const Feature& b) {
  if (a.kind != b.kind)
    return mismatch(std::string(featureName(a.kind)) + " and " + featureName(b.kind),
                    "choose the same kind for both");
  if (a.rate != b.rate)
    return mismatch("sounds with " + against(a.rate.hz, b.rate.hz) + " Hz", "resample both to one rate");
  if (a.hopLength != b.hopLength || a.origin != b.origin)
    return mismatch("frames " + against(a.hopLength, b.hopLength) + " samples apart",
                    "choose the same frames for both");
  if (a.rowAxis != b.rowAxis || a.unit != b.unit || !sameRows(a, b))
    return mismatch("pictures whose rows lie at different frequencies", "choose the same options for both");
  const std::size_t frames = std::min(a.values.rows(), b.values.rows());
  const std::size_t rows = std::min(a.values.cols(), b.values.cols());
  if (frames == 0 || rows == 0)
    return Error{ErrorCode::FileEmpty,
                 "the difference has nothing to show: one of the two is empty (choose clips with samples)"};

  Feature out;
  out.kind = a.kind;
  out.rate = a.rate;
  out.hopLength = a.hopLength;
  out.origin = a.origin;
  out.rowAxis = a.rowAxis;
  out.unit = a.unit;
  if (!a.rowHz.empty()) out.rowHz.assign(a.rowHz.begin(), a.rowHz.begin() + std::ptrdiff_t(rows));
  out.values = Matrix(frames, rows);
  float most = 0;
  for (std::size_t t = 0; t < frames; ++t) {
    const auto before = a.values.row(t), after = b.values.row(t);
    const auto into = out.values.row(t);
    for (std::size_t r = 0; r < rows; ++r) {
      into[r] = after[r] - before[r];
      if (std::isfinite(into[r])) most = std::max(most, std::fabs(into[r]));
    }
  }
  out.maximum = most > 0 ? most : kNothingDiffers;
  out.minimum = -out.maximum;
  return out;
}

}  // namespace ullim
