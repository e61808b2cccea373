#include <QtTest/QtTest>
#include <cmath>

#include "core/base/random.h"
#include "core/dataset/agreement.h"

using namespace ullim;

namespace {

constexpr int kNo = Ratings::kMissing;

/// Every rater's row, classes are 0 .. k - 1.
Ratings rows(const std::vector<std::vector<int>>& of, int k) {
  Ratings out;
  for (int c = 0; c < k; ++c) out.classes.push_back(std::string(1, char('a' + c)));
  for (std::size_t r = 0; r < of.size(); ++r) out.raters.push_back("r" + std::to_string(r));
  for (std::size_t i = 0; i < of[0].size(); ++i) out.clips.push_back(std::to_string(i));
  out.of = of;
  return out;
}

/// Two raters from a table of counts.
Ratings table(const std::vector<std::vector<int>>& counts) {
  std::vector<std::vector<int>> of(2);
  for (int a = 0; a < int(counts.size()); ++a)
    for (int b = 0; b < int(counts.size()); ++b)
      for (int n = 0; n < counts[std::size_t(a)][std::size_t(b)]; ++n) {
        of[0].push_back(a);
        of[1].push_back(b);
      }
  return rows(of, int(counts.size()));
}

/// Raters from subjects x classes counts, as Fleiss prints them.
Ratings subjects(const std::vector<std::vector<int>>& counts) {
  std::vector<std::vector<int>> of;
  for (const auto& subject : counts) {
    std::size_t rater = 0;
    for (int c = 0; c < int(subject.size()); ++c)
      for (int n = 0; n < subject[std::size_t(c)]; ++n, ++rater) {
        if (of.size() <= rater) of.emplace_back();
        of[rater].push_back(c);
      }
  }
  return rows(of, int(counts[0].size()));
}

std::vector<std::size_t> everyone(const Ratings& ratings) {
  std::vector<std::size_t> out;
  for (std::size_t r = 0; r < ratings.of.size(); ++r) out.push_back(r);
  return out;
}

const std::vector<std::vector<int>> kFleiss{
    {0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
    {7, 7, 0, 0, 0},  {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}};

}  // namespace

class TestAgreement : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void cohen();
  void prevalence();
  void fleiss();
  void krippendorff();
  void limits();
  void intervals();
  void groups();
  void cells();
};

// Cohen's worked example: three categories, 200 judgements, (140 - 82) / (200 - 82) = .492.
void TestAgreement::cohen() {
  const auto pair = pairAgreement(table({{88, 10, 2}, {14, 40, 6}, {18, 10, 12}}), 0, 1).value();
  QCOMPARE(pair.n, 200);
  QCOMPARE(pair.agree, 140);
  QVERIFY(std::abs(pair.share.value - 0.70) < 1e-12);
  QVERIFY(std::abs(pair.expected - 0.41) < 1e-12);
  QVERIFY(std::abs(pair.kappa.value - 0.29 / 0.59) < 1e-12);
  QCOMPARE(pair.confusion(1, 2), 6);
  QCOMPARE(pair.classes[0].first, 100);
  QCOMPARE(pair.classes[0].second, 120);
  QVERIFY(std::abs(pair.classes[0].specific - 2.0 * 88 / 220) < 1e-12);
  // The textbook 20/5/10/15: kappa 0.4.
  const auto small = pairAgreement(table({{20, 5}, {10, 15}}), 0, 1).value();
  QVERIFY(std::abs(small.kappa.value - 0.4) < 1e-12);
}

// Byrt, Bishop and Carlin 1993: with two classes the adjusted kappa is 2 share - 1, whatever their frequency.
// The same share of agreement, a rare class: kappa falls, the adjusted one stays.
void TestAgreement::prevalence() {
  const auto even = pairAgreement(table({{40, 5}, {5, 50}}), 0, 1).value();
  const auto rare = pairAgreement(table({{85, 5}, {5, 5}}), 0, 1).value();
  QCOMPARE(even.agree, rare.agree);
  QVERIFY(rare.kappa.value < even.kappa.value - 0.3);
  QVERIFY(std::abs(even.adjusted - 0.8) < 1e-12);
  QVERIFY(std::abs(rare.adjusted - 0.8) < 1e-12);
  QVERIFY(std::abs(rare.prevalence[0] - 0.9) < 1e-12);
}

// Ten subjects, fourteen raters, five classes: 0.210 (mean of P_i 0.378, of chance 0.213).
void TestAgreement::fleiss() {
  const Ratings ratings = subjects(kFleiss);
  const auto all = groupAgreement(ratings, everyone(ratings)).value();
  QCOMPARE(all.complete, 10);
  QVERIFY(std::abs(all.fleiss.value - 0.210) < 5e-4);
  QVERIFY(all.fleiss.low < 0.210 && 0.210 < all.fleiss.high);
  // Krippendorff's alpha of complete ratings: 1 - (1 - kappa) (1 - 1 / all ratings).
  QVERIFY(std::abs((1 - all.alpha.value) - (1 - all.fleiss.value) * (1 - 1.0 / 140)) < 1e-12);
}

// Krippendorff 2011, "Computing Krippendorff's alpha-reliability", part C: four observers, twelve units,
// gaps.
void TestAgreement::krippendorff() {
  const auto ratings = rows({{0, 1, 2, 2, 1, 0, 3, 0, 1, kNo, kNo, kNo},
                             {0, 1, 2, 2, 1, 1, 3, 0, 1, 4, kNo, 2},
                             {kNo, 2, 2, 2, 1, 2, 3, 1, 1, 4, 0, kNo},
                             {0, 1, 2, 2, 1, 3, 3, 0, 1, 4, 0, kNo}},
                            5);
  const auto all = groupAgreement(ratings, everyone(ratings)).value();
  QCOMPARE(all.clips, 11);
  QVERIFY(std::abs(all.alpha.value - 0.743) < 5e-4);
  // Part A: two observers, ten units, two classes: 0.095.
  const auto binary = rows({{0, 1, 0, 0, 0, 0, 0, 0, 1, 0}, {1, 1, 1, 0, 0, 1, 0, 0, 0, 0}}, 2);
  QVERIFY(std::abs(groupAgreement(binary, {0, 1}).value().alpha.value - 0.095) < 5e-4);
}

void TestAgreement::limits() {
  const auto same = pairAgreement(table({{5, 0}, {0, 7}}), 0, 1).value();
  QCOMPARE(same.kappa.value, 1.0);
  QCOMPARE(same.kappa.low, 1.0);
  const auto one = pairAgreement(table({{9, 0}, {0, 0}}), 0, 1).value();
  QVERIFY(std::isnan(one.kappa.value) && one.kappa.why == Undefined::OneClass);
  QCOMPARE(one.share.value, 1.0);
  QVERIFY(!undefinedText(one.kappa.why).empty());
  const auto apart = rows({{0, kNo}, {kNo, 1}}, 2);
  const auto empty = pairAgreement(apart, 0, 1).value();
  QVERIFY(empty.n == 0 && empty.kappa.why == Undefined::NoClips && std::isnan(empty.share.value));
  QVERIFY(groupAgreement(apart, {0, 1}).value().alpha.why == Undefined::NoClips);
  QVERIFY(groupAgreement(rows({{0, 0}, {0, 0}}, 1), {0, 1}).value().fleiss.why == Undefined::OneClass);
  QCOMPARE(groupAgreement(rows({{0, 1}, {0, 1}, {0, 1}}, 2), {0, 1, 2}).value().fleiss.value, 1.0);
  QCOMPARE(groupAgreement(apart, {0}).error().code, ErrorCode::BadArgument);
  QCOMPARE(pairAgreement(apart, 0, 2).error().code, ErrorCode::BadArgument);
  // Two who throw dice agree by chance only.
  Rng rng(1);
  std::vector<std::vector<int>> dice(2);
  for (int i = 0; i < 4000; ++i)
    for (auto& row : dice) row.push_back(int(rng.below(3)));
  const auto chance = pairAgreement(rows(dice, 3), 0, 1).value();
  QVERIFY(std::abs(chance.kappa.value) < 0.05);
  QVERIFY(chance.kappa.low < 0 && chance.kappa.high > 0);
}

// The half width is about 1.96 standard errors; Cohen's large-sample error is sqrt(po (1 - po) / (n (1 -
// pe)^2)).
void TestAgreement::intervals() {
  const auto ratings = table({{88, 10, 2}, {14, 40, 6}, {18, 10, 12}});
  const auto pair = pairAgreement(ratings, 0, 1, {7, 4000}).value();
  const double error = std::sqrt(0.70 * 0.30 / (200 * 0.59 * 0.59));
  QVERIFY(std::abs((pair.kappa.high - pair.kappa.low) / 2 - 1.96 * error) < 0.15 * error);
  const double binomial = std::sqrt(0.7 * 0.3 / 200);
  QVERIFY(std::abs((pair.share.high - pair.share.low) / 2 - 1.96 * binomial) < 0.1 * binomial);
  // The seed decides.
  const auto again = pairAgreement(ratings, 0, 1, {7, 4000}).value();
  QCOMPARE(again.kappa.low, pair.kappa.low);
  QVERIFY(pairAgreement(ratings, 0, 1, {8, 4000}).value().kappa.low != pair.kappa.low);
  QVERIFY(std::isnan(pairAgreement(ratings, 0, 1, {7, 0}).value().kappa.low));
  std::stop_source stop;
  stop.request_stop();
  JobContext job;
  job.stop = stop.get_token();
  QCOMPARE(pairAgreement(ratings, 0, 1, {}, job).error().code, ErrorCode::Cancelled);
}

// Every clip four times over in one group knows no more than once: by group the interval stays, by clip it
// halves.
void TestAgreement::groups() {
  const auto once = table({{30, 6}, {8, 26}});
  Ratings four = once;
  four.clips.clear();
  for (auto& row : four.of) row.clear();
  for (std::size_t i = 0; i < once.clips.size(); ++i)
    for (int copy = 0; copy < 4; ++copy) {
      four.clips.push_back(std::to_string(i) + "/" + std::to_string(copy));
      four.groups.push_back(int(i));
      for (std::size_t r = 0; r < 2; ++r) four.of[r].push_back(once.of[r][i]);
    }
  const auto width = [](const PairAgreement& pair) { return pair.kappa.high - pair.kappa.low; };
  const auto one = pairAgreement(once, 0, 1).value();
  const auto grouped = pairAgreement(four, 0, 1).value();
  QCOMPARE(grouped.groups, 70);
  QVERIFY(std::abs(grouped.kappa.value - one.kappa.value) < 1e-12);
  QVERIFY(std::abs(width(grouped) / width(one) - 1) < 0.1);
  four.groups.clear();
  QVERIFY(std::abs(width(pairAgreement(four, 0, 1).value()) / width(one) - 0.5) < 0.07);
  // A single group says nothing of others.
  four.groups.assign(four.clips.size(), 3);
  QVERIFY(std::isnan(pairAgreement(four, 0, 1).value().kappa.low));
}

void TestAgreement::cells() {
  const auto ratings = rows({{0, 1, kNo, 1}, {0, 0, 1, 1}}, 2);
  QCOMPARE(clipsOfCell(ratings, 0, 1, 1, 0), std::vector<std::size_t>{1});
  QCOMPARE(clipsOfCell(ratings, 0, 1, kNo, kNo), std::vector<std::size_t>{1});
  QCOMPARE(clipsOfCell(ratings, 0, 1, 1, 1), std::vector<std::size_t>{3});
}

QTEST_APPLESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
