#include <ostream>

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

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "; ") + word;
  return out;
}

Json rowJson(const Clip& clip) {
  return {{"id", clip.id},
          {"file", clip.file},
          {"label", clip.label},
          {"original_label", clip.originalLabel},
          {"group", clip.group},
          {"status", statusName(clip.status)},
          {"duration_s", clip.durationS},
          {"sample_rate", clip.sampleRate},
          {"channels", clip.channels},
          {"notes", clip.notes},
          {"flags", clipFlags(clip)},
          {"error", errorOrNull(clip.error)}};
}

std::vector<std::string> rowCells(const Clip& clip, int decimals) {
  return {clip.id,
          clip.file,
          clip.label,
          clip.originalLabel,
          clip.group,
          statusName(clip.status),
          fixedText(clip.durationS, decimals),
          std::to_string(clip.sampleRate),
          std::to_string(clip.channels),
          clip.notes,
          joined(clipFlags(clip))};
}

const std::vector<std::string> kHeader{"id",       "file",   "label",      "original_label",
                                       "group",    "status", "duration_s", "sample_rate",
                                       "channels", "notes",  "flags"};

int run(Session& session, const Options& options) {
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto clips = filterClips(*data, options.where);
  if (!clips) return session.fail(clips.error());
  if (session.common.json) {
    Json rows = Json::array();
    for (const Clip* clip : *clips) rows.push_back(rowJson(*clip));
    session.print(rows);
  } else if (options.csv) {
    constexpr int kExactDecimals = 6;
    session.out << csvRow(kHeader) << "\n";
    for (const Clip* clip : *clips) session.out << csvRow(rowCells(*clip, kExactDecimals)) << "\n";
  } else {
    std::vector<std::vector<std::string>> rows{kHeader};
    for (const Clip* clip : *clips) rows.push_back(rowCells(*clip, 2));
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
