#include "ui/pages/resultoverview.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>

#include "core/learn/shortcutaudit.h"
#include "ui/coretext.h"
#include "ui/pages/intervalchart.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kShortcutsShown = 5;
constexpr int kRow = 24;
constexpr qsizetype kNotesShown = 4;

QString str(const std::string& s) { return QString::fromStdString(s); }

/// What always saying the most frequent class gives, share p of n clips, K classes: recall 1 for it and 0 for
/// others, precision p. For runs made before the baselines were scored.
BaselineScore majorityOf(const Metrics& m) {
  const double p = m.majorityBaseline;
  const auto occurring = double(
      std::count_if(m.classes.begin(), m.classes.end(), [](const ClassScore& c) { return c.support > 0; }));
  BaselineScore b;
  b.name = "majority";
  b.n = m.n;
  b.accuracy = p;
  b.balancedAccuracy = occurring > 0 ? 1 / occurring : 0;
  b.macroF1 = p > 0 ? 2 * p / (1 + p) / std::max(1.0, occurring) : 0;
  b.accuracyCi = b.balancedAccuracyCi = b.macroF1Ci = {kNone, kNone};
  return b;
}

std::vector<BaselineScore> baselinesOf(const RunRecord& run) {
  if (!run.baselines.empty()) return run.baselines;
  return {majorityOf(run.metrics)};
}

/// Which mark of the chart a baseline has.
std::size_t markOf(const std::string& name) { return name == "majority" ? 0 : name == "stratified" ? 1 : 2; }

QString baselineWords(const std::string& name) {
  if (name == "majority") return ResultOverview::tr("The most frequent class of the training clips, always");
  if (name == "stratified")
    return ResultOverview::tr(
        "Guessing by shares: each class as often as it occurs among the training clips, whatever is "
        "heard");
  if (name == "logistic_mfcc")
    return ResultOverview::tr("Logistic regression on 80 MFCC statistics of a clip, on the same folds");
  return {};
}

QString shortcutName(const std::string& name) {
  static const std::pair<const char*, const char*> kNames[] = {
      {"sample_rate", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Sample rate")},
      {"bandwidth", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Bandwidth")},
      {"duration", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Length")},
      {"level", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Level")},
      {"peak", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Peak level")},
      {"zero_runs", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Digital silence")},
      {"dc", QT_TRANSLATE_NOOP("ullim::ResultOverview", "DC offset")},
      {"noise_floor", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Noise floor")},
      {"source", QT_TRANSLATE_NOOP("ullim::ResultOverview", "Source")}};
  for (const auto& [word, text] : kNames)
    if (name == word) return ResultOverview::tr(text);
  return str(name);
}

}  // namespace

QString majorityClassOf(const RunRecord& run) {
  const int best = run.metrics.majorityClass;
  return best >= 0 && best < int(run.classNames.size()) ? str(run.classNames[std::size_t(best)]) : QString();
}

bool heardItsGroups(const RunRecord& run) {
  return !run.splitOptions.byGroup && !run.splitOptions.leaveOneGroupOut &&
         std::ranges::any_of(run.oofGroups, [](const std::string& group) { return !group.empty(); });
}

QString verdictSentence(const RunRecord& run) {
  const Metrics& m = run.metrics;
  const QString majority = majorityClassOf(run);
  if (m.n == 0) return ResultOverview::tr("Nothing was judged.");
  if (m.verdict == "better_than_majority" && heardItsGroups(run))
    return ResultOverview::tr(
               "%1 % against %2 % for always saying “%3”, but on voices it had learned from: this says "
               "nothing about new ones.")
        .arg(percentNumber(m.accuracy), percentNumber(m.majorityBaseline), majority);
  if (m.verdict == "better_than_majority")
    return ResultOverview::tr("Better than always saying “%1”: %2 % against %3 %.")
        .arg(majority, percentNumber(m.accuracy), percentNumber(m.majorityBaseline));
  if (worseThanChance(m))
    return ResultOverview::tr(
        "Worse than guessing: it tells the classes apart less often than chance would.");
  if (std::isnan(m.balancedAccuracyCi.low))
    return ResultOverview::tr(
        "Guessing cannot be ruled out: some class was tested with too few clips or groups.");
  if (m.verdict == "not_better_than_chance")
    return m.accuracyCi.low > m.majorityBaseline
               ? ResultOverview::tr("It tells the classes apart no better than guessing.")
               : ResultOverview::tr(
                     "Not better than always saying “%1”: it tells the classes apart no "
                     "better than guessing.")
                     .arg(majority);
  return ResultOverview::tr("Not better than always saying “%1”.").arg(majority);
}

QString caveatSentence(const Metrics& m) {
  if (m.n == 0) return {};
  QStringList words;
  if (m.fewGroups && m.groups == 1)
    words << ResultOverview::tr(
        "All clips are of one group: the intervals are over its clips and say nothing about other groups.");
  else if (m.fewGroups)
    words << ResultOverview::tr(
        "Only %n groups: the intervals are too uncertain to rest on (8 or more are needed).", nullptr,
        m.groups);
  if (m.drawsLeftOut > kManyLeftOut)
    words
        << ResultOverview::tr(
               "Some class was tested with too few clips or groups for the intervals of its part to be sure: "
               "%1 % of their draws had none of it and are left out.")
               .arg(QLocale().toString(m.drawsLeftOut * 100, 'f', 0));
  return words.join(QLatin1Char(' '));
}

QString rivalSentence(const RunRecord& run) {
  const auto& all = run.baselines;
  const auto rival =
      std::find_if(all.begin(), all.end(), [](const BaselineScore& b) { return b.name == "logistic_mfcc"; });
  if (rival == all.end()) return {};
  const Metrics& m = run.metrics;
  const QString reached = percentNumber(rival->balancedAccuracy);
  if (rival->balancedAccuracy >= m.balancedAccuracy)
    return ResultOverview::tr(
               "Logistic regression reaches %1 % balanced accuracy: the network is not better.")
        .arg(reached);
  if (rival->balancedAccuracy >= m.balancedAccuracyCi.low)
    return ResultOverview::tr(
               "Logistic regression reaches %1 % balanced accuracy: within the network's own interval.")
        .arg(reached);
  return {};
}

QString baselineName(const std::string& name, const QString& majority) {
  if (name == "majority") return ResultOverview::tr("Always “%1”").arg(majority);
  if (name == "stratified") return ResultOverview::tr("Guessing");
  if (name == "logistic_mfcc") return ResultOverview::tr("Logistic regression");
  return str(name);
}

QString shortcutSentence(const ShortcutScore& s) {
  return (s.flagged
              ? ResultOverview::tr("%1 alone tells the class: balanced accuracy %2 % (%3), chance %4 %.",
                                   "a property of the recording")
              : ResultOverview::tr(
                    "%1 alone does not tell the class by more than luck: balanced accuracy %2 % (%3), "
                    "chance %4 %.",
                    "a property of the recording"))
      .arg(shortcutName(s.name), percentNumber(s.balancedAccuracy), intervalText(s.balancedAccuracyCi),
           percentNumber(s.chance));
}

ResultOverview::ResultOverview(QWidget* parent) : ResultSection(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  auto* left = new QVBoxLayout;
  left->setSpacing(12);
  QVBoxLayout* inside;
  QFrame* scores = resultCard(this, &inside, &m_scoresTitle);
  m_chart = new IntervalChart(scores);
  m_chart->setRowHeight(30);
  inside->addWidget(m_chart);
  m_caveat = resultLabel(scores);
  m_caveat->setObjectName(QStringLiteral("caveat"));
  inside->addWidget(m_caveat);
  left->addWidget(scores);
  m_shortcutsCard = resultCard(this, &inside, &m_shortcutsTitle);
  m_shortcuts = resultLabel(m_shortcutsCard);
  m_shortcuts->setObjectName(QStringLiteral("shortcuts"));
  inside->addWidget(m_shortcuts);
  m_shortcutChart = new IntervalChart(m_shortcutsCard);
  m_shortcutChart->setRowHeight(22);
  m_shortcutChart->setLegend(false);
  inside->addWidget(m_shortcutChart);
  left->addWidget(m_shortcutsCard);
  left->addStretch(1);
  row->addLayout(left, 7);

  auto* right = new QVBoxLayout;
  right->setSpacing(12);
  const auto table = [&](QLabel** title) {
    QFrame* card = resultCard(this, &inside, title);
    auto* made = new QTableWidget(card);
    made->setTabKeyNavigation(false);  // Tab leaves it
    prepareTable(made, kRow);
    made->setEditTriggers(QAbstractItemView::NoEditTriggers);
    made->setSelectionMode(QAbstractItemView::NoSelection);
    made->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    inside->addWidget(made);
    right->addWidget(card);
    return made;
  };
  m_beside = table(&m_besideTitle);
  m_beside->setObjectName(QStringLiteral("baselines"));
  m_notesCard = resultCard(this, &inside, &m_notesTitle);
  m_notes = resultLabel(m_notesCard);
  inside->addWidget(m_notes);
  right->addWidget(m_notesCard);
  m_more = table(&m_moreTitle);
  m_more->horizontalHeader()->hide();
  right->addStretch(1);
  row->addLayout(right, 6);
  retranslate();
}

void ResultOverview::setRun(RunPtr run) {
  m_run = std::move(run);
  showRun();
}

QWidget* ResultOverview::keyWidget() { return m_beside; }

void ResultOverview::showRun() {
  if (!m_run) return;
  showChart();
  showBeside();
  showMore();
  showShortcuts();
  showNotes();
}

void ResultOverview::showChart() {
  const Metrics& m = m_run->metrics;
  std::vector<IntervalChart::Row> rows{
      {tr("Accuracy"), tr("scikit-learn: accuracy_score. The share of clips that were told right."),
       m.accuracy, m.accuracyCi},
      {tr("Balanced accuracy"),
       tr("scikit-learn: balanced_accuracy_score. The mean of the recalls of the classes: each class counts "
          "the same, however rare."),
       m.balancedAccuracy, m.balancedAccuracyCi},
      {tr("Macro F1"),
       tr("scikit-learn: f1_score, average='macro'. The mean over classes of the harmonic mean of precision "
          "and recall."),
       m.macroF1, m.macroF1Ci}};
  for (auto& row : rows) row.marks.assign(4, kNone);
  for (const BaselineScore& b : baselinesOf(*m_run)) {
    const std::size_t mark = markOf(b.name);
    rows[0].marks[mark] = b.accuracy;
    rows[1].marks[mark] = b.balancedAccuracy;
    rows[2].marks[mark] = b.macroF1;
  }
  rows[1].marks[3] = m.chance;
  if (std::isfinite(m.rocAucOvr))
    rows.push_back(
        {tr("ROC AUC"),
         tr("scikit-learn: roc_auc_score, multi_class='ovr', average='macro'. How often a clip of "
            "a class is given a higher probability for it than a clip of another; chance is 50 %."),
         m.rocAucOvr,
         m.rocAucCi,
         {kNone, kNone, kNone, 0.5}});
  m_chart->setMarks({tr("always “%1”").arg(majorityClassOf(*m_run)), tr("guessing by shares"),
                     tr("logistic regression"), tr("chance")});
  m_chart->setRows(std::move(rows));
  QStringList caveats{rivalSentence(*m_run), caveatSentence(m)};
  caveats.removeAll(QString());
  m_caveat->setText(caveats.join(QLatin1Char('\n')));
  m_caveat->setVisible(!caveats.isEmpty());
  m_caveat->setStyleSheet(QStringLiteral("color: %1").arg(themeColours().warning.name()));
}

void ResultOverview::showBeside() {
  const Metrics& m = m_run->metrics;
  std::vector<BaselineScore> lines = baselinesOf(*m_run);
  BaselineScore own;
  own.accuracy = m.accuracy, own.balancedAccuracy = m.balancedAccuracy, own.macroF1 = m.macroF1;
  own.accuracyCi = m.accuracyCi, own.balancedAccuracyCi = m.balancedAccuracyCi, own.macroF1Ci = m.macroF1Ci;
  lines.insert(lines.begin(), own);
  m_beside->setColumnCount(4);
  m_beside->setHorizontalHeaderLabels({QString(), tr("Accuracy"), tr("Balanced"), tr("Macro F1")});
  m_beside->setRowCount(int(lines.size()));
  QFont strong = m_beside->font();
  strong.setWeight(QFont::DemiBold);
  for (int row = 0; row < int(lines.size()); ++row) {
    const BaselineScore& line = lines[std::size_t(row)];
    m_beside->setItem(row, 0,
                      textCell(row == 0 ? tr("This run") : baselineName(line.name, majorityClassOf(*m_run))));
    m_beside->item(row, 0)->setToolTip(row == 0 ? QString() : baselineWords(line.name));
    const std::pair<double, Interval> figures[] = {{line.accuracy, line.accuracyCi},
                                                   {line.balancedAccuracy, line.balancedAccuracyCi},
                                                   {line.macroF1, line.macroF1Ci}};
    int column = 1;
    for (const auto& [value, range] : figures) {
      QTableWidgetItem* cell = numberCell(percentText(value), value);
      const QString words = intervalText(range);
      if (!words.isEmpty()) cell->setToolTip(tr("95 % interval: %1 %").arg(words));
      m_beside->setItem(row, column++, cell);
    }
    if (row == 0)
      for (int each = 0; each < 4; ++each) m_beside->item(row, each)->setFont(strong);
  }
  m_beside->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_beside->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  fitHeight(m_beside, kRow, 8);
}

void ResultOverview::showMore() {
  const Metrics& m = m_run->metrics;
  const auto plain = [](double value) {
    return std::isfinite(value) ? QLocale().toString(value, 'f', 3) : QStringLiteral("–");
  };
  struct Score {
    QString name, text, toolTip;
  };
  const Score scores[] = {
      {tr("Weighted F1"), percentText(m.weightedF1), tr("scikit-learn: f1_score, average='weighted'")},
      {tr("Log loss"), plain(m.logLoss), tr("scikit-learn: log_loss; 0 is best")},
      {tr("Matthews"), plain(m.mcc), tr("scikit-learn: matthews_corrcoef; 0 is guessing, 1 is best")},
      {tr("Brier"), plain(m.brier),
       tr("Mean squared error of the probabilities, summed over classes; 0 is best, 2 worst")},
      {tr("Cohen's kappa"), plain(m.kappa), tr("scikit-learn: cohen_kappa_score; 0 is guessing, 1 is best")},
      {tr("Calibration error"), percentText(m.expectedCalibrationError),
       tr("Mean gap between how sure it is and how often it is right, over 15 bins")},
      {tr("Right in two guesses"), percentText(m.top2Accuracy),
       tr("scikit-learn: top_k_accuracy_score, k=2")},
      {tr("Average precision"), percentText(m.averagePrecisionMacro),
       tr("scikit-learn: average_precision_score, average='macro'")}};
  m_more->setColumnCount(2);
  m_more->setRowCount(int(std::size(scores)));
  for (int i = 0; i < m_more->rowCount(); ++i) {
    const Score& score = scores[i];
    QTableWidgetItem *name = textCell(score.name), *value = numberCell(score.text, 0);
    name->setToolTip(score.toolTip);
    value->setToolTip(score.toolTip);
    m_more->setItem(i, 0, name);
    m_more->setItem(i, 1, value);
  }
  m_more->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  m_more->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
  m_more->setFixedHeight(m_more->rowCount() * kRow + 6);
}

void ResultOverview::showShortcuts() {
  const auto& all = m_run->shortcuts;
  m_shortcutsCard->setVisible(!all.empty());
  if (all.empty()) return;
  std::vector<ShortcutScore> sorted = all;
  std::stable_sort(sorted.begin(), sorted.end(), [](const ShortcutScore& a, const ShortcutScore& b) {
    return std::pair(a.flagged, a.balancedAccuracy) > std::pair(b.flagged, b.balancedAccuracy);
  });
  QStringList flagged;
  for (const ShortcutScore& s : sorted)
    if (s.flagged) flagged << shortcutName(s.name);
  m_shortcuts->setText(
      flagged.isEmpty()
          ? tr("None of %n properties of the recordings tells the class by more than luck. They are measured "
               "against guessing, %1 % (the mark): a property counts when its whole interval lies above %2 "
               "%, "
               "and luck would bring one so far in fewer than 1 of %3 data sets.",
               nullptr, int(all.size()))
                .arg(percentNumber(all.front().chance), percentNumber(all.front().chance + kShortcutMargin),
                     QLocale().toString(int(std::lround(1 / kShortcutLuck))))
          : tr("By itself, without the sound, this tells the class better than guessing: %1. A network "
               "may have learned that instead.")
                .arg(flagged.join(QStringLiteral(", "))));
  m_shortcuts->setStyleSheet(
      QStringLiteral("color: %1")
          .arg((flagged.isEmpty() ? themeColours().mutedText : themeColours().warning).name()));
  std::vector<IntervalChart::Row> rows;
  for (const ShortcutScore& s : sorted) {
    if (rows.size() == kShortcutsShown) break;
    const QString more = coreText(s.words);
    rows.push_back({shortcutName(s.name),
                    more.isEmpty() ? shortcutSentence(s) : shortcutSentence(s) + QLatin1Char('\n') + more,
                    s.balancedAccuracy,
                    s.balancedAccuracyCi,
                    {kNone, kNone, kNone, s.chance},
                    s.flagged});
  }
  m_shortcutChart->setMarks({QString(), QString(), QString(), tr("chance")});
  m_shortcutChart->setRows(std::move(rows));
}

void ResultOverview::showNotes() {
  QStringList notes;
  if (!m_run->failure.empty()) notes << coreText(m_run->failure);
  if (m_run->stopped) notes << tr("This run was stopped early; it shows the best weights so far.");
  for (const std::string& warning : m_run->warnings)
    if (m_run->shortcuts.empty() || !warning.starts_with("shortcut:"))
      notes << coreText(warning);  // drawn beside
  if (!m_run->unreadable.empty())
    notes << tr("%Ln clip(s) could not be read.", nullptr, int(m_run->unreadable.size()));
  m_notes->setToolTip(notes.join(QLatin1Char('\n')));
  QStringList shown = notes.mid(0, kNotesShown);
  if (notes.size() > kNotesShown) shown << tr("and %1 more").arg(notes.size() - kNotesShown);
  m_notes->setText(shown.join(QLatin1Char('\n')));
  m_notes->setStyleSheet(QStringLiteral("color: %1").arg(themeColours().warning.name()));
  m_notesCard->setVisible(!notes.isEmpty());
}

void ResultOverview::retranslate() {
  m_scoresTitle->setText(tr("Scores, and what they have to beat"));
  m_besideTitle->setText(tr("The same as figures"));
  m_beside->setAccessibleName(m_besideTitle->text());
  m_moreTitle->setText(tr("More scores"));
  m_more->setAccessibleName(m_moreTitle->text());
  m_shortcutsTitle->setText(tr("Shortcuts: what else tells the class"));
  m_notesTitle->setText(tr("Warnings"));
  showRun();
}

void ResultOverview::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) showRun();
  ResultSection::changeEvent(event);
}

}  // namespace ullim
