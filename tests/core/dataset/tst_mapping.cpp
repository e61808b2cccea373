// Mappings of classes and several operations as one: against counts made by hand, and against the single
// operations one after the other.
#include <QTemporaryDir>
#include <QtTest/QtTest>

#include "core/base/random.h"
#include "core/dataset/mapping.h"

using namespace ullim;

namespace {

// amazement 3, solemnity 2, tenderness 4, nostalgia 5, calmness 6, power 1, joyful_activation 7, tension 8,
// sadness 2: 38 clips.
const std::vector<std::pair<const char*, int>> kNine{
    {"amazement", 3}, {"solemnity", 2},         {"tenderness", 4}, {"nostalgia", 5}, {"calmness", 6},
    {"power", 1},     {"joyful_activation", 7}, {"tension", 8},    {"sadness", 2}};

Dataset nine() {
  Dataset data;
  int n = 0;
  for (const auto& [name, count] : kNine) {
    data.classes.push_back(
        {name, defaultClassColour(int(data.classes.size())), int(data.classes.size()), ""});
    for (int i = 0; i < count; ++i) {
      Clip clip;
      clip.id = "c" + std::to_string(++n);
      clip.file = std::string(name) + "/" + std::to_string(i) + ".wav";
      clip.label = clip.originalLabel = name;
      clip.group = "g" + std::to_string(n % 3);
      clip.durationS = 2;
      clip.sampleRate = 8000;
      clip.frames = 16000;
      clip.status = n % 4 == 0 ? ClipStatus::Verified : ClipStatus::New;
      clip.order = n;
      clip.columns = {{"genre", n % 2 == 0 ? "rock" : "pop"}};
      if (n % 5 == 0) clip.columns.clear();
      data.clips.push_back(clip);
    }
  }
  data.rebuildIndex();
  for (int i = 0; i < 12; ++i) {
    const Region region{.id = "r" + std::to_string(i),
                        .clipId = data.clips[std::size_t(3 * i)].id,
                        .range = {100, 200},
                        .label = i % 3 == 0 ? "no class" : kNine[std::size_t(i) % kNine.size()].first,
                        .note = {}};
    data.regions.put(region);
  }
  return data;
}

std::map<std::string, int> counted(const std::vector<ClassCount>& counts) {
  std::map<std::string, int> out;
  for (const auto& c : counts) out[c.name] = c.count;
  return out;
}

Dataset plainCopy(Dataset data) {
  for (auto& clip : data.clips) clip.version = 0;
  RegionSet regions;
  for (const auto& [id, all] : data.regions.byClip())
    for (Region region : all) {
      region.version = 0;
      regions.put(region);
    }
  data.regions = regions;
  return data;
}

Result<Change> single(const Dataset& data, const ClassStep& step) {
  switch (step.kind) {
    case ClassStep::Kind::Add:
      return addClass(data, step.name);
    case ClassStep::Kind::Rename:
      return renameClass(data, step.name, step.to);
    case ClassStep::Kind::Merge:
      return mergeClasses(data, {{step.name, step.names}});
    case ClassStep::Kind::Drop:
      return dropClass(data, step.name);
    default:
      return splitClass(data, step.name, step.to);
  }
}

ClassStep step(ClassStep::Kind kind, std::string name, std::string to = {},
               std::vector<std::string> names = {}) {
  return {kind, std::move(name), std::move(to), std::move(names), {}, {}};
}

}  // namespace

class TestMapping : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void nineToFourByHand();
  void applyIsOneChangeAndOneUndo();
  void viewLeavesTheLabels();
  void fileComesBack();
  void fileRefusals_data();
  void fileRefusals();
  void wordsComeBack();
  void stepsAreTheSingleOperations();
  void orderAndLook();
  void splitAndBack();
  void planAsMapping();
  void sameSentencesAsSingleOperations();
  void hundredThousandClips();
};

void TestMapping::nineToFourByHand() {
  const Dataset data = nine();
  const auto plan = planMapping(builtinMappings().front(), data);
  QVERIFY(plan);
  const std::map<std::string, int> four{{"anger", 11}, {"joy", 10}, {"neutral", 10}, {"sadness", 7}};
  QCOMPARE(counted(plan->counts.after), four);
  QCOMPARE(plan->counts.imbalanceBefore, 8.0);
  QCOMPARE(plan->counts.imbalanceAfter, 11.0 / 7.0);
  QCOMPARE(plan->counts.clipsChanged, 38 - 2);  // the two of sadness stay
  QCOMPARE(int(plan->moves.size()), 8);
  QCOMPARE(plan->moves.front().from, std::string("amazement"));
  QCOMPARE(plan->moves.front().to, std::string("joy"));
  QCOMPARE(plan->moves.front().clips, 3);
  QCOMPARE(plan->moves.front().exampleIds, (std::vector<std::string>{"c1", "c2", "c3"}));
  QCOMPARE(plan->change.kind, std::string("mapping"));
  QCOMPARE(plan->change.by, std::string("rule"));
}

void TestMapping::applyIsOneChangeAndOneUndo() {
  const Dataset before = nine();
  Dataset data = before;
  const auto plan = planMapping(builtinMappings().front(), data);
  QVERIFY(plan && applyChange(data, plan->change));
  QCOMPARE(counted(classCounts(data)), counted(plan->counts.after));
  QCOMPARE(data.classes, plan->classes);
  QVERIFY(applyChange(data, inverse(plan->change)));
  QVERIFY(plainCopy(data).clips == plainCopy(before).clips);
  QVERIFY(data.classes == before.classes);
  QVERIFY(plainCopy(data).regions == plainCopy(before).regions);
}

void TestMapping::viewLeavesTheLabels() {
  const Dataset data = nine();
  auto mapping = mappingOfWords({"joy=amazement,joyful_activation; =power", "gone=nowhere"});
  QVERIFY(mapping);
  const auto view = viewThrough(*mapping, data);
  QVERIFY(view);
  QCOMPARE(view->of("joyful_activation"), std::string("joy"));
  QCOMPARE(view->of("power"), std::string());
  QCOMPARE(view->of("tension"), std::string("tension"));
  QCOMPARE(view->missing, std::vector<std::string>{"nowhere"});
  QCOMPARE(view->classNames, (std::vector<std::string>{"joy", "solemnity", "tenderness", "nostalgia",
                                                       "calmness", "tension", "sadness"}));
  QCOMPARE(filterOfTarget(*view, "joy"),
           std::string("label = \"amazement\" or label = \"joyful_activation\""));
  const auto other = mappingOfWords({"a=b"});
  QCOMPARE(viewThrough(*other, data).error().code, ErrorCode::TooFew);
}

void TestMapping::fileComesBack() {
  QTemporaryDir dir;
  ClassMapping mapping{
      "Test \"1\" 네 감정", {{"joy", {"a", "b, c"}}, {"슬픔", {"d;=e"}}}, {"drop me"}, "why\nso"};
  const std::string path = dir.filePath("m.ullim-classes.json").toStdString();
  QVERIFY(writeMapping(path, mapping, false));
  QCOMPARE(writeMapping(path, mapping, false).error().code, ErrorCode::FileExists);
  const auto back = readMapping(path);
  QVERIFY(back);
  QVERIFY(*back == mapping);
  mapping.name.clear();  // the file's name stands in
  QVERIFY(writeMapping(path, mapping, true));
  QCOMPARE(readMapping(path)->name, std::string("m"));
}

void TestMapping::fileRefusals_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("code");
  QTest::addColumn<QByteArray>("word");
  const int bad = int(ErrorCode::BadFormat), argument = int(ErrorCode::BadArgument);
  const QByteArray head = R"({"format":"ullim-classes","version":1,)";
  QTest::newRow("no json") << QByteArray("hello") << bad << QByteArray("JSON");
  QTest::newRow("a list") << QByteArray("[]") << bad << QByteArray("JSON object");
  QTest::newRow("another format") << QByteArray(R"({"format":"x","version":1})") << bad
                                  << QByteArray("format");
  QTest::newRow("no version") << QByteArray(R"({"format":"ullim-classes"})") << bad << QByteArray("version");
  QTest::newRow("newer") << QByteArray(R"({"format":"ullim-classes","version":2})") << int(ErrorCode::TooNew)
                         << QByteArray("newer");
  QTest::newRow("unknown field") << head + R"("clases":{}})" << bad << QByteArray("clases");
  QTest::newRow("number for a class") << head + R"("classes":{"a":[1]}})" << bad << QByteArray("no text");
  QTest::newRow("text for a list") << head + R"("classes":{"a":"b"}})" << bad << QByteArray("no list");
  QTest::newRow("target twice") << head + R"("classes":{"a":["b"],"a":["c"]}})" << bad << QByteArray("twice");
  QTest::newRow("source twice") << head + R"("classes":{"a":["b"],"c":["b"]}})" << argument
                                << QByteArray("twice");
  QTest::newRow("dropped and used") << head + R"("classes":{"a":["b"]},"dropped":["b"]})" << argument
                                    << QByteArray("twice");
  QTest::newRow("no source") << head + R"("classes":{"a":[]}})" << argument << QByteArray("no source");
  QTest::newRow("empty name") << head + R"("classes":{" ":["b"]}})" << argument << QByteArray("empty");
  QTest::newRow("not UTF-8") << head + "\"note\":\"\xff\"}" << bad << QByteArray("JSON");
}

void TestMapping::fileRefusals() {
  QFETCH(QByteArray, text);
  QFETCH(int, code);
  QFETCH(QByteArray, word);
  const auto read = parseMapping(text.toStdString());
  QVERIFY(!read);
  QCOMPARE(int(read.error().code), code);
  QVERIFY2(read.error().detail.find(word.toStdString()) != std::string::npos, read.error().detail.c_str());
}

void TestMapping::wordsComeBack() {
  const auto mapping = mappingOfWords({" joy = a , b ;; sad=c", "=x,y", "joy=d"});
  QVERIFY(mapping);
  QCOMPARE(mappingWords(*mapping), std::string("joy=a,b,d; sad=c; =x,y"));
  QVERIFY(*mappingOfWords({mappingWords(*mapping)}) == *mapping);
  QVERIFY(!mappingOfWords({"joy"}) && !mappingOfWords({"joy="}) && !mappingOfWords({"a=b; c=b"}));
  QCOMPARE(findMapping({"gems4"})->targets.size(), std::size_t(4));
  QVERIFY(findMapping({"nonsense"}).error().detail.find("gems4") != std::string::npos);
  QVERIFY(mappingOfWords({})->empty());
}

void TestMapping::stepsAreTheSingleOperations() {
  // 300 random plans; every step is tried, those that are refused are refused by both.
  Rng rng(20);
  const auto pick = [&](const std::vector<std::string>& from) {
    return from[std::size_t(rng.below(from.size()))];
  };
  int refused = 0, splits = 0;
  for (int round = 0; round < 300; ++round) {
    const Dataset data = nine();
    Dataset one = data;
    std::vector<ClassStep> steps;
    for (int i = 0; i < 6; ++i) {
      std::vector<std::string> names{"other"};
      for (const auto& c : one.classes) names.push_back(c.name);
      ClassStep next;
      switch (rng.below(5)) {
        case 0:
          next = step(ClassStep::Kind::Rename, pick(names), pick({"x", "y", "joy", pick(names)}));
          break;
        case 1:
          next =
              step(ClassStep::Kind::Merge, pick({pick(names), "joy", "z"}), {}, {pick(names), pick(names)});
          break;
        case 2:
          next = step(ClassStep::Kind::Drop, pick(names));
          break;
        case 3:
          next = step(ClassStep::Kind::Split, pick(names), pick({"genre", "group", "none"}));
          break;
        default:
          next = step(ClassStep::Kind::Add, pick({"new", "x", pick(names)}));
      }
      const auto change = single(one, next);
      auto tried = steps;
      tried.push_back(next);
      const auto plan = planClasses(data, tried);
      QVERIFY2(bool(change) == bool(plan), stepText(next).c_str());
      if (!change) {
        QCOMPARE(int(plan.error().code), int(change.error().code));
        ++refused;
        continue;
      }
      splits += next.kind == ClassStep::Kind::Split;
      QVERIFY(applyChange(one, *change));
      steps = tried;
    }
    const auto plan = planClasses(data, steps);
    QVERIFY(plan);
    Dataset together = data;
    QVERIFY(applyChange(together, plan->change));
    QCOMPARE(together.classes, one.classes);
    const Dataset a = plainCopy(together), b = plainCopy(one);
    QVERIFY(a.regions == b.regions);
    for (std::size_t i = 0; i < a.clips.size(); ++i) {
      QCOMPARE(a.clips[i].label, b.clips[i].label);
      QCOMPARE(int(a.clips[i].status), int(b.clips[i].status));
    }
    QCOMPARE(counted(plan->counts.after), counted(classCounts(together)));
    QCOMPARE(plan->counts.imbalanceAfter, imbalance(classCounts(together)));
  }
  QVERIFY(refused > 50 && splits > 20);
}

void TestMapping::orderAndLook() {
  Dataset data = nine();
  ClassStep look{ClassStep::Kind::Edit, "power", {}, {}, "#123456", "loud"};
  const auto plan = planClasses(data, {step(ClassStep::Kind::Order, {}, {}, {"sadness", "power"}), look});
  QVERIFY(plan && applyChange(data, plan->change));
  QCOMPARE(data.classes[0].name, std::string("sadness"));
  QCOMPARE(data.classes[1], (LabelClass{"power", "#123456", 1, "loud"}));
  QCOMPARE(data.classes[2].name, std::string("amazement"));
  QVERIFY(plan->change.clips.empty());
  look.colour = "red";
  QVERIFY(!planClasses(data, {look}));
  // Nothing done is an empty change.
  QVERIFY(planClasses(data, {step(ClassStep::Kind::Order, {}, {}, {"sadness"})})->change.empty());
}

void TestMapping::splitAndBack() {
  const Dataset before = nine();
  Dataset data = before;
  const auto split = planClasses(data, {step(ClassStep::Kind::Split, "tension", "genre")});
  QVERIFY(split && applyChange(data, split->change));
  QVERIFY(data.findClass("tension_rock") && data.findClass("tension_pop"));
  const auto join = joinStep(data, "tension", "genre");
  QVERIFY(join);
  const auto back = planClasses(data, {*join});
  QVERIFY(back && applyChange(data, back->change));
  for (std::size_t i = 0; i < data.clips.size(); ++i) QCOMPARE(data.clips[i].label, before.clips[i].label);
  QCOMPARE(joinStep(data, "tension", "genre").error().code, ErrorCode::NotFound);
}

void TestMapping::planAsMapping() {
  const Dataset data = nine();
  const auto plan = planClasses(
      data, {step(ClassStep::Kind::Merge, "joy", {}, {"amazement", "joyful_activation"}),
             step(ClassStep::Kind::Rename, "joy", "happy"), step(ClassStep::Kind::Drop, "power")});
  QVERIFY(plan);
  const auto mapping = mappingOfPlan(*plan);
  QVERIFY(mapping);
  QCOMPARE(mappingWords(*mapping), std::string("happy=amazement,joyful_activation; =power"));
  const auto again = planMapping(*mapping, data);
  QCOMPARE(counted(again->counts.after), counted(plan->counts.after));
  const auto split = planClasses(data, {step(ClassStep::Kind::Split, "tension", "genre")});
  QCOMPARE(mappingOfPlan(*split).error().code, ErrorCode::Unsupported);
}

void TestMapping::sameSentencesAsSingleOperations() {
  const Dataset data = nine();
  for (const ClassStep& each :
       {step(ClassStep::Kind::Rename, "power", "tension"), step(ClassStep::Kind::Drop, "nothing"),
        step(ClassStep::Kind::Split, "power", "shoe size"), step(ClassStep::Kind::Add, " ")})
    QCOMPARE(planClasses(data, {each}).error().detail, single(data, each).error().detail);
}

void TestMapping::hundredThousandClips() {
  Dataset data;
  for (int i = 0; i < 9; ++i)
    data.classes.push_back({kNine[std::size_t(i)].first, defaultClassColour(i), i, ""});
  for (int i = 0; i < 100000; ++i) {
    Clip clip;
    clip.id = "00000000-0000-0000-0000-" + std::to_string(100000000000 + i);
    clip.file = "sounds/" + clip.id + ".wav";
    clip.label = kNine[std::size_t(i % 9)].first;
    clip.columns = {{"genre", i % 3 == 0 ? "rock" : "pop"}};
    clip.order = i + 1;
    data.clips.push_back(clip);
  }
  data.rebuildIndex();
  QElapsedTimer clock;
  clock.start();
  const auto steps = mappingSteps(builtinMappings().front(), data);
  const auto seen = planClasses(data, *steps, 3, PlanUse::Preview);
  const auto previewed = clock.restart();
  QVERIFY(seen && seen->change.clips.empty());
  const auto plan = planMapping(builtinMappings().front(), data);
  const auto planned = clock.restart();
  QVERIFY(plan && applyChange(data, plan->change));
  const auto applied = clock.restart();
  QVERIFY(applyChange(data, inverse(plan->change)));
  qInfo("previewed in %lld ms, planned in %lld ms, applied in %lld ms, taken back in %lld ms",
        (long long)previewed, (long long)planned, (long long)applied, (long long)clock.elapsed());
  QCOMPARE(counted(seen->counts.after), counted(plan->counts.after));
  QCOMPARE(seen->counts.clipsChanged, plan->counts.clipsChanged);
  QVERIFY(plan->counts.clipsChanged > 80000);
  QVERIFY(planned < 1000 && applied < 1000);
}

QTEST_APPLESS_MAIN(TestMapping)
#include "tst_mapping.moc"
