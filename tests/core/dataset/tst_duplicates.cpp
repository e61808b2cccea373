// Copies are found however they were changed, and what is no copy is not.
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/dataset/duplicates.h"
#include "core/dataset/measurefacts.h"
#include "core/dataset/printindex.h"
#include "core/dsp/resample.h"

using namespace ullim;

namespace {

using Wave = std::vector<float>;
constexpr int kRate = 16000;

/// A made-up recording: syllables of a wandering voice and of noise over a quiet room, none like another.
Wave recording(std::uint64_t seed, double s, int rate = kRate) {
  Rng rng{seed};
  Wave out(std::size_t(s * rate));
  for (float& x : out) x = float(0.003 * rng.normal());
  for (double at = rng.uniform(0, 0.2); at < s; at += rng.uniform(0.1, 0.5)) {
    const double length = rng.uniform(0.08, 0.35), f0 = rng.uniform(150, 600), glide = rng.uniform(-300, 300);
    const double loud = rng.uniform(0.03, 0.15), noise = rng.uniform(0, 1), tilt = rng.uniform(0.5, 1.5);
    double phase = 0;
    for (int i = 0; i < int(length * rate) && at * rate + i < double(out.size()); ++i) {
      const double t = double(i) / rate, fade = std::sin(M_PI * t / length);
      phase += 2 * M_PI * (f0 + glide * t) / rate;
      double x = noise * 0.5 * rng.normal();
      for (int h = 1; h < 8; ++h) x += std::sin(h * phase) / std::pow(h, tilt);
      out[std::size_t(at * rate) + std::size_t(i)] += float(loud * fade * x);
    }
  }
  return out;
}

}  // namespace

class TestDuplicates : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void exactCopies();
  void changedCopiesAreNear();
  void partsAreFoundInTheWhole();
  void othersAreNotAlike();
  void silenceAndTonesSayNothing();
  void candidatesFindCopies();
  void stops();

 private:
  DuplicateAsk clip(const Wave& wave, int rate = kRate) {
    const std::string path = m_dir.filePath(QString("%1.wav").arg(++m_count)).toStdString();
    if (!writeWav(path, {.rate = {rate}, .samples = wave, .channels = 1, .facts = {}})) qFatal("not written");
    return {path, measureFacts(path)->soundHash, rate, 1};
  }
  QTemporaryDir m_dir;
  int m_count = 0;
};

void TestDuplicates::exactCopies() {
  const Wave a = recording(1, 1), b = recording(2, 1);
  // The same samples at another rate are another sound.
  const auto found = findDuplicates({clip(a), clip(b), clip(a), clip(a, 8000), clip(a)});
  QVERIFY(found);
  QCOMPARE(found->exact, (std::vector<std::vector<int>>{{0, 2, 4}}));
  QCOMPARE(found->group, (std::vector<int>{1, 0, 1, 0, 1}));
  QVERIFY(found->near.empty() && found->review.empty());
}

void TestDuplicates::changedCopiesAreNear() {
  const Wave original = recording(5, 3);
  Wave quiet = original, noisy = original, late(1234, 0.0f);
  for (float& x : quiet) x *= 0.1f;
  Rng rng{9};
  for (float& x : noisy) x += float(0.0005 * rng.normal());
  late.insert(late.end(), original.begin(), original.end());
  const auto slow = resample(original, {kRate}, {44100}, ResampleType::SoxrHq);
  QVERIFY(slow);
  const auto found = findDuplicates({clip(original), clip(quiet), clip(noisy), clip(late), clip(*slow, 44100),
                                     clip(recording(6, 3)), clip(recording(7, 3))});
  QVERIFY(found);
  QVERIFY(found->exact.empty());
  QCOMPARE(found->group, (std::vector<int>{1, 1, 1, 1, 1, 0, 0}));
  QCOMPARE(found->near.size(), std::size_t(10));  // all pairs of five
  for (const NearPair& pair : found->near) {
    QVERIFY(pair.cover == NearPair::Cover::Whole);
    const double expected = pair.a == 3 ? 1234.0 / kRate : pair.b == 3 ? -1234.0 / kRate : 0;
    QVERIFY2(std::abs(pair.shiftS - expected) < 0.001, qPrintable(QString::number(pair.shiftS)));
    QVERIFY(pair.wave > 0.95f);
  }
}

void TestDuplicates::partsAreFoundInTheWhole() {
  const Wave whole = recording(11, 6);
  const auto part = [&](double from, double to) {
    return Wave(whole.begin() + int(from * kRate), whole.begin() + int(to * kRate));
  };
  const auto found =
      findDuplicates({clip(part(2.5, 3.7)), clip(whole), clip(recording(12, 2)), clip(part(4, 6))});
  QVERIFY(found);
  QCOMPARE(found->near.size(), std::size_t(2));
  for (const NearPair& pair : found->near) {
    QCOMPARE(pair.a, 1);
    QVERIFY(pair.cover == NearPair::Cover::Part);
    QVERIFY(std::abs(pair.shiftS - (pair.b == 0 ? 2.5 : 4.0)) < 0.001);
  }
  QCOMPARE(found->group, (std::vector<int>{1, 1, 0, 1}));
}

void TestDuplicates::othersAreNotAlike() {
  std::vector<DuplicateAsk> clips;
  for (int i = 0; i < 40; ++i) clips.push_back(clip(recording(std::uint64_t(100 + i), i % 2 ? 0.6 : 2.0)));
  const auto found = findDuplicates(clips);
  QVERIFY(found);
  QVERIFY(found->near.empty());
  QVERIFY(found->review.empty());
}

void TestDuplicates::silenceAndTonesSayNothing() {
  Wave tone(kRate * 2), padded = recording(3, 0.5), other = recording(4, 0.5);
  for (std::size_t i = 0; i < tone.size(); ++i)
    tone[i] = float(0.3 * std::sin(2 * M_PI * 440 * double(i) / kRate));
  Wave shifted(tone.begin() + 7, tone.end());
  padded.resize(kRate * 5, 0.0f);  // short sounds padded with zeros are not alike for the zeros
  other.resize(kRate * 5, 0.0f);
  const auto found =
      findDuplicates({clip(tone), clip(shifted), clip(padded), clip(other), clip(Wave(kRate, 0.0f)),
                      clip(Wave(kRate * 2, 0.0f)), clip(Wave(5, 0.1f))});
  QVERIFY(found);
  QVERIFY(found->near.empty() && found->review.empty() && found->problems.empty());
  const auto gone = findDuplicates({clip(tone), {"/nowhere/at all.wav", "", kRate, 1}});
  QVERIFY(gone);
  QCOMPARE(gone->problems.size(), std::size_t(1));
  QCOMPARE(gone->problems[0].first, 1);
}

void TestDuplicates::candidatesFindCopies() {
  // Among 60 recordings each third has a copy, louder and from another place on: nearly all are found,
  // nothing else is, and few pairs are looked at.
  std::vector<DuplicateAsk> clips;
  std::vector<PrintWord> words;
  std::vector<std::pair<int, int>> expected;
  for (int i = 0; i < 60; ++i) {
    const Wave wave = recording(std::uint64_t(500 + i), 3);
    const int at = int(clips.size());
    clips.push_back(clip(wave));
    if (i % 3 != 0) continue;
    Wave copy(wave.begin() + 3000 + i * 7, wave.end());
    for (float& x : copy) x *= 0.7f;
    clips.push_back(clip(copy));
    expected.emplace_back(at, at + 1);
  }
  for (int i = 0; i < int(clips.size()); ++i) appendWords(*soundPrint(clips[std::size_t(i)].path), i, &words);
  const auto candidates = wordCandidates(words);
  QVERIFY(candidates.size() < 300);  // of 3160
  const auto found = findDuplicates(clips, {.everyPair = 10});
  QVERIFY(found);
  QVERIFY(!found->everyPair);
  std::vector<std::pair<int, int>> pairs;
  for (const NearPair& pair : found->near)
    pairs.emplace_back(std::min(pair.a, pair.b), std::max(pair.a, pair.b));
  std::sort(pairs.begin(), pairs.end());
  QVERIFY(pairs.size() >= 18);  // of 20
  QVERIFY(std::includes(expected.begin(), expected.end(), pairs.begin(), pairs.end()));
}

void TestDuplicates::stops() {
  std::stop_source stop;
  stop.request_stop();
  const auto found = findDuplicates({clip(recording(1, 1))}, {}, {stop.get_token(), {}});
  QVERIFY(!found);
  QCOMPARE(int(found.error().code), int(ErrorCode::Cancelled));
}

QTEST_APPLESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
