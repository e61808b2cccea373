#include <QtTest/QtTest>
#include <map>
#include <set>

#include "core/base/random.h"
#include "core/dataset/splitlint.h"

using namespace ullim;

namespace {

constexpr Role A = Role::Train, V = Role::Validation, T = Role::Test;

/// Speakers with copies: every third clip has an augmented child.
std::vector<SplitItem> randomSet(std::uint64_t seed, int groups) {
  Rng rng(seed);
  std::vector<SplitItem> items;
  for (int i = 0; i < 60; ++i) {
    const std::string id = "c" + std::to_string(i),
                      group = "g" + std::to_string(rng.below(std::uint32_t(groups)));
    const int label = int(rng.below(3));
    items.push_back({id, label, group, ""});
    if (i % 3 == 0) items.push_back({id + "+", label, "", id});
    if (i % 7 == 0) items.back().contentHash = "h" + std::to_string(rng.below(8));
  }
  return items;
}

}  // namespace

class TestSplitLint : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void plantedLeaksAreFound();
  void scaling();
  void madeSplitsAreClean();
  void leaveOneOutTestsEachGroupOnce();
  void repeatsDiffer();
  void repeatsDifferWhereTheGreedyHasOneAnswer();
  void refusals();
};

void TestSplitLint::plantedLeaksAreFound() {
  const std::vector<SplitItem> items = {{"a", 0, "g", ""},     {"b", 1, "g", ""}, {"c", 0, "", "", "h"},
                                        {"d", 1, "", "", "h"}, {"e", 0, "", ""},  {"e+", 0, "", "e"},
                                        {"m", 1, "", ""},      {"n", 0, "", ""}};
  Split split;
  split.folds = {{A, T, A, V, A, T, T, A}};
  const auto found = lintSplit(items, {{}, {0, 0, 0, 0, 0, 0, 4, 4}, {"x", "y"}}, split);
  QCOMPARE(found.size(), std::size_t(6));
  const std::vector<LeakKind> kinds = {LeakKind::Group,     LeakKind::Duplicate,    LeakKind::NearDuplicate,
                                       LeakKind::Augmented, LeakKind::MissingClass, LeakKind::MissingClass};
  for (std::size_t i = 0; i < kinds.size(); ++i) QCOMPARE(found[i].kind, kinds[i]);
  QCOMPARE(found[0].ids, (std::vector<std::string>{"a", "b"}));
  QCOMPARE(found[0].sides, (std::vector<Role>{A, T}));
  QCOMPARE(found[1].ids, (std::vector<std::string>{"c", "d"}));
  QCOMPARE(found[2].ids, (std::vector<std::string>{"m", "n"}));
  QCOMPARE(found[3].ids, (std::vector<std::string>{"e", "e+"}));
  QCOMPARE(found[4].key, std::string("x"));  // x is not in validation, y not in training
  QCOMPARE(found[4].sides, std::vector<Role>{V});
  QCOMPARE(found[5].sides, std::vector<Role>{A});
  QVERIFY(found[3].blocks() && !found[4].blocks());
  // The group in training and validation is as asked for, in training and test never.
  split.validationByClip = true;
  QCOMPARE(lintSplit(items, {}, split).front().kind, LeakKind::Group);
  split.folds = {{A, V, A, A, A, A, T, A}};
  QVERIFY(lintSplit(items, {}, split).empty());
}

void TestSplitLint::scaling() {
  const std::vector<SplitItem> items = {{"a", 0, "", ""}, {"b", 1, "", ""}, {"c", 0, "", ""}};
  QVERIFY(lintScaling({0}, items, {A, V, T}).empty());
  const auto found = lintScaling({0, 1, 2}, items, {A, V, T}, 2);
  QCOMPARE(found.size(), std::size_t(1));
  QCOMPARE(found[0].ids, (std::vector<std::string>{"b", "c"}));
  QCOMPARE(found[0].sides, (std::vector<Role>{V, T}));
  QCOMPARE(found[0].text, std::string("scaling was fitted on 2 clips of validation and test in fold 3"));
}

void TestSplitLint::madeSplitsAreClean() {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto items = randomSet(seed, 20 + int(seed % 20));
    for (const SplitOptions& options : {SplitOptions{.seed = seed}, SplitOptions{.folds = 3, .seed = seed},
                                        SplitOptions{.folds = 2, .seed = seed, .repeats = 3},
                                        SplitOptions{.folds = 3, .seed = seed, .validationByGroup = false},
                                        SplitOptions{.folds = 3, .validationSize = 0, .seed = seed}}) {
      const auto split = makeSplit(items, {"x", "y", "z"}, options);
      QVERIFY2(split, split ? "" : split.error().detail.c_str());
      const auto found = lintSplit(items, {}, *split);
      QVERIFY2(found.empty(), found.empty() ? "" : found.front().text.c_str());
      QCOMPARE(split->foldNames.size(), split->folds.size());
      if (options.validationSize == 0)
        for (const auto& roles : split->folds) QVERIFY(std::count(roles.begin(), roles.end(), V) == 0);
    }
  }
}

void TestSplitLint::leaveOneOutTestsEachGroupOnce() {
  std::vector<SplitItem> items;
  for (int i = 0; i < 50; ++i)
    items.push_back({"c" + std::to_string(i), i % 2, "speaker" + std::to_string(i / 10), ""});
  const auto split = makeSplit(items, {"x", "y"}, {.leaveOneGroupOut = true, .validationByGroup = false});
  QVERIFY(split);
  QCOMPARE(split->folds.size(), std::size_t(5));
  std::set<std::string> names(split->foldNames.begin(), split->foldNames.end());
  QCOMPARE(names.size(), std::size_t(5));
  for (std::size_t f = 0; f < 5; ++f)
    for (std::size_t i = 0; i < items.size(); ++i)
      QCOMPARE(split->folds[f][i] == T, items[i].group == split->foldNames[f]);
  // 10 % of 40 training clips, of every speaker's share alike in class.
  QCOMPARE(std::count(split->folds[0].begin(), split->folds[0].end(), V), std::ptrdiff_t(4));
}

void TestSplitLint::repeatsDiffer() {
  const auto items = randomSet(1, 40);
  const auto split = makeSplit(items, {"x", "y", "z"}, {.folds = 4, .seed = 5, .repeats = 3});
  QVERIFY(split);
  QCOMPARE(split->folds.size(), std::size_t(12));
  QCOMPARE(split->foldNames[5], std::string("2.2"));
  QCOMPARE(split->foldRepeats[11], 2);
  QVERIFY(split->folds[0] != split->folds[4]);
  for (std::size_t i = 0; i < items.size(); ++i)
    for (std::size_t r = 0; r < 3; ++r) {
      int tested = 0;
      for (std::size_t f = 0; f < 4; ++f) tested += split->folds[r * 4 + f][i] == T;
      QCOMPARE(tested, 1);
    }
  // The first is what the same seed gives without repeats.
  const auto alone = makeSplit(items, {"x", "y", "z"}, {.folds = 4, .seed = 5});
  QCOMPARE(alone->folds[0], split->folds[0]);
}

// Groups of one class and all different sizes: their order, and so the greedy's answer, is the same for every
// seed.
void TestSplitLint::repeatsDifferWhereTheGreedyHasOneAnswer() {
  std::vector<SplitItem> items;
  for (int group = 0; group < 14; ++group)
    for (int i = 0; i < 3 + 2 * group; ++i)
      items.push_back({"c" + std::to_string(items.size()), group % 2, "g" + std::to_string(group), ""});
  const auto split = makeSplit(items, {"x", "y"}, {.folds = 3, .validationSize = 0, .repeats = 8});
  QVERIFY(split);
  std::set<std::set<std::vector<Role>>> divisions;
  for (std::ptrdiff_t r = 0; r < 8; ++r)
    divisions.emplace(split->folds.begin() + 3 * r, split->folds.begin() + 3 * r + 3);
  QVERIFY2(divisions.size() >= 4, std::to_string(divisions.size()).c_str());
}

void TestSplitLint::refusals() {
  const std::vector<SplitItem> items = {{"a", 0, "g", ""}, {"b", 1, "g", ""}};
  QCOMPARE(makeSplit(items, {"x", "y"}, {.leaveOneGroupOut = true}).error().code, ErrorCode::TooFew);
  QCOMPARE(
      makeSplit({{"a", 0, "", ""}, {"b", 1, "", ""}}, {"x", "y"}, {.leaveOneGroupOut = true}).error().code,
      ErrorCode::BadArgument);
  QCOMPARE(makeSplit(items, {"x", "y"}, {.folds = 2, .repeats = 0}).error().code, ErrorCode::BadArgument);
}

QTEST_GUILESS_MAIN(TestSplitLint)
#include "tst_splitlint.moc"
