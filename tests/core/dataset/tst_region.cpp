// Regions in memory: their order, their changes, and what happens to them when classes change.
#include <QtTest/QtTest>
#include <cmath>
#include <limits>

#include "core/base/random.h"
#include "core/dataset/operations.h"
#include "core/dataset/regionops.h"

using namespace ullim;

namespace {

Dataset someClips(int n) {
  Dataset data;
  data.classes = {{"hungry", "#e69f00", 0, ""}, {"tired", "#56b4e9", 1, ""}};
  for (int i = 0; i < n; ++i) {
    Clip clip;
    clip.id = "clip" + std::to_string(i);
    clip.file = clip.id + ".wav";
    clip.label = clip.originalLabel = i % 2 ? "tired" : "hungry";
    clip.sampleRate = 8000;
    clip.frames = 16000;
    clip.order = i + 1;
    clip.columns = {{"sex", i % 2 ? "f" : "m"}};
    data.clips.push_back(clip);
  }
  data.rebuildIndex();
  return data;
}

Region region(const std::string& id, int clip, SampleRange range, const std::string& label = "hungry") {
  return {.id = id, .clipId = "clip" + std::to_string(clip), .range = range, .label = label, .note = {}};
}

bool applied(Dataset& data, const Result<Change>& change) {
  return change.has_value() && applyChange(data, *change).has_value();
}

std::vector<std::string> idsOf(const ClipRegions& regions) {
  std::vector<std::string> ids;
  for (const auto& r : regions) ids.push_back(r.id);
  return ids;
}

int code(const auto& result) { return result ? -1 : int(result.error().code); }
constexpr int kBad = int(ErrorCode::BadArgument), kConflict = int(ErrorCode::Conflict),
              kNotFound = int(ErrorCode::NotFound);

}  // namespace

class TestRegion : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void orderIsTime();
  void whatIsNoRegion_data();
  void whatIsNoRegion();
  void editsAndTheirInverse();
  void conflictsChangeNothing();
  void classesTakeTheirRegionsAlong();
  void removedClipsKeepTheirs();
  void randomChangesComeBack();
  void manyRegionsAreFast();
};

void TestRegion::orderIsTime() {
  Dataset data = someClips(2);
  QVERIFY(applied(data, addRegions(data, {region("late", 0, {900, 1000}), region("early", 0, {5, 10}),
                                          region("long", 0, {5, 3000}), region("other", 1, {0, 1})})));
  QCOMPARE(idsOf(data.regions.of("clip0")), (std::vector<std::string>{"early", "long", "late"}));
  QCOMPARE(idsOf(data.regions.of("clip1")), std::vector<std::string>{"other"});
  QVERIFY(data.regions.of("nobody").empty());
  QVERIFY(!data.regions.find("nobody"));
  // A region that moves stands in its new place.
  Region moved = *data.regions.find("early");
  moved.range = {8000, 9000};
  QVERIFY(applied(data, editRegion(data, moved)));
  QCOMPARE(idsOf(data.regions.of("clip0")), (std::vector<std::string>{"long", "late", "early"}));
  QCOMPARE(data.regions.find("early")->range.end, SamplePos(9000));
  QCOMPARE(data.regions.find("early")->version, std::int64_t(2));
}

void TestRegion::whatIsNoRegion_data() {
  QTest::addColumn<qlonglong>("begin");
  QTest::addColumn<qlonglong>("end");
  QTest::addColumn<double>("low");
  QTest::addColumn<double>("high");
  QTest::addColumn<int>("expected");
  const double inf = std::numeric_limits<double>::infinity();
  QTest::newRow("time") << 0ll << 16000ll << 0.0 << 0.0 << -1;
  QTest::newRow("box") << 0ll << 1ll << 0.0 << 1.0 << -1;
  QTest::newRow("beyond the end") << 0ll << 16001ll << 0.0 << 0.0 << kBad;
  QTest::newRow("before the begin") << -1ll << 10ll << 0.0 << 0.0 << kBad;
  QTest::newRow("empty") << 10ll << 10ll << 0.0 << 0.0 << kBad;
  QTest::newRow("backwards") << 10ll << 9ll << 0.0 << 0.0 << kBad;
  QTest::newRow("low above high") << 0ll << 10ll << 300.0 << 200.0 << kBad;
  QTest::newRow("negative band") << 0ll << 10ll << -1.0 << 200.0 << kBad;
  QTest::newRow("no high") << 0ll << 10ll << 200.0 << 0.0 << kBad;
  QTest::newRow("not a number") << 0ll << 10ll << std::nan("") << 200.0 << kBad;
  QTest::newRow("not a number above") << 0ll << 10ll << 0.0 << std::nan("") << kBad;
  QTest::newRow("endless") << 0ll << 10ll << 0.0 << inf << kBad;
}

void TestRegion::whatIsNoRegion() {
  QFETCH(qlonglong, begin);
  QFETCH(qlonglong, end);
  QFETCH(double, low);
  QFETCH(double, high);
  QFETCH(int, expected);
  const Dataset data = someClips(1);
  Region r = region("r", 0, {begin, end});
  r.lowHz = low, r.highHz = high;
  QCOMPARE(code(addRegions(data, {r})), expected);
}

void TestRegion::editsAndTheirInverse() {
  Dataset data = someClips(2);
  const Dataset before = data;
  const auto add = addRegions(data, {region("a", 0, {0, 10}), region("b", 1, {5, 10})});
  QVERIFY(applied(data, add));
  QCOMPARE(countRegions(data), std::size_t(2));
  Region boxed = *data.regions.find("a");
  boxed.lowHz = 100, boxed.highHz = 900.5, boxed.note = "메모", boxed.label = "no class";
  const auto edit = editRegion(data, boxed);
  QVERIFY(applied(data, edit));
  QVERIFY(sameContent(*data.regions.find("a"), boxed));
  QVERIFY(editRegion(data, boxed)->empty());
  const auto gone = removeRegions(data, {"b", "b"});
  QVERIFY(applied(data, gone));
  QCOMPARE(countRegions(data), std::size_t(1));
  for (const auto* change : {&*gone, &*edit, &*add}) {
    QVERIFY(!change->empty());
    QCOMPARE(inverse(inverse(*change)), *change);
    QVERIFY(applyChange(data, inverse(*change)).has_value());
  }
  QVERIFY(data.regions == before.regions);
  QVERIFY(data.regions.byClip().empty());
}

void TestRegion::conflictsChangeNothing() {
  Dataset data = someClips(1);
  QVERIFY(applied(data, addRegions(data, {region("a", 0, {0, 10})})));
  const RegionSet before = data.regions;
  const auto one = [&](std::optional<Region> b, std::optional<Region> a) {
    Change change;
    change.regions = {{region("new", 0, {1, 2}), std::nullopt}, {std::move(b), std::move(a)}};
    std::swap(change.regions[0].before, change.regions[0].after);  // a good one first
    return code(applyChange(data, change));
  };
  const Region a = *data.regions.find("a");
  Region stale = a, elsewhere = a, otherId = a, lost = region("z", 7, {0, 1});
  stale.label = "tired", elsewhere.clipId = "clip7", otherId.id = "b";
  QCOMPARE(one(stale, a), kConflict);
  QCOMPARE(one(stale, std::nullopt), kConflict);
  QCOMPARE(one(std::nullopt, a), kConflict);
  QCOMPARE(one(region("nobody", 0, {0, 1}), std::nullopt), kConflict);
  QCOMPARE(one(a, elsewhere), kBad);
  QCOMPARE(one(a, otherId), kBad);
  QCOMPARE(one(std::nullopt, std::nullopt), kBad);
  QCOMPARE(one(std::nullopt, region("new", 0, {4, 5})), kBad);
  QCOMPARE(one(std::nullopt, lost), kNotFound);
  QVERIFY(data.regions == before);
  QCOMPARE(code(addRegions(data, {a})), kConflict);
  QCOMPARE(code(addRegions(data, {lost})), kNotFound);
  QCOMPARE(code(removeRegions(data, {"nobody"})), kNotFound);
  QCOMPARE(code(editRegion(data, region("nobody", 0, {0, 1}))), kNotFound);
}

void TestRegion::classesTakeTheirRegionsAlong() {
  Dataset data = someClips(4);
  QVERIFY(applied(data, addRegions(data, {region("h", 1, {0, 10}), region("t", 0, {0, 10}, "tired"),
                                          region("f", 0, {20, 30}, "free text")})));
  const auto label = [&](const char* id) { return data.regions.find(id)->label; };
  const auto counts = [&](const std::string& name) {
    for (const auto& c : classCounts(data))
      if (c.name == name) return c.regions;
    return -1;
  };
  QCOMPARE(counts("hungry"), 1);
  const RegionSet before = data.regions;
  const std::vector<LabelClass> classes = data.classes;
  const auto back = [&](const Result<Change>& change) {
    if (!applyChange(data, inverse(*change)) || data.classes != classes) return false;
    for (const char* id : {"h", "t", "f"}) {
      Region now = *data.regions.find(id);
      now.version = 1;
      if (!(now == *before.find(id))) return false;
    }
    return true;
  };

  const auto merge = mergeClasses(data, {{"cry", {"hungry", "tired"}}});
  const auto dry = dryRun(data, *merge);
  QCOMPARE(dry->regionsChanged, 2);
  QCOMPARE(dry->clipsChanged, 4);
  QCOMPARE(dry->after.at(0).regions, 2);
  QCOMPARE(label("h"), std::string("hungry"));  // a dry run
  QVERIFY(applied(data, merge));
  QCOMPARE(label("h"), std::string("cry"));
  QCOMPARE(label("t"), std::string("cry"));
  QCOMPARE(label("f"), std::string("free text"));
  QVERIFY(back(merge));

  const auto rename = renameClass(data, "tired", "sleepy");
  QVERIFY(applied(data, rename));
  QCOMPARE(label("t"), std::string("sleepy"));
  QCOMPARE(label("h"), std::string("hungry"));
  QVERIFY(back(rename));

  const auto drop = dropClass(data, "hungry");
  QVERIFY(applied(data, drop));
  QCOMPARE(label("h"), std::string());
  QCOMPARE(label("t"), std::string("tired"));
  QVERIFY(back(drop));

  // Region h lies in a clip of a woman, though every hungry clip is of a man.
  const auto split = splitClass(data, "hungry", "sex");
  QVERIFY(applied(data, split));
  QCOMPARE(label("h"), std::string("hungry_f"));
  QVERIFY(data.findClass("hungry_f") && data.findClass("hungry_m") && !data.findClass("hungry"));
  QVERIFY(back(split));
}

void TestRegion::removedClipsKeepTheirs() {
  Dataset data = someClips(2);
  QVERIFY(applied(data, addRegions(data, {region("a", 0, {0, 10}), region("b", 1, {0, 10})})));
  Change removal;
  removal.removed = {data.clips[0]};
  QVERIFY(applyChange(data, removal).has_value());
  QCOMPARE(countRegions(data), std::size_t(1));
  QCOMPARE(code(removeRegions(data, {"a"})), kNotFound);
  QVERIFY(renameClass(data, "hungry", "x")->regions.size() == 1);
  QVERIFY(applyChange(data, inverse(removal)).has_value());
  QCOMPARE(countRegions(data), std::size_t(2));
  // Clips and their regions in one step, and back.
  Change both;
  Clip clip = data.clips[0];
  clip.id = "clip9", clip.order = 0;
  both.added = {clip};
  both.regions = {{std::nullopt, region("n", 9, {0, 4})}};
  QVERIFY(applyChange(data, both).has_value());
  QCOMPARE(data.regions.of("clip9").size(), std::size_t(1));
  QVERIFY(applyChange(data, inverse(both)).has_value());
  QVERIFY(!data.regions.find("n"));
}

void TestRegion::randomChangesComeBack() {
  Rng rng(11);
  Dataset data = someClips(6);
  const RegionSet first = data.regions;
  std::vector<Change> done;
  for (int step = 0, next = 0; step < 400; ++step) {
    std::vector<std::string> ids;
    for (const auto& [clip, regions] : data.regions.byClip())
      for (const auto& r : regions) ids.push_back(r.id);
    Result<Change> change = Change{};
    const auto dice = rng.below(3);
    if (dice == 0 || ids.empty()) {
      const SamplePos begin = SamplePos(rng.below(15000));
      change = addRegions(data, {region("r" + std::to_string(next++), int(rng.below(6)),
                                        {begin, begin + 1 + SamplePos(rng.below(900))})});
    } else if (dice == 1) {
      Region r = *data.regions.find(ids[rng.below(ids.size())]);
      r.range.begin = SamplePos(rng.below(std::uint64_t(r.range.end)));
      r.label = rng.below(2) ? "tired" : "";
      change = editRegion(data, r);
    } else {
      change = removeRegions(data, {ids[rng.below(ids.size())]});
    }
    QVERIFY(applied(data, change));
    done.push_back(*change);
    for (const auto& [clip, regions] : data.regions.byClip())
      QVERIFY(std::is_sorted(regions.begin(), regions.end(),
                             [](const Region& a, const Region& b) { return a.range.begin < b.range.begin; }));
  }
  for (auto it = done.rbegin(); it != done.rend(); ++it) QVERIFY(applyChange(data, inverse(*it)).has_value());
  QVERIFY(data.regions == first);
}

void TestRegion::manyRegionsAreFast() {
  Dataset data = someClips(100000);
  std::vector<Region> all;
  for (int i = 0; i < 100000; ++i)
    all.push_back(region("r" + std::to_string(i), i % 2 ? i : 0, {i % 9000, i % 9000 + 10}));
  QElapsedTimer timer;
  timer.start();
  QVERIFY(applied(data, addRegions(data, all)));
  const auto addedMs = timer.restart();
  std::size_t found = 0;
  for (int i = 0; i < 100000; ++i) found += data.regions.find("r" + std::to_string(i)) != nullptr;
  QCOMPARE(found, std::size_t(100000));
  const auto foundMs = timer.restart();
  QVERIFY(applied(data, renameClass(data, "hungry", "cold")));
  qInfo("100 000 regions, half of them in one clip: added in %lld ms, found in %lld ms, renamed in %lld ms",
        addedMs, foundMs, timer.elapsed());
  QVERIFY(addedMs + foundMs + timer.elapsed() < 20000);  // a quadratic one takes minutes
}

QTEST_APPLESS_MAIN(TestRegion)
#include "tst_region.moc"
