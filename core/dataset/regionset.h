#pragma once
// The regions of a data set: by clip in order of time, and by id.
#include <set>
#include <string>
#include <unordered_map>

#include "core/dataset/region.h"

namespace ullim {

/// Of one clip, in RegionOrder.
using ClipRegions = std::set<Region, RegionOrder>;

/// Regions of clips that were taken out (an undone import) stay here, and are there again with the clip.
class RegionSet {
 public:
  const ClipRegions& of(const std::string& clipId) const;  ///< O(1); empty for unknown clips
  const Region* find(const std::string& id) const;         ///< O(log n); valid until that region changes
  std::size_t size() const { return m_places.size(); }
  /// Clip id -> its regions, never empty; in no order.
  const std::unordered_map<std::string, ClipRegions>& byClip() const { return m_byClip; }

  void put(Region region);  ///< new, or in place of the one with its id
  void erase(const std::string& id);
  bool operator==(const RegionSet& other) const { return m_byClip == other.m_byClip; }

 private:
  // A region without its texts: enough to find the other one in its clip.
  std::unordered_map<std::string, Region> m_places;
  std::unordered_map<std::string, ClipRegions> m_byClip;
};

}  // namespace ullim
