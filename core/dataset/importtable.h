#pragma once
// Rows of a CSV/TSV as an import. Used by planImport.
#include "core/dataset/csv.h"
#include "core/dataset/import.h"
#include "core/dataset/importscan.h"

namespace ullim {

/// True when the header has a column that names files and one that names labels, by the names people use.
bool listsLabelledFiles(const Table& table);

/// Adds the table's rows to the plan. Files are looked for beside the table, in `folders`, and by base name
/// below both. Errors: BadArgument (no such column), BadFormat (no file column found), Cancelled.
Result<Done> planTable(const std::string& path, const std::vector<std::string>& folders,
                       const ImportOptions& options, const JobContext& job, ImportPlan& plan);

}  // namespace ullim
