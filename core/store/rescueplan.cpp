#include "core/store/rescueplan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace ullim {
namespace {

bool holds(const Clip& clip, const ClipFields& f) {
  return (!f.label || *f.label == clip.label) && (!f.status || *f.status == clip.status) &&
         (!f.notes || *f.notes == clip.notes) && (!f.group || *f.group == clip.group) &&
         (!f.file || *f.file == clip.file);
}

bool sameFields(const ClipFields& a, const ClipFields& b) {
  return a.label.has_value() == b.label.has_value() && a.status.has_value() == b.status.has_value() &&
         a.notes.has_value() == b.notes.has_value() && a.group.has_value() == b.group.has_value() &&
         a.file.has_value() == b.file.has_value();
}

template <class T>
bool sameBut(T a, const T& b) {
  a.version = b.version;
  return a == b;
}

/// Of `change`, what can be applied to `data`. Clips that come are taken from `gone`; those that leave must
/// leave nothing behind that the history does not know.
Change fitting(const Dataset& data, const std::unordered_map<std::string, Clip>& gone, const Change& change) {
  Change out = change;
  std::unordered_set<std::string> seen, coming, leaving, before;
  std::erase_if(out.added, [&](const Clip& clip) {
    return !gone.contains(clip.id) || data.indexOf(clip.id) >= 0 || !coming.insert(clip.id).second;
  });
  for (Clip& clip : out.added) clip = gone.at(clip.id);
  std::erase_if(out.clips, [&](const ClipEdit& edit) {
    const Clip* clip = data.find(edit.clipId);
    return !clip || !sameFields(edit.before, edit.after) || !holds(*clip, edit.before) ||
           !seen.insert(edit.clipId).second;
  });
  seen.clear();
  std::erase_if(out.regions, [&](const RegionEdit& edit) {
    const Region& region = edit.either();
    const Region* present = data.regions.find(region.id);
    const bool there = data.indexOf(region.clipId) >= 0 || coming.contains(region.clipId);
    const bool fits = edit.before ? present && sameContent(*present, *edit.before) : !present;
    return !there || !fits || !seen.insert(region.id).second;
  });
  seen.clear();
  std::erase_if(out.passes, [&](const PassEdit& edit) {
    const Pass* present = data.findPass(edit.either().id);
    const bool fits = edit.before ? present && sameBut(*present, *edit.before) : !present;
    return !fits || !seen.insert(edit.either().id).second;
  });
  seen.clear();
  std::erase_if(out.verdicts, [&](const VerdictEdit& edit) {
    const Verdict& verdict = edit.either();
    const Verdict* present = data.verdicts.find(verdict.id);
    const bool there = data.indexOf(verdict.clipId) >= 0 || coming.contains(verdict.clipId);
    const bool fits = edit.before ? present && sameBut(*present, *edit.before) : !present;
    return !there || !fits || !seen.insert(verdict.id).second;
  });
  std::unordered_set<std::string> goingRegions, goingVerdicts;
  for (const auto& edit : out.regions)
    if (!edit.after) goingRegions.insert(edit.before->id);
  for (const auto& edit : out.verdicts)
    if (!edit.after) goingVerdicts.insert(edit.before->id);
  std::erase_if(out.removed, [&](const Clip& clip) {
    if (data.indexOf(clip.id) < 0 || !leaving.insert(clip.id).second) return true;
    for (const Region& region : data.regions.of(clip.id))
      if (!goingRegions.contains(region.id)) return true;
    for (const Verdict& verdict : data.verdicts.of(clip.id))
      if (!goingVerdicts.contains(verdict.id)) return true;
    return false;
  });
  for (Clip& clip : out.removed) clip = *data.find(clip.id);
  return out;
}

std::size_t sizeOf(const Change& c) {
  return c.clips.size() + c.classes.size() + c.added.size() + c.removed.size() + c.regions.size() +
         c.passes.size() + c.verdicts.size();
}

/// Applies what fits; classes go together or not at all. Answers with what was applied, as it was applied.
Change applyFitting(Dataset& data, const std::unordered_map<std::string, Clip>& gone, const Change& change) {
  Change part = fitting(data, gone, change);
  if (applyChange(data, part)) return part;
  part.classes.clear();
  if (!part.empty() && applyChange(data, part)) return part;
  Change nothing = change;
  nothing.clips.clear(), nothing.classes.clear(), nothing.added.clear(), nothing.removed.clear();
  nothing.regions.clear(), nothing.passes.clear(), nothing.verdicts.clear();
  return nothing;
}

Change everything(const Dataset& data, const std::string& why) {
  Change change;
  change.kind = "import";
  change.by = "import";
  change.why = why;
  change.added = data.clips;
  for (const auto& c : data.classes) change.classes.push_back({std::nullopt, c});
  for (const Clip& clip : data.clips)
    for (const Region& region : data.regions.of(clip.id)) change.regions.push_back({std::nullopt, region});
  for (const Pass& pass : data.passes) change.passes.push_back({std::nullopt, pass});
  for (const Clip& clip : data.clips)
    for (const Verdict& verdict : data.verdicts.of(clip.id))
      change.verdicts.push_back({std::nullopt, verdict});
  return change;
}

/// An import of which a few items are lost would leave its other clips to come in first, and change their
/// order: a clip that no line brings belongs to the import of its neighbours.
std::vector<RescuedLine> withNeighbours(const RescuedState& state) {
  std::vector<RescuedLine> lines = state.lines;
  std::unordered_map<std::string, std::size_t> owner;
  for (std::size_t i = 0; i < lines.size(); ++i)
    for (const Clip& clip : lines[i].change.added) owner.try_emplace(clip.id, i);
  std::vector<const Clip*> clips;
  for (const Clip& clip : state.data.clips) clips.push_back(&clip);
  for (const auto& [id, clip] : state.gone) clips.push_back(&clip);
  std::sort(clips.begin(), clips.end(), [](const Clip* a, const Clip* b) { return a->order < b->order; });
  constexpr std::size_t kNone = std::size_t(-1);
  std::vector<std::size_t> above(clips.size(), kNone);  // the line of the next clip that has one
  for (std::size_t i = clips.size(), line = kNone; i-- > 0; above[i] = line)
    if (const auto it = owner.find(clips[i]->id); it != owner.end()) line = it->second;
  std::unordered_set<std::size_t> grown;
  for (std::size_t i = 0, below = kNone; i < clips.size(); ++i) {
    if (const auto it = owner.find(clips[i]->id); it != owner.end()) {
      below = it->second;
      continue;
    }
    for (const std::size_t line : {above[i], below})
      if (line != kNone && !lines[line].whole) {
        lines[line].change.added.push_back(*clips[i]);
        grown.insert(line);
        break;
      }
  }
  std::unordered_map<std::string, std::int64_t> place;
  if (!grown.empty())
    for (const Clip* clip : clips) place[clip->id] = clip->order;
  for (const std::size_t line : grown)
    std::stable_sort(lines[line].change.added.begin(), lines[line].change.added.end(),
                     [&](const Clip& a, const Clip& b) { return place[a.id] < place[b.id]; });
  return lines;
}

}  // namespace

RescuePlan planWithoutHistory(const RescuedState& state, const std::string& why) {
  RescuePlan plan;
  plan.kept.assign(state.lines.size(), LineKept::No);
  if (Change change = everything(state.data, why); !change.empty())
    plan.steps.push_back({std::move(change), 0, {}});
  return plan;
}

Result<RescuePlan> planRescue(const RescuedState& state, const std::string& why, const JobContext& job) {
  const Error stopped{ErrorCode::Cancelled, "rescue: stopped"};
  RescuePlan plan;
  const std::vector<RescuedLine> lines = withNeighbours(state);
  plan.kept.assign(lines.size(), LineKept::No);
  Dataset data = state.data;
  std::unordered_map<std::string, Clip> gone = state.gone;
  std::vector<Change> done(lines.size());
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (job.stopped()) return stopped;
    const RescuedLine& line = lines[i];
    if (line.undone || line.change.empty()) continue;
    done[i] = inverse(applyFitting(data, gone, inverse(line.change)));
    const std::size_t kept = sizeOf(done[i]);
    if (kept == 0) continue;
    plan.kept[i] = line.whole && kept == sizeOf(line.change) ? LineKept::Whole : LineKept::Partly;
    for (const Clip& clip : done[i].added) gone[clip.id] = clip;
    for (const Clip& clip : done[i].removed) gone.erase(clip.id);
  }
  if (Change first = everything(data, why); !first.empty()) plan.steps.push_back({std::move(first), 0, {}});

  // Forward again, with what was undone in between: a line of that kind stays in the history only when all of
  // it fits.
  int onTop = 0;                                     // undone ones that lie on the state for now
  std::vector<std::pair<Change, std::string>> laid;  // and who undid it
  const auto takeOff = [&] {
    if (onTop == 0) return;
    for (auto it = laid.rbegin(); it != laid.rend(); ++it) {
      plan.steps.push_back({Change{}, 1, it->second});
      (void)applyChange(data, inverse(it->first));
    }
    laid.clear();
    onTop = 0;
  };
  const auto layOn = [&](std::size_t i) {
    const RescuedLine& line = lines[i];
    const Change part = fitting(data, gone, line.change);
    if (!line.whole || part.empty() || sizeOf(part) != sizeOf(line.change) || !applyChange(data, part))
      return false;
    plan.steps.push_back({part, 0, {}});
    plan.kept[i] = LineKept::Whole;
    laid.emplace_back(part, line.undoneBy.empty() ? "unknown" : line.undoneBy);
    ++onTop;
    return true;
  };
  bool redoes = false;  // what can be redone lies on top of nothing that was given up
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (job.stopped()) return stopped;
    const RescuedLine& line = lines[i];
    if (line.undone) {
      if (!line.superseded && !redoes) takeOff(), redoes = true;
      if (!layOn(i)) {
        if (redoes) break;  // the next one was done on top of this one
        takeOff();
        (void)layOn(i);
      }
      continue;
    }
    takeOff();
    if (plan.kept[i] == LineKept::No) continue;
    (void)applyChange(data, done[i]);
    plan.steps.push_back({done[i], 0, {}});
  }
  takeOff();
  return plan;
}

}  // namespace ullim
