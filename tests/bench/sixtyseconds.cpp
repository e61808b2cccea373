// Pitch, resampling and time stretch of 60 s in memory, beside librosa.
#include <stdexcept>

#include "core/dsp/pitch.h"
#include "core/dsp/resample.h"
#include "core/dsp/timestretch.h"
#include "tests/bench/bench.h"

namespace ullim::bench {
namespace {

template <class Call>
Contender turn(Call call) {
  return [call]() -> std::optional<double> {
    return millisecondsOf([&] {
      if (const auto result = call(); !result) throw std::runtime_error(result.error().detail);
    });
  };
}

void compare(Bench& bench, const std::string& work, const std::string& job, const Contender& ours,
             double goal) {
  const auto times = measureTogether({ours, bench.librosa(job)}, bench.settings().repeats());
  bench.add({work, "librosa, warm", times[0], times[1], atLeastTimes(goal), "ms", {}});
}

}  // namespace

void benchSixtySeconds(Bench& bench) {
  const double lengthS = bench.settings().quick ? 10 : 60;
  const std::string length = bench.settings().quick ? "10 s" : "60 s";
  constexpr SampleRate kRate{22050};
  if (bench.settings().wants("yin")) {
    const auto& y = bench.signal("sixty22050", lengthS, kRate);
    PitchOptions options;
    options.fMinHz = 65;
    options.fMaxHz = 2093;
    compare(bench, "YIN, 22.05 kHz, " + length, "yin", turn([&] { return yin(y, kRate, options); }), 5);
  }
  if (bench.settings().wants("resample")) {
    const auto& y = bench.signal("sixty44100", lengthS, SampleRate{44100});
    compare(bench, "resample 44.1 -> 16 kHz, " + length, "resample",
            turn([&] { return resample(y, SampleRate{44100}, SampleRate{16000}); }), 1);
  }
  if (bench.settings().wants("stretch")) {
    const auto& y = bench.signal("sixty22050", lengthS, kRate);
    compare(bench, "time stretch 1.25, " + length, "stretch", turn([&] { return timeStretch(y, 1.25); }), 3);
  }
}

}  // namespace ullim::bench
