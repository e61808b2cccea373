#include <QtTest/QtTest>
#include <cmath>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/dsp/resample.h"
#include "core/learn/shortcutaudit.h"
#include "core/learn/shortcutrule.h"
#include "core/learn/trainsplit.h"

using namespace ullim;

namespace {

constexpr int kRate = 16000;

/// How a recording is made; what one class has and the others have not is the shortcut.
struct Making {
  double seconds = 0.4, levelDb = -20, dc = 0, zeroS = 0;
  bool upsampled = false;  // from 8 kHz
};

/// White noise that fills the band, at a level and of a length that vary a little.
std::vector<float> soundOf(const Making& making, Rng& rng) {
  const auto n = std::size_t(making.seconds * rng.uniform(0.9, 1.1) * kRate);
  std::vector<float> y(n);
  for (float& v : y) v = float(0.1 * rng.normal());
  if (making.upsampled) {
    y = *resample(*resample(y, {kRate}, {8000}), {8000}, {kRate});
    y.resize(n);
  }
  double squares = 0;
  for (const float v : y) squares += double(v) * v;
  const double gain =
      std::pow(10, (making.levelDb + rng.uniform(-3, 3)) / 20) / std::sqrt(squares / double(n));
  std::vector<float> out(n);
  const auto zeros = std::size_t(making.zeroS * kRate);
  const double dc = making.dc + 0.0005 * rng.normal();
  for (std::size_t i = 0; i < n; ++i) out[i] = i < zeros ? 0.0f : float(double(y[i]) * gain + dc);
  return out;
}

const ShortcutScore* find(const std::vector<ShortcutScore>& scores, const std::string& name) {
  for (const ShortcutScore& s : scores)
    if (s.name == name) return &s;
  return nullptr;
}

/// Facts as a recording of no class in particular has them.
RecordingFacts anyFacts(Rng& rng) {
  RecordingFacts r;
  r.rateHz = rng.uniform() < 0.5 ? 16000 : 44100;
  r.durationS = rng.uniform(1, 3);
  r.zerosS = rng.uniform() < 0.7 ? 0 : rng.uniform(0, 0.3);
  r.facts.levelDb = float(-25 + 4 * rng.normal());
  r.facts.peakDb = r.facts.levelDb + float(12 + rng.normal());
  r.facts.noiseDb = float(-60 + 5 * rng.normal());
  r.facts.dc = float(0.001 * rng.normal());
  r.facts.bandwidthHz = float(15.625 * double(rng.below(100) + 400));
  return r;
}

ShortcutData cleanData(std::size_t n, int classes, std::uint64_t seed) {
  Rng rng(seed);
  ShortcutData data;
  for (int c = 0; c < classes; ++c) data.classNames.push_back(std::string(1, char('a' + c)));
  for (std::size_t i = 0; i < n; ++i) {
    data.facts.push_back(anyFacts(rng));
    data.labels.push_back(int(i) % classes);
    data.sources.push_back(rng.uniform() < 0.5 ? "here" : "there");
  }
  return data;
}

Split foldsOf(std::size_t n, std::size_t folds) {
  Split split;
  split.folds.assign(folds, std::vector<Role>(n, Role::Train));
  for (std::size_t i = 0; i < n; ++i) split.folds[(i / 7) % folds][i] = Role::Test;
  return split;
}

}  // namespace

class TestShortcuts : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase() { QVERIFY(m_dir.isValid()); }
  void recordingsAreMeasured();
  void oneShortcutIsFound_data();
  void oneShortcutIsFound();
  void oneClassOfFive();
  void cleanSetsStayClean();
  void asComputedByHand();
  void intervalsAreThoseOfMetrics();
  void cellsKeepEqualValuesTogether();
  void foldersNamedAfterClasses();
  void copiesTeachOnly();
  void fewClipsSayNothing();
  void badFilesAndStop();

 private:
  std::string write(const std::string& name, const std::vector<float>& y, int rate = kRate) {
    const std::string path = m_dir.filePath(QString::fromStdString(name + ".wav")).toStdString();
    return writeWav(path, {{rate}, y, 1, {}}) ? path : std::string();
  }
  QTemporaryDir m_dir;
};

// 1.5 s at 8 kHz: half a second of zeros, then a sine of 440 Hz, amplitude 0.5, on an offset of 0.1.
void TestShortcuts::recordingsAreMeasured() {
  std::vector<float> y(12000);
  for (std::size_t i = 4000; i < y.size(); ++i)
    y[i] = float(0.1 + 0.5 * std::sin(2 * std::numbers::pi * 440 * double(i) / 8000));
  y[8000] = y[8001] = 0;  // no run
  const auto r = measureRecording(write("sine", y, 8000));
  QVERIFY(r);
  QCOMPARE(r->rateHz, 8000);
  QCOMPARE(r->durationS, 1.5);
  QCOMPARE(r->zerosS, 0.5);
  QCOMPARE(r->longestZerosS, 0.5);
  QVERIFY(std::abs(r->facts.dc - 0.1 * 2 / 3) < 2e-4);
  QVERIFY(std::abs(r->facts.levelDb - 10 * std::log10((0.125 + 0.01) * 2 / 3)) < 0.01);
  QVERIFY(std::abs(r->facts.peakDb - 20 * std::log10(0.6)) < 0.01);
  // The same numbers as the facts that are kept, without the slow ones.
  ClipFacts kept = *measureFacts(write("sine", y, 8000));
  kept.f0Hz = ClipFacts::kNone;
  kept.soundHash.clear();
  QVERIFY(kept == r->facts);
}

void TestShortcuts::oneShortcutIsFound_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QStringList>("mayBe");
  QTest::newRow("8 kHz upsampled") << "bandwidth" << QStringList{};
  QTest::newRow("longer") << "duration" << QStringList{};
  QTest::newRow("louder") << "level" << QStringList{"peak", "noise_floor", "dc"};
  QTest::newRow("padded") << "zero_runs" << QStringList{};
  QTest::newRow("offset") << "dc" << QStringList{};
  QTest::newRow("rate") << "sample_rate" << QStringList{"duration", "bandwidth"};
}

void TestShortcuts::oneShortcutIsFound() {
  QFETCH(QString, name);
  QFETCH(QStringList, mayBe);
  Making other;
  int rate = kRate;
  if (name == "bandwidth") other.upsampled = true;
  if (name == "duration") other.seconds = 0.6;
  if (name == "level") other.levelDb = -10;
  if (name == "zero_runs") other.zeroS = 0.06;
  if (name == "dc") other.dc = 0.01;
  if (name == "sample_rate") rate = 22050;
  Rng rng(5);
  std::vector<TrainClip> clips;
  std::vector<int> labels;
  for (int i = 0; i < 120; ++i) {
    labels.push_back(i % 2);
    const auto path =
        write("s" + std::to_string(i), soundOf(i % 2 ? other : Making{}, rng), i % 2 ? rate : kRate);
    clips.push_back({std::to_string(i), path, i % 2 ? "b" : "a", "g" + std::to_string(i / 4), "", ""});
  }
  const std::vector<std::string> classes = {"a", "b"};
  const auto split = splitClips(clips, labels, classes, {.folds = 5, .validationSize = 0});
  QVERIFY(split);
  const auto scores = shortcutsOf(clips, labels, classes, split->split, 2, {});
  QVERIFY(scores);
  const ShortcutScore* found = find(*scores, name.toStdString());
  QVERIFY(found && found->flagged);
  QCOMPARE(found->n, 120);
  QCOMPARE(found->chance, 0.5);
  QVERIFY(found->balancedAccuracy > 0.95);
  QVERIFY(found->words.find("alone tells the class") != std::string::npos);
  for (const ShortcutScore& s : *scores)
    if (s.flagged && s.name != name.toStdString())
      QVERIFY2(mayBe.contains(QString::fromStdString(s.name)), s.words.c_str());
  QVERIFY(find(*scores, "source") == nullptr);  // one folder
}

// Of 40 classes one is told by its bandwidth. Over all classes that is 1 / 40 more at most, under the margin.
void TestShortcuts::oneClassOfFive() {
  for (const int classes : {5, 40}) {
    ShortcutData data = cleanData(2000, classes, 3);
    for (std::size_t i = 0; i < data.labels.size(); ++i)
      if (data.labels[i] == 2) data.facts[i].facts.bandwidthHz = 3984.375f;
    const auto scores = auditShortcuts(data, foldsOf(2000, 5));
    QVERIFY(scores);
    const ShortcutScore* found = find(*scores, "bandwidth");
    QVERIFY(found && found->flagged);
    QCOMPARE(scores->front().name, std::string("bandwidth"));
    QVERIFY(found->words.find(" c ") != std::string::npos);
    QVERIFY2(found->words.find("100.0 % of these two") != std::string::npos, found->words.c_str());
    QCOMPARE(found->balancedAccuracyCi.low > found->chance + kShortcutMargin, classes == 5);
    QCOMPARE(std::count_if(scores->begin(), scores->end(), [](auto& s) { return s.flagged; }),
             std::ptrdiff_t(1));
  }
}

void TestShortcuts::cleanSetsStayClean() {
  int flagged = 0, judged = 0;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto scores = auditShortcuts(cleanData(210, seed % 2 ? 5 : 2, seed), foldsOf(210, 5), 2);
    QVERIFY(scores);
    for (const ShortcutScore& s : *scores) {
      ++judged;
      flagged += s.flagged;
    }
  }
  QCOMPARE(judged, 20 * 9);
  qInfo("%d of %d flagged", flagged, judged);
  QVERIFY(flagged <= 1);
}

// Teaching: a 20 here, 20 there; b 1 here, 5 there. Here are 20/40 of a and 1/6 of b, so it says a; there
// 20/40 of a and 5/6 of b, so b, though more of a are there. Judged: of 5 a 4 are here, of 5 b 3 are there:
// (4/5 + 3/5) / 2.
void TestShortcuts::asComputedByHand() {
  ShortcutData data;
  data.classNames = {"a", "b"};
  Split split;
  split.folds.resize(1);
  const auto add = [&](int times, int label, const char* source, Role role) {
    for (int i = 0; i < times; ++i) {
      data.facts.emplace_back();
      data.facts.back().rateHz = 8000;
      data.labels.push_back(label);
      data.sources.emplace_back(source);
      split.folds[0].push_back(role);
    }
  };
  add(20, 0, "here", Role::Train), add(20, 0, "there", Role::Train);
  add(1, 1, "here", Role::Train), add(5, 1, "there", Role::Train);
  add(4, 0, "here", Role::Test), add(1, 0, "there", Role::Test);
  add(2, 1, "here", Role::Test), add(3, 1, "there", Role::Test);
  add(9, 1, "here", Role::Validation);  // neither teaches nor is judged
  auto scores = auditShortcuts(data, split);
  QVERIFY(scores);
  QCOMPARE(scores->size(), std::size_t(1));  // all else is the same everywhere
  QCOMPARE(scores->front().name, std::string("source"));
  QCOMPARE(scores->front().n, 10);
  QVERIFY(std::abs(scores->front().balancedAccuracy - 0.7) < 1e-12);
  QVERIFY(!scores->front().flagged);
  // A source that taught nothing tells nothing.
  for (std::size_t i = 0; i < data.sources.size(); ++i)
    if (split.folds[0][i] == Role::Test) data.sources[i] = "elsewhere";
  scores = auditShortcuts(data, split);
  QCOMPARE(scores->front().balancedAccuracy, 0.5);
}

void TestShortcuts::intervalsAreThoseOfMetrics() {
  for (const bool rare : {false, true}) {  // rare: the second class is in two of 14 groups alone
    ShortcutData data = cleanData(120, 2, 8);
    Matrix told(120, 2);
    for (std::size_t i = 0; i < 120; ++i) {
      RecordingFacts same;
      same.rateHz = 8000;
      data.facts[i] = same;
      if (rare) data.labels[i] = i < 112 ? 0 : 1;
      data.sources[i] = ((i * 7) % 10 < 6) == (data.labels[i] == 0) ? "x" : "y";
      data.groups.push_back("g" + std::to_string(i / 9));
      told.row(i)[data.sources[i] == "x" ? 0 : 1] = 1;
    }
    const auto scores = auditShortcuts(data, foldsOf(120, 4));
    const Metrics m = computeMetrics(data.labels, told, data.classNames, data.groups, 0);
    QVERIFY(m.balancedAccuracy > 0.55);
    QCOMPARE(m.drawsLeftOut > 0.05, rare);
    QCOMPARE(scores->front().balancedAccuracy, m.balancedAccuracy);
    QCOMPARE(scores->front().balancedAccuracyCi.low, m.balancedAccuracyCi.low);
    QCOMPARE(scores->front().balancedAccuracyCi.high, m.balancedAccuracyCi.high);
  }
}

void TestShortcuts::cellsKeepEqualValuesTogether() {
  const double inf = std::numeric_limits<double>::infinity(), nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<double> values(60, 0.0);  // zeros, then 40 different ones
  for (int i = 1; i <= 40; ++i) values.push_back(i);
  values.insert(values.end(), {nan, -inf});
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < values.size(); ++i) rows.push_back(i);
  const NumberCells cells(values, rows, 10);
  std::vector<int> sizes(std::size_t(cells.count()));
  for (const double v : values) ++sizes[std::size_t(cells.of(v))];
  QCOMPARE(sizes[std::size_t(cells.of(0))], 60);
  QCOMPARE(sizes[std::size_t(cells.of(-inf))], 1);
  QCOMPARE(sizes[std::size_t(cells.of(nan))], 1);
  QCOMPARE(cells.of(1) - cells.of(0), 1);
  QCOMPARE(cells.of(0.4), cells.of(0));
  QCOMPARE(cells.of(0.6), cells.of(1));
  QCOMPARE(cells.of(1e9), cells.of(40));
  for (int i = 1; i <= 40; ++i) QVERIFY(sizes[std::size_t(cells.of(i))] <= 11);
  QCOMPARE(NumberCells({}, {}).count(), 2);
}

void TestShortcuts::foldersNamedAfterClasses() {
  const std::vector<std::string> classes = {"belly pain", "rest"};
  const std::vector<int> labels = {0, 0, 1, 1, 1, 1};
  const auto sources = [&](std::vector<std::string> folders) {
    for (std::size_t i = 0; i < folders.size(); ++i) folders[i] += "/" + std::to_string(i) + ".wav";
    return shortcutSources(folders, labels, classes);
  };
  using Texts = std::vector<std::string>;
  QCOMPARE(sources({"/d/Belly_Pain", "/d/Belly_Pain", "/d/tired", "/d/tired", "/d/hungry", "/d/hungry"}),
           Texts(6, "/d"));
  const Texts parts = {"/d/x/belly-pain", "/d/x/belly-pain", "/d/x/tired",
                       "/d/y/tired",      "/d/y/hungry",     "/d/x/hungry"};
  QCOMPARE(sources(parts), (Texts{"/d/x", "/d/x", "/d/x", "/d/y", "/d/y", "/d/x"}));
  const Texts devices = {"/d/ios", "/d/ios", "/d/android", "/d/android", "/d/android", "/d/android"};
  QCOMPARE(sources(devices), devices);  // a class a device: the shortcut itself
}

void TestShortcuts::copiesTeachOnly() {
  ShortcutData data = cleanData(120, 2, 1);
  data.parents.resize(120);
  for (std::size_t i = 0; i < 20; ++i) data.parents[i] = "p";
  const auto scores = auditShortcuts(data, foldsOf(120, 4));
  QVERIFY(scores && !scores->empty());
  for (const ShortcutScore& s : *scores) QCOMPARE(s.n, 100);
}

void TestShortcuts::fewClipsSayNothing() {
  ShortcutData data = cleanData(60, 2, 1);
  data.classNames.push_back("rare");
  for (const std::size_t i : {1, 9, 20, 50}) {
    data.labels[i] = 2;
    data.facts[i].facts.bandwidthHz = 100;
  }
  const auto scores = auditShortcuts(data, foldsOf(60, 4));
  QVERIFY(scores && !scores->empty());
  for (const ShortcutScore& s : *scores) {
    QCOMPARE(s.n, 56);
    QCOMPARE(s.chance, 0.5);
    QVERIFY(!s.flagged);
  }
  // Whose classes occur in no training part cannot be judged: no figure rather than a made-up one.
  ShortcutData apart = cleanData(80, 4, 2);
  Split held;
  held.folds.assign(1, std::vector<Role>(80, Role::Train));
  for (std::size_t i = 0; i < 80; ++i)
    if (apart.labels[i] < 2) held.folds[0][i] = Role::Test;
  QVERIFY(auditShortcuts(apart, held)->empty());
  for (int& label : data.labels) label = 0;
  QVERIFY(auditShortcuts(data, foldsOf(60, 4))->empty());
  QVERIFY(auditShortcuts({}, {})->empty());
}

void TestShortcuts::badFilesAndStop() {
  Rng rng(2);
  std::vector<TrainClip> clips;
  std::vector<int> labels;
  for (int i = 0; i < 24; ++i) {
    auto path = write("b" + std::to_string(i), soundOf({}, rng));
    if (i == 3) path = m_dir.filePath("nowhere.wav").toStdString();
    if (i == 4) path = write("silent", std::vector<float>(4000));
    clips.push_back({std::to_string(i), path, i % 2 ? "b" : "a", "", "", ""});
    labels.push_back(i % 2);
  }
  std::vector<std::string> unreadable;
  const auto scores = shortcutsOf(clips, labels, {"a", "b"}, foldsOf(24, 3), 2, {}, &unreadable);
  QVERIFY(scores && !scores->empty());
  QCOMPARE(scores->front().n, 23);
  QCOMPARE(unreadable.size(), std::size_t(1));
  QVERIFY(unreadable.front().find("nowhere.wav") != std::string::npos);
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(shortcutsOf(clips, labels, {"a", "b"}, foldsOf(24, 3), 2, {stop.get_token(), {}}).error().code,
           ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
