// map: a mapping of classes as a named file, looked through or applied.
#include <ostream>

#include "core/cli/classpreview.h"
#include "core/cli/verbs.h"
#include "core/dataset/mapping.h"

namespace ullim {
namespace {

struct Options {
  std::string project, save, name, note;
  std::vector<std::string> words;
  bool apply = false, dryRun = false;
};

int run(Session& session, const Options& options) {
  if (options.apply && options.dryRun) {
    session.problem("--apply and --dry-run are two things (choose one)");
    return kExitUsage;
  }
  auto mapping = findMapping(options.words);
  if (!mapping) return session.fail(mapping.error());
  if (!options.name.empty()) mapping->name = options.name;
  if (!options.note.empty()) mapping->note = options.note;
  auto project =
      session.openProject(options.project, options.apply ? OpenMode::ReadWrite : OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto view = viewThrough(*mapping, *data);
  if (!view) return session.fail(view.error());
  const auto plan = planMapping(*mapping, *data);
  if (!plan) return session.fail(plan.error());
  // Saved first: a mapping that was applied and is nowhere written down is lost work.
  if (!options.save.empty())
    if (const auto saved = writeMapping(options.save, *mapping, session.common.force); !saved)
      return session.fail(saved.error());
  for (const auto& name : view->missing)
    session.problem("warning: the project has no class " + name + " (passed over)");
  if (options.apply)
    if (const auto committed = (*project)->commit(plan->change); !committed)
      return session.fail(committed.error());
  if (session.common.json) {
    Json answer{{"mapping", mappingWords(*mapping)},
                {"name", mapping->name},
                {"note", mapping->note},
                {"missing", view->missing}};
    answer.update(previewJson(*data, plan->counts, plan->moves, !options.apply));
    session.print(answer);
  } else {
    session.out << previewText(*data, plan->counts, plan->moves, !options.apply);
  }
  return kExitDone;
}

}  // namespace

Action setupMap(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  addMany(
      app, "MAP", options->words,
      "A mapping: a .ullim-classes.json file, gems4 (nine emotions as four), or TARGET=SOURCE,SOURCE ...; "
      "=SOURCE leaves a class out")
      ->required();
  app.add_flag("--dry-run", options->dryRun,
               "Only show counts, imbalance and examples before and after (as without --apply)");
  app.add_flag("--apply", options->apply, "Give the clips their new labels; one undo takes it back");
  app.add_option("--save", options->save, "Write the mapping, too, as a file for train --classes and map")
      ->type_name("FILE");
  app.add_option("--name", options->name, "With --save: its name");
  app.add_option("--note", options->note, "With --save: a note in it");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
