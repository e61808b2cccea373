#include "ui/jobs/paststate.h"

#include <algorithm>
#include <filesystem>
#include <limits>

namespace ullim {

namespace {

Error cancelled() { return {ErrorCode::Cancelled, "past state"}; }

}  // namespace

Result<Dataset> stateAfter(const std::string& path, std::int64_t seq, const JobContext& job) {
  auto project = Project::open(path, OpenMode::ReadOnly);
  if (!project) return project.error();
  auto data = (*project)->load();
  if (!data) return data;
  const auto history = (*project)->history(std::numeric_limits<int>::max());
  if (!history) return history.error();
  const auto wanted = std::find_if(history->begin(), history->end(),
                                   [seq](const HistoryEntry& entry) { return entry.seq == seq; });
  if (wanted == history->end())
    return Error{ErrorCode::NotFound, path + ": its history has no line " + std::to_string(seq)};
  if (wanted->superseded)
    return Error{ErrorCode::BadArgument,
                 path + ": line " + std::to_string(seq) +
                     " was undone and another change took its place (choose a line that is not struck out)"};
  // What lies between, in the order in which it is to be done.
  std::vector<const HistoryEntry*> way;
  if (wanted->undone) {
    for (auto it = wanted; it != history->end() && it->undone; ++it)
      if (!it->superseded) way.push_back(&*it);
    std::reverse(way.begin(), way.end());
  } else {
    for (auto it = history->begin(); it != wanted; ++it)
      if (!it->undone) way.push_back(&*it);
  }
  for (std::size_t i = 0; i < way.size(); ++i) {
    if (job.stopped()) return cancelled();
    job.progress(i, way.size());
    auto change = (*project)->changeAt(way[i]->seq);
    if (!change) return change.error();
    if (!wanted->undone) change = inverse(std::move(*change));
    if (const auto applied = applyChange(*data, *change); !applied) return applied.error();
  }
  return data;
}

Result<Done> writeState(const Dataset& data, const std::string& folder, const std::string& newPath,
                        const std::string& why) {
  namespace fs = std::filesystem;
  auto project = Project::create(newPath);
  if (!project) return project.error();
  Change change;
  change.kind = change.by = "import";
  change.why = why;
  for (const LabelClass& each : data.classes) change.classes.push_back({std::nullopt, each});
  const bool sameFolder = (*project)->folder() == folder;
  for (Clip clip : data.clips) {
    if (!sameFolder && !clip.file.starts_with('/'))
      clip.file = (fs::path(folder) / clip.file).lexically_normal().string();
    for (const Region& region : data.regions.of(clip.id)) change.regions.push_back({std::nullopt, region});
    for (const Verdict& verdict : data.verdicts.of(clip.id))
      change.verdicts.push_back({std::nullopt, verdict});
    change.added.push_back(std::move(clip));
  }
  for (const Pass& pass : data.passes) change.passes.push_back({std::nullopt, pass});
  if (const auto done = (*project)->commit(std::move(change)); !done) return done.error();
  return Done{};
}

}  // namespace ullim
