// Slopes, spectral shape, chroma, onsets, effects, scalings and small tools against librosa's and
// scikit-learn's answers.
#include "core/dsp/arrays.h"
#include "core/dsp/chroma.h"
#include "core/dsp/delta.h"
#include "core/dsp/preemphasis.h"
#include "core/dsp/rms.h"
#include "core/dsp/scaling.h"
#include "core/dsp/timestretch.h"
#include "goldenoptions.h"

using namespace ullim;
using namespace ullim::test;

namespace {

/// A stored array (rows, columns) as it lies.
MatrixD matrixOf(const Npy& npy) {
  MatrixD out(npy.shape[0], npy.values.size() / npy.shape[0]);
  for (std::size_t i = 0; i < npy.values.size(); ++i) out.data()[i] = npy.values[i].real();
  return out;
}
MatrixD transposed(const MatrixD& m) {
  MatrixD out(m.cols(), m.rows());
  for (std::size_t r = 0; r < m.rows(); ++r)
    for (std::size_t c = 0; c < m.cols(); ++c) out(c, r) = m(r, c);
  return out;
}
Answer shaped(const MatrixD& m, std::vector<std::size_t> shape) {
  Answer out = Answer::vector(m.data());
  out.shape = std::move(shape);
  return out;
}

DeltaMode deltaMode(const std::string& name) {
  return name == "nearest" ? DeltaMode::Nearest : name == "mirror" ? DeltaMode::Mirror : DeltaMode::Interp;
}

Compute shape(FeatureKind kind) {
  return [kind](const GoldenCase& g) {
    const Json& p = g.params();
    FeatureOptions o = optionsFor(kind);
    o.stft = stftOptions(p);
    o.shape.rollPercent = valueOr(p, "roll_percent", o.shape.rollPercent);
    o.shape.bandwidthP = valueOr(p, "p", o.shape.bandwidthP);
    if (kind == FeatureKind::Bandwidth) o.shape.bandwidthNorm = p["norm"];
    o.shape.flatnessPower = valueOr(p, "power", o.shape.flatnessPower);
    o.shape.flatnessAmin = valueOr(p, "amin", o.shape.flatnessAmin);
    o.contrast.nBands = valueOr(p, "n_bands", o.contrast.nBands);
    o.contrast.fMinHz = valueOr(p, "fmin", o.contrast.fMinHz);
    o.contrast.quantile = valueOr(p, "quantile", o.contrast.quantile);
    o.contrast.linear = valueOr(p, "linear", false);
    const SampleRate sr = g.entry.contains("sr") ? g.rate() : SampleRate{p["sr"]};
    return featureAnswer(g.input(), sr, o);
  };
}

void addShapes(Computers& c) {
  c["librosa.feature.spectral_centroid"] = shape(FeatureKind::Centroid);
  c["librosa.feature.spectral_bandwidth"] = shape(FeatureKind::Bandwidth);
  c["librosa.feature.spectral_rolloff"] = shape(FeatureKind::Rolloff);
  c["librosa.feature.spectral_flatness"] = shape(FeatureKind::Flatness);
  c["librosa.feature.spectral_contrast"] = shape(FeatureKind::Contrast);
  c["librosa.feature.rms(S=abs(librosa.stft(...)))"] = [](const GoldenCase& g) -> Result<Answer> {
    StftOptions options;
    options.nFft = 512;
    options.hopLength = 256;
    const auto magnitude = stftMagnitude(g.input(), options);
    if (!magnitude) return magnitude.error();
    Matrix rms(magnitude->rows(), 1);
    for (std::size_t t = 0; t < rms.rows(); ++t) rms(t, 0) = float(rmsOfSpectrum(magnitude->row(t), 512));
    return Answer::transposed(rms);
  };
  c["librosa.feature.rms"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(FeatureKind::Rms);
    o.stft.nFft = g.params()["frame_length"];
    o.stft.hopLength = g.params()["hop_length"];
    return featureAnswer(g.input(), g.rate(), o);
  };
  c["librosa.feature.zero_crossing_rate"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(FeatureKind::ZeroCrossingRate);
    o.stft.nFft = g.params()["frame_length"];
    o.stft.hopLength = g.params()["hop_length"];
    return featureAnswer(g.input(), g.rate(), o);
  };
}

void addChroma(Computers& c) {
  c["librosa.filters.chroma"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    ChromaOptions o;
    o.tuning = p["tuning"];
    const MatrixD bank = chromaFilterbank({p["sr"]}, p["n_fft"], o);
    return shaped(bank, {bank.rows(), bank.cols()});
  };
  c["librosa.feature.chroma_stft"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(FeatureKind::Chroma);
    o.stft = stftOptions(g.params());
    o.chroma.autoTuning = g.params()["tuning"].is_null();
    o.chroma.tuning = valueOr(g.params(), "tuning", 0.0);
    return featureAnswer(g.input(), g.rate(), o);
  };
  c["librosa.estimate_tuning(S=abs(stft)**2)"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto power = stftPower(g.input(), stftOptions(Json{{"n_fft", 2048}, {"hop_length", 512}}));
    if (!power) return power.error();
    TuningEstimator estimator(g.rate(), 2048, g.params()["bins_per_octave"]);
    for (std::size_t t = 0; t < power->rows(); ++t) estimator.add(power->row(t));
    return Answer{{}, {estimator.tuning()}};
  };
  c["librosa.onset.onset_strength"] = [](const GoldenCase& g) -> Result<Answer> {
    FeatureOptions o = optionsFor(FeatureKind::Onset);
    o.stft = stftOptions(g.params());
    const auto onset = computeFeature(g.input(), g.rate(), o);
    if (!onset) return onset.error();
    return Answer::vector(onset->values.data());
  };
}

void addDeltas(Computers& c) {
  c["input of delta/*"] = inputItself;
  c["librosa.feature.delta"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    MatrixD x(8, 4);  // delta/too_few_frames names only how many there are
    if (!g.entry["input"].is_null()) x = transposed(matrixOf(readNpy(g.inputPath())));
    const auto slopes =
        delta(x, p["width"], valueOr(p, "order", 1), deltaMode(valueOr(p, "mode", std::string())));
    if (!slopes) return slopes.error();
    return Answer::transposed(*slopes);
  };
  c["librosa.feature.delta(librosa.feature.mfcc(...))"] = [](const GoldenCase& g) {
    FeatureOptions o = optionsFor(g.params()["order"] == 2 ? FeatureKind::Delta2 : FeatureKind::Delta);
    o.stft = stftOptions(Json{{"n_fft", 400}, {"hop_length", 160}});
    o.mel.nMels = 40;
    o.mfcc.nMfcc = 13;
    o.delta.width = g.params()["width"];
    return featureAnswer(g.input(), g.rate(), o);
  };
}

void addEffects(Computers& c) {
  c["librosa.effects.trim"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto range = trimmedRange(g.input(), trimOptions(g.params()));
    if (!range) return range.error();
    return Answer::vector(std::vector<double>{double(range->begin), double(range->end)});
  };
  c["librosa.effects.split"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto ranges = splitRanges(g.input(), trimOptions(g.params()));
    if (!ranges) return ranges.error();
    Answer out{{ranges->size(), 2}, {}};
    for (const SampleRange& r : *ranges) {
      out.values.emplace_back(double(r.begin));
      out.values.emplace_back(double(r.end));
    }
    return out;
  };
  c["librosa.phase_vocoder(librosa.stft(float64 y))"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto spectrum = stftDouble(g.input(), stftOptions(g.params()));
    if (!spectrum) return spectrum.error();
    return Answer::transposed(phaseVocoder(*spectrum, g.params()["rate"]));
  };
  c["librosa.effects.time_stretch"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto y = timeStretch(g.input(), g.params()["rate"], stftOptions(g.params()));
    if (!y) return y.error();
    return Answer::vector(*y);
  };
  c["librosa.effects.pitch_shift"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto y = pitchShift(g.input(), g.rate(), g.params()["n_steps"], 12, stftOptions(g.params()));
    if (!y) return y.error();
    return Answer::vector(*y);
  };
  c["librosa.effects.preemphasis"] = [](const GoldenCase& g) -> Result<Answer> {
    return Answer::vector(preemphasis(g.input(), g.params()["coef"]));
  };
}

void addScalings(Computers& c) {
  c["input of sklearn/scaler_*"] = inputItself;
  c["input of sklearn/scale_axis1_*"] = inputItself;
  const auto scaler = [](const GoldenCase& g) {
    const Npy x = readNpy(g.inputPath());  // (files, bands, frames)
    StandardScaler fitted;
    MatrixD rows(x.shape[0] * x.shape[1], x.shape[2]);
    std::transform(x.values.begin(), x.values.end(), rows.data().begin(), [](auto v) { return v.real(); });
    for (std::size_t r = 0; r < rows.rows(); ++r) fitted.partialFit(std::as_const(rows).row(r));
    return std::pair(fitted, rows);
  };
  c["StandardScaler().fit_transform(X.reshape(-1, X.shape[-1])).reshape(X.shape)"] =
      [scaler](const GoldenCase& g) -> Result<Answer> {
    auto [fitted, rows] = scaler(g);
    fitted.transform(rows);
    return shaped(rows, readNpy(g.inputPath()).shape);
  };
  c["StandardScaler.mean_"] = [scaler](const GoldenCase& g) -> Result<Answer> {
    return Answer::vector(scaler(g).first.mean());
  };
  c["StandardScaler.var_"] = [scaler](const GoldenCase& g) -> Result<Answer> {
    return Answer::vector(scaler(g).first.variance());
  };
  c["StandardScaler.scale_"] = [scaler](const GoldenCase& g) -> Result<Answer> {
    return Answer::vector(scaler(g).first.scale());
  };
  c["sklearn.preprocessing.scale(mfcc, axis=1)"] = [](const GoldenCase& g) -> Result<Answer> {
    MatrixD frames = transposed(matrixOf(readNpy(g.inputPath())));
    scaleColumns(frames);
    return Answer::transposed(frames);
  };
  const auto columnwise = [](void (*scale)(MatrixD&)) {
    return [scale](const GoldenCase& g) -> Result<Answer> {
      MatrixD x = matrixOf(readNpy(g.inputPath()));
      scale(x);
      return shaped(x, {x.rows(), x.cols()});
    };
  };
  c["sklearn.preprocessing.minmax_scale"] = columnwise(minmaxScale);
  c["sklearn.preprocessing.maxabs_scale"] = columnwise(maxabsScale);
}

Result<Answer> normalised(const GoldenCase& g) {
  const Json& p = g.params();
  MatrixD x = matrixOf(readNpy(g.inputPath()));
  const Norm norm = p["norm"] == "inf" ? Norm::Max : p["norm"] == 1 ? Norm::L1 : Norm::L2;
  const NormFill fill = p["fill"].is_null() ? NormFill::Leave
                        : p["fill"] == true ? NormFill::Fill
                                            : NormFill::Zero;
  const bool columns = p["axis"] == 0;
  if (p["axis"].is_null()) {
    normalize(x.data(), norm, fill);
  } else {
    if (columns) x = transposed(x);
    for (std::size_t r = 0; r < x.rows(); ++r) normalize(x.row(r), norm, fill);
    if (columns) x = transposed(x);
  }
  return shaped(x, {x.rows(), x.cols()});
}

void addTools(Computers& c) {
  c["librosa.util.pad_center"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto x = g.params()["data"].get<std::vector<double>>();
    return Answer::vector(padCenter(std::span<const double>(x), g.params()["size"]));
  };
  c["librosa.util.fix_length"] = [](const GoldenCase& g) -> Result<Answer> {
    const auto x = g.params()["data"].get<std::vector<double>>();
    return Answer::vector(fixLength(std::span<const double>(x), g.params()["size"]));
  };
  c["input of util/normalize_*"] = inputItself;
  c["librosa.util.normalize"] = normalised;
  c["librosa.util.frame"] = [](const GoldenCase& g) -> Result<Answer> {
    const int length = g.params()["frame_length"];
    Matrix frames(0, std::size_t(length));
    const auto done = forEachFrame(
        g.input(), length, g.params()["hop_length"], false, PadMode::Constant, {},
        [&](std::size_t, const float* frame) { std::copy_n(frame, length, frames.appendRows(1).begin()); });
    if (!done) return done.error();
    return Answer::transposed(frames);
  };
  const auto overFrames = [](auto value) {
    std::vector<double> out;
    for (int i = 0; i < 10; ++i) out.push_back(double(value(i)));
    return Answer::vector(out);
  };
  c["librosa.frames_to_time"] = [overFrames](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    return overFrames([&](int i) { return framesToTime(i, {p["sr"]}, p["hop_length"]); });
  };
  c["librosa.frames_to_samples"] = [overFrames](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    return overFrames([&](int i) { return framesToSamples(i, p["hop_length"], p["n_fft"]); });
  };
  c["librosa.time_to_frames"] = [](const GoldenCase& g) -> Result<Answer> {
    const Json& p = g.params();
    return mapped(p["times"], [&](double s) { return double(timeToFrames(s, {p["sr"]}, p["hop_length"])); });
  };
  c["librosa.hz_to_octs"] = [](const GoldenCase& g) -> Result<Answer> {
    return mapped(g.params()["frequencies"], [&](double hz) { return hzToOcts(hz, g.params()["tuning"]); });
  };
  c["librosa.hz_to_midi"] = [](const GoldenCase& g) -> Result<Answer> {
    return mapped(g.params()["frequencies"], [](double hz) { return hzToMidi(hz); });
  };
}

Computers allComputers() {
  Computers c;
  addShapes(c);
  addChroma(c);
  addDeltas(c);
  addEffects(c);
  addScalings(c);
  addTools(c);
  return c;
}

}  // namespace

class TestGoldenFeatures : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void agreesWithLibrosa_data() {
    // librosa's own float32 phase sums are noise of its making: the _f64 twin is the answer to match.
    m_cases = goldenRows(m_computers);
  }
  void agreesWithLibrosa() {
    QFETCH(int, place);
    checkGolden(m_cases[std::size_t(place)], m_computers);
  }

 private:
  Computers m_computers = allComputers();
  std::vector<GoldenCase> m_cases;
};

QTEST_APPLESS_MAIN(TestGoldenFeatures)
#include "tst_goldenfeatures.moc"
