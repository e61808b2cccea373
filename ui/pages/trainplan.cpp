#include "ui/pages/trainplan.h"

#include <QFileInfo>
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "core/dataset/groupcolumns.h"
#include "core/learn/trainsplit.h"
#include "ui/document.h"

namespace ullim {

Result<TrainData> gatherTrainData(const Document& document, const Filter& filter, const ClassMapping& mapping,
                                  const std::string& stratify, const std::string& groupBy) {
  TrainData data;
  if (!document.isOpen()) return data;
  const auto view = viewThrough(mapping, document.data());
  if (!view) return view.error();
  data.classMapping = mappingWords(mapping);
  std::unordered_map<std::string, int> counts;
  std::set<std::string> groups;
  // Groups join over all that match, also over clips that are not trained with, as the command line's do.
  std::vector<const Clip*> matching;
  for (const Clip& clip : document.data().clips)
    if (filter.matches(clip)) matching.push_back(&clip);
  data.filtered = int(document.data().clips.size() - matching.size());
  const std::vector<std::string> groupNames = groupsByColumns(matching, groupBy);
  for (std::size_t i = 0; i < matching.size(); ++i) {
    const Clip& clip = *matching[i];
    const std::string& group = groupNames[i];
    if (clip.status == ClipStatus::Excluded)
      ++data.excluded;
    else if (!clip.error.empty())
      ++data.unreadable;
    else if (clip.label.empty())
      ++data.unlabelled;
    else if (const std::string& label = view->of(clip.label); label.empty())
      ++data.mappedAway;
    else {
      data.clips.push_back(
          {clip.id, document.absolutePath(clip).toStdString(), label, group, clip.parent, clip.contentHash});
      data.clips.back().nearSet = clip.facts.duplicate;
      if (const auto it = clip.columns.find(stratify); it != clip.columns.end())
        data.clips.back().stratum = it->second;
      ++counts[label];
      if (group.empty())
        ++data.withoutGroup;
      else
        groups.insert(group);
    }
  }
  data.groups = int(groups.size());
  for (const std::string& name : view->classNames) {
    const auto it = counts.find(name);
    if (it == counts.end()) continue;
    data.classNames.push_back(name);
    data.classCounts.push_back(it->second);
    // A class that is only a target has the colour of the first that it stands for.
    const auto& classes = document.data().classes;
    const LabelClass* own = document.data().findClass(name);
    for (auto c = classes.begin(); !own && c != classes.end(); ++c)
      if (view->of(c->name) == name) own = &*c;
    data.classColours.push_back(own ? own->colour : std::string());
  }
  return data;
}

TrainPlan planTraining(const TrainData& data, const SplitOptions& options) {
  TrainPlan plan;
  if (data.classNames.size() < 2) {
    plan.error = Error{ErrorCode::TooFew, "training: needs clips of at least two classes"};
    return plan;
  }
  std::vector<int> labels;
  labels.reserve(data.clips.size());
  for (const TrainClip& clip : data.clips) {
    const auto at = std::find(data.classNames.begin(), data.classNames.end(), clip.label);
    labels.push_back(int(at - data.classNames.begin()));
  }
  auto split = splitClips(data.clips, labels, data.classNames, options);
  if (!split) {
    plan.error = split.error();
    return plan;
  }
  plan.split = std::move(split->split);
  plan.leaks = std::move(split->leaks);
  plan.findings = std::move(split->findings);
  for (const std::vector<Role>& roles : plan.split.folds) {
    FoldSides sides;
    std::array<std::set<std::string>, 3> groups;
    for (SideCount& side : sides) side.byClass.assign(data.classNames.size(), 0);
    for (std::size_t i = 0; i < roles.size() && i < data.clips.size(); ++i) {
      SideCount& side = sides[std::size_t(roles[i])];
      const TrainClip& clip = data.clips[i];
      ++side.clips;
      ++side.byClass[std::size_t(labels[i])];
      groups[std::size_t(roles[i])].insert(clip.group.empty() ? clip.id : clip.group);
    }
    for (std::size_t s = 0; s < 3; ++s) sides[s].groups = int(groups[s].size());
    plan.folds.push_back(std::move(sides));
  }
  return plan;
}

std::vector<LeakSummary> summariseLeaks(const std::vector<LeakFinding>& findings) {
  struct Seen {
    LeakSummary row;
    std::set<std::string> keys, ids;
    std::set<int> folds;
  };
  std::map<LeakKind, Seen> kinds;
  for (const LeakFinding& finding : findings) {
    Seen& seen = kinds[finding.kind];
    if (seen.keys.empty()) {
      seen.row.kind = finding.kind;
      seen.row.blocks = finding.blocks();
      seen.row.example = finding.text;
    }
    seen.keys.insert(finding.key);
    seen.folds.insert(finding.fold);
    for (const std::string& id : finding.ids)
      if (seen.ids.insert(id).second) seen.row.ids.push_back(id);
  }
  std::vector<LeakSummary> rows;
  for (auto& [kind, seen] : kinds) {
    seen.row.keys = int(seen.keys.size());
    seen.row.folds = int(seen.folds.size());
    rows.push_back(std::move(seen.row));
  }
  return rows;
}

QString runsFolderOf(const QString& projectPath) {
  const QFileInfo file(projectPath);
  return file.absolutePath() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".runs");
}

}  // namespace ullim
