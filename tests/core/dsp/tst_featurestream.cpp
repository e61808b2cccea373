// A signal in blocks gives bit for bit what the whole signal gives, whatever the blocks, for every kind that
// goes frame by frame; and frames are cut where numpy.pad and a plain loop say.
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/base/random.h"
#include "core/dsp/featurestream.h"
#include "core/dsp/framing.h"
#include "core/dsp/padding.h"

using namespace ullim;

namespace {

std::vector<float> cry(std::size_t n) {
  Rng rng(7);
  std::vector<float> y(n);
  for (std::size_t i = 0; i < n; ++i) {
    const double t = double(i) / 8000;
    y[i] = float(0.3 * std::sin(2 * std::numbers::pi * 420 * t) +
                 0.2 * std::sin(2 * std::numbers::pi * 840 * t) + 0.02 * rng.normal());
  }
  return y;
}

/// All frames of the padded signal by the definition.
std::vector<std::vector<float>> framesOf(const std::vector<float>& y, int length, int hop, bool center,
                                         PadMode mode) {
  const SamplePos pad = center ? length / 2 : 0, n = SamplePos(y.size());
  std::vector<float> padded;
  for (SamplePos at = -pad; at < n + pad; ++at) padded.push_back(paddedValue(y, at, pad, mode));
  std::vector<std::vector<float>> out;
  for (SamplePos at = 0; at + length <= SamplePos(padded.size()); at += hop)
    out.emplace_back(padded.begin() + at, padded.begin() + at + length);
  return out;
}

std::vector<std::vector<float>> fed(const std::vector<float>& y, int length, int hop, bool center,
                                    PadMode mode, std::size_t block) {
  std::vector<std::vector<float>> out;
  FrameFeeder feeder(length, hop, center, mode);
  const auto take = [&](const float* first, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const float* const at = first + i * std::size_t(hop);
      out.emplace_back(at, at + length);
    }
    return true;
  };
  for (std::size_t at = 0; at < y.size(); at += block)
    feeder.push(std::span(y).subspan(at, std::min(block, y.size() - at)), take);
  feeder.finish(take);
  return out;
}

constexpr PadMode kModes[] = {PadMode::Constant, PadMode::Reflect, PadMode::Edge, PadMode::Symmetric,
                              PadMode::LinearRamp};

FeatureOptions optionsOf(const std::string& name) {
  FeatureOptions o;
  o.kind = *featureFromName(name);
  o.stft.nFft = 512;
  o.stft.hopLength = 160;
  o.mel.nMels = 40;
  o.contrast.nBands = 4;
  o.f0.fMinHz = 100;
  o.f0.fMaxHz = 1000;
  return o;
}

}  // namespace

class TestFeatureStream : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void framesLieWhereTheDefinitionSays();
  void paddingIsNumpys();
  void blocksGiveTheSameNumbers_data();
  void blocksGiveTheSameNumbers();
  void threadsGiveTheSameNumbers();
  void sharedWorkGivesTheSameNumbers();
  void preemphasisIsTheFirstStep();
  void stopsWhenAsked();
  void refusals();
};

void TestFeatureStream::framesLieWhereTheDefinitionSays() {
  for (const int length : {1, 2, 7, 64})
    for (const int hop : {1, 3, 64, 200})
      for (const bool center : {true, false})
        for (const PadMode mode : kModes)
          for (const std::size_t n : {1u, 2u, 5u, 31u, 32u, 33u, 64u, 100u, 500u})
            for (const std::size_t block : {1u, 3u, 40u, 100000u}) {
              const std::vector<float> y = cry(n);
              const auto want = framesOf(y, length, hop, center, mode);
              const auto got = fed(y, length, hop, center, mode, block);
              const std::string where = "length " + std::to_string(length) + " hop " + std::to_string(hop) +
                                        " n " + std::to_string(n) + " block " + std::to_string(block) + " " +
                                        padModeName(mode) + (center ? " centred" : "");
              QVERIFY2(got == want, where.c_str());
              QCOMPARE(SamplePos(want.size()), frameCount(SamplePos(n), length, hop, center));
            }
}

void TestFeatureStream::paddingIsNumpys() {
  // numpy.pad([1, 2, 3], 4, mode)
  const std::vector<float> y{1, 2, 3};
  const std::pair<PadMode, std::vector<float>> rows[] = {
      {PadMode::Constant, {0, 0, 0, 0, 1, 2, 3, 0, 0, 0, 0}},
      {PadMode::Edge, {1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3}},
      {PadMode::Reflect, {1, 2, 3, 2, 1, 2, 3, 2, 1, 2, 3}},
      {PadMode::Symmetric, {3, 3, 2, 1, 1, 2, 3, 3, 2, 1, 1}},
      {PadMode::LinearRamp, {0, 0.25f, 0.5f, 0.75f, 1, 2, 3, 2.25f, 1.5f, 0.75f, 0}},
  };
  for (const auto& [mode, want] : rows)
    for (SamplePos at = -4; at < 7; ++at) QCOMPARE(paddedValue(y, at, 4, mode), want[std::size_t(at + 4)]);
}

void TestFeatureStream::blocksGiveTheSameNumbers_data() {
  QTest::addColumn<QString>("name");
  for (const std::string& name : featureNames())
    if (isFramewise(optionsOf(name))) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

void TestFeatureStream::blocksGiveTheSameNumbers() {
  QFETCH(QString, name);
  const std::vector<float> y = cry(9000);
  for (const bool center : {true, false})
    for (const FeatureScale scale : {FeatureScale::None, FeatureScale::Rows}) {
      FeatureOptions options = optionsOf(name.toStdString());
      options.stft.center = center;
      options.stft.padMode = PadMode::Reflect;
      options.scale = scale;
      options.preemphasis = scale == FeatureScale::Rows ? 0.97 : 0;
      const auto whole = computeFeature(y, {8000}, options);
      QVERIFY2(whole.has_value(), whole ? "" : whole.error().detail.c_str());
      double tuning = 0;
      if (needsTuning(options)) {
        TuningStream stream({8000}, options);
        for (std::size_t at = 0; at < y.size(); at += 700)
          stream.push(std::span(y).subspan(at, std::min<std::size_t>(700, y.size() - at)));
        tuning = stream.finish();
      }
      for (const std::size_t block : {1u, 159u, 512u, 5000u}) {
        auto builder = FeatureBuilder::make({8000}, options, tuning);
        QVERIFY(builder.has_value());
        for (std::size_t at = 0; at < y.size(); at += block)
          QVERIFY(builder->push(std::span(y).subspan(at, std::min(block, y.size() - at))).has_value());
        const auto parts = builder->finish();
        QVERIFY(parts.has_value());
        QVERIFY(parts->values == whole->values);
        QCOMPARE(parts->minimum, whole->minimum);
      }
      // Two passes with nothing but the rows in between.
      auto stream = FeatureStream::make({8000}, options, tuning);
      QVERIFY(stream.has_value());
      Matrix raw(0, stream->rawRows());
      const auto keep = [&](std::span<const float> row) {
        std::copy(row.begin(), row.end(), raw.appendRows(1).begin());
        return true;
      };
      QVERIFY(stream->push(std::span(y).first(4000), keep).has_value());
      QVERIFY(stream->push(std::span(y).subspan(4000), keep).has_value());
      QVERIFY(stream->finish(keep).has_value());
      auto finisher = makeRowFinisher(options, stream->stats());
      QVERIFY(finisher.has_value());
      if (!*finisher || scale != FeatureScale::None) continue;
      Matrix done(0, (*finisher)->rows());
      const auto put = [&](std::span<const float> row) {
        std::copy(row.begin(), row.end(), done.appendRows(1).begin());
      };
      for (std::size_t t = 0; t < raw.rows(); ++t) (*finisher)->push(raw.row(t), put);
      (*finisher)->finish(put);
      QVERIFY(done == whole->values);
    }
}

void TestFeatureStream::threadsGiveTheSameNumbers() {
  const std::vector<float> y = cry(80000);
  for (const char* name : {"logmel", "mfcc", "contrast", "f0"}) {
    const auto one = computeFeature(y, {8000}, optionsOf(name), {}, 1);
    const auto three = computeFeature(y, {8000}, optionsOf(name), {}, 3);
    QVERIFY(one.has_value() && three.has_value());
    QVERIFY(one->values == three->values);
  }
}

void TestFeatureStream::sharedWorkGivesTheSameNumbers() {
  const std::vector<float> y = cry(9000);
  std::vector<FeatureOptions> wanted;
  for (const char* name : {"mfcc", "stft", "logmel", "zcr", "onset", "stft-power", "delta", "melspectrogram"})
    wanted.push_back(optionsOf(name));
  wanted.push_back(optionsOf("logmel"));
  wanted.back().mel.nMels = 20;  // not the same bands
  wanted.back().scale = FeatureScale::Clip;
  const auto together = computeFeatures(y, {8000}, wanted);
  QVERIFY(together.has_value());
  QCOMPARE(together->size(), wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    const auto alone = computeFeature(y, {8000}, wanted[i]);
    QVERIFY(alone.has_value());
    QVERIFY2((*together)[i].values == alone->values, featureName(wanted[i].kind));
    QVERIFY((*together)[i].kind == wanted[i].kind && (*together)[i].maximum == alone->maximum);
  }
}

void TestFeatureStream::preemphasisIsTheFirstStep() {
  const std::vector<float> y = cry(5000);
  FeatureOptions options = optionsOf("logmel");
  const auto after = computeFeature(preemphasis(y, 0.97), {8000}, options);
  options.preemphasis = 0.97;
  const auto within = computeFeature(y, {8000}, options);
  QVERIFY(after.has_value() && within.has_value());
  QVERIFY(after->values == within->values);
  // and it can be taken back
  const auto back = deemphasis(preemphasis(y, 0.97), 0.97);
  for (std::size_t i = 0; i < y.size(); ++i) QVERIFY(std::fabs(back[i] - y[i]) < 1e-4f);
}

void TestFeatureStream::stopsWhenAsked() {
  std::stop_source source;
  source.request_stop();
  for (const std::string& name : featureNames()) {
    if (name == "waveform") continue;
    const auto stopped = computeFeature(cry(60000), {8000}, optionsOf(name), {source.get_token(), {}});
    QVERIFY2(!stopped && stopped.error().code == ErrorCode::Cancelled, name.c_str());
  }
}

void TestFeatureStream::refusals() {
  const auto code = [](const std::vector<float>& y, const FeatureOptions& options, int sr = 8000) {
    const auto answer = computeFeature(y, {sr}, options);
    return answer ? ErrorCode::Internal : answer.error().code;
  };
  for (const std::string& name : featureNames()) {
    const FeatureOptions options = optionsOf(name);
    QCOMPARE(code({}, options), ErrorCode::FileEmpty);
    QCOMPARE(code({1, NAN, 2}, options), ErrorCode::NotFinite);
    QCOMPARE(code({1, 2, INFINITY}, options), ErrorCode::NotFinite);
    QCOMPARE(code({1, 2, 3}, options, 0), ErrorCode::BadArgument);
  }
  FeatureOptions options = optionsOf("delta");
  QCOMPARE(code(cry(800), options), ErrorCode::BadArgument);  // 6 frames for a width of 9
  options.delta.width = 4;
  QCOMPARE(code(cry(8000), options), ErrorCode::BadArgument);
  options = optionsOf("contrast");
  options.contrast.nBands = 6;  // 200 Hz * 2^5 is over 4 kHz
  QCOMPARE(code(cry(8000), options), ErrorCode::BadArgument);
  options = optionsOf("contrast");
  options.stft.nFft = 32;  // no bin between 200 and 400 Hz... refused, not NaN
  options.contrast.fMinHz = 20;
  QCOMPARE(code(cry(8000), options), ErrorCode::BadArgument);
  options = optionsOf("rolloff");
  options.shape.rollPercent = 1;
  QCOMPARE(code(cry(8000), options), ErrorCode::BadArgument);
  options = optionsOf("rms");
  options.stft.center = false;
  QCOMPARE(code(cry(100), options), ErrorCode::BadArgument);  // shorter than the frame
  // One sample, and less than a window, have librosa's answer: one centred frame or a few.
  for (const char* name : {"logmel", "mfcc", "rms", "zcr", "centroid", "chroma", "onset"}) {
    const auto one = computeFeature(std::vector<float>{0.5f}, {8000}, optionsOf(name));
    QVERIFY2(one.has_value(), name);
    QCOMPARE(one->values.rows(), std::size_t(1));
    for (const float v : one->values.data()) QVERIFY(std::isfinite(v));
  }
}

QTEST_APPLESS_MAIN(TestFeatureStream)
#include "tst_featurestream.moc"
