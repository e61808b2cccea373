#pragma once
#include <QDateTime>
#include <QObject>
#include <QString>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

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

  /// A change went to disk, was undone there, or redone.
  enum class Act { Do, Undo, Redo };
  struct Step {
    QString changeId;
    Act act = Act::Do;
    std::chrono::steady_clock::time_point durable;  ///< when the store had it
  };

  /// Why nothing can be changed.
  enum class ReadOnly {
    No,
    Held,       ///< another process writes: holder() says which
    Unwritable  ///< the file or its folder cannot be written
  };
  /// Who has the project open for writing, as far as its lock tells.
  struct Holder {
    QString program, host;
    qint64 process = 0;
    QDateTime since;     ///< invalid: not known
    bool there = false;  ///< false: nobody, or gone in the meantime
  };

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
  ReadOnly readOnly() const;
  Holder holder() const;

  void create(const QString& path);  ///< answers with opened() or failed()
  /// For writing where that can be; read-only by itself where another process writes or the place cannot be
  /// written. failed() and openFailed() otherwise.
  void open(const QString& path);
  void close();  ///< waits for what is pending; then closed()
  void leave();  ///< as close(), without waiting: the store thread finishes what is pending
  /// Of a read-only project: opens it for writing now, with what is on disk then. Answers with
  /// readOnlyChanged(), or failed() and stays as it is.
  void tryWriting();
  /// Of a read-only project: takes over what the writer has stored in the meantime. Comes by itself, too.
  void loadAgain();
  /// Does once more what the store refused and was taken back; nothing when there is none.
  void tryAgain();
  bool canTryAgain() const;

  void commit(Change change);  ///< an empty change does nothing
  /// What a model says of clips: in memory only, no part of history. Clips that are not named have none.
  void setOpinions(const std::vector<std::pair<std::string, ModelOpinion>>& opinions);
  /// What was measured on clips: shown at once and kept by the store (not by a read-only project); no part of
  /// history. Clips that are gone are left out.
  void setFacts(std::vector<std::pair<std::string, ClipFacts>> facts);
  /// A small fact kept with the project (saved searches, queue order), not part of undo. `answer` comes on
  /// the GUI thread; a read-only project keeps none, without complaint.
  void requestSetting(const QString& key, std::function<void(QString)> answer);
  void keepSetting(const QString& key, const QString& value);
  void undo(int steps = 1);
  /// One step back, but not over an import of more than `mostClips` clips: then importAhead() and nothing
  /// else.
  void undoBeforeImport(int mostClips);
  void redo(int steps = 1);
  /// Runs on the store thread, answers on the GUI thread.
  void requestHistory(int limit, std::function<void(std::vector<HistoryEntry>)> answer);
  void requestClipHistory(const QString& clipId, std::function<void(std::vector<ClipHistoryEntry>)> answer);
  /// `read` runs on the store thread, then `then` on the GUI thread; not at all when no project is open.
  /// Short questions only: the labels wait for it.
  void ask(std::function<void(const Project&)> read, std::function<void()> then);
  /// To be called on a job's thread with a probed plan: hashes there, over a reading connection of its own,
  /// commits on the store thread, and returns when the clips are durable. `answer` comes on the GUI thread,
  /// always.
  Result<Done> importPlan(ImportPlan plan, const JobContext& job,
                          std::function<void(Result<ImportOutcome>)> answer);

 Q_SIGNALS:
  void opened();
  void openFailed(const QString& path, const ullim::Error& error);  ///< after failed()
  void closed();
  void readOnlyChanged();  ///< readOnly() or holder()
  /// With every Saved: what became durable since the last one, in order.
  void stored(const std::vector<ullim::Document::Step>& steps);
  /// Memory has changed; an empty change with `structure`: anything may have. Edits of clips only:
  /// `structure` is false; clips or classes came or went: true.
  void changed(const ullim::Change& change, bool structure);
  /// After changed(): that change was an undo or a redo, as applied.
  void travelled(const ullim::Change& change, ullim::Document::Act act);
  void importAhead(int clips);  ///< see undoBeforeImport()
  void opinionsChanged();
  void factsChanged();
  void saveStateChanged(ullim::Document::SaveState state);
  void failed(const ullim::Error& error);

 private:
  void start(const QString& path, bool make);
  void take(std::shared_ptr<Dataset> data, int undo, int redo, ReadOnly readOnly, const Holder& holder);
  void follow(bool evenIfSame);
  bool refuseReadOnly();
  void forget();
  void travel(int steps, bool back, int mostClips = -1);
  void goOn();
  void setState(SaveState state);
  void takeBack(const Error& error, int undo, int redo);
  void resync();
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim

Q_DECLARE_METATYPE(ullim::Change)
Q_DECLARE_METATYPE(ullim::Error)
