#include "ui/pages/resultspage.h"

#include <QAction>
#include <QEvent>
#include <QFileInfo>
#include <QHash>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/learn/runname.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/pages/reportsaver.h"
#include "ui/pages/resultclips.h"
#include "ui/pages/resultcompare.h"
#include "ui/pages/resultsreport.h"
#include "ui/pages/trainplan.h"
#include "ui/session.h"
#include "widgets/controls/emptystate.h"

namespace ullim {
namespace {
constexpr int kListWidth = 248, kListSoonMs = 80;
constexpr qsizetype kBadShown = 5;
constexpr int kLongestName = int(kLongestRunName / 3);  // a Hangul syllable is three bytes

/// The folder's own name; what a person called the run is said beside it.
QString nameOf(const QString& folder) { return QFileInfo(folder).fileName(); }

/// What the list says of each run; no two rows read the same.
QStringList rowsOf(const std::vector<RunPtr>& runs) {
  QStringList rows;
  QHash<QString, int> times;
  for (const RunPtr& run : runs) {
    rows << ResultsPage::tr("%1\n%2\nbalanced accuracy %3 %", "date, recipe, figure")
                .arg(runDate(*run), QString::fromStdString(run->recipe.name),
                     percentNumber(run->metrics.balancedAccuracy));
    if (!run->givenName.empty()) rows.back().prepend(runName(*run) + QLatin1Char('\n'));
    ++times[rows.back()];
  }
  for (qsizetype i = 0; i < rows.size(); ++i)
    if (times[rows[i]] > 1)
      rows[i].append(QLatin1Char('\n') + nameOf(QString::fromStdString(runs[std::size_t(i)]->folder)));
  return rows;
}

}  // namespace

ResultsPage::ResultsPage(const Context& context, QWidget* parent)
    : Page(context, parent), m_runs(new RunList(this)), m_saver(new ReportSaver(context, this)) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_stack = new QStackedWidget(this);
  outer->addWidget(m_stack);
  m_empty = new EmptyState(QStringLiteral("results"), {}, {}, this);
  m_goToTrain = m_empty->addButton({}, QStringLiteral("train"));
  connect(m_goToTrain, &QPushButton::clicked, this,
          [this] { m_context.session->showPage(QStringLiteral("train")); });
  m_stack->addWidget(m_empty);

  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  auto* side = new QWidget(splitter);
  side->setMinimumWidth(200);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(16, 12, 8, 12);
  column->setSpacing(8);
  m_listTitle = new QLabel(side);
  m_listTitle->setProperty("role", "title");
  column->addWidget(m_listTitle);
  m_list = new QListWidget(side);
  m_list->setObjectName(QStringLiteral("runs"));
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setTextElideMode(Qt::ElideMiddle);  // names of one day differ at the end
  m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
  m_list->addAction(context.actions->action(QStringLiteral("results.rename")));
  column->addWidget(m_list, 1);
  m_badNote = resultLabel(side, "muted");
  m_badNote->setObjectName(QStringLiteral("badNote"));
  column->addWidget(m_badNote);
  m_save = new QPushButton(side);
  m_save->setObjectName(QStringLiteral("saveReport"));
  m_save->setIcon(context.actions->action(QStringLiteral("results.save"))->icon());
  column->addWidget(m_save);
  m_report = new ResultsReport(splitter);
  splitter->setStretchFactor(0, 0);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({kListWidth, 1000});
  m_stack->addWidget(splitter);

  m_listSoon.setSingleShot(true);
  m_listSoon.setInterval(kListSoonMs);
  connect(&m_listSoon, &QTimer::timeout, this, &ResultsPage::showList);
  connect(m_runs, &RunList::changed, this, [this] {
    if (!m_listSoon.isActive()) m_listSoon.start();
  });
  connect(m_runs, &RunList::loaded, this, &ResultsPage::showList);
  connect(m_list, &QListWidget::currentItemChanged, this, [this](const QListWidgetItem* item) {
    if (!item) return;
    m_chosen = item->data(Qt::UserRole).toString();
    showRun(m_chosen);
  });
  connect(m_report, &ResultsReport::cellActivated, this, &ResultsPage::openCell);
  connect(m_report, &ResultsReport::clipsWanted, this, &ResultsPage::openClips);
  connect(m_report, &ResultsReport::trainAgainRequested, this, [this] {
    if (const RunPtr run = shownRun()) m_context.session->trainAgain(QString::fromStdString(run->folder));
  });
  // From any page: what is saved is seen first.
  connect(context.actions->action(QStringLiteral("results.save")), &QAction::triggered, this, [this] {
    m_context.session->showPage(QStringLiteral("results"));
    saveReport();
  });
  connect(m_save, &QPushButton::clicked, this, &ResultsPage::saveReport);
  connect(m_saver, &ReportSaver::failed, this, &Page::notice);
  connect(m_saver, &ReportSaver::saved, this, [this](const QString& path) {
    Q_EMIT offer(tr("Report written: %1").arg(path), tr("Open"), [path] { openInDesktop(path); });
  });
  connect(m_report->compare(), &ResultCompare::runOpened, this, [this](const QString& folder) {
    m_chosen = folder;
    showList();
    m_report->showSection(ResultsReport::Section::Overview);
  });
  connect(m_report->compare(), &ResultCompare::trashRequested, this, &ResultsPage::askToTrash);
  connect(m_runs, &RunList::removed, this, [this](const QStringList& folders) {
    Q_EMIT notice(folders.size() == 1 ? tr("“%1” is in the trash.").arg(nameOf(folders.front()))
                                      : tr("%n run(s) are in the trash.", nullptr, int(folders.size())));
  });
  connect(m_runs, &RunList::notRemoved, this, [this](const QStringList& folders) {
    Q_EMIT notice(folders.size() == 1
                      ? tr("“%1” could not be moved to the trash (delete it with a file manager).")
                            .arg(nameOf(folders.front()))
                      : tr("%n run(s) could not be moved to the trash (delete them with a file manager), the "
                           "first: “%1”.",
                           nullptr, int(folders.size()))
                            .arg(nameOf(folders.front())));
  });
  connect(m_runs, &RunList::notRenamed, this, &Page::notice);
  m_report->compare()->addRunAction(context.actions->action(QStringLiteral("results.rename")));
  context.actions->onPage(QStringLiteral("results.rename"), this, [this] { askName(); });
  context.actions->onPage(QStringLiteral("results.nextSection"), this, [this] { m_report->step(1); });
  context.actions->onPage(QStringLiteral("results.previousSection"), this, [this] { m_report->step(-1); });
  context.actions->onPage(QStringLiteral("results.mistakes"), this, [this] { openMistakes(); });
  context.actions->onPage(QStringLiteral("results.compare"), this, [this] {
    m_report->showSection(ResultsReport::Section::Compare);
    m_report->focusSection();
  });
  connect(context.session, &Session::runChanged, this, [this](const QString& folder) {
    m_chosen = folder;
    m_runs->reload();
    showList();
  });
  connect(context.document, &Document::opened, this, &ResultsPage::openProject);
  connect(context.document, &Document::closed, this, &ResultsPage::openProject);
  retranslate();
  openProject();
}

void ResultsPage::openProject() {
  m_chosen.clear();
  m_runs->setFolder(m_context.document->isOpen() ? runsFolderOf(m_context.document->path()) : QString());
  showList();
}

QWidget* ResultsPage::activate() { return m_list; }
RunPtr ResultsPage::shownRun() const { return m_report->run(); }

void ResultsPage::showEvent(QShowEvent* event) {
  Page::showEvent(event);
  m_runs->reload();  // the command line may have trained meanwhile
}

/// Folders that cannot be shown are said, not passed over.
void ResultsPage::showBad() {
  QStringList words;
  for (const BadRun& bad : m_runs->bad()) words << badRunWords(bad);
  if (words.isEmpty())
    m_empty->setTexts(tr("No run yet"),
                      tr("Train a network; its verdict, confusion matrix and curves are shown here."));
  else
    m_empty->setTexts(tr("No run can be shown"), words.mid(0, kBadShown).join(QLatin1Char('\n')));
  m_badNote->setText(tr("Folders not shown: %1").arg(words.size()));
  m_badNote->setToolTip(words.join(QLatin1Char('\n')));
  m_badNote->setVisible(!words.isEmpty());
}

void ResultsPage::showList() {
  showBad();
  const auto& runs = m_runs->runs();
  m_report->compare()->setRuns(runs, m_runs->bad());
  m_stack->setCurrentIndex(runs.empty() ? 0 : 1);
  const QSignalBlocker blocker(m_list);
  m_list->clear();
  int row = 0;
  const QStringList rows = rowsOf(runs);
  for (std::size_t i = 0; i < runs.size(); ++i) {
    auto* item = new QListWidgetItem(rows[qsizetype(i)], m_list);
    const QString folder = QString::fromStdString(runs[i]->folder);
    item->setData(Qt::UserRole, folder);
    item->setToolTip(folder);
    if (folder == m_chosen) row = m_list->count() - 1;
  }
  if (runs.empty()) {
    m_report->setRun(nullptr);
    return;
  }
  m_list->setCurrentRow(row);
  showRun(m_list->item(row)->data(Qt::UserRole).toString());
}

void ResultsPage::showRun(const QString& folder) {
  const RunPtr run = m_runs->find(folder);
  if (!run || run == m_report->run()) return;
  m_report->setRun(run);
  Q_EMIT runShown();
}

void ResultsPage::openClips(const std::vector<std::string>& ids, const QString& title) {
  QStringList there;
  for (const std::string& id : ids)
    if (m_context.document->data().find(id)) there << QString::fromStdString(id);
  if (there.isEmpty()) {
    Q_EMIT notice(ids.empty() ? tr("There is no such clip.")
                              : tr("These clips are no longer in the project."));
    return;
  }
  m_context.session->setCurrentClip(there.first());       // the queue begins at its beginning
  m_context.session->setRestriction(there, title, true);  // Data says how many
}

void ResultsPage::openCell(int trueClass, int predicted) {
  const RunPtr run = shownRun();
  const int classes = run ? int(run->classNames.size()) : 0;
  if (trueClass < 0 || predicted < 0 || trueClass >= classes || predicted >= classes) return;
  openClips(clipsInCell(*run, trueClass, predicted),
            tr("true %1, predicted %2")
                .arg(QString::fromStdString(run->classNames[std::size_t(trueClass)]),
                     QString::fromStdString(run->classNames[std::size_t(predicted)])));
}

void ResultsPage::askToTrash(const QStringList& folders) {
  if (folders.isEmpty()) return;
  QStringList names;
  for (const QString& folder : folders.mid(0, kBadShown)) {
    const RunPtr run = m_runs->find(folder);
    names << (run && !run->givenName.empty()
                  ? tr("%1 (%2)", "a run's name, its folder").arg(runName(*run), nameOf(folder))
                  : nameOf(folder));
  }
  if (folders.size() > kBadShown) names << tr("and %1 more").arg(folders.size() - kBadShown);
  const bool one = folders.size() == 1;
  // Not modal for the program's other work; the window alone waits for the answer.
  auto* box = new QMessageBox(
      QMessageBox::Question,
      one ? tr("Move the run to the trash?")
          : tr("Move %n run(s) to the trash?", nullptr, int(folders.size())),
      one ? tr("“%1” with its models and tables is moved to the desktop's trash. It can be put back from "
               "there.")
                .arg(names.front())
          : tr("These runs with their models and tables are moved to the desktop's trash. They can be put "
               "back "
               "from there.\n\n%1")
                .arg(names.join(QLatin1Char('\n'))),
      QMessageBox::Cancel, this);
  QPushButton* yes = box->addButton(tr("Move to trash"), QMessageBox::AcceptRole);
  box->setDefaultButton(QMessageBox::Cancel);
  box->setAttribute(Qt::WA_DeleteOnClose);
  connect(yes, &QPushButton::clicked, this, [this, folders] { m_runs->moveToTrash(folders); });
  box->open();
}

void ResultsPage::askName() {
  const bool comparing = m_report->section() == ResultsReport::Section::Compare;
  RunPtr run = comparing ? m_report->compare()->current() : nullptr;
  if (!run) run = shownRun();
  if (!run) return;
  const QString folder = QString::fromStdString(run->folder);
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Rename the run"));
  dialog->setLabelText(
      tr("Name of the run in the folder “%1”.\nThe folder stays as it is; an empty name takes "
         "the given one away.")
          .arg(QFileInfo(folder).fileName()));
  dialog->setTextValue(QString::fromStdString(run->givenName));
  if (auto* line = dialog->findChild<QLineEdit*>()) line->setMaxLength(kLongestName);
  connect(dialog, &QInputDialog::textValueSelected, this,
          [this, folder](const QString& name) { m_runs->rename(folder, name); });
  dialog->open();
}

void ResultsPage::openMistakes() {
  if (const RunPtr run = shownRun()) openClips(wrongClipsOfFold(*run, -1), tr("mistakes of the run"));
}

void ResultsPage::saveReport() {
  if (const RunPtr run = shownRun())
    m_saver->ask(run);
  else
    Q_EMIT notice(m_runs->isLoading() ? tr("The runs are still being read.")
                                      : tr("There is no run yet: train a network first."));
}

void ResultsPage::retranslate() {
  m_goToTrain->setText(tr("Go to Train   %1").arg(m_context.actions->keyText("view.train")));
  m_listTitle->setText(tr("Runs"));
  m_save->setText(tr("Save report…"));
  m_save->setToolTip(tr("The shown run as a page for a browser, as PDF, or its model card"));
  m_list->setAccessibleName(tr("Runs"));
  showList();
}

void ResultsPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  Page::changeEvent(event);
}

Page* makeResultsPage(const Context& context, QWidget* parent) { return new ResultsPage(context, parent); }

}  // namespace ullim
