#include "core/dataset/regionset.h"

namespace ullim {

const ClipRegions& RegionSet::of(const std::string& clipId) const {
  static const ClipRegions kNone;
  const auto it = m_byClip.find(clipId);
  return it == m_byClip.end() ? kNone : it->second;
}

const Region* RegionSet::find(const std::string& id) const {
  const auto place = m_places.find(id);
  if (place == m_places.end()) return nullptr;
  const auto& regions = of(place->second.clipId);
  const auto it = regions.find(place->second);
  return it == regions.end() ? nullptr : &*it;
}

void RegionSet::put(Region region) {
  erase(region.id);
  m_places.insert_or_assign(region.id, Region{.id = region.id,
                                              .clipId = region.clipId,
                                              .range = region.range,
                                              .lowHz = region.lowHz,
                                              .highHz = region.highHz,
                                              .label = {},
                                              .note = {}});
  m_byClip[region.clipId].insert(std::move(region));
}

void RegionSet::erase(const std::string& id) {
  const auto place = m_places.find(id);
  if (place == m_places.end()) return;
  const auto clip = m_byClip.find(place->second.clipId);
  clip->second.erase(place->second);
  if (clip->second.empty()) m_byClip.erase(clip);
  m_places.erase(place);
}

}  // namespace ullim
