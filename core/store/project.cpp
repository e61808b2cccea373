#include "core/store/project.h"

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <QtCore/QUuid>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <future>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/base/atomicfile.h"
#include "core/store/factrows.h"
#include "core/store/projectimpl.h"
#include "core/store/schema.h"

namespace ullim {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kManyClips = 20000;
constexpr std::uintmax_t kJournalBytes = std::uintmax_t(4) << 20;
constexpr double kLongest = 1e9;  // s, some thirty years: no sound is longer
constexpr std::uintmax_t kCheckBytes = std::uintmax_t(16)
                                       << 20;  // quick_check takes some milliseconds up to here

std::string canonicalPath(const std::string& path) {
  std::error_code ec;
  const auto absolute = fs::absolute(path, ec);
  const auto real = fs::weakly_canonical(absolute, ec);
  return ec ? path : real.native();
}

Result<Done> takeLock(const std::string& path, std::unique_ptr<QLockFile>& lock) {
  lock = std::make_unique<QLockFile>(toQt(path + ".lock"));
  lock->setStaleLockTime(0);  // never by age: only a process that is gone loses its lock
  if (lock->tryLock(0)) return Done{};
  if (lock->error() != QLockFile::LockFailedError)
    return Error{ErrorCode::FileUnwritable, path + ": its folder cannot be written (open it read-only)"};
  qint64 pid = 0;
  QString host, program;
  // Who was killed while making the lock leaves an empty one that names nobody and would stay for ever. One
  // that is just being made has its words in a moment; one that is held is not removed (its file is locked).
  for (int wait = 0; wait < 10 && !lock->getLockInfo(&pid, &host, &program); ++wait)
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  if (pid == 0 && lock->removeStaleLockFile() && lock->tryLock(0)) return Done{};
  lock.reset();
  return Error{ErrorCode::Locked, path + ": is open in " +
                                      (program.isEmpty() ? "another program" : fromQt(program)) +
                                      ", process " + std::to_string(pid) + " on " + fromQt(host) +
                                      " (close it there, or open it read-only)"};
}

Result<Done> quickCheck(Database& database, const std::string& path, bool crashed) {
  std::error_code ec;
  const auto bytes = fs::file_size(path, ec);
  if (!ec && bytes > kCheckBytes && !crashed) return Done{};
  const auto answer = database.value("PRAGMA quick_check(1)");
  if (!answer) return answer.error();
  const std::string text = fromQt(answer->toString());
  if (text == "ok") return Done{};
  return Error{ErrorCode::BadFormat, path + ": is damaged: " + text + " (restore a backup)"};
}

std::uintmax_t walBytes(const std::string& path) {
  std::error_code ec;
  const auto bytes = fs::file_size(path + "-wal", ec);
  return ec ? 0 : bytes;
}
bool hasWal(const std::string& path) { return walBytes(path) > 0; }

}  // namespace

Project::Project() : d(std::make_unique<Impl>()) {}

Project::~Project() {
  d->database.close();  // checkpoints before the lock goes
  if (d->lock) d->lock->unlock();
}

Result<std::unique_ptr<Project>> Project::create(const std::string& given) {
  const std::string path = canonicalPath(given);
  std::error_code ec;
  if (fs::exists(fs::symlink_status(path, ec)))
    return Error{ErrorCode::FileExists, path + ": is there already (choose another name)"};
  if (!fs::is_directory(fs::path(path).parent_path(), ec))
    return Error{ErrorCode::FileNotFound,
                 fs::path(path).parent_path().native() + ": no such folder (make it first)"};
  // Made under another name, so that a project is there whole or not at all.
  const std::string temporary = temporaryNameFor(path);
  {
    Database database;
    auto made = database.open(temporary, Access::ReadWrite, true);
    if (made) made = createSchema(database);
    if (made) {
      const auto mode = database.value("PRAGMA journal_mode = WAL");
      if (!mode) {
        made = mode.error();
      } else if (mode->toString() != QStringLiteral("wal")) {
        made = Error{ErrorCode::Unsupported,
                     path + ": the file system cannot hold a project (choose a local disk)"};
      }
    }
    database.close();
    // What SQLite could not clear away belongs to the file, and would not go with it under its new name.
    for (const char* suffix : {"-wal", "-journal"})
      if (made && fs::exists(temporary + suffix, ec))
        made = Error{ErrorCode::FileUnwritable,
                     path + ": could not be written (free some space or check the disk)"};
    if (!made) {
      for (const char* suffix : {"", "-wal", "-shm", "-journal"}) ::unlink((temporary + suffix).c_str());
      return made.error();
    }
  }
  if (auto done = commitTemporary(temporary, path, false); !done) return done.error();
  return open(path);
}

Result<std::unique_ptr<Project>> Project::open(const std::string& given, OpenMode mode) {
  const std::string path = canonicalPath(given);
  if (auto known = checkFileHeader(path); !known) return known.error();
  std::unique_ptr<Project> project(new Project);
  Impl& d = *project->d;
  d.path = path;
  d.folder = fs::path(path).parent_path().native();
  d.readOnly = mode == OpenMode::ReadOnly;
  if (!d.readOnly)
    if (auto locked = takeLock(path, d.lock); !locked) return locked.error();
  if (auto opened = d.openDatabase(); !opened) return opened.error();
  return project;
}

Result<Done> Project::Impl::openDatabase() {
  const bool crashed = !readOnly && hasWal(path);
  const auto openAs = [&](Access how) {
    access = how;
    auto opened = database.open(path, how);
    return opened ? checkSchema(database, path) : opened;
  };
  auto checked = openAs(readOnly ? Access::ReadOnly : Access::ReadWrite);
  // In a folder that cannot be written, WAL's shared memory cannot be made; without a WAL the file alone is
  // the truth.
  if (!checked && readOnly && checked.error().code == ErrorCode::FileUnwritable && !hasWal(path))
    checked = openAs(Access::Immutable);
  if (checked) checked = quickCheck(database, path, crashed);
  if (checked && !readOnly) {
    const auto journal = database.value("PRAGMA journal_mode = WAL");
    if (!journal) {
      checked = journal.error();
    } else if (journal->toString() != QStringLiteral("wal")) {
      checked = Error{ErrorCode::FileUnwritable, path + ": cannot be opened for writing (open it read-only)"};
    }
  }
  // By tidy(), when nobody waits for the label; SQLite itself only when nobody calls that.
  if (checked && !readOnly)
    if (const auto set = database.value("PRAGMA wal_autocheckpoint = 16384"); !set) checked = set.error();
  if (checked && !readOnly) checked = migrateSchema(database);
  if (checked) {
    const auto version = schemaVersion(database);
    if (version)
      schema = *version;
    else
      checked = version.error();
  }
  if (checked) checked = countSteps();
  if (!checked) database.close();
  return checked;
}

void Project::tidy() {
  // PASSIVE waits for nobody; what a reader keeps in the journal goes another time.
  if (d->readOnly || walBytes(d->path) < kJournalBytes) return;
  (void)d->database.value("PRAGMA wal_checkpoint(PASSIVE)");
}

const std::string& Project::path() const { return d->path; }
bool Project::readOnly() const { return d->readOnly; }
std::string Project::folder() const { return d->folder; }

std::string Project::absolutePath(const std::string& file) const {
  return file.starts_with('/') ? file : (fs::path(d->folder) / file).lexically_normal().native();
}

// {"name":"text", ...}, as we write it; anything beyond that goes the general way.
static bool readColumns(std::string_view text, std::map<std::string, std::string>& columns) {
  if (text == "{}") return true;
  const auto plain = [&](std::size_t& at) -> std::optional<std::string_view> {
    if (at >= text.size() || text[at] != '"') return std::nullopt;
    const std::size_t end = text.find('"', at + 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view word = text.substr(at + 1, end - at - 1);
    at = end + 1;
    return word;
  };
  const auto quick = [&] {
    if (text.size() < 2 || text.front() != '{' || text.back() != '}') return false;
    if (text.find('\\') != std::string_view::npos) return false;
    for (std::size_t at = 1;;) {
      const auto key = plain(at);
      if (!key || at >= text.size() || text[at++] != ':') return false;
      const auto value = plain(at);
      if (!value) return false;
      columns.emplace_hint(columns.end(), *key, *value);
      if (at == text.size() - 1) return true;
      if (text[at++] != ',') return false;
    }
  };
  if (quick()) return true;
  columns.clear();
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return false;
  for (const auto& [key, value] : json.items())
    if (value.is_string()) columns[key] = value.get<std::string>();
  return true;
}

Clip readClip(const QSqlQuery& query, std::string* wrong) {
  Clip clip;
  const auto say = [&](const char* what) {
    if (wrong) *wrong += (wrong->empty() ? "" : ", ") + std::string(what);
  };
  clip.order = query.value(0).toLongLong();
  clip.id = textAt(query, 1);
  clip.file = textAt(query, 2);
  clip.label = textAt(query, 3);
  clip.originalLabel = textAt(query, 4);
  clip.group = textAt(query, 5);
  if (const auto status = statusFromName(textAt(query, 6)))
    clip.status = *status;
  else
    say("its status is unknown and taken as new");
  clip.notes = textAt(query, 7);
  clip.durationS = query.value(8).toDouble();
  clip.sampleRate = query.value(9).toInt();
  clip.channels = query.value(10).toInt();
  clip.frames = query.value(11).toLongLong();
  if (!(clip.durationS >= 0 && clip.durationS < kLongest) || clip.sampleRate < 0 || clip.channels < 0 ||
      clip.frames < 0) {
    say("its length, rate or channels are impossible and taken as unknown");
    clip.durationS = 0;
    clip.sampleRate = clip.channels = 0;
    clip.frames = 0;
  }
  clip.contentHash = textAt(query, 12);
  clip.error = textAt(query, 13);
  clip.remarks = textAt(query, 14);
  if (!readColumns(textAt(query, 15), clip.columns)) say("its further columns cannot be read");
  clip.parent = textAt(query, 16);
  clip.recipe = textAt(query, 17);
  clip.version = query.value(18).toLongLong();
  return clip;
}

const std::vector<std::string>& Project::loadProblems() const { return d->problems; }

Result<Dataset> Project::load() const {
  Dataset data;
  d->problems.clear();
  const auto count = d->database.value("SELECT COUNT(*) FROM clips WHERE removed = 0");
  if (!count) return count.error();
  data.clips.reserve(std::size_t(count->toLongLong()));
  // Of many clips the facts are read beside them: half the time to wait.
  std::future<Result<FactRows>> beside;
  if (d->schema >= kEventsSince && data.clips.capacity() > kManyClips)
    beside = std::async(std::launch::async, [path = d->path, access = d->access]() -> Result<FactRows> {
      Database database;
      const auto opened = database.open(path, access == Access::Immutable ? access : Access::ReadOnly);
      if (!opened) return opened.error();
      return readFacts(database);
    });
  auto clips = d->database.run(kSelectClips);
  if (!clips) return clips.error();
  std::string wrong;
  while ((*clips)->next()) {
    data.clips.push_back(readClip(**clips, &wrong));
    if (wrong.empty()) continue;
    d->problems.push_back("clip " + data.clips.back().file + ": " + wrong);
    wrong.clear();
  }
  (*clips)->finish();
  auto classes = d->database.run("SELECT name, colour, position, note FROM classes ORDER BY position, name");
  if (!classes) return classes.error();
  while ((*classes)->next())
    data.classes.push_back(
        {textAt(**classes, 0), textAt(**classes, 1), (*classes)->value(2).toInt(), textAt(**classes, 3)});
  (*classes)->finish();
  if (auto regions = d->loadRegions(data.regions); !regions) return regions.error();
  data.rebuildIndex();
  if (auto verdicts = d->loadVerdicts(data); !verdicts) return verdicts.error();
  if (d->schema >= kEventsSince) {
    Result<FactRows> facts = Error{};
    if (beside.valid()) facts = beside.get();
    if (!facts) facts = readFacts(d->database);
    if (!facts) return facts.error();
    for (auto& [id, measured] : *facts)
      if (Clip* clip = data.find(id)) clip->facts = std::move(measured);  // else taken out by an undo
  }
  return data;
}

std::string Project::setting(const std::string& key) const {
  const auto value = d->database.value("SELECT value FROM settings WHERE key = ?", {toQt(key)});
  return value ? fromQt(value->toString()) : std::string();
}

Result<Done> Project::setSetting(const std::string& key, const std::string& value) {
  if (d->readOnly) return d->writeRefused();
  const auto write = [&]() -> Result<Done> {
    const auto changed =
        d->database.change("UPDATE settings SET value = ? WHERE key = ?", {toQt(value), toQt(key)});
    if (!changed) return changed.error();
    if (*changed > 0) return Done{};
    const auto added =
        d->database.change("INSERT INTO settings (key, value) VALUES (?, ?)", {toQt(key), toQt(value)});
    if (!added) return added.error();
    return Done{};
  };
  return d->transaction(write, [&] { return setting(key) == value; });
}

std::string newId() { return fromQt(QUuid::createUuid().toString(QUuid::WithoutBraces)); }

std::int64_t nowMs() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::string userName() {
  if (const passwd* entry = ::getpwuid(::getuid()); entry && entry->pw_name && *entry->pw_name)
    return entry->pw_name;
  const QString name = qEnvironmentVariable("USER");
  return name.isEmpty() ? "user " + std::to_string(::getuid()) : fromQt(name);
}

}  // namespace ullim
