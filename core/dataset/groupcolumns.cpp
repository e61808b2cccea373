#include "core/dataset/groupcolumns.h"

#include <algorithm>
#include <map>

namespace ullim {
namespace {

std::string groupOf(const Clip& clip, const std::string& name) {
  const auto it = clip.columns.find(name);
  if (it != clip.columns.end()) return it->second;
  return meansGroup(name) || name == "none" ? clip.group : std::string();
}

}  // namespace

bool meansGroup(const std::string& name) {
  return name == "group" || name == "speaker" || name == "subject" || name == "baby";
}

std::vector<std::string> groupColumnNames(const std::string& names) {
  std::vector<std::string> list;
  std::size_t from = 0;
  for (std::size_t comma = 0; comma != std::string::npos; from = comma + 1) {
    comma = names.find(',', from);
    list.push_back(names.substr(from, comma == std::string::npos ? comma : comma - from));
  }
  return list;
}

// Several columns: clips that agree in any one of them stay together, so each value becomes a link, and the
// linked clips one group, named after the first value met.
std::vector<std::string> groupsByColumns(const std::vector<const Clip*>& clips, const std::string& names) {
  const auto columns = groupColumnNames(names);
  std::vector<std::string> groups(clips.size());
  if (columns.size() == 1) {
    for (std::size_t i = 0; i < clips.size(); ++i) groups[i] = groupOf(*clips[i], names);
    return groups;
  }
  std::vector<std::size_t> parents(clips.size());
  const auto root = [&](std::size_t i) {
    while (parents[i] != i) i = parents[i] = parents[parents[i]];
    return i;
  };
  std::map<std::pair<std::size_t, std::string>, std::size_t> firstOf;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    parents[i] = i;
    for (std::size_t c = 0; c < columns.size(); ++c) {
      const std::string value = groupOf(*clips[i], columns[c]);
      if (value.empty()) continue;
      if (groups[i].empty()) groups[i] = value;
      const auto [it, isNew] = firstOf.emplace(std::pair(c, value), i);
      const std::size_t a = root(it->second), b = root(i);
      parents[std::max(a, b)] = std::min(a, b);
    }
  }
  // A root is the first clip of its set. Two sets may share a value's text in different columns: the clip's
  // id keeps them apart.
  std::vector<std::string> named(clips.size());
  std::map<std::string, std::size_t> taken;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const std::size_t r = root(i);
    if (groups[r].empty()) continue;
    const auto [it, isNew] = taken.emplace(groups[r], r);
    named[i] = it->second == r ? groups[r] : groups[r] + " " + clips[r]->id;
  }
  return named;
}

}  // namespace ullim
