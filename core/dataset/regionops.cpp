#include "core/dataset/regionops.h"

#include <algorithm>
#include <unordered_set>

#include "core/dataset/text.h"

namespace ullim {
namespace {

Error noRegion(const std::string& id) {
  return {ErrorCode::NotFound, "region " + printable(id) + ": not in the project (list the regions)"};
}

std::string regionsText(std::size_t n) { return std::to_string(n) + (n == 1 ? " region" : " regions"); }

Result<Done> fits(const Dataset& data, const Region& region) {
  if (auto fine = checkRegion(region); !fine) return fine;
  const Clip* clip = data.find(region.clipId);
  if (!clip) return Error{ErrorCode::NotFound, "clip " + printable(region.clipId) + ": not in the project"};
  if (clip->frames > 0 && region.range.end > clip->frames)
    return Error{ErrorCode::BadArgument,
                 "clip " + clip->file + ": a region to sample " + std::to_string(region.range.end) +
                     " is beyond its end (end at " + std::to_string(clip->frames) + " or before)"};
  if (!isUtf8(region.label) || !isUtf8(region.note))
    return Error{ErrorCode::BadArgument,
                 "clip " + clip->file + ": the label or note of a region is not UTF-8 (type it again)"};
  return Done{};
}

}  // namespace

Result<Change> addRegions(const Dataset& data, const std::vector<Region>& regions) {
  Change change;
  change.kind = "region";
  change.why = "add " + regionsText(regions.size());
  std::unordered_set<std::string> ids;
  for (const auto& region : regions) {
    if (auto fine = fits(data, region); !fine) return fine.error();
    if (data.regions.find(region.id) || !ids.insert(region.id).second)
      return Error{ErrorCode::Conflict, "region " + region.id + ": there already (give a new id)"};
    change.regions.push_back({std::nullopt, region});
  }
  return change;
}

Result<Change> editRegion(const Dataset& data, const Region& after) {
  const Region* present = data.regions.find(after.id);
  if (!present) return noRegion(after.id);
  if (auto fine = fits(data, after); !fine) return fine.error();
  if (after.clipId != present->clipId)
    return Error{ErrorCode::BadArgument, "region " + after.id + ": stays in its clip (make a new one there)"};
  Change change;
  change.kind = "region";
  change.why = "edit a region of " + data.find(after.clipId)->file;
  if (!sameContent(*present, after)) change.regions.push_back({*present, after});
  return change;
}

Result<Change> removeRegions(const Dataset& data, const std::vector<std::string>& ids) {
  Change change;
  change.kind = "region";
  std::unordered_set<std::string> seen;
  for (const auto& id : ids) {
    const Region* present = data.regions.find(id);
    if (!present || !data.find(present->clipId)) return noRegion(id);
    if (seen.insert(id).second) change.regions.push_back({*present, std::nullopt});
  }
  change.why = "remove " + regionsText(change.regions.size());
  return change;
}

std::vector<RegionEdit> relabelRegions(const Dataset& data, const RegionLabel& label) {
  std::vector<RegionEdit> edits;
  if (data.regions.size() == 0) return edits;
  for (const auto& clip : data.clips) {
    for (const auto& region : data.regions.of(clip.id)) {
      const auto wanted = label(clip, region);
      if (!wanted || *wanted == region.label) continue;
      Region after = region;
      after.label = *wanted;
      edits.push_back({region, std::move(after)});
    }
  }
  return edits;
}

std::size_t countRegions(const Dataset& data) {
  std::size_t count = 0;
  for (const auto& [clipId, regions] : data.regions.byClip())
    if (data.indexOf(clipId) >= 0) count += regions.size();
  return count;
}

}  // namespace ullim
