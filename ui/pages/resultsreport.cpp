#include "ui/pages/resultsreport.h"

#include <QDateTime>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/pages/intervalchart.h"
#include "ui/pages/trainwords.h"
#include "widgets/controls/seriesbars.h"
#include "widgets/plot/confusionview.h"
#include "widgets/plot/curvesview.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kTableRow = 26;

QString str(const std::string& s) { return QString::fromStdString(s); }
QString percent(double share) { return QLocale().toString(share * 100, 'f', 1); }

QString majorityClass(const RunRecord& run) {
  const auto& classes = run.metrics.classes;
  const auto it = std::max_element(classes.begin(), classes.end(),
                                   [](const auto& a, const auto& b) { return a.support < b.support; });
  return it == classes.end() ? QString() : str(it->name);
}

/// What always saying the most frequent class gives, share p of n clips, K classes: recall 1 for it and 0 for
/// others, precision p.
struct Baseline {
  double accuracy, balanced, macroF1, weightedF1;
};
Baseline baselineOf(const Metrics& m) {
  const double p = m.majorityBaseline;
  const auto occurring = double(
      std::count_if(m.classes.begin(), m.classes.end(), [](const ClassScore& c) { return c.support > 0; }));
  const double f1 = p > 0 ? 2 * p / (1 + p) : 0;
  const double all = double(std::max<std::size_t>(1, m.classes.size()));
  return {p, occurring > 0 ? 1 / occurring : 0, f1 / all, p * f1};
}

QFrame* cardWith(QWidget* parent, QVBoxLayout** inside, QLabel** title) {
  auto* frame = new QFrame(parent);
  frame->setProperty("role", "card");
  *inside = new QVBoxLayout(frame);
  (*inside)->setContentsMargins(16, 12, 16, 12);
  (*inside)->setSpacing(8);
  if (title) {
    *title = new QLabel(frame);
    (*title)->setProperty("role", "title");
    (*inside)->addWidget(*title);
  }
  return frame;
}

QLabel* wrapped(QWidget* parent, const char* role = nullptr) {
  auto* label = new QLabel(parent);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  if (role) label->setProperty("role", role);
  return label;
}

}  // namespace

QString verdictSentence(const RunRecord& run) {
  const Metrics& m = run.metrics;
  const QString majority = majorityClass(run);
  if (m.verdict == "better_than_majority")
    return ResultsReport::tr("Better than always saying “%1”: %2 % against %3 %.")
        .arg(majority, percent(m.accuracy), percent(m.majorityBaseline));
  if (m.verdict == "not_better_than_chance")
    return m.accuracy > m.majorityBaseline
               ? ResultsReport::tr("It tells the classes apart no better than guessing.")
               : ResultsReport::tr(
                     "Not better than always saying “%1”: it tells the classes apart no better than "
                     "guessing.")
                     .arg(majority);
  return ResultsReport::tr("Not better than always saying “%1”.").arg(majority);
}

ResultsReport::ResultsReport(QWidget* parent) : QWidget(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 12, 16, 16);
  column->setSpacing(12);

  QVBoxLayout* inside;
  QFrame* top = cardWith(this, &inside, nullptr);
  auto* head = new QHBoxLayout;
  m_name = wrapped(top, "muted");
  head->addWidget(m_name, 1);
  m_again = new QPushButton(top);
  head->addWidget(m_again);
  inside->addLayout(head);
  m_verdict = wrapped(top);
  QFont large = m_verdict->font();
  large.setPointSizeF(large.pointSizeF() * 1.7);
  large.setWeight(QFont::DemiBold);
  m_verdict->setFont(large);
  inside->addWidget(m_verdict);
  m_how = wrapped(top, "muted");
  inside->addWidget(m_how);
  m_intervals = new IntervalChart(top);
  inside->addSpacing(4);
  inside->addWidget(m_intervals);
  m_warnings = wrapped(top);
  inside->addWidget(m_warnings);
  column->addWidget(top);

  auto* middle = new QHBoxLayout;
  middle->setSpacing(12);
  QFrame* matrix = cardWith(this, &inside, &m_matrixTitle);
  m_matrixHint = wrapped(matrix, "muted");
  inside->addWidget(m_matrixHint);
  m_matrix = new ConfusionView(matrix);
  m_matrix->setObjectName(QStringLiteral("confusion"));
  inside->addWidget(m_matrix, 1);
  middle->addWidget(matrix, 3);
  QFrame* classes = cardWith(this, &inside, &m_classesTitle);
  m_classes = new SeriesBars(classes);
  inside->addWidget(m_classes);
  inside->addStretch(1);
  middle->addWidget(classes, 2);
  column->addLayout(middle);

  QFrame* curves = cardWith(this, &inside, &m_curvesTitle);
  m_curves = new CurvesView(curves);
  m_curves->setMinimumHeight(260);
  inside->addWidget(m_curves);
  column->addWidget(curves);

  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(12);
  QFrame* folds = cardWith(this, &inside, &m_foldsTitle);
  m_folds = new QTableWidget(folds);
  prepareTable(m_folds, kTableRow);
  m_folds->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_folds->setSelectionMode(QAbstractItemView::NoSelection);
  m_folds->setFocusPolicy(Qt::NoFocus);
  inside->addWidget(m_folds);
  inside->addStretch(1);
  bottom->addWidget(folds, 3);
  QFrame* making = cardWith(this, &inside, &m_makingTitle);
  m_making = wrapped(making);
  inside->addWidget(m_making);
  inside->addStretch(1);
  bottom->addWidget(making, 2);
  column->addLayout(bottom);
  column->addStretch(1);

  connect(m_again, &QPushButton::clicked, this, &ResultsReport::trainAgainRequested);
  connect(m_matrix, &ConfusionView::cellActivated, this, &ResultsReport::cellActivated);
  connect(m_classes, &SeriesBars::rowActivated, this, &ResultsReport::classActivated);
  retranslate();
}

void ResultsReport::setRun(RunPtr run) {
  if (run == m_run) return;
  m_run = std::move(run);
  m_curves->clear();
  if (m_run) {
    m_curves->setEpochs(m_run->settings.epochs);
    for (const TrainEvent& e : m_run->history)
      m_curves->addEpoch(e.fold, e.epoch, e.trainLoss, e.valLoss, e.trainAccuracy, e.valAccuracy, e.best);
  }
  showRun();
}

void ResultsReport::showRun() {
  if (!m_run) return;
  const RunRecord& run = *m_run;
  const Metrics& m = run.metrics;
  const QDateTime started = QDateTime::fromString(str(run.startedUtc), Qt::ISODate).toLocalTime();
  m_name->setText(tr("%1 · %2", "recipe · date")
                      .arg(str(run.recipe.name), QLocale().toString(started, QLocale::ShortFormat)));
  m_verdict->setText(verdictSentence(run));
  const ThemeColours& c = themeColours();
  // The application's style sheet goes before a palette.
  m_verdict->setStyleSheet(
      QStringLiteral("color: %1").arg((m.verdict == "better_than_majority" ? c.ok : c.warning).name()));
  m_how->setText(
      tr("Over %L1 clips that the network had not been trained on. %2").arg(m.n).arg(str(run.splitSummary)));
  const Baseline b = baselineOf(m);
  m_intervals->setRows({
      {tr("Accuracy"), tr("Share of clips that were named rightly"), m.accuracy, m.accuracyCi, b.accuracy},
      {tr("Balanced accuracy"), tr("Mean recall of the classes: rare classes count as much as frequent ones"),
       m.balancedAccuracy, m.balancedAccuracyCi, b.balanced},
      {tr("Macro F1"), tr("Mean F1 of the classes"), m.macroF1, m.macroF1Ci, b.macroF1},
      {tr("Weighted F1"), tr("Mean F1 of the classes, weighted by their number of clips"), m.weightedF1,
       std::nullopt, b.weightedF1},
  });
  QStringList warnings;
  if (run.stopped) warnings << tr("This run was stopped early; it shows the best weights so far.");
  for (const std::string& w : run.warnings) warnings << str(w);
  m_warnings->setText(warnings.join(QLatin1Char('\n')));
  m_warnings->setVisible(!warnings.isEmpty());
  m_warnings->setStyleSheet(QStringLiteral("color: %1").arg(c.warning.name()));

  m_matrix->setMatrix(run.classNames, m.confusion);
  std::vector<SeriesBars::Row> rows;
  for (const ClassScore& s : m.classes) rows.push_back({str(s.name), s.precision, s.recall, s.f1, s.support});
  m_classes->setRows(std::move(rows));
  showFolds();
  showMaking();
}

void ResultsReport::showFolds() {
  const RunRecord& run = *m_run;
  m_folds->setColumnCount(6);
  m_folds->setHorizontalHeaderLabels({tr("Fold"), tr("Clips: training / validation / test"), tr("Best epoch"),
                                      tr("Accuracy"), tr("Balanced"), tr("Macro F1")});
  m_folds->setRowCount(int(run.folds.size()) + (run.folds.size() > 1 ? 1 : 0));
  int at = 0;
  const auto put = [&](int col, const QString& text, bool figure = true) {
    auto* item = new QTableWidgetItem(text);
    if (figure) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_folds->setItem(at, col, item);
  };
  for (const FoldResult& f : run.folds) {
    put(0, QString::number(f.fold + 1), false);
    put(1, tr("%L1 / %L2 / %L3").arg(f.nTrain).arg(f.nValidation).arg(f.nTest));
    put(2, f.stoppedEarly ? tr("%1 of %2, stopped early").arg(f.bestEpoch).arg(f.epochsRun)
                          : tr("%1 of %2").arg(f.bestEpoch).arg(f.epochsRun));
    put(3, tr("%1 %").arg(percent(f.accuracy)));
    put(4, tr("%1 %").arg(percent(f.balancedAccuracy)));
    put(5, tr("%1 %").arg(percent(f.macroF1)));
    ++at;
  }
  if (run.folds.size() > 1) {
    put(0, tr("Mean"), false);
    put(1, {});
    put(2, {});
    put(3, tr("%1 ± %2 %", "mean and standard deviation")
               .arg(percent(run.accuracyMean), percent(run.accuracyStd)));
    put(4, {});
    put(5, {});
  }
  m_folds->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_folds->horizontalHeader()->setStretchLastSection(true);
  m_folds->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_folds->setFixedHeight(m_folds->horizontalHeader()->sizeHint().height() + m_folds->rowCount() * kTableRow +
                          14);
}

void ResultsReport::showMaking() {
  const RunRecord& run = *m_run;
  const TrainSettings& s = run.settings;
  const QLocale locale;
  QStringList lines;
  lines << tr("%1 epochs, batches of %2, %3 at learning rate %4")
               .arg(s.epochs)
               .arg(s.batchSize)
               .arg(str(s.optimizer), locale.toString(s.learningRate, 'g', 3));
  lines << (s.patience > 0 ? tr("Early stopping after %1 epochs without improvement").arg(s.patience)
                           : tr("No early stopping"));
  if (s.classWeights) lines << tr("Classes weighted by how rare they are");
  if (!run.augment.empty()) lines << tr("Augmentation: %1").arg(str(run.augment));
  lines << tr("Seed %1").arg(s.seed);
  lines << tr("Log loss %1, calibration error %2 %")
               .arg(locale.toString(run.metrics.logLoss, 'f', 3),
                    percent(run.metrics.expectedCalibrationError));
  if (std::isfinite(run.metrics.rocAucOvr))
    lines
        << tr("ROC AUC %1 (macro, one against the rest)").arg(locale.toString(run.metrics.rocAucOvr, 'f', 3));
  lines << tr("Took %1").arg(durationWords(run.seconds));
  if (!run.unreadable.empty()) lines << tr("%L1 clips could not be read").arg(run.unreadable.size());
  lines << str(run.environment) << str(run.folder);
  m_making->setText(lines.join(QLatin1Char('\n')));
}

void ResultsReport::retranslate() {
  m_again->setText(tr("Train again"));
  m_again->setIcon(themedIcon(QStringLiteral("train")));
  m_again->setToolTip(tr("Takes these settings to the Train page"));
  m_matrixTitle->setText(tr("What was taken for what"));
  m_matrixHint->setText(
      tr("Rows are the labels, columns the network's answers. Click a cell, or press Enter on it, to hear "
         "and relabel its clips."));
  m_classesTitle->setText(tr("By class"));
  m_classes->setToolTip(tr("Click a class to see its clips that were taken for another"));
  m_curvesTitle->setText(tr("Loss and accuracy while learning"));
  m_foldsTitle->setText(tr("Folds"));
  m_makingTitle->setText(tr("How it was made"));
  showRun();
}

void ResultsReport::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
