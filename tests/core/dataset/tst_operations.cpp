#include <QtTest/QtTest>
#include <map>
#include <set>

#include "core/base/random.h"
#include "core/dataset/operations.h"

using namespace ullim;

namespace {

const std::vector<std::string> kGems = {"amazement",         "solemnity", "tenderness",
                                        "nostalgia",         "calmness",  "power",
                                        "joyful_activation", "tension",   "sadness"};

// clips i of class i % 9; every tenth is excluded
Dataset nineClasses(int n) {
  Dataset data;
  for (std::size_t i = 0; i < kGems.size(); ++i)
    data.classes.push_back({kGems[i], defaultClassColour(int(i)), int(i), ""});
  for (int i = 0; i < n; ++i) {
    Clip clip;
    clip.id = "clip" + std::to_string(i);
    clip.file = clip.id + ".wav";
    clip.label = clip.originalLabel = kGems[std::size_t(i) % kGems.size()];
    clip.status = i % 10 == 0 ? ClipStatus::Excluded : ClipStatus::New;
    clip.durationS = 2;
    clip.order = i + 1;
    clip.columns = {{"genre", i % 2 == 0 ? "rock" : "pop"}};
    data.clips.push_back(clip);
  }
  data.rebuildIndex();
  return data;
}

// The same but for versions, which count every edit.
bool sameContent(Dataset a, Dataset b) {
  for (auto* data : {&a, &b})
    for (auto& clip : data->clips) clip.version = 0;
  return a.clips == b.clips && a.classes == b.classes;
}

}  // namespace

class TestOperations : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void mergeNineIntoFour();
  void mergeMapText_data();
  void mergeMapText();
  void mergeRefusals_data();
  void mergeRefusals();
  void relabelMakesClassesAndVerifies();
  void renameDropSplit();
  void classesMove();
  void namesAreChecked();
  void randomChangesComeBack();
  void allOrNothing();
  void coloursDiffer();
};

void TestOperations::mergeNineIntoFour() {
  const Dataset data = nineClasses(90);
  const auto map =
      parseMergeMap({"joy=amazement,joyful_activation,power", "calm=calmness,tenderness,nostalgia",
                     "sadness=sadness,solemnity", "tension=tension"});
  QVERIFY(map.has_value());
  const auto change = mergeClasses(data, *map);
  QVERIFY(change.has_value());
  const auto run = dryRun(data, *change);
  QVERIFY(run.has_value());
  std::map<std::string, int> all;
  for (const auto& c : run->after) all[c.name] = c.count + c.excluded;
  QCOMPARE(all, (std::map<std::string, int>{{"joy", 30}, {"calm", 30}, {"sadness", 20}, {"tension", 10}}));
  QCOMPARE(run->before.size(), std::size_t(9));
  QCOMPARE(run->clipsChanged, 70);  // tension and sadness stay what they are
  QCOMPARE(run->imbalanceBefore, 1.0);
  QVERIFY(data.clips[0].label == "amazement");  // a dry run touches nothing

  Dataset after = data;
  QVERIFY(applyChange(after, *change).has_value());
  std::vector<std::string> names;
  for (std::size_t i = 0; i < after.classes.size(); ++i) {
    names.push_back(after.classes[i].name);
    QCOMPARE(after.classes[i].position, int(i));  // closed up
  }
  QCOMPARE(names, (std::vector<std::string>{"joy", "calm", "tension", "sadness"}));
  QCOMPARE(after.findClass("joy")->colour, data.findClass("amazement")->colour);
  QCOMPARE(after.clips[0].originalLabel, std::string("amazement"));
  QVERIFY(applyChange(after, inverse(*change)).has_value());
  QVERIFY(sameContent(after, data));
}

void TestOperations::mergeMapText_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("fine");
  QTest::newRow("plain") << "joy=a,b" << true;
  QTest::newRow("spaces") << " joy = a , b c " << true;
  QTest::newRow("several") << "joy=a;calm=b" << true;
  QTest::newRow("no sources") << "joy=" << false;
  QTest::newRow("no target") << "=a" << false;
  QTest::newRow("no equals") << "joy" << false;
}

void TestOperations::mergeMapText() {
  QFETCH(QString, text);
  QFETCH(bool, fine);
  QCOMPARE(parseMergeMap({text.toStdString()}).has_value(), fine);
}

void TestOperations::mergeRefusals_data() {
  QTest::addColumn<QStringList>("map");
  QTest::addColumn<int>("code");
  QTest::newRow("unknown source") << QStringList{"joy=nothing"} << int(ErrorCode::NotFound);
  QTest::newRow("source twice") << QStringList{"joy=power", "calm=power"} << int(ErrorCode::BadArgument);
  QTest::newRow("target twice") << QStringList{"joy=power", "joy=sadness"} << int(ErrorCode::BadArgument);
  QTest::newRow("chain") << QStringList{"power=sadness", "joy=power"} << int(ErrorCode::BadArgument);
}

void TestOperations::mergeRefusals() {
  QFETCH(QStringList, map);
  QFETCH(int, code);
  std::vector<std::string> arguments;
  for (const auto& a : map) arguments.push_back(a.toStdString());
  const auto parsed = parseMergeMap(arguments);
  QVERIFY(parsed.has_value());
  const auto change = mergeClasses(nineClasses(9), *parsed);
  QVERIFY(!change.has_value());
  QCOMPARE(int(change.error().code), code);
}

void TestOperations::relabelMakesClassesAndVerifies() {
  Dataset data = nineClasses(20);
  const auto same = relabel(data, {"clip0"}, "amazement");
  QVERIFY(same.has_value() && same->empty());
  auto change = relabel(data, {"clip1", "clip2", "clip10", "clip1"}, " fear ", true);
  QVERIFY(change.has_value());
  QCOMPARE(change->clips.size(), std::size_t(3));
  QVERIFY(applyChange(data, *change).has_value());
  QCOMPARE(data.clips[1].label, std::string("fear"));
  QCOMPARE(data.clips[1].status, ClipStatus::Verified);
  QCOMPARE(data.clips[1].version, std::int64_t(2));
  QCOMPARE(data.clips[10].status, ClipStatus::Excluded);
  QCOMPARE(data.findClass("fear")->position, 9);
  for (const auto& c : data.classes)
    if (c.name != "fear") QVERIFY(c.colour != data.findClass("fear")->colour);
  // Confirming a label is a change of status alone.
  change = relabel(data, {"clip3"}, "nostalgia", true);
  QCOMPARE(change->clips.size(), std::size_t(1));
  QVERIFY(!change->clips[0].after.label && change->clips[0].after.status == ClipStatus::Verified);
  change = relabel(data, {"clip3"}, "");
  QVERIFY(applyChange(data, *change).has_value());
  QCOMPARE(data.clips[3].label, std::string());
  QCOMPARE(relabel(data, {"nobody"}, "fear").error().code, ErrorCode::NotFound);
  QCOMPARE(setStatus(data, {"nobody"}, ClipStatus::New).error().code, ErrorCode::NotFound);
}

void TestOperations::renameDropSplit() {
  Dataset data = nineClasses(90);
  const Dataset before = data;
  QCOMPARE(renameClass(data, "power", "tension").error().code, ErrorCode::Conflict);
  const auto rename = renameClass(data, "power", "strength");
  const auto drop = dropClass(data, "solemnity");
  const auto split = splitClass(data, "tension", "genre");
  QVERIFY(rename.has_value() && drop.has_value() && split.has_value());
  QVERIFY(applyChange(data, *rename).has_value());
  QCOMPARE(data.findClass("strength")->position, 5);
  QVERIFY(applyChange(data, inverse(*rename)).has_value());

  QVERIFY(applyChange(data, *drop).has_value());
  QVERIFY(!data.findClass("solemnity"));
  QCOMPARE(data.findClass("sadness")->position, 7);
  QCOMPARE(classCounts(data).back().name, std::string());
  QCOMPARE(classCounts(data).back().count + classCounts(data).back().excluded, 10);
  QCOMPARE(data.clips[10].status, ClipStatus::Excluded);  // number 10 was solemn and excluded
  QVERIFY(applyChange(data, inverse(*drop)).has_value());

  QVERIFY(applyChange(data, *split).has_value());
  QVERIFY(!data.findClass("tension"));
  QCOMPARE(data.findClass("tension_pop")->position, 7);
  QCOMPARE(data.findClass("tension_rock")->position, 8);
  QCOMPARE(data.findClass("sadness")->position, 9);
  QVERIFY(applyChange(data, inverse(*split)).has_value());
  QVERIFY(sameContent(data, before));
  const auto none = splitClass(data, "tension", "gender");
  QCOMPARE(none.error().code, ErrorCode::NotFound);
  QVERIFY(none.error().detail.find("genre") != std::string::npos);
}

void TestOperations::classesMove() {
  Dataset data = nineClasses(9);
  LabelClass power = *data.findClass("power");
  power.position = 0;
  power.colour = "#123456";
  const auto change = editClass(data, "power", power);
  QVERIFY(change.has_value());
  QVERIFY(applyChange(data, *change).has_value());
  QCOMPARE(data.classes[0].name, std::string("power"));
  QCOMPARE(data.classes[0].colour, std::string("#123456"));
  for (std::size_t i = 0; i < data.classes.size(); ++i) QCOMPARE(data.classes[i].position, int(i));
  power.colour = "red";
  QCOMPARE(editClass(data, "power", power).error().code, ErrorCode::BadArgument);
  QCOMPARE(addClass(data, "power").error().code, ErrorCode::Conflict);
}

void TestOperations::namesAreChecked() {
  const Dataset data = nineClasses(9);
  for (const std::string& bad :
       {std::string("  "), std::string("a\nb"), std::string(201, 'x'), std::string("\xFF")})
    QCOMPARE(addClass(data, bad).error().code, ErrorCode::BadArgument);
  QVERIFY(addClass(data, "배고픔 🍼").has_value());
}

// Any sequence of operations, taken back in reverse order, gives the data set it began with.
void TestOperations::randomChangesComeBack() {
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    qInfo("seed %llu", static_cast<unsigned long long>(seed));
    Rng rng(seed);
    Dataset data = nineClasses(60);
    const Dataset before = data;
    std::vector<Change> done;
    for (int step = 0; step < 40; ++step) {
      const auto someClass = [&] {
        return data.classes.empty() ? std::string("x") : data.classes[rng.below(data.classes.size())].name;
      };
      const auto someClip = [&] { return data.clips[rng.below(data.clips.size())].id; };
      Result<Change> change = Change{};
      switch (rng.below(9)) {
        case 0:
          change = relabel(data, {someClip(), someClip()}, "new" + std::to_string(rng.below(5)),
                           rng.below(2) == 0);
          break;
        case 1:
          change = setStatus(data, {someClip(), someClip(), someClip()}, ClipStatus(rng.below(4)));
          break;
        case 2:
          change = setNotes(data, someClip(), "note " + std::to_string(step));
          break;
        case 3:
          change = mergeClasses(data, {{"merged" + std::to_string(step), {someClass()}}});
          break;
        case 4:
          change = renameClass(data, someClass(), "renamed" + std::to_string(step));
          break;
        case 5:
          change = dropClass(data, someClass());
          break;
        case 6:
          change = splitClass(data, someClass(), "genre");
          break;
        case 7: {
          LabelClass moved =
              data.classes.empty() ? LabelClass{} : data.classes[rng.below(data.classes.size())];
          moved.position = int(rng.below(12));
          change = editClass(data, moved.name, moved);
          break;
        }
        default: {  // clips out and in
          Change swap;
          const auto at = rng.below(data.clips.size());
          swap.removed.push_back(data.clips[at]);
          Clip fresh = data.clips[at];
          fresh.id = "fresh" + std::to_string(step);
          fresh.order = 1000 + step;
          swap.added.push_back(fresh);
          change = swap;
        }
      }
      if (!change) continue;
      QVERIFY2(applyChange(data, *change).has_value(), change->why.c_str());
      done.push_back(*change);
    }
    QVERIFY(done.size() > 20);
    while (!done.empty()) {
      QVERIFY(applyChange(data, inverse(done.back())).has_value());
      done.pop_back();
    }
    QVERIFY(sameContent(data, before));
    for (const auto& clip : data.clips) QVERIFY(data.find(clip.id) == &clip);
  }
}

void TestOperations::allOrNothing() {
  Dataset data = nineClasses(10);
  const Dataset before = data;
  auto change = *relabel(data, {"clip1", "clip2"}, "fear");
  change.clips[1].before.label = "something else";
  QCOMPARE(applyChange(data, change).error().code, ErrorCode::Conflict);
  QVERIFY(data.clips == before.clips && data.classes == before.classes);
  change.clips[1].clipId = "nobody";
  QCOMPARE(applyChange(data, change).error().code, ErrorCode::NotFound);
  QVERIFY(data.clips == before.clips && data.classes == before.classes);
}

void TestOperations::coloursDiffer() {
  std::set<std::string> colours;
  for (int i = 0; i < 60; ++i) {
    const std::string colour = defaultClassColour(i);
    QCOMPARE(colour.size(), std::size_t(7));
    QVERIFY2(colours.insert(colour).second, colour.c_str());
    QCOMPARE(defaultClassColour(i), colour);
  }
  QCOMPARE(defaultClassColour(0), std::string("#e69f00"));
}

QTEST_APPLESS_MAIN(TestOperations)
#include "tst_operations.moc"
