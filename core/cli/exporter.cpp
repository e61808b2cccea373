#include "core/cli/exporter.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include "core/base/atomicfile.h"
#include "core/cli/cliprows.h"
#include "core/cli/regionformats.h"
#include "core/cli/text.h"
#include "core/dataset/csv.h"
#include "core/dataset/regionnames.h"
#include "core/dataset/text.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;
using Clips = std::vector<const Clip*>;
using What = ExportRequest::What;

std::string counted(std::size_t n, const char* one, const char* many) {
  return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::size_t regionsIn(const Dataset& data, const Clips& clips) {
  std::size_t n = 0;
  for (const Clip* clip : clips) n += data.regions.of(clip->id).size();
  return n;
}

OutFile textFile(std::string name, std::string text) {
  return {std::move(name), [text = std::make_shared<const std::string>(std::move(text))](
                               const std::string& path, bool overwrite) {
            return writeFileAtomically(path, *text, overwrite);
          }};
}

std::string labelsCsv(const Dataset& data, const Clips& clips, CsvCells kind) {
  std::set<std::string> extra;
  for (const Clip& clip : data.clips)
    for (const auto& column : clip.columns) extra.insert(column.first);
  std::vector<std::string> header = clipHeader();
  for (const auto& name : extra) {
    const bool taken = std::any_of(clipHeader().begin(), clipHeader().end(),
                                   [&](const auto& own) { return foldCase(own) == foldCase(name); });
    header.push_back((taken ? "column_" : "") + name);
  }
  std::string text = csvRow(header, ',', kind) + "\n";
  for (const Clip* clip : clips) {
    auto cells = clipCells(*clip, kExactDecimals);
    for (const auto& name : extra) {
      const auto it = clip->columns.find(name);
      cells.push_back(it == clip->columns.end() ? std::string() : it->second);
    }
    text += csvRow(cells, ',', kind) + "\n";
  }
  return text;
}

std::string labelsJson(const Clips& clips) {
  std::string text;
  for (const Clip* clip : clips) {
    Json row = clipJson(*clip);
    row["columns"] = clip->columns;
    text += jsonText(row) + "\n";
  }
  return text;
}

std::string regionsTable(const Dataset& data, const Clips& clips, bool lines, CsvCells kind) {
  std::string text = lines ? "" : csvRow(regionHeader(), ',', kind) + "\n";
  for (const Clip* clip : clips)
    for (const Region& region : data.regions.of(clip->id))
      text += (lines ? jsonText(regionJson(*clip, region))
                     : csvRow(regionCells(*clip, region, kExactDecimals), ',', kind)) +
              "\n";
  return text;
}

/// How many cells get a mark, to say so.
std::size_t marked(const Clips& clips) {
  std::size_t n = 0;
  const auto count = [&](const std::string& cell) { n += inertCell(cell) != cell; };
  for (const Clip* clip : clips) {
    for (const auto& cell : clipCells(*clip, kExactDecimals)) count(cell);
    for (const auto& column : clip->columns) count(column.second);
  }
  return n;
}

void planTables(const Dataset& data, const Clips& clips, const ExportRequest& request, ExportPlan& plan) {
  const bool lines = request.format == "jsonl";
  const CsvCells kind = request.rawCells ? CsvCells::Raw : CsvCells::Inert;
  const fs::path out(request.out);
  const std::size_t regions = regionsIn(data, clips);
  if (request.what != What::Regions) {
    plan.clips = clips.size();
    plan.files.push_back(
        textFile(out.filename().string(), lines ? labelsJson(clips) : labelsCsv(data, clips, kind)));
  }
  if (request.what != What::Labels) {
    plan.regions = regions;
    const std::string name = request.what == What::Regions
                                 ? out.filename().string()
                                 : out.stem().string() + "-regions" + out.extension().string();
    plan.files.push_back(textFile(name, regionsTable(data, clips, lines, kind)));
  }
  if (request.what == What::Regions) {
    for (const Clip* clip : clips) plan.clips += !data.regions.of(clip->id).empty();
    plan.cannotHold.emplace_back("the clips' own labels, status and notes (export without --regions)");
  } else if (request.what == What::Labels && regions > 0) {
    plan.cannotHold.push_back(counted(regions, "region", "regions") + " (export with --regions, too)");
  }
  plan.cannotHold.emplace_back("the sounds, the history and the second opinions (they stay in the project)");
  if (const auto n = lines || request.rawCells ? 0 : marked(clips); n > 0)
    plan.cannotHold.push_back(counted(n, "cell begins", "cells begin") +
                              " like a formula and got a ' before it; reading the file back takes it away "
                              "(--raw-cells leaves it out)");
}

Result<Done> planRegionFiles(const Dataset& data, const Clips& clips,
                             const std::function<std::string(const std::string&)>& absolutePath,
                             const ExportRequest& request, const JobContext& job, ExportPlan& plan) {
  const RegionFormat format = regionFormat(request.format).value();
  const ClipFileNames names(data);
  std::error_code ec;
  const fs::path folder = fs::absolute(request.out, ec).lexically_normal();
  RegionLoss loss;
  std::size_t labels = 0;
  for (const Clip* clip : clips) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "cancelled"};
    labels += !clip->label.empty();
    const auto& regions = data.regions.of(clip->id);
    if (regions.empty()) continue;
    if (clip->sampleRate <= 0) {
      plan.problems.emplace_back(
          clip->file, clip->file + ": its sample rate is unknown, so are its seconds (export as csv)");
      continue;
    }
    ++plan.clips;
    plan.regions += regions.size();
    const ClipTime time{clip->frames, {clip->sampleRate}};
    const std::vector<Region> all(regions.begin(), regions.end());
    RegionText text;
    if (format == RegionFormat::Elan) {
      const std::string sound = absolutePath(clip->file);
      text = elanText(all, time,
                      {sound, request.out.empty() ? "" : fs::path(sound).lexically_relative(folder).string(),
                       request.tierByLabel});
    } else {
      text = regionText(format, all, time);
    }
    loss += text.loss;
    plan.files.push_back(textFile(names.of(clip->id) + regionExtension(format), std::move(text.text)));
  }
  plan.cannotHold = lossSentences(loss);
  if (request.what == What::Both) {
    plan.files.push_back(
        textFile("labels.csv", labelsCsv(data, clips, request.rawCells ? CsvCells::Raw : CsvCells::Inert)));
    plan.clips = clips.size();
  } else if (labels > 0) {
    plan.cannotHold.push_back(counted(labels, "label of a clip", "labels of clips") +
                              " (export as csv, too)");
  }
  return Done{};
}

/// "a.wav", "a-2.wav", ...: the first that `taken` has not.
std::string freeName(const std::string& name, std::set<std::string>& taken) {
  const fs::path path(name);
  std::string wanted = name;
  for (int n = 2; !taken.insert(foldCase(wanted)).second; ++n)
    wanted = path.stem().string() + "-" + std::to_string(n) + path.extension().string();
  return wanted;
}

Result<Done> planFolders(const Dataset& data, const Clips& clips,
                         const std::function<std::string(const std::string&)>& absolutePath,
                         const ExportRequest& request, const JobContext& job, ExportPlan& plan) {
  std::size_t unlabelled = 0, excluded = 0, regions = 0;
  std::set<std::string> folderNames;
  std::map<std::string, std::pair<std::string, std::set<std::string>>> folders;  // label -> folder, its names
  for (const Clip* clip : clips) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "cancelled"};
    if (clip->label.empty() || clip->status == ClipStatus::Excluded) {
      ++(clip->label.empty() ? unlabelled : excluded);
      continue;
    }
    const std::string source = absolutePath(clip->file);
    std::error_code ec;
    if (!fs::is_regular_file(source, ec)) {
      plan.problems.emplace_back(clip->file,
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
    plan.files.push_back({folder + "/" + freeName(safeFileName(baseName(clip->file)), names),
                          [source, links = request.links](const std::string& path, bool overwrite) {
                            return links ? linkTo(source, path, overwrite) : copyTo(source, path, overwrite);
                          }});
    regions += data.regions.of(clip->id).size();
  }
  plan.clips = plan.files.size();
  if (unlabelled > 0)
    plan.cannotHold.push_back(counted(unlabelled, "clip", "clips") + " without a label (left out)");
  if (excluded > 0)
    plan.cannotHold.push_back(counted(excluded, "excluded clip", "excluded clips") + " (left out)");
  if (regions > 0)
    plan.cannotHold.push_back(counted(regions, "region", "regions") + " (export as csv --regions, too)");
  plan.cannotHold.emplace_back("status, group and notes of the clips (export as csv, too)");
  return Done{};
}

}  // namespace

const std::vector<std::string>& exportFormats() {
  static const std::vector<std::string> kAll{"csv",      "jsonl", "folders", "audacity",
                                             "textgrid", "raven", "elan"};
  return kAll;
}

bool exportsRegions(const std::string& format) { return regionFormat(format).has_value(); }

bool exportsToFolder(const std::string& format) { return format == "folders" || exportsRegions(format); }

Result<Done> checkExport(const ExportRequest& request) {
  const auto bad = [](const char* what) { return Error{ErrorCode::BadArgument, what}; };
  const auto& all = exportFormats();
  if (std::find(all.begin(), all.end(), request.format) == all.end())
    return bad("--format: is none of csv, jsonl, folders, audacity, textgrid, raven, elan");
  if (request.what == What::Regions && exportsToFolder(request.format))
    return bad("--regions is for csv and jsonl (the other formats hold regions by themselves, or none)");
  if (request.what == What::Both && request.format == "folders")
    return bad("--both is not for folders (they hold no regions)");
  if (request.links && request.format != "folders") return bad("--links is for folders (leave it out)");
  if (request.tierByLabel && request.format != "elan") return bad("--tiers is for elan (leave it out)");
  return Done{};
}

Result<ExportPlan> planExport(const Dataset& data, const Clips& clips,
                              const std::function<std::string(const std::string&)>& absolutePath,
                              const ExportRequest& request, const JobContext& job) {
  if (auto fine = checkExport(request); !fine) return fine.error();
  ExportPlan plan;
  plan.folder = exportsToFolder(request.format);
  if (!plan.folder) {
    planTables(data, clips, request, plan);
    return plan;
  }
  const auto done = request.format == "folders"
                        ? planFolders(data, clips, absolutePath, request, job, plan)
                        : planRegionFiles(data, clips, absolutePath, request, job, plan);
  if (!done) return done.error();
  return plan;
}

Result<Done> writeExport(const ExportPlan& plan, const std::string& out, bool overwrite,
                         const JobContext& job) {
  if (plan.folder) return writeFolder(out, plan.files, overwrite, job);
  const fs::path folder = fs::path(out).parent_path();
  if (!overwrite)  // all or none
    for (const auto& file : plan.files) {
      std::error_code ec;
      if (const fs::path path = folder / file.name; fs::exists(fs::symlink_status(path, ec)))
        return Error{ErrorCode::FileExists,
                     path.string() + ": already exists (use --force or choose another name)"};
    }
  for (std::size_t i = 0; i < plan.files.size(); ++i) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, "cancelled"};
    if (auto done = plan.files[i].write((folder / plan.files[i].name).string(), overwrite); !done)
      return done;
    job.progress(i + 1, plan.files.size());
  }
  return Done{};
}

}  // namespace ullim
