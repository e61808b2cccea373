// regions: list, add, remove and import them.
#include <cmath>
#include <ostream>

#include "core/cli/cliprows.h"
#include "core/cli/clips.h"
#include "core/cli/regionimport.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/csv.h"
#include "core/dataset/regionops.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

struct Options {
  std::string project, where, label, note, source, format = "auto", clip;
  std::vector<std::string> add, remove;
  double lowHz = 0, highHz = 0;
  bool csv = false;
};

int list(Session& session, const Options& options) {
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto clips = filterClips(*data, options.where);
  if (!clips) return session.fail(clips.error());
  Json rows = Json::array();
  std::vector<std::vector<std::string>> table{regionHeader()};
  for (const Clip* clip : *clips) {
    for (const Region& region : data->regions.of(clip->id)) {
      if (session.common.json)
        rows.push_back(regionJson(*clip, region));
      else
        table.push_back(regionCells(*clip, region, options.csv ? kExactDecimals : 3));
    }
  }
  if (session.common.json) {
    session.print(rows);
  } else if (options.csv) {
    for (const auto& row : table) session.out << csvRow(row) << "\n";
  } else {
    session.out << tableText(table);
  }
  return kExitDone;
}

/// The one clip that `word` names. Errors: NotFound.
Result<const Clip*> clipNamed(const Project& project, const Dataset& data, const std::string& word) {
  const auto selection = selectClips(project, data, {word}, {});
  if (!selection) return selection.error();
  if (selection->ids.empty()) return Error{ErrorCode::NotFound, selection->problems.front().second};
  return data.find(selection->ids.front());
}

Result<Region> wantedRegion(const Options& options, const Clip& clip) {
  constexpr double kMostSamples = 9e15;
  const auto begin = toNumber(options.add[1]), end = toNumber(options.add[2]);
  if (!begin || !end)
    return Error{ErrorCode::BadArgument, "--add " + options.add[1] + " " + options.add[2] +
                                             ": no times (write seconds, e.g. 0.5 1.25)"};
  if (clip.sampleRate <= 0 || clip.frames <= 0)
    return Error{ErrorCode::FileUnreadable, clip.file + ": is unreadable, so it has no regions (repair it)"};
  if (!(std::abs(*begin * clip.sampleRate) < kMostSamples && std::abs(*end * clip.sampleRate) < kMostSamples))
    return Error{ErrorCode::BadArgument, "--add: times beyond any sound (write seconds, e.g. 0.5 1.25)"};
  const SampleRate rate{clip.sampleRate};
  Region region{.id = newId(),
                .clipId = clip.id,
                .range = {samples(*begin, rate), samples(*end, rate)},
                .lowHz = options.lowHz,
                .highHz = options.highHz,
                .label = trimmed(options.label),
                .note = options.note};
  return region;
}

int change(Session& session, const Options& options) {
  auto project = session.openProject(options.project, OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  Result<Change> wanted = Change{};
  const Clip* clip = nullptr;
  if (!options.add.empty()) {
    const auto named = clipNamed(**project, *data, options.add[0]);
    if (!named) return session.fail(named.error());
    clip = *named;
    const auto region = wantedRegion(options, *clip);
    if (!region) return session.fail(region.error());
    wanted = addRegions(*data, {*region});
  } else {
    wanted = removeRegions(*data, options.remove);
  }
  if (!wanted) return session.fail(wanted.error());
  const auto done = (*project)->commit(*wanted);
  if (!done) return session.fail(done.error());
  if (clip) {
    const Region& region = *done->regions.front().after;
    if (session.common.json)
      session.print(regionJson(*clip, region));
    else
      session.out << region.id << "\n";
  } else if (session.common.json) {
    session.print({{"removed", options.remove}});
  } else {
    session.out << done->regions.size() << " removed\n";
  }
  return kExitDone;
}

int import(Session& session, const Options& options) {
  auto project = session.openProject(options.project, OpenMode::ReadWrite);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  RegionImport wanted{.source = options.source, .format = options.format, .clipId = {}};
  if (!options.clip.empty()) {
    const auto named = clipNamed(**project, *data, options.clip);
    if (!named) return session.fail(named.error());
    wanted.clipId = (*named)->id;
  }
  auto outcome = importRegions(*data, wanted, newId, session.job("reading"));
  if (!outcome) return session.fail(outcome.error());
  const auto done = (*project)->commit(outcome->change);
  if (!done) return session.fail(done.error());
  std::size_t failed = 0;
  Json files = Json::array();
  for (const auto& file : outcome->files) {
    for (const auto& remark : file.remarks) session.problem(file.file + ": " + remark);
    if (!file.error.empty()) session.problem(file.error);
    failed += !file.error.empty();
    files.push_back({{"file", file.file},
                     {"regions", file.regions},
                     {"remarks", file.remarks},
                     {"error", errorOrNull(file.error)}});
  }
  if (session.common.json)
    session.print(
        {{"added", done->regions.size()}, {"already_there", outcome->alreadyThere}, {"files", files}});
  else
    session.out << done->regions.size() << " regions added, " << outcome->alreadyThere << " already there, "
                << outcome->files.size() << " files read, " << failed << " not understood\n";
  return session.batchExit(outcome->files.size() - failed, failed);
}

int run(Session& session, const Options& options) {
  const int asked = !options.add.empty() + !options.remove.empty() + !options.source.empty();
  const bool details =
      options.lowHz != 0 || options.highHz != 0 || !options.label.empty() || !options.note.empty();
  const char* wrong = asked > 1 ? "--add, --remove and --import are three things (do one at a time)"
                      : asked == 1 && (!options.where.empty() || options.csv)
                          ? "--where and --csv are for listing (leave them out)"
                      : details && options.add.empty()
                          ? "--low, --high, --label and --note go with --add (leave them out)"
                      : options.source.empty() && (!options.clip.empty() || options.format != "auto")
                          ? "--format and --clip go with --import (leave them out)"
                          : nullptr;
  if (wrong) {
    session.problem(wrong);
    return kExitUsage;
  }
  if (!options.source.empty()) return import(session, options);
  return asked > 0 ? change(session, options) : list(session, options);
}

}  // namespace

Action setupRegions(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("--where", options->where, "Only regions of clips that match the expression")
      ->type_name("EXPR");
  app.add_flag("--csv", options->csv, "Answer as CSV");
  app.add_option("--add", options->add, "Add a region: a clip (id or file name), begin and end in seconds")
      ->expected(3)
      ->type_name("CLIP BEGIN_S END_S");
  app.add_option("--low", options->lowHz, "With --add: lower edge of its band in Hz (default: time only)");
  app.add_option("--high", options->highHz, "With --add: upper edge of its band in Hz (default: time only)");
  app.add_option("--label", options->label, "With --add: its class or another word");
  app.add_option("--note", options->note, "With --add: a note");
  addRepeated(app, "--remove", options->remove, "Remove a region; may be repeated")->type_name("ID");
  app.add_option("--import", options->source,
                 "Add the regions of a file, or of all files of a folder; a file belongs to the clip of the "
                 "same name")
      ->type_name("FILE|FOLDER");
  app.add_option("--format", options->format, "With --import: what the files are; auto goes by their names")
      ->check(CLI::IsMember({"auto", "audacity", "textgrid", "raven", "elan", "csv"}))
      ->capture_default_str();
  app.add_option("--clip", options->clip,
                 "With --import of one file: the clip it belongs to (an id or a file name)");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
