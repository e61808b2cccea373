#pragma once
// The project on disk: one SQLite file (WAL, synchronous=FULL), one writing connection, versioned schema. The
// one door for changes: commit() returns when the change is durable, with its history in the same
// transaction.
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/dataset/change.h"
#include "core/dataset/import.h"

namespace ullim {

/// One line of the history, newest first.
struct HistoryEntry {
  std::int64_t seq = 0;
  std::string id, kind, who, why;
  std::int64_t whenMs = 0;
  int clips = 0;  ///< clips touched, also by their regions
  bool undone = false;
  bool superseded = false;    ///< undone, and a later change took its place: it cannot be redone
  std::string by;             ///< Change::by; empty in a file of an older format that is only read
  std::string undoneBy;       ///< who undid it, and when (0: not known); of what is undone
  std::int64_t undoneMs = 0;  ///< UTC, milliseconds since 1970
  bool lost = false;          ///< superseded before events were kept: its state cannot be looked at
  std::string hash;           ///< of its last event; see HistoryCheck::head
};

/// Whether the history is what was written (Project::verifyHistory()).
struct HistoryCheck {
  std::int64_t events = 0, changes = 0;
  /// Hash of the last event, SHA-256 in hex over all that happened before. Who keeps it elsewhere can tell
  /// later that nothing up to then was altered, not even by somebody who made the whole chain anew.
  std::string head;
  std::vector<std::string> problems;  ///< a sentence each; empty: the history is whole
};

/// A record of one clip: first label, then every change that touched it, oldest first. The field "region"
/// has a line a region: "0.500-1.250 s" (in samples when the rate is unknown), its band, label and note.
struct ClipHistoryEntry {
  std::int64_t whenMs = 0;
  std::string who, kind, field, before, after;
  bool undone = false;
};

enum class OpenMode { ReadWrite, ReadOnly };

/// Not thread-safe: use it from one thread (the desktop program keeps it on its store thread).
class Project {
 public:
  /// Makes an empty project; FileExists when there is a file already. The extension .ullim is usual.
  static Result<std::unique_ptr<Project>> create(const std::string& path);
  /// Errors: FileNotFound, BadFormat (not a project, damaged, foreign schema), TooNew, Locked (ReadWrite and
  /// another process holds it; the detail says which host and process). A file of an older version is brought
  /// up to date by ReadWrite, whole or not at all, and left as it is by ReadOnly.
  static Result<std::unique_ptr<Project>> open(const std::string& path, OpenMode mode = OpenMode::ReadWrite);
  ~Project();

  const std::string& path() const;
  bool readOnly() const;
  std::string folder() const;                               ///< absolute folder of the project file
  std::string absolutePath(const std::string& file) const;  ///< of Clip::file

  /// A damaged row stops nothing: a clip is always there, with the default in place of what makes no sense;
  /// a region, pass or verdict that is none is left out. loadProblems() names them.
  Result<Dataset> load() const;
  /// What the last load() could not take as it stands, a sentence each. The rows stay in the file as they
  /// are.
  const std::vector<std::string>& loadProblems() const;

  /// Durable when it returns. Fills id and whenMs when empty, `who` with the user's name when empty. Clears
  /// the redo branch. Conflict when a `before` no longer holds, FileUnwritable when the disk refused: then
  /// nothing is changed. The answer has what the store gave (Clip::order): apply that one in memory. An empty
  /// change is Done without a history row.
  Result<Change> commit(Change change);
  /// commit() without a copy, of a change that has its id, time and person and adds no clips: thousands of
  /// edits need some memory. BadArgument for others.
  Result<Done> commitShown(const Change& change);
  /// Undoes/redoes n steps, newest first, in one transaction; answers with the changes as applied (already
  /// inverted for undo): fewer than n when there are fewer, none when there is none.
  /// `who`: whose step it is, the user's name when empty.
  Result<std::vector<Change>> undo(int n = 1, const std::string& who = {});
  Result<std::vector<Change>> redo(int n = 1, const std::string& who = {});
  /// The line that undo() would take back first, without its people and times of undoing; nothing when there
  /// is none.
  Result<std::optional<HistoryEntry>> nextUndo() const;
  int undoCount() const;
  int redoCount() const;
  Result<std::vector<HistoryEntry>> history(int limit = 1000) const;
  Result<std::vector<ClipHistoryEntry>> clipHistory(const std::string& clipId) const;
  /// What a line of the history did, as it was done; NotFound when there is no such line.
  Result<Change> changeAt(std::int64_t seq) const;

  /// The data as it was right after the line `seq` of the history was done; 0: before everything. Worked out
  /// in memory from the present, so nothing is written; versions count on, and measured facts are today's.
  /// NotFound when there is no such line, BadArgument when the way there is not known (HistoryEntry::lost).
  Result<Dataset> stateAt(std::int64_t seq, const JobContext& job = {}) const;

  /// Looks for a row of the history that was altered, taken out, put in or moved, and for clips that are not
  /// what the history makes of them. Unsupported in a file of an older format that is only read.
  Result<HistoryCheck> verifyHistory(const JobContext& job = {}) const;

  /// What was measured on clips: derived, so neither history nor undo knows it. One transaction; what was
  /// there of the same clips is replaced.
  Result<Done> setFacts(const std::vector<std::pair<std::string, ClipFacts>>& facts);

  /// Moves what lies in the journal into the file when there is much of it (4 MB). Changes are durable
  /// without; call it after an answer was given, so that no label waits for it.
  void tidy();

  /// Small facts kept with the project (view settings, annotator); not part of undo.
  std::string setting(const std::string& key) const;
  Result<Done> setSetting(const std::string& key, const std::string& value);

 private:
  Project();
  struct Impl;
  std::unique_ptr<Impl> d;
};

/// The source names another label than the clip came with: for people to decide, not applied.
struct LabelDifference {
  std::string clipId, path, label, sourceLabel;  ///< label: the project's
};

/// Turns probed rows into the Change that adds what is new (same content under the same name is there already
/// and is skipped): ids, content hashes, relative paths, classes. Hashing runs on `jobs` threads.
struct ImportOutcome {
  Change change;
  int added = 0, alreadyThere = 0;
  int unreadable = 0;  ///< of the added: kept with their error, so that they can be seen
  std::vector<std::pair<std::string, std::string>> problems;  ///< file, reason
  std::vector<LabelDifference> differences;                   ///< of the clips that are there already
};
Result<ImportOutcome> importChange(const Project& project, const Dataset& data, const ImportPlan& plan,
                                   int jobs = 0, const JobContext& job = {});

std::string newId();  ///< UUID, lower case, no braces
std::int64_t nowMs();
std::string userName();  ///< of the operating system

}  // namespace ullim
