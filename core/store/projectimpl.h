#pragma once
// The inside of Project, shared by its .cpp files.
#include <QtCore/QLockFile>
#include <memory>
#include <string>
#include <vector>

#include "core/store/database.h"
#include "core/store/editrows.h"
#include "core/store/events.h"
#include "core/store/project.h"

namespace ullim {

struct Project::Impl {
  std::string path, folder;
  bool readOnly = false;
  int schema = 0;  // format of the open file: an older one is left as it is when it is only read
  std::unique_ptr<QLockFile> lock;
  mutable Database database;
  Access access = Access::ReadWrite;          // how it is open
  mutable std::vector<std::string> problems;  // of the last load()
  int undoable = 0, redoable = 0;             // counted once at opening: the history may be long

  Result<Done> countSteps();
  void stepped(int undo, int redo) { undoable = undo, redoable = redo; }

  Result<Done> openDatabase();
  /// Runs `work` in one transaction. After an I/O error the connection is opened anew, and what is on disk
  /// then is the truth: `landed` looks there whether the transaction is.
  template <class Work, class Landed>
  Result<Done> transaction(const Work& work, const Landed& landed);
  Error writeRefused() const;

  /// Applies to the tables, as applyChange does in memory.
  Result<Done> apply(Change& change);
  Result<Done> applyClips(const Change& change);
  Result<Done> applyAlike(const std::vector<EditGroup>& groups);
  Error refusal(const std::string& id) const;
  Result<Done> applyClasses(const Change& change);
  Result<Done> applyRegions(const Change& change);
  Result<Done> applyPasses(const Change& change);
  Result<Done> applyVerdicts(const Change& change);  ///< and its passes
  Result<Done> loadVerdicts(Dataset& data) const;    ///< and passes
  Result<Done> loadRegions(RegionSet& regions) const;
  Result<Done> record(const Change& change);
  Result<Change> readChange(std::int64_t seq) const;
  Result<std::vector<Event>> allEvents() const;  ///< of an older format: told from its marks
  Result<std::vector<Change>> step(int n, bool undo, std::string who);
};

/// Clip columns in the order of readClip(). `wrong`, when given, is told what was replaced by a default.
Clip readClip(const QSqlQuery& query, std::string* wrong = nullptr);
inline constexpr const char* kSelectClips =
    "SELECT ord, id, file, label, original_label, subject, status, notes, duration_s, sample_rate, channels, "
    "frames, "
    "content_hash, error, remarks, columns, parent, recipe, version FROM clips WHERE removed = 0 ORDER BY "
    "ord";
inline constexpr const char* kSelectClip =
    "SELECT ord, id, file, label, original_label, subject, status, notes, duration_s, sample_rate, channels, "
    "frames, "
    "content_hash, error, remarks, columns, parent, recipe, version FROM clips WHERE id = ?";

template <class Work, class Landed>
Result<Done> Project::Impl::transaction(const Work& work, const Landed& landed) {
  if (auto begun = database.begin(); !begun) return begun;
  Result<Done> done = work();
  const bool wasWorking = !done.has_value();
  if (wasWorking) {
    database.rollback();
  } else {
    done = database.commit();
  }
  if (done || (wasWorking && done.error().code != ErrorCode::FileUnwritable &&
               done.error().code != ErrorCode::BadFormat))
    return done;
  // SQLite's answer is now "unknown", and a second fsync on this file handle may lie.
  database.close();
  if (openDatabase() && !wasWorking && landed()) return Done{};
  return done;
}

}  // namespace ullim
