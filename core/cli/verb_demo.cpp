#include <filesystem>
#include <ostream>

#include "core/cli/verbs.h"
#include "core/demo/demo.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;

constexpr const char* kProjectName = "demo.ullim";

struct Options {
  std::string folder;
  DemoOptions demo;
};

/// Takes an older demo project away. Opening it first makes sure that nobody works in it.
Result<Done> removeOldProject(Session& session, const fs::path& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return Done{};
  if (auto open = session.openProject(path.string(), OpenMode::ReadWrite);
      !open && open.error().code == ErrorCode::Locked)
    return open.error();
  for (const char* suffix : {"", "-wal", "-shm"}) fs::remove(path.string() + suffix, error);
  if (fs::exists(path, error))
    return Error{ErrorCode::FileUnwritable,
                 path.string() + ": could not be replaced (choose another folder)"};
  return Done{};
}

Result<ImportOutcome> fillProject(Session& session, const fs::path& folder, const fs::path& projectPath) {
  ImportOptions options{.preset = "csv",
                        .labelsFile = (folder / "labels.csv").string(),
                        .fileColumn = "file",
                        .labelColumn = "label",
                        .groupColumn = "baby",
                        .splitColumn = {},
                        .encoding = {},
                        .pattern = {},
                        .jobs = session.common.jobs};
  auto plan = planImport({folder.string()}, options, session.job("looking"));
  if (!plan) return plan.error();
  if (auto ok = probeImport(*plan, options, session.job("reading")); !ok) return ok.error();
  auto project = session.createProject(projectPath.string());
  if (!project) return project.error();
  auto data = (*project)->load();
  if (!data) return data.error();
  auto outcome = importChange(**project, *data, *plan, session.common.jobs, session.job("importing"));
  if (!outcome) return outcome.error();
  outcome->change.why = "demo data set";
  if (auto committed = (*project)->commit(outcome->change); !committed) return committed.error();
  return outcome;
}

int run(Session& session, const Options& options) {
  DemoOptions demo = options.demo;
  demo.seed = session.seedOr(demo.seed);
  demo.jobs = session.common.jobs;
  demo.overwrite = session.common.force;
  std::error_code error;
  const fs::path folder = fs::absolute(options.folder, error);
  const fs::path projectPath = folder / kProjectName;
  if (demo.overwrite)
    if (auto ok = removeOldProject(session, projectPath); !ok) return session.fail(ok.error());
  const auto clips = writeDemo(folder.string(), demo, session.job("making clips"));
  if (!clips) return session.fail(clips.error());
  const auto outcome = fillProject(session, folder, projectPath);
  if (!outcome) return session.fail(outcome.error());
  if (!session.common.json) {
    session.out << projectPath.string() << std::endl;
    return kExitDone;
  }
  session.print({{"project", projectPath.string()}, {"clips", clips->size()}, {"seed", demo.seed}});
  return kExitDone;
}

}  // namespace

Action setupDemo(CLI::App& app) {
  auto options = std::make_shared<Options>();
  app.add_option("DIR", options->folder, "Folder to write to; made when missing")->required();
  app.add_option("--clips", options->demo.clips, "Number of clips")
      ->check(CLI::Range(1, 100000))
      ->capture_default_str();
  app.footer("--seed is " + std::to_string(options->demo.seed) + " unless given. Project: DIR/" +
             kProjectName);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
