#pragma once
// From a source to what the device takes: loop, speed, rate and channels. No thread and no device of its own.
#include <memory>
#include <optional>
#include <vector>

#include "core/dsp/resample.h"
#include "ui/playback/playsource.h"
#include "ui/playback/stretcher.h"

namespace ullim {

struct PlayFormat {
  SampleRate rate;
  int channels = 2;
};

/// What is to be played of a source.
struct PlayOrder {
  SampleRange range;      ///< within the source
  SamplePos from = 0;     ///< in the range
  double speed = 1;       ///< kSlowest .. kFastest
  bool keepPitch = true;  ///< at other speeds than 1
  static constexpr double kSlowest = 0.25, kFastest = 2;
};

/// Interleaved frames of a source at the device's rate. A mono source sounds on every channel; one with more
/// channels than the device is mixed, so that none is lost. Frame i of the answer stands for sample
/// from + i * step() of the source, wrapped into the range.
class PlayChain {
 public:
  /// Errors: BadArgument where a rate is not possible.
  static Result<PlayChain> make(std::shared_ptr<PlaySource> source, const PlayOrder& order,
                                const PlayFormat& format);

  /// Fills `out` (whole frames). The number of frames; fewer than asked for: that was the end. Errors: the
  /// source's.
  Result<std::size_t> pull(std::span<float> out, bool loop);
  /// Another source of the same rate, length and channels: what is read from now on.
  void setSource(std::shared_ptr<PlaySource> source) { m_source = std::move(source); }
  double step() const { return m_step; }
  const PlayOrder& order() const { return m_order; }
  /// Where frame i stands in the source.
  double positionOf(std::int64_t frame) const;

 private:
  PlayChain() = default;
  Result<Done> advance(bool loop);
  Result<Done> readBlock(std::size_t frames, bool loop);
  void toLanes(std::span<const float* const> channels, std::size_t frames);
  void finish();

  std::shared_ptr<PlaySource> m_source;
  PlayOrder m_order;
  PlayFormat m_format;
  double m_step = 1;
  SamplePos m_next = 0;  // to be read
  bool m_ended = false;
  std::optional<Stretcher> m_stretcher;
  std::vector<StreamResampler> m_resamplers;  // one a lane
  std::vector<std::vector<float>> m_in;       // a block of each lane
  std::vector<float> m_part;                  // of one channel, to be mixed
  std::vector<std::vector<float>> m_lanes;    // made, at the device's rate
  std::size_t m_taken = 0;                    // of m_lanes
};

/// `pos` past the range's end comes in again at its beginning.
double wrapInto(SampleRange range, double pos);

}  // namespace ullim
