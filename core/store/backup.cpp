#include "core/store/backup.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QtCore/QDateTime>
#include <QtCore/QTimeZone>
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/base/atomicfile.h"
#include "core/base/filelock.h"
#include "core/store/clipplace.h"
#include "core/store/database.h"
#include "core/store/project.h"
#include "core/store/schema.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFolderEnd = "-backups";
constexpr const char* kEnd = ".ullim";
constexpr std::size_t kTimeLength = 20;  // 2026-03-01T12-34-56Z

std::string canonicalPath(const std::string& path) {
  std::error_code ec;
  const auto absolute = fs::absolute(path, ec);
  const auto real = fs::weakly_canonical(absolute, ec);
  return ec ? path : real.native();
}

std::string timeName(std::int64_t ms) {
  return fromQt(
      QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd'T'HH-mm-ss'Z'")));
}

// "2026-03-01T12-34-56Z.ullim", or with "-2" and so on behind the time. Nothing: not one of ours.
std::optional<std::int64_t> timeOf(const std::string& name) {
  if (!name.ends_with(kEnd) || name.size() < kTimeLength + 6) return std::nullopt;
  const std::string tail = name.substr(kTimeLength, name.size() - kTimeLength - 6);
  if (!tail.empty() &&
      (tail[0] != '-' || tail.size() < 2 || tail.find_first_not_of("0123456789", 1) != std::string::npos))
    return std::nullopt;
  const auto time =
      QDateTime::fromString(toQt(name.substr(0, kTimeLength)), QStringLiteral("yyyy-MM-dd'T'HH-mm-ss'Z'"));
  if (!time.isValid()) return std::nullopt;
  const std::int64_t ms = QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch();
  return timeName(ms) == name.substr(0, kTimeLength) ? std::optional(ms) : std::nullopt;
}

// Of two of the same second the longer name is the newer: "...Z-2.ullim".
bool newer(const BackupInfo& a, const BackupInfo& b) {
  if (a.whenMs != b.whenMs) return a.whenMs > b.whenMs;
  if (a.name.size() != b.name.size()) return a.name.size() > b.name.size();
  return a.name > b.name;
}

Error cancelled(const std::string& path) { return {ErrorCode::Cancelled, path + ": the backup was stopped"}; }

void syncFolder(const std::string& folder) {
  if (const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); fd >= 0) {
    (void)::fsync(fd);
    ::close(fd);
  }
}

void removeDatabase(const std::string& path) {
  for (const char* suffix : {"", "-journal", "-wal", "-shm", ".lock"}) ::unlink((path + suffix).c_str());
}

// SQLite copies what a reader sees at one moment, page by page and without gaps; `to` must not be there.
// The copy is read back before anybody relies on it.
Result<Done> copyDatabase(const std::string& from, Access access, const std::string& to,
                          const std::string& finalName) {
  Database source;
  if (auto opened = source.open(from, access); !opened) return opened.error();
  if (auto copied = source.change("VACUUM INTO ?", {toQt(to)}); !copied) {
    if (copied.error().code != ErrorCode::FileUnwritable) return copied.error();
    return Error{ErrorCode::FileUnwritable,
                 finalName + ": could not be written (free some space or check the disk)"};
  }
  source.close();
  Database copy;
  if (auto opened = copy.open(to, Access::Immutable); !opened) return opened.error();
  const auto answer = copy.value("PRAGMA quick_check(1)");
  if (!answer) return answer.error();
  if (answer->toString() != QStringLiteral("ok"))
    return Error{ErrorCode::BadFormat,
                 from + ": is damaged: " + fromQt(answer->toString()) + " (restore an older backup)"};
  return checkSchema(copy, from);
}

bool sameBytes(const std::string& a, const std::string& b) {
  std::error_code ec;
  if (fs::file_size(a, ec) != fs::file_size(b, ec) || ec) return false;
  std::ifstream one(a, std::ios::binary), other(b, std::ios::binary);
  std::vector<char> left(1 << 16), right(1 << 16);
  while (one && other) {
    one.read(left.data(), std::streamsize(left.size()));
    other.read(right.data(), std::streamsize(right.size()));
    if (one.gcount() != other.gcount() ||
        !std::equal(left.begin(), left.begin() + one.gcount(), right.begin()))
      return false;
  }
  return one.eof() && other.eof();
}

}  // namespace

std::string backupFolder(const std::string& project) { return canonicalPath(project) + kFolderEnd; }

Result<BackupOutcome> makeBackup(const std::string& given, const JobContext& job) {
  const std::string project = canonicalPath(given), folder = backupFolder(given);
  if (auto known = checkFileHeader(project); !known) return known.error();
  if (::mkdir(folder.c_str(), 0755) == 0) syncFolder(fs::path(project).parent_path().native());
  std::error_code ec;
  if (!fs::is_directory(folder, ec))
    return Error{ErrorCode::FileUnwritable, folder + ": cannot be made (check the rights of its folder)"};
  // Whoever holds the lock is alone here: what was left half done by others is rubbish.
  const auto lock = FileLock::acquire(folder + "/.lock", 0, job);
  if (!lock) {
    if (lock.error().code != ErrorCode::Locked) return lock.error();
    return Error{ErrorCode::Locked, folder + ": another backup is being made (wait for it)"};
  }
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    const std::string name = entry.path().filename().native();
    if (const auto part = name.find(".ullim.part");
        part != std::string::npos && timeOf(name.substr(0, part + 6)))
      ::unlink(entry.path().c_str());
  }
  auto present = listBackups(project, false);
  if (!present) return present.error();
  const std::string time = timeName(nowMs());
  std::string path = folder + "/" + time + kEnd;
  for (int n = 2; fs::exists(path, ec); ++n) path = folder + "/" + time + "-" + std::to_string(n) + kEnd;
  const std::string temporary = temporaryNameFor(path);
  if (job.stopped()) return cancelled(path);
  auto copied = copyDatabase(project, Access::ReadOnly, temporary, path);
  if (copied && job.stopped()) copied = cancelled(path);
  if (!copied) {
    removeDatabase(temporary);
    return copied.error();
  }
  if (!present->empty() && sameBytes(temporary, present->front().path)) {
    removeDatabase(temporary);
    return BackupOutcome{present->front().path, false, 0};
  }
  // Nobody shall change it by opening it; the program then opens it read-only by itself.
  ::chmod(temporary.c_str(), 0444);
  if (auto done = commitTemporary(temporary, path, false); !done) return done.error();
  BackupOutcome outcome{path, true, 0};
  present = listBackups(project, false);
  if (!present) return outcome;
  std::vector<std::int64_t> times;
  for (const auto& each : *present) times.push_back(each.whenMs);
  for (const std::size_t i : backupsToDrop(times)) {
    // With a clock that was set back the one just made is not the newest by name.
    if ((*present)[i].path == path) continue;
    outcome.dropped += ::unlink((*present)[i].path.c_str()) == 0;
  }
  return outcome;
}

namespace {

void look(BackupInfo& info) {
  const auto fail = [&](const Error& error) { info.problem = error.detail; };
  if (auto known = checkFileHeader(info.path); !known) return fail(known.error());
  Database database;
  if (auto opened = database.open(info.path, Access::Immutable); !opened) return fail(opened.error());
  if (auto schema = checkSchema(database, info.path); !schema) return fail(schema.error());
  const auto changes = database.value("SELECT COUNT(*) FROM changes WHERE undone = 0");
  const auto clips = database.value("SELECT COUNT(*) FROM clips WHERE removed = 0");
  const auto last = database.value("SELECT COALESCE(MAX(when_ms), 0) FROM changes");
  for (const auto* value : {&changes, &clips, &last})
    if (!*value) return fail(value->error());
  info.changes = changes->toInt();
  info.clips = clips->toInt();
  info.lastMs = last->toLongLong();
}

}  // namespace

Result<std::vector<BackupInfo>> listBackups(const std::string& project, bool lookInside) {
  const std::string folder = backupFolder(project);
  std::vector<BackupInfo> found;
  std::error_code ec;
  if (!fs::exists(folder, ec)) return found;
  auto it = fs::directory_iterator(folder, ec);
  for (; !ec && it != fs::directory_iterator(); it.increment(ec)) {
    BackupInfo info;
    info.name = it->path().filename().native();
    const auto when = timeOf(info.name);
    std::error_code each;
    if (!when || !it->is_regular_file(each)) continue;
    info.path = it->path().native();
    info.whenMs = *when;
    info.bytes = it->file_size(each);
    if (lookInside) look(info);
    found.push_back(std::move(info));
  }
  if (ec)
    return Error{ErrorCode::FileUnreadable,
                 folder + ": " + ec.message() + " (check the rights of the folder)"};
  std::sort(found.begin(), found.end(), newer);
  return found;
}

Result<BackupInfo> findBackup(const std::string& project, const std::string& name) {
  const auto all = listBackups(project);
  if (!all) return all.error();
  for (const auto& info : *all)
    if (name == "latest" ? info.problem.empty() : info.name == name || info.name == name + kEnd) return info;
  return Error{ErrorCode::NotFound,
               project + ": has no backup " + name + " (list them with ullim-cli backups)"};
}

namespace {

// Paths below the project's folder are kept relative to it: in another folder they have to be said anew.
Result<Done> fitPaths(const std::string& project, const std::string& oldFolder, const std::string& newFolder,
                      const std::string& name) {
  auto opened = Project::open(project);
  if (!opened) return opened.error();
  const auto data = (*opened)->load();
  if (!data) return data.error();
  Placer placer(newFolder);
  Change change;
  change.kind = "relink";
  change.by = "rule";
  change.why = "restore backup " + name;
  for (const Clip& clip : data->clips) {
    if (clip.file.starts_with('/')) continue;
    ClipEdit edit{clip.id, {}, {}};
    edit.before.file = clip.file;
    edit.after.file = placer.fileOf((fs::path(oldFolder) / clip.file).lexically_normal().native());
    if (edit.before.file != edit.after.file) change.clips.push_back(std::move(edit));
  }
  if (change.empty()) return Done{};
  if (auto done = (*opened)->commit(std::move(change)); !done) return done.error();
  return Done{};
}

}  // namespace

Result<Done> restoreBackup(const std::string& given, const std::string& newPath) {
  const std::string backup = canonicalPath(given), target = canonicalPath(newPath);
  if (auto known = checkFileHeader(backup); !known) return known.error();
  std::error_code ec;
  if (fs::exists(fs::symlink_status(target, ec)))
    return Error{ErrorCode::FileExists, target + ": is there already (choose another name)"};
  const std::string folder = fs::path(target).parent_path().native();
  if (!fs::is_directory(folder, ec))
    return Error{ErrorCode::FileNotFound, folder + ": no such folder (make it first)"};
  fs::path oldFolder = fs::path(backup).parent_path();
  if (oldFolder.native().ends_with(std::string(kEnd) + kFolderEnd)) oldFolder = oldFolder.parent_path();
  const std::string temporary = temporaryNameFor(target);
  auto done = copyDatabase(backup, Access::Immutable, temporary, target);
  if (done && oldFolder.native() != folder)
    done = fitPaths(temporary, oldFolder.native(), folder, fs::path(backup).filename().native());
  if (!done) {
    removeDatabase(temporary);
    return done.error();
  }
  return commitTemporary(temporary, target, false);
}

}  // namespace ullim
