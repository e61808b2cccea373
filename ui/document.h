#pragma once
#include <QDateTime>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>

#include "core/dataset/change.h"
#include "core/dataset/cliporder.h"
#include "core/store/project.h"

namespace ullim {

/// The open project as the GUI thread sees it: a copy in memory, and a store thread that alone touches
/// SQLite. An edit shows at once and is acknowledged by saveStateChanged(Saved) only when it is durable; when
/// the store refuses it, it is taken back in memory and failed() says why.
class Document : public QObject {
  Q_OBJECT
 public:
  enum class SaveState { Saved, Saving, Failed };
  Q_ENUM(SaveState)

  explicit Document(QObject* parent = nullptr);
  ~Document() override;

  bool isOpen() const;
  QString path() const;
  QString folder() const;
  QString displayName() const;
  const Dataset& data() const;
  /// For workers that read data() while people go on: they hold the gate shared for a millisecond at a time
  /// (readInChunks()); whatever changes data(), on the GUI thread, holds it alone. Lives as long as somebody
  /// holds it; data() only as long as the document.
  std::shared_ptr<DataGate> gate() const;
  QString absolutePath(const Clip& clip) const;
  SaveState saveState() const;
  QDateTime savedAt() const;
  int undoCount() const;
  int redoCount() const;
  QString annotator() const;

  void create(const QString& path);  ///< answers with opened() or failed()
  void open(const QString& path);
  void close();  ///< waits for what is pending; then closed()

  void commit(Change change);  ///< an empty change does nothing
  /// What a model says of clips: in memory only, no part of history. Clips that are not named have none.
  void setOpinions(const std::vector<std::pair<std::string, ModelOpinion>>& opinions);
  /// A small fact kept with the project (saved searches, queue order), not part of undo. `answer` comes on
  /// the GUI thread; a read-only project keeps none, without complaint.
  void requestSetting(const QString& key, std::function<void(QString)> answer);
  void keepSetting(const QString& key, const QString& value);
  void undo(int steps = 1);
  void redo(int steps = 1);
  /// Runs on the store thread, answers on the GUI thread.
  void requestHistory(int limit, std::function<void(std::vector<HistoryEntry>)> answer);
  void requestClipHistory(const QString& clipId, std::function<void(std::vector<ClipHistoryEntry>)> answer);
  /// To be called on a job's thread with a probed plan: hashes there, over a reading connection of its own,
  /// commits on the store thread, and returns when the clips are durable. `answer` comes on the GUI thread,
  /// always.
  Result<Done> importPlan(ImportPlan plan, const JobContext& job,
                          std::function<void(Result<ImportOutcome>)> answer);

 Q_SIGNALS:
  void opened();
  void closed();
  /// Memory has changed; an empty change with `structure`: anything may have. Edits of clips only:
  /// `structure` is false; clips or classes came or went: true.
  void changed(const ullim::Change& change, bool structure);
  void opinionsChanged();
  void saveStateChanged(ullim::Document::SaveState state);
  void failed(const ullim::Error& error);

 private:
  void start(const QString& path, bool make);
  void travel(int steps, bool back);
  void setState(SaveState state);
  void takeBack(const Error& error, int undo, int redo);
  void resync();
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim

Q_DECLARE_METATYPE(ullim::Change)
Q_DECLARE_METATYPE(ullim::Error)
