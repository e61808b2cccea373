#pragma once
// From folders, tables and file names to a list of clips. The source is only read, never written to.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/dataset/clip.h"
#include "core/dataset/tableview.h"

namespace ullim {

struct ImportOptions {
  std::string preset;      ///< empty: recognise; else a name of importPresets()
  std::string labelsFile;  ///< a CSV/TSV beside the sounds
  std::string fileColumn, labelColumn, groupColumn, splitColumn;  ///< empty: guessed from the header
  std::string encoding;  ///< of the table, one of textEncodings(); empty: recognised
  char separator = 0;    ///< of the table: , ; tab or |; 0: found
  std::string pattern;   ///< ECMAScript regex found in the file name, with groups (?<label>...),
                         ///< (?<group>...); others: columns
  int jobs = 0;
};

struct ImportRow {
  std::string path;  ///< absolute
  std::string label, group;
  std::map<std::string, std::string> columns;
  std::string error;  ///< a sentence; the row is listed, not imported as readable
  std::string remarks;
  double durationS = 0;
  int sampleRate = 0, channels = 0;
  std::int64_t frames = 0;
};

struct ImportPlan {
  std::string preset;  ///< the one used; "a, b" when the sources are of several kinds
  std::string why;     ///< how it was recognised, one sentence
  std::vector<ImportRow> rows;
  std::vector<std::string> notUnderstood;  ///< files or table rows left out, each with a reason
  std::map<std::string, int> classCounts;  ///< rows without a label are not counted
  int groups = 0;                          ///< different ones, named
  int labelled = 0;                        ///< rows with a label
  std::vector<std::string> notes;          ///< how a table was read, how ties were broken; one sentence each
  std::map<std::string, int> fits;         ///< by preset: file names of its form, of all rows; 0 left out
  std::optional<TableView> table;          ///< the (last) table that was read, with the columns in use
};

/// All presets with a one-line description, for --help and the import dialog.
struct PresetInfo {
  std::string name, description, example;
};
const std::vector<PresetInfo>& importPresets();

/// Lists and names (no decoding yet), in sorted order; each folder is read once, also through symlinks. A
/// file whose name does not fit the preset is kept, with a remark. Errors: FileNotFound (no source is there,
/// or no sound in them), BadArgument, BadFormat (table), Cancelled. The kind is found by itself; sub-folders
/// and upper-case extensions are read, hidden files are not. Sources may be folders, single sound files or a
/// CSV.
Result<ImportPlan> planImport(const std::vector<std::string>& sources, const ImportOptions& options,
                              const JobContext& job = {});

/// The first rows of a table as planImport() would read it: to choose columns, encoding and separator.
/// Columns that are asked for and not there are left to the guess. Errors as readCsv().
Result<TableView> viewTable(const std::string& path, const ImportOptions& options);

/// Opens every file of the plan on `jobs` threads and fills in duration, rate, channels, remarks or error.
/// Short files (below 2 MB and 60 s) are decoded: remarks are "truncated", "non-finite samples", "clipped",
/// "DC offset", "silent", "nearly silent" (below -55 dBFS), "very short" (below 50 ms). Cancelled when
/// stopped. One row for each file, also for bad ones.
Result<Done> probeImport(ImportPlan& plan, const ImportOptions& options, const JobContext& job = {});

}  // namespace ullim
