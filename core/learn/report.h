#pragma once
// The report of a run: everything the record says, the verdict first, as sections for whoever lays them out
// and as one file for a browser.
#include <string>
#include <vector>

#include "core/base/words.h"
#include "core/learn/training.h"

namespace ullim {

struct ReportPicture {
  std::string name;  ///< file name without ending: "confusion", "learning-mel"
  std::string text;  ///< what it shows, one sentence
  std::string svg;   ///< kReportWidth pixels wide
};

struct ReportPart {
  std::string id;     ///< "verdict", "folds", ...
  std::string title;  ///< plain text
  /// p, ul, table with thead/tbody, b and span alone, every text escaped: well-formed XML inside one element.
  /// Cells of numbers have the class "n".
  std::string html;
  std::vector<ReportPicture> pictures;
};

/// Figures are those of the record, rounded for reading; the calibration is worked out here (a few seconds
/// for 100 000 clips: not for the GUI thread). Sections without content are left out. Fixed sentences are
/// `words`'; those the record keeps (split, warnings, shortcuts) are asked of words.again().
/// Stopped it answers with what it has: ask the job before using it.
std::vector<ReportPart> reportParts(const RunRecord& record, const JobContext& job = {},
                                    const Words& words = {});

/// One self-contained file (UTF-8, well-formed XML, too): pictures inline, nothing is loaded from elsewhere.
std::string reportHtml(const RunRecord& record, const JobContext& job = {}, const Words& words = {});

/// The title above the report: plain text.
std::string reportTitle(const RunRecord& record, const Words& words = {});

}  // namespace ullim
