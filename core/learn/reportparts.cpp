// What a run reached: the sections with its scores.
#include <algorithm>
#include <cctype>
#include <cmath>

#include "core/learn/reportpictures.h"
#include "core/learn/reportsections.h"
#include "core/learn/reporttext.h"
#include "core/learn/svgpicture.h"

namespace ullim {
namespace {

void addPicture(ReportPart& part, std::string name, std::string svg, std::string text) {
  if (!svg.empty()) part.pictures.push_back({std::move(name), std::move(text), std::move(svg)});
}

std::string sentence(std::string words) {
  if (words.empty()) return words;
  // The words are ours and start with an English letter; a class's name comes later.
  words[0] = char(std::toupper(static_cast<unsigned char>(words[0])));
  return words.back() == '.' ? words : words + ".";
}

/// As the record's: n - 1; 0 for one fold.
std::pair<double, double> meanAndStd(const std::vector<double>& values) {
  double sum = 0, squares = 0;
  for (const double v : values) sum += v;
  const double mean = values.empty() ? std::nan("") : sum / double(values.size());
  for (const double v : values) squares += (v - mean) * (v - mean);
  return {mean, values.size() > 1 ? std::sqrt(squares / double(values.size() - 1)) : 0};
}

std::string fixed4(double value) { return std::isfinite(value) ? reportNumber(value, 4) : "-"; }

}  // namespace

namespace reportsections {
using namespace reporttext;

ReportPart verdict(const RunRecord& record) {
  const Metrics& m = record.metrics;
  ReportPart part{"verdict", "Verdict", {}, {}};
  part.html = strongParagraph(sentence(verdictWords(m)));
  part.html += paragraph("Judged on " + std::to_string(m.n) + " test clips" +
                         (m.groups > 0 ? " of " + std::to_string(m.groups) + " groups" : "") + ". " +
                         record.splitSummary + (record.splitSummary.empty() ? "" : "."));
  if (!record.failure.empty())
    part.html += strongParagraph(sentence("the training broke: " + record.failure));
  if (record.stopped)
    part.html += paragraph("The training was stopped early; what was done until then is judged here.");
  if (const auto caveat = intervalCaveat(m); !caveat.empty()) part.html += paragraph(sentence(caveat));
  for (const ShortcutScore& s : record.shortcuts)
    if (s.flagged)
      part.html += strongParagraph(sentence("shortcut: " + (s.words.empty() ? s.name : s.words)));
  for (const auto& warning : record.warnings)  // what makes the figures look better than they are
    if (warning.find("leak") != std::string::npos) part.html += strongParagraph(sentence(warning));
  if (!record.warnings.empty())
    part.html +=
        paragraph(record.warnings.size() == 1 ? "There was one warning, see \"Data, split and warnings\"."
                                              : "There were " + std::to_string(record.warnings.size()) +
                                                    " warnings, see \"Data, split and warnings\".");
  Table table({"Score", "Value", "95 % interval"});
  const auto row = [&](const char* name, double value, const Interval* i) {
    const bool has = i && std::isfinite(value) && std::isfinite(i->low) && std::isfinite(i->high);
    table.row({name, fixed4(value), has ? fixed4(i->low) + " to " + fixed4(i->high) : ""});
  };
  row("Accuracy", m.accuracy, &m.accuracyCi);
  row("Accuracy, as if every clip were on its own (Wilson)", m.accuracy, &m.accuracyWilson);
  row("Balanced accuracy", m.balancedAccuracy, &m.balancedAccuracyCi);
  row("Macro F1", m.macroF1, &m.macroF1Ci);
  row("Weighted F1", m.weightedF1, &m.weightedF1Ci);
  row("Micro F1", m.microF1, nullptr);
  row("ROC-AUC, one against the rest", m.rocAucOvr, &m.rocAucCi);
  row("Average precision, macro", m.averagePrecisionMacro, nullptr);
  row("Log loss", m.logLoss, &m.logLossCi);
  row("Cohen's kappa", m.kappa, nullptr);
  row("Matthews' coefficient", m.mcc, nullptr);
  row("Right among the two most probable", m.top2Accuracy, nullptr);
  row("Always saying the commonest class: accuracy", m.majorityBaseline, nullptr);
  row("Chance: balanced accuracy of any guess", m.chance, nullptr);
  part.html += table.html();
  addPicture(part, "scores", scoresPicture(record),
             "Scores with their 95 % intervals (drawn by group), the baselines under each, and chance.");
  return part;
}

ReportPart baselines(const RunRecord& record) {
  ReportPart part{"baselines", "Baselines", {}, {}};
  if (record.baselines.empty()) return part;
  const Metrics& m = record.metrics;
  Table table({"On the same folds", "Accuracy", "Balanced accuracy", "Macro F1", "Clips"});
  table.strongRow({"this run", withInterval(m.accuracy, m.accuracyCi),
                   withInterval(m.balancedAccuracy, m.balancedAccuracyCi),
                   withInterval(m.macroF1, m.macroF1Ci), std::to_string(m.n)});
  for (const BaselineScore& b : record.baselines)
    table.row({baselineWords(b.name, m), withInterval(b.accuracy, b.accuracyCi),
               withInterval(b.balancedAccuracy, b.balancedAccuracyCi), withInterval(b.macroF1, b.macroF1Ci),
               std::to_string(b.n)});
  // Intervals that overlap do not prove that two are alike; that they are not has to be shown all the same.
  std::vector<std::string> close;
  const double low = m.balancedAccuracyCi.low;
  for (const BaselineScore& b : record.baselines)
    if (std::isfinite(low) && b.balancedAccuracyCi.high >= low)
      close.push_back("By balanced accuracy this run is not clearly better than " + baselineWords(b.name, m) +
                      ": the 95 % intervals overlap or its own lies lower.");
  part.html = list(close) + table.html();
  return part;
}

ReportPart shortcuts(const RunRecord& record) {
  ReportPart part{"shortcuts", "Shortcuts", {}, {}};
  if (record.shortcuts.empty()) return part;
  auto scores = record.shortcuts;
  std::stable_sort(scores.begin(), scores.end(), [](const ShortcutScore& a, const ShortcutScore& b) {
    return a.flagged != b.flagged ? a.flagged : a.balancedAccuracy > b.balancedAccuracy;
  });
  std::vector<std::string> flagged;
  for (const ShortcutScore& s : scores)
    if (s.flagged) flagged.push_back(sentence(s.words.empty() ? s.name : s.words));
  part.html = flagged.empty()
                  ? paragraph("No property of the recordings tells the class by itself better than chance.")
                  : strongParagraph("A network could pass by these alone, without hearing what it should:") +
                        list(flagged);
  Table table({"Property alone", "Balanced accuracy", "Chance", "Clips", "Verdict"});
  for (const ShortcutScore& s : scores) {
    std::string name = s.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    table.row({name, withInterval(s.balancedAccuracy, s.balancedAccuracyCi), reportPercent(s.chance),
               std::to_string(s.n), s.flagged ? "tells the class" : "no"});
  }
  part.html += table.html();
  return part;
}

ReportPart folds(const RunRecord& record) {
  ReportPart part{"folds", record.folds.size() > 1 ? "Folds" : "The test part", {}, {}};
  if (record.folds.empty()) return part;
  const bool several = record.memberNames.size() > 1;
  std::vector<std::string> heads{"Fold"};
  if (several) heads.insert(heads.end(), record.memberNames.begin(), record.memberNames.end());
  for (const char* head : {several ? "Average" : "Accuracy", "Balanced", "Macro F1", "Training", "Validation",
                           "Test", "Epochs", "Best"})
    heads.emplace_back(head);
  Table table(heads);
  std::vector<std::vector<double>> members(record.memberNames.size());
  std::vector<double> balanced, macro;
  for (const FoldResult& f : record.folds) {
    std::vector<std::string> row{f.name.empty() ? std::to_string(f.fold + 1) : f.name};
    for (std::size_t i = 0; several && i < members.size(); ++i) {
      const double value = i < f.memberAccuracy.size() ? f.memberAccuracy[i] : std::nan("");
      if (std::isfinite(value)) members[i].push_back(value);
      row.push_back(fixed4(value));
    }
    balanced.push_back(f.balancedAccuracy);
    macro.push_back(f.macroF1);
    row.insert(row.end(), {fixed4(f.accuracy), fixed4(f.balancedAccuracy), fixed4(f.macroF1),
                           std::to_string(f.nTrain), std::to_string(f.nValidation), std::to_string(f.nTest),
                           std::to_string(f.epochsRun) + (f.stoppedEarly ? " (early)" : ""),
                           std::to_string(f.bestEpoch)});
    table.row(std::move(row));
  }
  if (record.folds.size() > 1) {
    std::vector<std::string> mean{"mean"}, spread{"\xC2\xB1 sd"};
    const auto add = [&](double m, double sd) {
      mean.push_back(fixed4(m));
      spread.push_back(std::isfinite(m) ? fixed4(sd) : "-");
    };
    const auto addOf = [&](const std::vector<double>& values) {
      const auto [m, sd] = meanAndStd(values);
      add(m, sd);
    };
    for (std::size_t i = 0; several && i < members.size(); ++i) addOf(members[i]);
    add(record.accuracyMean, record.accuracyStd);
    addOf(balanced);
    addOf(macro);
    table.strongRow(std::move(mean));
    table.strongRow(std::move(spread));
  }
  part.html = table.html();
  return part;
}

ReportPart confusion(const RunRecord& record) {
  ReportPart part{"confusion", "Confusion", {}, {}};
  const Metrics& m = record.metrics;
  struct Mistake {
    std::size_t truth, said;
    int clips;
    double share;
  };
  std::vector<Mistake> mistakes;
  std::vector<std::string> words;
  for (std::size_t t = 0; t < m.classes.size() && t < m.confusion.rows(); ++t) {
    if (m.classes[t].support <= 0) continue;
    if (m.classes[t].predicted == 0) words.push_back(m.classes[t].name + " is never predicted.");
    for (std::size_t p = 0; p < m.confusion.cols() && p < m.classes.size(); ++p)
      if (const int n = m.confusion(t, p); p != t && n > 0)
        mistakes.push_back({t, p, n, double(n) / m.classes[t].support});
  }
  std::stable_sort(mistakes.begin(), mistakes.end(),
                   [](const Mistake& a, const Mistake& b) { return a.share > b.share; });
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < mistakes.size() && i < kShown; ++i)
    words.push_back(m.classes[mistakes[i].truth].name + " taken for " + m.classes[mistakes[i].said].name +
                    ": " + std::to_string(mistakes[i].clips) + " of " +
                    std::to_string(m.classes[mistakes[i].truth].support) + " clips.");
  part.html = list(words);
  addPicture(part, "confusion", confusionPicture(m),
             "Confusion matrix: rows are the true classes, columns what the network said.");
  return part;
}

ReportPart classes(const RunRecord& record) {
  ReportPart part{"classes", "Classes", {}, {}};
  const Metrics& m = record.metrics;
  Table table({"Class", "Precision", "Recall", "Recall, 95 % (Wilson)", "F1", "ROC-AUC", "Average precision",
               "Clips", "Said"});
  for (std::size_t c = 0; c < m.classes.size(); ++c) {
    const ClassScore& s = m.classes[c];
    const int right = c < m.confusion.rows() && c < m.confusion.cols() ? m.confusion(c, c) : 0;
    const Interval i = wilsonInterval(right, s.support);
    table.row({s.name, s.predicted > 0 ? fixed4(s.precision) : "-", s.support > 0 ? fixed4(s.recall) : "-",
               s.support > 0 ? reportNumber(i.low) + " to " + reportNumber(i.high) : "-", fixed4(s.f1),
               fixed4(s.rocAuc), fixed4(s.averagePrecision), std::to_string(s.support),
               std::to_string(s.predicted)});
  }
  part.html = table.html();
  addPicture(part, "classes", classBarsPicture(m),
             "Precision and recall of each class, with its test clips.");
  return part;
}

ReportPart curves(const RunRecord& record) {
  ReportPart part{"curves", "ROC and precision-recall", {}, {}};
  addPicture(part, "roc", rocPicture(record), "ROC curve of each class against the rest.");
  addPicture(part, "precision-recall", prPicture(record),
             "Precision over recall of each class against the rest.");
  return part;
}

ReportPart calibration(const RunRecord& record) {
  ReportPart part{"calibration", "Calibration", {}, {}};
  if (record.oof.empty()) return part;
  const Calibration c = calibrate(record);
  std::string words = c.fitted ? "Temperature " + reportNumber(c.temperature, 4) + ", fitted on all " +
                                     std::to_string(record.oof.size()) + " test answers: " +
                                     (c.temperature > 1 ? "the network is surer than it should be."
                                                        : "the network is less sure than it could be.")
                               : "Too few test clips to fit a temperature; it stays 1.";
  if (c.onOtherFolds)
    words +=
        " After: every fold is scaled by the temperature of the others, so nothing is scored on what it "
        "was fitted on.";
  else if (c.fitted)
    words += " There is one test part only, nothing else to fit on: no score after is claimed.";
  part.html = paragraph(words);
  Table table(c.onOtherFolds ? std::vector<std::string>{"", "As trained", "With the temperature"}
                             : std::vector<std::string>{"", "As trained"});
  const auto row = [&](const char* name, double before, double after) {
    std::vector<std::string> cells{name, fixed4(before)};
    if (c.onOtherFolds) cells.push_back(fixed4(after));
    table.row(std::move(cells));
  };
  row("Expected calibration error", c.before.ece, c.after.ece);
  row("Log loss", c.before.nll, c.after.nll);
  row("Brier score", c.before.brier, c.after.brier);
  part.html += table.html();
  addPicture(part, "reliability", reliabilityPicture(c),
             "How often answers are right, by how sure they are; on the dashed line the two agree. Larger "
             "dots stand for more clips.");
  return part;
}

}  // namespace reportsections

std::vector<ReportPart> reportParts(const RunRecord& record, const JobContext& job) {
  using namespace reportsections;
  static constexpr auto kSections = {verdict,  baselines, shortcuts,   folds,    confusion,
                                     classes,  curves,    calibration, learning, data,
                                     settings, network,   environment};
  std::vector<ReportPart> parts;
  std::size_t done = 0;
  for (const auto make : kSections) {
    if (job.stopped()) break;
    if (ReportPart part = make(record); !part.html.empty() || !part.pictures.empty())
      parts.push_back(std::move(part));
    job.progress(++done, kSections.size());
  }
  return parts;
}

}  // namespace ullim
