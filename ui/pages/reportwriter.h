#pragma once
// The report of a run as a file. Plain functions for a worker's thread: nothing here waits for or shows
// anything.
#include <string>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/learn/training.h"

namespace ullim {

/// A4 pages with the sections of reportParts(), pictures as vectors, a footer with title and page. Whole or
/// not at all. Errors: FileUnwritable, Cancelled. A QGuiApplication must exist (fonts).
Result<Done> writeReportPdf(const RunRecord& record, const std::string& path, const JobContext& job = {});

/// By the ending: .html or .htm (the report), .pdf, .md (the model card). Another ending is Unsupported.
Result<Done> writeReport(const RunRecord& record, const std::string& path, const JobContext& job = {});

}  // namespace ullim
