#pragma once
// What people do to regions, as pure functions: they look at the data and answer with the Change to commit.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/dataset/change.h"

namespace ullim {

/// New regions; ids are the caller's. Errors: NotFound (clip), BadArgument (checkRegion, beyond the end of a
/// clip of known length, text that is not UTF-8), Conflict (an id that is taken).
Result<Change> addRegions(const Dataset& data, const std::vector<Region>& regions);
/// Range, band, label and note become those of `after`, whose id says which region; its version does not
/// count. An unchanged region gives an empty change. Errors as addRegions(), NotFound for the id.
Result<Change> editRegion(const Dataset& data, const Region& after);
Result<Change> removeRegions(const Dataset& data, const std::vector<std::string>& ids);

/// Edits for the regions of all present clips, in project order, to which `label` gives another label.
using RegionLabel = std::function<std::optional<std::string>(const Clip& clip, const Region& region)>;
std::vector<RegionEdit> relabelRegions(const Dataset& data, const RegionLabel& label);

/// Regions of the clips in the project; those of clips that were taken out do not count.
std::size_t countRegions(const Dataset& data);

}  // namespace ullim
