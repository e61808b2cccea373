// A backup is the whole project, sound, made while others write, and restored as a new file only.
#include <sys/stat.h>

#include <QtTest/QtTest>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <set>
#include <thread>

#include "core/dataset/importscan.h"
#include "core/dataset/operations.h"
#include "core/store/backup.h"
#include "core/store/project.h"

using namespace ullim;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kHour = 3600 * 1000, kDay = 24 * kHour;

std::string bytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Rig {
 public:
  explicit Rig(int clips = 30) {
    auto made = Project::create(path());
    if (!made) qFatal("%s", made.error().detail.c_str());
    project = std::move(*made);
    Change change;
    change.kind = "import";
    for (int i = 0; i < clips; ++i) {
      Clip clip;
      clip.id = "clip" + std::to_string(i);
      clip.file = i == 0 ? "/elsewhere/0.wav" : "wav/" + std::to_string(i) + ".wav";
      clip.label = clip.originalLabel = "first";
      change.added.push_back(clip);
    }
    if (!project->commit(change)) qFatal("no import");
  }
  std::string at(const std::string& name) const { return m_dir.path().toStdString() + "/" + name; }
  std::string path() const { return at("p.ullim"); }
  void label(int clip, const std::string& name) const {
    const auto change = relabel(*project->load(), {"clip" + std::to_string(clip)}, name);
    if (!change || !project->commit(*change)) qFatal("no label");
  }
  BackupOutcome backup() const {
    const auto made = makeBackup(path());
    if (!made) qFatal("%s", made.error().detail.c_str());
    return *made;
  }
  /// What is in the backup folder, hidden files aside.
  std::set<std::string> inFolder() const {
    std::set<std::string> names;
    std::error_code ec;
    for (const auto& entry : fs::directory_iterator(backupFolder(path()), ec))
      if (const auto name = entry.path().filename().native(); name[0] != '.') names.insert(name);
    return names;
  }

 private:
  QTemporaryDir m_dir;

 public:
  std::unique_ptr<Project> project;  // goes before its folder
};

std::unique_ptr<Project> openFor(const std::string& path, OpenMode mode) {
  auto opened = Project::open(path, mode);
  if (!opened) qFatal("%s", opened.error().detail.c_str());
  return std::move(*opened);
}

}  // namespace

class TestBackup : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void holdsAllThatThereWas();
  void nothingWhenNothingChanged();
  void whileAnotherLabels();
  void restoresAsANewFileOnly();
  void restoredElsewhereItsPathsFit();
  void damagedProjectMakesNone();
  void damagedBackupIsNamed();
  void halfDoneOnesAreSweptAndOthersLeft();
  void fullFolderLeavesNothing();
  void stoppedIsNotFailed();
  void rotationKeepsWhatItSays();
  void rotationNeverTakesTheOneJustMade();
  void dueByTimeAndByChanges();
  void importerPassesItBy();
  void howLongFiftyThousandTake();
};

void TestBackup::holdsAllThatThereWas() {
  Rig rig;
  rig.label(3, "서울");
  QVERIFY(rig.project->setSetting("view", "x").has_value());
  ClipFacts facts;
  facts.version = ClipFacts::kVersion;
  facts.levelDb = -20.5f;
  QVERIFY(rig.project->setFacts({{"clip5", facts}}).has_value());
  QVERIFY(rig.project->undo().has_value());
  const auto made = rig.backup();
  QVERIFY(made.made);
  QVERIFY(made.path.starts_with(backupFolder(rig.path()) + "/20"));
  struct stat info {};
  QCOMPARE(::stat(made.path.c_str(), &info), 0);
  QCOMPARE(info.st_mode & 0777u, 0444u);
  // It is a project, and it is this one: labels, facts, settings, history, what can be redone.
  const auto copy = openFor(made.path, OpenMode::ReadOnly);
  const auto then = *copy->load(), now = *rig.project->load();
  QVERIFY(then.clips == now.clips);
  QVERIFY(then.clips[5].facts == facts);
  QCOMPARE(copy->setting("view"), std::string("x"));
  QCOMPARE(copy->history()->size(), std::size_t(2));
  QCOMPARE(copy->redoCount(), 1);
  const auto listed = *listBackups(rig.path());
  QCOMPARE(listed.size(), std::size_t(1));
  QCOMPARE(listed[0].changes, 1);  // the label is undone
  QCOMPARE(listed[0].clips, 30);
  QCOMPARE(std::uint64_t(bytesOf(made.path).size()), listed[0].bytes);
  QVERIFY(listed[0].problem.empty());
  QVERIFY(std::abs(listed[0].whenMs - nowMs()) < 60000);
}

void TestBackup::nothingWhenNothingChanged() {
  Rig rig;
  QVERIFY(rig.backup().made);
  QVERIFY(!rig.backup().made);
  rig.project.reset();  // checkpointed, closed, opened anew: still the same
  rig.project = openFor(rig.path(), OpenMode::ReadWrite);
  QVERIFY(!rig.backup().made);
  // Also what is no line of the history is a change: a setting, facts, an undo.
  QVERIFY(rig.project->setSetting("view", "y").has_value());
  QVERIFY(rig.backup().made);
  ClipFacts facts;
  facts.version = ClipFacts::kVersion;
  QVERIFY(rig.project->setFacts({{"clip5", facts}}).has_value());
  QVERIFY(rig.backup().made);
  facts.levelDb = -1;
  QVERIFY(rig.project->setFacts({{"clip5", facts}}).has_value());
  QVERIFY(rig.backup().made);
  rig.label(1, "x");
  QVERIFY(rig.backup().made);
  QVERIFY(rig.project->undo().has_value());
  QVERIFY(rig.backup().made);
  QVERIFY(!rig.backup().made);
  QCOMPARE(listBackups(rig.path())->size(), std::size_t(6));
}

void TestBackup::whileAnotherLabels() {
  Rig rig;
  std::atomic<int> acknowledged{0};
  rig.project.reset();
  std::jthread writer([&](std::stop_token stop) {
    const auto project = openFor(rig.path(), OpenMode::ReadWrite);
    auto data = *project->load();
    for (int i = 0; !stop.stop_requested(); ++i) {
      const auto change =
          relabel(data, {"clip" + std::to_string(i % 30)}, "c" + std::to_string(i % 7 + i / 30));
      const auto done = project->commit(*change);
      if (!done || !applyChange(data, *done)) qFatal("label refused");
      ++acknowledged;
    }
  });
  for (int round = 0; round < 8; ++round) {
    const int before = acknowledged;
    while (acknowledged == before) std::this_thread::yield();
    const int said = acknowledged;
    const auto made = makeBackup(rig.path());
    QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());
    const auto copy = openFor(made->path, OpenMode::ReadOnly);
    QVERIFY(copy->undoCount() - 1 >= said);  // all that was acknowledged before it began
    // One moment of the project: each label is the last word of the history on its clip.
    const auto data = *copy->load();
    for (const auto& clip : data.clips) QCOMPARE(copy->clipHistory(clip.id)->back().after, clip.label);
  }
}

void TestBackup::restoresAsANewFileOnly() {
  Rig rig;
  rig.label(3, "second");
  const auto made = rig.backup();
  const std::string before = bytesOf(made.path);
  rig.label(3, "third");
  rig.project.reset();
  const std::string present = bytesOf(rig.path());
  const auto over = restoreBackup(made.path, rig.path());
  QVERIFY(!over.has_value());
  QCOMPARE(over.error().code, ErrorCode::FileExists);
  QVERIFY(bytesOf(rig.path()) == present);
  QVERIFY(restoreBackup(made.path, rig.at("again.ullim")).has_value());
  QVERIFY(bytesOf(made.path) == before);
  const auto restored = openFor(rig.at("again.ullim"), OpenMode::ReadWrite);
  QCOMPARE(restored->load()->clips[3].label, std::string("second"));
  QCOMPARE(restored->load()->clips[2].file, std::string("wav/2.wav"));
  QCOMPARE(restored->undo()->size(), std::size_t(1));  // its history goes on
  QCOMPARE(restored->load()->clips[3].label, std::string("first"));
  const auto nowhere = restoreBackup(made.path, rig.at("none/x.ullim"));
  QCOMPARE(nowhere.error().code, ErrorCode::FileNotFound);
  QVERIFY(nowhere.error().detail.ends_with(")"));
}

void TestBackup::restoredElsewhereItsPathsFit() {
  Rig rig;
  const auto made = rig.backup();
  fs::create_directories(rig.at("other/deep"));
  fs::create_directories(rig.at("wav"));
  const std::string target = rig.at("other/deep/p.ullim");
  QVERIFY(restoreBackup(made.path, target).has_value());
  QCOMPARE(fs::exists(target + "-wal") || fs::exists(target + ".lock"), false);
  for (const auto& entry : fs::directory_iterator(rig.at("other/deep")))
    QCOMPARE(entry.path().native(), target);
  const auto restored = openFor(target, OpenMode::ReadWrite);
  const auto before = *rig.project->load(), after = *restored->load();
  for (std::size_t i = 0; i < before.clips.size(); ++i)
    QCOMPARE(restored->absolutePath(after.clips[i].file), rig.project->absolutePath(before.clips[i].file));
  QCOMPARE(restored->history()->front().why, "restore backup " + fs::path(made.path).filename().native());
}

void TestBackup::damagedProjectMakesNone() {
  Rig rig(400);
  const auto good = rig.backup();
  rig.label(3, "second");
  rig.project.reset();
  std::string bytes = bytesOf(rig.path());
  for (std::size_t i = 3 * 4096; i + 4096 <= bytes.size(); i += 4096) bytes[i] = char(0x7f), bytes[i + 3] = 1;
  std::ofstream(rig.path(), std::ios::binary) << bytes;
  const auto made = makeBackup(rig.path());
  QVERIFY(!made.has_value());
  QCOMPARE(made.error().code, ErrorCode::BadFormat);
  QVERIFY2(made.error().detail.starts_with(rig.path()), made.error().detail.c_str());
  QCOMPARE(rig.inFolder(), std::set<std::string>{fs::path(good.path).filename().native()});
}

void TestBackup::damagedBackupIsNamed() {
  Rig rig;
  const auto first = rig.backup();
  rig.label(3, "second");
  const auto second = rig.backup();
  ::chmod(second.path.c_str(), 0644);
  fs::resize_file(second.path, 5000);
  const auto listed = *listBackups(rig.path());
  QCOMPARE(listed.size(), std::size_t(2));
  QVERIFY(listed[0].problem.find(second.path) != std::string::npos);
  QVERIFY(listed[1].problem.empty());
  QCOMPARE(findBackup(rig.path(), "latest")->path, first.path);
  QCOMPARE(findBackup(rig.path(), "yesterday").error().code, ErrorCode::NotFound);
  QVERIFY(!restoreBackup(second.path, rig.at("r.ullim")).has_value());
  QVERIFY(!fs::exists(rig.at("r.ullim")));
  QVERIFY(rig.backup().made);  // the last one is no good, so one is made although nothing changed
}

void TestBackup::halfDoneOnesAreSweptAndOthersLeft() {
  Rig rig;
  const std::string folder = backupFolder(rig.path());
  fs::create_directory(folder);
  const std::string killed = "2026-01-01T00-00-00Z.ullim.part17-0";
  for (const std::string& name : {killed, std::string("mine.ullim"), std::string("note.txt"),
                                  std::string("2026-02-31T00-00-00Z.ullim"), std::string("x.ullim.part1-1")})
    std::ofstream(folder + "/" + name) << "text";
  const auto made = rig.backup();
  QVERIFY(made.made);
  QVERIFY(!rig.inFolder().contains(killed));
  QCOMPARE(rig.inFolder().size(), std::size_t(5));
  QCOMPARE(listBackups(rig.path())->size(), std::size_t(1));
}

void TestBackup::fullFolderLeavesNothing() {
  Rig rig;
  std::ofstream(backupFolder(rig.path())) << "a file where the folder should be";
  const auto made = makeBackup(rig.path());
  QVERIFY(!made.has_value());
  QCOMPARE(made.error().code, ErrorCode::FileUnwritable);
  QVERIFY(made.error().detail.starts_with(backupFolder(rig.path())));
  QVERIFY(made.error().detail.ends_with(")"));
  rig.label(1, "goes on");
}

void TestBackup::stoppedIsNotFailed() {
  Rig rig;
  std::stop_source stop;
  stop.request_stop();
  JobContext job;
  job.stop = stop.get_token();
  QCOMPARE(makeBackup(rig.path(), job).error().code, ErrorCode::Cancelled);
  QVERIFY(rig.inFolder().empty());
}

void TestBackup::rotationKeepsWhatItSays() {
  // A year of work, every quarter of an hour from 9 to 17, rotated after each backup as makeBackup does.
  const std::int64_t start = 1767225600000;  // 2026-01-01T00:00Z, a Thursday
  std::vector<std::int64_t> kept;
  for (int day = 0; day < 365; ++day)
    for (int quarter = 0; quarter < 32; ++quarter) {
      kept.insert(kept.begin(), start + day * kDay + 9 * kHour + quarter * kHour / 4);
      const auto drop = backupsToDrop(kept);
      for (auto it = drop.rbegin(); it != drop.rend(); ++it) kept.erase(kept.begin() + std::ptrdiff_t(*it));
    }
  QCOMPARE(kept.size(), std::size_t(10 + 14 + 8));
  const auto dayOf = [&](std::size_t i) { return int((kept[i] - start) / kDay); };
  for (std::size_t i = 0; i < 10; ++i) QCOMPARE(kept[0] - kept[i], std::int64_t(i) * kHour / 4);
  for (std::size_t i = 0; i < 14; ++i) {
    QCOMPARE(dayOf(10 + i), 363 - int(i));                                // each of the 14 days before
    QCOMPARE((kept[10 + i] - start) % kDay, 16 * kHour + 3 * kHour / 4);  // its last one
  }
  for (std::size_t i = 24; i < 32; ++i) {
    QCOMPARE(QDateTime::fromMSecsSinceEpoch(kept[i], Qt::UTC).date().dayOfWeek(), 7);  // Sundays
    QCOMPARE(dayOf(i - 1) - dayOf(i) <= 7, true);
  }
  // Who comes back after a year loses none of these.
  auto later = kept;
  later.insert(later.begin(), kept[0] + 365 * kDay);
  QCOMPARE(backupsToDrop(later), std::vector<std::size_t>{10});
  QVERIFY(backupsToDrop({}).empty());
  QVERIFY(backupsToDrop(std::vector<std::int64_t>(10, start)).empty());
  QCOMPARE(backupsToDrop(std::vector<std::int64_t>(12, start)), (std::vector<std::size_t>{10, 11}));
}

void TestBackup::rotationNeverTakesTheOneJustMade() {
  Rig rig;
  const std::string folder = backupFolder(rig.path());
  const auto first = rig.backup();
  // Twelve of the future: the clock was wrong. By name the new one is the oldest of all.
  for (int i = 0; i < 12; ++i)
    fs::copy_file(first.path, folder + "/2099-01-01T00-00-" + std::to_string(10 + i) + "Z.ullim");
  rig.label(1, "now");
  const auto made = rig.backup();
  QVERIFY(made.made);
  QVERIFY(fs::exists(made.path));
  QVERIFY(made.dropped > 0);
  QCOMPARE(openFor(made.path, OpenMode::ReadOnly)->load()->clips[1].label, std::string("now"));
}

void TestBackup::dueByTimeAndByChanges() {
  const std::int64_t last = 1767225600000, quarter = 15 * 60 * 1000;
  QVERIFY(!backupDue(last, 0, last + kDay));  // nothing to keep
  QVERIFY(!backupDue(last, 1, last + quarter - 1));
  QVERIFY(backupDue(last, 1, last + quarter));
  QVERIFY(!backupDue(last, 199, last + 1));
  QVERIFY(backupDue(last, 200, last + 1));
  QVERIFY(backupDue(last, 1, last - 1));  // the clock was set back
}

void TestBackup::importerPassesItBy() {
  Rig rig;
  rig.backup();
  std::ofstream(backupFolder(rig.path()) + "/not a backup.wav") << "RIFF";
  const auto found = findSounds(rig.at(""), {});
  QVERIFY(found.sounds.empty());
  QVERIFY2(found.leftOut.empty(), found.leftOut.empty() ? "" : found.leftOut.front().c_str());
}

void TestBackup::howLongFiftyThousandTake() {
  if (!qEnvironmentVariableIsSet("ULLIM_FULL")) QSKIP("a measurement: set ULLIM_FULL=1");
  Rig rig(50000);
  std::vector<std::pair<std::string, ClipFacts>> facts;
  for (int i = 0; i < 50000; ++i) {
    facts.push_back({"clip" + std::to_string(i), {}});
    facts.back().second.version = ClipFacts::kVersion;
    facts.back().second.soundHash = facts.back().second.fileHash = std::string(64, 'a');
  }
  QVERIFY(rig.project->setFacts(facts).has_value());
  const auto took = [](const auto& work) {
    QElapsedTimer clock;
    clock.start();
    work();
    return double(clock.nsecsElapsed()) / 1e6;
  };
  BackupOutcome made;
  const double first = took([&] { made = rig.backup(); });
  rig.label(7, "second");
  const double second = took([&] { QVERIFY(rig.backup().made); });
  const double none = took([&] { QVERIFY(!rig.backup().made); });
  const double list = took([&] { QCOMPARE(listBackups(rig.path())->size(), std::size_t(2)); });
  const double same = took([&] { QVERIFY(restoreBackup(made.path, rig.at("r.ullim")).has_value()); });
  fs::create_directory(rig.at("other"));
  const double other = took([&] { QVERIFY(restoreBackup(made.path, rig.at("other/r.ullim")).has_value()); });
  qInfo(
      "50 000 clips, %.1f MB: first %.0f ms, next %.0f ms, unchanged %.0f ms, list %.0f ms, restore %.0f ms, "
      "elsewhere %.0f ms",
      double(fs::file_size(made.path)) / 1e6, first, second, none, list, same, other);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
