// relink: moved files are found again by content.
#include <ostream>

#include "core/cli/verbs.h"
#include "core/store/relink.h"

namespace ullim {
namespace {

struct Options {
  std::string project;
  std::vector<std::string> folders;
  bool dryRun = false;
};

void show(Session& session, const RelinkOutcome& outcome, bool changed) {
  if (session.common.json) {
    Json found = Json::array(), missing = Json::array(), others = Json::array();
    for (const auto& each : outcome.found)
      found.push_back({{"id", each.id}, {"from", each.from}, {"to", each.to}});
    for (const auto& each : outcome.stillMissing) missing.push_back({{"id", each.id}, {"file", each.file}});
    for (const auto& [file, path] : outcome.otherContent) others.push_back({{"file", file}, {"found", path}});
    session.print({{"missing", outcome.missing},
                   {"found", found},
                   {"still_missing", missing},
                   {"other_content", others},
                   {"files_read", outcome.hashed},
                   {"changed", changed && !outcome.found.empty()}});
    return;
  }
  session.out << outcome.missing << " missing, " << outcome.found.size() << " found again, "
              << outcome.stillMissing.size() << " still missing\n";
  for (const auto& each : outcome.found) session.out << each.from << " -> " << each.to << "\n";
}

int run(Session& session, const Options& options) {
  auto project =
      session.openProject(options.project, options.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  auto outcome =
      relinkChange(**project, *data, options.folders, session.common.jobs, session.job("searching"));
  if (!outcome) return session.fail(outcome.error());
  if (!options.dryRun)
    if (const auto done = (*project)->commit(outcome->change); !done) return session.fail(done.error());
  for (const auto& [file, path] : outcome->otherContent)
    session.problem(file + ": " + path + " has the name but other content (not taken)");
  show(session, *outcome, !options.dryRun);
  return session.batchExit(outcome->found.size(), outcome->stillMissing.size());
}

}  // namespace

Action setupRelink(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  addMany(app, "FOLDER", options->folders, "Where the files may be now, with all folders below")->required();
  app.add_flag("--dry-run", options->dryRun, "Search only; the project is not changed");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
