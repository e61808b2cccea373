#include "core/dataset/region.h"

#include <cmath>
#include <tuple>

namespace ullim {

bool sameContent(const Region& a, const Region& b) {
  return a.id == b.id && a.clipId == b.clipId && a.range == b.range && a.lowHz == b.lowHz &&
         a.highHz == b.highHz && a.label == b.label && a.note == b.note;
}

bool RegionOrder::operator()(const Region& a, const Region& b) const {
  return std::tie(a.range.begin, a.range.end, a.lowHz, a.highHz, a.id) <
         std::tie(b.range.begin, b.range.end, b.lowHz, b.highHz, b.id);
}

Result<Done> checkRegion(const Region& region) {
  const auto bad = [&](const char* what) {
    return Error{ErrorCode::BadArgument, "region " + region.id + ": " + what};
  };
  if (region.id.empty() || region.clipId.empty()) return bad("has no id or no clip (give both)");
  if (region.range.begin < 0) return bad("begins before the clip (begin at 0 or later)");
  if (region.range.empty()) return bad("ends where it begins or before (end later)");
  if (region.version < 1) return bad("has no version (give 1)");
  // In this form NaN is refused, too.
  const bool timeOnly = region.lowHz == 0 && region.highHz == 0;
  const bool band = region.lowHz >= 0 && region.highHz > region.lowHz && std::isfinite(region.highHz);
  if (!timeOnly && !band) return bad("its frequencies are no band (low from 0 Hz, high above low)");
  return Done{};
}

}  // namespace ullim
