#pragma once
// A second source of labels for clips that are in the project already: read, compared, kept as a pass.
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/dataset/change.h"
#include "core/dataset/import.h"

namespace ullim {

struct LabelSourceOptions {
  ImportOptions table;                            ///< columns, encoding, separator
  std::map<std::string, std::string> classNames;  ///< as the source writes it -> class of the project
  bool sameNames = false;  ///< also take names that differ in case, spaces, _ and - only for each other
};

struct LabelSource {
  struct Row {
    std::string clipId;
    std::string given;  ///< as the table has it
    std::string label;  ///< after the mapping; empty: the source says nothing
  };
  std::vector<Row> rows;  ///< one a clip, in the order of the table
  int agree = 0, disagree = 0;
  int blank = 0;                                 ///< the source says nothing
  int unlabelled = 0;                            ///< the clip has no label yet
  int notNamed = 0;                              ///< clips of the project that the source leaves out
  std::vector<std::string> disagreeing;          ///< ids, in the order of the clips
  std::vector<std::string> unknownFiles;         ///< one sentence each
  std::map<std::string, int> unknownClasses;     ///< labels that are no class of the project: kept as written
  std::map<std::string, std::string> likeNames;  ///< of those: the class that differs in case or spaces only
  std::map<std::pair<std::string, std::string>, int> pairs;  ///< (project's label, source's label): clips
  std::vector<std::string> notes;
  TableView table;
};

/// Compares a table with the labels of the clips. Files are found by path, beside the table or the project;
/// else by a name that one clip alone has, with or without extension. `folder` is the project's. Errors:
/// those of readCsv(), BadArgument (no such column), BadFormat (no file or label column), NotFound (no row
/// names a clip), Cancelled.
Result<LabelSource> readLabelSource(const Dataset& data, const std::string& folder, const std::string& path,
                                    const LabelSourceOptions& options, const JobContext& job = {});

/// Keeps it: a pass of kind "source" by `name` with a verdict for each row (also blank ones). When there is a
/// source of this name already, its verdicts are brought up to date instead, those of clips that the new
/// table does not name stay. Empty when nothing is new. `makeId` gives UUIDs, `nowMs` is UTC.
Change labelSourceChange(const Dataset& data, const LabelSource& source, const std::string& name,
                         const std::function<std::string()>& makeId, std::int64_t nowMs);

/// Lower case, without spaces, _ and -.
std::string looseName(const std::string& name);

}  // namespace ullim
