#pragma once
// A stretch of a clip, or a box in time and frequency, with a class and a note.
#include <cstdint>
#include <string>

#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

struct Region {
  std::string id;                ///< UUID
  std::string clipId;            ///< never changes
  SampleRange range;             ///< samples of the clip at its own rate, [begin, end), 0 <= begin < end
  double lowHz = 0, highHz = 0;  ///< 0 <= low < high; both 0: time only
  std::string label;             ///< name of a class, a name that is no class, or empty
  std::string note;
  std::int64_t version = 1;  ///< raised by every edit

  bool hasBand() const { return highHz > 0; }
  bool operator==(const Region&) const = default;
};

/// Equal but for the version.
bool sameContent(const Region& a, const Region& b);

/// By begin, then end, band and id: a total order.
struct RegionOrder {
  bool operator()(const Region& a, const Region& b) const;
};

/// What holds for every region, whatever its clip. BadArgument names the region and what is wrong.
Result<Done> checkRegion(const Region& region);

}  // namespace ullim
