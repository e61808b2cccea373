#include "ui/mainwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QMimeData>
#include <QScreen>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTimer>
#include <QVBoxLayout>
#include <unordered_set>

#include "ui/commands/actions.h"
#include "ui/commands/keyrouter.h"
#include "ui/commands/keysheet.h"
#include "ui/commands/labelcontroller.h"
#include "ui/commands/undocontroller.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/filterbox.h"
#include "ui/historydock.h"
#include "ui/jobs/backupjob.h"
#include "ui/jobs/cliploader.h"
#include "ui/jobs/jobs.h"
#include "ui/jobs/jobspanel.h"
#include "ui/messagestrip.h"
#include "ui/pages/importsheet.h"
#include "ui/pages/labelsourcesheet.h"
#include "ui/pages/pages.h"
#include "ui/pages/predictdock.h"
#include "ui/pages/welcomepage.h"
#include "ui/passbanner.h"
#include "ui/playback/player.h"
#include "ui/projectflow.h"
#include "ui/projectplace.h"
#include "ui/readonlystrip.h"
#include "ui/relinkflow.h"
#include "ui/rescueflow.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "ui/settings/settingsdialog.h"

namespace ullim {

namespace {

constexpr int kPageDelayMs = 150;  // between the pages that are made in idle time

struct PageEntry {
  const char* name;
  Page* (*make)(const Context&, QWidget*);
};
constexpr PageEntry kPages[] = {{"data", makeDataPage},
                                {"inspect", makeInspectPage},
                                {"augment", makeAugmentPage},
                                {"train", makeTrainPage},
                                {"results", makeResultsPage}};

/// A page that would like more room than the window has is squeezed; it does not push the window off the
/// screen.
class PageStack : public QStackedWidget {
 public:
  using QStackedWidget::QStackedWidget;
  QSize minimumSizeHint() const override { return {640, 400}; }
};

QStringList localPaths(const QMimeData* data) {
  QStringList out;
  for (const QUrl& url : data->urls())
    if (url.isLocalFile()) out.append(url.toLocalFile());
  return out;
}

}  // namespace

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent) {
  setObjectName(QStringLiteral("mainWindow"));
  setAcceptDrops(true);
  m_context.actions = new Actions(this);
  m_context.document = new Document(this);
  m_context.session = new Session(this);
  m_context.jobs = new JobList(this);
  m_context.loader = new ClipLoader(this);
  m_context.player = new Player(this);
  m_context.labels = new LabelController(m_context, this);
  m_keys = new KeyRouter(m_context.actions, this);
  m_projects = new ProjectFlow(m_context, this);

  auto* central = new QWidget(this);
  auto* column = new QVBoxLayout(central);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_messages = new MessageStrip(central);
  m_stack = new PageStack(central);
  m_welcome = new WelcomePage(m_context, m_stack);
  m_stack->addWidget(m_welcome);
  column->addWidget(new ReadOnlyStrip(m_context.document, central));
  column->addWidget(new PassBanner(m_context, central));
  column->addWidget(m_messages);
  column->addWidget(m_stack, 1);
  setCentralWidget(central);
  connect(m_welcome, &WelcomePage::openRequested, m_projects, &ProjectFlow::open);

  new UndoController(m_context, m_messages, this);
  m_relink = new RelinkFlow(m_context, m_messages, this);
  m_rescue = new RescueFlow(m_context, m_messages, this);

  buildBars();
  buildDocks();
  buildMenus();
  buildBackups();
  connectActions();
  connectDocument();
  retranslate();
  refreshActions();
  const QScreen* screen = QGuiApplication::primaryScreen();
  constexpr int kFrame = 40;  // of the window's own title bar
  resize(QSize(1280, 800).boundedTo(screen ? screen->availableSize() - QSize(0, kFrame) : QSize(1280, 800)));
  restoreGeometry(Settings::instance().value(setting::windowGeometry).toByteArray());
  restoreState(Settings::instance().value(setting::windowState).toByteArray());
  m_welcome->firstButton()->setFocus();
}

MainWindow::~MainWindow() {
  // Pages and jobs use the document: they go first, the document (and what it still has to write) last.
  delete takeCentralWidget();
  for (QDockWidget* dock : findChildren<QDockWidget*>()) delete dock;
  delete m_projects;
  delete m_relink;
  delete m_backups;
  delete m_rescue;
  delete m_context.jobs;
  delete m_context.labels;
  delete m_context.loader;
  delete m_context.player;
  delete m_context.document;
  waitForPlaces();
  Settings::instance().flush();
}

void MainWindow::connectActions() {
  const auto on = [this](const char* id, auto call) {
    connect(m_context.actions->action(QString::fromLatin1(id)), &QAction::triggered, this, call);
  };
  for (const PageEntry& entry : kPages) {
    const QString name = QString::fromLatin1(entry.name);
    connect(m_context.actions->action(QStringLiteral("view.") + name), &QAction::triggered, this,
            [this, name] { showPage(name); });
  }
  on("file.quit", [this] { close(); });
  on("file.settings", [this] { showSettings(); });
  on("edit.find", [this] { m_filter->focusText(); });
  on("view.fullScreen", [this] { isFullScreen() ? showNormal() : showFullScreen(); });
  on("help.keys", [this] { showKeys(); });
  on("help.editKeys", [this] { editKeys(); });
  on("help.palette", [this] { showPalette(); });
  on("help.about", [this] { about(); });
  const auto keep = [this](const char* id, const Setting& which) {
    QAction* action = m_context.actions->action(QString::fromLatin1(id));
    action->setChecked(Settings::instance().value(which).toBool());
    connect(action, &QAction::toggled, this,
            [&which](bool checked) { Settings::instance().set(which, checked); });
    connect(&Settings::instance(), &Settings::changed, action, [action, &which](const QString& key) {
      if (key == QLatin1String(which.key)) action->setChecked(Settings::instance().value(which).toBool());
    });
  };
  keep("clip.loop", setting::loop);
  keep("clip.keepPitch", setting::keepPitch);
  keep("clip.bandLimited", setting::bandLimited);
  keep("clip.autoplay", setting::autoplay);
  keep("clip.autoAdvance", setting::autoAdvance);

  connect(m_filter, &FilterBox::used, this, [this] { showPage(QStringLiteral("data")); });
  connect(m_filter, &FilterBox::left, this, [this] {
    showPage(QStringLiteral("data"));
    page(QStringLiteral("data"))->activate()->setFocus();
  });
  connect(m_context.session, &Session::showClipsRequested, this,
          [this] { showPage(QStringLiteral("data")); });
  connect(m_context.session, &Session::showPageRequested, this, &MainWindow::showPage);
  connect(m_context.labels, &LabelController::notice, this,
          [this](const QString& text) { m_messages->show(MessageStrip::Kind::Notice, text); });
  connect(m_projects, &ProjectFlow::importRequested, this, &MainWindow::importSources);
  connect(m_projects, &ProjectFlow::labelSourceRequested, this, &MainWindow::compareLabels);
  connect(m_projects, &ProjectFlow::predictRequested, this, [this](const QStringList& files) {
    predictDock()->predict(files);
    m_messages->show(MessageStrip::Kind::Notice, tr("The newest model says what it hears."),
                     tr("Import instead"), [this, files] { importSources(files); });
  });
  connect(m_projects, &ProjectFlow::problem, this, &MainWindow::fail);
  m_projects->setGuard([this] {
    QStringList lost;
    for (const Page* page : std::as_const(m_pages)) lost << page->lostByLeaving();
    lost.removeAll(QString());
    return lost.join(QLatin1Char(' '));
  });
  connect(m_projects, &ProjectFlow::leaveAsked, this,
          [this](const QString& lost, const QString& button, const std::function<void()>& go) {
            m_messages->show(MessageStrip::Kind::Notice, lost, button, go);
          });
}

void MainWindow::connectDocument() {
  Document* document = m_context.document;
  connect(document, &Document::opened, this, &MainWindow::openedProject);
  connect(document, &Document::closed, this, &MainWindow::closedProject);
  connect(document, &Document::failed, this, [this](const Error& error) { failSave(error); });
  connect(document, &Document::readOnlyChanged, this, [this] {
    refreshTitle();
    refreshActions();
    refreshClassActions();
    refreshSaved();
  });
  connect(document, &Document::saveStateChanged, this, [this] {
    refreshSaved();
    refreshActions();
  });
  connect(document, &Document::changed, this, [this](const Change&, bool structure) {
    if (!structure) return;
    refreshCounts();
    refreshClassActions();
  });
}

void MainWindow::openedProject() {
  refreshTitle();
  m_projectName->setText(m_context.document->displayName());
  m_projectName->setToolTip(m_context.document->path());
  m_messages->dismiss();
  refreshCounts();
  refreshActions();
  refreshClassActions();
  if (shownPage() != QLatin1String("import")) showPage(QStringLiteral("data"));
}

/// The pages nobody has asked for yet are made one by one soon after the window is seen, so that none is made
/// while an import or a training wants the event loop.
void MainWindow::makeNextPage() {
  for (const PageEntry& entry : kPages) {
    const QString name = QString::fromLatin1(entry.name);
    if (m_pages.contains(name)) continue;
    page(name);
    QTimer::singleShot(kPageDelayMs, this, &MainWindow::makeNextPage);
    return;
  }
  predictDock();
}

void MainWindow::showEvent(QShowEvent* event) {
  QMainWindow::showEvent(event);
  if (m_pages.isEmpty()) QTimer::singleShot(kPageDelayMs, this, &MainWindow::makeNextPage);
}

void MainWindow::closedProject() {
  refreshTitle();
  m_projectName->setText({});
  m_context.player->setSource(nullptr);
  if (!m_closing) showPage(QStringLiteral("welcome"));
  refreshCounts();
  refreshActions();
}

Page* MainWindow::page(const QString& name) {
  if (Page* made = m_pages.value(name)) return made;
  for (const PageEntry& entry : kPages) {
    if (name != QLatin1String(entry.name)) continue;
    Page* made = entry.make(m_context, m_stack);
    connect(made, &Page::readout, m_readout, &QLabel::setText);
    connect(made, &Page::notice, this,
            [this](const QString& text) { m_messages->show(MessageStrip::Kind::Notice, text); });
    connect(made, &Page::offer, this,
            [this](const QString& text, const QString& action, const std::function<void()>& call) {
              m_messages->show(MessageStrip::Kind::Done, text, action, call);
            });
    m_stack->addWidget(made);
    m_pages.insert(name, made);
    return made;
  }
  return nullptr;
}

PredictDock* MainWindow::predictDock() {
  if (!m_predict) {
    m_predict = new PredictDock(m_context, this);
    m_predict->setObjectName(QStringLiteral("predictDock"));
    addDockWidget(Qt::RightDockWidgetArea, m_predict);
    m_predict->hide();
    QAction* action = m_context.actions->action(QStringLiteral("view.predict"));
    connect(m_predict->toggleViewAction(), &QAction::toggled, action, &QAction::setChecked);
  }
  return m_predict;
}

QString MainWindow::shownPage() const {
  if (m_stack->currentWidget() == m_welcome) return QStringLiteral("welcome");
  if (m_sheet && m_stack->currentWidget() == m_sheet) return QStringLiteral("import");
  for (auto it = m_pages.begin(); it != m_pages.end(); ++it)
    if (it.value() == m_stack->currentWidget()) return it.key();
  return {};
}

void MainWindow::showPage(const QString& name) {
  if (name == QLatin1String("welcome") || !m_context.document->isOpen()) {
    m_stack->setCurrentWidget(m_welcome);
    m_welcome->firstButton()->setFocus();
  } else if (Page* wanted = page(name)) {
    const bool changes = m_stack->currentWidget() != wanted;
    m_stack->setCurrentWidget(wanted);
    if (changes) m_readout->clear();
    QWidget* first = wanted->activate();
    if (changes && first) first->setFocus();
  }
  for (const PageEntry& entry : kPages)
    m_context.actions->action(QStringLiteral("view.") + QLatin1String(entry.name))
        ->setChecked(shownPage() == QLatin1String(entry.name));
  m_projects->place()->setPage(shownPage());
}

void MainWindow::importSources(const QStringList& sources) {
  if (!m_sheet) {
    m_sheet = new ImportSheet(m_context, m_stack);
    m_stack->addWidget(m_sheet);
    connect(m_sheet, &ImportSheet::cancelled, this, [this] { showPage(QStringLiteral("data")); });
    connect(m_sheet, &ImportSheet::imported, this,
            [this](const QString& summary, const QStringList& problems, const QStringList& differing) {
              showPage(QStringLiteral("data"));
              if (!differing.isEmpty()) {
                m_messages->show(
                    MessageStrip::Kind::Done, summary, tr("Show the clips that differ"), [this, differing] {
                      m_context.session->setRestriction(differing, tr("another label in the source"));
                    });
                return;
              }
              m_messages->show(MessageStrip::Kind::Done, summary,
                               problems.isEmpty() ? QString() : tr("Show what cannot be read"),
                               [this] { m_context.session->setFilterText(QStringLiteral("error != \"\"")); });
            });
  }
  m_stack->setCurrentWidget(m_sheet);
  for (const PageEntry& entry : kPages)
    m_context.actions->action(QStringLiteral("view.") + QLatin1String(entry.name))->setChecked(false);
  m_sheet->begin(sources);
}

void MainWindow::compareLabels(const QString& table) {
  auto* sheet = new LabelSourceSheet(m_context, table, this);
  connect(sheet, &LabelSourceSheet::kept, this, [this](int agree, int disagree) {
    m_messages->show(
        MessageStrip::Kind::Done,
        tr("The second source is kept: %1 agree, %2 disagree. The list shows those that disagree.")
            .arg(QLocale().toString(agree), QLocale().toString(disagree)));
    if (disagree > 0) showPage(QStringLiteral("data"));
  });
  sheet->show();
}

void MainWindow::refreshActions() {
  const Document& document = *m_context.document;
  const bool open = document.isOpen();
  for (const ActionInfo& info : actionTable()) {
    const QString id = QString::fromLatin1(info.id);
    const bool always = id.startsWith(QLatin1String("file.")) || id.startsWith(QLatin1String("help.")) ||
                        info.menu == Menu::View || info.checkable;
    if (!always) m_context.actions->action(id)->setEnabled(open);
    if (needsWriting(id)) {
      QAction* action = m_context.actions->action(id);
      const bool refused = open && document.readOnly() != Document::ReadOnly::No;
      action->setEnabled((always || open) && !refused);
      if (refused == action->property("refused").toBool()) continue;
      action->setProperty("refused", refused);
      if (refused) {
        action->setToolTip(tr("%1: not while the project is read-only").arg(action->text()));
      } else {
        m_context.actions->retranslate(id);
      }
    }
  }
  for (const PageEntry& entry : kPages)
    m_context.actions->action(QStringLiteral("view.") + QLatin1String(entry.name))->setEnabled(open);
  for (const char* id : {"file.close", "file.export", "file.card"})
    m_context.actions->action(QString::fromLatin1(id))->setEnabled(open);
  if (open && document.readOnly() != Document::ReadOnly::No) return;
  for (const char* id : {"file.relink", "file.labelSource"})
    m_context.actions->action(QString::fromLatin1(id))->setEnabled(open);
  m_context.actions->action(QStringLiteral("edit.undo"))->setEnabled(open && document.undoCount() > 0);
  m_context.actions->action(QStringLiteral("edit.redo"))->setEnabled(open && document.redoCount() > 0);
}

void MainWindow::refreshTitle() {
  const Document& document = *m_context.document;
  if (!document.isOpen()) {
    setWindowTitle(tr("Ullim"));
  } else if (document.readOnly() != Document::ReadOnly::No) {
    setWindowTitle(tr("%1 (read-only) – Ullim").arg(document.displayName()));
  } else {
    setWindowTitle(tr("%1 – Ullim").arg(document.displayName()));
  }
}

/// A label that could not be stored was taken back; it is not forgotten.
void MainWindow::failSave(const Error& error) {
  if (!m_context.document->canTryAgain()) {
    fail(errorText(error));
    return;
  }
  m_messages->show(MessageStrip::Kind::Error, tr("Not saved, and taken back. %1").arg(errorText(error)),
                   tr("Try again"), [this] { m_context.document->tryAgain(); });
}

void MainWindow::refreshCounts() {
  const Dataset& dataset = m_context.document->data();
  std::unordered_set<std::string> groups;
  std::size_t alone = 0;
  for (const Clip& clip : dataset.clips) {
    if (clip.group.empty()) {
      ++alone;
    } else {
      groups.insert(clip.group);
    }
  }
  const QStringList parts = {tr("%n clip(s)", nullptr, int(dataset.clips.size())),
                             tr("%n class(es)", nullptr, int(dataset.classes.size())),
                             tr("%n group(s)", nullptr, int(groups.size() + (groups.empty() ? 0 : alone)))};
  m_counts = m_context.document->isOpen() ? parts.join(QStringLiteral(", ")) : QString();
  refreshSaved();
}

void MainWindow::refreshSaved() {
  const Document& document = *m_context.document;
  if (!document.isOpen()) {
    m_saved->clear();
    return;
  }
  QString state;
  if (document.readOnly() != Document::ReadOnly::No) {
    m_saved->setText(tr("%1 · %2", "save state, then counts").arg(tr("read-only"), m_counts));
    return;
  }
  switch (document.saveState()) {
    case Document::SaveState::Saved:
      // What the store took later does not make up for what it refused.
      state = document.canTryAgain()
                  ? tr("not saved ✗")
                  : tr("saved ✓ %1").arg(document.savedAt().toString(QStringLiteral("HH:mm:ss")));
      break;
    case Document::SaveState::Saving:
      state = tr("saving …");
      break;
    case Document::SaveState::Failed:
      state = tr("not saved ✗");
      break;
  }
  m_saved->setText(tr("%1 · %2", "save state, then counts").arg(state, m_counts));
}

void MainWindow::fail(const QString& text) { m_messages->show(MessageStrip::Kind::Error, text); }

void MainWindow::closeEvent(QCloseEvent* event) {
  QStringList unfinished;
  if (m_context.jobs->running() > 0)
    unfinished << tr("%n job(s) still running. Labels are saved either way.", nullptr,
                     m_context.jobs->running());
  for (const Page* page : std::as_const(m_pages))
    if (const QString lost = page->lostByQuitting(); !lost.isEmpty()) unfinished << lost;
  if (!unfinished.isEmpty() && !m_closing) {
    event->ignore();
    m_messages->show(MessageStrip::Kind::Notice, unfinished.join(QLatin1Char(' ')), tr("Stop and quit"),
                     [this] {
                       m_closing = true;
                       close();
                     });
    return;
  }
  m_closing = true;
  m_projects->remember();
  Settings::instance().set(setting::windowGeometry, saveGeometry());
  Settings::instance().set(setting::windowState, saveState());
  for (Job* job : m_context.jobs->jobs()) job->stop();
  hide();  // a slow disk may take its time for the last labels
  m_context.document->close();
  QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localPaths(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  event->acceptProposedAction();
  // The answer may show widgets; the drag of the other program must not wait for it.
  QTimer::singleShot(0, this, [this, paths = localPaths(event->mimeData())] { m_projects->drop(paths); });
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace ullim
