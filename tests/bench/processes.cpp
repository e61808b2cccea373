// Whole processes, as somebody at the command line waits for them: one short clip, and a long picture.
#include <stdexcept>

#include "tests/bench/bench.h"

namespace ullim::bench {
namespace {

constexpr SampleRate kRate{44100};

/// A command's turn; its largest memory is kept beside.
Contender process(std::vector<std::string> command, std::vector<std::string> environment, double* peakMb) {
  return [=]() -> std::optional<double> {
    const Ran ran = runToEnd(command, environment);
    if (!ran.ok) return {};
    if (peakMb) *peakMb = std::max(*peakMb, ran.peakMb);
    return ran.wallMs;
  };
}

Contender python(const Bench& bench, const std::string& job, const std::string& in, const std::string& out,
                 double* peakMb = nullptr) {
  return process({bench.settings().python, bench.script("yardstick_librosa.py"), "--once", job, in, out},
                 bench.pythonEnvironment(), peakMb);
}

Contender cli(const Bench& bench, std::vector<std::string> arguments, double* peakMb = nullptr) {
  arguments.insert(arguments.begin(), bench.settings().cli);
  return process(std::move(arguments), environmentWith({}, {}), peakMb);
}

Timed measured(double value) { return value > 0 ? Timed{value, 1} : Timed{}; }

void coldClip(Bench& bench) {
  bench.signal("second", 1, SampleRate{22050});
  const std::string in = bench.path("second.wav");
  const std::string work = "1 s, cold: ullim-cli features";
  // Apart, not in turns: twenty quick starts would otherwise wait between imports of several seconds.
  const auto ours = measureTogether(
      {cli(bench, {"features", in, "--kind", "logmel", "--out", bench.path("ours.npy"), "--force"})},
      bench.settings().quick ? 5 : 20);
  const auto theirs =
      measureTogether({python(bench, "cold", in, bench.path("theirs.npy"))}, bench.settings().quick ? 3 : 5);
  bench.add({work, "import librosa + call", ours[0], theirs[0], atLeastTimes(50), "ms", {}});
  bench.add({work, "the clock", ours[0], {}, oursAtMost(40), "ms", {}});
}

void pictures(Bench& bench) {
  bench.signal("long", bench.settings().longSeconds(), kRate);
  const std::string in = bench.path("long.wav");
  for (const std::string kind : {"logmel", "stft"}) {
    double oursMb = 0, theirsMb = 0;
    const auto times =
        measureTogether({cli(bench,
                             {"plot", in, "--kind", kind, "--out", bench.path("ours.png"), "--width", "1200",
                              "--height", "400", "--force"},
                             &oursMb),
                         python(bench, "picture-" + kind, in, bench.path("theirs.png"), &theirsMb)},
                        bench.settings().quick ? 1 : 5);
    const std::string work = "picture, " + kind + ", " + bench.settings().longText();
    bench.add({work, "specshow, matplotlib Agg", times[0], times[1], atLeastTimes(20), "ms", {}});
    bench.add({work + ": peak", "the same", measured(oursMb), measured(theirsMb), atLeastTimes(8), "MB", {}});
  }
}

}  // namespace

void benchProcesses(Bench& bench) {
  if (bench.settings().wants("cold")) coldClip(bench);
  if (bench.settings().wants("picture")) pictures(bench);
}

}  // namespace ullim::bench
