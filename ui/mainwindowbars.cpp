// The window's bars, menus, docks and dialogs; the rest of MainWindow is in mainwindow.cpp.
#include <QAction>
#include <QActionGroup>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/annotatorbutton.h"
#include "ui/backupsdialog.h"
#include "ui/commands/actions.h"
#include "ui/commands/classdialogs.h"
#include "ui/commands/keydialog.h"
#include "ui/commands/keysheet.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/exportdialog.h"
#include "ui/filterbox.h"
#include "ui/historydock.h"
#include "ui/jobs/backupjob.h"
#include "ui/jobs/jobspanel.h"
#include "ui/mainwindow.h"
#include "ui/messagestrip.h"
#include "ui/pages/classeditor.h"
#include "ui/pages/passlist.h"
#include "ui/pages/peoplepanel.h"
#include "ui/pages/predictdock.h"
#include "ui/pages/statspanel.h"
#include "ui/projectflow.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "ui/settings/settingsdialog.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kSideWidth = 84, kSideIcon = 22, kTopIcon = 18;
constexpr Menu kMenuOrder[] = {Menu::File, Menu::Edit,  Menu::Label, Menu::Clip,
                               Menu::View, Menu::Train, Menu::Help};

/// Actions with a line above them in their menu.
const QSet<QString>& separated() {
  static const QSet<QString> ids = {
      QStringLiteral("file.import"),   QStringLiteral("file.export"), QStringLiteral("file.demo"),
      QStringLiteral("file.settings"), QStringLiteral("file.quit"),   QStringLiteral("edit.find"),
      QStringLiteral("label.verify"),  QStringLiteral("classes.add"), QStringLiteral("clip.next"),
      QStringLiteral("clip.seekBack"), QStringLiteral("clip.ab"),     QStringLiteral("queue.file"),
      QStringLiteral("region.add"),    QStringLiteral("view.zoomIn"), QStringLiteral("view.colourMap"),
      QStringLiteral("view.history"),  QStringLiteral("view.theme"),  QStringLiteral("help.about")};
  return ids;
}

bool isDigit(const QString& id) { return id.startsWith(QLatin1String("label.")) && id.back().isDigit(); }

}  // namespace

void MainWindow::buildBars() {
  setContextMenuPolicy(Qt::NoContextMenu);
  m_side = new QToolBar(this);
  m_side->setObjectName(QStringLiteral("sideBar"));
  m_side->setMovable(false);
  m_side->setFloatable(false);
  m_side->setOrientation(Qt::Vertical);
  m_side->setFixedWidth(kSideWidth);
  auto* group = new QActionGroup(this);
  for (const char* name : {"data", "inspect", "augment", "train", "results"}) {
    QAction* action = m_context.actions->action(QStringLiteral("view.") + QLatin1String(name));
    group->addAction(action);
    auto* button = new QToolButton(m_side);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize({kSideIcon, kSideIcon});
    button->setProperty("role", QStringLiteral("nav"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setFixedWidth(kSideWidth);
    m_side->addWidget(button);
  }
  group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);

  m_top = new QToolBar(this);
  m_top->setObjectName(QStringLiteral("topBar"));
  m_top->setMovable(false);
  m_top->setFloatable(false);
  m_top->setIconSize({kTopIcon, kTopIcon});
  m_projectName = new QLabel(m_top);
  m_projectName->setObjectName(QStringLiteral("projectName"));
  m_projectName->setProperty("role", QStringLiteral("title"));
  m_projectName->setMargin(6);
  m_filter = new FilterBox(m_context, m_top);
  m_top->addWidget(m_projectName);
  m_top->addWidget(m_filter);
  const auto button = [this](const char* id, Qt::ToolButtonStyle style) {
    auto* made = new QToolButton(m_top);
    made->setDefaultAction(m_context.actions->action(QString::fromLatin1(id)));
    made->setToolButtonStyle(style);
    made->setFocusPolicy(Qt::TabFocus);
    m_top->addWidget(made);
    return made;
  };
  m_top->addSeparator();
  button("edit.undo", Qt::ToolButtonTextBesideIcon);
  button("edit.redo", Qt::ToolButtonTextBesideIcon);
  m_top->addSeparator();
  button("view.theme", Qt::ToolButtonIconOnly);
  m_language = button("view.language", Qt::ToolButtonIconOnly);
  button("help.keys", Qt::ToolButtonIconOnly)->setIcon(themedIcon(QStringLiteral("keyboard")));
  addToolBar(Qt::TopToolBarArea, m_top);
  addToolBar(Qt::LeftToolBarArea, m_side);

  m_saved = new QLabel(this);
  m_saved->setObjectName(QStringLiteral("saved"));
  m_saved->setMargin(4);
  m_readout = new QLabel(this);
  m_readout->setObjectName(QStringLiteral("readout"));
  m_readout->setAlignment(Qt::AlignCenter);
  m_strip = new JobsStrip(m_context.jobs, this);
  statusBar()->setSizeGripEnabled(false);
  statusBar()->addWidget(m_saved);
  statusBar()->addWidget(m_readout, 1);
  statusBar()->addPermanentWidget(m_strip);
  statusBar()->addPermanentWidget(new AnnotatorButton(m_context, this));
  connect(m_strip, &JobsStrip::clicked, this, [this] { m_jobsDock->show(); });
}

void MainWindow::buildMenus() {
  for (const Menu menu : kMenuOrder) {
    QMenu* made = menuBar()->addMenu(QString());
    m_menus.insert(int(menu), made);
    if (menu == Menu::Label) {
      m_goOnMenu = made->addMenu(QString());
      m_stayMenu = made->addMenu(QString());
    }
    for (QAction* action : m_context.actions->inMenu(menu)) {
      const QString id = action->objectName();
      if (isDigit(id)) {
        (id.startsWith(QLatin1String("label.stay")) ? m_stayMenu : m_goOnMenu)->addAction(action);
        continue;
      }
      if (separated().contains(id)) made->addSeparator();
      made->addAction(action);
    }
  }
  const auto ask = [this](const char* id, auto call) {
    connect(m_context.actions->action(QString::fromLatin1(id)), &QAction::triggered, this, call);
  };
  ask("classes.add", [this] { askAddClass(m_context, this); });
  ask("classes.edit", [this] {
    auto* editor = findChild<ClassEditor*>();
    if (!editor) editor = new ClassEditor(m_context, this);
    editor->show();
    editor->raise();
    editor->activateWindow();
  });
  ask("file.export", [this] { (new ExportDialog(m_context, this))->show(); });
  ask("file.card", [this] { askCard(m_context, this); });
  ask("classes.rename", [this] { askRenameClass(m_context, this, {}); });
  ask("classes.merge", [this] { askMergeClasses(m_context, this, {}); });
  ask("classes.drop", [this] { askDropClass(m_context, this, {}); });
  ask("classes.colour", [this] {
    const Clip* clip = m_context.document->data().find(m_context.session->currentClip().toStdString());
    askClassColour(m_context, this, clip ? QString::fromStdString(clip->label) : QString());
  });
  ask("view.theme", [] {
    Settings::instance().set(setting::theme,
                             isDarkTheme() ? QStringLiteral("light") : QStringLiteral("dark"));
  });
  ask("view.language", [] {
    const bool korean = QLocale().language() == QLocale::Korean;
    Settings::instance().set(setting::language, korean ? QStringLiteral("en") : QStringLiteral("ko"));
  });
}

/// Backups by themselves, said once when they fail; and where to find them.
void MainWindow::buildBackups() {
  m_backups = new BackupKeeper(m_context.document, this);
  const auto open = [this](const QString& path) { m_projects->open(path); };
  connect(m_context.actions->action(QStringLiteral("file.backups")), &QAction::triggered, this,
          [this, open] { showBackups(m_context, m_backups, this, open); });
  connect(m_backups, &BackupKeeper::failed, this, [this](const Error& error, bool byItself) {
    if (byItself)
      m_messages->show(MessageStrip::Kind::Error,
                       tr("No backup could be made; labelling goes on. %1").arg(errorText(error)));
  });
  connect(m_context.document, &Document::openFailed, this,
          [this, open](const QString& path, const Error& error) {
            if (!QFileInfo::exists(QString::fromStdString(backupFolder(path.toStdString())))) return;
            m_messages->show(MessageStrip::Kind::Error, errorText(error), tr("Backups…"),
                             [this, path, open] { showBackups(m_context, m_backups, this, open, path); });
          });
}

void MainWindow::buildDocks() {
  m_history = new HistoryDock(m_context, this);
  m_jobsDock = new JobsDock(m_context.jobs, this);
  const std::pair<const char*, QDockWidget*> docks[] = {{"view.history", m_history},
                                                        {"view.statistics", new StatsPanel(m_context, this)},
                                                        {"view.people", makePeople()},
                                                        {"view.jobs", m_jobsDock}};
  for (const auto& [id, dock] : docks) {
    addDockWidget(Qt::RightDockWidgetArea, dock);
    dock->hide();
    QAction* action = m_context.actions->action(QString::fromLatin1(id));
    connect(action, &QAction::triggered, dock, [dock = dock](bool on) {
      dock->setVisible(on);
      if (on) dock->raise();
    });
    connect(dock->toggleViewAction(), &QAction::toggled, action, &QAction::setChecked);
  }
  connect(m_context.actions->action(QStringLiteral("view.predict")), &QAction::triggered, this,
          [this](bool on) { predictDock()->setVisible(on); });
}

QDockWidget* MainWindow::makePeople() {
  auto* people = new PeoplePanel(m_context, this);
  connect(people, &PeoplePanel::notice, this,
          [this](const QString& text) { m_messages->show(MessageStrip::Kind::Notice, text); });
  const auto on = [&](const char* id, auto call) {
    connect(m_context.actions->action(QString::fromLatin1(id)), &QAction::triggered, people, call);
  };
  on("people.annotator", [people] { people->askAnnotator(); });
  on("people.newPass", [people] { people->passes()->askNew(); });
  on("people.walk", [people] { people->passes()->walkOrStop(); });
  return people;
}

/// The digit actions carry the names of the classes, so that menus, palette and key sheet say what a digit
/// does.
void MainWindow::refreshClassActions() {
  const auto& classes = m_context.document->data().classes;
  for (int digit = 0; digit <= 9; ++digit) {
    const int position = digit == 0 ? 9 : digit - 1;
    const auto found = std::find_if(classes.begin(), classes.end(),
                                    [position](const LabelClass& each) { return each.position == position; });
    if (found == classes.end()) {
      m_context.actions->retranslate(QStringLiteral("label.%1").arg(digit));
      m_context.actions->retranslate(QStringLiteral("label.stay%1").arg(digit));
      continue;
    }
    const QString name = QString::fromStdString(found->name);
    m_context.actions->action(QStringLiteral("label.%1").arg(digit))->setText(tr("%1, go on").arg(name));
    m_context.actions->action(QStringLiteral("label.stay%1").arg(digit))
        ->setText(tr("%1, stay here").arg(name));
  }
}

void MainWindow::showKeys() {
  auto* sheet = findChild<KeySheet*>();
  if (!sheet) sheet = new KeySheet(m_context.actions, this);
  sheet->show();
  sheet->raise();
  sheet->activateWindow();
}

void MainWindow::editKeys() {
  auto* dialog = findChild<KeyDialog*>();
  if (!dialog) dialog = new KeyDialog(m_context.actions, this);
  dialog->show();
  dialog->raise();
  dialog->activateWindow();
}

void MainWindow::showSettings() {
  auto* dialog = findChild<SettingsDialog*>();
  if (!dialog) dialog = new SettingsDialog(this);
  dialog->show();
  dialog->raise();
  dialog->activateWindow();
}

void MainWindow::showPalette() {
  auto* palette = new CommandPalette(m_context.actions, this);
  palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, 90)));
  palette->open();
}

void MainWindow::about() {
  auto* dialog = new QDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("About Ullim"));
  auto* column = new QVBoxLayout(dialog);
  column->setContentsMargins(28, 24, 28, 24);
  auto* logo = new QLabel(dialog);
  logo->setPixmap(themedIcon(QStringLiteral("ullim")).pixmap(64, 64));
  auto* words = new QLabel(tr("<b>Ullim %1</b><br>Label baby cries and emotional speech, train small "
                              "networks on them, mend the labels.<br><br>"
                              "Free software under the GNU General Public License, version 3 or later.<br>"
                              "Built on Qt, FFTW, libsndfile, libsoxr, QCustomPlot and LibTorch.")
                               .arg(QStringLiteral(ULLIM_VERSION)),
                           dialog);
  words->setTextFormat(Qt::RichText);
  words->setWordWrap(true);
  words->setMinimumWidth(380);
  column->addWidget(logo);
  column->addWidget(words);
  dialog->open();
}

void MainWindow::retranslate() {
  m_context.actions->retranslate();
  for (auto it = m_menus.begin(); it != m_menus.end(); ++it)
    it.value()->setTitle(Actions::menuTitle(Menu(it.key())));
  m_goOnMenu->setTitle(tr("Label and go on"));
  m_stayMenu->setTitle(tr("Label and stay"));
  m_side->setWindowTitle(tr("Pages"));
  m_top->setWindowTitle(tr("Top bar"));
  refreshTitle();
  refreshClassActions();
  refreshCounts();
}

}  // namespace ullim
