#include <algorithm>
#include <filesystem>
#include <ostream>

#include "core/cli/clips.h"
#include "core/cli/tableargs.h"
#include "core/cli/verbs.h"
#include "core/dataset/csv.h"

namespace ullim {
namespace {

struct Options {
  std::string project;
  std::vector<std::string> sources;
  ImportOptions import;
  std::string separator;
};

struct Imported {
  ImportPlan plan;
  ImportOutcome outcome;
  Dataset data;  ///< of the project afterwards
};

Result<Imported> importInto(Session& session, const Options& options) {
  ImportOptions import = options.import;
  import.jobs = session.common.jobs;
  if (!options.separator.empty()) {
    const auto separator = separatorFromName(options.separator);
    if (!separator) return separator.error();
    import.separator = *separator;
  }
  auto plan = planImport(options.sources, import, session.job("looking"));
  if (!plan) return plan.error();
  if (plan->rows.empty())
    return Error{ErrorCode::NotFound,
                 options.sources.front() + ": no sound file found (choose another folder or --preset)"};
  if (auto ok = probeImport(*plan, import, session.job("reading")); !ok) return ok.error();

  auto project = session.openProject(options.project, OpenMode::ReadWrite);
  if (!project && project.error().code == ErrorCode::FileNotFound)
    project = session.createProject(options.project);
  if (!project) return project.error();
  auto data = (*project)->load();
  if (!data) return data.error();
  auto outcome = importChange(**project, *data, *plan, import.jobs, session.job("hashing"));
  if (!outcome) return outcome.error();
  if (auto committed = (*project)->commit(outcome->change); !committed) return committed.error();
  auto after = (*project)->load();
  if (!after) return after.error();
  return Imported{std::move(*plan), std::move(*outcome), std::move(*after)};
}

void show(Session& session, const Imported& done) {
  const auto counts = classCounts(done.data);
  if (session.common.json) {
    Json errors = Json::array();
    for (const auto& [file, reason] : done.outcome.problems)
      errors.push_back({{"file", file}, {"error", reason}});
    Json differences = Json::array();
    for (const auto& each : done.outcome.differences)
      differences.push_back({{"id", each.clipId},
                             {"file", each.path},
                             {"label", each.label},
                             {"source_label", each.sourceLabel}});
    Json table = nullptr;
    if (done.plan.table) {
      const TableView& view = *done.plan.table;
      const auto column = [&](int at) { return at < 0 ? Json(nullptr) : Json(view.header[std::size_t(at)]); };
      table = {{"file", view.path},
               {"encoding", view.encoding},
               {"separator", separatorName(view.separator)},
               {"rows", view.rowCount},
               {"columns",
                {{"file", column(view.file)},
                 {"label", column(view.label)},
                 {"group", column(view.group)},
                 {"split", column(view.split)}}}};
    }
    session.print({{"preset", done.plan.preset},
                   {"why", done.plan.why},
                   {"added", done.outcome.added},
                   {"already_there", done.outcome.alreadyThere},
                   {"unreadable", done.outcome.unreadable},
                   {"clips", done.data.clips.size()},
                   {"classes", countsJson(counts)},
                   {"groups", done.plan.groups},
                   {"errors", errors},
                   {"label_differences", differences},
                   {"table", table},
                   {"notes", done.plan.notes},
                   {"not_understood", done.plan.notUnderstood}});
    return;
  }
  session.out << "preset: " << done.plan.preset << " (" << done.plan.why << ")\n"
              << "added: " << done.outcome.added << ", already there: " << done.outcome.alreadyThere
              << ", unreadable: " << done.outcome.unreadable << ", groups: " << done.plan.groups << "\n"
              << countsText(counts);
  for (const auto& note : done.plan.notes) session.out << note << "\n";
  if (!done.outcome.differences.empty())
    session.out << done.outcome.differences.size()
                << " clips that are there already have another label in the source now; nothing was changed "
                   "(compare them with: ullim-cli labels)\n";
}

int run(Session& session, const Options& options) {
  const auto imported = importInto(session, options);
  if (!imported) return session.fail(imported.error());
  for (const auto& [file, reason] : imported->outcome.problems)
    session.problem(reason.starts_with(file) ? reason : file + ": " + reason);
  for (const std::string& reason : imported->plan.notUnderstood) session.problem(reason);
  show(session, *imported);
  // Tables and notes beside the sounds are left out without being a failure; a source that is not there is
  // one.
  std::error_code error;
  std::size_t bad = imported->outcome.problems.size();
  for (const std::string& source : options.sources)
    if (!std::filesystem::exists(source, error)) ++bad;
  const int good = imported->outcome.added - imported->outcome.unreadable + imported->outcome.alreadyThere;
  return session.batchExit(std::size_t(std::max(0, good)), bad);
}

}  // namespace

Action setupImport(CLI::App& app) {
  auto options = std::make_shared<Options>();
  ImportOptions& import = options->import;
  addProject(app, options->project)->description("Project file (.ullim); made when missing");
  addMany(app, "SOURCE", options->sources, "Folders, sound files or a CSV; only read, never written to")
      ->required();
  std::vector<std::string> names;
  std::string help = "How the files are named and labelled; without it the kind is recognised. ";
  for (const PresetInfo& preset : importPresets()) {
    names.push_back(preset.name);
    help += preset.name + ": " + preset.description + "; ";
  }
  help.resize(help.size() - 2);
  app.add_option("--preset", import.preset, help)->check(CLI::IsMember(names))->type_name("NAME");
  app.add_option("--labels", import.labelsFile, "CSV or TSV with the labels")->type_name("FILE");
  app.add_option("--file-column", import.fileColumn,
                 "Column with the file name (default: guessed from the header)");
  app.add_option("--label-column", import.labelColumn, "Column with the label (default: guessed)");
  app.add_option("--group-column", import.groupColumn,
                 "Column with the subject or speaker (default: guessed)");
  app.add_option("--split-column", import.splitColumn, "Column with the official split (default: guessed)");
  addTableFormat(app, import.encoding, options->separator);
  app.add_option("--pattern", import.pattern,
                 "Regular expression on the file name with (?<label>...) and (?<group>...)")
      ->type_name("REGEX");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
