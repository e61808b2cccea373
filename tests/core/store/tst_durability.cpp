// A process that labels and says which change is on disk is killed at any moment: every one it named must be
// there.
#include <QtTest/QtTest>
#include <cstdio>
#include <set>

#include "core/base/random.h"
#include "core/dataset/operations.h"
#include "core/dataset/regionops.h"
#include "core/store/project.h"

using namespace ullim;

namespace {

// The child: labels and marks regions without end, and names each change after its commit.
int labelForEver(const std::string& path) {
  auto project = Project::open(path);
  if (!project) return std::fprintf(stderr, "%s\n", project.error().detail.c_str()), 1;
  auto data = (*project)->load();
  if (!data) return 1;
  for (std::uint64_t i = 0;; ++i) {
    const std::string& clip = data->clips[i % data->clips.size()].id;
    auto change =
        i % 3 == 0
            ? addRegions(*data,
                         {Region{.id = newId(), .clipId = clip, .range = {0, 9}, .label = {}, .note = {}}})
            : relabel(*data, {clip}, "c" + std::to_string((i / data->clips.size() + i) % 5));
    if (!change) return 1;
    if (change->empty()) continue;
    const auto done = (*project)->commit(*change);
    if (!done || !applyChange(*data, *done)) return 1;
    std::printf("%s\n", done->id.c_str());
    std::fflush(stdout);
  }
}

}  // namespace

class TestDurability : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void killedWhileLabelling();
};

void TestDurability::killedWhileLabelling() {
  QTemporaryDir folder;
  const QString path = folder.path() + "/p.ullim";
  {
    auto project = Project::create(path.toStdString());
    QVERIFY(project.has_value());
    Change change;
    change.kind = "import";
    for (int i = 0; i < 20; ++i) {
      Clip clip;
      clip.id = "clip" + std::to_string(i);
      clip.label = clip.originalLabel = "first";
      change.added.push_back(clip);
    }
    QVERIFY((*project)->commit(change).has_value());
  }
  Rng rng(std::uint64_t(QDateTime::currentMSecsSinceEpoch()));
  std::set<std::string> acknowledged;
  for (int round = 0; round < 25; ++round) {
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(), {"--label", path});
    QVERIFY(child.waitForReadyRead(20000));
    QTest::qSleep(int(rng.below(80)));
    child.kill();
    QVERIFY(child.waitForFinished(20000));
    QCOMPARE(child.exitStatus(), QProcess::CrashExit);
    QByteArray output = child.readAllStandardOutput();
    output.truncate(output.lastIndexOf('\n') + 1);
    for (const auto& id : output.split('\n'))
      if (!id.isEmpty()) acknowledged.insert(id.toStdString());
    const auto project = Project::open(path.toStdString());
    QVERIFY2(project.has_value(), project ? "" : project.error().detail.c_str());
    const auto history = (*project)->history(1 << 30);
    QVERIFY(history.has_value());
    std::set<std::string> stored;
    std::size_t marked = 0;
    for (const auto& entry : *history) stored.insert(entry.id), marked += entry.kind == "region";
    for (const auto& id : acknowledged) QVERIFY2(stored.contains(id), ("lost " + id).c_str());
    // What the clips say is what the history says.
    const auto data = (*project)->load();
    QCOMPARE(data->regions.size(), marked);
    for (const auto& clip : data->clips) {
      auto clipHistory = (*project)->clipHistory(clip.id);
      std::erase_if(*clipHistory, [](const auto& entry) { return entry.field == "region"; });
      QCOMPARE(clipHistory->back().after, clip.label);
      QCOMPARE(clip.originalLabel, std::string("first"));
    }
  }
  qInfo("%zu labels and regions acknowledged in 25 kills, none lost", acknowledged.size());
  QVERIFY(acknowledged.size() > 25);
}

int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  if (argc == 3 && QByteArray(argv[1]) == "--label") return labelForEver(argv[2]);
  TestDurability test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_durability.moc"
