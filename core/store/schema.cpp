#include "core/store/schema.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <memory>

#include "core/store/events.h"

namespace ullim {
namespace {

struct SchemaItem {
  const char* name;
  const char* sql;
  int since = 1;  // the version that brought it
};

// Portable SQL: ids are UUID text, each editable row has a version, nothing of SQLite alone but INTEGER
// PRIMARY KEY.
constexpr std::array kSchema = {
    SchemaItem{"meta", "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"},
    SchemaItem{"settings", "CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"},
    SchemaItem{"classes",
               "CREATE TABLE classes (name TEXT PRIMARY KEY NOT NULL, colour TEXT NOT NULL, "
               "position INTEGER NOT NULL, note TEXT NOT NULL, version INTEGER NOT NULL)"},
    SchemaItem{
        "clips",
        "CREATE TABLE clips (ord INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, "
        "label TEXT NOT NULL, original_label TEXT NOT NULL, subject TEXT NOT NULL, status TEXT NOT NULL, "
        "notes TEXT NOT NULL, duration_s DOUBLE PRECISION NOT NULL, sample_rate INTEGER NOT NULL, "
        "channels INTEGER NOT NULL, frames BIGINT NOT NULL, content_hash TEXT NOT NULL, error TEXT NOT NULL, "
        "remarks TEXT NOT NULL, columns TEXT NOT NULL, parent TEXT NOT NULL, recipe TEXT NOT NULL, "
        "version INTEGER NOT NULL, removed INTEGER NOT NULL)"},
    SchemaItem{"changes",
               "CREATE TABLE changes (seq INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL UNIQUE, "
               "kind TEXT NOT NULL, who TEXT NOT NULL, when_ms BIGINT NOT NULL, why TEXT NOT NULL, "
               "clips INTEGER NOT NULL, undone INTEGER NOT NULL, superseded INTEGER NOT NULL)"},
    SchemaItem{"change_items",
               "CREATE TABLE change_items (change_seq INTEGER NOT NULL REFERENCES changes (seq), "
               "ord INTEGER NOT NULL, entity TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT NOT NULL, "
               "after TEXT NOT NULL, PRIMARY KEY (change_seq, ord))"},
    SchemaItem{"change_items_row", "CREATE INDEX change_items_row ON change_items (row_id)"},
    SchemaItem{"regions",
               "CREATE TABLE regions (id TEXT PRIMARY KEY NOT NULL, clip_id TEXT NOT NULL REFERENCES clips "
               "(id), begin_sample BIGINT NOT NULL, end_sample BIGINT NOT NULL, low_hz DOUBLE PRECISION NOT "
               "NULL, high_hz DOUBLE PRECISION NOT NULL, label TEXT NOT NULL, note TEXT NOT NULL, version "
               "INTEGER NOT NULL)",
               2},
    SchemaItem{"regions_clip", "CREATE INDEX regions_clip ON regions (clip_id)", 2},
    SchemaItem{"facts",
               "CREATE TABLE facts (clip_id TEXT PRIMARY KEY NOT NULL REFERENCES clips (id), version INTEGER "
               "NOT NULL, level_db DOUBLE PRECISION, peak_db DOUBLE PRECISION, silence DOUBLE PRECISION, "
               "noise_db DOUBLE PRECISION, snr_db DOUBLE PRECISION, dc DOUBLE PRECISION, bandwidth_hz DOUBLE "
               "PRECISION, f0_hz DOUBLE PRECISION, clipped INTEGER NOT NULL, duplicate INTEGER NOT NULL, "
               "sound_hash TEXT NOT NULL, file_hash TEXT NOT NULL)",
               3},
    SchemaItem{"passes",
               "CREATE TABLE passes (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, "
               "annotator TEXT NOT NULL, clips TEXT NOT NULL, seed BIGINT NOT NULL, created_ms BIGINT NOT "
               "NULL, closed INTEGER NOT NULL, version INTEGER NOT NULL)",
               3},
    SchemaItem{"verdicts",
               "CREATE TABLE verdicts (id TEXT PRIMARY KEY NOT NULL, clip_id TEXT NOT NULL REFERENCES clips "
               "(id), annotator TEXT NOT NULL, pass TEXT NOT NULL, turn INTEGER NOT NULL, label TEXT NOT "
               "NULL, unsure INTEGER NOT NULL, unusable INTEGER NOT NULL, note TEXT NOT NULL, when_ms BIGINT "
               "NOT NULL, version INTEGER NOT NULL)",
               3},
    SchemaItem{"verdicts_clip", "CREATE INDEX verdicts_clip ON verdicts (clip_id)", 3},
    SchemaItem{
        "events",
        "CREATE TABLE events (seq INTEGER PRIMARY KEY NOT NULL, change_seq INTEGER NOT NULL REFERENCES "
        "changes (seq), act TEXT NOT NULL, who TEXT NOT NULL, when_ms BIGINT NOT NULL, made_by TEXT NOT "
        "NULL, hash TEXT NOT NULL)",
        3},
    SchemaItem{"events_change", "CREATE INDEX events_change ON events (change_seq)", 3},
};

// What files newer than `version` have, and the number of this version; inside the caller's transaction.
Result<Done> makeNewerThan(Database& database, int version) {
  static const std::string kVersion = "PRAGMA user_version = " + std::to_string(kSchemaVersion);
  if (auto done = database.change(kVersion.c_str()); !done) return done.error();
  for (const auto& item : kSchema)
    if (item.since > version)
      if (auto done = database.change(item.sql); !done) return done.error();
  return Done{};
}

Error notAProject(const std::string& path, const std::string& why) {
  return {ErrorCode::BadFormat, path + ": " + why + " (choose a project file made by Ullim)"};
}

std::uint32_t bigEndian(const unsigned char* b) {
  return std::uint32_t(b[0]) << 24 | std::uint32_t(b[1]) << 16 | std::uint32_t(b[2]) << 8 | b[3];
}

}  // namespace

Result<Done> checkFileHeader(const std::string& path) {
  std::error_code ec;
  const auto status = std::filesystem::status(path, ec);
  if (!std::filesystem::exists(status))
    return Error{ErrorCode::FileNotFound, path + ": no such project (check the name)"};
  if (!std::filesystem::is_regular_file(status)) return notAProject(path, "is not a file");
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), std::fclose);
  if (!file)
    return Error{ErrorCode::FileUnreadable,
                 path + ": cannot be opened: " + std::strerror(errno) + " (check the permissions)"};
  std::array<unsigned char, 100> header{};
  if (std::fread(header.data(), 1, header.size(), file.get()) != header.size())
    return notAProject(path, "is too short for a project");
  if (std::memcmp(header.data(), "SQLite format 3", 16) != 0) return notAProject(path, "is not a project");
  // Offsets of user_version and application_id: https://www.sqlite.org/fileformat.html, 1.3
  if (bigEndian(header.data() + 68) != std::uint32_t(kApplicationId))
    return notAProject(path, "is a database of another program");
  const auto version = bigEndian(header.data() + 60);
  if (version > std::uint32_t(kSchemaVersion))
    return Error{ErrorCode::TooNew, path + ": was written by a newer Ullim, format " +
                                        std::to_string(version) + ", this one knows " +
                                        std::to_string(kSchemaVersion) + " (install the newer version)"};
  if (version == 0) return notAProject(path, "has no format number");
  return Done{};
}

Result<Done> createSchema(Database& database) {
  if (auto begun = database.begin(); !begun) return begun.error();
  const auto make = [&]() -> Result<Done> {
    static const std::string kId = "PRAGMA application_id = " + std::to_string(kApplicationId);
    if (auto done = database.change(kId.c_str()); !done) return done.error();
    if (auto done = makeNewerThan(database, 0); !done) return done;
    return database.commit();
  };
  auto made = make();
  if (!made) database.rollback();
  return made;
}

Result<int> schemaVersion(Database& database) {
  const auto version = database.value("PRAGMA user_version");
  if (!version) return version.error();
  return version->toInt();
}

Result<Done> migrateSchema(Database& database) {
  const auto present = schemaVersion(database);
  if (!present) return present.error();
  if (*present == kSchemaVersion) return Done{};
  if (auto begun = database.begin(); !begun) return begun.error();
  auto made = makeNewerThan(database, *present);
  if (made && *present < kEventsSince) made = fillEvents(database);
  if (made) made = database.commit();
  if (!made) {
    database.rollback();
    return made;
  }
  // The number in the file itself, which older programs read without SQLite, is new from here on. It is not
  // needed by us, so a failure is none.
  (void)database.value("PRAGMA wal_checkpoint(TRUNCATE)");
  return Done{};
}

Result<Done> checkSchema(Database& database, const std::string& path) {
  const auto version = schemaVersion(database);
  const auto application = database.value("PRAGMA application_id");
  if (!version) return version.error();
  if (!application) return application.error();
  if (application->toInt() != kApplicationId || *version < 1 || *version > kSchemaVersion)
    return notAProject(path, "has an unknown format number");
  std::map<std::string, std::string> expected;
  for (const auto& item : kSchema)
    if (item.since <= *version) expected.emplace(item.name, item.sql);
  auto query = database.run("SELECT name, sql FROM sqlite_schema");
  if (!query) return query.error();
  std::string problem;
  std::size_t known = 0;
  while ((*query)->next()) {
    const std::string name = textAt(**query, 0), sql = textAt(**query, 1);
    // The index of a UNIQUE or PRIMARY KEY has no text of its own, and nobody else can make one without text.
    if (name.starts_with("sqlite_autoindex_") && sql.empty()) continue;
    const auto it = expected.find(name);
    if (it == expected.end() || it->second != sql) {
      problem = name;
      break;
    }
    ++known;
  }
  (*query)->finish();
  if (problem.empty() && known == expected.size()) return Done{};
  return notAProject(
      path, problem.empty() ? "lacks a table of a project" : "has a foreign or changed part, " + problem);
}

}  // namespace ullim
