// Files that are not ours, not any more, or not whole: refused or read as far as they go, and never changed.
#include <sys/resource.h>
#include <csignal>

#include "core/base/random.h"
#include "tests/core/store/storekit.h"

using namespace ullim;
using namespace ullim::storekit;

class TestForeign : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void foreignAndNewerFilesStayAsTheyAre_data();
  void foreignAndNewerFilesStayAsTheyAre();
  void hostileSchemaIsRefused_data();
  void hostileSchemaIsRefused();
  void damageIsRefusedWithoutACrash();
  void diskRefuses();
  void badRowsStopNothing();

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  std::string m_path;
};

void TestForeign::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = (m_folder->path() + "/프로젝트 100%?#.ullim").toStdString();
}

void TestForeign::foreignAndNewerFilesStayAsTheyAre_data() {
  QTest::addColumn<QString>("what");
  QTest::addColumn<int>("code");
  QTest::newRow("newer version") << "newer" << int(ErrorCode::TooNew);
  QTest::newRow("other program's database") << "foreign" << int(ErrorCode::BadFormat);
  QTest::newRow("text") << "text" << int(ErrorCode::BadFormat);
  QTest::newRow("empty") << "empty" << int(ErrorCode::BadFormat);
  QTest::newRow("no version") << "zero" << int(ErrorCode::BadFormat);
  QTest::newRow("folder") << "folder" << int(ErrorCode::BadFormat);
}

void TestForeign::foreignAndNewerFilesStayAsTheyAre() {
  QFETCH(QString, what);
  QFETCH(int, code);
  if (what == "text") {
    std::ofstream(m_path) << std::string(5000, 'x');
  } else if (what == "empty") {
    std::ofstream(m_path) << "";
  } else if (what == "folder") {
    fs::create_directory(m_path);
  } else {
    { QVERIFY(Project::create(m_path).has_value()); }
    QVERIFY(tamper(m_path, {what == "newer"  ? "PRAGMA user_version = 99"
                            : what == "zero" ? "PRAGMA user_version = 0"
                                             : "PRAGMA application_id = 1"}));
  }
  const std::string before = bytesOf(m_path);
  for (const auto mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    const auto opened = Project::open(m_path, mode);
    QVERIFY(!opened.has_value());
    QCOMPARE(int(opened.error().code), code);
  }
  QVERIFY(bytesOf(m_path) == before);
  QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(),
           1);
}

void TestForeign::hostileSchemaIsRefused_data() {
  QTest::addColumn<QStringList>("statements");
  QTest::newRow("trigger") << QStringList{
      "CREATE TRIGGER t AFTER INSERT ON changes BEGIN UPDATE clips SET label = ''; END"};
  QTest::newRow("view") << QStringList{"CREATE VIEW v AS SELECT * FROM clips"};
  QTest::newRow("view in a table's place")
      << QStringList{"ALTER TABLE clips RENAME TO c2", "CREATE VIEW clips AS SELECT * FROM c2"};
  QTest::newRow("extra table") << QStringList{"CREATE TABLE x (a)"};
  QTest::newRow("extra column") << QStringList{"ALTER TABLE clips ADD COLUMN x TEXT"};
  QTest::newRow("missing index") << QStringList{"DROP INDEX change_items_row"};
  QTest::newRow("index with an expression") << QStringList{"CREATE INDEX i ON clips (lower(label))"};
  QTest::newRow("trigger on the history")
      << QStringList{"CREATE TRIGGER t BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END"};
  QTest::newRow("generated column") << QStringList{
      "ALTER TABLE clips ADD COLUMN g TEXT GENERATED ALWAYS AS (lower(label)) VIRTUAL"};
  QTest::newRow("text of a table changed")
      << QStringList{"PRAGMA writable_schema = ON",
                     "UPDATE sqlite_schema SET sql = replace(sql, 'label TEXT NOT NULL', 'label TEXT') WHERE "
                     "name = 'clips'"};
  QTest::newRow("two names swapped") << QStringList{
      "PRAGMA writable_schema = ON", "UPDATE sqlite_schema SET tbl_name = 'settings' WHERE name = 'meta'",
      "UPDATE sqlite_schema SET sql = 'CREATE TRIGGER x AFTER UPDATE ON clips BEGIN DELETE FROM "
      "changes; END', type = 'trigger', name = 'change_items_row' WHERE name = 'change_items_row'"};
  QTest::newRow("virtual table") << QStringList{"CREATE VIRTUAL TABLE f USING fts5(a)"};
}

void TestForeign::hostileSchemaIsRefused() {
  QFETCH(QStringList, statements);
  Dataset data;
  {
    auto project = Project::create(m_path);
    COMMIT(*project, data, importOf(5));
  }
  QVERIFY(tamper(m_path, statements));
  const std::string before = bytesOf(m_path);
  for (const auto mode : {OpenMode::ReadWrite, OpenMode::ReadOnly}) {
    const auto opened = Project::open(m_path, mode);
    QVERIFY(!opened.has_value());
    QCOMPARE(opened.error().code, ErrorCode::BadFormat);
  }
  QVERIFY(bytesOf(m_path) == before);
}

void TestForeign::damageIsRefusedWithoutACrash() {
  Dataset data;
  {
    auto project = Project::create(m_path);
    COMMIT(*project, data, importOf(200));
  }
  const std::string good = bytesOf(m_path);
  Rng rng(5);
  int refused = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bad = good;
    for (std::size_t n = 1 + rng.below(200); n > 0; --n) bad[rng.below(bad.size())] = char(rng.below(256));
    if (round % 5 == 0) bad.resize(rng.below(bad.size()));
    std::ofstream(m_path, std::ios::binary | std::ios::trunc) << bad;
    const auto opened = Project::open(m_path);
    if (!opened || !(*opened)->load()) ++refused;
  }
  QVERIFY2(refused > 40, std::to_string(refused).c_str());
}

// The disk is full in the middle of a commit: nothing is acknowledged, nothing is lost, and later it works
// again.
void TestForeign::diskRefuses() {
  Dataset data;
  auto project = Project::create(m_path);
  COMMIT(*project, data, importOf(50));
  const Dataset before = data;
  std::vector<std::string> ids;
  for (const auto& clip : data.clips) ids.push_back(clip.id);
  const auto change = *relabel(data, ids, "fear");
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit limit{};
  getrlimit(RLIMIT_FSIZE, &limit);
  const rlimit old = limit;
  limit.rlim_cur = 8192;  // less than the WAL has already
  setrlimit(RLIMIT_FSIZE, &limit);
  const auto failed = (*project)->commit(change);
  setrlimit(RLIMIT_FSIZE, &old);
  QVERIFY(!failed.has_value());
  QCOMPARE(failed.error().code, ErrorCode::FileUnwritable);
  // While the disk refuses, even the opening anew may fail; then the project says so until it is opened
  // again.
  auto stored = (*project)->load();
  if (!stored) {
    *project = nullptr;
    project = Project::open(m_path);
    QVERIFY2(project.has_value(), project ? "" : project.error().detail.c_str());
    stored = (*project)->load();
  }
  QVERIFY(same(*stored, before));
  QCOMPARE((*project)->undoCount(), 1);
  COMMIT(*project, data, change);
  QVERIFY(same(*(*project)->load(), data));
}

// Rows that make no sense, written past the program: all others are there, and these are named.
void TestForeign::badRowsStopNothing() {
  Dataset data;
  {
    auto project = Project::create(m_path);
    COMMIT(*project, data, importOf(8));
  }
  QVERIFY(tamper(m_path, {"UPDATE clips SET status = 'maybe' WHERE id = 'clip1'",
                          "UPDATE clips SET columns = '{broken' WHERE id = 'clip2'",
                          "UPDATE clips SET duration_s = -1, frames = -7 WHERE id = 'clip3'",
                          "UPDATE clips SET duration_s = 'long' WHERE id = 'clip4'",
                          "INSERT INTO passes VALUES ('p', '', 'blind', 'a', 'no list', 0, 0, 0, 1)",
                          "INSERT INTO verdicts VALUES ('v', 'clip1', '', 'p', -1, 'x', 0, 0, '', 0, 1)",
                          "INSERT INTO regions VALUES ('r', 'clip1', 9, 3, 0, 0, 'x', '', 1)"}));
  const std::string before = bytesOf(m_path);
  {
    const auto project = Project::open(m_path, OpenMode::ReadOnly);
    QVERIFY2(project.has_value(), project ? "" : project.error().detail.c_str());
    const auto loaded = (*project)->load();
    QVERIFY(loaded.has_value());
    QCOMPARE(loaded->clips.size(), std::size_t(8));
    for (std::size_t i = 0; i < 8; ++i) QCOMPARE(loaded->clips[i].label, data.clips[i].label);
    QCOMPARE(loaded->clips[3].durationS, 0.0);
    QVERIFY(loaded->passes.empty() && loaded->verdicts.size() == 0 && loaded->regions.size() == 0);
    QCOMPARE((*project)->loadProblems().size(), std::size_t(6));  // 'long' is 0 s to SQLite: unknown
    QVERIFY((*project)->loadProblems()[0].find("1 울음.wav") != std::string::npos);
  }
  QVERIFY(bytesOf(m_path) == before);
}

QTEST_GUILESS_MAIN(TestForeign)
#include "tst_foreign.moc"
