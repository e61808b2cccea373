#pragma once
#include <QDockWidget>
#include <QTimer>
#include <memory>

#include "core/store/project.h"
#include "ui/context.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabWidget;
class QTableView;
class QTreeWidget;

namespace ullim {

class HistoryFilter;
class HistoryModel;

/// What was done to the project, newest first, and what happened to the present clip. Going back to a line
/// undoes all above it; that can be redone. The chosen line says what it changed, and its clips can become
/// the queue.
class HistoryDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit HistoryDock(const Context& context, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* makeProjectTab();
  QWidget* makeClipTab();
  void refreshClip();
  void showClip(const std::vector<ClipHistoryEntry>& entries);
  void refreshFilters();
  void fillRows();
  void chosenChanged();
  void showDetails();
  void refreshButtons();
  void goThere();
  void showClips();
  void lookAt();
  int chosenRow() const;  ///< of the model; -1: none
  void retranslate();

  Context m_context;
  HistoryModel* m_model;
  HistoryFilter* m_filter;
  QTabWidget* m_tabs;
  QTableView* m_project;
  QTreeWidget* m_clip;
  QLineEdit* m_text;
  QComboBox *m_person, *m_kind, *m_origin;
  QLabel *m_details, *m_clipName, *m_original;
  QPushButton *m_go, *m_show, *m_look;
  std::shared_ptr<const Change> m_change;  // of the chosen line, once read
  std::int64_t m_changeSeq = 0;
  QTimer m_later;
};

}  // namespace ullim
