#pragma once
#include <QMainWindow>
#include <QMap>
#include <memory>

#include "core/dataset/change.h"
#include "ui/context.h"

class QDockWidget;
class QLabel;
class QMenu;
class QStackedWidget;
class QToolBar;
class QToolButton;

namespace ullim {

class BackupKeeper;
class FilterBox;
class HistoryDock;
class ImportSheet;
class JobsDock;
class JobsStrip;
class KeyRouter;
class MessageStrip;
class Page;
class PredictDock;
class ProjectFlow;
class ReadOnlyStrip;
class RelinkFlow;
class RescueFlow;
class WelcomePage;

/// The one window: side bar with the five pages in the order of the loop, top bar, message strip, docks,
/// status bar. Owns everything in Context.
class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(QWidget* parent = nullptr);
  ~MainWindow() override;

  const Context& context() const { return m_context; }
  ProjectFlow* projects() const { return m_projects; }
  ImportSheet* importSheet() const { return m_sheet; }
  RelinkFlow* relink() const { return m_relink; }
  BackupKeeper* backups() const { return m_backups; }
  RescueFlow* rescue() const { return m_rescue; }
  PredictDock* predictDock();       ///< made at first use
  QString shownPage() const;        ///< "data" ... "results", "import", "welcome"
  Page* page(const QString& name);  ///< made at first use

 public Q_SLOTS:
  void showPage(const QString& name);
  void importSources(const QStringList& sources);
  void compareLabels(const QString& table);  ///< with a second source of labels
  void showKeys();
  void editKeys();
  void showSettings();
  void showPalette();

 protected:
  void changeEvent(QEvent* event) override;
  void closeEvent(QCloseEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void buildBars();
  void buildMenus();
  void buildDocks();
  void buildBackups();
  QDockWidget* makePeople();
  void connectActions();
  void connectDocument();
  void openedProject();
  void closedProject();
  void makeNextPage();
  void refreshActions();
  void refreshTitle();
  void failSave(const Error& error);
  void refreshClassActions();
  void refreshSaved();
  void refreshCounts();
  void retranslate();
  void fail(const QString& text);
  void about();

  Context m_context;
  KeyRouter* m_keys = nullptr;
  ProjectFlow* m_projects = nullptr;
  RelinkFlow* m_relink = nullptr;
  BackupKeeper* m_backups = nullptr;
  RescueFlow* m_rescue = nullptr;
  QStackedWidget* m_stack = nullptr;
  WelcomePage* m_welcome = nullptr;
  ImportSheet* m_sheet = nullptr;
  MessageStrip* m_messages = nullptr;
  FilterBox* m_filter = nullptr;
  QLabel *m_projectName = nullptr, *m_saved = nullptr, *m_readout = nullptr;
  QToolBar *m_side = nullptr, *m_top = nullptr;
  JobsStrip* m_strip = nullptr;
  HistoryDock* m_history = nullptr;
  JobsDock* m_jobsDock = nullptr;
  PredictDock* m_predict = nullptr;
  QToolButton* m_language = nullptr;
  QMap<QString, Page*> m_pages;
  QMap<int, QMenu*> m_menus;  // by Menu
  QMenu *m_goOnMenu = nullptr, *m_stayMenu = nullptr;
  QString m_counts;
  bool m_closing = false;
};

}  // namespace ullim
