#pragma once
// What a project file looks like: its statements, and the test that a file has this schema and nothing else.
#include <string>

#include "core/base/result.h"
#include "core/store/database.h"

namespace ullim {

constexpr int kApplicationId = 0x556C6C6D;  // "Ullm"
// user_version of files we write; 2 brought the regions, 3 facts, verdicts and events
constexpr int kSchemaVersion = 3;
constexpr int kEventsSince = 3;
/// Reads the first 100 bytes without SQLite, so that strange and newer files are refused untouched.
/// Errors: FileNotFound, FileUnreadable, BadFormat, TooNew.
Result<Done> checkFileHeader(const std::string& path);

/// Makes the tables in an empty database, in one transaction.
Result<Done> createSchema(Database& database);

/// user_version, read anew: another process may have brought the file up to date.
Result<int> schemaVersion(Database& database);

/// Brings a checked file of an older version up to date, in one transaction: on failure it is what it was.
/// Does nothing to a file of this version.
Result<Done> migrateSchema(Database& database);

/// Compares sqlite_schema text by text with ours: a foreign trigger, view or column is BadFormat. A hostile
/// file needs no damage to lose labels, one more trigger does it (reliability.md, finding 7). Each version
/// has its own text.
Result<Done> checkSchema(Database& database, const std::string& path);

}  // namespace ullim
