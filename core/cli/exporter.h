#pragma once
// Labels and regions for other programs: planned first, so that what a format cannot hold is known before
// anything is written. Command line and window share it.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/job.h"
#include "core/cli/outfolder.h"
#include "core/dataset/clip.h"

namespace ullim {

struct ExportRequest {
  enum class What { Labels, Regions, Both };
  What what = What::Labels;  ///< labels: csv, jsonl, folders; regions: csv, jsonl and the region formats
  std::string format;        ///< csv, jsonl, folders, audacity, textgrid, raven, elan
  std::string out;           ///< a file (csv, jsonl), else a folder
  bool links = false;        ///< folders: symbolic links instead of copies
  bool rawCells = false;     ///< csv: cells that spreadsheets would run stay as they are
  bool tierByLabel = false;  ///< elan
};

/// Names of the formats, in the order to offer them.
const std::vector<std::string>& exportFormats();
bool exportsToFolder(const std::string& format);
bool exportsRegions(const std::string& format);  ///< a format of regions, one file for each clip
/// What and format fit one another. BadArgument otherwise.
Result<Done> checkExport(const ExportRequest& request);

struct ExportPlan {
  std::vector<OutFile> files;  ///< names are within `out` when it is a folder, else beside it
  bool folder = false;
  std::size_t clips = 0, regions = 0;
  std::vector<std::string> cannotHold;                        ///< one sentence each
  std::vector<std::pair<std::string, std::string>> problems;  ///< file, sentence: left out
};

/// `clips` are of `data`; absolutePath answers for Clip::file. Errors: BadArgument, Cancelled.
Result<ExportPlan> planExport(const Dataset& data, const std::vector<const Clip*>& clips,
                              const std::function<std::string(const std::string&)>& absolutePath,
                              const ExportRequest& request, const JobContext& job = {});
/// Errors: FileExists, FileUnwritable, Cancelled. Files of tables are written one after the other.
Result<Done> writeExport(const ExportPlan& plan, const std::string& out, bool overwrite,
                         const JobContext& job = {});

}  // namespace ullim
