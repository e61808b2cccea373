#pragma once
#include <QDockWidget>
#include <QTimer>

#include "core/store/project.h"
#include "ui/context.h"

class QLabel;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace ullim {

/// What was done to the project, newest first, and what happened to the present clip. Going back to a line
/// undoes all above it; that can be redone.
class HistoryDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit HistoryDock(const Context& context, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void refresh();
  void showProject(const std::vector<HistoryEntry>& entries);
  void showClip(const std::vector<ClipHistoryEntry>& entries);
  void refreshButton();
  void goThere();
  void retranslate();

  Context m_context;
  QTabWidget* m_tabs;
  QTreeWidget *m_project, *m_clip;
  QLabel* m_clipName;
  QPushButton* m_go;
  QTimer m_later;
};

}  // namespace ullim
