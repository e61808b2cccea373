#pragma once
// A signal that arrives in blocks, cut into frames where it lies. Every frame-wise feature stands on this, so
// that a signal in memory and a file of ten hours give the same numbers.
#include <functional>
#include <span>
#include <vector>

#include "core/base/units.h"
#include "core/dsp/options.h"

namespace ullim {

/// Cuts frames with librosa's rules: frame t starts at t * hop, less frameLength / 2 when centred, and what
/// lies beyond the ends is padded. Memory: a frame, a hop and, for mirrored padding, half a frame more. One
/// thread at a time.
class FrameFeeder {
 public:
  /// Gets runs of frames, in order: frame i of `count` is first[i * hop] .. first[i * hop + frameLength - 1].
  /// `first` is valid during the call. Returns false to stop: then push() and finish() return false, too.
  using Sink = std::function<bool(const float* first, std::size_t count)>;

  /// frameLength and hopLength >= 1.
  FrameFeeder(int frameLength, int hopLength, bool center, PadMode padMode);

  /// Frames that end inside the samples seen so far go to `sink`, those of a large block straight from it.
  bool push(std::span<const float> y, const Sink& sink);
  /// The end of the signal: the frames that reach over it.
  bool finish(const Sink& sink);

  SamplePos samplesSeen() const { return m_end; }
  std::size_t framesMade() const { return m_made; }

 private:
  bool feed(std::span<const float> y, const Sink& sink);
  bool emit(std::span<const float> run, SamplePos begin, const Sink& sink);
  void remember(std::span<const float> y);

  SamplePos m_length, m_hop, m_pad;  // m_pad: samples padded at either end
  PadMode m_padMode;
  bool m_started = false;
  SamplePos m_next;     // where the next frame starts
  SamplePos m_end = 0;  // samples seen
  SamplePos m_carryAt = 0;
  std::vector<float> m_carry;  // samples from m_carryAt on that a later frame needs; the front padding, too
  std::vector<float> m_last;   // the last m_pad + 1 samples, for mirrored padding
  std::size_t m_made = 0;
};

}  // namespace ullim
