#pragma once
// One SQLite connection through Qt SQL, with its prepared statements. Used inside core/store only.
#include <QtCore/QString>
#include <QtCore/QVariant>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <initializer_list>
#include <string>
#include <unordered_map>

#include "core/base/result.h"

namespace ullim {

inline QString toQt(const std::string& text) {
  return QString::fromUtf8(text.data(), qsizetype(text.size()));
}
inline std::string fromQt(const QString& text) { return text.toStdString(); }
inline std::string textAt(const QSqlQuery& query, int column) {
  return query.value(column).toString().toStdString();
}

enum class Access { ReadWrite, ReadOnly, Immutable };

/// Use it from the thread that opened it.
class Database {
 public:
  Database() = default;
  ~Database() { close(); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Opens an existing file (creates it only with `create`) and sets the pragmas of safety. WAL is not
  /// touched.
  Result<Done> open(const std::string& path, Access access, bool create = false);
  void close();
  bool isOpen() const { return !m_name.isEmpty(); }

  /// Runs a statement of our own text with values; prepared once. The query is ready for next(); call
  /// finish() on it when rows are left, an open cursor would keep a read lock.
  Result<QSqlQuery*> run(const char* sql, std::initializer_list<QVariant> values = {});
  /// run() and finish(); the number of rows changed.
  Result<int> change(const char* sql, std::initializer_list<QVariant> values = {});
  /// The first value of the first row; invalid when there is none.
  Result<QVariant> value(const char* sql, std::initializer_list<QVariant> values = {});

  /// BEGIN IMMEDIATE ... COMMIT. On failure of commit() the outcome is unknown: close, open and look.
  Result<Done> begin();
  Result<Done> commit();
  void rollback();
  /// One state of the file for several readings, whatever another process writes meanwhile.
  Result<Done> beginReading();
  void endReading();

 private:
  QString m_name;
  std::string m_path;
  QSqlDatabase m_database;
  std::unordered_map<const char*, QSqlQuery> m_prepared;  // by address: our statements are literals
};

}  // namespace ullim
