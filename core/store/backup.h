#pragma once
// Whole copies of a project in a folder beside it, "NAME.ullim-backups". A copy is made while people go on
// labelling, and counts only when it has been read back and found sound.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

struct BackupInfo {
  std::string name;         ///< of the file, "2026-03-01T12-34-56Z.ullim", the time of making in UTC
  std::string path;         ///< absolute
  std::int64_t whenMs = 0;  ///< of making, from the name; UTC, milliseconds since 1970
  std::uint64_t bytes = 0;  ///< size of the file
  int changes = 0;          ///< lines of its history that are not undone
  int clips = 0;            ///< in it
  std::int64_t lastMs = 0;  ///< of its last change; 0: it has none
  std::string problem;      ///< not empty: it cannot be read, the sentence says why; the numbers are 0
};

struct BackupOutcome {
  std::string path;   ///< of the backup: the new one, or the last one when nothing has changed since
  bool made = false;  ///< false: the project is what the last backup is
  int dropped = 0;    ///< older ones that were removed by rotation
};

/// "/a/NAME.ullim" -> "/a/NAME.ullim-backups", absolute, links of the project file resolved.
std::string backupFolder(const std::string& project);

/// Copies the project over a reading connection of its own: also while it is open, here or elsewhere. Nothing
/// is kept when the project is byte for byte what the last backup is. Rotates afterwards (backupsToDrop()).
/// May take seconds; it can be stopped between its steps. Use it from any thread. Errors: FileNotFound and
/// those of Project::open; FileUnwritable (then nothing is left of it); Locked (another backup of it is
/// being made); BadFormat (the project is damaged; no backup is removed); Cancelled.
Result<BackupOutcome> makeBackup(const std::string& project, const JobContext& job = {});

/// Newest first; none when there is no folder. Files with other names in the folder are left alone. With
/// `look` each is opened to count and to see whether it can be read; without, only name, path, time, size.
Result<std::vector<BackupInfo>> listBackups(const std::string& project, bool look = true);

/// By name ("latest" is the newest that can be read). NotFound otherwise.
Result<BackupInfo> findBackup(const std::string& project, const std::string& name);

/// Writes the backup's project as a new file. In another folder than its project the paths of the clips are
/// made to fit, as one change at the end of the history. The backup stays as it is. Errors: FileExists
/// (never over a file), FileNotFound, FileUnwritable, BadFormat.
Result<Done> restoreBackup(const std::string& backup, const std::string& newPath);

/// Of backups made at these times, newest first: the indices that rotation removes. Kept are the last 10,
/// then the newest of each UTC day for 14 days that have one, then the newest of each week for 8 weeks.
std::vector<std::size_t> backupsToDrop(const std::vector<std::int64_t>& newestFirstMs);

constexpr std::int64_t kBackupEveryMs = 15 * 60 * 1000;
constexpr int kBackupEveryChanges = 200;

/// Whether one is due. `lastMs`: of the last backup, or of the first unsaved change when there is none;
/// `changesSince`: changes, undos and redos since.
bool backupDue(std::int64_t lastMs, int changesSince, std::int64_t nowMs);

}  // namespace ullim
