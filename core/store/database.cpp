#include "core/store/database.h"

#include <QtCore/QUrl>
#include <QtSql/QSqlError>
#include <atomic>

namespace ullim {
namespace {

// https://www.sqlite.org/rescode.html, primary codes
Error errorOf(const std::string& path, const QSqlError& error) {
  const int code = error.nativeErrorCode().toInt() & 0xff;
  const std::string words = error.databaseText().toStdString();
  switch (code) {
    case 5:  // busy
    case 6:  // locked
      return {ErrorCode::Locked, path + ": in use by another program (close it there): " + words};
    case 8:   // read-only
    case 10:  // I/O
    case 13:  // full
    case 14:  // cannot open
      return {ErrorCode::FileUnwritable,
              path + ": could not be written: " + words + " (free some space or check the disk)"};
    case 11:  // corrupt
    case 26:  // not a database
      return {ErrorCode::BadFormat, path + ": is damaged: " + words + " (restore a backup)"};
    case 19:  // constraint
      return {ErrorCode::Conflict,
              path + ": was changed in the meantime: " + words + " (load the project again)"};
    default:
      return {ErrorCode::Internal, path + ": database error " + std::to_string(code) + ": " + words};
  }
}

}  // namespace

Result<Done> Database::open(const std::string& path, Access access, bool create) {
  static std::atomic<unsigned> counter{0};
  close();
  m_path = path;
  m_name = QStringLiteral("ullim-project-%1").arg(counter++);
  m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name);
  if (!m_database.isValid()) {
    close();
    return Error{ErrorCode::Unsupported, "Qt's SQLite driver: cannot be loaded (install libqt6sql6-sqlite)"};
  }
  // As a URI, so that SQLite never makes a file we did not ask for, and an immutable one can be read.
  QString uri = QString::fromUtf8(QUrl::fromLocalFile(toQt(path)).toEncoded(QUrl::FullyEncoded));
  uri += access == Access::Immutable  ? QStringLiteral("?mode=ro&immutable=1")
         : access == Access::ReadOnly ? QStringLiteral("?mode=ro")
         : create                     ? QStringLiteral("?mode=rwc")
                                      : QStringLiteral("?mode=rw");
  QString options = QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=2000");
  if (access != Access::ReadWrite) options += QStringLiteral(";QSQLITE_OPEN_READONLY");
  m_database.setDatabaseName(uri);
  m_database.setConnectOptions(options);
  if (!m_database.open()) {
    const Error error = errorOf(path, m_database.lastError());
    close();
    return error;
  }
  for (const char* pragma :
       {"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0",
        "PRAGMA foreign_keys = ON", "PRAGMA temp_store = MEMORY", "PRAGMA synchronous = FULL"})
    if (auto set = change(pragma); !set) return set.error();
  const auto synchronous = value("PRAGMA synchronous");
  if (!synchronous) return synchronous.error();
  if (synchronous->toInt() != 2)
    return Error{ErrorCode::Internal, path + ": SQLite does not take synchronous=FULL"};
  return Done{};
}

void Database::close() {
  m_prepared.clear();
  if (m_name.isEmpty()) return;
  m_database.close();
  m_database = QSqlDatabase();
  QSqlDatabase::removeDatabase(m_name);
  m_name.clear();
}

Result<QSqlQuery*> Database::run(const char* sql, std::initializer_list<QVariant> values) {
  if (!isOpen())
    return Error{ErrorCode::FileUnwritable, m_path + ": is not open any more (open the project again)"};
  auto it = m_prepared.find(sql);
  if (it == m_prepared.end()) {
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(QString::fromUtf8(sql))) return errorOf(m_path, query.lastError());
    it = m_prepared.emplace(sql, std::move(query)).first;
  }
  QSqlQuery& query = it->second;
  int at = 0;
  for (const auto& value : values) query.bindValue(at++, value);
  if (!query.exec()) {
    const Error error = errorOf(m_path, query.lastError());
    query.finish();
    return error;
  }
  return &query;
}

Result<int> Database::change(const char* sql, std::initializer_list<QVariant> values) {
  auto query = run(sql, values);
  if (!query) return query.error();
  const int rows = (*query)->numRowsAffected();
  (*query)->finish();
  return rows;
}

Result<QVariant> Database::value(const char* sql, std::initializer_list<QVariant> values) {
  auto query = run(sql, values);
  if (!query) return query.error();
  const QVariant first = (*query)->next() ? (*query)->value(0) : QVariant();
  (*query)->finish();
  return first;
}

Result<Done> Database::begin() {
  if (auto begun = change("BEGIN IMMEDIATE"); !begun) return begun.error();
  return Done{};
}

Result<Done> Database::commit() {
  if (auto done = change("COMMIT"); !done) return done.error();
  return Done{};
}

Result<Done> Database::beginReading() {
  if (auto begun = change("BEGIN"); !begun) return begun.error();
  return Done{};
}

void Database::endReading() { (void)change("COMMIT"); }

void Database::rollback() { (void)change("ROLLBACK"); }

}  // namespace ullim
