#include "core/learn/trainsplit.h"

#include <map>

namespace ullim {
namespace {

std::size_t rootOf(std::vector<std::size_t>& parents, std::size_t i) {
  while (parents[i] != i) i = parents[i] = parents[parents[i]];
  return i;
}

/// Clips joined by group or by content become one group, named after its first clip's group.
void joinGroups(const std::vector<TrainClip>& clips, std::vector<SplitItem>& items) {
  std::vector<std::size_t> parents(clips.size());
  std::map<std::string, std::size_t> firstOf;
  std::vector<int> sizes(clips.size());
  for (std::size_t i = 0; i < clips.size(); ++i) {
    parents[i] = i;
    for (const std::string& key : {clips[i].group.empty() ? "" : "g" + clips[i].group,
                                   clips[i].contentHash.empty() ? "" : "h" + clips[i].contentHash,
                                   clips[i].nearSet == 0 ? "" : "n" + std::to_string(clips[i].nearSet)}) {
      if (key.empty()) continue;
      const auto [it, isNew] = firstOf.emplace(key, i);
      if (isNew) continue;
      const std::size_t a = rootOf(parents, it->second), b = rootOf(parents, i);
      parents[std::max(a, b)] = std::min(a, b);
    }
  }
  for (std::size_t i = 0; i < clips.size(); ++i) ++sizes[rootOf(parents, i)];
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const std::size_t root = rootOf(parents, i);
    if (sizes[root] > 1)
      items[i].group = clips[root].group.empty() ? "copies of " + clips[root].id : clips[root].group;
  }
}

void followFirstCopy(const std::vector<TrainClip>& clips, std::vector<SplitItem>& items) {
  std::map<std::string, std::size_t> firstOf;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (clips[i].contentHash.empty() || !clips[i].parent.empty()) continue;
    const auto [it, isNew] = firstOf.emplace(clips[i].contentHash, i);
    if (!isNew) items[i].parent = clips[it->second].id;
  }
}

}  // namespace

Result<TrainSplit> splitClips(const std::vector<TrainClip>& clips, const std::vector<int>& labels,
                              const std::vector<std::string>& classNames, const SplitOptions& options) {
  std::vector<SplitItem> items;
  std::vector<std::string> hashes;
  std::vector<int> nearSets;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    items.push_back(
        {clips[i].id, labels[i], clips[i].group, clips[i].parent, clips[i].contentHash, clips[i].stratum});
    hashes.push_back(clips[i].contentHash);
    nearSets.push_back(clips[i].nearSet);
  }
  if (options.byGroup)
    joinGroups(clips, items);
  else
    followFirstCopy(clips, items);
  auto split = makeSplit(items, classNames, options);
  if (!split) return split.error();
  TrainSplit made{std::move(*split), {}, {}};
  made.findings = lintSplit(items, {hashes, nearSets, classNames}, made.split);
  for (const LeakFinding& finding : made.findings)
    if (finding.blocks()) made.leaks.push_back(finding.text);
  return made;
}

}  // namespace ullim
