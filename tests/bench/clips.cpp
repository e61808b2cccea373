// A batch of small files: read, log-mel 40, MFCC 40, beside librosa and torchaudio in a plain loop.
#include <sched.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <stdexcept>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/dsp/feature.h"
#include "tests/bench/bench.h"

namespace ullim::bench {
namespace {

FeatureOptions smallOptions(FeatureKind kind) {
  FeatureOptions options;
  options.kind = kind;
  options.stft.nFft = 400;  // 50 ms at fsdd's 8 kHz
  options.stft.hopLength = 160;
  options.mel.nMels = 40;
  options.mfcc.nMfcc = 40;
  return options;
}

bool bothFeatures(const std::string& path) {
  const auto clip = readAudio(path);
  if (!clip) return false;
  static const std::vector<FeatureOptions> kBoth{smallOptions(FeatureKind::LogMel),
                                                 smallOptions(FeatureKind::Mfcc)};
  return computeFeatures(clip->samples, clip->rate, kBoth).has_value();
}

/// Ties the calling thread to the n-th of the cores that this process may use.
void keepToCore(int n) {
  cpu_set_t allowed;
  if (sched_getaffinity(getpid(), sizeof allowed, &allowed) != 0) return;
  for (int core = 0; core < CPU_SETSIZE; ++core) {
    if (!CPU_ISSET(core, &allowed) || n-- > 0) continue;
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(core, &one);
    sched_setaffinity(0, sizeof one, &one);
    return;
  }
}

enum class Cores { AsScheduled, OneEach };

Contender onThreads(const std::vector<std::string>& clips, int threads, Cores cores) {
  return [&clips, threads, cores]() -> std::optional<double> {
    std::atomic<int> failed{0}, seats{0};
    const double ms = millisecondsOf([&] {
      parallelFor(clips.size(), threads, {}, [&](std::size_t i) {
        thread_local bool seated = false;  // parallelFor makes new threads for each call
        if (cores == Cores::OneEach && !seated) {
          seated = true;
          keepToCore(seats++);
        }
        failed += bothFeatures(clips[i]) ? 0 : 1;
      });
    });
    if (failed > 0) throw std::runtime_error(std::to_string(failed) + " clips could not be used");
    return ms;
  };
}

}  // namespace

void benchClips(Bench& bench) {
  if (!bench.settings().wants("clips")) return;
  const std::vector<std::string>& clips = bench.clips();
  const std::string count = std::to_string(clips.size());
  if (clips.empty()) {
    std::fprintf(stderr,
                 "clips: no fsdd/recordings in the data folder (give --data); the rows are left out\n");
    return;
  }
  const auto times = measureTogether(
      {onThreads(clips, 1, Cores::AsScheduled), onThreads(clips, 2, Cores::AsScheduled),
       onThreads(clips, 2, Cores::OneEach), bench.librosa("clips"), bench.torchaudio("clips")},
      bench.settings().repeats());
  const std::string work = count + " fsdd clips: log-mel + MFCC";
  bench.add({work, "librosa, plain loop", times[0], times[3], atLeastTimes(10), "ms", {}});
  bench.add({work, "torchaudio, plain loop", times[0], times[4], atLeastTimes(3), "ms", {}});
  bench.add({"the same, 2 threads", "ours on 1 thread", times[1], times[0], atLeastTimes(1.8), "ms", {}});
  // Some virtual machines pack short work on one core; this row shows what the code itself allows.
  bench.add({"the same, 2 threads, a core each",
             "ours on 1 thread",
             times[2],
             times[0],
             atLeastTimes(1.8),
             "ms",
             {}});
}

}  // namespace ullim::bench
