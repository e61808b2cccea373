// The new file that a rescue makes: whole, of use, and never at the cost of the old one.
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>
#include <algorithm>
#include <filesystem>

#include "core/store/rescue.h"
#include "tests/core/store/rescuerig.h"

using namespace ullim;
using namespace ullim::test;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kPage = 4096;

bool execute(const std::string& path, const QStringList& statements) {
  bool fine = true;
  {
    auto db = QSqlDatabase::addDatabase("QSQLITE", "stranger");
    db.setDatabaseName(QString::fromStdString(path));
    fine = db.open();
    for (const auto& sql : statements) {
      QSqlQuery query(db);
      if (!query.exec(sql)) qWarning("%s", qPrintable(query.lastError().text())), fine = false;
    }
  }
  QSqlDatabase::removeDatabase("stranger");
  return fine;
}

int rightLabels(const std::string& path, const Dataset& truth) {
  const auto project = Project::open(path);
  if (!project) return -1;
  const auto data = (*project)->load();
  if (!data) return -1;
  int right = 0;
  for (const Clip& clip : truth.clips)
    if (const Clip* other = data->find(clip.id)) right += other->label == clip.label;
  return right;
}

}  // namespace

class TestRescueFile : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>(quickFolder());
    m_count = 0;
  }
  void journalIsRead();
  void damagedJournal();
  void fileIsGoneJournalIsThere();
  void historyFitsWhatIsLeft();
  void regionsComeFromTheHistory();
  void hostileSchemaStaysBehind();
  void notAProject();
  void nothingIsWrittenOver();
  void stoppedLeavesNothing();
  void pathsStayRightInAnotherFolder();

 private:
  std::string path(const std::string& name) const { return m_folder->path().toStdString() + "/" + name; }
  std::string next() { return path("new" + std::to_string(m_count++) + ".ullim"); }
  /// A copy of a project taken while it is open, with its journal.
  Dataset copyWhileOpen(const std::string& to, int steps) {
    const std::string from = path("open.ullim");
    Maker maker(from, 400);
    maker.work(steps);
    writeFile(to, readFile(from));
    writeFile(to + "-wal", readFile(from + "-wal"));
    return maker.data;
  }
  Dataset make(const std::string& name, int clips, int steps) {
    Maker maker(path(name), clips);
    maker.work(steps);
    maker.finish();
    return maker.data;
  }
  std::unique_ptr<QTemporaryDir> m_folder;
  int m_count = 0;
};

void TestRescueFile::journalIsRead() {
  const Dataset truth = copyWhileOpen(path("p.ullim"), 60);
  QVERIFY(readFile(path("p.ullim-wal")).size() > 100000);
  const auto report = rescueProject(path("p.ullim"), path("new.ullim"));
  QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
  QVERIFY(report->whole());
  QVERIFY(report->journalFrames > 20);
  QCOMPARE(report->journalFramesDamaged, 0);
  QCOMPARE(rightLabels(path("new.ullim"), truth), 400);
}

void TestRescueFile::damagedJournal() {
  const Dataset truth = copyWhileOpen(path("p.ullim"), 60);
  const std::string journal = readFile(path("p.ullim-wal"));
  std::int64_t right = 0, all = 0, leftOut = 0;
  Rng rng(11);
  const auto frames = (journal.size() - 32) / (24 + kPage);
  // Each frame in turn; then its head; then cut there.
  for (std::size_t frame = 0; frame < frames; frame += frames / 5 + 1)
    for (const int way : {0, 1, 2, 3}) {
      std::string bytes = journal;
      const std::size_t at = 32 + frame * (24 + kPage);
      if (way == 0) std::fill_n(bytes.begin() + std::ptrdiff_t(at + 24), kPage, '\0');
      if (way == 1) std::fill_n(bytes.begin() + std::ptrdiff_t(at), 24, '\x5a');
      if (way == 2) bytes.resize(at + 24 + rng.below(kPage));
      if (way == 3) std::fill_n(bytes.begin(), 32, '\0');
      writeFile(path("p.ullim-wal"), bytes);
      const auto report = rescueProject(path("p.ullim"), next());
      if (!report) {
        ++leftOut;
        // Cut before the import was through, there is nothing yet.
        QVERIFY2(way == 2, report.error().detail.c_str());
        continue;
      }
      all += 400;
      right += std::max(0, rightLabels(report->path, truth));
      fs::remove(report->path);
    }
  std::printf("damaged journals: %.3f %% of labels right, %lld with nothing\n",
              100.0 * double(right) / double(all), static_cast<long long>(leftOut));
  QVERIFY(double(right) / double(all) > 0.99);
}

void TestRescueFile::fileIsGoneJournalIsThere() {
  const Dataset truth = copyWhileOpen(path("p.ullim"), 60);
  writeFile(path("p.ullim"), "");
  const auto report = rescueProject(path("p.ullim"), path("new.ullim"));
  QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
  QCOMPARE(rightLabels(path("new.ullim"), truth), 400);
}

void TestRescueFile::historyFitsWhatIsLeft() {
  const Dataset truth = make("p.ullim", 500, 150);
  const std::string whole = readFile(path("p.ullim"));
  Rng rng(5);
  for (int round = 0; round < 4; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 5; ++i)  // five pages of a hundred
      std::fill_n(bytes.begin() + std::ptrdiff_t(kPage * (1 + rng.below(bytes.size() / kPage - 1))), kPage,
                  char(i * 51));
    writeFile(path("d.ullim"), bytes);
    const auto report = rescueProject(path("d.ullim"), next());
    QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
    QVERIFY(report->changes > 20);
    auto project = Project::open(report->path);
    QVERIFY(project.has_value());
    const auto before = (*project)->load();
    const int steps = (*project)->undoCount();
    const auto undone = (*project)->undo(100000);
    QVERIFY2(undone.has_value(), undone ? "" : undone.error().detail.c_str());
    QVERIFY((*project)->load()->clips.empty());
    QVERIFY((*project)->redo(steps).has_value());
    const auto after = (*project)->load();
    for (const Clip& clip : before->clips) QCOMPARE(after->find(clip.id)->label, clip.label);
    QCOMPARE(after->regions.size(), before->regions.size());
  }
}

void TestRescueFile::regionsComeFromTheHistory() {
  const Dataset truth = make("p.ullim", 300, 120);
  QVERIFY(truth.regions.size() > 15);
  std::string bytes = readFile(path("p.ullim"));
  // The table of the regions is wiped out: its pages are those with their class in front of their note.
  int wiped = 0;
  for (std::size_t at = kPage; at < bytes.size(); at += kPage)
    if (bytes[at] == 0x0d && bytes.substr(at, kPage).find("cryloud") != std::string::npos)
      std::fill_n(bytes.begin() + std::ptrdiff_t(at), kPage, '\0'), ++wiped;
  QVERIFY(wiped > 0);
  writeFile(path("d.ullim"), bytes);
  const auto report = rescueProject(path("d.ullim"), path("new.ullim"));
  QVERIFY(report.has_value());
  QCOMPARE(report->regions, int(truth.regions.size()));
  QVERIFY(report->fromHistory > 0);
  const auto project = Project::open(path("new.ullim"));
  const auto data = (*project)->load();
  for (const auto& [clip, regions] : truth.regions.byClip())
    for (const Region& region : regions) {
      const Region* other = data->regions.find(region.id);
      QVERIFY(other && sameContent(*other, region));
    }
}

void TestRescueFile::hostileSchemaStaysBehind() {
  const Dataset truth = make("p.ullim", 100, 30);
  QVERIFY(execute(path("p.ullim"), {"CREATE TABLE stolen (x TEXT)",
                                    "CREATE TRIGGER evil AFTER UPDATE ON clips BEGIN DELETE FROM clips; END",
                                    "CREATE VIEW clips_view AS SELECT * FROM clips",
                                    "PRAGMA application_id = 7", "PRAGMA user_version = 99"}));
  QVERIFY(!Project::open(path("p.ullim")).has_value());
  const auto report = rescueProject(path("p.ullim"), path("new.ullim"));
  QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
  QCOMPARE(rightLabels(path("new.ullim"), truth), 100);  // opens: so the schema is ours to the letter
}

void TestRescueFile::notAProject() {
  QVERIFY(execute(path("other.db"), {"CREATE TABLE songs (id INTEGER PRIMARY KEY, name TEXT, year INTEGER)",
                                     "INSERT INTO songs VALUES (1, 'a', 2), (2, 'b', 3)"}));
  Rng rng(3);
  std::string noise(300000, ' ');
  for (char& c : noise) c = char(rng.below(256));
  writeFile(path("noise"), noise);
  writeFile(path("empty"), "");
  writeFile(path("zeros"), std::string(100000, '\0'));
  writeFile(path("text"), std::string(100000, 'x'));
  for (const char* name : {"other.db", "noise", "empty", "zeros", "text", "missing"}) {
    const auto report = rescueProject(path(name), path("new.ullim"));
    QVERIFY2(!report.has_value(), name);
    QVERIFY2(report.error().detail.starts_with(path(name) + ": "), report.error().detail.c_str());
    QVERIFY(report.error().detail.ends_with(")"));
    QCOMPARE(report.error().code,
             name == std::string("missing") ? ErrorCode::FileNotFound : ErrorCode::BadFormat);
    QVERIFY(!fs::exists(path("new.ullim")));
  }
  const auto folder = rescueProject(m_folder->path().toStdString(), path("new.ullim"));
  QVERIFY(!folder.has_value());
  QCOMPARE(folder.error().code, ErrorCode::FileUnreadable);
}

void TestRescueFile::nothingIsWrittenOver() {
  copyWhileOpen(path("p.ullim"), 20);
  const std::string file = readFile(path("p.ullim")), journal = readFile(path("p.ullim-wal"));
  writeFile(path("mine.ullim"), "mine");
  const auto taken = rescueProject(path("p.ullim"), path("mine.ullim"));
  QVERIFY(!taken.has_value());
  QCOMPARE(taken.error().code, ErrorCode::FileExists);
  QCOMPARE(readFile(path("mine.ullim")), std::string("mine"));
  const auto nowhere = rescueProject(path("p.ullim"), path("no/such/new.ullim"));
  QVERIFY(!nowhere.has_value());
  QVERIFY(rescueProject(path("p.ullim"), path("new.ullim")).has_value());
  QVERIFY(readFile(path("p.ullim")) == file);
  QVERIFY(readFile(path("p.ullim-wal")) == journal);
  QVERIFY(!fs::exists(path("p.ullim-shm")));
  for (const auto& entry : fs::directory_iterator(m_folder->path().toStdString()))
    QVERIFY2(entry.path().native().find(".part") == std::string::npos, entry.path().c_str());
}

void TestRescueFile::stoppedLeavesNothing() {
  make("p.ullim", 300, 60);
  for (const std::size_t at : {std::size_t(0), std::size_t(310), std::size_t(900)}) {
    std::stop_source source;
    const JobContext job{source.get_token(), [&](std::size_t done, std::size_t) {
                           if (done >= at) source.request_stop();
                         }};
    const auto report = rescueProject(path("p.ullim"), path("new.ullim"), job);
    QVERIFY(!report.has_value());
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
    int files = 0;
    for (const auto& entry : fs::directory_iterator(m_folder->path().toStdString())) files += entry.exists();
    QCOMPARE(files, 1);
  }
}

void TestRescueFile::pathsStayRightInAnotherFolder() {
  make("p.ullim", 60, 6);
  fs::create_directories(path("clips"));
  for (int i = 0; i < 60; ++i) writeFile(path("clips/울음 " + std::to_string(i) + ".wav"), "sound");
  fs::create_directories(path("elsewhere"));
  const auto report = rescueProject(path("p.ullim"), path("elsewhere/new.ullim"));
  QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
  {
    const auto project = Project::open(report->path);
    const auto data = (*project)->load();
    for (const Clip& clip : data->clips) QVERIFY(fs::exists((*project)->absolutePath(clip.file)));
  }
  // The damaged file was copied away, and is rescued back to its sounds.
  fs::rename(path("p.ullim"), path("elsewhere/p.ullim"));
  const auto back = rescueProject(path("elsewhere/p.ullim"), path("back.ullim"));
  QVERIFY(back.has_value());
  const auto project = Project::open(back->path);
  QCOMPARE((*project)->load()->clips[3].file, std::string("clips/울음 3.wav"));
}

QTEST_GUILESS_MAIN(TestRescueFile)
#include "tst_rescuefile.moc"
