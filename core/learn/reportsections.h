#pragma once
// The sections of a report, one function each; without content their html and pictures are empty.
#include "core/learn/report.h"

namespace ullim::reportsections {

ReportPart verdict(const RunRecord& record);
ReportPart baselines(const RunRecord& record);
ReportPart shortcuts(const RunRecord& record);
ReportPart folds(const RunRecord& record);
ReportPart confusion(const RunRecord& record);
ReportPart classes(const RunRecord& record);
ReportPart curves(const RunRecord& record);
ReportPart calibration(const RunRecord& record);
ReportPart learning(const RunRecord& record);
ReportPart data(const RunRecord& record);      ///< classes, split, leaks and warnings, clips left out
ReportPart settings(const RunRecord& record);  ///< recipe and every setting, beside the recipe's own
ReportPart network(const RunRecord& record);
ReportPart environment(const RunRecord& record);

}  // namespace ullim::reportsections
