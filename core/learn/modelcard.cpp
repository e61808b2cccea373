#include "core/learn/modelcard.h"

#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <string_view>

namespace ullim {
namespace {

std::string number(double value, const Words& w) {
  if (!std::isfinite(value)) return w("undefined");
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", value);
  return text;
}

std::string range(const Interval& interval, const Words& w) {
  return std::isfinite(interval.low) && std::isfinite(interval.high)
             ? w("%1 to %2", {number(interval.low, w), number(interval.high, w)})
             : w("undefined");
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

/// The cells of one row, as they are.
std::string tableRow(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const auto& cell : cells) out += " " + cell + " |";
  return out + "\n";
}

std::string tableHead(const std::vector<std::string>& cells) {
  std::string out = tableRow(cells) + "|";
  for (std::size_t i = 0; i < cells.size(); ++i) out += "---|";
  return out + "\n";
}

std::string dataTable(const RunRecord& record, const Words& w) {
  std::map<std::string, int> clips;
  std::map<std::string, std::set<std::string>> groups;
  for (const RunClip& clip : record.dataset) {
    ++clips[clip.label];
    if (!clip.group.empty()) groups[clip.label].insert(clip.group);
  }
  std::string out = tableHead({w("Class"), w("Clips"), w("Groups")});
  for (const auto& name : record.classNames)
    out += tableRow({plain(name), std::to_string(clips[name]), std::to_string(groups[name].size())});
  return out;
}

std::string failures(const RunRecord& record, const Words& w) {
  const Metrics& m = record.metrics;
  std::string out;
  for (const ClassScore& score : m.classes)
    if (score.support > 0 && score.predicted == 0)
      out += "- " + w("never predicted: %1", {plain(score.name)}) + "\n";
  for (std::size_t t = 0; t < m.classes.size() && t < m.confusion.rows(); ++t) {
    std::size_t worst = t;
    int most = 0;
    for (std::size_t p = 0; p < m.confusion.cols(); ++p)
      if (p != t && m.confusion(t, p) > most) most = m.confusion(t, p), worst = p;
    if (most > 0)
      out += "- " +
             w("%1 taken for %2: %3 of %4", {plain(m.classes[t].name), plain(m.classes[worst].name),
                                             std::to_string(most), std::to_string(m.classes[t].support)}) +
             "\n";
  }
  for (const auto& warning : record.warnings) out += "- " + plain(w.again(warning)) + "\n";
  return out.empty() ? w("None seen.") + "\n" : out;
}

std::string scores(const RunRecord& record, const Words& w) {
  const Metrics& m = record.metrics;
  std::string out = tableHead({w("Score"), w("Value"), w("95 %")});
  const auto row = [&](const char* name, double value, const std::string& interval) {
    out += tableRow({w(name), number(value, w), interval});
  };
  row("Accuracy", m.accuracy, range(m.accuracyCi, w));
  row("Balanced accuracy", m.balancedAccuracy, range(m.balancedAccuracyCi, w));
  row("Macro F1", m.macroF1, range(m.macroF1Ci, w));
  row("Always the majority", m.majorityBaseline, "");
  for (const BaselineScore& b : record.baselines)
    if (b.name == "logistic_mfcc") {
      row("Logistic regression on MFCC statistics, accuracy", b.accuracy, range(b.accuracyCi, w));
      row("Logistic regression on MFCC statistics, balanced accuracy", b.balancedAccuracy,
          range(b.balancedAccuracyCi, w));
    }
  out += "\n" + tableHead({w("Class"), w("Precision"), w("Recall"), w("Recall, 95 % (Wilson)"), w("F1"),
                           w("Clips")});
  for (std::size_t c = 0; c < m.classes.size(); ++c) {
    const ClassScore& s = m.classes[c];
    out += tableRow({plain(s.name), number(s.precision, w), number(s.recall, w),
                     range(wilsonInterval(m.confusion(c, c), s.support), w), number(s.f1, w),
                     std::to_string(s.support)});
  }
  return out;
}

}  // namespace

std::string modelCardMarkdown(const RunRecord& record, const Words& w) {
  const Metrics& m = record.metrics;
  std::string out =
      "# " + w("Model card: %1", {plain(record.givenName.empty() ? record.name : record.givenName)}) +
      "\n\n" + w("On %1 test clips: %2.", {std::to_string(m.n), plain(verdictWords(m, {}, w))}) + "\n";
  const auto section = [&](const char* title, const std::string& text) {
    out += "\n## " + w(title) + "\n\n" + text;
  };
  if (const auto caveat = intervalCaveat(m, w); !caveat.empty()) out += "\n" + plain(caveat) + "\n";
  section("Intended use", w("Sorting recordings like those it was trained on into the classes below, as a "
                            "help for a person who listens.") +
                              "\n");
  section("Not intended",
          w("Not a medical device: not for diagnosis, nor for any decision about care without "
            "a person. Not tested on other rooms, microphones or groups.") +
              "\n");
  section("Data", w("Project: %1. Class map: %2.",
                    {plain(record.projectName),
                     record.classMapping.empty() ? w("none") : plain(record.classMapping)}) +
                      "\n\n" + dataTable(record, w));
  section("Split", plain(w.again(record.splitSummary)) + "\n");
  section("Scores", scores(record, w));
  section("Calibration",
          w("Expected calibration error %1, log loss %2, Brier score %3.",
            {number(m.expectedCalibrationError, w), number(m.logLoss, w), number(m.brier, w)}) +
              "\n");
  section("Known failures", failures(record, w));
  section("Made", w("Started %1, seed %2, took %3 s; %4.",
                    {plain(record.startedUtc), std::to_string(record.settings.seed),
                     number(record.seconds, w), plain(record.environment)}) +
                      "\n");
  return out;
}

}  // namespace ullim
