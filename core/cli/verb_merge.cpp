// merge, rename, drop and split: operations on classes, each with a dry run.
#include <ostream>

#include "core/cli/clips.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"

namespace ullim {
namespace {

struct Options {
  std::string project, name, to, column;
  std::vector<std::string> words;
  bool dryRun = false;
};

using Operation = std::function<Result<Change>(const Dataset&)>;

void show(Session& session, const DryRun& counts, bool dryRun) {
  if (session.common.json) {
    const auto side = [](const std::vector<ClassCount>& classes, double value) {
      return Json{{"classes", countsJson(classes)}, {"imbalance", imbalanceJson(value, classes)}};
    };
    session.print({{"dry_run", dryRun},
                   {"clips_changed", counts.clipsChanged},
                   {"regions_changed", counts.regionsChanged},
                   {"before", side(counts.before, counts.imbalanceBefore)},
                   {"after", side(counts.after, counts.imbalanceAfter)}});
    return;
  }
  session.out << (dryRun ? "nothing changed yet: this is a dry run\n" : "")
              << "before (largest to smallest class " << fixedText(counts.imbalanceBefore, 2) << ")\n"
              << countsText(counts.before) << "after (" << fixedText(counts.imbalanceAfter, 2) << ", "
              << counts.clipsChanged << " clips and " << counts.regionsChanged << " regions changed)\n"
              << countsText(counts.after);
}

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
  show(session, *counts, options.dryRun);
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
  return [options](Session& session) {
    return run(session, *options,
               [&](const Dataset& data) { return splitClass(data, options->name, options->column); });
  };
}

}  // namespace ullim
