#include "ui/pages/trainpage.h"
#include "ui/errortext.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/brokenruns.h"
#include "ui/pages/luckpanel.h"
#include "ui/pages/recipecard.h"
#include "ui/pages/runqueue.h"
#include "ui/pages/trainlive.h"
#include "ui/pages/trainrun.h"
#include "ui/pages/trainsetup.h"
#include "ui/pages/trainwords.h"
#include "ui/session.h"
#include "widgets/controls/emptystate.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/theme.h"
#include "widgets/view/workpool.h"

namespace ullim {
namespace {
constexpr int kSetupWidth = 440;
constexpr int kAround = 220;  // pixels about what has the focus
constexpr int kBarSteps = 1000;
constexpr int kLogLines = 5000;
}  // namespace

TrainPage::TrainPage(const Context& context, QWidget* parent) : Page(context, parent) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  m_broken = new BrokenRunStrip(this);  // first for the Tab key, as it is on the screen
  auto* splitter = new QSplitter(Qt::Horizontal, this);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(buildSetup());
  splitter->addWidget(buildLive());
  splitter->setStretchFactor(0, 0);
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({kSetupWidth + 30, 900});
  auto* strip = new QVBoxLayout;  // its margins go with it
  strip->setContentsMargins(16, 8, 16, 0);
  strip->addWidget(m_broken);
  outer->addLayout(strip);
  outer->addWidget(splitter, 1);

  connect(m_setup, &TrainSetup::stateChanged, this, &TrainPage::showState);
  connect(m_setup, &TrainSetup::notice, this, &Page::notice);
  connect(context.session, &Session::trainAgainRequested, this, &TrainPage::adoptRun);
  connect(context.document, &Document::closed, this, [this] {
    m_queue->clear();
    abort();
    m_live->setCurrentIndex(0);
    showCurvesAlone(m_alone->isChecked());
    lookForBroken();
  });
  connect(context.document, &Document::opened, this, &TrainPage::lookForBroken);
  connect(m_broken, &BrokenRunStrip::continueAsked, this, &TrainPage::continueBroken);
  connect(m_broken, &BrokenRunStrip::found, this, &TrainPage::showState);
  connect(m_broken, &BrokenRunStrip::notice, this, &Page::notice);
  connect(m_queue, &RunQueue::changed, this, &TrainPage::showState);
  Actions* actions = context.actions;
  connect(actions->action("train.start"), &QAction::triggered, this, [this] {
    if (isVisible())
      start();
    else
      m_context.session->showPage(QStringLiteral("train"));
  });
  connect(actions->action("train.stop"), &QAction::triggered, this, &TrainPage::stopKeepBest);
  connect(actions->action("train.pause"), &QAction::triggered, this, &TrainPage::pauseOrGoOn);
  connect(actions->action("train.abort"), &QAction::triggered, this, &TrainPage::abort);
  connect(actions->action("train.luck"), &QAction::triggered, this, &TrainPage::openLuck);
  connect(actions->action("train.queue"), &QAction::triggered, this, [this] {
    if (isVisible())
      addToQueue();
    else
      m_context.session->showPage(QStringLiteral("train"));
  });
  connect(actions->action("train.curves"), &QAction::toggled, this, [this](bool alone) {
    showCurvesAlone(alone);
    if (!isVisible()) m_context.session->showPage(QStringLiteral("train"));
  });
  connect(actions->action("train.continue"), &QAction::triggered, this, &TrainPage::continueBroken);
  const auto recipe = [&](const char* id, void (RecipeCard::*what)()) {
    connect(actions->action(id), &QAction::triggered, this, [this, what] {
      if (!isVisible()) m_context.session->showPage(QStringLiteral("train"));
      (m_setup->recipeCard()->*what)();
    });
  };
  recipe("train.layers", &RecipeCard::openEditor);
  recipe("train.openRecipe", &RecipeCard::openFile);
  recipe("train.saveRecipe", &RecipeCard::saveFile);
  retranslate();
  lookForBroken();
}

TrainPage::~TrainPage() = default;

QWidget* TrainPage::buildSetup() {
  auto* side = m_side = new QWidget;
  side->setMinimumWidth(kSetupWidth);
  auto* column = new QVBoxLayout(side);
  column->setContentsMargins(16, 12, 8, 12);
  column->setSpacing(8);
  m_scroll = new QScrollArea(side);
  m_scroll->setObjectName(QStringLiteral("trainSetup"));
  m_scroll->setWidgetResizable(true);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_setup = new TrainSetup(m_context);
  m_scroll->setWidget(m_setup);
  m_setup->installEventFilter(this);
  // A key that goes to a card (Alt+S) may go to one that is out of sight.
  connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
    if (now && isVisible() && m_setup->isAncestorOf(now)) m_scroll->ensureWidgetVisible(now, 0, kAround);
  });
  column->addWidget(m_scroll, 1);
  m_reason = new QLabel(side);
  m_reason->setProperty("role", "muted");
  m_reason->setWordWrap(true);
  column->addWidget(m_reason);
  m_queue = new RunQueue(side);
  column->addWidget(m_queue);
  auto* buttons = new QHBoxLayout;
  m_start = new QPushButton(side);
  m_start->setProperty("role", "primary");
  m_start->setObjectName(QStringLiteral("trainStart"));
  m_start->setMinimumHeight(36);
  buttons->addWidget(m_start, 1);
  m_enqueue = new QPushButton(side);
  m_enqueue->setObjectName(QStringLiteral("trainEnqueue"));
  m_enqueue->setMinimumHeight(36);
  buttons->addWidget(m_enqueue);
  column->addLayout(buttons);
  connect(m_start, &QPushButton::clicked, this, &TrainPage::start);
  connect(m_enqueue, &QPushButton::clicked, this, &TrainPage::addToQueue);
  return side;
}

/// The cards are never cut off at the right, whatever the size of letters and the language.
bool TrainPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_setup && event->type() == QEvent::LayoutRequest) {
    QWidget* side = m_scroll->parentWidget();
    const QMargins around = side->layout()->contentsMargins();
    side->setMinimumWidth(std::max(
        kSetupWidth, m_setup->minimumSizeHint().width() + around.left() + around.right() +
                         m_scroll->verticalScrollBar()->sizeHint().width() + 2 * m_scroll->frameWidth()));
  }
  return Page::eventFilter(watched, event);
}

QWidget* TrainPage::buildLive() {
  m_live = new QStackedWidget;
  m_empty = new EmptyState(QStringLiteral("train"), {}, {}, m_live);
  m_live->addWidget(m_empty);

  auto* live = new QWidget(m_live);
  auto* column = new QVBoxLayout(live);
  column->setContentsMargins(8, 12, 16, 12);
  column->setSpacing(8);
  auto* head = new QHBoxLayout;
  m_status = new QLabel(live);
  m_status->setProperty("role", "title");
  m_status->setWordWrap(true);
  head->addWidget(m_status, 1);
  m_left = new QLabel(live);
  m_left->setProperty("role", "muted");
  m_left->setWordWrap(true);
  m_left->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  head->addWidget(m_left, 1);
  column->addLayout(head);
  m_bar = new QProgressBar(live);
  m_bar->setRange(0, kBarSteps);
  m_bar->setTextVisible(false);
  column->addWidget(m_bar);
  auto* line = new FlowLayout(nullptr, 8);  // large letters take a second row instead of being cut off
  m_pause = new QPushButton(live);
  m_stop = new QPushButton(live);
  m_abort = new QPushButton(live);
  m_stop->setObjectName(QStringLiteral("trainStop"));
  m_abort->setObjectName(QStringLiteral("trainAbort"));
  m_pause->setObjectName(QStringLiteral("trainPause"));
  line->addWidget(m_pause);
  line->addWidget(m_stop);
  line->addWidget(m_abort);
  m_alone = new QPushButton(live);
  m_alone->setObjectName(QStringLiteral("trainCurvesAlone"));
  m_alone->setCheckable(true);
  line->addWidget(m_alone);
  connect(m_alone, &QPushButton::clicked, m_context.actions->action("train.curves"), &QAction::setChecked);
  column->addLayout(line);
  connect(m_pause, &QPushButton::clicked, this, &TrainPage::pauseOrGoOn);
  connect(m_stop, &QPushButton::clicked, this, &TrainPage::stopKeepBest);
  connect(m_abort, &QPushButton::clicked, this, &TrainPage::abort);

  auto* result = new QHBoxLayout;
  m_outcome = new QLabel(live);
  m_outcome->setWordWrap(true);
  m_outcome->setTextFormat(Qt::PlainText);
  result->addWidget(m_outcome, 1);
  m_show = new QPushButton(live);
  m_show->setProperty("role", "primary");
  result->addWidget(m_show);
  column->addLayout(result);
  connect(m_show, &QPushButton::clicked, this, [this] {
    m_context.session->setRun(m_shownRun);
    m_context.session->showPage(QStringLiteral("results"));
  });

  auto* parts = new QSplitter(Qt::Vertical, live);
  parts->setChildrenCollapsible(false);
  m_watch = new TrainLive(parts);
  m_log = new QPlainTextEdit(parts);
  m_log->setReadOnly(true);
  m_log->setMaximumBlockCount(kLogLines);
  parts->addWidget(m_watch);
  parts->addWidget(m_log);
  parts->setStretchFactor(0, 1);
  parts->setSizes({600, 140});
  column->addWidget(parts, 1);
  m_live->addWidget(live);
  return m_live;
}

QWidget* TrainPage::activate() { return m_start->isEnabled() ? static_cast<QWidget*>(m_start) : m_scroll; }
bool TrainPage::isTraining() const { return m_run && m_run->isRunning(); }

void TrainPage::openLuck() {
  if (!m_context.document->isOpen()) return Q_EMIT notice(tr("Open a project first."));
  if (!m_luck)
    m_luck = new LuckPanel(
        m_context, [this] { return m_setup->freshData(); }, this);
  m_luck->show();
  m_luck->raise();
  m_luck->activateWindow();
}

void TrainPage::showCurvesAlone(bool alone) {
  m_alone->setChecked(alone);
  const bool hidden = alone && m_live->currentIndex() == 1;  // never a page with nothing on it
  if (hidden && (m_side->isAncestorOf(focusWidget()) || m_log->hasFocus())) m_alone->setFocus();
  m_side->setVisible(!hidden);
  m_log->setVisible(!hidden);
}

void TrainPage::stopKeepBest() {
  if (!isTraining()) return;
  m_run->stopKeepBest();
  log(tr("Stopping; the best weights so far are kept."));
  showState();
  showProgress();
}

void TrainPage::pauseOrGoOn() {
  if (!isTraining() || m_run->isStopping()) return;
  m_run->setPaused(!m_run->isPaused());
  showState();
  showProgress();
}

void TrainPage::abort() {
  if (!isTraining()) return;
  m_run->abort();
  log(m_how == How::Continued ? tr("Stopping; what was done can be continued.")
                              : tr("Aborting; nothing of this run is kept."));
  showState();
  showProgress();
}

void TrainPage::onEvent(const TrainEvent& event) {
  using Kind = TrainEvent::Kind;
  if (event.kind != Kind::Warning && event.kind != Kind::Paused && event.kind != Kind::Resumed &&
      event.kind != Kind::FoldEnd)
    m_last = event;  // the others carry no figures of the progress
  m_watch->take(event, m_run->isStopping());
  const QString line = eventWords(event);
  if (!line.isEmpty())  // folds at once take turns
    log(event.kind == Kind::Epoch && event.folds > 1 ? tr("Fold %1: %2").arg(event.fold + 1).arg(line)
                                                     : line);
  showProgress();
}

void TrainPage::onEnded(JobState state, const QString& error) {
  const auto record = m_run->record();
  QString kept;
  switch (state) {
    case JobState::Finished: {
      kept = m_shownRun = m_run->folder();
      const Metrics& m = record->metrics;
      const QLocale locale;
      m_outcome->setText(tr("Accuracy %1 % on %Ln test clip(s) (always the most frequent class: %2 %), "
                            "balanced accuracy %3 %.",
                            nullptr, m.n)
                             .arg(locale.toString(m.accuracy * 100, 'f', 1),
                                  locale.toString(m.majorityBaseline * 100, 'f', 1),
                                  locale.toString(m.balancedAccuracy * 100, 'f', 1)));
      m_context.session->setRun(kept);
      if (!isVisible()) Q_EMIT notice(tr("Training has ended; the Results page shows it."));
      break;
    }
    case JobState::Failed:
      m_outcome->setText(error);
      log(error);
      Q_EMIT notice(error);
      break;
    case JobState::Stopped:
      m_outcome->setText(m_how == How::Continued ? tr("Stopped: what was done can be continued.")
                                                 : tr("Aborted: no run was kept."));
      log(m_how == How::Continued ? tr("Stopped.") : tr("Aborted."));
      break;
    case JobState::Running:
      break;
  }
  showState();
  showProgress();
  lookForBroken();
  Q_EMIT trainingEnded(kept);
  // Not from here: the run that ends would be replaced while it speaks.
  QTimer::singleShot(0, this, &TrainPage::startNext);
}

void TrainPage::log(const QString& line) {
  m_log->appendPlainText(
      QStringLiteral("%1  %2").arg(QTime::currentTime().toString(QStringLiteral("HH:mm:ss")), line));
}

void TrainPage::showState() {
  const bool running = isTraining(), stopping = running && m_run->isStopping();
  const bool ready = m_setup->problem().isEmpty();
  // Pressed with a leak, they lead to where it is answered.
  const bool answers = ready || m_setup->onlyLeaks();
  m_start->setEnabled(!running && answers);
  m_enqueue->setEnabled(answers);
  m_context.actions->action("train.queue")->setEnabled(answers);
  m_broken->setBusy(running);
  m_context.actions->action("train.continue")
      ->setEnabled(!running && !m_broken->runs().empty() && m_broken->runs().front().error.isEmpty());
  m_reason->setText(!ready    ? m_setup->problem()
                    : running ? tr("A training is running; what is set up here can wait in the queue.")
                              : QString());
  m_reason->setVisible(!m_reason->text().isEmpty());
  m_stop->setVisible(running);
  m_pause->setVisible(running);
  m_pause->setEnabled(running && !stopping);
  m_context.actions->action("train.pause")->setEnabled(running && !stopping);
  const bool paused = running && m_run->isPaused();
  m_pause->setText(
      (paused ? tr("Go on   %1") : tr("Pause   %1")).arg(m_context.actions->keyText("train.pause")));
  m_pause->setIcon(themedIcon(paused ? QStringLiteral("play") : QStringLiteral("pause")));
  m_pause->setToolTip(paused ? tr("Goes on where the training was paused")
                             : tr("Halts after the current batch; nothing is lost"));
  m_abort->setVisible(running);
  m_stop->setEnabled(running && !stopping);
  m_bar->setVisible(running);
  m_outcome->setVisible(!running && !m_outcome->text().isEmpty());
  m_show->setVisible(!running && !m_shownRun.isEmpty());
  m_context.actions->action("train.stop")->setEnabled(running && !stopping);
  m_context.actions->action("train.abort")->setEnabled(running);
}

void TrainPage::showProgress() {
  const TrainEvent& e = m_last;
  m_left->clear();
  if (!m_run) return;
  if (!isTraining()) {
    m_status->setText(m_shownRun.isEmpty() ? tr("Training ended without a result")
                                           : tr("Training has ended"));
    return;
  }
  if (m_run->isStopping())
    m_status->setText(tr("Stopping…"));
  else if (m_run->isPaused())
    m_status->setText(e.epoch == 0  ? tr("Paused")
                      : e.folds > 1 ? tr("Paused in fold %1 of %2, epoch %3 of %4")
                                          .arg(e.fold + 1)
                                          .arg(e.folds)
                                          .arg(e.epoch)
                                          .arg(e.epochs)
                                    : tr("Paused in epoch %1 of %2").arg(e.epoch).arg(e.epochs));
  else if (e.kind == TrainEvent::Kind::Features)
    m_status->setText(tr("Reading clips, %L1 of %L2").arg(e.done).arg(e.total));
  else if (e.kind == TrainEvent::Kind::Rivals)
    m_status->setText(tr("Baselines and shortcuts, %L1 of %L2 clips read").arg(e.done / 2).arg(e.total / 2));
  else if (e.epoch == 0)
    m_status->setText(tr("Preparing…"));
  else if (e.folds > 1)
    m_status->setText(
        tr("Fold %1 of %2, epoch %3 of %4").arg(e.fold + 1).arg(e.folds).arg(e.epoch).arg(e.epochs));
  else
    m_status->setText(tr("Epoch %1 of %2").arg(e.epoch).arg(e.epochs));
  QStringList figures;
  if (e.samplesPerSecond > 0)
    figures
        << tr("%1 clips/s").arg(QLocale().toString(e.samplesPerSecond, 'f', e.samplesPerSecond < 10 ? 1 : 0));
  if (e.learningRate > 0) figures << tr("learning rate %1").arg(QLocale().toString(e.learningRate, 'g', 3));
  if (e.secondsLeft >= 0 && !m_run->isPaused())
    figures << tr("about %1 left").arg(durationWords(e.secondsLeft));
  m_left->setText(figures.join(QStringLiteral("  ·  ")));
  m_bar->setValue(int(m_run->fraction() * kBarSteps));
}

void TrainPage::adoptRun(const QString& folder) {
  QPointer<TrainPage> self(this);
  workPool()->start([self, folder] {
    auto run = readRun(folder.toStdString());
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, run = std::move(run)] {
          if (!self) return;
          if (run)
            self->m_setup->adopt(*run);
          else
            Q_EMIT self->notice(errorText(run.error()));
        },
        Qt::QueuedConnection);
  });
}

void TrainPage::retranslate() {
  Actions* actions = m_context.actions;
  m_start->setText(tr("Start training   %1").arg(actions->keyText("train.start")));
  m_start->setIcon(themedIcon(QStringLiteral("train"), themeColours().onHighlight));
  m_enqueue->setText(tr("Queue   %1").arg(actions->keyText("train.queue")));
  m_enqueue->setToolTip(
      tr("Starts as it is set up now, with the labels of now, when the trainings before it "
         "have ended"));
  m_stop->setText(tr("Stop, keep best   %1").arg(actions->keyText("train.stop")));
  m_stop->setIcon(themedIcon(QStringLiteral("stop")));
  m_stop->setToolTip(tr("Ends with the best weights so far and evaluates them"));
  m_abort->setText(tr("Abort"));
  m_abort->setIcon(themedIcon(QStringLiteral("close"), themeColours().error));
  m_abort->setToolTip(tr("Ends at once and keeps nothing of this run"));
  m_alone->setText(tr("Curves alone   %1").arg(actions->keyText("train.curves")));
  m_alone->setToolTip(tr("Hides what is set up and the log, for a projector; again shows them"));
  m_show->setText(tr("Show the result   %1").arg(actions->keyText("view.results")));
  m_empty->setTexts(tr("Nothing trained in this session yet"),
                    tr("Look through the cards at the left and press Start. Loss and accuracy are drawn here "
                       "while the network "
                       "learns; you can go on labelling meanwhile."));
  showState();
  showProgress();
}

void TrainPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  Page::changeEvent(event);
}

Page* makeTrainPage(const Context& context, QWidget* parent) { return new TrainPage(context, parent); }

}  // namespace ullim
