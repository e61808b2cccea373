#include <QtTest/QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "core/store/relink.h"

using namespace ullim;
namespace fs = std::filesystem;

namespace {

void write(const std::string& path, const std::string& text) {
  fs::create_directories(fs::path(path).parent_path());
  std::ofstream(path) << text;
}

using Files = std::map<std::string, std::string>;

/// A project over files that hold a word each; what is in them is never decoded here.
class Rig {
 public:
  explicit Rig(const Files& files) {
    ImportPlan plan;
    for (const auto& [file, content] : files) {
      write(at(file), content);
      ImportRow row;
      row.path = at(file);
      row.label = std::string("x");
      plan.rows.push_back(row);
    }
    auto made = Project::create(at("p.ullim"));
    project = std::move(*made);
    const auto outcome = importChange(*project, *project->load(), plan);
    if (!outcome || !project->commit(outcome->change)) qFatal("no project");
  }
  std::string at(const std::string& file) const { return m_dir.path().toStdString() + "/" + file; }
  Dataset data() const { return *project->load(); }
  std::string fileOf(const std::string& id) const { return data().find(id)->file; }
  RelinkOutcome search(const std::string& folder) const {
    auto outcome = relinkChange(*project, data(), {folder});
    if (!outcome) qFatal("%s", outcome.error().detail.c_str());
    return *outcome;
  }

 private:
  QTemporaryDir m_dir;

 public:
  std::unique_ptr<Project> project;  // goes before its folder
};

}  // namespace

class TestRelink : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void aMovedFolderIsOneUndoableStep();
  void sameNameOtherContentIsNotTaken();
  void renamedFilesAreFoundByContent();
  void copiesGoToTheirOwnClips();
  void filesOfOtherClipsAreNotTaken();
  void sampleIsSpread();
  void refusals();
};

void TestRelink::aMovedFolderIsOneUndoableStep() {
  Rig rig({{"a/1.wav", "one"}, {"a/2.wav", "two"}, {"b/1.wav", "three"}, {"stays.wav", "four"}});
  QVERIFY(missingClips(rig.project->folder(), rig.data())->empty());
  QTemporaryDir elsewhere;
  const std::string away = elsewhere.path().toStdString() + "/새 폴더";
  fs::create_directories(away);
  fs::rename(rig.at("a"), away + "/a");
  fs::rename(rig.at("b"), away + "/b");
  QCOMPARE(missingClips(rig.project->folder(), rig.data())->size(), std::size_t(3));
  const auto before = rig.data().clips;
  auto outcome = rig.search(elsewhere.path().toStdString());
  QCOMPARE(outcome.missing, 3);
  QCOMPARE(outcome.found.size(), std::size_t(3));
  QVERIFY(outcome.stillMissing.empty() && outcome.otherContent.empty());
  QCOMPARE(outcome.change.kind, std::string("relink"));
  const int steps = rig.project->undoCount();
  QVERIFY(rig.project->commit(outcome.change).has_value());
  QCOMPARE(rig.project->undoCount(), steps + 1);
  QVERIFY(missingClips(rig.project->folder(), rig.data())->empty());
  for (const auto& clip : rig.data().clips)
    if (clip.file != "stays.wav") QVERIFY(clip.file.starts_with(away + "/"));
  // By name and content each got its own: a/1 and b/1 have the same name.
  for (const auto& found : outcome.found) QVERIFY(found.to.ends_with(found.from));
  QVERIFY(rig.project->undo().has_value());
  const auto undone = rig.data().clips;
  for (std::size_t i = 0; i < before.size(); ++i) QCOMPARE(undone[i].file, before[i].file);
}

void TestRelink::sameNameOtherContentIsNotTaken() {
  Rig rig({{"a/1.wav", "one"}, {"a/2.wav", "two"}});
  fs::remove_all(rig.at("a"));
  write(rig.at("new/1.wav"), "something else");
  write(rig.at("new/2.wav"), "two");
  const auto outcome = rig.search(rig.at("new"));
  QCOMPARE(outcome.found.size(), std::size_t(1));
  QCOMPARE(outcome.found[0].to, std::string("new/2.wav"));  // below the project: relative again
  QCOMPARE(outcome.stillMissing.size(), std::size_t(1));
  QCOMPARE(outcome.otherContent.size(), std::size_t(1));
  QCOMPARE(outcome.otherContent[0].first, std::string("a/1.wav"));
  QCOMPARE(outcome.otherContent[0].second, rig.at("new/1.wav"));
}

void TestRelink::renamedFilesAreFoundByContent() {
  Rig rig(Files{{"a/1.wav", "one"}});
  fs::create_directories(rig.at("new"));
  fs::rename(rig.at("a/1.wav"), rig.at("new/울음 1.WAV"));
  write(rig.at("new/1.wav"), "another one");  // a trap
  write(rig.at("new/1.txt"), "one");          // no sound
  const auto outcome = rig.search(rig.at("new"));
  QCOMPARE(outcome.found.size(), std::size_t(1));
  QCOMPARE(outcome.found[0].to, std::string("new/울음 1.WAV"));
  QVERIFY(outcome.otherContent.empty());
}

void TestRelink::copiesGoToTheirOwnClips() {
  Rig rig({{"s1/a.wav", "same"}, {"s2/a.wav", "same"}, {"s3/b.wav", "same"}});
  // An import of equal files under one name keeps one clip.
  const auto clips = rig.data().clips.size();
  for (const char* folder : {"s1", "s2", "s3"})
    fs::rename(rig.at(folder), (fs::create_directories(rig.at("new")), rig.at(std::string("new/") + folder)));
  const auto outcome = rig.search(rig.at("new"));
  QCOMPARE(outcome.found.size(), clips);
  std::set<std::string> taken;
  for (const auto& found : outcome.found) {
    QCOMPARE(found.to, "new/" + found.from);
    QVERIFY(taken.insert(found.to).second);
  }
}

void TestRelink::filesOfOtherClipsAreNotTaken() {
  Rig rig({{"a.wav", "same"}, {"b.wav", "same"}});
  fs::remove(rig.at("b.wav"));
  const auto outcome = rig.search(rig.at(""));
  QCOMPARE(outcome.missing, 1);
  QVERIFY(outcome.found.empty());  // a.wav has its clip
  QVERIFY(outcome.change.empty());
}

void TestRelink::sampleIsSpread() {
  Files files;
  for (int i = 100; i < 200; ++i) files[std::to_string(i) + ".wav"] = std::to_string(i);
  Rig rig(files);
  for (int i = 150; i < 200; ++i) fs::remove(rig.at(std::to_string(i) + ".wav"));
  QCOMPARE(missingClips(rig.project->folder(), rig.data(), 10)->size(), std::size_t(5));
  QCOMPARE(missingClips(rig.project->folder(), rig.data(), 1000)->size(), std::size_t(50));
}

void TestRelink::refusals() {
  Rig rig(Files{{"a.wav", "one"}});
  QCOMPARE(relinkChange(*rig.project, rig.data(), {rig.at("gone")}).error().code, ErrorCode::FileNotFound);
  std::stop_source stop;
  stop.request_stop();
  JobContext job;
  job.stop = stop.get_token();
  QCOMPARE(relinkChange(*rig.project, rig.data(), {rig.at("")}, 0, job).error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestRelink)
#include "tst_relink.moc"
