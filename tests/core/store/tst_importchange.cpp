#include <QtCore/QCryptographicHash>
#include <QtTest/QtTest>
#include <filesystem>
#include <fstream>

#include "core/store/project.h"

using namespace ullim;
namespace fs = std::filesystem;

namespace {

const std::string kShared = std::string(ULLIM_SHARED) + "/data/";

void write(const std::string& path, const std::string& text) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path) << text;
}

ImportRow row(const std::string& path, const std::string& label) {
  ImportRow r;
  r.path = path;
  r.label = label;
  return r;
}

}  // namespace

class TestImportChange : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void pathsHashesClasses();
  void twiceIsOnce();
  void newLabelsOfTheSourceAreReported();
  void badFilesAreKeptWithTheirReason();
  void folderMovesWithItsProject();
  void fsddIsQuick();
  void sourceIsNeverWritten();
};

void TestImportChange::pathsHashesClasses() {
  QTemporaryDir here, away;
  const std::string inside = here.path().toStdString() + "/wav/울음.wav",
                    outside = away.path().toStdString() + "/b.wav";
  write(inside, "abc");
  write(outside, "");
  auto project = Project::create(here.path().toStdString() + "/p.ullim");
  ImportPlan plan;
  plan.preset = "folders";
  plan.rows = {row(inside, "c10"), row(outside, "c9"), row(inside, "again")};
  plan.rows[0].group = "baby";
  plan.rows[0].columns = {{"gender", "f"}};
  Dataset data;
  data.classes = {{"old", "#e69f00", 3, ""}};
  const auto outcome = importChange(**project, data, plan);
  QVERIFY(outcome.has_value());
  QCOMPARE(outcome->added, 2);
  const auto& added = outcome->change.added;
  QCOMPARE(added[0].file, std::string("wav/울음.wav"));
  QCOMPARE(added[1].file, outside);
  QCOMPARE((*project)->absolutePath(added[0].file), inside);
  QCOMPARE(
      added[0].contentHash,
      std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));  // FIPS 180-2, B.1
  QCOMPARE(added[0].originalLabel, std::string("c10"));
  QCOMPARE(added[0].columns, plan.rows[0].columns);
  QVERIFY(added[0].id != added[1].id && added[0].id.size() == 36);
  const auto& classes = outcome->change.classes;
  QCOMPARE(classes.size(), std::size_t(2));
  QCOMPARE(classes[0].after->name, std::string("c9"));  // in the order of their numbers
  QCOMPARE(classes[0].after->position, 4);
  QVERIFY(classes[0].after->colour != "#e69f00" && classes[0].after->colour != classes[1].after->colour);
}

void TestImportChange::twiceIsOnce() {
  QTemporaryDir folder;
  const std::string root = folder.path().toStdString();
  for (const char* name : {"a.wav", "b.wav", "copy of a.wav"})
    write(root + "/x/" + name, name[0] == 'b' ? "bbb" : "aaa");
  auto project = Project::create(root + "/p.ullim");
  auto plan = planImport({root + "/x"}, {});
  const auto first = importChange(**project, {}, *plan);
  QCOMPARE(first->added, 3);  // the same content under another name is another clip
  QVERIFY((*project)->commit(first->change).has_value());
  auto data = (*project)->load();
  QCOMPARE(importChange(**project, *data, *plan)->alreadyThere, 3);
  QVERIFY(importChange(**project, *data, *plan)->change.empty());
  fs::copy(root + "/x", root + "/moved");
  auto moved = planImport({root + "/moved"}, {});
  QCOMPARE(importChange(**project, *data, *moved)->alreadyThere, 3);
  write(root + "/x/a.wav", "other");
  const auto changed = importChange(**project, *data, *plan);
  QCOMPARE(changed->added, 0);
  QCOMPARE(changed->problems.size(), std::size_t(1));
  // Undone, the import is out; imported again, it is in.
  QVERIFY((*project)->undo().has_value());
  data = (*project)->load();
  QVERIFY(data->clips.empty());
  const auto again = importChange(**project, *data, *plan);
  QVERIFY((*project)->commit(again->change).has_value());
  QCOMPARE((*project)->load()->clips.size(), std::size_t(3));
}

void TestImportChange::newLabelsOfTheSourceAreReported() {
  QTemporaryDir folder;
  const std::string root = folder.path().toStdString();
  for (const char* name : {"a.wav", "b.wav", "c.wav", "d.wav"}) write(root + "/" + name, name);
  auto project = Project::create(root + "/p.ullim");
  ImportPlan plan;
  for (const char* name : {"a.wav", "b.wav", "c.wav", "d.wav"})
    plan.rows.push_back(row(root + "/" + name, "joy"));
  const auto first = importChange(**project, {}, plan);
  QCOMPARE(first->change.by, std::string("import"));
  QVERIFY(first->differences.empty());
  QVERIFY((*project)->commit(first->change).has_value());
  auto data = (*project)->load();
  data->clips[1].label = "anger";  // corrected here; the source still says joy
  plan.rows[0].label = "fear";     // news
  plan.rows[2].label = "";         // says nothing
  plan.rows[3].label = " joy ";    // the same
  plan.rows.push_back(row(root + "/e.wav", "fear"));
  write(root + "/e.wav", "e");
  const auto again = importChange(**project, *data, plan);
  QCOMPARE(again->added, 1);
  QCOMPARE(again->alreadyThere, 4);
  QCOMPARE(again->differences.size(), std::size_t(1));
  QCOMPARE(again->differences[0].clipId, data->clips[0].id);
  QCOMPARE(again->differences[0].label, std::string("joy"));
  QCOMPARE(again->differences[0].sourceLabel, std::string("fear"));
  QVERIFY(again->change.clips.empty());
}

void TestImportChange::badFilesAreKeptWithTheirReason() {
  QTemporaryDir folder;
  auto project = Project::create(folder.path().toStdString() + "/p.ullim");
  ImportPlan plan;
  plan.rows = {row(folder.path().toStdString() + "/gone.wav", "x")};
  plan.rows[0].error = "gone.wav: no such file";
  const auto outcome = importChange(**project, {}, plan);
  QCOMPARE(outcome->unreadable, 1);
  QCOMPARE(outcome->problems.size(), std::size_t(1));
  QCOMPARE(outcome->change.added[0].error, std::string("gone.wav: no such file"));
  QCOMPARE(outcome->change.added[0].contentHash, std::string());
}

void TestImportChange::folderMovesWithItsProject() {
  QTemporaryDir folder;
  const std::string one = folder.path().toStdString() + "/one", two = folder.path().toStdString() + "/two";
  write(one + "/wav/hungry/a.wav", "a");
  {
    auto project = Project::create(one + "/p.ullim");
    auto plan = planImport({one + "/wav"}, {});
    QVERIFY((*project)->commit(importChange(**project, {}, *plan)->change).has_value());
  }
  fs::rename(one, two);
  auto project = Project::open(two + "/p.ullim");
  QVERIFY(fs::exists((*project)->absolutePath((*project)->load()->clips[0].file)));
}

void TestImportChange::fsddIsQuick() {
  if (!fs::exists(kShared + "fsdd")) QSKIP("no shared data");
  QTemporaryDir folder;
  auto project = Project::create(folder.path().toStdString() + "/p.ullim");
  QElapsedTimer timer;
  timer.start();
  auto plan = planImport({kShared + "fsdd"}, {});
  const auto planned = timer.restart();
  QVERIFY(probeImport(*plan, {}).has_value());
  const auto probed = timer.restart();
  const auto outcome = importChange(**project, {}, *plan);
  const auto hashed = timer.restart();
  QVERIFY((*project)->commit(outcome->change).has_value());
  const auto committed = timer.restart();
  qInfo("fsdd: plan %lld, probe %lld, hash %lld, commit %lld ms", static_cast<long long>(planned),
        static_cast<long long>(probed), static_cast<long long>(hashed), static_cast<long long>(committed));
  QCOMPARE(outcome->added, 2500);
  QCOMPARE(outcome->unreadable, 0);
  QVERIFY(planned + probed + hashed + committed < 10000);  // aim: 3000 on two idle cores
  QCOMPARE((*project)->load()->classes.size(), std::size_t(10));
  QCOMPARE((*project)->load()->findClass("7")->position, 6);  // key 7
  QCOMPARE((*project)->load()->classes.back().name, std::string("0"));
}

void TestImportChange::sourceIsNeverWritten() {
  QTemporaryDir source, folder;
  for (const char* name : {"a.wav", "b.wav"}) write(source.path().toStdString() + "/hungry/" + name, name);
  const auto listing = [&] {
    QStringList lines;
    QDirIterator it(source.path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
      const QFileInfo info(it.next());
      lines << info.filePath() + " " + QString::number(info.size()) + " " +
                   info.lastModified().toString(Qt::ISODateWithMs);
    }
    lines.sort();
    return lines;
  };
  const auto before = listing();
  auto project = Project::create(folder.path().toStdString() + "/p.ullim");
  auto plan = planImport({source.path().toStdString()}, {});
  QVERIFY(probeImport(*plan, {}).has_value());
  QVERIFY((*project)->commit(importChange(**project, {}, *plan)->change).has_value());
  QCOMPARE(listing(), before);
}

QTEST_GUILESS_MAIN(TestImportChange)
#include "tst_importchange.moc"
