#pragma once
#include <QDialog>
#include <QPointer>
#include <QString>
#include <functional>
#include <vector>

#include "core/store/backup.h"
#include "ui/context.h"

class QLabel;
class QPushButton;
class QTableWidget;

namespace ullim {

class BackupKeeper;

/// The backups of a project: when, how large, what is in them. One can be made now; one can be saved as a
/// project of its own, which never replaces anything. Reading and writing are done by jobs.
class BackupsDialog : public QDialog {
  Q_OBJECT
 public:
  /// Of the open project, or of a file that need not be there or be readable any more.
  BackupsDialog(const Context& context, BackupKeeper* keeper, const QString& project, QWidget* parent);
  void saveAs(const QString& path);  ///< the chosen backup, as a new project

 Q_SIGNALS:
  void openRequested(const QString& path);
  void listed();  ///< after every look at the folder

 private:
  bool isOpenProject() const;
  void refresh();
  void fill(const std::vector<BackupInfo>& backups);
  void refreshButtons();
  void ask();
  const BackupInfo* chosen() const;

  Context m_context;
  BackupKeeper* m_keeper;
  QString m_project, m_saved;  // m_saved: what was saved last
  std::vector<BackupInfo> m_backups;
  QLabel *m_place, *m_words;
  QTableWidget* m_table;
  QPushButton *m_now, *m_save, *m_open;
  bool m_busy = false;
};

/// Of `project`, else of the open one, else asks which. `open` is called with a saved one that is to be
/// opened.
void showBackups(const Context& context, BackupKeeper* keeper, QWidget* window,
                 const std::function<void(const QString&)>& open, const QString& project = {});

}  // namespace ullim
