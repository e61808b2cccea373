#pragma once
// Region files of other programs -> the change that adds what is new in them.
#include <functional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/dataset/change.h"

namespace ullim {

struct RegionImport {
  std::string source;  ///< a file, or a folder whose region files are read (not those of its sub-folders)
  std::string format;  ///< "audacity", "textgrid", "raven", "csv", or "auto" by each file's name
  std::string clipId;  ///< the clip of a single file; empty: by name
};

struct RegionImportFile {
  std::string file;
  std::size_t regions = 0;  ///< read from it
  std::vector<std::string> remarks;
  std::string error;  ///< why nothing of it was taken; empty: none
};

struct RegionImportOutcome {
  Change change;
  std::size_t alreadyThere = 0;  ///< a region of the same place, label and note
  std::vector<RegionImportFile> files;
};

/// Errors: FileNotFound (the source), TooFew (no region file in the folder), BadArgument (a clip for more
/// than one file), Cancelled. A file that fails is a row with an error.
Result<RegionImportOutcome> importRegions(const Dataset& data, const RegionImport& wanted,
                                          const std::function<std::string()>& newId, const JobContext& job);

}  // namespace ullim
