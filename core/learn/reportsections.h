#pragma once
// The sections of a report, one function each; without content their html and pictures are empty.
#include "core/learn/report.h"

namespace ullim::reportsections {

ReportPart verdict(const RunRecord& record, const Words& w);
ReportPart baselines(const RunRecord& record, const Words& w);
ReportPart shortcuts(const RunRecord& record, const Words& w);
ReportPart folds(const RunRecord& record, const Words& w);
ReportPart confusion(const RunRecord& record, const Words& w);
ReportPart classes(const RunRecord& record, const Words& w);
ReportPart curves(const RunRecord& record, const Words& w);
ReportPart calibration(const RunRecord& record, const Words& w);
ReportPart learning(const RunRecord& record, const Words& w);
ReportPart data(const RunRecord& record,
                const Words& w);  ///< classes, split, leaks and warnings, clips left out
ReportPart settings(const RunRecord& record,
                    const Words& w);  ///< recipe and every setting, beside the recipe's own
ReportPart network(const RunRecord& record, const Words& w);
ReportPart environment(const RunRecord& record, const Words& w);

}  // namespace ullim::reportsections
