#include "core/cli/trainplan.h"

#include "core/cli/session.h"

#include <algorithm>
#include <set>

#include "core/cli/clips.h"
#include "core/dataset/filter.h"
#include "core/dataset/groupcolumns.h"

namespace ullim {
namespace {

/// A class that the words name must be there; a file or a built-in mapping is for many projects.
Result<MappingView> classView(const std::vector<std::string>& words, const Dataset& data,
                              ClassMapping& mapping) {
  auto found = findMapping(words);
  if (!found) return Error{found.error().code, "--classes: " + found.error().detail};
  mapping = std::move(*found);
  auto view = viewThrough(mapping, data);
  const bool written = mapping.name.empty();
  if (written && view && !view->missing.empty())
    return Error{ErrorCode::NotFound,
                 "--classes: no class '" + view->missing.front() + "' in the project (see ullim-cli info)"};
  if (!view) return Error{view.error().code, "--classes: " + view.error().detail};
  return view;
}

Result<Done> checkGroup(const std::string& names, const Dataset& data) {
  const auto list = groupColumnNames(names);
  if (list.size() > 1) {
    for (const std::string& name : list) {
      if (name.empty() || name == "none")
        return Error{ErrorCode::BadArgument,
                     "--group: '" + names + "' names no columns (give column names with commas, or none)"};
      if (auto ok = checkGroup(name, data); !ok) return ok;
    }
    return Done{};
  }
  const std::string& name = names;
  if (name == "none" || meansGroup(name)) return Done{};
  const auto columns = columnNames(data);
  if (std::find(columns.begin(), columns.end(), name) != columns.end()) return Done{};
  std::string known;
  for (const std::string& column : columns) known += ", " + column;
  return Error{ErrorCode::BadArgument,
               "--group: no column '" + name + "' (choose from none, group" + known + ")"};
}

std::string columnOf(const Clip& clip, const std::string& name) {
  const auto it = clip.columns.find(name);
  return it == clip.columns.end() ? std::string() : it->second;
}

Result<Done> checkStratify(const std::string& name, const Dataset& data) {
  const auto columns = columnNames(data);
  if (name.empty() || std::find(columns.begin(), columns.end(), name) != columns.end()) return Done{};
  std::string known;
  for (const std::string& column : columns) known += (known.empty() ? "" : ", ") + column;
  return Error{ErrorCode::BadArgument,
               "--stratify: no column '" + name + "' (" +
                   (known.empty() ? "the clips have no columns" : "choose from " + known) + ")"};
}

}  // namespace

Result<ChosenClips> chooseClips(const Project& project, const Dataset& data, const TrainChoice& choice) {
  if (auto ok = checkGroup(choice.group, data); !ok) return ok.error();
  if (auto ok = checkStratify(choice.stratify, data); !ok) return ok.error();
  ChosenClips chosen;
  const auto view = classView(choice.classMap, data, chosen.mapping);
  if (!view) return view.error();
  const auto matching = filterClips(data, choice.where);
  if (!matching) return matching.error();

  chosen.missing = view->missing;
  std::set<std::string> used;
  const auto groups = groupsByColumns(*matching, choice.group);
  std::size_t at = 0;
  for (const Clip* clip : *matching) {
    const std::string& group = groups[at++];
    const std::string& label = view->of(clip->label);
    if (clip->status == ClipStatus::Excluded)
      ++chosen.excluded;
    else if (!clip->error.empty())
      ++chosen.unreadable;
    else if (clip->label.empty())
      ++chosen.unlabelled;
    else if (label.empty())
      ++chosen.leftOut;
    else {
      used.insert(label);
      chosen.clips.push_back({clip->id, project.absolutePath(clip->file), label, group, clip->parent,
                              clip->contentHash, columnOf(*clip, choice.stratify), clip->facts.duplicate});
    }
  }
  if (chosen.clips.empty())
    return Error{ErrorCode::TooFew,
                 project.path() +
                     ": no labelled, readable clip is left to learn from (label some, or change --where)"};
  for (const std::string& name : view->classNames)
    if (used.contains(name)) chosen.classNames.push_back(name);
  return chosen;
}

Result<ChosenClips> chooseClips(Session& session, const std::string& path, const TrainChoice& choice) {
  const auto project = session.openProject(path, OpenMode::ReadOnly);
  if (!project) return project.error();
  const auto data = (*project)->load();
  if (!data) return data.error();
  return chooseClips(**project, *data, choice);
}

}  // namespace ullim
