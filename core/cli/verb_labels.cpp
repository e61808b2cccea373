// labels: a second source of labels for clips that are there already.
#include <ostream>

#include "core/cli/tableargs.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/csv.h"
#include "core/dataset/labelsource.h"

namespace ullim {
namespace {

struct Options {
  std::string project, source, name, separator;
  std::vector<std::string> map;
  LabelSourceOptions read;
  bool dryRun = false;
};

Result<Done> readArguments(const Options& options, LabelSourceOptions& read) {
  if (!options.separator.empty()) {
    const auto separator = separatorFromName(options.separator);
    if (!separator) return separator.error();
    read.table.separator = *separator;
  }
  for (const auto& pair : options.map) {
    const auto at = pair.find('=');
    if (at == std::string::npos || at == 0)
      return Error{ErrorCode::BadArgument, "--map " + pair + ": is not SOURCE=CLASS (example: Anger=angry)"};
    read.classNames[pair.substr(0, at)] = pair.substr(at + 1);
  }
  return Done{};
}

void show(Session& session, const Dataset& data, const LabelSource& source, const std::string& name,
          bool kept) {
  if (session.common.json) {
    Json rows = Json::array();
    std::map<std::string, const LabelSource::Row*> rowOf;
    for (const auto& row : source.rows) rowOf[row.clipId] = &row;
    for (const auto& id : source.disagreeing) {
      const Clip* clip = data.find(id);
      rows.push_back(
          {{"id", id}, {"file", clip->file}, {"label", clip->label}, {"source_label", rowOf[id]->label}});
    }
    Json pairs = Json::array();
    for (const auto& [labels, count] : source.pairs)
      pairs.push_back({{"label", labels.first}, {"source_label", labels.second}, {"clips", count}});
    session.print({{"source", name},
                   {"kept", kept},
                   {"clips", source.rows.size()},
                   {"agree", source.agree},
                   {"disagree", source.disagree},
                   {"blank", source.blank},
                   {"unlabelled", source.unlabelled},
                   {"not_named", source.notNamed},
                   {"unknown_files", source.unknownFiles},
                   {"unknown_classes", source.unknownClasses},
                   {"alike_classes", source.likeNames},
                   {"pairs", pairs},
                   {"disagreements", rows},
                   {"notes", source.notes}});
    return;
  }
  session.out << name << ": " << source.rows.size() << " clips, " << source.agree << " agree, "
              << source.disagree << " disagree, " << source.blank << " left blank, " << source.unlabelled
              << " without a label in the project, " << source.notNamed << " clips not named\n";
  if (source.disagree > 0) {
    std::vector<std::vector<std::string>> rows{{"project", "source", "clips"}};
    for (const auto& [labels, count] : source.pairs)
      if (!labels.first.empty() && labels.first != labels.second)
        rows.push_back({labels.first, labels.second, std::to_string(count)});
    session.out << tableText(rows);
  }
  for (const auto& [label, count] : source.unknownClasses)
    session.out << label << ": no class of the project, " << count << " clips\n";
  for (const auto& [given, known] : source.likeNames)
    session.out << given << ": is like the class " << known << " (--same-names takes it for that)\n";
}

int run(Session& session, const Options& options) {
  LabelSourceOptions read = options.read;
  if (auto fine = readArguments(options, read); !fine) return session.fail(fine.error());
  auto project =
      session.openProject(options.project, options.dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto source =
      readLabelSource(*data, (*project)->folder(), options.source, read, session.job("reading"));
  if (!source) return session.fail(source.error());
  if (!options.dryRun) {
    auto change = labelSourceChange(*data, *source, options.name, newId, nowMs());
    if (const auto done = (*project)->commit(std::move(change)); !done) return session.fail(done.error());
  }
  for (const auto& sentence : source->unknownFiles) session.problem(sentence);
  show(session, *data, *source, options.name, !options.dryRun);
  return session.batchExit(source->rows.size(), source->unknownFiles.size());
}

}  // namespace

Action setupLabels(CLI::App& app) {
  auto options = std::make_shared<Options>();
  ImportOptions& table = options->read.table;
  addProject(app, options->project);
  app.add_option("--source", options->source, "Table with file names and labels")
      ->required()
      ->type_name("TABLE");
  app.add_option("--name", options->name, "Who made these labels; the same name again brings them up to date")
      ->required()
      ->type_name("NAME");
  app.add_option("--file-column", table.fileColumn, "Column with the file name (default: guessed)");
  app.add_option("--label-column", table.labelColumn, "Column with the label (default: guessed)");
  addTableFormat(app, table.encoding, options->separator);
  addRepeated(app, "--map", options->map, "A label of the source is a class of the project: SOURCE=CLASS");
  app.add_flag("--same-names", options->read.sameNames,
               "Take labels that differ from a class in case, spaces, _ and - only for that class");
  app.add_flag("--dry-run", options->dryRun, "Compare only; the project is not changed");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
