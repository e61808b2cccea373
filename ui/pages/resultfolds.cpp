#include "ui/pages/resultfolds.h"

#include <QComboBox>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <map>

#include "ui/pages/resultclips.h"
#include "widgets/plot/curvesview.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kRow = 24, kRowsShown = 8;

struct Spread {
  double mean = std::numeric_limits<double>::quiet_NaN(), deviation = 0;  // n - 1; 0 for one value
};

Spread spreadOf(const std::vector<double>& values) {
  Spread s;
  if (values.empty()) return s;
  double sum = 0, squares = 0;
  for (const double v : values) sum += v;
  s.mean = sum / double(values.size());
  for (const double v : values) squares += (v - s.mean) * (v - s.mean);
  if (values.size() > 1) s.deviation = std::sqrt(squares / double(values.size() - 1));
  return s;
}

/// A column of the table: its title, what it means, and its figure in a fold (NaN: none).
struct Column {
  QString title, toolTip;
  std::function<double(const FoldResult&)> value;
};

double at(const std::vector<double>& values, std::size_t i) {
  return i < values.size() ? values[i] : std::numeric_limits<double>::quiet_NaN();
}

std::vector<Column> columnsOf(const RunRecord& run) {
  std::vector<Column> columns;
  if (run.memberNames.size() > 1)
    for (std::size_t i = 0; i < run.memberNames.size(); ++i)
      columns.push_back({QString::fromStdString(run.memberNames[i]),
                         ResultFolds::tr("Accuracy of this network alone on the fold's test clips"),
                         [i](const FoldResult& f) { return at(f.memberAccuracy, i); }});
  columns.push_back({columns.empty() ? ResultFolds::tr("Accuracy") : ResultFolds::tr("Average"),
                     columns.empty()
                         ? ResultFolds::tr("scikit-learn: accuracy_score")
                         : ResultFolds::tr("Accuracy when the probabilities of the networks are averaged"),
                     [](const FoldResult& f) { return f.accuracy; }});
  columns.push_back({ResultFolds::tr("Balanced"), ResultFolds::tr("scikit-learn: balanced_accuracy_score"),
                     [](const FoldResult& f) { return f.balancedAccuracy; }});
  columns.push_back({ResultFolds::tr("Macro F1"), ResultFolds::tr("scikit-learn: f1_score, average='macro'"),
                     [](const FoldResult& f) { return f.macroF1; }});
  return columns;
}

int seriesOf(const RunRecord& run, int fold, int member) {
  return fold * int(std::max<std::size_t>(1, run.memberNames.size())) + member;
}

/// The networks of a fold are learned one after the other; where the epochs begin anew, the next one does.
std::vector<int> membersOf(const std::vector<TrainEvent>& history) {
  std::vector<int> members;
  std::map<int, std::pair<int, int>> last;  // by fold: member, epoch
  for (const TrainEvent& e : history) {
    auto& [member, epoch] = last[e.fold];
    if (e.epoch <= epoch) ++member;
    epoch = e.epoch;
    members.push_back(member);
  }
  return members;
}

}  // namespace

QString foldName(const FoldResult& fold) {
  return fold.name.empty() ? QString::number(fold.fold + 1) : QString::fromStdString(fold.name);
}

ResultFolds::ResultFolds(QWidget* parent) : ResultSection(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  QVBoxLayout* inside;
  QFrame* table = resultCard(this, &inside, nullptr);
  auto* top = new QHBoxLayout;
  m_tableTitle = new QLabel(table);
  m_tableTitle->setProperty("role", "title");
  top->addWidget(m_tableTitle);
  top->addSpacing(16);
  m_hint = resultLabel(table, "muted");
  top->addWidget(m_hint, 1);
  inside->addLayout(top);
  m_table = new QTableWidget(table);
  m_table->setTabKeyNavigation(false);  // Tab leaves it
  m_table->setObjectName(QStringLiteral("folds"));
  prepareTable(m_table, kRow);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setSelectionMode(QAbstractItemView::SingleSelection);
  inside->addWidget(m_table);
  column->addWidget(table);
  QFrame* curves = resultCard(this, &inside, nullptr);
  auto* head = new QHBoxLayout;
  m_curvesTitle = new QLabel(curves);
  m_curvesTitle->setProperty("role", "title");
  head->addWidget(m_curvesTitle, 1);
  m_fold = new QComboBox(curves);
  m_member = new QComboBox(curves);
  head->addWidget(m_fold);
  head->addWidget(m_member);
  inside->addLayout(head);
  m_curves = new CurvesView(curves);
  m_curves->setMinimumHeight(170);
  inside->addWidget(m_curves, 1);
  column->addWidget(curves, 1);
  connect(m_table, &QTableWidget::cellActivated, this, &ResultFolds::openFold);
  connect(m_fold, &QComboBox::activated, this, &ResultFolds::showCurves);
  connect(m_member, &QComboBox::activated, this, &ResultFolds::showCurves);
  retranslate();
}

QWidget* ResultFolds::keyWidget() { return m_table; }

void ResultFolds::setRun(RunPtr run) {
  m_run = std::move(run);
  m_fold->clear();
  m_member->clear();
  if (m_run) {
    for (const FoldResult& f : m_run->folds) m_fold->addItem(tr("Fold %1").arg(foldName(f)), f.fold);
    if (m_run->memberNames.size() > 1)
      for (const std::string& name : m_run->memberNames) m_member->addItem(QString::fromStdString(name));
  }
  m_fold->setVisible(m_fold->count() > 1);
  m_member->setVisible(m_member->count() > 1);
  showTable();
  showCurves();
}

void ResultFolds::showTable() {
  m_table->setRowCount(0);
  if (!m_run) return;
  const RunRecord& run = *m_run;
  const std::vector<Column> columns = columnsOf(run);
  QStringList titles{tr("Fold"), tr("Test clips"), tr("Epochs"), tr("Best epoch")};
  const int first = int(titles.size());
  for (const Column& c : columns) titles << c.title;
  m_table->setColumnCount(int(titles.size()));
  m_table->setHorizontalHeaderLabels(titles);
  for (int c = 0; c < m_table->columnCount(); ++c)
    m_table->horizontalHeaderItem(c)->setTextAlignment((c == 0 ? Qt::AlignLeft : Qt::AlignRight) |
                                                       Qt::AlignVCenter);
  for (int c = 0; c < int(columns.size()); ++c)
    m_table->horizontalHeaderItem(first + c)->setToolTip(columns[std::size_t(c)].toolTip);
  const bool several = run.folds.size() > 1;
  m_table->setRowCount(int(run.folds.size()) + (several ? 1 : 0));
  int row = 0;
  for (const FoldResult& f : run.folds) {
    m_table->setItem(row, 0, textCell(foldName(f)));
    const int counts[] = {f.nTest, f.epochsRun, f.bestEpoch};
    for (int c = 0; c < 3; ++c) m_table->setItem(row, 1 + c, numberCell(tr("%L1").arg(counts[c]), counts[c]));
    m_table->item(row, 1)->setToolTip(
        tr("Clips: %L1 training, %L2 validation, %L3 test").arg(f.nTrain).arg(f.nValidation).arg(f.nTest));
    if (f.stoppedEarly) m_table->item(row, 2)->setToolTip(tr("Stopped early"));
    for (int c = 0; c < int(columns.size()); ++c) {
      const double value = columns[std::size_t(c)].value(f);
      m_table->setItem(row, first + c, numberCell(percentNumber(value), value));
    }
    ++row;
  }
  if (several) {
    QFont strong = m_table->font();
    strong.setWeight(QFont::DemiBold);
    m_table->setItem(row, 0, textCell(tr("Mean ± SD")));
    m_table->item(row, 0)->setToolTip(tr("Mean and standard deviation (n - 1) over the folds"));
    for (int c = 1; c < first; ++c) m_table->setItem(row, c, textCell({}));
    for (int c = 0; c < int(columns.size()); ++c) {
      std::vector<double> values;
      for (const FoldResult& f : run.folds)
        if (const double v = columns[std::size_t(c)].value(f); std::isfinite(v)) values.push_back(v);
      const Spread s = spreadOf(values);
      m_table->setItem(
          row, first + c,
          numberCell(values.empty() ? QStringLiteral("–")
                                    : tr("%1 ± %2", "mean and standard deviation")
                                          .arg(percentNumber(s.mean), percentNumber(s.deviation)),
                     s.mean));
    }
    for (int c = 0; c < m_table->columnCount(); ++c) m_table->item(row, c)->setFont(strong);
  }
  m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
  fitHeight(m_table, kRow, kRowsShown);
  m_table->setCurrentCell(0, 0);
}

void ResultFolds::showCurves() {
  m_curves->clear();
  if (!m_run) return;
  m_curves->setEpochs(m_run->settings.epochs);
  const std::vector<int> members = membersOf(m_run->history);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const TrainEvent& e = m_run->history[i];
    m_curves->addEpoch(seriesOf(*m_run, e.fold, members[i]), e.epoch, e.trainLoss, e.valLoss, e.trainAccuracy,
                       e.valAccuracy, e.best, e.learningRate);
  }
  const int fold = m_fold->currentIndex() >= 0 ? m_fold->currentData().toInt() : 0;
  const int series = seriesOf(*m_run, fold, std::max(0, m_member->currentIndex()));
  m_curves->choose(series);
  for (const FoldResult& f : m_run->folds)
    if (f.fold == fold && f.stoppedEarly && m_run->memberNames.size() < 2)
      m_curves->setStopped(series, f.epochsRun);
}

void ResultFolds::openFold(int row) {
  if (!m_run || row < 0) return;
  if (row >= int(m_run->folds.size()))
    return Q_EMIT clipsWanted(wrongClipsOfFold(*m_run, -1), tr("mistakes of all folds"));
  const FoldResult& fold = m_run->folds[std::size_t(row)];
  Q_EMIT clipsWanted(wrongClipsOfFold(*m_run, fold.fold), tr("mistakes of fold %1").arg(foldName(fold)));
}

void ResultFolds::retranslate() {
  m_tableTitle->setText(tr("Folds"));
  m_hint->setText(tr("In percent. Double click a fold, or press Enter on it, to see its mistakes."));
  m_table->setAccessibleName(tr("Folds"));
  m_curvesTitle->setText(tr("How it learned"));
  m_fold->setAccessibleName(tr("Fold"));
  m_member->setAccessibleName(tr("Network"));
  setRun(m_run);
}

void ResultFolds::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  ResultSection::changeEvent(event);
}

}  // namespace ullim
