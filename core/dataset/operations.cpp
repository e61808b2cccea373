#include "core/dataset/operations.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "core/dataset/classplaces.h"
#include "core/dataset/regionops.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

constexpr std::size_t kMaxNameBytes = 200;

Error noClip(const std::string& id) { return {ErrorCode::NotFound, "clip " + id + ": not in the project"}; }

Error noClass(const Dataset& data, const std::string& name) {
  std::string known;
  for (const auto& c : data.classes) known += (known.empty() ? "" : ", ") + c.name;
  return {ErrorCode::NotFound, "class " + name + ": not in the project (classes: " + known + ")"};
}

ClipEdit labelEdit(const Clip& clip, const std::string& label) {
  ClipEdit edit;
  edit.clipId = clip.id;
  edit.before.label = clip.label;
  edit.after.label = label;
  return edit;
}

std::vector<RegionEdit> regionsBecome(const Dataset& data, const std::string& from, const std::string& to) {
  return relabelRegions(data, [&](const Clip&, const Region& region) {
    return region.label == from ? std::optional(to) : std::nullopt;
  });
}

std::string clipsText(std::size_t n) { return std::to_string(n) + (n == 1 ? " clip" : " clips"); }

}  // namespace

Result<std::string> checkClassName(const std::string& given) {
  std::string name = trimmed(given);
  const auto bad = [&](const char* what) {
    return Error{ErrorCode::BadArgument,
                 "class \"" + printable(given) + "\": the name " + what + " (choose another)"};
  };
  if (name.empty()) return bad("is empty");
  if (name.size() > kMaxNameBytes) return bad("is longer than 200 bytes");
  if (!isUtf8(name)) return bad("is not UTF-8");
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }))
    return bad("has control characters");
  return name;
}

std::string unusedClassColour(const std::vector<LabelClass>& classes) {
  for (int index = 0;; ++index) {
    std::string colour = defaultClassColour(index);
    if (std::none_of(classes.begin(), classes.end(), [&](const auto& c) { return c.colour == colour; }))
      return colour;
  }
}

Result<Done> checkClassLook(const LabelClass& wanted) {
  const bool hex = wanted.colour.size() == 7 && wanted.colour[0] == '#' &&
                   wanted.colour.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
  if (!hex)
    return Error{ErrorCode::BadArgument, "colour \"" + wanted.colour + "\": not a colour (write #rrggbb)"};
  if (!isUtf8(wanted.note))
    return Error{ErrorCode::BadArgument, "class " + wanted.name + ": the note is not UTF-8"};
  return Done{};
}

std::vector<ClassEdit> classEdits(const std::vector<LabelClass>& present, std::vector<LabelClass> wanted) {
  placeInOrder(wanted);
  std::vector<ClassEdit> edits;
  const auto named = [](const std::vector<LabelClass>& list, const std::string& name) {
    return std::find_if(list.begin(), list.end(), [&](const auto& c) { return c.name == name; });
  };
  for (const auto& c : present) {
    const auto it = named(wanted, c.name);
    if (it == wanted.end()) {
      edits.push_back({c, std::nullopt});
    } else if (!(*it == c)) {
      edits.push_back({c, *it});
    }
  }
  for (const auto& c : wanted)
    if (named(present, c.name) == present.end()) edits.push_back({std::nullopt, c});
  return edits;
}

Result<Change> relabel(const Dataset& data, const std::vector<std::string>& clipIds, const std::string& label,
                       bool verify) {
  std::string name;
  Change change;
  change.kind = "label";
  if (!label.empty()) {  // an empty label takes the label away
    auto checked = checkClassName(label);
    if (!checked) return checked.error();
    name = *checked;
  }
  std::unordered_set<std::string> seen;
  for (const auto& id : clipIds) {
    const Clip* clip = data.find(id);
    if (!clip) return noClip(id);
    if (!seen.insert(id).second) continue;
    ClipEdit edit;
    edit.clipId = id;
    if (clip->label != name) edit = labelEdit(*clip, name);
    if (verify && !name.empty() && (clip->status == ClipStatus::New || clip->status == ClipStatus::Unsure)) {
      edit.before.status = clip->status;
      edit.after.status = ClipStatus::Verified;
    }
    if (!(edit.before == edit.after)) change.clips.push_back(std::move(edit));
  }
  if (!change.clips.empty() && !name.empty() && !data.findClass(name))
    change.classes.push_back({std::nullopt, LabelClass{name, unusedClassColour(data.classes),
                                                       placeForNew(data.classes, name), ""}});
  change.why = "label " + clipsText(change.clips.size()) + " " + (name.empty() ? "(no label)" : name);
  return change;
}

Result<Change> setStatus(const Dataset& data, const std::vector<std::string>& clipIds, ClipStatus status) {
  Change change;
  change.kind = "status";
  std::unordered_set<std::string> seen;
  for (const auto& id : clipIds) {
    const Clip* clip = data.find(id);
    if (!clip) return noClip(id);
    if (clip->status == status || !seen.insert(id).second) continue;
    ClipEdit edit;
    edit.clipId = id;
    edit.before.status = clip->status;
    edit.after.status = status;
    change.clips.push_back(std::move(edit));
  }
  change.why = std::string("set ") + clipsText(change.clips.size()) + " " + statusName(status);
  return change;
}

Result<Change> setNotes(const Dataset& data, const std::string& clipId, const std::string& notes) {
  const Clip* clip = data.find(clipId);
  if (!clip) return noClip(clipId);
  if (!isUtf8(notes)) return Error{ErrorCode::BadArgument, "notes: not UTF-8 text (type them again)"};
  Change change;
  change.kind = "note";
  change.why = "note on " + clip->file;
  if (clip->notes != notes) {
    ClipEdit edit;
    edit.clipId = clipId;
    edit.before.notes = clip->notes;
    edit.after.notes = notes;
    change.clips.push_back(std::move(edit));
  }
  return change;
}

Result<MergeMap> parseMergeMap(const std::vector<std::string>& arguments) {
  MergeMap map;
  for (const auto& argument : arguments) {
    for (const auto& part : splitText(argument, ';')) {
      if (trimmed(part).empty()) continue;
      const auto equals = part.find('=');
      const std::string target = trimmed(part.substr(0, equals));
      std::vector<std::string> sources;
      if (equals != std::string::npos)
        for (const auto& source : splitText(part.substr(equals + 1), ','))
          if (!trimmed(source).empty()) sources.push_back(trimmed(source));
      if (target.empty() || sources.empty())
        return Error{ErrorCode::BadArgument,
                     "merge \"" + part + "\": not understood (write joy=amazement,joyful_activation)"};
      map.emplace_back(target, std::move(sources));
    }
  }
  return map;
}

Result<Change> mergeClasses(const Dataset& data, const MergeMap& map) {
  std::unordered_map<std::string, std::string> targetOf;
  std::set<std::string> targets;
  Change change;
  change.kind = "merge";
  change.by = "rule";
  change.why = "merge";
  for (const auto& [given, sources] : map) {
    const auto target = checkClassName(given);
    if (!target) return target.error();
    if (!targets.insert(*target).second)
      return Error{ErrorCode::BadArgument, "merge: target " + *target + " is named twice (join its sources)"};
    std::string list;
    for (const auto& source : sources) {
      if (!data.findClass(source)) return noClass(data, source);
      if (!targetOf.emplace(source, *target).second)
        return Error{ErrorCode::BadArgument, "merge: class " + source + " is named twice (name it once)"};
      list += (list.empty() ? "" : ", ") + source;
    }
    change.why += (change.why == "merge" ? " " : "; ") + *target + " <- " + list;
  }
  for (const auto& target : targets)
    if (const auto it = targetOf.find(target); it != targetOf.end() && it->second != target)
      return Error{ErrorCode::BadArgument,
                   "merge: class " + target + " is a target and a source (merge in two steps)"};

  // The target stands where it stood, or where its first class by position stood.
  std::vector<LabelClass> wanted;
  for (const auto& c : data.classes) {
    const auto it = targetOf.find(c.name);
    if (it == targetOf.end() || it->second == c.name) {
      wanted.push_back(c);
      continue;
    }
    const auto& target = it->second;
    const bool placed =
        data.findClass(target) != nullptr ||
        std::any_of(wanted.begin(), wanted.end(), [&](const auto& w) { return w.name == target; });
    if (placed) continue;
    const auto entry =
        std::find_if(map.begin(), map.end(), [&](const auto& m) { return trimmed(m.first) == target; });
    LabelClass made = *data.findClass(entry->second.front());  // colour and note of the first one named
    made.name = target;
    wanted.push_back(made);
  }
  change.classes = classEdits(data.classes, std::move(wanted));
  const auto moves = [&](const Clip& clip) {
    const auto it = targetOf.find(clip.label);
    return it != targetOf.end() && it->second != clip.label ? &it->second : nullptr;
  };
  // Counted first: 50 000 edits are 20 MB, and a list that grows has them twice.
  change.clips.reserve(std::size_t(std::count_if(data.clips.begin(), data.clips.end(), moves)));
  for (const auto& clip : data.clips)
    if (const auto* target = moves(clip)) change.clips.push_back(labelEdit(clip, *target));
  change.regions = relabelRegions(data, [&](const Clip&, const Region& region) {
    const auto it = targetOf.find(region.label);
    return it == targetOf.end() ? std::nullopt : std::optional(it->second);
  });
  return change;
}

Result<Change> renameClass(const Dataset& data, const std::string& from, const std::string& to) {
  const LabelClass* present = data.findClass(from);
  if (!present) return noClass(data, from);
  const auto name = checkClassName(to);
  if (!name) return name.error();
  Change change;
  change.kind = "rename";
  change.by = "rule";
  change.why = "rename " + from + " to " + *name;
  if (*name == from) return change;
  if (data.findClass(*name))
    return Error{ErrorCode::Conflict,
                 "class " + *name + ": there already (merge " + from + " into it instead)"};
  LabelClass after = *present;
  after.name = *name;
  change.classes.push_back({*present, after});
  for (const auto& clip : data.clips)
    if (clip.label == from) change.clips.push_back(labelEdit(clip, *name));
  change.regions = regionsBecome(data, from, *name);
  return change;
}

Result<Change> dropClass(const Dataset& data, const std::string& name) {
  if (!data.findClass(name)) return noClass(data, name);
  Change change;
  change.kind = "drop";
  change.by = "rule";
  change.why = "drop class " + name;
  for (const auto& clip : data.clips) {
    if (clip.label != name) continue;
    ClipEdit edit = labelEdit(clip, "");
    if (clip.status == ClipStatus::Verified || clip.status == ClipStatus::Unsure) {
      edit.before.status = clip.status;
      edit.after.status = ClipStatus::New;
    }
    change.clips.push_back(std::move(edit));
  }
  change.regions = regionsBecome(data, name, "");
  auto wanted = data.classes;
  std::erase_if(wanted, [&](const auto& c) { return c.name == name; });
  change.classes = classEdits(data.classes, std::move(wanted));
  return change;
}

Result<Change> splitClass(const Dataset& data, const std::string& name, const std::string& column) {
  const LabelClass* present = data.findClass(name);
  if (!present) return noClass(data, name);
  Change change;
  change.kind = "split";
  change.by = "rule";
  change.why = "split " + name + " by " + column;
  std::set<std::string, bool (*)(std::string_view, std::string_view)> labels(naturalLess);
  std::set<std::string> columns{"group"};
  bool someLeft = false;
  const auto newLabel = [&](const Clip& clip) -> std::optional<std::string> {
    const auto it = clip.columns.find(column);
    const std::string value = trimmed(it != clip.columns.end() ? it->second
                                      : column == "group"      ? clip.group
                                                               : "");
    const auto label = checkClassName(name + "_" + value);
    someLeft = someLeft || value.empty() || !label;
    if (value.empty() || !label) return std::nullopt;
    labels.insert(*label);
    return *label;
  };
  for (const auto& clip : data.clips) {
    for (const auto& known : clip.columns) columns.insert(known.first);
    if (clip.label != name) continue;
    if (const auto label = newLabel(clip)) change.clips.push_back(labelEdit(clip, *label));
  }
  change.regions = relabelRegions(data, [&](const Clip& clip, const Region& region) {
    return region.label == name ? newLabel(clip) : std::nullopt;
  });
  if (change.clips.empty() && change.regions.empty()) {
    std::string known;
    for (const auto& c : columns) known += (known.empty() ? "" : ", ") + c;
    return Error{ErrorCode::NotFound,
                 "class " + name + ": no clip has a value in column " + column + " (columns: " + known + ")"};
  }
  std::vector<LabelClass> wanted;
  std::vector<LabelClass> all = data.classes;  // for colours
  for (const auto& c : data.classes) {
    if (c.name != name || someLeft) wanted.push_back(c);
    if (c.name != name) continue;
    for (const auto& label : labels) {
      if (data.findClass(label)) continue;
      const LabelClass made{label, unusedClassColour(all), 0, ""};
      all.push_back(made);
      wanted.push_back(made);
    }
  }
  change.classes = classEdits(data.classes, std::move(wanted));
  return change;
}

Result<Change> addClass(const Dataset& data, const std::string& given) {
  const auto name = checkClassName(given);
  if (!name) return name.error();
  if (data.findClass(*name))
    return Error{ErrorCode::Conflict, "class " + *name + ": there already (choose another name)"};
  Change change;
  change.kind = "class";
  change.why = "new class " + *name;
  change.classes.push_back({std::nullopt, LabelClass{*name, unusedClassColour(data.classes),
                                                     placeForNew(data.classes, *name), ""}});
  return change;
}

Result<Change> editClass(const Dataset& data, const std::string& name, const LabelClass& after) {
  const LabelClass* present = data.findClass(name);
  if (!present) return noClass(data, name);
  if (after.name != name)
    return Error{ErrorCode::BadArgument, "class " + name + ": the name stays in an edit (rename it instead)"};
  if (auto fine = checkClassLook(after); !fine) return fine.error();
  Change change;
  change.kind = "class";
  change.why = "edit class " + name;
  if (after.position == present->position) {
    if (!(after == *present)) change.classes.push_back({*present, after});
    return change;
  }
  auto wanted = data.classes;
  std::erase_if(wanted, [&](const auto& c) { return c.name == name; });
  const int place = std::clamp(after.position, 0, int(wanted.size()));
  wanted.insert(wanted.begin() + place, after);
  change.classes = classEdits(data.classes, std::move(wanted));
  return change;
}

std::vector<ClassCount> classCounts(const Dataset& data) {
  std::vector<ClassCount> counts;
  std::unordered_map<std::string, std::size_t> at;
  for (const auto& c : data.classes) {
    at.emplace(c.name, counts.size());
    counts.push_back({c.name, 0, 0, 0});
  }
  ClassCount none;
  for (const auto& clip : data.clips) {
    const auto it = at.find(clip.label);
    ClassCount& count = it == at.end() ? none : counts[it->second];
    if (clip.status == ClipStatus::Excluded) {
      ++count.excluded;
    } else {
      ++count.count;
      count.durationS += clip.durationS;
    }
  }
  for (const auto& [clipId, regions] : data.regions.byClip()) {
    if (data.indexOf(clipId) < 0) continue;
    for (const auto& region : regions) {
      const auto it = at.find(region.label);
      ++(it == at.end() ? none : counts[it->second]).regions;
    }
  }
  if (none.count + none.excluded > 0) counts.push_back(none);
  return counts;
}

double imbalance(const std::vector<ClassCount>& counts) {
  int largest = 0, smallest = 0;
  for (const auto& c : counts) {
    if (c.name.empty() || c.count == 0) continue;
    largest = std::max(largest, c.count);
    smallest = smallest == 0 ? c.count : std::min(smallest, c.count);
  }
  return smallest == 0 ? 1.0 : double(largest) / smallest;
}

Result<DryRun> dryRun(const Dataset& data, const Change& change) {
  Dataset copy = data;
  copy.rebuildIndex();
  if (auto applied = applyChange(copy, change); !applied) return applied.error();
  DryRun run;
  run.before = classCounts(data);
  run.after = classCounts(copy);
  run.imbalanceBefore = imbalance(run.before);
  run.imbalanceAfter = imbalance(run.after);
  run.clipsChanged = int(change.clips.size());
  run.regionsChanged = int(change.regions.size());
  return run;
}

}  // namespace ullim
