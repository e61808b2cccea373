// Regions on disk: never lost, undone across restarts, and projects of the time before them.
#include <sys/resource.h>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>
#include <csignal>
#include <filesystem>
#include <fstream>

#include "core/base/random.h"
#include "core/dataset/operations.h"
#include "core/dataset/regionops.h"
#include "core/store/project.h"
#include "core/store/schema.h"
#include "tests/core/store/storekit.h"

using namespace ullim;
namespace fs = std::filesystem;

namespace {

// What the first version wrote, word for word, with two clips, two classes and a label that can be undone.
const QStringList kVersion1 = {
    "PRAGMA application_id = 1433169005",
    "PRAGMA user_version = 1",
    "CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)",
    "CREATE TABLE classes (name TEXT PRIMARY KEY NOT NULL, colour TEXT NOT NULL, position INTEGER NOT NULL, "
    "note TEXT NOT NULL, version INTEGER NOT NULL)",
    "CREATE TABLE clips (ord INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL UNIQUE, file TEXT NOT NULL, "
    "label TEXT NOT NULL, original_label TEXT NOT NULL, subject TEXT NOT NULL, status TEXT NOT NULL, "
    "notes TEXT NOT NULL, duration_s DOUBLE PRECISION NOT NULL, sample_rate INTEGER NOT NULL, "
    "channels INTEGER NOT NULL, frames BIGINT NOT NULL, content_hash TEXT NOT NULL, error TEXT NOT NULL, "
    "remarks TEXT NOT NULL, columns TEXT NOT NULL, parent TEXT NOT NULL, recipe TEXT NOT NULL, "
    "version INTEGER NOT NULL, removed INTEGER NOT NULL)",
    "CREATE TABLE changes (seq INTEGER PRIMARY KEY NOT NULL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, "
    "who TEXT NOT NULL, when_ms BIGINT NOT NULL, why TEXT NOT NULL, clips INTEGER NOT NULL, undone INTEGER "
    "NOT NULL, superseded INTEGER NOT NULL)",
    "CREATE TABLE change_items (change_seq INTEGER NOT NULL REFERENCES changes (seq), ord INTEGER NOT NULL, "
    "entity TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, PRIMARY KEY "
    "(change_seq, ord))",
    "CREATE INDEX change_items_row ON change_items (row_id)",
    "INSERT INTO classes VALUES ('hungry', '#e69f00', 0, '', 1), ('tired', '#56b4e9', 1, '메모', 1)",
    "INSERT INTO clips VALUES (1, 'clip1', 'a.wav', 'tired', 'hungry', 'baby1', 'verified', 'n', 2.0, 8000, "
    "1, 16000, 'h1', '', '', '{\"sex\":\"f\"}', '', '', 2, 0), (2, 'clip2', 'b.wav', 'hungry', 'hungry', "
    "'', 'new', '', 2.0, 8000, 1, 16000, 'h2', '', '', '{}', '', '', 1, 0)",
    "INSERT INTO changes VALUES (1, 'ch1', 'import', 'kim', 1000, 'import 2', 2, 0, 0), (2, 'ch2', 'label', "
    "'kim', 2000, 'label 1 clip tired', 1, 0, 0)",
    "INSERT INTO change_items VALUES (1, 0, 'added', 'clip1', '', ''), (1, 1, 'added', 'clip2', '', ''), "
    "(2, 0, 'clip', 'clip1', '{\"label\":\"hungry\"}', '{\"label\":\"tired\"}')",
    "INSERT INTO settings VALUES ('view', 'mel')",
};

// Bytes 60 to 63 of a database: user_version, big-endian (https://www.sqlite.org/fileformat.html).
int versionInFile(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  file.seekg(63);
  return file.get();
}

Region region(const std::string& id, const std::string& clip, SampleRange range,
              const std::string& label = "hungry") {
  return {.id = id, .clipId = clip, .range = range, .label = label, .note = {}};
}

bool same(const Dataset& a, const Dataset& b) {
  return a.clips == b.clips && a.classes == b.classes && a.regions == b.regions;
}

}  // namespace

class TestRegions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void olderProjectIsBroughtUpToDate();
  void olderProjectReadOnlyStaysAsItIs();
  void olderProjectOnAFullDisk();
  void olderProjectWithAForeignPart();
  void whatGoesInComesOut();
  void randomHistoryEqualsMemory();
  void conflictsChangeNothing();
  void removedClipsKeepTheirs();
  void clipHistoryTellsOfRegions();
  void damagedRegionIsLeftOut();
  void speed();

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  std::string m_path;
};

void TestRegions::init() {
  m_folder = std::make_unique<QTemporaryDir>();
  m_path = (m_folder->path() + "/p.ullim").toStdString();
}

void TestRegions::olderProjectIsBroughtUpToDate() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  QCOMPARE(versionInFile(m_path), 1);
  Dataset before;
  {
    const auto reader = Project::open(m_path, OpenMode::ReadOnly);
    QVERIFY2(reader.has_value(), reader ? "" : reader.error().detail.c_str());
    before = *(*reader)->load();
    auto project = Project::open(m_path);
    QVERIFY2(project.has_value(), project ? "" : project.error().detail.c_str());
    QCOMPARE(versionInFile(m_path), kSchemaVersion);  // at once: older programs see it without SQLite
    auto data = *(*project)->load();
    QVERIFY(same(data, before));
    QCOMPARE(data.clips.size(), std::size_t(2));
    QCOMPARE(data.clips[0].label, std::string("tired"));
    QCOMPARE(data.clips[0].columns.at("sex"), std::string("f"));
    QCOMPARE((*project)->setting("view"), std::string("mel"));
    QCOMPARE((*project)->undoCount(), 2);
    COMMIT(*project, data, addRegions(data, {region("r1", "clip1", {10, 20}, "tired")}));
    // A reader from before sees the region, too.
    QVERIFY(same(*(*reader)->load(), data));
    COMMIT(*project, data, renameClass(data, "tired", "sleepy"));
    QCOMPARE((*project)->load()->regions.find("r1")->label, std::string("sleepy"));
  }
  auto project = Project::open(m_path);
  QVERIFY(project.has_value());
  QCOMPARE((*project)->undo(2)->size(), std::size_t(2));
  const auto data = (*project)->load();
  QCOMPARE(data->regions.size(), std::size_t(0));
  QCOMPARE(data->clips[0].label, std::string("tired"));
  // And what was done before regions were known.
  QCOMPARE((*project)->undo(1)->size(), std::size_t(1));
  QCOMPARE((*project)->load()->clips[0].label, std::string("hungry"));
  QCOMPARE((*project)->redo(3)->size(), std::size_t(3));
  QCOMPARE((*project)->load()->regions.find("r1")->label, std::string("sleepy"));
}

void TestRegions::olderProjectReadOnlyStaysAsItIs() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  const auto bytes = [&] {
    std::ifstream file(m_path, std::ios::binary);
    return std::string{std::istreambuf_iterator<char>(file), {}};
  };
  const std::string before = bytes();
  {
    const auto project = Project::open(m_path, OpenMode::ReadOnly);
    QVERIFY(project.has_value());
    const auto data = (*project)->load();
    QVERIFY(data.has_value());
    QCOMPARE(data->clips.size(), std::size_t(2));
    QCOMPARE(data->regions.size(), std::size_t(0));
    QCOMPARE((*project)->clipHistory("clip1")->size(), std::size_t(2));
  }
  QVERIFY(bytes() == before);
}

void TestRegions::olderProjectOnAFullDisk() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  // The file may not grow beyond what it has: the new table needs a page more.
  rlimit old{};
  getrlimit(RLIMIT_FSIZE, &old);
  rlimit tight = old;
  tight.rlim_cur = 4096;
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  setrlimit(RLIMIT_FSIZE, &tight);
  const auto refused = Project::open(m_path);
  setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  QVERIFY(!refused.has_value());
  QCOMPARE(int(refused.error().code), int(ErrorCode::FileUnwritable));
  QCOMPARE(versionInFile(m_path), 1);
  QCOMPARE(Project::open(m_path, OpenMode::ReadOnly).value()->load()->clips.size(), std::size_t(2));
  // With room again it is brought up to date.
  QCOMPARE(Project::open(m_path).value()->load()->clips.size(), std::size_t(2));
  QCOMPARE(versionInFile(m_path), kSchemaVersion);
}

void TestRegions::olderProjectWithAForeignPart() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  QVERIFY(storekit::tamper(m_path, {"CREATE TABLE regions (id TEXT)"}));
  for (const auto mode : {OpenMode::ReadOnly, OpenMode::ReadWrite}) {
    const auto project = Project::open(m_path, mode);
    QVERIFY(!project.has_value());
    QCOMPARE(int(project.error().code), int(ErrorCode::BadFormat));
  }
  QCOMPARE(versionInFile(m_path), 1);
  // A new file that lacks its table is none, either.
  const std::string other = m_path + "2.ullim";
  QVERIFY(Project::create(other).has_value());
  QVERIFY(storekit::tamper(other, {"DROP TABLE regions"}));
  QCOMPARE(int(Project::open(other).error().code), int(ErrorCode::BadFormat));
}

void TestRegions::whatGoesInComesOut() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  Region odd = region("r2", "clip1", {(1LL << 40) + 1, (1LL << 52) + 3}, "이름 \"quoted\"\n\t'; DROP");
  odd.lowHz = 0.1 + 0.2, odd.highHz = 1e300, odd.note = "메모\nline", odd.version = 1;
  Dataset data;
  {
    auto project = Project::open(m_path);
    data = *(*project)->load();
    Change change;
    change.kind = "region";
    change.regions = {{std::nullopt, odd}, {std::nullopt, region("r1", "clip1", {0, 1}, "")}};
    COMMIT(*project, data, change);
    COMMIT(*project, data, removeRegions(data, {"r2"}));
  }
  auto project = Project::open(m_path);
  QCOMPARE((*project)->load()->regions.size(), std::size_t(1));
  QCOMPARE((*project)->undo(1)->size(), std::size_t(1));
  QVERIFY(*(*project)->load()->regions.find("r2") == odd);  // from the history, to the last bit
  QCOMPARE((*project)->history()->front().clips, 1);
  Change bad;
  bad.regions = {{std::nullopt, region("r3", "clip1", {0, 1}, "\xff")}};
  QCOMPARE(int((*project)->commit(bad).error().code), int(ErrorCode::BadArgument));
}

void TestRegions::randomHistoryEqualsMemory() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  Rng rng(5);
  auto project = Project::open(m_path);
  auto data = *(*project)->load();
  const auto pick = [&]() -> const Region* {
    for (const auto& [clip, regions] : data.regions.byClip())
      for (const auto& r : regions)
        if (rng.below(4) == 0) return &r;
    return nullptr;
  };
  for (int step = 0; step < 300; ++step) {
    const Region* some = pick();
    switch (rng.below(6)) {
      case 0:
      case 1: {
        const SamplePos begin = SamplePos(rng.below(9000));
        COMMIT(*project, data,
               addRegions(data, {region(newId(), rng.below(2) ? "clip1" : "clip2", {begin, begin + 50},
                                        rng.below(2) ? "tired" : "hungry")}));
        break;
      }
      case 2:
        if (some) {
          Region after = *some;
          after.range.end += 1;
          after.note += "x";
          COMMIT(*project, data, editRegion(data, after));
        }
        break;
      case 3:
        if (some) COMMIT(*project, data, removeRegions(data, {some->id}));
        break;
      case 4:
        if (data.findClass("tired"))
          COMMIT(*project, data, renameClass(data, "tired", "T"));
        else
          COMMIT(*project, data, renameClass(data, "T", "tired"));
        break;
      default: {
        const auto steps =
            rng.below(2) ? (*project)->undo(1 + int(rng.below(2))) : (*project)->redo(1 + int(rng.below(2)));
        QVERIFY(steps.has_value());
        for (const auto& change : *steps) QVERIFY(applyChange(data, change).has_value());
        // Undone before the project's first change: it has no clips any more.
        if (data.clips.size() < 2) {
          const auto again = (*project)->redo(2);
          for (const auto& change : *again) QVERIFY(applyChange(data, change).has_value());
        }
      }
    }
    if (step % 20 == 0) {
      project = Result<std::unique_ptr<Project>>(std::unique_ptr<Project>());
      project = Project::open(m_path);
    }
    QVERIFY(same(*(*project)->load(), data));
  }
}

void TestRegions::conflictsChangeNothing() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  auto project = Project::open(m_path);
  auto data = *(*project)->load();
  COMMIT(*project, data, addRegions(data, {region("a", "clip1", {0, 10})}));
  const Region a = *data.regions.find("a");
  Region stale = a, moved = a, lost = region("z", "clip7", {0, 1});
  stale.range.end = 11, moved.clipId = "clip2";
  const std::vector<std::pair<RegionEdit, ErrorCode>> wrong = {
      {{stale, a}, ErrorCode::Conflict},
      {{stale, std::nullopt}, ErrorCode::Conflict},
      {{std::nullopt, a}, ErrorCode::Conflict},
      {{a, moved}, ErrorCode::BadArgument},
      {{std::nullopt, lost}, ErrorCode::NotFound},
      {{std::nullopt, region("n", "clip1", {5, 5})}, ErrorCode::BadArgument},
      {{std::nullopt, region("good", "clip1", {5, 6})}, ErrorCode::BadArgument},  // twice
  };
  for (const auto& [edit, code] : wrong) {
    Change change;
    change.regions = {{std::nullopt, region("good", "clip1", {1, 2})}, edit};
    const auto answer = (*project)->commit(change);
    QVERIFY(!answer.has_value());
    QCOMPARE(int(answer.error().code), int(code));
    QCOMPARE(int(applyChange(data, change).error().code), int(code));  // memory says the same
    QVERIFY(same(*(*project)->load(), data));
  }
  QCOMPARE((*project)->undoCount(), 3);
}

void TestRegions::removedClipsKeepTheirs() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  auto project = Project::open(m_path);
  auto data = *(*project)->load();
  COMMIT(*project, data, addRegions(data, {region("a", "clip1", {0, 10}), region("b", "clip2", {0, 10})}));
  Change removal;
  removal.removed = {data.clips[0]};
  COMMIT(*project, data, removal);
  QCOMPARE(countRegions(*(*project)->load()), std::size_t(1));
  Change edit;
  edit.regions = {{region("a", "clip1", {0, 10}), std::nullopt}};
  QCOMPARE(int((*project)->commit(edit).error().code), int(ErrorCode::NotFound));
  QVERIFY((*project)->undo(1).has_value());
  QCOMPARE(countRegions(*(*project)->load()), std::size_t(2));
}

void TestRegions::clipHistoryTellsOfRegions() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  auto project = Project::open(m_path);
  auto data = *(*project)->load();
  Region r = region("a", "clip1", {4000, 10000});
  r.lowHz = 300, r.highHz = 4000;
  COMMIT(*project, data, addRegions(data, {r, region("b", "clip2", {0, 8})}));
  COMMIT(*project, data, removeRegions(data, {"a"}));
  const auto entries = *(*project)->clipHistory("clip1");
  QCOMPARE(entries.size(), std::size_t(4));
  QCOMPARE(entries[2].field, std::string("region"));
  QCOMPARE(entries[2].before, std::string());
  QCOMPARE(entries[2].after, std::string("0.500-1.250 s, 300-4000 Hz, hungry"));
  QCOMPARE(entries[3].before, entries[2].after);
  QCOMPARE(entries[3].after, std::string());
}

void TestRegions::damagedRegionIsLeftOut() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  {
    auto project = Project::open(m_path);
    auto data = *(*project)->load();
    COMMIT(*project, data, addRegions(data, {region("a", "clip1", {0, 10})}));
  }
  QVERIFY(storekit::tamper(m_path, {"UPDATE regions SET end_sample = -5"}));
  const auto project = Project::open(m_path);
  const auto data = (*project)->load();
  QVERIFY(data.has_value());
  QCOMPARE(data->clips.size(), std::size_t(2));
  QCOMPARE(data->regions.size(), std::size_t(0));
  QCOMPARE((*project)->loadProblems().size(), std::size_t(1));
}

void TestRegions::speed() {
  QVERIFY(storekit::tamper(m_path, kVersion1));
  auto project = Project::open(m_path);
  auto data = *(*project)->load();
  std::vector<Region> all;
  for (int i = 0; i < 100000; ++i)
    all.push_back(region("r" + std::to_string(i), i % 2 ? "clip1" : "clip2", {i % 9000, i % 9000 + 10}));
  QElapsedTimer timer;
  timer.start();
  COMMIT(*project, data, addRegions(data, all));
  const auto made = timer.restart();
  QCOMPARE((*project)->load()->regions.size(), std::size_t(100000));
  const auto loaded = timer.restart();
  Region one = *data.regions.find("r500");
  one.range.end += 3;
  COMMIT(*project, data, editRegion(data, one));
  qInfo("100 000 regions: committed in %lld ms, loaded in %lld ms; one edit %lld ms", made, loaded,
        timer.elapsed());
  QVERIFY(timer.elapsed() < 500);
}

QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
