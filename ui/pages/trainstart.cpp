#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

#include "core/learn/checkpoint.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/pages/brokenruns.h"
#include "ui/pages/recipecard.h"
#include "ui/pages/runqueue.h"
#include "ui/pages/splitcard.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainrun.h"
#include "ui/pages/trainsetup.h"
#include "widgets/view/workpool.h"

// How trainings of the Train page begin: by hand, out of the queue, and broken ones again.
namespace ullim {

std::optional<TrainStart> TrainPage::prepared() {
  auto request = m_setup->request(false);
  if (!request) {
    if (!m_setup->problem().isEmpty()) Q_EMIT notice(m_setup->problem());
    if (m_setup->onlyLeaks()) goToLeaks();
    return std::nullopt;
  }
  std::vector<TrainLive::ClassLook> looks;
  const auto& colours = m_setup->data().classColours;
  for (std::size_t i = 0; i < request->classNames.size(); ++i)
    looks.push_back({QString::fromStdString(request->classNames[i]),
                     i < colours.size() ? QColor(QString::fromStdString(colours[i])) : QColor()});
  return TrainStart{std::move(*request), std::move(looks), m_setup->sharedData(),
                    m_setup->settingDifferences()};
}

/// Where the refusal can be answered: the whole frame in view, as far as there is room, and its box last.
void TrainPage::goToLeaks() {
  SplitCard* split = m_setup->splitCard();
  m_scroll->ensureWidgetVisible(split->leakBox(), 0, 0);
  split->goToLeaks();
}

QString TrainPage::freeFolder(const QString& recipe) {
  const QDir runs(runsFolderOf(m_context.document->path()));
  const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
  QString name = stamp + QLatin1Char('-') + recipe;
  // Two of one second would meet; a folder given out may not be there yet or no more.
  for (int n = 2; runs.exists(name) || m_folders.contains(runs.filePath(name)); ++n)
    name = QStringLiteral("%1-%2-%3").arg(stamp, recipe).arg(n);
  m_folders << runs.filePath(name);
  return m_folders.last();
}

void TrainPage::start() {
  if (isTraining()) return;
  if (auto start = prepared()) begin(std::move(*start), How::Anew);
}

void TrainPage::addToQueue() {
  auto start = prepared();
  if (!start) return;
  m_queue->add(std::move(*start));
  startNext();
}

void TrainPage::startNext() {
  if (isTraining() || !m_context.document->isOpen()) return;
  if (auto start = m_queue->takeFirst()) begin(std::move(*start), How::Queued);
}

void TrainPage::continueBroken() {
  if (isTraining() || m_broken->runs().empty()) return;
  QPointer<TrainPage> self(this);
  workPool()->start([self, folder = m_broken->runs().front().folder.toStdString()] {
    auto request = readResume(folder);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, request = std::move(request)] {
          if (self) self->goOnWith(request);
        },
        Qt::QueuedConnection);
  });
}

void TrainPage::goOnWith(const Result<TrainRequest>& read) {
  if (isTraining() || !m_context.document->isOpen()) return;
  if (!read) {
    Q_EMIT notice(errorText(read.error()));
    return lookForBroken();
  }
  TrainStart start{.request = *read};
  start.request.background = true;
  for (const std::string& name : read->classNames) {
    const LabelClass* known = m_context.document->data().findClass(name);
    start.looks.push_back(
        {QString::fromStdString(name), known ? QColor(QString::fromStdString(known->colour)) : QColor()});
  }
  begin(std::move(start), How::Continued);
}

void TrainPage::begin(TrainStart start, How how) {
  TrainRequest& request = start.request;
  if (how != How::Continued)
    request.runFolder = freeFolder(QString::fromStdString(request.recipe.name)).toStdString();
  m_how = how;
  m_watch->begin(request.settings, std::move(start.looks));
  if (how != How::Queued) m_log->clear();  // what came of the ones before is still to be read
  m_last = {};
  m_shownRun.clear();
  m_outcome->clear();
  m_run =
      std::make_unique<TrainRun>(std::move(request), std::move(start.data), m_context.jobs, nullptr,
                                 how == How::Continued ? TrainRun::Kind::Continued : TrainRun::Kind::Anew);
  connect(m_run.get(), &TrainRun::event, this, &TrainPage::onEvent);
  connect(m_run.get(), &TrainRun::ended, this, &TrainPage::onEnded);
  m_live->setCurrentIndex(1);
  showCurvesAlone(m_alone->isChecked());
  const QString name = QDir(m_run->folder()).dirName();
  log(how == How::Continued ? tr("Run %1 goes on").arg(name) : tr("Run %1").arg(name));
  if (!start.differences.isEmpty()) log(tr("Settings: %1").arg(start.differences));
  showState();
  showProgress();
  if (how != How::Queued)
    m_pause->setFocus();  // a Space out of habit loses nothing; a queued one leaves the keyboard where it is
  lookForBroken();        // this one is none
}

void TrainPage::lookForBroken() {
  const bool open = m_context.document->isOpen();
  m_broken->look(open ? runsFolderOf(m_context.document->path()) : QString(),
                 isTraining() ? QStringList(m_run->folder()) : QStringList());
}

QString TrainPage::lostWaiting() const {
  const int waiting = m_queue->waiting();
  return waiting > 0 ? tr("%n training(s) wait in the queue and would not be made.", nullptr, waiting)
                     : QString();
}

QString TrainPage::lostByQuitting() const {
  QStringList lost;
  if (const QString waiting = lostWaiting(); !waiting.isEmpty()) lost << waiting;
  if (m_setup->recipeCard()->hasOpenEdits()) lost << tr("A recipe has edits that are not kept.");
  return lost.join(QLatin1Char(' '));
}

/// The editor of layers stays open: recipes are no part of a project.
QString TrainPage::lostByLeaving() const {
  QStringList lost;
  if (isTraining()) lost << tr("A training is still running. Labels are saved either way.");
  if (const QString waiting = lostWaiting(); !waiting.isEmpty()) lost << waiting;
  return lost.join(QLatin1Char(' '));
}

}  // namespace ullim
