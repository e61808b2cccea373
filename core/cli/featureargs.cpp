#include "core/cli/featureargs.h"

#include <charconv>
#include <cmath>

namespace ullim {
namespace {

constexpr int kMaxRateHz = 768000;
constexpr const char* kReading = "Reading the file";
constexpr const char* kFrames = "Frames and transform";
constexpr const char* kMel = "Mel and decibels";
constexpr const char* kCepstrum = "MFCC and its slopes";
constexpr const char* kOthers = "Other features";

Result<double> number(const std::string& option, const std::string& text, const char* wanted) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return Error{ErrorCode::BadArgument, option + ": '" + text + "' is not possible (give " + wanted + ")"};
  return value;
}

}  // namespace

void FeatureArgs::addTo(CLI::App& app) {
  app.add_option("--kind", kind, "Feature; stft and logmel are in dB, stft-magnitude and stft-power linear")
      ->check(CLI::IsMember(featureNames()))
      ->type_name("KIND")
      ->capture_default_str();
  addReading(app);
  addFrames(app);
  addMel(app);
  addCepstrum(app);
  addOthers(app);
}

void FeatureArgs::addReading(CLI::App& app) {
  app.add_option("--sr", sampleRate, "Resample to so many Hz (default: native)")
      ->check(CLI::Range(1, kMaxRateHz))
      ->group(kReading);
  app.add_option("--res-type", resType,
                 "Resampler: soxr_hq, soxr_vhq, soxr_mq, soxr_lq, soxr_qq, polyphase, scipy, kaiser_best, "
                 "kaiser_fast, linear")
      ->capture_default_str()
      ->group(kReading);
  app.add_flag("--mono", mono, "Mix the channels to one by their mean (default)")->group(kReading);
  app.add_option("--channel", read.channel, "Take this channel alone, counted from 0")
      ->check(CLI::Range(0, 1023))
      ->group(kReading);
  app.add_option("--offset", read.offsetS, "Start reading here, s")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str()
      ->group(kReading);
  app.add_option("--duration", read.durationS, "Read so much, s (default: to the end)")
      ->check(CLI::NonNegativeNumber)
      ->group(kReading);
  app.add_option("--preemphasis", feature.preemphasis,
                 "y[i] - c * y[i-1] first, c from 0 (none) to 1; librosa's is 0.97")
      ->capture_default_str()
      ->group(kReading);
}

void FeatureArgs::addFrames(CLI::App& app) {
  StftOptions& stft = feature.stft;
  app.add_option("--n-fft,--frame-length", stft.nFft, "Transform and frame length, samples")
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--hop-length", stft.hopLength, "Samples between frames")
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--win-length", stft.winLength, "Window length, samples (default: n-fft)")->group(kFrames);
  app.add_option("--window", window, "Window")
      ->check(CLI::IsMember(windowNames()))
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--kaiser-beta", stft.kaiserBeta, "Shape of the kaiser window")
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--gaussian-std", stft.gaussianStd, "Width of the gaussian window, samples")
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--tukey-alpha", stft.tukeyAlpha, "Tapered share of the tukey window, 0 to 1")
      ->capture_default_str()
      ->group(kFrames);
  app.add_flag("--no-center", noCenter,
               "Frame t starts at sample t * hop-length instead of being centred there")
      ->group(kFrames);
  app.add_option("--pad-mode", padMode, "What centred frames see beyond the ends")
      ->check(CLI::IsMember(padModeNames()))
      ->capture_default_str()
      ->group(kFrames);
}

void FeatureArgs::addMel(CLI::App& app) {
  m_power = app.add_option("--power", power,
                           "Exponent of the magnitude under the mel bands, or of flatness (default: 2)")
                ->group(kMel);
  app.add_option("--n-mels", feature.mel.nMels, "Mel bands")->capture_default_str()->group(kMel);
  m_fMin =
      app.add_option("--fmin", fMinHz,
                     "Lowest frequency, Hz (default: 0 for mel; 200 for contrast; 65.4 for f0, voiced, hnr)")
          ->group(kMel);
  m_fMax = app.add_option(
                  "--fmax", fMaxHz,
                  "Highest frequency, Hz (default: half the sample rate for mel; 2093 for f0, voiced, hnr)")
               ->group(kMel);
  app.add_flag("--htk", feature.mel.htk, "HTK's mel formula instead of Slaney's")->group(kMel);
  app.add_option("--mel-norm", melNorm, "Normalisation of the mel bands: area, or a norm of the weights")
      ->check(CLI::IsMember(melNormNames()))
      ->capture_default_str()
      ->group(kMel);
  app.add_option("--ref", ref, "0 dB: a number, or max for the clip's maximum (stft, logmel)")
      ->capture_default_str()
      ->group(kMel);
  m_amin = app.add_option("--amin", amin, "Smallest power that counts (default: 1e-10)")->group(kMel);
  app.add_option("--top-db", topDb, "Floor below the maximum, dB, or none")
      ->capture_default_str()
      ->group(kMel);
}

void FeatureArgs::addCepstrum(CLI::App& app) {
  app.add_option("--n-mfcc", feature.mfcc.nMfcc, "Coefficients")->capture_default_str()->group(kCepstrum);
  app.add_option("--dct-type", feature.mfcc.dctType, "Type of the cosine transform")
      ->check(CLI::Range(1, 3))
      ->capture_default_str()
      ->group(kCepstrum);
  app.add_option("--dct-norm", dctNorm, "Its normalisation")
      ->check(CLI::IsMember({"ortho", "none"}))
      ->capture_default_str()
      ->group(kCepstrum);
  app.add_option("--lifter", feature.mfcc.lifter, "Liftering, 0 for none")
      ->capture_default_str()
      ->group(kCepstrum);
  app.add_option("--delta-width", feature.delta.width, "delta, delta2: frames of a slope, odd, from 3")
      ->capture_default_str()
      ->group(kCepstrum);
}

void FeatureArgs::addOthers(CLI::App& app) {
  app.add_option("--n-chroma", feature.chroma.nChroma, "chroma: bins of an octave")
      ->capture_default_str()
      ->group(kOthers);
  app.add_option("--tuning", tuning, "chroma: parts of a bin the recording is off A 440 Hz, or auto")
      ->capture_default_str()
      ->group(kOthers);
  app.add_option("--ctroct", feature.chroma.ctroct, "chroma: centre of the weighting, octaves above A0")
      ->capture_default_str()
      ->group(kOthers);
  app.add_option("--octwidth", feature.chroma.octwidth, "chroma: its width, octaves, 0 for no weighting")
      ->capture_default_str()
      ->group(kOthers);
  app.add_flag("--chroma-from-a", chromaFromA, "chroma: row 0 is A instead of C")->group(kOthers);
  app.add_option("--roll-percent", feature.shape.rollPercent, "rolloff: share of the magnitude below it")
      ->capture_default_str()
      ->group(kOthers);
  app.add_option("--bandwidth-p", feature.shape.bandwidthP, "bandwidth: exponent of the deviation")
      ->capture_default_str()
      ->group(kOthers);
  app.add_flag("--bandwidth-sum", bandwidthSum,
               "bandwidth: do not divide by the summed magnitude (norm=False)")
      ->group(kOthers);
  app.add_option("--n-bands", feature.contrast.nBands, "contrast: octave bands above the lowest")
      ->capture_default_str()
      ->group(kOthers);
  app.add_option("--quantile", feature.contrast.quantile,
                 "contrast: share of bins that makes peak and valley")
      ->capture_default_str()
      ->group(kOthers);
  app.add_flag("--linear", linearContrast, "contrast: difference of magnitudes instead of dB")
      ->group(kOthers);
  app.add_option("--f0-method", f0Method,
                 "f0: yin answers in every frame; pyin is NaN where there is no voice")
      ->check(CLI::IsMember({"yin", "pyin"}))
      ->capture_default_str()
      ->group(kOthers);
  app.add_option("--trough-threshold", feature.f0.troughThreshold, "f0 by yin: depth of a trough that counts")
      ->capture_default_str()
      ->group(kOthers);
  app.add_option(
         "--scale", scale,
         "At the end: clip is (x - mean) / std over all, rows the same row by row (sklearn scale, axis=1)")
      ->check(CLI::IsMember({"none", "clip", "rows"}))
      ->capture_default_str()
      ->group(kOthers);
}

/// librosa uses a few names for several functions, with other defaults.
void FeatureArgs::placeShared() {
  FeatureOptions& o = feature;
  if (m_fMin && m_fMin->count() > 0) o.mel.fMinHz = o.contrast.fMinHz = o.f0.fMinHz = fMinHz;
  if (m_fMax && m_fMax->count() > 0) o.mel.fMaxHz = o.f0.fMaxHz = fMaxHz;
  if (m_power && m_power->count() > 0) o.mel.power = o.shape.flatnessPower = power;
  if (m_amin && m_amin->count() > 0) o.db.amin = o.shape.flatnessAmin = amin;
}

Result<Done> FeatureArgs::resolve() {
  const auto known = featureFromName(kind);
  if (!known) return known.error();
  feature.kind = *known;
  placeShared();
  feature.stft.window = windowFromName(window, nullptr);
  feature.stft.center = !noCenter;
  feature.stft.padMode = padModeFromName(padMode, nullptr);
  feature.mel.norm = melNormFromName(melNorm, nullptr);
  feature.mfcc.ortho = dctNorm == "ortho";
  feature.shape.bandwidthNorm = !bandwidthSum;
  feature.contrast.linear = linearContrast;
  feature.chroma.baseC = !chromaFromA;
  feature.f0.method = f0Method == "pyin" ? PitchMethod::Pyin : PitchMethod::Yin;
  feature.scale = scale == "clip"   ? FeatureScale::Clip
                  : scale == "rows" ? FeatureScale::Rows
                                    : FeatureScale::None;
  feature.chroma.autoTuning = tuning == "auto";
  if (!feature.chroma.autoTuning) {
    const auto value = number("--tuning", tuning, "a share of a bin, or auto");
    if (!value) return value.error();
    feature.chroma.tuning = *value;
  }
  feature.db.refMax = ref == "max";
  if (!feature.db.refMax) {
    const auto value = number("--ref", ref, "a number above 0, or max");
    if (!value) return value.error();
    feature.db.ref = *value;
  }
  feature.db.topDb = -1;
  if (topDb != "none") {
    const auto value = number("--top-db", topDb, "a number of dB from 0, or none");
    if (!value) return value.error();
    if (*value < 0)
      return Error{ErrorCode::BadArgument, "--top-db: " + topDb + " is below 0 (give 0 or more, or none)"};
    feature.db.topDb = *value;
  }
  const auto resampler = resampleTypeFromName(resType);
  if (!resampler) return resampler.error();
  read.resampleType = *resampler;
  read.mono = true;
  read.resampleTo = {sampleRate};
  // What depends on the rate is judged file by file, when it is known.
  if (sampleRate > 0) return feature.validate({sampleRate});
  FeatureOptions anyRate = feature;
  if (anyRate.kind == FeatureKind::F0 || anyRate.kind == FeatureKind::VoicedProbability ||
      anyRate.kind == FeatureKind::Contrast || anyRate.kind == FeatureKind::Hnr)
    return anyRate.stft.validate();
  return anyRate.validate({kMaxRateHz});
}

}  // namespace ullim
