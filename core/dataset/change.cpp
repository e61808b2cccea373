#include "core/dataset/change.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

namespace ullim {
namespace {

bool sameFields(const ClipFields& a, const ClipFields& b) {
  return a.label.has_value() == b.label.has_value() && a.status.has_value() == b.status.has_value() &&
         a.notes.has_value() == b.notes.has_value() && a.group.has_value() == b.group.has_value() &&
         a.file.has_value() == b.file.has_value();
}

bool holds(const Clip& clip, const ClipFields& fields) {
  return (!fields.label || *fields.label == clip.label) &&
         (!fields.status || *fields.status == clip.status) &&
         (!fields.notes || *fields.notes == clip.notes) && (!fields.group || *fields.group == clip.group) &&
         (!fields.file || *fields.file == clip.file);
}

void set(Clip& clip, const ClipFields& fields) {
  if (fields.label) clip.label = *fields.label;
  if (fields.status) clip.status = *fields.status;
  if (fields.notes) clip.notes = *fields.notes;
  if (fields.group) clip.group = *fields.group;
  if (fields.file) clip.file = *fields.file;
  ++clip.version;
}

Error conflict(const std::string& what) {
  return {ErrorCode::Conflict, what + " was changed in the meantime (load the project again)"};
}

Result<std::vector<LabelClass>> changedClasses(std::vector<LabelClass> classes,
                                               const std::vector<ClassEdit>& edits) {
  const auto named = [&](const std::string& name) {
    return std::find_if(classes.begin(), classes.end(), [&](const auto& c) { return c.name == name; });
  };
  // All that goes, goes first: so classes can swap names or places in one change.
  for (const auto& edit : edits) {
    if (!edit.before) continue;
    const auto it = named(edit.before->name);
    if (it == classes.end() || !(*it == *edit.before)) return conflict("class " + edit.before->name);
    classes.erase(it);
  }
  for (const auto& edit : edits) {
    if (!edit.after) continue;
    if (named(edit.after->name) != classes.end()) return conflict("class " + edit.after->name);
    classes.push_back(*edit.after);
  }
  return classes;
}

// `coming`: clips that this very change adds.
Result<Done> fitsRegions(const Dataset& data, const std::vector<RegionEdit>& edits,
                         const std::unordered_set<std::string>& coming) {
  std::unordered_set<std::string> seen;
  for (const auto& edit : edits) {
    if (auto fine = checkRegionEdit(edit); !fine) return fine;
    const Region& region = edit.either();
    if (!seen.insert(region.id).second)
      return Error{ErrorCode::BadArgument, "region " + region.id + ": named twice in one change"};
    if (data.indexOf(region.clipId) < 0 && !coming.contains(region.clipId))
      return Error{ErrorCode::NotFound, "clip " + region.clipId + ": not in the project"};
    const Region* present = data.regions.find(region.id);
    const bool fits = edit.before ? present && sameContent(*present, *edit.before) : !present;
    if (!fits) return conflict("region " + region.id);
  }
  return Done{};
}

void setRegion(RegionSet& regions, const RegionEdit& edit) {
  if (!edit.after) return regions.erase(edit.before->id);
  Region after = *edit.after;
  if (edit.before) after.version = regions.find(after.id)->version + 1;
  regions.put(std::move(after));
}

bool sameVerdict(Verdict a, const Verdict& b) {
  a.version = b.version;
  return a == b;
}

bool samePass(Pass a, const Pass& b) {
  a.version = b.version;
  return a == b;
}

// `coming`: clips that this very change adds.
Result<Done> fitsVerdicts(const Dataset& data, const Change& change,
                          const std::unordered_set<std::string>& coming) {
  std::unordered_set<std::string> seen;
  for (const auto& edit : change.passes) {
    if (auto fine = checkPassEdit(edit); !fine) return fine;
    const Pass& pass = edit.either();
    const Pass* present = data.findPass(pass.id);
    const bool fits = edit.before ? present && samePass(*present, *edit.before) : !present;
    if (!fits || !seen.insert(pass.id).second) return conflict("pass " + pass.name);
  }
  for (const auto& edit : change.verdicts) {
    if (auto fine = checkVerdictEdit(edit); !fine) return fine;
    const Verdict& verdict = edit.either();
    if (data.indexOf(verdict.clipId) < 0 && !coming.contains(verdict.clipId))
      return Error{ErrorCode::NotFound, "clip " + verdict.clipId + ": not in the project"};
    const Verdict* present = data.verdicts.find(verdict.id);
    const bool fits = edit.before ? present && sameVerdict(*present, *edit.before) : !present;
    if (!fits || !seen.insert(verdict.id).second) return conflict("verdict " + verdict.id);
  }
  return Done{};
}

void setVerdict(VerdictSet& verdicts, const VerdictEdit& edit) {
  if (!edit.after) return verdicts.erase(edit.before->id);
  Verdict after = *edit.after;
  if (edit.before) after.version = verdicts.find(after.id)->version + 1;
  verdicts.put(std::move(after));
}

void setPass(std::vector<Pass>& passes, const PassEdit& edit) {
  const std::string id = edit.either().id;
  const auto at = std::find_if(passes.begin(), passes.end(), [&](const Pass& p) { return p.id == id; });
  if (!edit.after) {
    passes.erase(at);
  } else if (edit.before) {
    const auto version = at->version + 1;
    *at = *edit.after;
    at->version = version;
  } else {
    const auto place =
        std::upper_bound(passes.begin(), passes.end(), *edit.after, [](const Pass& a, const Pass& b) {
          return std::tie(a.createdMs, a.id) < std::tie(b.createdMs, b.id);
        });
    passes.insert(place, *edit.after);
  }
}

void insertInOrder(std::vector<Clip>& clips, std::vector<Clip> added) {
  const bool atEnd = std::all_of(added.begin(), added.end(), [&](const Clip& c) {
    return c.order == 0 || clips.empty() || c.order > clips.back().order;
  });
  clips.insert(clips.end(), std::make_move_iterator(added.begin()), std::make_move_iterator(added.end()));
  if (atEnd) return;
  std::stable_sort(clips.begin(), clips.end(), [](const Clip& a, const Clip& b) {
    return (a.order == 0 ? INT64_MAX : a.order) < (b.order == 0 ? INT64_MAX : b.order);
  });
}

}  // namespace

Change inverse(Change change) {
  for (auto& edit : change.clips) std::swap(edit.before, edit.after);
  for (auto& edit : change.classes) std::swap(edit.before, edit.after);
  for (auto& edit : change.regions) std::swap(edit.before, edit.after);
  for (auto& edit : change.passes) std::swap(edit.before, edit.after);
  for (auto& edit : change.verdicts) std::swap(edit.before, edit.after);
  std::swap(change.added, change.removed);
  return change;
}

Result<Done> checkVerdictEdit(const VerdictEdit& edit) {
  if (!edit.before && !edit.after)
    return Error{ErrorCode::BadArgument, "a verdict's change: has neither before nor after"};
  for (const auto* side : {&edit.before, &edit.after})
    if (*side)
      if (auto fine = checkVerdict(**side); !fine) return fine;
  const auto who = [](const Verdict& v) { return std::tie(v.id, v.clipId, v.annotator, v.pass, v.turn); };
  if (edit.before && edit.after && who(*edit.before) != who(*edit.after))
    return Error{ErrorCode::BadArgument,
                 "verdict " + edit.before->id + ": id, clip, annotator and pass stay in a change"};
  return Done{};
}

Result<Done> checkPassEdit(const PassEdit& edit) {
  if (!edit.before && !edit.after)
    return Error{ErrorCode::BadArgument, "a pass's change: has neither before nor after"};
  for (const auto* side : {&edit.before, &edit.after})
    if (*side)
      if (auto fine = checkPass(**side); !fine) return fine;
  if (edit.before && edit.after && edit.before->id != edit.after->id)
    return Error{ErrorCode::BadArgument, "pass " + edit.before->name + ": its id stays in a change"};
  return Done{};
}

Result<Done> checkRegionEdit(const RegionEdit& edit) {
  if (!edit.before && !edit.after)
    return Error{ErrorCode::BadArgument, "a region's change: has neither before nor after"};
  for (const auto* side : {&edit.before, &edit.after})
    if (*side)
      if (auto fine = checkRegion(**side); !fine) return fine;
  if (edit.before && edit.after &&
      (edit.before->id != edit.after->id || edit.before->clipId != edit.after->clipId))
    return Error{ErrorCode::BadArgument, "region " + edit.before->id + ": id and clip stay in a change"};
  return Done{};
}

Result<Done> applyChange(Dataset& data, const Change& change) {
  // Everything is looked at before anything is touched.
  std::vector<std::size_t> places;  // of the edited clips: a merge has 50 000, and the window waits for it
  places.reserve(change.clips.size());
  std::vector<bool> seen(data.clips.size());
  for (const auto& edit : change.clips) {
    const auto place = data.indexOf(edit.clipId);
    if (place < 0) return Error{ErrorCode::NotFound, "clip " + edit.clipId + ": not in the project"};
    const Clip* clip = &data.clips[std::size_t(place)];
    if (!sameFields(edit.before, edit.after))
      return Error{ErrorCode::BadArgument,
                   "clip " + edit.clipId + ": before and after name different fields"};
    if (seen[std::size_t(place)])
      return Error{ErrorCode::BadArgument, "clip " + edit.clipId + ": named twice in one change"};
    seen[std::size_t(place)] = true;
    places.push_back(std::size_t(place));
    if (!holds(*clip, edit.before)) return conflict("clip " + clip->file);
  }
  std::unordered_set<std::string> leaving;
  for (const auto& clip : change.removed) {
    if (data.indexOf(clip.id) < 0)
      return Error{ErrorCode::NotFound, "clip " + clip.file + ": not in the project"};
    leaving.insert(clip.id);
  }
  std::unordered_set<std::string> coming;
  for (const auto& clip : change.added)
    if (data.indexOf(clip.id) >= 0 || !coming.insert(clip.id).second) return conflict("clip " + clip.file);
  auto classes = changedClasses(data.classes, change.classes);
  if (!classes) return classes.error();
  if (auto fits = fitsRegions(data, change.regions, coming); !fits) return fits;
  if (auto fits = fitsVerdicts(data, change, coming); !fits) return fits;

  for (const auto& edit : change.regions) setRegion(data.regions, edit);
  for (const auto& edit : change.passes) setPass(data.passes, edit);
  for (const auto& edit : change.verdicts) setVerdict(data.verdicts, edit);
  for (std::size_t i = 0; i < places.size(); ++i) set(data.clips[places[i]], change.clips[i].after);
  if (!leaving.empty()) std::erase_if(data.clips, [&](const Clip& c) { return leaving.contains(c.id); });
  if (!change.added.empty()) insertInOrder(data.clips, change.added);
  if (!leaving.empty() || !change.added.empty()) data.rebuildIndex();
  if (!change.classes.empty()) {
    data.classes = std::move(*classes);
    data.sortClasses();
  }
  return Done{};
}

}  // namespace ullim
