#include "core/learn/modelcard.h"

#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string_view>

namespace ullim {
namespace {

std::string number(double value) {
  if (!std::isfinite(value)) return "undefined";
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string range(const Interval& interval) {
  return std::isfinite(interval.low) && std::isfinite(interval.high)
             ? number(interval.low) + " to " + number(interval.high)
             : "undefined";
}

/// Names come from users: none may end a table's cell or become markup.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n' || c == '\r') {
      out += ' ';
      continue;
    }
    if (std::string_view("\\`*_[]<>|#&").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

std::string scoreRow(const char* name, double value, const std::string& interval) {
  return std::string("| ") + name + " | " + number(value) + " | " + interval + " |\n";
}

std::string dataTable(const RunRecord& record) {
  std::map<std::string, int> clips;
  std::map<std::string, std::set<std::string>> groups;
  for (const RunClip& clip : record.dataset) {
    ++clips[clip.label];
    if (!clip.group.empty()) groups[clip.label].insert(clip.group);
  }
  std::string out = "| Class | Clips | Groups |\n|---|---|---|\n";
  for (const auto& name : record.classNames)
    out += "| " + plain(name) + " | " + std::to_string(clips[name]) + " | " +
           std::to_string(groups[name].size()) + " |\n";
  return out;
}

std::string failures(const RunRecord& record) {
  const Metrics& m = record.metrics;
  std::string out;
  for (const ClassScore& score : m.classes)
    if (score.support > 0 && score.predicted == 0) out += "- never predicted: " + plain(score.name) + "\n";
  for (std::size_t t = 0; t < m.classes.size() && t < m.confusion.rows(); ++t) {
    std::size_t worst = t;
    int most = 0;
    for (std::size_t p = 0; p < m.confusion.cols(); ++p)
      if (p != t && m.confusion(t, p) > most) most = m.confusion(t, p), worst = p;
    if (most > 0)
      out += "- " + plain(m.classes[t].name) + " taken for " + plain(m.classes[worst].name) + ": " +
             std::to_string(most) + " of " + std::to_string(m.classes[t].support) + "\n";
  }
  for (const auto& warning : record.warnings) out += "- " + plain(warning) + "\n";
  return out.empty() ? "None seen.\n" : out;
}

}  // namespace

std::string modelCardMarkdown(const RunRecord& record) {
  const Metrics& m = record.metrics;
  std::string out = "# Model card: " + plain(record.givenName.empty() ? record.name : record.givenName) +
                    "\n\nOn " + std::to_string(m.n) + " test clips: " + plain(verdictWords(m)) + ".\n";
  if (const auto caveat = intervalCaveat(m); !caveat.empty()) out += "\n" + plain(caveat) + "\n";
  out +=
      "\n## Intended use\n\nSorting recordings like those it was trained on into the classes below, as a "
      "help for a person who listens.\n\n## Not intended\n\nNot a medical device: not for diagnosis, nor "
      "for any decision about care without a person. Not tested on other rooms, microphones or groups.\n";
  out += "\n## Data\n\nProject: " + plain(record.projectName) +
         ". Class map: " + (record.classMapping.empty() ? "none" : plain(record.classMapping)) + ".\n\n" +
         dataTable(record);
  out += "\n## Split\n\n" + plain(record.splitSummary) +
         "\n\n## Scores\n\n| Score | Value | 95 % |\n"
         "|---|---|---|\n";
  out += scoreRow("Accuracy", m.accuracy, range(m.accuracyCi));
  out += scoreRow("Balanced accuracy", m.balancedAccuracy, range(m.balancedAccuracyCi));
  out += scoreRow("Macro F1", m.macroF1, range(m.macroF1Ci));
  out += scoreRow("Always the majority", m.majorityBaseline, "");
  for (const BaselineScore& b : record.baselines)
    if (b.name == "logistic_mfcc") {
      out += scoreRow("Logistic regression on MFCC statistics, accuracy", b.accuracy, range(b.accuracyCi));
      out += scoreRow("Logistic regression on MFCC statistics, balanced accuracy", b.balancedAccuracy,
                      range(b.balancedAccuracyCi));
    }
  out += "\n| Class | Precision | Recall | Recall, 95 % (Wilson) | F1 | Clips |\n|---|---|---|---|---|---|\n";
  for (std::size_t c = 0; c < m.classes.size(); ++c) {
    const ClassScore& s = m.classes[c];
    out += "| " + plain(s.name) + " | " + number(s.precision) + " | " + number(s.recall) + " | " +
           range(wilsonInterval(m.confusion(c, c), s.support)) + " | " + number(s.f1) + " | " +
           std::to_string(s.support) + " |\n";
  }
  out += "\n## Calibration\n\nExpected calibration error " + number(m.expectedCalibrationError) +
         ", log loss " + number(m.logLoss) + ", Brier score " + number(m.brier) + ".\n";
  out += "\n## Known failures\n\n" + failures(record);
  out += "\n## Made\n\nStarted " + plain(record.startedUtc) + ", seed " +
         std::to_string(record.settings.seed) + ", took " + number(record.seconds) + " s; " +
         plain(record.environment) + ".\n";
  return out;
}

}  // namespace ullim
