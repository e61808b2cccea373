#include "ui/playback/feeder.h"

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace ullim {
namespace {

constexpr std::size_t kChunk = 256;  // frames made at once: what a stop waits for at most
// The device's thread must not wake anybody (that may wait), so the ring is looked at; well below its length.
constexpr auto kLook = std::chrono::milliseconds(5);

struct Change {
  std::shared_ptr<PlaySource> source;
  FrequencyBand band;
  double speed;
  bool keepPitch;
};

}  // namespace

struct Feeder::Impl {
  std::mutex mutex;
  std::condition_variable wake;
  std::optional<Start> wanted;            // under the mutex
  std::optional<Change> change;           // under the mutex
  bool stopWanted = false, quit = false;  // under the mutex
  std::thread thread;

  // The thread's own.
  std::optional<Start> present;
  std::optional<PlayChain> chain;
  std::int64_t made = 0, chainBegan = 0;
  bool told = false;
  std::vector<float> chunk;

  void fail(const Error& error) {
    if (!present->session->cancelled) present->failed(error);
    present.reset();
    chain.reset();
  }

  /// Begins a chain at the present end of the ring.
  bool makeChain(const PlayOrder& order) {
    auto source = present->source;
    if (!present->band.empty()) {
      auto filtered = playBand(source, present->band);
      if (!filtered) return fail(filtered.error()), false;
      source = *filtered;
    }
    auto next = PlayChain::make(source, order, present->session->format);
    if (!next) return fail(next.error()), false;
    chain.emplace(std::move(*next));
    chainBegan = made;
    present->session->marks.write({made, double(order.from), chain->step(), order.range, false});
    return true;
  }

  void begin(Start start) {
    present = std::move(start);
    made = 0;
    told = false;
    chunk.resize(kChunk * std::size_t(present->session->format.channels));
    makeChain(PlayOrder(present->order));
  }

  void apply(const Change& next) {
    if (!present || !chain || present->session->made) return;
    present->source = next.source;
    const bool sameWay = next.band == present->band && next.speed == chain->order().speed &&
                         next.keepPitch == chain->order().keepPitch;
    present->band = next.band;
    if (sameWay && next.band.empty()) {
      chain->setSource(next.source);
      return;
    }
    PlayOrder order = chain->order();
    order.from = std::clamp(SamplePos(std::llround(chain->positionOf(made - chainBegan))), order.range.begin,
                            order.range.end);
    order.speed = next.speed;
    order.keepPitch = next.keepPitch;
    makeChain(order);
  }

  /// False: the ring is full, or nothing is left to make.
  bool feed() {
    if (!present || !chain) return false;
    PlaySession& session = *present->session;
    if (session.cancelled) {
      present.reset();
      chain.reset();
      return false;
    }
    if (session.made) return false;
    const std::size_t width = std::size_t(session.format.channels);
    const bool started =
        double(session.taken) >= (PlaySession::kRingS - PlaySession::kAheadS) * session.format.rate.hz;
    const auto ahead = std::size_t(PlaySession::kAheadS * session.format.rate.hz) * width;
    if (session.ring.writable() < chunk.size() || (started && session.ring.readable() >= ahead)) {
      tellReady();
      return false;
    }
    const auto got = chain->pull(chunk, session.loop);
    if (!got) {
      fail(got.error());
      return false;
    }
    session.ring.write(std::span<const float>(chunk).first(*got * width));
    made += std::int64_t(*got);
    if (*got < kChunk) {
      const SampleRange range = chain->order().range;
      // One frame early: the last one is a rounding up and may stand past the end.
      session.marks.write({std::max<std::int64_t>(0, made - 1), double(range.end), 0, range, true});
      session.made = true;
      tellReady();
    }
    return true;
  }

  void tellReady() {
    if (!told) present->ready();
    told = true;
  }

  void run() {
    for (;;) {
      {
        std::unique_lock lock(mutex);
        const auto called = [this] { return quit || wanted || change || stopWanted; };
        if (present)
          wake.wait_for(lock, kLook, called);
        else
          wake.wait(lock, called);
        if (quit) return;
        if (stopWanted) present.reset(), chain.reset();
        stopWanted = false;
        auto start = std::exchange(wanted, std::nullopt);
        auto next = std::exchange(change, std::nullopt);
        lock.unlock();
        if (start) begin(std::move(*start));
        if (next) apply(*next);
      }
      while (feed()) {
        const std::lock_guard lock(mutex);
        if (quit || wanted || change || stopWanted) break;
      }
    }
  }
};

Feeder::Feeder() : d(std::make_unique<Impl>()) {
  d->thread = std::thread([this] { d->run(); });
}

Feeder::~Feeder() {
  {
    const std::lock_guard lock(d->mutex);
    d->quit = true;
  }
  d->wake.notify_one();
  d->thread.join();
}

void Feeder::start(Start start) {
  {
    const std::lock_guard lock(d->mutex);
    d->change.reset();
    d->wanted = std::move(start);
  }
  d->wake.notify_one();
}

void Feeder::stop() {
  {
    const std::lock_guard lock(d->mutex);
    d->wanted.reset();
    d->change.reset();
    d->stopWanted = true;
  }
  d->wake.notify_one();
}

void Feeder::change(std::shared_ptr<PlaySource> source, FrequencyBand band, double speed, bool keepPitch) {
  {
    const std::lock_guard lock(d->mutex);
    d->change = Change{std::move(source), band, speed, keepPitch};
  }
  d->wake.notify_one();
}

}  // namespace ullim
