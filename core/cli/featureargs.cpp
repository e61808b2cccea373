#include "core/cli/featureargs.h"

#include <charconv>
#include <cmath>

namespace ullim {
namespace {

constexpr int kMaxRateHz = 768000;
constexpr const char* kReading = "Reading the file";
constexpr const char* kFrames = "Frames and transform";
constexpr const char* kMel = "Mel and decibels";
constexpr const char* kCepstrum = "MFCC";

Result<double> number(const std::string& option, const std::string& text, const char* wanted) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
    return Error{ErrorCode::BadArgument, option + ": '" + text + "' is not possible (give " + wanted + ")"};
  return value;
}

}  // namespace

std::vector<std::string> featureNames() {
  std::vector<std::string> names;
  for (const auto kind : {FeatureKind::Waveform, FeatureKind::StftMagnitude, FeatureKind::StftPower,
                          FeatureKind::StftDb, FeatureKind::MelSpectrogram, FeatureKind::LogMel,
                          FeatureKind::Mfcc, FeatureKind::Rms, FeatureKind::ZeroCrossingRate})
    names.emplace_back(featureName(kind));
  return names;
}

void FeatureArgs::addTo(CLI::App& app) {
  StftOptions& stft = feature.stft;
  app.add_option("--kind", kind, "Feature; stft and logmel are in dB, stft-magnitude and stft-power linear")
      ->check(CLI::IsMember(featureNames()))
      ->type_name("KIND")
      ->capture_default_str();

  app.add_option("--sr", sampleRate, "Resample to so many Hz (default: native)")
      ->check(CLI::Range(1, kMaxRateHz))
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

  app.add_option("--n-fft", stft.nFft, "Transform and frame length, samples")
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--hop-length", stft.hopLength, "Samples between frames")
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--win-length", stft.winLength, "Window length, samples (default: n-fft)")->group(kFrames);
  app.add_option("--window", window, "Window")
      ->check(
          CLI::IsMember({"hann", "hamming", "blackman", "bartlett", "boxcar", "blackmanharris", "kaiser"}))
      ->capture_default_str()
      ->group(kFrames);
  app.add_option("--kaiser-beta", stft.kaiserBeta, "Shape of the kaiser window")
      ->capture_default_str()
      ->group(kFrames);
  app.add_flag("--no-center", noCenter,
               "Frame t starts at sample t * hop-length instead of being centred there")
      ->group(kFrames);
  app.add_option("--pad-mode", padMode, "What centred frames see beyond the ends")
      ->check(CLI::IsMember({"constant", "reflect", "edge"}))
      ->capture_default_str()
      ->group(kFrames);

  app.add_option("--power", feature.mel.power, "Exponent of the magnitude under the mel bands")
      ->capture_default_str()
      ->group(kMel);
  app.add_option("--n-mels", feature.mel.nMels, "Mel bands")->capture_default_str()->group(kMel);
  app.add_option("--fmin", feature.mel.fMinHz, "Lowest frequency, Hz")->capture_default_str()->group(kMel);
  app.add_option("--fmax", feature.mel.fMaxHz, "Highest frequency, Hz (default: half the sample rate)")
      ->group(kMel);
  app.add_flag("--htk", feature.mel.htk, "HTK's mel formula instead of Slaney's")->group(kMel);
  app.add_option("--mel-norm", melNorm, "Area normalisation of the mel bands")
      ->check(CLI::IsMember({"slaney", "none"}))
      ->capture_default_str()
      ->group(kMel);
  app.add_option("--ref", ref, "0 dB: a number, or max for the clip's maximum (stft, logmel)")
      ->capture_default_str()
      ->group(kMel);
  app.add_option("--amin", feature.db.amin, "Smallest power that counts")->capture_default_str()->group(kMel);
  app.add_option("--top-db", topDb, "Floor below the maximum, dB, or none")
      ->capture_default_str()
      ->group(kMel);

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
}

Result<Done> FeatureArgs::resolve() {
  const auto known = featureFromName(kind);
  if (!known) return known.error();
  feature.kind = *known;
  feature.stft.window = windowFromName(window, nullptr);
  feature.stft.center = !noCenter;
  feature.stft.padMode = padMode == "reflect" ? PadMode::Reflect
                         : padMode == "edge"  ? PadMode::Edge
                                              : PadMode::Constant;
  feature.mel.norm = melNorm == "none" ? MelNorm::None : MelNorm::Slaney;
  feature.mfcc.ortho = dctNorm == "ortho";
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
  read.mono = true;
  read.resampleTo = {sampleRate};
  // What depends on the rate is judged file by file; without --sr any rate may come.
  return feature.validate({sampleRate > 0 ? sampleRate : kMaxRateHz});
}

Result<Feature> featureOfFile(const std::string& path, const FeatureArgs& args, const JobContext& job) {
  const auto named = [&](Error error) {
    if (!error.detail.starts_with(path)) error.detail = path + ": " + error.detail;
    return error;
  };
  const auto clip = readAudio(path, args.read, job);
  if (!clip) return named(clip.error());
  if (clip->frames() == 0)
    return Error{ErrorCode::FileEmpty, path + ": holds no sound (check the file and --offset)"};
  auto feature = computeFeature(clip->samples, clip->rate, args.feature, job);
  if (!feature) return named(feature.error());
  return feature;
}

}  // namespace ullim
