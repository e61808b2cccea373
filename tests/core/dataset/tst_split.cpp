#include <QtTest/QtTest>
#include <map>
#include <set>

#include "core/base/random.h"
#include "core/dataset/split.h"

using namespace ullim;

namespace {

std::vector<SplitItem> clips(const std::vector<std::pair<int, std::string>>& labelAndGroup) {
  std::vector<SplitItem> items;
  for (const auto& [label, group] : labelAndGroup)
    items.push_back({"c" + std::to_string(items.size()), label, group, ""});
  return items;
}

std::vector<std::string> names(int n) {
  std::vector<std::string> list;
  for (int i = 0; i < n; ++i) list.push_back("k" + std::to_string(i));
  return list;
}

// As donateacry is: 179 families, 84 % of one class, a family mostly of one class.
std::vector<SplitItem> families(std::uint64_t seed) {
  Rng rng(seed);
  std::vector<SplitItem> items;
  const std::vector<int> sizes = {318, 20, 20, 15, 7};
  for (int label = 0; label < 5; ++label)
    for (int i = 0; i < sizes[std::size_t(label)]; ++i)
      items.push_back(
          {"c" + std::to_string(items.size()), label, "family" + std::to_string(rng.below(179)), ""});
  return items;
}

int count(const std::vector<Role>& roles, Role role) {
  return int(std::count(roles.begin(), roles.end(), role));
}

std::map<int, int> byLabel(const std::vector<SplitItem>& items, const std::vector<Role>& roles, Role role) {
  std::map<int, int> counts;
  for (std::size_t i = 0; i < items.size(); ++i)
    if (roles[i] == role) ++counts[items[i].label];
  return counts;
}

bool mentions(const std::vector<std::string>& lines, const std::string& part) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const auto& l) { return l.find(part) != std::string::npos; });
}

}  // namespace

class TestSplit : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void holdOutIsExactWithoutGroups();
  void groupsStayTogether();
  void foldsTestEachClipOnce();
  void classesAreEven();
  void aFurtherColumnIsEvenToo();
  void copiesFollowTheirParent();
  void sameContentStaysTogether();
  void fewGroupsGiveEveryPartSomething();
  void manySmallClassesStillFillTheTest();
  void warnings();
  void leaksAreFound();
  void refusals_data();
  void refusals();
  void sameSeedSameSplit();
  void hundredThousandClips();
};

void TestSplit::holdOutIsExactWithoutGroups() {
  std::vector<SplitItem> items;  // 10 digits, 250 each
  for (int i = 0; i < 2500; ++i) items.push_back({"c" + std::to_string(i), i % 10, "", ""});
  const auto split = makeSplit(items, names(10), {.testSize = 0.1, .validationSize = 0.1});
  QVERIFY(split.has_value());
  QVERIFY(!split->byGroup);
  QVERIFY(split->warnings.empty());
  const auto& roles = split->folds.at(0);
  QCOMPARE(count(roles, Role::Test), 250);
  QCOMPARE(count(roles, Role::Validation), 225);
  for (const auto& [label, n] : byLabel(items, roles, Role::Test)) QCOMPARE(n, 25);
  for (const auto& [label, n] : byLabel(items, roles, Role::Validation)) QVERIFY(n == 22 || n == 23);
  QVERIFY(splitLeaks(items, {}, *split).empty());
}

void TestSplit::groupsStayTogether() {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto items = families(seed);
    for (const int folds : {0, 2, 5}) {
      const auto split = makeSplit(items, names(5), {.folds = folds, .seed = seed});
      QVERIFY(split.has_value());
      QVERIFY(split->byGroup);
      QVERIFY(splitLeaks(items, {}, *split).empty());
      for (const auto& roles : split->folds) {  // looked at without the code under test
        std::map<std::string, std::set<Role>> sides;
        for (std::size_t i = 0; i < items.size(); ++i) sides[items[i].group].insert(roles[i]);
        for (const auto& side : sides) QCOMPARE(side.second.size(), std::size_t(1));
      }
    }
  }
}

void TestSplit::foldsTestEachClipOnce() {
  const auto items = families(3);
  const auto split = makeSplit(items, names(5), {.folds = 5});
  QVERIFY(split.has_value());
  QCOMPARE(split->folds.size(), std::size_t(5));
  std::vector<int> tested(items.size());
  for (const auto& roles : split->folds) {
    QVERIFY(count(roles, Role::Validation) > 0);
    for (std::size_t i = 0; i < items.size(); ++i) tested[i] += roles[i] == Role::Test;
  }
  for (const int n : tested) QCOMPARE(n, 1);
}

void TestSplit::classesAreEven() {
  const auto items = families(11);
  const auto split = makeSplit(items, names(5), {.folds = 5});
  for (const auto& roles : split->folds) {
    const auto counts = byLabel(items, roles, Role::Test);
    QVERIFY(std::abs(counts.at(0) - 318 / 5.0) < 7);
    for (const int label : {1, 2}) QVERIFY(counts.contains(label) && std::abs(counts.at(label) - 4) <= 2);
    const int n = count(roles, Role::Test);
    QVERIFY(n > 60 && n < 92);
  }
}

// 4 genres x 9 emotions with uneven cells, 400 tracks: a fifth of each cell is tested, to the clip.
void TestSplit::aFurtherColumnIsEvenToo() {
  std::vector<SplitItem> items;
  for (int genre = 0; genre < 4; ++genre)
    for (int emotion = 0; emotion < 9; ++emotion)
      for (int i = 0; i < 5 * (1 + (genre * 9 + emotion) % 4); ++i)
        items.push_back({.clipId = std::to_string(items.size()),
                         .label = emotion,
                         .group = "",
                         .parent = "",
                         .stratum = "genre" + std::to_string(genre)});
  const auto split =
      makeSplit(items, names(9), {.testSize = 0.2, .validationSize = 0, .seed = 3, .stratifyBy = "genre"});
  QVERIFY(split.has_value());
  std::map<std::pair<int, std::string>, std::pair<int, int>> cells;  // all, tested
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto& cell = cells[{items[i].label, items[i].stratum}];
    ++cell.first;
    cell.second += split->folds.front()[i] == Role::Test;
  }
  QCOMPARE(cells.size(), std::size_t(36));
  for (const auto& [cell, counts] : cells) QCOMPARE(counts.second * 5, counts.first);
  QVERIFY(split->summary.find("stratified by class and genre") != std::string::npos);
  // By groups of one genre each, every part has every genre.
  for (std::size_t i = 0; i < items.size(); ++i) items[i].group = items[i].stratum + std::to_string(i % 7);
  const auto grouped = makeSplit(items, names(9), {.folds = 3, .seed = 1, .stratifyBy = "genre"});
  QVERIFY(grouped.has_value());
  for (const auto& roles : grouped->folds) {
    std::set<std::string> tested;
    for (std::size_t i = 0; i < items.size(); ++i)
      if (roles[i] == Role::Test) tested.insert(items[i].stratum);
    QCOMPARE(tested.size(), std::size_t(4));
  }
}

void TestSplit::copiesFollowTheirParent() {
  auto items = families(5);
  const std::size_t n = items.size();
  Rng rng(1);
  for (int i = 0; i < 200; ++i) {
    const auto parent = rng.below(items.size());  // copies of copies too
    items.push_back({"copy" + std::to_string(i), items[parent].label, "", items[parent].clipId});
  }
  for (int i = 0; i < 3; ++i) items.push_back({"orphan" + std::to_string(i), 0, "", "not here"});
  for (const bool byGroup : {true, false}) {
    const auto split = makeSplit(items, names(5), {.folds = 4, .byGroup = byGroup});
    QVERIFY(split.has_value());
    for (const auto& roles : split->folds) {
      for (std::size_t i = n; i < items.size(); ++i)
        for (std::size_t k = 0; k < items.size(); ++k)
          if (items[k].clipId == items[i].parent) QCOMPARE(roles[i], roles[k]);
      QCOMPARE(roles[items.size() - 1], roles[items.size() - 3]);
    }
  }
}

void TestSplit::sameContentStaysTogether() {
  std::vector<SplitItem> items;
  for (int i = 0; i < 100; ++i)
    items.push_back({"c" + std::to_string(i), i % 2, "", "", "hash" + std::to_string(i % 37)});
  const auto split = makeSplit(items, names(2), {.folds = 3});
  QVERIFY(split.has_value());
  QVERIFY(splitLeaks(items, {}, *split).empty());
  for (auto& item : items) item.contentHash.clear();
  QVERIFY(!splitLeaks(items, std::vector<std::string>(100, "x"), *split).empty());
}

void TestSplit::fewGroupsGiveEveryPartSomething() {
  std::vector<SplitItem> items;  // 5 speakers of 500, as FSDD
  for (int i = 0; i < 2500; ++i)
    items.push_back({"c" + std::to_string(i), i % 10, "speaker" + std::to_string(i / 500), ""});
  const auto split = makeSplit(items, names(10), {.testSize = 0.1, .validationSize = 0.1});
  QVERIFY(split.has_value());
  QCOMPARE(count(split->folds[0], Role::Test), 500);
  QCOMPARE(count(split->folds[0], Role::Validation), 500);
  QVERIFY(mentions(split->warnings, "20 %"));
  const auto five = makeSplit(items, names(10), {.folds = 5});
  QVERIFY(five.has_value());
  QCOMPARE(five->summary, std::string("5 folds by group (5 groups), stratified by class, seed 0"));
  for (const auto& roles : five->folds) QCOMPARE(count(roles, Role::Test), 500);
  QCOMPARE(makeSplit(items, names(10), {.folds = 6}).error().code, ErrorCode::TooFew);
}

void TestSplit::manySmallClassesStillFillTheTest() {
  std::vector<SplitItem> items;  // one clip a class: no class alone rounds up to a test clip
  for (int i = 0; i < 100; ++i) items.push_back({"c" + std::to_string(i), i, "", ""});
  const auto split = makeSplit(items, names(100), {.testSize = 0.2, .validationSize = 0});
  QVERIFY(split.has_value());
  QCOMPARE(count(split->folds[0], Role::Test), 20);
}

void TestSplit::warnings() {
  std::vector<std::pair<int, std::string>> list;
  for (int g = 0; g < 20; ++g)
    for (int i = 0; i < 5; ++i) list.emplace_back(0, "g" + std::to_string(g));
  for (int i = 0; i < 6; ++i) list.emplace_back(1, "rare" + std::to_string(i % 2));
  const auto items = clips(list);
  const auto split = makeSplit(items, {"hungry", "burping"}, {.folds = 5});
  QVERIFY(split.has_value());
  QVERIFY2(mentions(split->warnings,
                    "class burping has clips of 2 groups only: it is missing from 3 of 5 test parts"),
           split->warnings.empty() ? "none" : split->warnings[0].c_str());
  const auto leaky = makeSplit(items, {"hungry", "burping"}, {.folds = 5, .byGroup = false});
  QVERIFY(leaky.has_value());
  QVERIFY(mentions(leaky->warnings, "leaks: 22 groups"));
}

void TestSplit::leaksAreFound() {
  const std::vector<SplitItem> items = {
      {"a", 0, "x", ""}, {"b", 1, "x", ""}, {"c", 0, "y", ""}, {"d", 1, "", "c"}, {"e", 1, "z", ""}};
  Split split;
  split.folds = {{Role::Train, Role::Train, Role::Validation, Role::Validation, Role::Test}};
  QVERIFY(splitLeaks(items, {}, split).empty());
  split.folds = {{Role::Train, Role::Test, Role::Train, Role::Validation, Role::Test}};
  const auto leaks = splitLeaks(items, {"h", "", "i", "", "h"}, split);
  QCOMPARE(leaks.size(), std::size_t(3));
  QVERIFY(mentions(leaks, "group x is in train and test"));
  QVERIFY(mentions(leaks, "content h"));
  QVERIFY(mentions(leaks, "augmented clip d is in validation, its parent c in train"));
}

void TestSplit::refusals_data() {
  QTest::addColumn<int>("folds");
  QTest::addColumn<double>("testSize");
  QTest::addColumn<double>("validationSize");
  QTest::addColumn<int>("clipsAClass");
  QTest::addColumn<int>("classes");
  QTest::addColumn<int>("code");
  QTest::newRow("test size 0") << 0 << 0.0 << 0.1 << 20 << 2 << int(ErrorCode::BadArgument);
  QTest::newRow("test size 1") << 0 << 1.0 << 0.1 << 20 << 2 << int(ErrorCode::BadArgument);
  QTest::newRow("test size NaN") << 0 << qQNaN() << 0.1 << 20 << 2 << int(ErrorCode::BadArgument);
  QTest::newRow("validation 1") << 0 << 0.2 << 1.0 << 20 << 2 << int(ErrorCode::BadArgument);
  QTest::newRow("folds < 0") << -1 << 0.2 << 0.1 << 20 << 2 << int(ErrorCode::BadArgument);
  QTest::newRow("no clips") << 0 << 0.2 << 0.1 << 0 << 2 << int(ErrorCode::TooFew);
  QTest::newRow("one class") << 0 << 0.2 << 0.1 << 20 << 1 << int(ErrorCode::TooFew);
  QTest::newRow("two clips") << 0 << 0.2 << 0.1 << 1 << 2 << int(ErrorCode::TooFew);
  QTest::newRow("more folds than clips") << 5 << 0.2 << 0.1 << 2 << 2 << int(ErrorCode::TooFew);
  QTest::newRow("three clips") << 0 << 0.2 << 0.1 << 1 << 3 << -1;
  QTest::newRow("as many folds as clips") << 4 << 0.2 << 0.1 << 2 << 2 << -1;
}

void TestSplit::refusals() {
  QFETCH(int, folds);
  QFETCH(double, testSize);
  QFETCH(double, validationSize);
  QFETCH(int, clipsAClass);
  QFETCH(int, classes);
  QFETCH(int, code);
  std::vector<SplitItem> items;
  for (int i = 0; i < clipsAClass * classes; ++i)
    items.push_back({"c" + std::to_string(i), i % classes, "", ""});
  const auto split = makeSplit(items, names(classes),
                               {.folds = folds, .testSize = testSize, .validationSize = validationSize});
  QCOMPARE(split ? -1 : int(split.error().code), code);
  if (!split) return;
  for (const auto& roles : split->folds)
    for (const auto role : {Role::Train, Role::Validation, Role::Test}) QVERIFY(count(roles, role) > 0);
}

void TestSplit::sameSeedSameSplit() {
  const auto items = families(2);
  const auto a = makeSplit(items, names(5), {.folds = 5, .seed = 4}),
             b = makeSplit(items, names(5), {.folds = 5, .seed = 4});
  const auto c = makeSplit(items, names(5), {.folds = 5, .seed = 5});
  QVERIFY(a->folds == b->folds);
  QVERIFY(a->folds != c->folds);
}

void TestSplit::hundredThousandClips() {
  Rng rng(9);
  for (const int groups : {0, 200, 30000}) {
    std::vector<SplitItem> items;
    for (int i = 0; i < 100000; ++i)
      items.push_back({"c" + std::to_string(i), int(rng.below(10)),
                       groups ? "g" + std::to_string(rng.below(std::size_t(groups))) : "", ""});
    QElapsedTimer timer;
    timer.start();
    const auto split = makeSplit(items, names(10), {.folds = 5});
    qInfo("%d groups: %lld ms", groups, static_cast<long long>(timer.elapsed()));
    QVERIFY(split.has_value());
    QVERIFY(timer.elapsed() < 10000);
    for (const auto& roles : split->folds) QVERIFY(std::abs(count(roles, Role::Test) - 20000) < 600);
  }
}

QTEST_APPLESS_MAIN(TestSplit)
#include "tst_split.moc"
