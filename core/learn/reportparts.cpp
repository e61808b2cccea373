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

std::string shortcutWords(const ShortcutScore& s, const Words& w) {
  return w.again(s.words.empty() ? s.name : s.words);
}

std::string fixed4(double value) { return std::isfinite(value) ? reportNumber(value, 4) : "-"; }

}  // namespace

namespace reportsections {
using namespace reporttext;

ReportPart verdict(const RunRecord& record, const Words& w) {
  const Metrics& m = record.metrics;
  ReportPart part{"verdict", w("Verdict"), {}, {}};
  part.html = strongParagraph(sentence(verdictWords(m, {}, w)));
  const std::string judged = m.groups > 0 ? w("Judged on %1 test clips of %2 groups.",
                                              {std::to_string(m.n), std::to_string(m.groups)})
                                          : w("Judged on %1 test clips.", {std::to_string(m.n)});
  const std::string split = w.again(record.splitSummary);
  part.html += paragraph(judged + " " + split + (split.empty() ? "" : "."));
  if (!record.failure.empty())
    part.html += strongParagraph(sentence(w("the training broke: %1", {w.again(record.failure)})));
  if (record.stopped)
    part.html += paragraph(w("The training was stopped early; what was done until then is judged here."));
  if (const auto caveat = intervalCaveat(m, w); !caveat.empty()) part.html += paragraph(sentence(caveat));
  for (const ShortcutScore& s : record.shortcuts)
    if (s.flagged) part.html += strongParagraph(sentence(w("shortcut: %1", {shortcutWords(s, w)})));
  for (const auto& warning : record.warnings)  // what makes the figures look better than they are
    if (warning.find("leak") != std::string::npos) part.html += strongParagraph(sentence(w.again(warning)));
  if (!record.warnings.empty()) {
    const std::string where = w("Data, split and warnings");
    part.html += paragraph(record.warnings.size() == 1 ? w("There was one warning, see \"%1\".", {where})
                                                       : w("There were %1 warnings, see \"%2\".",
                                                           {std::to_string(record.warnings.size()), where}));
  }
  Table table({w("Score"), w("Value"), w("95 % interval")}, w);
  const auto row = [&](const char* name, double value, const Interval* i) {
    const bool has = i && std::isfinite(value) && std::isfinite(i->low) && std::isfinite(i->high);
    table.row({w(name), fixed4(value), has ? w("%1 to %2", {fixed4(i->low), fixed4(i->high)}) : ""});
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
  addPicture(part, "scores", scoresPicture(record, w),
             w("Scores with their 95 % intervals (drawn by group), the baselines under each, and chance."));
  return part;
}

ReportPart baselines(const RunRecord& record, const Words& w) {
  ReportPart part{"baselines", w("Baselines"), {}, {}};
  if (record.baselines.empty()) return part;
  const Metrics& m = record.metrics;
  Table table({w("On the same folds"), w("Accuracy"), w("Balanced accuracy"), w("Macro F1"), w("Clips")}, w);
  table.strongRow({w("this run"), withInterval(m.accuracy, m.accuracyCi, w),
                   withInterval(m.balancedAccuracy, m.balancedAccuracyCi, w),
                   withInterval(m.macroF1, m.macroF1Ci, w), std::to_string(m.n)});
  for (const BaselineScore& b : record.baselines)
    table.row({baselineWords(b.name, m, w), withInterval(b.accuracy, b.accuracyCi, w),
               withInterval(b.balancedAccuracy, b.balancedAccuracyCi, w),
               withInterval(b.macroF1, b.macroF1Ci, w), std::to_string(b.n)});
  // Intervals that overlap do not prove that two are alike; that they are not has to be shown all the same.
  std::vector<std::string> close;
  const double low = m.balancedAccuracyCi.low;
  for (const BaselineScore& b : record.baselines)
    if (std::isfinite(low) && b.balancedAccuracyCi.high >= low)
      close.push_back(
          w("By balanced accuracy this run is not clearly better than %1: the 95 % intervals "
            "overlap or its own lies lower.",
            {baselineWords(b.name, m, w)}));
  part.html = list(close) + table.html();
  return part;
}

ReportPart shortcuts(const RunRecord& record, const Words& w) {
  ReportPart part{"shortcuts", w("Shortcuts"), {}, {}};
  if (record.shortcuts.empty()) return part;
  auto scores = record.shortcuts;
  std::stable_sort(scores.begin(), scores.end(), [](const ShortcutScore& a, const ShortcutScore& b) {
    return a.flagged != b.flagged ? a.flagged : a.balancedAccuracy > b.balancedAccuracy;
  });
  std::vector<std::string> flagged;
  for (const ShortcutScore& s : scores)
    if (s.flagged) flagged.push_back(sentence(shortcutWords(s, w)));
  part.html =
      flagged.empty()
          ? paragraph(w("No property of the recordings tells the class by itself better than chance."))
          : strongParagraph(w("A network could pass by these alone, without hearing what it should:")) +
                list(flagged);
  Table table({w("Property alone"), w("Balanced accuracy"), w("Chance"), w("Clips"), w("Verdict")}, w);
  for (const ShortcutScore& s : scores) {
    std::string name = s.name;
    std::replace(name.begin(), name.end(), '_', ' ');
    table.row({w.again(name), withInterval(s.balancedAccuracy, s.balancedAccuracyCi, w),
               reportPercent(s.chance, 1, w), std::to_string(s.n),
               s.flagged ? w("tells the class") : w("no")});
  }
  part.html += table.html();
  return part;
}

ReportPart folds(const RunRecord& record, const Words& w) {
  ReportPart part{"folds", record.folds.size() > 1 ? w("Folds") : w("The test part"), {}, {}};
  if (record.folds.empty()) return part;
  const bool several = record.memberNames.size() > 1;
  std::vector<std::string> heads{w("Fold")};
  if (several) heads.insert(heads.end(), record.memberNames.begin(), record.memberNames.end());
  for (const char* head : {several ? "Average" : "Accuracy", "Balanced", "Macro F1", "Training", "Validation",
                           "Test", "Epochs", "Best"})
    heads.push_back(w(head));
  Table table(heads, w);
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
    row.insert(row.end(),
               {fixed4(f.accuracy), fixed4(f.balancedAccuracy), fixed4(f.macroF1), std::to_string(f.nTrain),
                std::to_string(f.nValidation), std::to_string(f.nTest),
                f.stoppedEarly ? w("%1 (early)", {std::to_string(f.epochsRun)}) : std::to_string(f.epochsRun),
                std::to_string(f.bestEpoch)});
    table.row(std::move(row));
  }
  if (record.folds.size() > 1) {
    std::vector<std::string> mean{w("mean")}, spread{w("\xC2\xB1 sd")};
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

ReportPart confusion(const RunRecord& record, const Words& w) {
  ReportPart part{"confusion", w("Confusion"), {}, {}};
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
    if (m.classes[t].predicted == 0) words.push_back(w("%1 is never predicted.", {m.classes[t].name}));
    for (std::size_t p = 0; p < m.confusion.cols() && p < m.classes.size(); ++p)
      if (const int n = m.confusion(t, p); p != t && n > 0)
        mistakes.push_back({t, p, n, double(n) / m.classes[t].support});
  }
  std::stable_sort(mistakes.begin(), mistakes.end(),
                   [](const Mistake& a, const Mistake& b) { return a.share > b.share; });
  constexpr std::size_t kShown = 6;
  for (std::size_t i = 0; i < mistakes.size() && i < kShown; ++i)
    words.push_back(
        w("%1 taken for %2: %3 of %4 clips.",
          {m.classes[mistakes[i].truth].name, m.classes[mistakes[i].said].name,
           std::to_string(mistakes[i].clips), std::to_string(m.classes[mistakes[i].truth].support)}));
  part.html = list(words);
  addPicture(part, "confusion", confusionPicture(m, w),
             w("Confusion matrix: rows are the true classes, columns what the network said."));
  return part;
}

ReportPart classes(const RunRecord& record, const Words& w) {
  ReportPart part{"classes", w("Classes"), {}, {}};
  const Metrics& m = record.metrics;
  Table table({w("Class"), w("Precision"), w("Recall"), w("Recall, 95 % (Wilson)"), w("F1"), w("ROC-AUC"),
               w("Average precision"), w("Clips"), w("Said")},
              w);
  for (std::size_t c = 0; c < m.classes.size(); ++c) {
    const ClassScore& s = m.classes[c];
    const int right = c < m.confusion.rows() && c < m.confusion.cols() ? m.confusion(c, c) : 0;
    const Interval i = wilsonInterval(right, s.support);
    table.row({s.name, s.predicted > 0 ? fixed4(s.precision) : "-", s.support > 0 ? fixed4(s.recall) : "-",
               s.support > 0 ? w("%1 to %2", {reportNumber(i.low), reportNumber(i.high)}) : "-", fixed4(s.f1),
               fixed4(s.rocAuc), fixed4(s.averagePrecision), std::to_string(s.support),
               std::to_string(s.predicted)});
  }
  part.html = table.html();
  addPicture(part, "classes", classBarsPicture(m, w),
             w("Precision and recall of each class, with its test clips."));
  return part;
}

ReportPart curves(const RunRecord& record, const Words& w) {
  ReportPart part{"curves", w("ROC and precision-recall"), {}, {}};
  addPicture(part, "roc", rocPicture(record, w), w("ROC curve of each class against the rest."));
  addPicture(part, "precision-recall", prPicture(record, w),
             w("Precision over recall of each class against the rest."));
  return part;
}

ReportPart calibration(const RunRecord& record, const Words& w) {
  ReportPart part{"calibration", w("Calibration"), {}, {}};
  if (record.oof.empty()) return part;
  const Calibration c = calibrate(record);
  const std::vector<std::string> values{reportNumber(c.temperature, 4), std::to_string(record.oof.size())};
  std::string words = !c.fitted ? w("Too few test clips to fit a temperature; it stays 1.")
                      : c.temperature > 1
                          ? w("Temperature %1, fitted on all %2 test answers: the network is surer than it "
                              "should be.",
                              values)
                          : w("Temperature %1, fitted on all %2 test answers: the network is less sure than "
                              "it could be.",
                              values);
  if (c.onOtherFolds)
    words += " " + w("After: every fold is scaled by the temperature of the others, so nothing is scored on "
                     "what it was fitted on.");
  else if (c.fitted)
    words += " " + w("There is one test part only, nothing else to fit on: no score after is claimed.");
  part.html = paragraph(words);
  std::vector<std::string> heads{"", w("As trained")};
  if (c.onOtherFolds) heads.push_back(w("With the temperature"));
  Table table(heads, w);
  const auto row = [&](const char* name, double before, double after) {
    std::vector<std::string> cells{w(name), fixed4(before)};
    if (c.onOtherFolds) cells.push_back(fixed4(after));
    table.row(std::move(cells));
  };
  row("Expected calibration error", c.before.ece, c.after.ece);
  row("Log loss", c.before.nll, c.after.nll);
  row("Brier score", c.before.brier, c.after.brier);
  part.html += table.html();
  addPicture(part, "reliability", reliabilityPicture(c, w),
             w("How often answers are right, by how sure they are; on the dashed line the two agree. Larger "
               "dots stand for more clips."));
  return part;
}

}  // namespace reportsections

std::vector<ReportPart> reportParts(const RunRecord& record, const JobContext& job, const Words& words) {
  using namespace reportsections;
  static constexpr auto kSections = {verdict,  baselines, shortcuts,   folds,    confusion,
                                     classes,  curves,    calibration, learning, data,
                                     settings, network,   environment};
  std::vector<ReportPart> parts;
  std::size_t done = 0;
  for (const auto make : kSections) {
    if (job.stopped()) break;
    if (ReportPart part = make(record, words); !part.html.empty() || !part.pictures.empty())
      parts.push_back(std::move(part));
    job.progress(++done, kSections.size());
  }
  return parts;
}

}  // namespace ullim
