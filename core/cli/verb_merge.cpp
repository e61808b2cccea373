// merge, rename, drop and split: operations on classes, each with a dry run.
#include <ostream>

#include "core/cli/classpreview.h"
#include "core/cli/verbs.h"

namespace ullim {
namespace {

struct Options {
  std::string project, name, to, column;
  std::vector<std::string> words;
  bool dryRun = false, back = false;
};

using Operation = std::function<Result<Change>(const Dataset&)>;

int run(Session& session, const Options& options, const Operation& operation) {
  auto project =
      session.openProject(options.project, options.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto change = operation(*data);
  if (!change) return session.fail(change.error());
  const auto counts = dryRun(*data, *change);
  if (!counts) return session.fail(counts.error());
  if (!options.dryRun)
    if (const auto committed = (*project)->commit(*change); !committed)
      return session.fail(committed.error());
  auto classes = data->classes;  // to order the moves by
  for (const auto& edit : change->classes)
    if (edit.after) classes.push_back(*edit.after);
  const auto moves = movesOf(*data, *change, classes, 3);
  if (session.common.json)
    session.print(previewJson(*data, *counts, moves, options.dryRun));
  else
    session.out << previewText(*data, *counts, moves, options.dryRun);
  return kExitDone;
}

std::shared_ptr<Options> commonOptions(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_flag("--dry-run", options->dryRun, "Only show the counts before and after");
  return options;
}

}  // namespace

Action setupMerge(CLI::App& app) {
  auto options = commonOptions(app);
  addMany(app, "MAP", options->words, "TARGET=SOURCE,SOURCE ...; the target may be new")->required();
  return [options](Session& session) {
    const auto map = parseMergeMap(options->words);
    if (!map) return session.fail(map.error());
    return run(session, *options, [&](const Dataset& data) { return mergeClasses(data, *map); });
  };
}

Action setupRename(CLI::App& app) {
  auto options = commonOptions(app);
  app.add_option("FROM", options->name, "Class to rename")->required();
  app.add_option("TO", options->to, "Its new name")->required();
  return [options](Session& session) {
    return run(session, *options,
               [&](const Dataset& data) { return renameClass(data, options->name, options->to); });
  };
}

Action setupDrop(CLI::App& app) {
  auto options = commonOptions(app);
  app.add_option("CLASS", options->name, "Class to remove; its clips stay, without a label")->required();
  return [options](Session& session) {
    return run(session, *options, [&](const Dataset& data) { return dropClass(data, options->name); });
  };
}

Action setupSplit(CLI::App& app) {
  auto options = commonOptions(app);
  app.add_option("CLASS", options->name, "Class to split")->required();
  app.add_option("--by", options->column,
                 "Column of the import whose values make the new classes, CLASS_VALUE")
      ->required();
  app.add_flag("--back", options->back, "The other way round: join the classes CLASS_VALUE to CLASS again");
  return [options](Session& session) {
    if (options->back)
      return run(session, *options, [&](const Dataset& data) -> Result<Change> {
        const auto step = joinStep(data, options->name, options->column);
        if (!step) return step.error();
        auto plan = planClasses(data, {*step});
        if (!plan) return plan.error();
        return std::move(plan->change);
      });
    return run(session, *options,
               [&](const Dataset& data) { return splitClass(data, options->name, options->column); });
  };
}

}  // namespace ullim
