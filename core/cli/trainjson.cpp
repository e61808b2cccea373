#include "core/cli/trainjson.h"

#include "core/cli/text.h"
#include "core/learn/rivalsjson.h"
#include "core/learn/runrecord.h"

namespace ullim {
namespace {

Json interval(const Interval& i) { return {i.low, i.high}; }

std::string percent(double share) { return fixedText(100 * share, 1) + " %"; }

std::string withInterval(double value, const Interval& i) {
  return percent(value) + " [" + fixedText(100 * i.low, 1) + ", " + fixedText(100 * i.high, 1) + "]";
}

}  // namespace

Json eventJson(const TrainEvent& event) {
  using Kind = TrainEvent::Kind;
  switch (event.kind) {
    case Kind::Split:
      return {{"event", "split"}, {"text", event.text}};
    case Kind::Warning:
      return {{"event", "warning"},
              {"fold", event.fold},
              {"code", trainWarningName(event.warning)},
              {"text", event.text}};
    case Kind::FoldStart:
      return {
          {"event", "fold_start"}, {"fold", event.fold}, {"folds", event.folds}, {"epochs", event.epochs}};
    case Kind::FoldEnd:
      return {{"event", "fold_end"}, {"fold", event.fold}, {"folds", event.folds}};
    case Kind::Epoch:
      return {{"event", "epoch"},
              {"fold", event.fold},
              {"epoch", event.epoch},
              {"train_loss", event.trainLoss},
              {"val_loss", event.valLoss},
              {"train_accuracy", event.trainAccuracy},
              {"val_accuracy", event.valAccuracy},
              {"seconds", event.seconds},
              {"best", event.best},
              {"member", event.memberName},
              {"step", event.step},
              {"learning_rate", event.learningRate},
              {"samples_per_second", event.samplesPerSecond},
              {"recalls", event.recalls}};
    case Kind::Features:
    case Kind::Paused:
    case Kind::Resumed:
    case Kind::Batch:
    case Kind::Rivals:
    case Kind::Done:
      break;
  }
  return nullptr;
}

std::string foldsText(const RunRecord& record) {
  if (record.folds.size() < 2) return {};
  const bool several = record.memberNames.size() > 1;
  std::vector<std::vector<std::string>> rows{{"fold"}};
  if (several) rows[0].insert(rows[0].end(), record.memberNames.begin(), record.memberNames.end());
  rows[0].push_back(several ? "average" : "accuracy");
  rows[0].push_back("balanced");
  rows[0].push_back("clips");
  for (const FoldResult& f : record.folds) {
    std::vector<std::string> row{f.name};
    for (std::size_t m = 0; several && m < record.memberNames.size(); ++m)
      row.push_back(m < f.memberAccuracy.size() ? fixedText(f.memberAccuracy[m], 4) : "-");
    row.push_back(fixedText(f.accuracy, 4));
    row.push_back(fixedText(f.balancedAccuracy, 4));
    row.push_back(std::to_string(f.nTest));
    rows.push_back(std::move(row));
  }
  return tableText(rows);
}

std::string rivalsText(const RunRecord& record) {
  std::string text;
  if (!record.baselines.empty()) {
    const Metrics& m = record.metrics;
    std::vector<std::vector<std::string>> rows{{"beside it", "accuracy", "balanced", "macro F1"}};
    rows.push_back({record.recipe.name, percent(m.accuracy),
                    withInterval(m.balancedAccuracy, m.balancedAccuracyCi), percent(m.macroF1)});
    for (const BaselineScore& b : record.baselines)
      rows.push_back({b.name, percent(b.accuracy), withInterval(b.balancedAccuracy, b.balancedAccuracyCi),
                      percent(b.macroF1)});
    text += tableText(rows) + "\n";
  }
  for (const ShortcutScore& s : record.shortcuts)
    if (s.flagged) text += "shortcut: " + s.words + "\n";
  return text;
}

Json doneJson(const RunRecord& record, const std::string& modelPath) {
  const Metrics& m = record.metrics;
  Json folds = Json::array();
  for (const FoldResult& f : record.folds)
    folds.push_back({{"fold", f.fold},
                     {"name", f.name},
                     {"member_accuracy", f.memberAccuracy},
                     {"accuracy", f.accuracy},
                     {"macro_f1", f.macroF1},
                     {"balanced_accuracy", f.balancedAccuracy},
                     {"epochs", f.epochsRun},
                     {"best_epoch", f.bestEpoch},
                     {"n_train", f.nTrain},
                     {"n_validation", f.nValidation},
                     {"n_test", f.nTest},
                     {"stopped_early", f.stoppedEarly}});
  return {{"event", "done"},
          {"accuracy",
           {{"mean", record.accuracyMean}, {"std", record.accuracyStd}, {"ci95", interval(m.accuracyCi)}}},
          {"macro_f1", m.macroF1},
          {"weighted_f1", m.weightedF1},
          {"balanced_accuracy", m.balancedAccuracy},
          {"balanced_accuracy_ci95", interval(m.balancedAccuracyCi)},
          {"folds", folds},
          {"majority_baseline", m.majorityBaseline},
          {"baselines", Json::parse(baselinesToJson(record.baselines))},
          {"shortcuts", Json::parse(shortcutsToJson(record.shortcuts))},
          {"verdict", m.verdict},
          {"calibration", record.oof.empty() ? Json() : calibrationJson(calibrate(record))},
          {"n", m.n},
          {"split", record.splitSummary},
          {"warnings", record.warnings},
          {"errors", record.unreadable},
          {"seconds", record.seconds},
          {"model", modelPath}};
}

Json metricsDocument(const Metrics& metrics) { return Json::parse(metricsToJson(metrics)); }

Json calibrationJson(const Calibration& c) {
  return {{"temperature", c.temperature},     {"fitted", c.fitted},
          {"on_other_folds", c.onOtherFolds}, {"ece_before", c.before.ece},
          {"ece_after", c.after.ece},         {"nll_before", c.before.nll},
          {"nll_after", c.after.nll},         {"brier_before", c.before.brier},
          {"brier_after", c.after.brier}};
}

std::string calibrationText(const Calibration& c) {
  if (!c.fitted)
    return "temperature 1 (too few clips to fit one: " + std::to_string(kFewestForTemperature) +
           " are needed)\n";
  const std::string start = "temperature " + fixedText(c.temperature, 3);
  if (!c.onOtherFolds) return start + " as fitted on these clips; no score after it is claimed\n";
  const auto change = [](const char* name, double before, double after) {
    return std::string("   ") + name + " " + fixedText(before, 3) + " -> " + fixedText(after, 3);
  };
  return start + "; with that of the other folds:" + change("calibration error", c.before.ece, c.after.ece) +
         change("log loss", c.before.nll, c.after.nll) + change("Brier", c.before.brier, c.after.brier) +
         "\n";
}

std::string metricsText(const Metrics& m) {
  const std::string caveat = intervalCaveat(m);
  std::string text = verdictWords(m) + "\nclips " + std::to_string(m.n) +
                     (m.groups > 0 ? " of " + std::to_string(m.groups) + " groups" : "") +
                     (caveat.empty() ? "" : "\n" + caveat) + "\naccuracy " +
                     withInterval(m.accuracy, m.accuracyCi) +
                     "   always the largest class: " + percent(m.majorityBaseline) + "\nbalanced accuracy " +
                     withInterval(m.balancedAccuracy, m.balancedAccuracyCi) + "\nmacro F1 " +
                     withInterval(m.macroF1, m.macroF1Ci) + "   weighted F1 " + percent(m.weightedF1) +
                     "   kappa " + fixedText(m.kappa, 3) + "   Matthews " + fixedText(m.mcc, 3) +
                     "   top 2 " + percent(m.top2Accuracy) + "\nROC-AUC " + fixedText(m.rocAucOvr, 3) +
                     "   log loss " + fixedText(m.logLoss, 3) + "   calibration error " +
                     fixedText(m.expectedCalibrationError, 3) + "   Brier " + fixedText(m.brier, 3) + "\n\n";
  std::vector<std::vector<std::string>> scores{{"class", "precision", "recall", "f1", "ROC-AUC", "clips"}};
  std::vector<std::vector<std::string>> confusion{{"true \\ predicted"}};
  for (std::size_t r = 0; r < m.classes.size(); ++r) {
    const ClassScore& c = m.classes[r];
    scores.push_back({c.name, fixedText(c.precision, 3), fixedText(c.recall, 3), fixedText(c.f1, 3),
                      fixedText(c.rocAuc, 3), std::to_string(c.support)});
    confusion[0].push_back(c.name);
    std::vector<std::string> row{c.name};
    if (r < m.confusion.rows())
      for (const int n : m.confusion.row(r)) row.push_back(std::to_string(n));
    confusion.push_back(row);
  }
  return text + tableText(scores) + "\n" + tableText(confusion);
}

}  // namespace ullim
