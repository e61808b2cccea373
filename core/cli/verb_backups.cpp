// backups: whole copies of a project beside it, listed, made and restored.
#include <filesystem>
#include <ostream>

#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/store/backup.h"

namespace ullim {
namespace {

struct Options {
  std::string project, restore, target;
  bool make = false;
};

int runMake(Session& session, const Options& options) {
  const auto outcome = makeBackup(options.project, session.job("backup"));
  if (!outcome) return session.fail(outcome.error());
  if (session.common.json) {
    session.print({{"path", outcome->path}, {"made", outcome->made}, {"dropped", outcome->dropped}});
    return kExitDone;
  }
  session.out << (outcome->made ? "made " : "nothing changed since ") << outcome->path;
  if (outcome->dropped > 0) session.out << ", " << outcome->dropped << " old removed";
  session.out << "\n";
  return kExitDone;
}

int runRestore(Session& session, const Options& options) {
  // By name from the project's own folder, or any file by its path: the project itself may be gone.
  std::string path = options.restore;
  if (path.find('/') == std::string::npos) {
    const auto found = findBackup(options.project, path);
    if (!found) return session.fail(found.error());
    path = found->path;
  }
  if (const auto done = restoreBackup(path, options.target); !done) return session.fail(done.error());
  if (session.common.json) {
    session.print({{"backup", path}, {"project", options.target}});
    return kExitDone;
  }
  session.out << "restored " << baseName(path) << " as " << options.target << "\n";
  return kExitDone;
}

int runList(Session& session, const Options& options) {
  std::error_code ec;
  if (!std::filesystem::exists(options.project, ec) &&
      !std::filesystem::exists(backupFolder(options.project), ec))
    return session.fail({ErrorCode::FileNotFound, options.project + ": no such project (check the name)"});
  const auto backups = listBackups(options.project);
  if (!backups) return session.fail(backups.error());
  if (session.common.json) {
    Json rows = Json::array();
    for (const BackupInfo& each : *backups)
      rows.push_back({{"name", each.name},
                      {"path", each.path},
                      {"when", utcText(each.whenMs)},
                      {"bytes", each.bytes},
                      {"changes", each.changes},
                      {"clips", each.clips},
                      {"last_change", each.lastMs ? Json(utcText(each.lastMs)) : Json()},
                      {"problem", each.problem}});
    session.print({{"folder", backupFolder(options.project)}, {"backups", rows}});
    return kExitDone;
  }
  std::vector<std::vector<std::string>> rows{{"name", "MB", "clips", "changes", "last change"}};
  for (const BackupInfo& each : *backups) {
    if (!each.problem.empty()) {
      session.problem(each.problem);
      continue;
    }
    rows.push_back({each.name, fixedText(double(each.bytes) / 1e6, 2), std::to_string(each.clips),
                    std::to_string(each.changes), each.lastMs ? utcText(each.lastMs) : ""});
  }
  session.out << (rows.size() > 1 ? tableText(rows) : "no backup yet (make one with --make)\n");
  return kExitDone;
}

int run(Session& session, const Options& options) {
  session.needQt();
  if (options.make) return runMake(session, options);
  return options.restore.empty() ? runList(session, options) : runRestore(session, options);
}

}  // namespace

Action setupBackups(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  auto* make = app.add_flag("--make", options->make, "Make one now, unless nothing changed since the last");
  auto* restore = app.add_option("--restore", options->restore,
                                 "Restore this one, by name, path, or \"latest\", as a new project");
  auto* target = app.add_option("--out", options->target, "The new project (.ullim); never over a file");
  restore->needs(target)->excludes(make);
  target->needs(restore);
  app.footer(
      "Kept beside the project in NAME.ullim-backups: the last 10, then one a day for 14 days, one a week "
      "for\n"
      "8 weeks. The desktop program makes them by itself.");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
