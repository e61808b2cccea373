#include "ui/jobs/paststate.h"

#include <filesystem>

namespace ullim {

Result<Dataset> stateAfter(const std::string& path, std::int64_t seq, const JobContext& job) {
  auto project = Project::open(path, OpenMode::ReadOnly);
  if (!project) return project.error();
  return (*project)->stateAt(seq, job);
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
