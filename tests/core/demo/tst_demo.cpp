#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "core/audio/audiofile.h"
#include "core/demo/demo.h"
#include "core/demo/melody.h"
#include "core/demo/synth.h"

using namespace ullim;

namespace {

std::vector<DemoClip> write(const QString& folder, const DemoOptions& options) {
  auto clips = writeDemo(folder.toStdString(), options);
  if (!clips) qFatal("%s", clips.error().detail.c_str());
  return *clips;
}

std::map<QString, QByteArray> bytesUnder(const QString& folder) {
  std::map<QString, QByteArray> out;
  QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
  while (it.hasNext()) {
    QFile file(it.next());
    if (file.open(QIODevice::ReadOnly)) out[QDir(folder).relativeFilePath(file.fileName())] = file.readAll();
  }
  return out;
}

/// Fundamental of the loud, periodic frames by autocorrelation, median over frames.
double medianF0Hz(const std::vector<float>& y, int rate) {
  const std::size_t frame = std::size_t(rate / 20);
  std::vector<double> found;
  for (std::size_t b = 0; b + 2 * frame < y.size(); b += frame) {
    const auto correlation = [&](std::size_t lag) {
      double xy = 0, xx = 1e-12, yy = 1e-12;
      for (std::size_t i = 0; i < frame; ++i) {
        xy += double(y[b + i]) * y[b + i + lag];
        xx += double(y[b + i]) * y[b + i];
        yy += double(y[b + i + lag]) * y[b + i + lag];
      }
      return xy / std::sqrt(xx * yy);
    };
    std::vector<double> r;
    const std::size_t shortest = std::size_t(rate / 1000), longest = std::size_t(rate / 150);
    for (std::size_t lag = shortest; lag <= longest; ++lag) r.push_back(correlation(lag));
    const double best = *std::max_element(r.begin(), r.end());
    if (best < 0.75) continue;
    // The first peak that is nearly the best: an autocorrelation repeats at every multiple of the period.
    for (std::size_t i = 1; i + 1 < r.size(); ++i)
      if (r[i] > 0.95 * best && r[i] >= r[i - 1] && r[i] >= r[i + 1]) {
        found.push_back(double(rate) / double(shortest + i));
        break;
      }
  }
  if (found.empty()) return 0;
  std::nth_element(found.begin(), found.begin() + std::ptrdiff_t(found.size() / 2), found.end());
  return found[found.size() / 2];
}

}  // namespace

class TestDemo : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void classesAndFaultsAreAsPromised();
  void tablesAgreeWithTheClips();
  void clipsAreSound();
  void faultsAreReal();
  void bytesDoNotDependOnJobs();
  void seedChangesEverything();
  void babiesCryAboveAdults();
  void cleanToneHasItsPitch();
  void fullFolderIsRefused();
  void stopsWhenAsked();

 private:
  QTemporaryDir m_dir;
  std::vector<DemoClip> m_clips;
  const DemoClip& clipWithFault(const char* fault, int index = 0) const {
    for (const auto& c : m_clips)
      if (c.fault == fault && index-- == 0) return c;
    qFatal("no clip with fault %s", fault);
    return m_clips.front();
  }
  AudioClip read(const DemoClip& clip) const {
    return readAudio((m_dir.path() + "/all/").toStdString() + clip.file).value();
  }
};

void TestDemo::initTestCase() {
  QElapsedTimer timer;
  timer.start();
  m_clips = write(m_dir.path() + "/all", {});
  qInfo("240 clips in %lld ms", timer.elapsed());
}

void TestDemo::classesAndFaultsAreAsPromised() {
  std::map<std::string, int> faults;
  std::set<std::string> babies, files;
  for (const DemoClip& c : m_clips) {
    ++faults[c.fault];
    babies.insert(c.baby);
    files.insert(c.file);
    QCOMPARE(c.label != c.trueLabel, c.fault == "wrong_label");
    QVERIFY(c.file.starts_with(c.label + "/" + c.baby + "_"));
  }
  QCOMPARE(m_clips.size(), std::size_t(240));
  QCOMPARE(files.size(), m_clips.size());
  QCOMPARE(babies.size(), std::size_t(16));
  QCOMPARE(faults["wrong_label"], 12);
  QCOMPARE(faults["duplicate"], 3);
  QCOMPARE(faults["silent"], 2);
  QCOMPARE(faults["clipped"], 2);
  QCOMPARE(faults["adult_imitation"], 3);
  std::map<std::string, int> classes;
  for (const DemoClip& c : m_clips) ++classes[c.trueLabel];
  QCOMPARE(classes.size(), std::size_t(5));
  // A duplicate takes the class of its original, so a class may be off by the three of them.
  const std::map<std::string, int> wanted{
      {"hungry", 120}, {"discomfort", 45}, {"tired", 35}, {"belly_pain", 25}, {"burping", 15}};
  for (const auto& [name, count] : wanted) QVERIFY2(std::abs(classes[name] - count) <= 3, name.c_str());
}

void TestDemo::tablesAgreeWithTheClips() {
  const auto lines = [&](const char* name) {
    QFile file(m_dir.path() + "/all/" + name);
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s is missing", name);
    return QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
  };
  const auto labels = lines("labels.csv"), answers = lines(".answers/answers.csv");
  QCOMPARE(labels.size(), qsizetype(m_clips.size() + 1));
  QCOMPARE(answers.size(), labels.size());
  QCOMPARE(labels[0], QString("file,label,baby,age_weeks,sample_rate"));
  for (std::size_t i = 0; i < m_clips.size(); ++i) {
    const DemoClip& c = m_clips[i];
    const auto row = labels[qsizetype(i) + 1].split(',');
    QCOMPARE(row[0].toStdString(), c.file);
    QCOMPARE(row[1].toStdString(), c.label);
    QCOMPARE(row[2].toStdString(), c.baby);
    QCOMPARE(row[4].toInt(), readAudioInfo((m_dir.path() + "/all/").toStdString() + c.file).value().rate.hz);
    const auto answer = answers[qsizetype(i) + 1].split(',');
    QCOMPARE(answer[1].toStdString(), c.trueLabel);
    QCOMPARE(answer[2].toStdString(), c.fault);
  }
}

void TestDemo::clipsAreSound() {
  std::set<int> rates;
  for (const DemoClip& c : m_clips) {
    const AudioClip clip = read(c);
    rates.insert(clip.rate.hz);
    QCOMPARE(clip.channels, 1);
    const double s = seconds(clip.frames(), clip.rate);
    QVERIFY2(s >= 1.99 && s <= 7.01, qPrintable(QString::number(s)));
    if (c.fault == "silent") continue;
    QVERIFY2(clip.facts.rms > 0.002, c.file.c_str());
    if (c.fault != "clipped") QVERIFY2(clip.facts.clipped == 0, c.file.c_str());
  }
  QCOMPARE(rates, (std::set<int>{8000, 16000, 22050, 44100}));
}

void TestDemo::faultsAreReal() {
  for (int i = 0; i < 2; ++i) {
    QVERIFY(read(clipWithFault("silent", i)).facts.rms < 3e-4);
    QVERIFY(read(clipWithFault("clipped", i)).facts.clipped > 100);
  }
  const auto bytes = bytesUnder(m_dir.path() + "/all");
  std::map<QByteArray, QStringList> byContent;
  for (const auto& [name, content] : bytes)
    if (name.endsWith(".wav")) byContent[content] << name;
  int copies = 0;
  for (const auto& [content, names] : byContent) copies += int(names.size()) - 1;
  QCOMPARE(copies, 3);
}

void TestDemo::bytesDoNotDependOnJobs() {
  DemoOptions options{.seed = 5, .clips = 24, .jobs = 1};
  write(m_dir.path() + "/one", options);
  options.jobs = 3;
  write(m_dir.path() + "/three", options);
  const auto one = bytesUnder(m_dir.path() + "/one");
  QCOMPARE(one.size(), std::size_t(26));
  QVERIFY(one == bytesUnder(m_dir.path() + "/three"));
}

void TestDemo::seedChangesEverything() {
  write(m_dir.path() + "/seed6", {.seed = 6, .clips = 4});
  write(m_dir.path() + "/seed7", {.seed = 7, .clips = 4});
  std::set<QByteArray> contents;
  for (const char* folder : {"/seed6", "/seed7"})
    for (const auto& [name, content] : bytesUnder(m_dir.path() + folder))
      if (name.endsWith(".wav")) contents.insert(content);
  QCOMPARE(contents.size(), std::size_t(8));
}

void TestDemo::babiesCryAboveAdults() {
  std::vector<double> babies;
  for (const DemoClip& c : m_clips) {
    if (!c.fault.empty() || c.trueLabel != "hungry" || babies.size() >= 25) continue;
    const AudioClip clip = read(c);
    if (const double f0 = medianF0Hz(clip.samples, clip.rate.hz); f0 > 0) babies.push_back(f0);
  }
  QVERIFY(babies.size() >= 20);
  std::sort(babies.begin(), babies.end());
  QVERIFY2(babies[2] > 300, qPrintable(QString::number(babies[2])));
  QVERIFY2(babies[babies.size() - 3] < 700, qPrintable(QString::number(babies[babies.size() - 3])));
  for (int i = 0; i < 3; ++i) {
    const AudioClip clip = read(clipWithFault("adult_imitation", i));
    const double f0 = medianF0Hz(clip.samples, clip.rate.hz);
    QVERIFY2(f0 > 170 && f0 < 345, qPrintable(QString::number(f0)));
  }
}

void TestDemo::cleanToneHasItsPitch() {
  // One steady unit of a voice without any chance in it: the period must be the one asked for.
  demo::Voice voice = demo::makeVoices(1, 1)[0];
  voice.f0Hz = 400;
  voice.sampleRate = 16000;
  voice.jitter = voice.shimmer = voice.vibratoDepth = voice.breathiness = 0;
  voice.noiseDb = voice.humDb = -200;
  voice.reverbMix = voice.knocksPerS = 0;
  voice.levelDb = -6;
  demo::Melody melody;
  melody.lengthS = 2;
  demo::Unit unit;
  unit.beginS = 0.1;
  unit.lengthS = 1.8;
  unit.contour.fill(1.0);
  melody.units.push_back(unit);
  Rng rng(1);
  const auto y = demo::renderClip(voice, melody, rng);
  QCOMPARE(y.size(), std::size_t(32000));
  QVERIFY(std::abs(medianF0Hz(y, 16000) - 400) < 12);  // f0 drifts by chance, and lags are whole samples
  float peak = 0;
  for (const float v : y) peak = std::max(peak, std::abs(v));
  QVERIFY2(std::abs(20 * std::log10(peak) + 6) < 2, qPrintable(QString::number(peak)));
}

void TestDemo::fullFolderIsRefused() {
  const auto refused = writeDemo((m_dir.path() + "/all").toStdString(), {.clips = 4});
  QVERIFY(!refused.has_value());
  QCOMPARE(refused.error().code, ErrorCode::FileExists);
  QFile file(m_dir.path() + "/a_file");
  QVERIFY(file.open(QIODevice::WriteOnly));
  QCOMPARE(writeDemo(file.fileName().toStdString(), {.clips = 4}).error().code, ErrorCode::FileExists);
  QCOMPARE(writeDemo((m_dir.path() + "/none").toStdString(), {.clips = 0}).error().code,
           ErrorCode::BadArgument);
  QVERIFY(!QDir(m_dir.path() + "/none").exists());
}

void TestDemo::stopsWhenAsked() {
  std::stop_source stop;
  JobContext job{.stop = stop.get_token(), .report = [&](std::size_t, std::size_t) { stop.request_stop(); }};
  const auto stopped = writeDemo((m_dir.path() + "/stopped").toStdString(), {.clips = 40}, job);
  QVERIFY(!stopped.has_value());
  QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestDemo)
#include "tst_demo.moc"
