// Log-mel and MFCC of ten minutes in memory, beside the transform alone, librosa and torchaudio.
#include <cstdio>
#include <stdexcept>

#include "core/dataset/featurefile.h"
#include "core/dsp/feature.h"
#include "tests/bench/bench.h"
#include "tests/bench/fftwalone.h"
#include "tests/bench/heap.h"

namespace ullim::bench {
namespace {

constexpr SampleRate kRate{44100};
constexpr int kFft = 2048, kHop = 512, kBands = 128, kCoefficients = 20;

FeatureOptions optionsOf(FeatureKind kind) {
  FeatureOptions options;
  options.kind = kind;
  options.stft.nFft = kFft;
  options.stft.hopLength = kHop;
  options.mel.nMels = kBands;
  options.mfcc.nMfcc = kCoefficients;
  return options;
}

/// Peak heap while it is computed, less the result itself.
Row memoryRow(const std::string& work, const std::vector<float>& y, const FeatureOptions& options) {
  const HeapWatch watch;
  const auto feature = computeFeature(y, kRate, options);
  if (!feature) throw std::runtime_error(feature.error().detail);
  const double peak = double(watch.peak()), result = double(feature->values.size() * sizeof(float));
  char remark[128];
  std::snprintf(remark, sizeof remark, "peak heap %.1f MB = the result's %.1f MB + %.2f MB", peak / 1e6,
                result / 1e6, (peak - result) / 1e6);
  // The goal is log-mel's; MFCC in memory holds the mel bands meanwhile.
  const Goal goal = options.kind == FeatureKind::LogMel ? oursAtMost(8) : Goal{};
  return {work, "beyond the result", {(peak - result) / 1e6, 1}, {}, goal, "MB", remark};
}

}  // namespace

void benchSpectra(Bench& bench) {
  struct Work {
    const char* name;
    FeatureKind kind;
  };
  for (const auto& [name, kind] : {Work{"logmel", FeatureKind::LogMel}, Work{"mfcc", FeatureKind::Mfcc}}) {
    if (!bench.settings().wants(name)) continue;
    const std::vector<float>& y = bench.signal("long", bench.settings().longSeconds(), kRate);
    const FeatureOptions options = optionsOf(kind);
    FftwAlone estimate(kFft, kHop, FftwAlone::Planning::Estimate);
    FftwAlone measured(kFft, kHop, FftwAlone::Planning::Measure);
    const auto ours = [&]() -> std::optional<double> {
      return millisecondsOf([&] {
        if (const auto feature = computeFeature(y, kRate, options); !feature)
          throw std::runtime_error(feature.error().detail);
      });
    };
    const auto alone = [&y](FftwAlone& fftw) -> Contender {
      return [&y, &fftw] { return millisecondsOf([&] { fftw.run(y); }); };
    };
    // Apart: a Python that has just filled the caches would disturb whoever comes next, not both alike.
    const auto times = measureTogether({ours, alone(estimate), alone(measured)}, bench.settings().repeats());
    const auto others =
        measureTogether({ours, bench.librosa(name), bench.torchaudio(name)}, bench.settings().repeats());
    const std::string work = (kind == FeatureKind::LogMel ? "log-mel 128, " : "MFCC 20, ") +
                             bench.settings().longText() + " 44.1 kHz";
    bench.add({work, "FFTW alone, ESTIMATE", times[0], times[1], atMostTimes(1.4), "ms", {}});
    bench.add({work, "FFTW alone, MEASURE", times[0], times[2], atMostTimes(1.4), "ms", {}});
    bench.add({work, "librosa, warm", others[0], others[1], atLeastTimes(4), "ms", {}});
    bench.add({work, "torchaudio, float32, warm", others[0], others[2], atLeastTimes(7), "ms", {}});
    bench.add(memoryRow(work, y, options));
  }
}

void benchStreaming(Bench& bench) {
  if (!bench.settings().wants("streaming")) return;
  bench.signal("long", bench.settings().longSeconds(), kRate);
  const std::string in = bench.path("long.wav");
  for (const auto& [name, kind] :
       {std::pair{"log-mel 128", FeatureKind::LogMel}, std::pair{"MFCC 20", FeatureKind::Mfcc}}) {
    const FeatureOptions options = optionsOf(kind);
    const std::string work = std::string(name) + ", file to .npy, " + bench.settings().longText();
    const auto write = [&]() -> std::optional<double> {
      return millisecondsOf([&] {
        if (const auto file = writeFeatureFile(in, {}, options, bench.path("stream.npy"), true); !file)
          throw std::runtime_error(file.error().detail);
      });
    };
    const auto times = measureTogether({write}, bench.settings().repeats());
    bench.add({work, "the clock", times[0], {}, oursAtMost(2000), "ms", {}});
    const HeapWatch watch;
    write();
    bench.add({work,
               "peak heap in all",
               {double(watch.peak()) / 1e6, 1},
               {},
               oursAtMost(16),
               "MB",
               "constant: it does not grow with the recording"});
  }
}

}  // namespace ullim::bench
