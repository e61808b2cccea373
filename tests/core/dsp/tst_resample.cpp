// Resampling against librosa's answers, and truths that need no reference: what a sine stays, how long an
// answer is, and that a stream of blocks is the whole.
#include "../goldens.h"

#include <sys/resource.h>

#include <array>
#include <cmath>
#include <numbers>

#include "core/base/random.h"
#include "core/dsp/resample.h"

using namespace ullim;
using namespace ullim::test;

namespace {

constexpr ResampleType kSoxr[] = {ResampleType::SoxrVhq, ResampleType::SoxrHq, ResampleType::SoxrMq,
                                  ResampleType::SoxrLq, ResampleType::SoxrQq};
constexpr ResampleType kOwn[] = {ResampleType::Polyphase, ResampleType::Scipy, ResampleType::KaiserBest,
                                 ResampleType::KaiserFast, ResampleType::Linear};
std::vector<ResampleType> everyType() {
  std::vector<ResampleType> all(std::begin(kSoxr), std::end(kSoxr));
  all.insert(all.end(), std::begin(kOwn), std::end(kOwn));
  return all;
}

std::vector<float> sine(double hz, SampleRate sr, std::size_t n) {
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i)
    y[i] = float(0.5 * std::sin(2 * std::numbers::pi * hz * double(i) / sr.hz));
  return y;
}

std::vector<float> noise(std::size_t n) {
  Rng rng(7);
  std::vector<float> y(n);
  for (float& v : y) v = float(rng.uniform() - 0.5);
  return y;
}

/// What the blocks of a stream add up to.
std::vector<float> streamed(std::span<const float> y, SampleRate from, SampleRate to, ResampleType type,
                            std::size_t block) {
  std::vector<float> all;
  const StreamResampler::Sink keep = [&](std::span<const float> b) {
    all.insert(all.end(), b.begin(), b.end());
  };
  auto stream = StreamResampler::make(from, to, type);
  for (; !y.empty(); y = y.subspan(std::min(block, y.size())))
    stream->push(y.first(std::min(block, y.size())), keep);
  stream->finish(keep);
  return all;
}

Computers allComputers() {
  Computers c;
  c["librosa.resample"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    const auto type = resampleTypeFromName(p.value("res_type", std::string("soxr_hq")));
    if (!type) return type.error();
    const auto out = resample(g.input(), {p["orig_sr"]}, {p["target_sr"]}, *type);
    if (!out) return out.error();
    return Answer::vector(*out);
  };
  return c;
}

}  // namespace

class TestResample : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithLibrosa_data();
  void agreesWithLibrosa();
  void everyKindIsItsOwn();
  void namesGoBothWays();
  void sineStaysItself_data();
  void sineStaysItself();
  void noAliasComesThrough();
  void length();
  void scipyKeepsPeriodicSignals();
  void linearIsOneSampleLate();
  void keptRowsAreTheComputedOnes();
  void edges();
  void refusals();
  void streamIsTheWhole_data();
  void streamIsTheWhole();
  void streamEdges();
  void streamMemoryIsBounded();

 private:
  Computers m_computers = allComputers();
  std::vector<GoldenCase> m_cases;
};

void TestResample::agreesWithLibrosa_data() {
  m_cases = goldenRows(m_computers, [](const Json&) { return true; });
}
void TestResample::agreesWithLibrosa() {
  QFETCH(int, place);
  checkGolden(m_cases[std::size_t(place)], m_computers);
}

void TestResample::everyKindIsItsOwn() {
  // librosa 0.11.0 with libsoxr 0.1.3, scipy 1.10, resampy 0.4.2, libsamplerate 0.2:
  //   i = arange(4000); y = float32(i * 37 % 101 / 101 - 0.5)
  //   resample(y, orig_sr=8000, target_sr=11025, res_type=...)[[0, 500, 3000]]
  std::vector<float> y(4000);
  for (std::size_t i = 0; i < y.size(); ++i) y[i] = float(double(i * 37 % 101) / 101 - 0.5);
  const std::pair<ResampleType, std::array<float, 3>> expected[] = {
      {ResampleType::SoxrVhq, {-0.4804816f, 0.5574155f, -0.0867546f}},
      {ResampleType::SoxrHq, {-0.4875072f, 0.5568446f, -0.08706249f}},
      {ResampleType::SoxrMq, {-0.4735996f, 0.5534838f, -0.08723936f}},
      {ResampleType::SoxrLq, {-0.4838662f, 0.4741227f, -0.1091125f}},
      {ResampleType::SoxrQq, {-0.5f, 0.4573864f, -0.05368029f}},
      {ResampleType::Polyphase, {-0.5003375f, 0.5574207f, -0.08298703f}},
      {ResampleType::Scipy, {-0.5000001f, 0.5817016f, -0.1936096f}},
      {ResampleType::KaiserBest, {-0.5028667f, 0.5065466f, -0.08573686f}},
      {ResampleType::KaiserFast, {-0.4821676f, 0.4869993f, -0.1047239f}},
      {ResampleType::Linear, {-0.5f, 0.04491368f, -0.2695831f}},
  };
  const auto close = [](float a, float b) { return std::abs(a - b) < 2e-6f; };
  for (const auto& [type, values] : expected) {
    const auto out = resample(y, {8000}, {11025}, type);
    QCOMPARE(out->size(), std::size_t(5513));
    QVERIFY2(close((*out)[0], values[0]) && close((*out)[500], values[1]) && close((*out)[3000], values[2]),
             resampleTypeName(type));
  }
  // The same from 20000 Hz, kaiser_fast, [[440, 441, 882]]: 441 / 11025 * 20000 is 800, and resampy's product
  // is just below it.
  const auto below = resample(y, {20000}, {11025}, ResampleType::KaiserFast);
  QVERIFY(close((*below)[440], 0.05304114f) && close((*below)[441], -0.1396741f) &&
          close((*below)[882], 0.02898202f));
}

void TestResample::namesGoBothWays() {
  for (const ResampleType type : everyType())
    QCOMPARE(resampleTypeFromName(resampleTypeName(type)).value(), type);
  QCOMPARE(resampleTypeFromName("fft").value(), ResampleType::Scipy);
  for (const char* name : {"", "SOXR_HQ", "soxr", "sinc_best"}) {
    const auto none = resampleTypeFromName(name);
    QVERIFY2(!none, name);
    QCOMPARE(none.error().code, ErrorCode::BadArgument);
    QVERIFY(none.error().detail.find("kaiser_best") != std::string::npos);
  }
}

void TestResample::sineStaysItself_data() {
  QTest::addColumn<int>("type");
  QTest::addColumn<int>("from");
  QTest::addColumn<int>("to");
  QTest::addColumn<double>("gap");  // measured away from the ends, re amplitude 0.5
  const std::pair<ResampleType, double> types[] = {
      {ResampleType::SoxrVhq, 1e-6}, {ResampleType::SoxrHq, 3e-6},     {ResampleType::SoxrMq, 1e-4},
      {ResampleType::SoxrLq, 1e-4},  {ResampleType::Polyphase, 1e-2},  {ResampleType::Scipy, 1e-2},
      {ResampleType::SoxrQq, 2e-2},  {ResampleType::KaiserBest, 1e-3}, {ResampleType::KaiserFast, 2e-3},
  };
  for (const auto& [type, gap] : types)
    for (const auto& [from, to] : {std::pair{44100, 16000}, {16000, 44100}, {7919, 7907}, {8000, 16000}})
      QTest::newRow((resampleTypeName(type) + std::string(" ") + std::to_string(from)).c_str())
          << int(type) << from << to << gap;
}
void TestResample::sineStaysItself() {
  QFETCH(int, type);
  QFETCH(int, from);
  QFETCH(int, to);
  QFETCH(double, gap);
  constexpr double kHz = 437;
  const auto out = resample(sine(kHz, {from}, std::size_t(from)), {from}, {to}, ResampleType(type));
  QVERIFY(out.has_value());
  const auto expected = sine(kHz, {to}, out->size());
  double worst = 0;
  for (std::size_t i = out->size() / 8; i < out->size() * 7 / 8; ++i)
    worst = std::max(worst, double(std::abs((*out)[i] - expected[i])));
  QVERIFY2(worst < gap, QByteArray::number(worst));
}

void TestResample::noAliasComesThrough() {
  const auto high = sine(11000, {44100}, 44100);  // above 8 kHz: nothing of it may be left
  for (const ResampleType type :
       {ResampleType::SoxrVhq, ResampleType::SoxrHq, ResampleType::SoxrMq, ResampleType::SoxrLq,
        ResampleType::Polyphase, ResampleType::Scipy, ResampleType::KaiserBest, ResampleType::KaiserFast}) {
    const auto out = resample(high, {44100}, {16000}, type);
    float worst = 0;
    for (std::size_t i = 2000; i < 14000; ++i) worst = std::max(worst, std::abs((*out)[i]));
    QVERIFY2(worst < 1e-3f, resampleTypeName(type));
  }
}

void TestResample::length() {
  const std::vector<float> y(1001, 0.5f);
  for (const auto& [from, to, n] :
       {std::tuple{8000, 16000, 2002}, {44100, 8000, 182}, {8000, 44100, 5519}, {3, 2, 668}}) {
    for (const ResampleType type : everyType()) {
      const auto out = resample(y, {from}, {to}, type);
      QVERIFY(out.has_value());
      QCOMPARE(int(out->size()), n);
    }
    QCOMPARE(resampledLength(y.size(), {from}, {to}), double(n));
  }
  // librosa multiplies by the rounded ratio, and 50 times the double nearest to 1.1 is above 55. What the
  // methods make is shorter, and the rest is 0.
  QCOMPARE(resampledLength(50, {10}, {11}), 56.0);
  for (const ResampleType type : everyType()) {
    const auto out = resample(std::span(y).first(50), {10}, {11}, type);
    QCOMPARE(out->size(), std::size_t(56));
    QCOMPARE(out->back() == 0.0f, type != ResampleType::Scipy);
    QVERIFY((*out)[54] != 0.0f);
  }
}

void TestResample::scipyKeepsPeriodicSignals() {
  // Whole periods are bins; the one at half the lower rate is cut (cosine: joined) by its rule.
  const auto up = resample(sine(100, {800}, 800), {800}, {2000}, ResampleType::Scipy);
  const auto expected = sine(100, {2000}, 2000);
  for (std::size_t i = 0; i < 2000; ++i) QVERIFY(std::abs((*up)[i] - expected[i]) < 1e-6f);
  const std::vector<float> fastest{1, -1, 1, -1};
  const auto twice = resample(fastest, {4}, {8}, ResampleType::Scipy);
  for (std::size_t i = 0; i < 8; ++i)
    QVERIFY(std::abs((*twice)[i] - float(std::cos(std::numbers::pi * double(i) / 2))) < 1e-6f);
  const auto back = resample(*twice, {8}, {4}, ResampleType::Scipy);
  for (std::size_t i = 0; i < 4; ++i) QVERIFY(std::abs((*back)[i] - fastest[i]) < 1e-6f);
}

void TestResample::linearIsOneSampleLate() {
  const std::vector<float> y{1, 2, 4, 8};
  QCOMPARE(resample(y, {1}, {2}, ResampleType::Linear).value(),
           (std::vector<float>{1, 1, 1, 1.5f, 2, 3, 4, 6}));
  QCOMPARE(resample(y, {2}, {1}, ResampleType::Linear).value(), (std::vector<float>{1, 2}));
}

void TestResample::keptRowsAreTheComputedOnes() {
  // The long signal repeats a bank of rows; the short one has fewer samples than there are phases, and
  // computes a row for each. Before the end of the short one comes into reach they are bit by bit the same.
  const auto y = noise(40000);
  for (const ResampleType type :
       {ResampleType::Polyphase, ResampleType::KaiserBest, ResampleType::KaiserFast}) {
    const auto all = resample(y, {44100}, {16000}, type);
    const auto part = resample(std::span(y).first(400), {44100}, {16000}, type);
    for (std::size_t i = 0; i < 90; ++i) QCOMPARE((*all)[i], (*part)[i]);
    // Rows repeat: a signal later by 441 samples gives the answer later by 160.
    std::vector<float> late(441, 0.0f);
    late.insert(late.end(), y.begin(), y.begin() + 4000);
    const auto shifted = resample(late, {44100}, {16000}, type);
    for (std::size_t i = 0; i < 1400; ++i) QVERIFY(std::abs((*shifted)[160 + i] - (*all)[i]) < 1e-4f);
  }
}

void TestResample::edges() {
  const std::vector<float> one{0.25f};
  for (const ResampleType type : everyType()) {
    QCOMPARE(resample({}, {8000}, {16000}, type)->size(), std::size_t(0));
    const auto y = noise(100);
    QCOMPARE(resample(y, {8000}, {8000}, type).value(), y);
    const auto two = resample(one, {8000}, {16000}, type);
    QVERIFY(two.has_value());
    QCOMPARE(two->size(), std::size_t(2));
    for (const float v : *two) QVERIFY2(std::abs(v) < 0.4f, resampleTypeName(type));
    // Extreme ratios stay finite.
    for (const auto& [from, to, n] : {std::tuple{500, 1, 1000}, {1, 500, 3}, {44100, 44101, 50}}) {
      const auto out = resample(noise(std::size_t(n)), {from}, {to}, type);
      QVERIFY2(out.has_value(), resampleTypeName(type));
      for (const float v : *out) QVERIFY(std::abs(v) < 2.0f);
    }
  }
  QVERIFY(resample(noise(1001), {1 << 24}, {1}).has_value());
}

void TestResample::refusals() {
  const std::vector<float> y(1000, 0.5f);
  const auto refused = [&](std::span<const float> in, int from, int to, ResampleType type) {
    const auto out = resample(in, {from}, {to}, type);
    return !out && out.error().code == ErrorCode::BadArgument &&
           out.error().detail.find("(use ") != std::string::npos;
  };
  for (const ResampleType type : everyType()) {
    QVERIFY(refused(y, 0, 8000, type));
    QVERIFY(refused(y, 8000, -1, type));
    QVERIFY(refused(y, 8000, (1 << 24) + 1, type));
    QVERIFY(refused(y, 1, 1 << 24, type));
  }
  QVERIFY(refused(y, 1, 1 << 20, ResampleType::Scipy));                  // its transform would not fit
  QVERIFY(refused(y, (1 << 20) + 1, 1 << 20, ResampleType::Polyphase));  // its filter
  QVERIFY(!refused(y, 1 << 24, 1 << 23, ResampleType::Polyphase));
  QVERIFY(refused(y, 513, 1, ResampleType::KaiserFast));
  QVERIFY(refused(y, 8193, 1, ResampleType::KaiserBest));
  QVERIFY(refused(std::span(y).first(1), 2, 1, ResampleType::KaiserBest));  // as librosa: no sample comes out
  for (const ResampleType type : kOwn)
    QCOMPARE(StreamResampler::make({8000}, {16000}, type).error().code, ErrorCode::BadArgument);
  QCOMPARE(StreamResampler::make({8000}, {0}).error().code, ErrorCode::BadArgument);
}

void TestResample::streamIsTheWhole_data() {
  QTest::addColumn<int>("from");
  QTest::addColumn<int>("to");
  for (const auto& [from, to] : {std::pair{44100, 16000},
                                 {16000, 44100},
                                 {8000, 16000},
                                 {48000, 16000},
                                 {7919, 7907},
                                 {44100, 44101},
                                 {500, 1},
                                 {1, 50},
                                 {8000, 8000}})
    QTest::newRow((std::to_string(from) + " to " + std::to_string(to)).c_str()) << from << to;
}
void TestResample::streamIsTheWhole() {
  QFETCH(int, from);
  QFETCH(int, to);
  for (const ResampleType type : kSoxr)
    for (const int n : {1, 2, 50, 1000, 5003}) {
      const auto y = noise(std::size_t(n));
      const auto whole = resample(y, {from}, {to}, type);
      for (const std::size_t block : {std::size_t(1), std::size_t(7), std::size_t(1000), y.size()})
        QVERIFY2(streamed(y, {from}, {to}, type, block) == *whole, resampleTypeName(type));
    }
}

void TestResample::streamEdges() {
  int calls = 0;
  const StreamResampler::Sink count = [&](std::span<const float>) { ++calls; };
  auto stream = StreamResampler::make({8000}, {16000});
  QVERIFY(stream.has_value());
  stream->push({}, count);
  stream->finish(count);
  QCOMPARE(calls, 0);
  // Equal rates: the very block is passed through.
  const auto y = noise(10);
  auto same = StreamResampler::make({8000}, {8000});
  same->push(y, [&](std::span<const float> b) { QCOMPARE(b.data(), y.data()); });
  // What moved keeps its state.
  auto first = StreamResampler::make({8000}, {16000});
  StreamResampler moved = std::move(*first);
  std::size_t got = 0;
  const StreamResampler::Sink add = [&](std::span<const float> b) { got += b.size(); };
  moved.push(y, add);
  moved.finish(add);
  QCOMPARE(got, std::size_t(20));
}

void TestResample::streamMemoryIsBounded() {
  const auto peakKiB = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
  };
  auto stream = StreamResampler::make({44100}, {16000});
  std::uint64_t got = 0;
  const StreamResampler::Sink add = [&](std::span<const float> b) {
    QVERIFY(b.size() <= 16384);
    got += b.size();
  };
  const auto second = noise(44100);
  for (int i = 0; i < 10; ++i) stream->push(second, add);
  const long before = peakKiB();
  for (int i = 0; i < 1790; ++i) stream->push(second, add);
  stream->finish(add);
  QCOMPARE(got, std::uint64_t(1800) * 16000);  // half an hour, 300 MB in one piece
  QVERIFY2(peakKiB() - before < 4096, QByteArray::number(qlonglong(peakKiB() - before)));
}

QTEST_APPLESS_MAIN(TestResample)
#include "tst_resample.moc"
