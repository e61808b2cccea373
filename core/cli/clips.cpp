#include "core/cli/clips.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "core/cli/text.h"
#include "core/dataset/filter.h"

namespace ullim {
namespace {

/// Every name a clip can be called by, with the clips that bear it.
class NameIndex {
 public:
  NameIndex(const Project& project, const Dataset& data) {
    for (const Clip& clip : data.clips) {
      add(clip.file, clip);
      add(project.absolutePath(clip.file), clip);
      add(baseName(clip.file), clip);
    }
  }
  const std::vector<std::string>* find(const std::string& name) const {
    const auto it = m_ids.find(name);
    return it == m_ids.end() ? nullptr : &it->second;
  }

 private:
  void add(const std::string& name, const Clip& clip) {
    auto& ids = m_ids[name];
    if (ids.empty() || ids.back() != clip.id) ids.push_back(clip.id);
  }
  std::unordered_map<std::string, std::vector<std::string>> m_ids;
};

}  // namespace

Result<std::vector<const Clip*>> filterClips(const Dataset& data, const std::string& where) {
  auto filter = Filter::parse(where, columnNames(data));
  if (!filter) return filter.error();
  std::vector<const Clip*> out;
  for (const Clip& clip : data.clips)
    if (filter->matches(clip, &data.verdicts)) out.push_back(&clip);
  return out;
}

Result<ClipSelection> selectClips(const Project& project, const Dataset& data,
                                  const std::vector<std::string>& words, const std::string& where) {
  ClipSelection selection;
  std::unordered_set<std::string> taken;
  const auto take = [&](const std::string& id) {
    if (taken.insert(id).second) selection.ids.push_back(id);
  };
  if (!words.empty()) {
    const NameIndex index(project, data);
    for (const std::string& word : words) {
      const auto* ids = index.find(word);
      if (data.find(word)) {
        take(word);
      } else if (!ids) {
        selection.problems.emplace_back(word, word + ": no such clip in the project (see ullim-cli list)");
      } else if (ids->size() > 1) {
        selection.problems.emplace_back(word, word + ": " + std::to_string(ids->size()) +
                                                  " clips have this name (give the folder too, or the id)");
      } else {
        take(ids->front());
      }
    }
  }
  if (!where.empty()) {
    const auto matching = filterClips(data, where);
    if (!matching) return matching.error();
    for (const Clip* clip : *matching) take(clip->id);
  }
  return selection;
}

std::vector<std::string> clipFlags(const Clip& clip) {
  std::vector<std::string> flags;
  if (!clip.error.empty()) flags.emplace_back("unreadable");
  if (!clip.parent.empty()) flags.emplace_back("augmented");
  std::size_t begin = 0;
  while (begin < clip.remarks.size()) {
    const std::size_t comma = std::min(clip.remarks.find(',', begin), clip.remarks.size());
    std::string flag = clip.remarks.substr(begin, comma - begin);
    flag.erase(0, flag.find_first_not_of(' '));
    if (!flag.empty()) flags.push_back(flag);
    begin = comma + 1;
  }
  return flags;
}

Json countsJson(const std::vector<ClassCount>& counts) {
  Json json = Json::object();
  for (const ClassCount& c : counts)
    if (!c.name.empty()) json[c.name] = c.count;
  return json;
}

Json imbalanceJson(double value, const std::vector<ClassCount>& counts) {
  const bool any = std::any_of(counts.begin(), counts.end(), [](const ClassCount& c) { return c.count > 0; });
  return any ? Json(value) : Json(nullptr);
}

std::string countsText(const std::vector<ClassCount>& counts) {
  std::vector<std::vector<std::string>> rows{{"class", "clips", "excluded", "seconds"}};
  for (const ClassCount& c : counts)
    rows.push_back({c.name.empty() ? "(no label)" : c.name, std::to_string(c.count),
                    std::to_string(c.excluded), fixedText(c.durationS, 1)});
  return tableText(rows);
}

}  // namespace ullim
