#pragma once
// What one playing has in common between the thread that makes the sound, the device's and the window's.
#include <atomic>
#include <chrono>
#include <cstdint>

#include "ui/playback/playchain.h"
#include "ui/playback/spscring.h"

namespace ullim {

/// From this made frame on, frame f stands for sample at + (f - frame) * step, wrapped into the range.
struct PlayMark {
  std::int64_t frame = 0;
  double at = 0, step = 0;
  SampleRange range;
  bool end = false;  ///< nothing more comes
};

/// The device got silence in between because no sound was ready.
struct PlayGap {
  std::int64_t frame = 0, count = 0;  ///< in frames the device took
};

struct PlaySession {
  /// A device that starts takes its whole buffer at once: so much is made beforehand.
  static constexpr double kRingS = 0.25;
  /// Made ahead from then on: a change of speed or source is heard after this and the device's buffer.
  static constexpr double kAheadS = 0.08;

  explicit PlaySession(const PlayFormat& f)
      : format(f), ring(std::size_t(f.rate.hz * kRingS) * std::size_t(f.channels)), marks(256), gaps(256) {}

  const PlayFormat format;
  SpscRing<float> ring;      // feeder -> device, whole frames
  SpscRing<PlayMark> marks;  // feeder -> window
  SpscRing<PlayGap> gaps;    // device -> window
  std::atomic<bool> loop{false}, cancelled{false};
  std::atomic<bool> made{false};  ///< everything is in the ring
  /// The moment (nowNs) at which the device's first frame was heard, by its latest word; 0: none heard yet.
  std::atomic<std::int64_t> firstHeardNs{0};
  std::atomic<std::int64_t> taken{0};  ///< frames the device took, silence included

  static std::int64_t nowNs() {
    return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
  }
};

/// The window's side: where the sound is.
class PlayPosition {
 public:
  /// Sample heard when the device has come to this frame of all it took (silence included); frames must not
  /// go back.
  double at(PlaySession& session, double deviceFrame);
  bool ended() const { return m_mark.end; }  ///< the frame asked for last is past the end

 private:
  PlayMark m_mark;
  double m_silent = 0;  // frames of silence so far
};

}  // namespace ullim
