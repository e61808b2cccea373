// Orders and counts of many clips against what can be said without them: sorted means each not less than the
// one before, stable means equal ones keep their places, and counts add up.
#include <QtTest/QtTest>
#include <cmath>
#include <numeric>
#include <set>
#include <thread>

#include "core/base/random.h"
#include "core/dataset/cliporder.h"
#include "core/dataset/clipstats.h"

using namespace ullim;

namespace {

Dataset someClips(int count) {
  Dataset data;
  Rng rng(7);
  data.classes = {{"a", "#000000", 0, ""}, {"b", "#111111", 1, ""}};
  for (int i = 0; i < count; ++i) {
    Clip clip;
    clip.id = "id" + std::to_string(i);
    clip.file = "x/Clip" + std::to_string(int(rng.uniform() * 5000)) + ".wav";
    clip.label = i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "";
    clip.group = i % 5 ? "g" + std::to_string(i % 7) : "";
    clip.durationS = double(int(rng.uniform() * 20));
    clip.status = ClipStatus(i % 4);
    clip.columns = {{"age", i % 6 ? std::to_string(i % 30) : ""}, {"word", i % 2 ? "Yes" : "no"}};
    if (i % 4) clip.facts.f0Hz = float(100 + i % 50);
    if (i % 3) clip.opinion.doubt = float(i % 10) / 10;
    data.clips.push_back(std::move(clip));
  }
  data.rebuildIndex();
  return data;
}

OrderAnswer ordered(const Dataset& data, const OrderAsk& ask, int jobs = 2) {
  DataGate gate;
  OrderAnswer answer;
  if (!orderClips(data, gate, ask, jobs, {}, &answer)) qFatal("not ordered");
  return answer;
}

}  // namespace

class TestClipOrder : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void sortsStably_data();
  void sortsStably();
  void digitsCompareAsNumbers();
  void emptyComesLastEitherWay();
  void secondColumnIsKept();
  void goingOnFromAnOrderIsTheSame();
  void filterAndRestriction();
  void randomIsAPermutationAndRepeats();
  void doubtAndUnsureComeFirst();
  void givenOrder();
  void stopsWhenClipsComeOrGo();
  void countsAddUp();
  void quartilesAsNumpy();
};

void TestClipOrder::sortsStably_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<bool>("descending");
  for (const ClipFieldKind kind : {ClipFieldKind::Duration, ClipFieldKind::Status, ClipFieldKind::Label,
                                   ClipFieldKind::Group, ClipFieldKind::F0, ClipFieldKind::Doubt})
    for (const bool descending : {false, true})
      QTest::addRow("%d %s", int(kind), descending ? "down" : "up") << int(kind) << descending;
}

void TestClipOrder::sortsStably() {
  QFETCH(int, kind);
  QFETCH(bool, descending);
  const Dataset data = someClips(9000);
  const ClipField field{ClipFieldKind(kind)};
  OrderAsk ask;
  ask.sorts = {{field, descending}};
  const OrderAnswer answer = ordered(data, ask);
  QCOMPARE(answer.rows.size(), data.clips.size());
  QCOMPARE(std::set<int>(answer.rows.begin(), answer.rows.end()).size(), data.clips.size());
  const auto isEmpty = [&](const Clip& c) {
    return field.isNumber() ? std::isnan(numberOf(c, field.kind)) : textOf(c, field).empty();
  };
  const auto less = [&](const Clip& a, const Clip& b) {
    if (field.kind == ClipFieldKind::Status) return a.status < b.status;
    if (field.isNumber()) return numberOf(a, field.kind) < numberOf(b, field.kind);
    return textOf(a, field) < textOf(b, field);
  };
  for (std::size_t row = 1; row < answer.rows.size(); ++row) {
    const int ia = answer.rows[row - 1], ib = answer.rows[row];
    const Clip &a = data.clips[std::size_t(ia)], &b = data.clips[std::size_t(ib)];
    QVERIFY(!isEmpty(a) || isEmpty(b));
    if (isEmpty(a) != isEmpty(b)) continue;
    const bool wrong = !isEmpty(a) && (descending ? less(a, b) : less(b, a));
    QVERIFY2(!wrong, qPrintable(QString::number(row)));
    const bool equal = isEmpty(a) || (!less(a, b) && !less(b, a));
    if (equal) QVERIFY(ia < ib);
    QCOMPARE(answer.rowOf[std::size_t(ib)], int(row));
  }
}

void TestClipOrder::digitsCompareAsNumbers() {
  Dataset data;
  for (const char* file : {"d/a10.wav", "d/A2.wav", "d/a1.wav", "d/a02b.wav", "e/9.wav", "f/a2.wav"}) {
    Clip clip;
    clip.file = file;
    clip.id = file;
    data.clips.push_back(clip);
  }
  OrderAsk ask;
  ask.sorts = {{{ClipFieldKind::Name}, false}};
  std::vector<std::string> names;
  for (const int i : ordered(data, ask).rows) names.push_back(data.clips[std::size_t(i)].file);
  const std::vector<std::string> wanted = {"e/9.wav",  "d/a1.wav",   "d/A2.wav",
                                           "f/a2.wav", "d/a02b.wav", "d/a10.wav"};
  QCOMPARE(names, wanted);
}

void TestClipOrder::emptyComesLastEitherWay() {
  const Dataset data = someClips(600);
  for (const bool descending : {false, true}) {
    OrderAsk ask;
    ask.sorts = {{{ClipFieldKind::Column, "age"}, descending}};
    const auto rows = ordered(data, ask).rows;
    std::vector<int> ages;
    bool ended = false;
    for (const int i : rows) {
      const std::string& age = data.clips[std::size_t(i)].columns.at("age");
      ended = ended || age.empty();
      QCOMPARE(age.empty(), ended);
      if (!age.empty()) ages.push_back(std::stoi(age));  // 9 before 10: numbers, not text
    }
    QVERIFY(descending ? std::is_sorted(ages.rbegin(), ages.rend())
                       : std::is_sorted(ages.begin(), ages.end()));
  }
}

void TestClipOrder::secondColumnIsKept() {
  const Dataset data = someClips(500);
  OrderAsk ask;
  ask.sorts = {{{ClipFieldKind::Duration}, true}, {{ClipFieldKind::Column, "word"}, false}};
  const auto rows = ordered(data, ask).rows;
  for (std::size_t r = 1; r < rows.size(); ++r) {
    const Clip &a = data.clips[std::size_t(rows[r - 1])], &b = data.clips[std::size_t(rows[r])];
    if (a.columns.at("word") == b.columns.at("word"))
      QVERIFY(a.durationS >= b.durationS);
    else
      QCOMPARE(a.columns.at("word"), std::string("no"));
  }
}

void TestClipOrder::goingOnFromAnOrderIsTheSame() {
  const Dataset data = someClips(5000);
  OrderAsk first;
  first.sorts = {{{ClipFieldKind::Duration}, true}};
  OrderAsk both = first;
  both.sorts.push_back({{ClipFieldKind::Label}, false});
  OrderAsk second;
  second.from = ordered(data, first).order;
  second.sorts = {both.sorts.back()};
  QCOMPARE(ordered(data, second).rows, ordered(data, both).rows);
}

void TestClipOrder::filterAndRestriction() {
  const Dataset data = someClips(3000);
  OrderAsk ask;
  ask.filter = *Filter::parse("label = a and duration < 5");
  auto only = std::make_shared<std::unordered_map<std::string, int>>();
  for (int i = 0; i < 3000; i += 2) only->emplace("id" + std::to_string(i), i);
  ask.only = only;
  const OrderAnswer answer = ordered(data, ask);
  int expected = 0, done = 0;
  for (int i = 0; i < 3000; ++i) {
    const Clip& clip = data.clips[std::size_t(i)];
    const bool in = i % 2 == 0 && clip.label == "a" && clip.durationS < 5;
    expected += in;
    done += in && clip.status != ClipStatus::New;
    QCOMPARE(answer.rowOf[std::size_t(i)] >= 0, in);
  }
  QCOMPARE(int(answer.rows.size()), expected);
  QCOMPARE(answer.done, done);
}

void TestClipOrder::randomIsAPermutationAndRepeats() {
  const auto once = shuffledOrder(1000, 42), twice = shuffledOrder(1000, 42), other = shuffledOrder(1000, 43);
  QCOMPARE(once, twice);
  QVERIFY(once != other);
  std::vector<int> sorted = once, plain(1000);
  std::sort(sorted.begin(), sorted.end());
  std::iota(plain.begin(), plain.end(), 0);
  QCOMPARE(sorted, plain);
  QVERIFY(shuffledOrder(0, 1).empty());
  // Every place is as likely: over many seeds, clip 0 stands in the middle on average.
  double sum = 0;
  for (std::uint64_t seed = 0; seed < 4000; ++seed) {
    const auto order = shuffledOrder(11, seed);
    sum += double(std::find(order.begin(), order.end(), 0) - order.begin());
  }
  QVERIFY(std::abs(sum / 4000 - 5.0) < 0.25);  // five standard errors
}

void TestClipOrder::doubtAndUnsureComeFirst() {
  const Dataset data = someClips(400);
  OrderAsk ask;
  ask.base = QueueOrder::Doubt;
  float before = 2;
  for (const int i : ordered(data, ask).rows) {
    const float doubt = data.clips[std::size_t(i)].opinion.doubt;
    QVERIFY(std::isnan(doubt) || doubt <= before);
    before = std::isnan(doubt) ? -1 : doubt;
  }
  ask.base = QueueOrder::Unsure;
  const auto rows = ordered(data, ask).rows;
  for (int r = 0; r < 100; ++r)
    QCOMPARE(data.clips[std::size_t(rows[std::size_t(r)])].status, ClipStatus::Unsure);
  for (int r = 100; r < 200; ++r)
    QCOMPARE(data.clips[std::size_t(rows[std::size_t(r)])].status, ClipStatus::New);
}

void TestClipOrder::givenOrder() {
  const Dataset data = someClips(50);
  auto only = std::make_shared<std::unordered_map<std::string, int>>();
  *only = {{"id7", 0}, {"id3", 1}, {"id40", 2}};
  OrderAsk ask;
  ask.base = QueueOrder::Given;
  ask.only = only;
  const std::vector<int> wanted{7, 3, 40};
  QCOMPARE(ordered(data, ask).rows, wanted);
}

void TestClipOrder::stopsWhenClipsComeOrGo() {
  const Dataset data = someClips(20000);
  DataGate gate;
  std::size_t read = 0;
  const bool whole = readInChunks(data, gate, 1, {}, [&](std::size_t begin, std::size_t end) {
    read += end - begin;
    ++gate.structure;  // as the document does when an import ends; held here by this very thread
  });
  QVERIFY(!whole);
  QVERIFY(read < data.clips.size());
  std::stop_source stop;
  stop.request_stop();
  OrderAnswer answer;
  QVERIFY(!orderClips(data, gate, {}, 2, stop.get_token(), &answer));
}

void TestClipOrder::countsAddUp() {
  const Dataset data = someClips(3000);
  DataGate gate;
  StatsAsk ask;
  ask.clips.resize(3000);
  std::iota(ask.clips.begin(), ask.clips.end(), 0);
  ask.across = {ClipFieldKind::Column, "age"};
  ask.mostValues = 5;
  StatsTable table;
  QVERIFY(clipStats(data, gate, ask, {}, &table));
  QCOMPARE(table.clips, 3000);
  QCOMPARE(table.labelled, 2000);
  QCOMPARE(int(table.rows.size()), 3);
  QCOMPARE(table.rows[0].count, 1000);
  QCOMPARE(table.rows[2].label, std::string());
  QCOMPARE(table.imbalance, 1.0);
  QCOMPARE(int(table.values.size()), 5);
  QCOMPARE(table.values.front(), std::string());  // a sixth of the ages is not there
  QCOMPARE(table.others, 26 - 5);                 // 25 ages do not divide by six, and "none"
  for (const StatsRow& row : table.rows) {
    QCOMPARE(std::accumulate(row.cells.begin(), row.cells.end(), 0), row.count);
    QCOMPARE(std::accumulate(row.status.begin(), row.status.end(), 0), row.count);
  }
  QVERIFY(clipStats(data, gate, {}, {}, &table));
  QCOMPARE(table.clips, 0);
}

void TestClipOrder::quartilesAsNumpy() {
  // numpy.percentile([1, 2, 3, 4], [0, 25, 50, 75, 100]) -> 1, 1.75, 2.5, 3.25, 4
  const Spread spread = spreadOf({4, 1, NAN, 3, 2});
  QCOMPARE(spread.count, 4);
  QCOMPARE(spread.least, 1.0);
  QCOMPARE(spread.lower, 1.75);
  QCOMPARE(spread.median, 2.5);
  QCOMPARE(spread.upper, 3.25);
  QCOMPARE(spread.most, 4.0);
  QCOMPARE(spreadOf({}).count, 0);
}

QTEST_APPLESS_MAIN(TestClipOrder)
#include "tst_cliporder.moc"
