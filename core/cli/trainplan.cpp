#include "core/cli/trainplan.h"

#include <algorithm>
#include <map>

#include "core/cli/clips.h"
#include "core/dataset/filter.h"

namespace ullim {
namespace {

/// source class -> class to learn; an empty target leaves the clips out.
Result<std::map<std::string, std::string>> parseClassMap(const std::vector<std::string>& words,
                                                         const Dataset& data) {
  std::map<std::string, std::string> map;
  for (const std::string& word : words) {
    const auto equals = word.find('=');
    if (equals == std::string::npos)
      return Error{ErrorCode::BadArgument, "--classes: '" + word + "' has no = (write TARGET=SOURCE,SOURCE)"};
    std::size_t begin = equals + 1;
    while (begin <= word.size()) {
      const std::size_t comma = std::min(word.find(',', begin), word.size());
      const std::string source = word.substr(begin, comma - begin);
      if (!data.findClass(source))
        return Error{ErrorCode::NotFound,
                     "--classes: no class '" + source + "' in the project (see ullim-cli info)"};
      if (!map.emplace(source, word.substr(0, equals)).second)
        return Error{ErrorCode::BadArgument, "--classes: '" + source + "' is named twice (name it once)"};
      begin = comma + 1;
    }
  }
  return map;
}

/// "speaker" and its like mean the clip's group when no column has that name: presets put the speaker there.
bool meansGroup(const std::string& name) {
  return name == "group" || name == "speaker" || name == "subject" || name == "baby";
}

Result<Done> checkGroup(const std::string& name, const Dataset& data) {
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

std::string groupOf(const Clip& clip, const std::string& name) {
  const auto it = clip.columns.find(name);
  if (it != clip.columns.end()) return it->second;
  return meansGroup(name) || name == "none" ? clip.group : std::string();
}

}  // namespace

Result<ChosenClips> chooseClips(const Project& project, const Dataset& data, const TrainChoice& choice) {
  if (auto ok = checkGroup(choice.group, data); !ok) return ok.error();
  if (auto ok = checkStratify(choice.stratify, data); !ok) return ok.error();
  const auto map = parseClassMap(choice.classMap, data);
  if (!map) return map.error();
  const auto matching = filterClips(data, choice.where);
  if (!matching) return matching.error();

  ChosenClips chosen;
  std::map<std::string, bool> used;
  for (const Clip* clip : *matching) {
    const auto mapped = map->find(clip->label);
    const std::string label = mapped == map->end() ? clip->label : mapped->second;
    if (clip->status == ClipStatus::Excluded)
      ++chosen.excluded;
    else if (!clip->error.empty())
      ++chosen.unreadable;
    else if (clip->label.empty())
      ++chosen.unlabelled;
    else if (label.empty())
      ++chosen.leftOut;
    else {
      used[label] = true;
      chosen.clips.push_back({clip->id, project.absolutePath(clip->file), label, groupOf(*clip, choice.group),
                              clip->parent, clip->contentHash, columnOf(*clip, choice.stratify)});
    }
  }
  if (chosen.clips.empty())
    return Error{ErrorCode::TooFew,
                 project.path() +
                     ": no labelled, readable clip is left to learn from (label some, or change --where)"};
  for (const LabelClass& c : data.classes) {
    const auto mapped = map->find(c.name);
    const std::string& label = mapped == map->end() ? c.name : mapped->second;
    if (used.erase(label) > 0) chosen.classNames.push_back(label);
  }
  return chosen;
}

}  // namespace ullim
