#pragma once
// What the tests of the store share: a project of some clips, and a stranger who writes past the store.
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "core/dataset/operations.h"
#include "core/store/project.h"

namespace ullim::storekit {
namespace fs = std::filesystem;

inline std::string bytesOf(const std::string& path) {
  if (fs::is_directory(path)) return {};
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Runs statements past the store, as a stranger would.
inline bool tamper(const std::string& path, const QStringList& statements) {
  bool fine = true;
  {
    auto db = QSqlDatabase::addDatabase("QSQLITE", "stranger");
    db.setDatabaseName(QString::fromStdString(path));
    fine = db.open();
    for (const auto& sql : statements) {
      QSqlQuery query(db);
      if (!query.exec(sql)) qWarning("%s", qPrintable(query.lastError().text())), fine = false;
    }
    db.close();
  }
  QSqlDatabase::removeDatabase("stranger");
  return fine;
}

inline QString textIn(const std::string& path, const QString& sql) {
  QString text;
  {
    auto db = QSqlDatabase::addDatabase("QSQLITE", "reader");
    db.setDatabaseName(QString::fromStdString(path));
    db.open();
    QSqlQuery query(db);
    if (query.exec(sql) && query.next()) text = query.value(0).toString();
  }
  QSqlDatabase::removeDatabase("reader");
  return text;
}

inline Change importOf(int n) {
  Change change;
  change.kind = "import";
  change.why = "import";
  for (int i = 0; i < n; ++i) {
    Clip clip;
    clip.id = "clip" + std::to_string(i);
    clip.file = "wav/" + std::to_string(i) + " 울음.wav";
    clip.label = clip.originalLabel = i % 2 ? "hungry" : "tired";
    clip.group = "baby" + std::to_string(i % 7);
    clip.durationS = 0.1 + i;
    clip.sampleRate = 8000;
    clip.channels = 1;
    clip.frames = i;
    clip.contentHash = "hash" + std::to_string(i);
    clip.error = i == 3 ? "broken" : "";
    clip.remarks = i == 4 ? "clipped" : "";
    clip.columns = {{"gender", "f"}, {"빈칸", ""}};
    change.added.push_back(clip);
  }
  change.classes = {{std::nullopt, LabelClass{"hungry", "#e69f00", 0, ""}},
                    {std::nullopt, LabelClass{"tired", "#56b4e9", 1, "note"}}};
  return change;
}

// What the store did, done in memory.
inline bool follow(Dataset& data, const Result<std::vector<Change>>& steps) {
  return steps && std::all_of(steps->begin(), steps->end(),
                              [&](const Change& c) { return applyChange(data, c).has_value(); });
}

inline bool same(const Dataset& a, const Dataset& b) { return a.clips == b.clips && a.classes == b.classes; }

}  // namespace ullim::storekit

#define COMMIT(project, data, made)                                               \
  do {                                                                            \
    const Result<Change> wanted_ = (made);                                        \
    QVERIFY2(wanted_.has_value(), wanted_ ? "" : wanted_.error().detail.c_str()); \
    const auto done_ = (project)->commit(*wanted_);                               \
    QVERIFY2(done_.has_value(), done_ ? "" : done_.error().detail.c_str());       \
    QVERIFY(applyChange((data), *done_).has_value());                             \
  } while (false)
