#include "ui/pages/resultcompare.h"

#include <QDateTime>
#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <tuple>

#include "ui/coretext.h"
#include "ui/pages/resultoverview.h"
#include "ui/pages/resultpair.h"
#include "ui/pages/settingwords.h"
#include "ui/pages/trainwords.h"
#include "widgets/theme.h"

namespace ullim {
namespace {

constexpr int kRow = 24, kRunsShown = 6, kBadShown = 3, kHeaderRoom = 28, kCellRoom = 22, kNameWidth = 200;
constexpr int kFolderRole = Qt::UserRole;

enum Column { Name, When, RecipeName, Accuracy, Balanced, MacroF1, VerdictText, Divided, Took, kColumns };

QString str(const std::string& s) { return QString::fromStdString(s); }

QString shortVerdict(const RunRecord& run) {
  const Metrics& m = run.metrics;
  if (m.verdict == "better_than_majority")
    return heardItsGroups(run) ? ResultCompare::tr("Leaks") : ResultCompare::tr("Better");
  if (worseThanChance(m)) return ResultCompare::tr("Worse than guessing");
  if (m.verdict == "not_better_than_chance") return ResultCompare::tr("Guessing");
  return ResultCompare::tr("Not better");
}

QString shortSplit(const SplitOptions& s) {
  if (s.leaveOneGroupOut) return ResultCompare::tr("One group out");
  QString words = s.folds >= 2 ? ResultCompare::tr("%1 folds").arg(s.folds) : ResultCompare::tr("Hold-out");
  if (s.repeats > 1) words = ResultCompare::tr("%1 × %2", "repeats of a split").arg(s.repeats).arg(words);
  return s.byGroup ? ResultCompare::tr("%1, by group").arg(words)
                   : ResultCompare::tr("%1, by clip").arg(words);
}

QString scoreName(const std::string& key) {
  static const std::pair<const char*, const char*> kNames[] = {
      {"clips", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Clips judged")},
      {"accuracy", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Accuracy")},
      {"accuracy_low", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Accuracy, 95 % from")},
      {"accuracy_high", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Accuracy, 95 % to")},
      {"accuracy_fold_mean", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Accuracy, mean of folds")},
      {"accuracy_fold_sd", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Accuracy, SD of folds")},
      {"majority_baseline", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Always the commonest class")},
      {"balanced_accuracy", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Balanced accuracy")},
      {"macro_f1", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Macro F1")},
      {"roc_auc", QT_TRANSLATE_NOOP("ullim::ResultCompare", "ROC AUC")},
      {"log_loss", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Log loss")},
      {"calibration_error", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Calibration error")},
      {"seconds", QT_TRANSLATE_NOOP("ullim::ResultCompare", "Took")}};
  for (const auto& [word, text] : kNames)
    if (key == word) return ResultCompare::tr(text);
  return str(key);
}

QString scoreText(const std::string& key, double value, const std::string& plain) {
  if (!std::isfinite(value)) return QStringLiteral("–");
  if (key == "clips") return QLocale().toString(qint64(value));
  if (key == "seconds") return durationWords(value);
  if (key == "log_loss") return QLocale().toString(value, 'f', 3);
  return key.find("accuracy") != std::string::npos || key == "macro_f1" || key == "roc_auc" ||
                 key == "majority_baseline" || key == "calibration_error"
             ? percentText(value)
             : str(plain);
}

}  // namespace

ResultCompare::ResultCompare(QWidget* parent) : ResultSection(parent) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  QVBoxLayout* inside;
  QFrame* runs = resultCard(this, &inside, nullptr);
  auto* head = new QHBoxLayout;
  m_title = new QLabel(runs);
  m_title->setProperty("role", "title");
  head->addWidget(m_title);
  head->addSpacing(16);
  m_hint = resultLabel(runs, "muted");
  head->addWidget(m_hint, 1);
  m_trash = new QPushButton(runs);
  m_trash->setObjectName(QStringLiteral("runTrash"));
  head->addWidget(m_trash);
  inside->addLayout(head);
  m_runs = new QTableWidget(runs);
  m_runs->setTabKeyNavigation(false);  // Tab leaves it
  m_runs->setObjectName(QStringLiteral("runTable"));
  prepareTable(m_runs, kRow);
  m_runs->setColumnCount(kColumns);
  m_runs->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_runs->setSelectionMode(QAbstractItemView::ExtendedSelection);
  m_runs->setSortingEnabled(true);
  m_runs->sortByColumn(When, Qt::DescendingOrder);
  m_runs->setWordWrap(false);
  m_runs->setContextMenuPolicy(Qt::ActionsContextMenu);
  m_runs->installEventFilter(this);
  inside->addWidget(m_runs);
  m_badWords = resultLabel(runs);
  m_badWords->setObjectName(QStringLiteral("badRuns"));
  inside->addWidget(m_badWords);
  column->addWidget(runs);

  auto* row = new QHBoxLayout;
  row->setSpacing(12);
  m_differCard = resultCard(this, &inside, &m_differTitle);
  m_differHint = resultLabel(m_differCard, "muted");
  inside->addWidget(m_differHint);
  m_differ = new QTableWidget(m_differCard);
  m_differ->setTabKeyNavigation(false);  // Tab leaves it
  m_differ->setObjectName(QStringLiteral("differences"));
  prepareTable(m_differ, kRow);
  m_differ->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_differ->setSelectionMode(QAbstractItemView::NoSelection);
  m_differ->setMinimumHeight(120);
  m_differ->setTextElideMode(Qt::ElideMiddle);
  m_differ->setWordWrap(false);
  inside->addWidget(m_differ, 1);
  row->addWidget(m_differCard, 1);
  m_pair = new ResultPair(this);
  row->addWidget(m_pair, 1);
  column->addLayout(row, 1);

  connect(m_runs, &QTableWidget::itemSelectionChanged, this, &ResultCompare::showChosen);
  connect(m_runs, &QTableWidget::cellActivated, this, [this](int at) { Q_EMIT runOpened(folderAt(at)); });
  connect(m_trash, &QPushButton::clicked, this, &ResultCompare::trash);
  connect(m_pair, &ResultPair::clipsWanted, this, &ResultCompare::clipsWanted);
  retranslate();
}

QWidget* ResultCompare::keyWidget() { return m_runs; }

QString ResultCompare::folderAt(int row) const {
  const QTableWidgetItem* item = row >= 0 ? m_runs->item(row, Name) : nullptr;
  return item ? item->data(kFolderRole).toString() : QString();
}

void ResultCompare::setRun(RunPtr run) {
  m_run = std::move(run);
  if (m_run && chosen().size() < 2) choose({m_run});
}

void ResultCompare::setRuns(const std::vector<RunPtr>& runs, const std::vector<BadRun>& bad) {
  if (runs == m_all && bad == m_bad) return;
  const std::vector<RunPtr> kept = chosen();
  m_all = runs;
  m_bad = bad;
  fillRuns();
  choose(kept);
}

std::vector<RunPtr> ResultCompare::chosen() const {
  std::vector<RunPtr> runs;
  for (const QModelIndex& index : m_runs->selectionModel()->selectedRows()) {
    const std::string folder = folderAt(index.row()).toStdString();
    const auto it =
        std::find_if(m_all.begin(), m_all.end(), [&](const RunPtr& r) { return r->folder == folder; });
    if (it != m_all.end()) runs.push_back(*it);
  }
  std::sort(runs.begin(), runs.end(), [](const RunPtr& a, const RunPtr& b) {
    return std::tie(a->startedUtc, a->folder) < std::tie(b->startedUtc, b->folder);
  });
  return runs;
}

void ResultCompare::addRunAction(QAction* action) { m_runs->addAction(action); }

RunPtr ResultCompare::current() const {
  const std::string folder = folderAt(m_runs->currentRow()).toStdString();
  for (const RunPtr& run : chosen())
    if (run->folder == folder) return run;
  return nullptr;
}

void ResultCompare::choose(const std::vector<RunPtr>& runs) {
  {
    const QSignalBlocker quiet(m_runs);
    m_runs->clearSelection();
    bool placed = false;
    for (int row = 0; row < m_runs->rowCount(); ++row) {
      const std::string folder = folderAt(row).toStdString();
      if (std::none_of(runs.begin(), runs.end(), [&](const RunPtr& r) { return r->folder == folder; }))
        continue;
      const QModelIndex index = m_runs->model()->index(row, 0);
      if (!placed) m_runs->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
      placed = true;
      m_runs->selectionModel()->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
  }
  showChosen();
}

void ResultCompare::fillRuns() {
  const QSignalBlocker quiet(m_runs);
  m_runs->setSortingEnabled(false);
  m_runs->setRowCount(int(m_all.size()));
  for (int row = 0; row < int(m_all.size()); ++row) {
    const RunRecord& run = *m_all[std::size_t(row)];
    const Metrics& m = run.metrics;
    const QDateTime started = QDateTime::fromString(str(run.startedUtc), Qt::ISODate);
    QTableWidgetItem* name = textCell(runName(run));
    name->setData(kFolderRole, str(run.folder));
    name->setToolTip(str(run.folder));
    m_runs->setItem(row, Name, name);
    QTableWidgetItem* when = numberCell(started.toLocalTime().toString(QStringLiteral("yy-MM-dd hh:mm:ss")),
                                        double(started.toSecsSinceEpoch()));
    when->setToolTip(runDate(run));
    when->setTextAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_runs->setItem(row, When, when);
    m_runs->setItem(row, RecipeName, textCell(str(run.recipe.name)));
    const QString range = intervalText(m.accuracyCi);
    m_runs->setItem(
        row, Accuracy,
        numberCell(range.isEmpty()
                       ? percentNumber(m.accuracy)
                       : tr("%1 (%2)", "accuracy and its interval").arg(percentNumber(m.accuracy), range),
                   m.accuracy));
    m_runs->setItem(row, Balanced, numberCell(percentNumber(m.balancedAccuracy), m.balancedAccuracy));
    m_runs->setItem(row, MacroF1, numberCell(percentNumber(m.macroF1), m.macroF1));
    QTableWidgetItem* verdict = textCell(shortVerdict(run));
    verdict->setToolTip(verdictSentence(run));
    if (m.verdict != "better_than_majority" || heardItsGroups(run))
      verdict->setForeground(themeColours().warning);
    m_runs->setItem(row, VerdictText, verdict);
    QTableWidgetItem* split = textCell(shortSplit(run.splitOptions));
    split->setToolTip(coreText(run.splitSummary));
    m_runs->setItem(row, Divided, split);
    m_runs->setItem(row, Took, numberCell(durationWords(run.seconds), run.seconds));
  }
  m_runs->setSortingEnabled(true);
  QHeaderView* header = m_runs->horizontalHeader();
  header->setMinimumSectionSize(40);
  // A header by itself keeps room for the mark of sorting in each column.
  for (int c = Name + 1; c < kColumns; ++c) {
    int width =
        header->fontMetrics().horizontalAdvance(m_runs->horizontalHeaderItem(c)->text()) + kHeaderRoom;
    for (int row = 0; row < m_runs->rowCount(); ++row)
      width = std::max(width, fontMetrics().horizontalAdvance(m_runs->item(row, c)->text()) + kCellRoom);
    header->resizeSection(c, width);
  }
  giveNamesTheRest();
  fitHeight(m_runs, kRow, kRunsShown);
  QStringList lines, all;
  for (const BadRun& bad : m_bad) all << badRunWords(bad);
  lines = all.mid(0, kBadShown);
  if (all.size() > kBadShown) lines << tr("and %1 more").arg(all.size() - kBadShown);
  if (!lines.isEmpty()) lines.prepend(tr("Not shown:"));
  m_badWords->setText(lines.join(QLatin1Char('\n')));
  m_badWords->setToolTip(all.join(QLatin1Char('\n')));
  m_badWords->setVisible(!lines.isEmpty());
  m_badWords->setStyleSheet(QStringLiteral("color: %1").arg(themeColours().warning.name()));
}

/// What the other columns leave, yet enough to tell names apart.
void ResultCompare::giveNamesTheRest() {
  QHeaderView* header = m_runs->horizontalHeader();
  int others = 0;
  for (int c = Name + 1; c < kColumns; ++c) others += header->sectionSize(c);
  header->resizeSection(Name, std::max(kNameWidth, m_runs->viewport()->width() - others));
}

void ResultCompare::showChosen() {
  const std::vector<RunPtr> runs = chosen();
  m_trash->setEnabled(!runs.empty());
  showBadges(runs);
  m_pair->setVisible(runs.size() == 2);
  m_differCard->setVisible(runs.size() >= 2);
  m_hint->setText(runs.size() < 2    ? tr("Choose two to compare them clip by clip, more to see what differs "
                                             "(Ctrl+click, or Shift and the arrow keys).")
                  : runs.size() == 2 ? tr("Two runs chosen: A is the older one.")
                                     : tr("%n run(s) chosen", nullptr, int(runs.size())));
  if (runs.size() == 2)
    m_pair->setRuns(runs[0], runs[1]);
  else
    m_pair->setRuns(nullptr, nullptr);
  m_work.forget();
  m_differ->setRowCount(0);
  if (runs.size() < 2) return;
  m_differHint->setText(tr("Counting…"));
  m_work.ask(
      [runs] {
        std::vector<RunRecord> records;
        for (const RunPtr& run : runs) records.push_back(*run);
        return differences(records);
      },
      [this, runs](RunTable table) { showDifferences(table, runs); });
}

/// Which row is A and which B; the others stay in line with them.
void ResultCompare::showBadges(const std::vector<RunPtr>& chosenRuns) {
  const QSignalBlocker quiet(m_runs);
  const bool pair = chosenRuns.size() == 2;
  for (int row = 0; row < m_runs->rowCount(); ++row) {
    const std::string folder = folderAt(row).toStdString();
    int which = -1;
    for (int i = 0; pair && i < 2; ++i)
      if (chosenRuns[std::size_t(i)]->folder == folder) which = i;
    m_runs->item(row, Name)->setIcon(pair ? pairBadge(which) : QIcon());
  }
}

void ResultCompare::showDifferences(const RunTable& table, const std::vector<RunPtr>& runs) {
  QStringList titles{QString()};
  for (std::size_t i = 0; i < runs.size(); ++i)
    titles << (runs.size() == 2 ? QString(QChar(char16_t(u'A' + i)))
                                : tr("%1, %2", "name, date").arg(runName(*runs[i]), runDate(*runs[i])));
  m_differ->setColumnCount(int(titles.size()));
  m_differ->setHorizontalHeaderLabels(titles);
  m_differ->setRowCount(int(table.settings.size() + table.scores.size()));
  for (int c = 0; c < int(runs.size()); ++c)
    m_differ->horizontalHeaderItem(c + 1)->setToolTip(runTitle(*runs[std::size_t(c)]));
  for (int c = 0; c < 2 && runs.size() == 2; ++c) {
    m_differ->horizontalHeaderItem(c + 1)->setText(runName(*runs[std::size_t(c)]));
    m_differ->horizontalHeaderItem(c + 1)->setIcon(pairBadge(c));
  }
  int row = 0;
  const auto add = [&](const DifferenceRow& line, bool isScore) {
    QTableWidgetItem* name = textCell(isScore ? scoreName(line.key) : settingName(line));
    name->setToolTip(str(line.section + "." + line.key));
    name->setForeground(themeColours().mutedText);
    m_differ->setItem(row, 0, name);
    for (std::size_t c = 0; c < line.values.size(); ++c) {
      const double number = c < line.numbers.size() ? line.numbers[c] : std::nan("");
      const QString text =
          isScore ? scoreText(line.key, number, line.values[c]) : settingValue(line, line.values[c]);
      QTableWidgetItem* cell = isScore ? numberCell(text, number) : textCell(text);
      cell->setToolTip(text);
      m_differ->setItem(row, int(c) + 1, cell);
    }
    ++row;
  };
  // Another recipe differs in each layer: that comes last, or nothing else would be seen.
  const auto isLayer = [](const DifferenceRow& line) { return line.key.starts_with("members."); };
  for (const DifferenceRow& line : table.settings)
    if (!isLayer(line)) add(line, false);
  for (const DifferenceRow& line : table.scores) add(line, true);
  for (const DifferenceRow& line : table.settings)
    if (isLayer(line)) add(line, false);
  QString words =
      tr("Settings that differ: %1; that are the same: %2.").arg(table.settings.size()).arg(table.alike);
  if (!table.sameLabels)
    words += QLatin1Char(' ') + tr("Their labels differ: the scores are not comparable.");
  m_differHint->setText(words);
  m_differ->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
}

void ResultCompare::trash() {
  QStringList folders;
  for (const RunPtr& run : chosen()) folders << str(run->folder);
  if (!folders.isEmpty()) Q_EMIT trashRequested(folders);
}

bool ResultCompare::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_runs && event->type() == QEvent::Resize) giveNamesTheRest();
  if (watched == m_runs && event->type() == QEvent::KeyPress) {
    if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
      trash();
      return true;
    }
  }
  return ResultSection::eventFilter(watched, event);
}

void ResultCompare::retranslate() {
  m_title->setText(tr("Runs of this project"));
  m_runs->setAccessibleName(m_title->text());
  const QString titles[kColumns] = {tr("Run"),      tr("When"),     tr("Recipe"),
                                    tr("Accuracy"), tr("Balanced"), tr("Macro F1"),
                                    tr("Verdict"),  tr("Split"),    tr("Took")};
  for (int c = 0; c < kColumns; ++c) {
    auto* item = new QTableWidgetItem(titles[c]);
    const bool figure = (c >= Accuracy && c <= MacroF1) || c == Took;
    item->setTextAlignment((figure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    m_runs->setHorizontalHeaderItem(c, item);
  }
  m_runs->horizontalHeaderItem(Accuracy)->setToolTip(
      tr("scikit-learn: accuracy_score, in percent, and its 95 % interval over groups"));
  m_runs->horizontalHeaderItem(Balanced)->setToolTip(tr("scikit-learn: balanced_accuracy_score, in percent"));
  m_runs->horizontalHeaderItem(MacroF1)->setToolTip(
      tr("scikit-learn: f1_score, average='macro', in percent"));
  m_runs->horizontalHeaderItem(VerdictText)
      ->setToolTip(
          tr("Against always saying the most frequent class; guessing: it tells the classes apart no better "
             "than chance"));
  m_trash->setText(tr("Move to trash…"));
  m_trash->setToolTip(tr("Moves the folders of the chosen runs to the desktop's trash (Delete)"));
  m_differTitle->setText(tr("What differs"));
  m_differ->setAccessibleName(m_differTitle->text());
  const std::vector<RunPtr> kept = chosen();
  fillRuns();
  choose(kept);
}

void ResultCompare::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) {
    const std::vector<RunPtr> kept = chosen();
    fillRuns();
    choose(kept);
  }
  ResultSection::changeEvent(event);
}

}  // namespace ullim
