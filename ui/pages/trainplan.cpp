#include "ui/pages/trainplan.h"

#include <QFileInfo>
#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/learn/trainsplit.h"
#include "ui/document.h"

namespace ullim {

Result<TrainData> gatherTrainData(const Document& document, const Filter& filter, const ClassMapping& mapping,
                                  const std::string& stratify) {
  TrainData data;
  if (!document.isOpen()) return data;
  const auto view = viewThrough(mapping, document.data());
  if (!view) return view.error();
  data.classMapping = mappingWords(mapping);
  std::unordered_map<std::string, int> counts;
  std::set<std::string> groups;
  for (const Clip& clip : document.data().clips) {
    if (!filter.matches(clip))
      ++data.filtered;
    else if (clip.status == ClipStatus::Excluded)
      ++data.excluded;
    else if (!clip.error.empty())
      ++data.unreadable;
    else if (clip.label.empty())
      ++data.unlabelled;
    else if (const std::string& label = view->of(clip.label); label.empty())
      ++data.mappedAway;
    else {
      data.clips.push_back({clip.id, document.absolutePath(clip).toStdString(), label, clip.group,
                            clip.parent, clip.contentHash});
      if (const auto it = clip.columns.find(stratify); it != clip.columns.end())
        data.clips.back().stratum = it->second;
      ++counts[label];
      if (clip.group.empty())
        ++data.withoutGroup;
      else
        groups.insert(clip.group);
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

QString runsFolderOf(const QString& projectPath) {
  const QFileInfo file(projectPath);
  return file.absolutePath() + QLatin1Char('/') + file.completeBaseName() + QStringLiteral(".runs");
}

}  // namespace ullim
