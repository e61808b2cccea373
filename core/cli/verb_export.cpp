// export: labels and regions for other programs.
#include <algorithm>
#include <filesystem>
#include <map>
#include <ostream>
#include <set>

#include "core/base/atomicfile.h"
#include "core/cli/cliprows.h"
#include "core/cli/clips.h"
#include "core/cli/outfolder.h"
#include "core/cli/regionformats.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dataset/csv.h"
#include "core/dataset/regionnames.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

struct Options {
  std::string project, out, where, format;
  bool regions = false, links = false;
};

using Clips = std::vector<const Clip*>;

/// What the answer tells.
struct Outcome {
  std::size_t clips = 0, regions = 0, files = 0;
  std::vector<std::string> cannotHold;
  std::vector<std::pair<std::string, std::string>> problems;  ///< file, sentence
};

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::size_t regionsIn(const Dataset& data, const Clips& clips) {
  std::size_t n = 0;
  for (const Clip* clip : clips) n += data.regions.of(clip->id).size();
  return n;
}

std::string labelsCsv(const Dataset& data, const Clips& clips) {
  std::set<std::string> extra;
  for (const Clip& clip : data.clips)
    for (const auto& column : clip.columns) extra.insert(column.first);
  std::vector<std::string> header = clipHeader();
  for (const auto& name : extra) {
    const bool taken = std::any_of(clipHeader().begin(), clipHeader().end(),
                                   [&](const auto& own) { return foldCase(own) == foldCase(name); });
    header.push_back((taken ? "column_" : "") + name);
  }
  std::string text = csvRow(header) + "\n";
  for (const Clip* clip : clips) {
    auto cells = clipCells(*clip, kExactDecimals);
    for (const auto& name : extra) {
      const auto it = clip->columns.find(name);
      cells.push_back(it == clip->columns.end() ? std::string() : it->second);
    }
    text += csvRow(cells) + "\n";
  }
  return text;
}

Result<Outcome> exportTable(Session& session, const Options& options, const Dataset& data,
                            const Clips& clips) {
  Outcome outcome;
  outcome.files = 1;
  const bool lines = options.format == "jsonl";
  std::string text;
  if (options.regions) {
    outcome.regions = regionsIn(data, clips);
    if (!lines) text = csvRow(regionHeader()) + "\n";
    for (const Clip* clip : clips) {
      outcome.clips += !data.regions.of(clip->id).empty();
      for (const Region& region : data.regions.of(clip->id))
        text += (lines ? jsonText(regionJson(*clip, region))
                       : csvRow(regionCells(*clip, region, kExactDecimals))) +
                "\n";
    }
    outcome.cannotHold.emplace_back("the clips' own labels, status and notes (export without --regions)");
  } else {
    outcome.clips = clips.size();
    if (lines) {
      for (const Clip* clip : clips) {
        Json row = clipJson(*clip);
        row["columns"] = clip->columns;
        text += jsonText(row) + "\n";
      }
    } else {
      text = labelsCsv(data, clips);
    }
    if (const auto n = regionsIn(data, clips); n > 0)
      outcome.cannotHold.push_back(counted(n, "region", "regions") + " (export with --regions, too)");
  }
  if (auto done = writeFileAtomically(options.out, text, session.common.force); !done) return done.error();
  return outcome;
}

Result<Outcome> exportRegions(Session& session, const Options& options, const Dataset& data,
                              const Clips& clips) {
  const RegionFormat format = regionFormat(options.format).value();
  const ClipFileNames names(data);
  Outcome outcome;
  RegionLoss loss;
  std::size_t labels = 0;
  std::vector<OutFile> files;
  for (const Clip* clip : clips) {
    labels += !clip->label.empty();
    const auto& regions = data.regions.of(clip->id);
    if (regions.empty()) continue;
    if (clip->sampleRate <= 0) {
      outcome.problems.emplace_back(
          clip->file, clip->file + ": its sample rate is unknown, so are its seconds (export as csv)");
      continue;
    }
    ++outcome.clips;
    outcome.regions += regions.size();
    const ClipTime time{clip->frames, {clip->sampleRate}};
    RegionText text = regionText(format, {regions.begin(), regions.end()}, time);
    loss += text.loss;
    files.push_back({names.of(clip->id) + regionExtension(format),
                     [text = std::make_shared<const std::string>(std::move(text.text))](
                         const std::string& path, bool overwrite) {
                       return writeFileAtomically(path, *text, overwrite);
                     }});
  }
  outcome.files = files.size();
  outcome.cannotHold = lossSentences(loss);
  if (labels > 0)
    outcome.cannotHold.push_back(counted(labels, "label of a clip", "labels of clips") +
                                 " (export as csv, too)");
  if (auto done = writeFolder(options.out, files, session.common.force, session.job("writing")); !done)
    return done.error();
  return outcome;
}

/// "a.wav", "a-2.wav", ...: the first that `taken` has not.
std::string freeName(const std::string& name, std::set<std::string>& taken) {
  const std::filesystem::path path(name);
  std::string wanted = name;
  for (int n = 2; !taken.insert(foldCase(wanted)).second; ++n)
    wanted = path.stem().string() + "-" + std::to_string(n) + path.extension().string();
  return wanted;
}

Result<Outcome> exportFolders(Session& session, const Options& options, const Project& project,
                              const Dataset& data, const Clips& clips) {
  Outcome outcome;
  std::size_t unlabelled = 0, excluded = 0, regions = 0;
  std::set<std::string> folderNames;
  std::map<std::string, std::pair<std::string, std::set<std::string>>> folders;  // label -> folder, its names
  std::vector<OutFile> files;
  for (const Clip* clip : clips) {
    if (clip->label.empty() || clip->status == ClipStatus::Excluded) {
      ++(clip->label.empty() ? unlabelled : excluded);
      continue;
    }
    const std::string source = project.absolutePath(clip->file);
    std::error_code ec;
    if (!std::filesystem::is_regular_file(source, ec)) {
      outcome.problems.emplace_back(clip->file,
                                    clip->file + ": the sound file is not there (find it, or export as csv)");
      continue;
    }
    auto it = folders.find(clip->label);
    if (it == folders.end())
      it = folders
               .emplace(clip->label,
                        std::pair(freeName(safeFileName(clip->label), folderNames), std::set<std::string>()))
               .first;
    auto& [folder, names] = it->second;
    files.push_back({folder + "/" + freeName(safeFileName(baseName(clip->file)), names),
                     [source, links = options.links](const std::string& path, bool overwrite) {
                       return links ? linkTo(source, path, overwrite) : copyTo(source, path, overwrite);
                     }});
    regions += data.regions.of(clip->id).size();
  }
  outcome.clips = outcome.files = files.size();
  if (unlabelled > 0)
    outcome.cannotHold.push_back(counted(unlabelled, "clip", "clips") + " without a label (left out)");
  if (excluded > 0)
    outcome.cannotHold.push_back(counted(excluded, "excluded clip", "excluded clips") + " (left out)");
  if (regions > 0)
    outcome.cannotHold.push_back(counted(regions, "region", "regions") + " (export as csv --regions, too)");
  outcome.cannotHold.emplace_back("status, group and notes of the clips (export as csv, too)");
  if (auto done = writeFolder(options.out, files, session.common.force, session.job("writing")); !done)
    return done.error();
  return outcome;
}

int run(Session& session, const Options& options) {
  const bool table = options.format == "csv" || options.format == "jsonl";
  if (options.regions && !table) {
    session.problem("--regions is for csv and jsonl (the other formats hold regions by themselves, or none)");
    return kExitUsage;
  }
  if (options.links && options.format != "folders") {
    session.problem("--links is for folders (leave it out)");
    return kExitUsage;
  }
  const auto project = session.openProject(options.project, OpenMode::ReadOnly);
  if (!project) return session.fail(project.error());
  const auto data = (*project)->load();
  if (!data) return session.fail(data.error());
  const auto clips = filterClips(*data, options.where);
  if (!clips) return session.fail(clips.error());
  const auto outcome = table ? exportTable(session, options, *data, *clips)
                       : options.format == "folders"
                           ? exportFolders(session, options, **project, *data, *clips)
                           : exportRegions(session, options, *data, *clips);
  if (!outcome) return session.fail(outcome.error());
  for (const auto& [file, sentence] : outcome->problems) session.problem(sentence);
  if (session.common.json) {
    Json problems = Json::array();
    for (const auto& [file, sentence] : outcome->problems)
      problems.push_back({{"file", file}, {"error", sentence}});
    session.print({{"out", options.out},
                   {"format", options.format},
                   {"clips", outcome->clips},
                   {"regions", outcome->regions},
                   {"files", outcome->files},
                   {"cannot_hold", outcome->cannotHold},
                   {"problems", problems}});
  } else {
    session.out << options.out << "  " << counted(outcome->clips, "clip", "clips") << ", "
                << counted(outcome->regions, "region", "regions") << ", "
                << counted(outcome->files, "file", "files") << "\n";
    for (const auto& sentence : outcome->cannotHold) session.out << "not in it: " << sentence << "\n";
  }
  return session.batchExit(outcome->files, outcome->problems.size());
}

}  // namespace

Action setupExport(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addProject(app, options->project);
  app.add_option("OUT", options->out,
                 "File to write (csv, jsonl), or folder: one file for each clip with regions (audacity, "
                 "textgrid, raven), one folder for each class (folders)")
      ->required();
  app.add_option("--format", options->format, "What to write")
      ->required()
      ->check(CLI::IsMember({"csv", "jsonl", "folders", "audacity", "textgrid", "raven"}));
  app.add_option("--where", options->where, "Only clips that match the expression, e.g. 'status = verified'")
      ->type_name("EXPR");
  app.add_flag("--regions", options->regions, "csv, jsonl: the regions instead of the clips");
  app.add_flag("--links", options->links, "folders: symbolic links instead of copies");
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
