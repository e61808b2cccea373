#pragma once
#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/learn/training.h"

namespace ullim {

using RunPtr = std::shared_ptr<const RunRecord>;

/// A folder among the runs that cannot be shown.
struct BadRun {
  QString folder, reason;  ///< reason: one sentence
  bool operator==(const BadRun&) const = default;
};

/// "NAME: REASON", the reason without the folder's path.
QString badRunWords(const BadRun& run);

/// The runs of a project, read off the GUI thread, newest first. A run folder is read once; reload() reads
/// only what is new.
class RunList : public QObject {
  Q_OBJECT
 public:
  explicit RunList(QObject* parent = nullptr);
  ~RunList() override;
  void setFolder(const QString& runsFolder);  ///< empty: none
  void reload();
  const std::vector<RunPtr>& runs() const { return m_runs; }
  RunPtr find(const QString& runFolder) const;
  const std::vector<BadRun>& bad() const { return m_bad; }  ///< by name
  /// Moves the runs' folders to the desktop's trash, off the GUI thread; removed() and notRemoved() answer.
  void moveToTrash(const QStringList& runFolders);
  /// Gives the run a name (empty: takes it back), off the GUI thread; changed() or notRenamed() answers.
  void rename(const QString& runFolder, const QString& name);
  bool isLoading() const { return m_loading; }

 Q_SIGNALS:
  void changed();  ///< more runs than before, or another folder
  void loaded();   ///< all are there
  void removed(const QStringList& runFolders);
  void notRemoved(const QStringList& runFolders);
  void renamed(const QString& runFolder);
  void notRenamed(const QString& reason);  ///< one sentence

 private:
  void add(int serial, RunPtr run);
  void replace(const RunPtr& run);
  void finished(int serial, std::vector<BadRun> bad, const std::set<std::string>& there);
  QString m_folder;
  std::vector<RunPtr> m_runs;
  std::vector<BadRun> m_bad;
  std::shared_ptr<bool> m_alive;  // false once we are gone; looked at on the GUI thread
  int m_serial = 0;
  bool m_loading = false;
};

/// Index of the largest probability; the first of equals. -1: none.
int predictedClass(const OofRow& row);
/// Clips that the run tested with this true and predicted class, the surest answers first.
std::vector<std::string> clipsInCell(const RunRecord& run, int trueClass, int predicted);
/// Clips of the class that were taken for another, the surest mistakes first.
std::vector<std::string> wrongClipsOf(const RunRecord& run, int trueClass);

}  // namespace ullim
