#include "ui/playback/stretcher.h"

#include <rubberband/RubberBandStretcher.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace ullim {
namespace {
using RubberBand::RubberBandStretcher;
constexpr std::size_t kBlock = 1024;
}  // namespace

struct Stretcher::State {
  State(SampleRate rate, int channels, double s)
      : speed(s),
        engine(std::size_t(rate.hz), std::size_t(channels),
               RubberBandStretcher::OptionProcessRealTime | RubberBandStretcher::OptionEngineFiner |
                   RubberBandStretcher::OptionThreadingNever | RubberBandStretcher::OptionChannelsTogether,
               1 / s, 1.0),
        silence(kBlock, 0.0f),
        made(std::size_t(channels), std::vector<float>(kBlock)) {
    engine.setMaxProcessSize(kBlock);
    for (auto& channel : made) madeAt.push_back(channel.data());
    nothing.assign(std::size_t(channels), silence.data());
    toDrop = engine.getStartDelay();
    for (std::size_t pad = engine.getPreferredStartPad(); pad > 0;) {
      const std::size_t n = std::min(pad, kBlock);
      engine.process(nothing.data(), n, false);
      pad -= n;
    }
  }

  /// Hands out at most up to `most` samples in all.
  void collect(const Sink& out, std::int64_t most) {
    for (;;) {
      const int ready = engine.available();
      if (ready <= 0) return;
      const std::size_t n = engine.retrieve(madeAt.data(), std::min(std::size_t(ready), kBlock));
      if (n == 0) return;
      const std::size_t dropped = std::min(n, toDrop);
      toDrop -= dropped;
      const auto left = std::size_t(std::max<std::int64_t>(0, most - handedOut));
      const std::size_t count = std::min(n - dropped, left);
      if (count == 0) continue;
      std::vector<const float*> at;
      for (const auto& channel : made) at.push_back(channel.data() + dropped);
      out(at, count);
      handedOut += std::int64_t(count);
    }
  }

  double speed;
  RubberBandStretcher engine;
  std::vector<float> silence;
  std::vector<std::vector<float>> made;
  std::vector<float*> madeAt;
  std::vector<const float*> nothing;
  std::size_t toDrop = 0;
  std::int64_t pushed = 0, handedOut = 0;
};

Stretcher::Stretcher(SampleRate rate, int channels, double speed)
    : d(std::make_unique<State>(rate, channels, speed)) {}
Stretcher::~Stretcher() = default;
Stretcher::Stretcher(Stretcher&&) noexcept = default;
Stretcher& Stretcher::operator=(Stretcher&&) noexcept = default;

void Stretcher::push(std::span<const float* const> channels, std::size_t frames, const Sink& out) {
  std::vector<const float*> at(channels.begin(), channels.end());
  for (std::size_t done = 0; done < frames;) {
    const std::size_t n = std::min(kBlock, frames - done);
    d->engine.process(at.data(), n, false);
    d->pushed += std::int64_t(n);
    done += n;
    for (const float*& channel : at) channel += n;
    d->collect(out, std::numeric_limits<std::int64_t>::max());
  }
}

void Stretcher::finish(const Sink& out) {
  const std::int64_t whole = std::llround(double(d->pushed) / d->speed);
  // Silence pushes the tail out: an engine told of the end makes a length of its own.
  const auto most = std::int64_t(d->pushed + std::int64_t(d->engine.getPreferredStartPad()) * 8 + 65536);
  for (std::int64_t fed = 0; d->handedOut < whole && fed < most; fed += std::int64_t(kBlock)) {
    d->engine.process(d->nothing.data(), kBlock, false);
    d->collect(out, whole);
  }
}

}  // namespace ullim
