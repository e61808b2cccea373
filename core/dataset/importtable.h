#pragma once
// Rows of a CSV/TSV as an import. Used by planImport() and by label sources.
#include "core/dataset/csv.h"
#include "core/dataset/import.h"
#include "core/dataset/importscan.h"

namespace ullim {

/// True when the header has a column that names files and one that names labels, by the names people use.
bool listsLabelledFiles(const Table& table);
/// Listeners by track with a column for each of the nine GEMS emotions.
bool isEmotify(const Table& table);

/// A table of files and labels with the columns found. Emotify's listeners are counted into one row a track.
struct LabelTable {
  Table table;
  std::string preset, why;         ///< as in ImportPlan
  std::vector<std::string> notes;  ///< as in ImportPlan
  int file = -1, label = -1, group = -1, split = -1;
  TableView view(const std::string& path) const;
};

/// Errors: those of readCsv(), BadArgument (no such column), BadFormat (no file column found).
Result<LabelTable> readLabelTable(const std::string& path, const ImportOptions& options);

/// Adds the table's rows to the plan. Files are looked for beside the table, in `folders`, and by base name
/// below both; of several of one name the one whose folders are those of the table. Errors: as
/// readLabelTable(), Cancelled.
Result<Done> planTable(const std::string& path, const std::vector<std::string>& folders,
                       const ImportOptions& options, const JobContext& job, ImportPlan& plan);

}  // namespace ullim
