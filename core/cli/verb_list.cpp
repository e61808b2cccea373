#include <ostream>

#include "core/cli/cliprows.h"
#include "core/cli/clips.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/csv.h"

namespace ullim {
namespace {

struct Options {
  std::string project, where;
  bool csv = false;
};

int run(Session& session, const Options& options) {
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto clips = filterClips(*data, options.where);
  if (!clips) return session.fail(clips.error());
  if (session.common.json) {
    Json rows = Json::array();
    for (const Clip* clip : *clips) rows.push_back(clipJson(*clip));
    session.print(rows);
  } else if (options.csv) {
    session.out << csvRow(clipHeader()) << "\n";
    for (const Clip* clip : *clips) session.out << csvRow(clipCells(*clip, kExactDecimals)) << "\n";
  } else {
    std::vector<std::vector<std::string>> rows{clipHeader()};
    for (const Clip* clip : *clips) rows.push_back(clipCells(*clip, 2));
    session.out << tableText(rows);
  }
  return kExitDone;
}

}  // namespace

Action setupList(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("--where", options->where,
                 "Only clips that match, e.g. 'label = \"hungry\" and duration < 1.5 and status != excluded'")
      ->type_name("EXPR");
  app.add_flag("--csv", options->csv, "Answer as CSV");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
