#pragma once
// The instruments of measureFacts(): each listens to a sound block by block and says one thing at the end.
#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/dsp/pitch.h"
#include "core/dsp/realfft.h"

namespace ullim {

/// Cuts a stream into frames of `length` samples, each `hop` after the one before; the tail that fills no
/// frame stays in rest().
class FrameCutter {
 public:
  FrameCutter(int length, int hop) : m_length(std::size_t(length)), m_hop(std::size_t(hop)) {}
  template <class Frame>
  void add(std::span<const float> block, Frame&& frame) {
    m_rest.insert(m_rest.end(), block.begin(), block.end());
    std::size_t at = 0;
    for (; at + m_length <= m_rest.size(); at += m_hop) frame(std::span(m_rest).subspan(at, m_length));
    m_rest.erase(m_rest.begin(), m_rest.begin() + std::ptrdiff_t(std::min(at, m_rest.size())));
  }
  std::span<const float> rest() const { return m_rest; }

 private:
  std::size_t m_length, m_hop;
  std::vector<float> m_rest;
};

/// Runs of equal samples at one channel's own ceiling and floor, as measurefacts.h says.
class FlatTops {
 public:
  void add(float x) {
    m_up.add(x);
    m_down.add(-x);
  }
  /// Once, at the end. step: between two values that the sound uses; 0: float.
  int count(float step);

 private:
  static constexpr int kFinest = 24;  // 2^-24 and less is one class of falls
  struct Touches {
    int visits = 0, samples = 0, runs = 0;  // of any length; their samples; of three samples and more
  };
  /// One of the two: what touches the largest value.
  struct Side {
    void add(float x);
    void close(float next);
    Touches sharp(float step) const;              // falling by 4 steps and more beside the top
    std::array<Touches, kFinest + 1> falls = {};  // by the exponent of the larger fall beside them
    float ceiling = 0.0f;                         // the largest so far; only what is above 0 is one
    float before = 0.0f;                          // the sample before the run
    float last = 0.0f;
    int run = 0;
    bool first = true;
  };
  Side m_up, m_down;
};

/// Runs of frames that are exactly 0 in all channels: padding, gates, what a lossy coder left out.
class ZeroRuns {
 public:
  explicit ZeroRuns(std::int64_t shortest) : m_shortest(shortest) {}
  void add(bool zero) {
    if (zero)
      ++m_run;
    else if (m_run > 0)
      close();
  }
  void finish() { close(); }
  std::int64_t total() const { return m_total; }      ///< frames in runs of `shortest` and more
  std::int64_t longest() const { return m_longest; }  ///< 0: none
 private:
  void close() {
    if (m_run >= m_shortest) {
      m_total += m_run;
      m_longest = std::max(m_longest, m_run);
    }
    m_run = 0;
  }
  std::int64_t m_shortest, m_run = 0, m_total = 0, m_longest = 0;
};

/// Levels of frames of 20 ms, kept as counts of 0.05 dB.
class FrameLevels {
 public:
  explicit FrameLevels(int rate);
  void add(std::span<const float> block);
  void finish();  ///< the tail counts when it is half a frame, or all there is
  /// NaN when all frames are of zeros.
  float noiseDb() const { return percentile(0.10); }
  float loudDb() const { return percentile(0.95); }
  float silentBelowDb() const;
  float silenceShare() const;

 private:
  void frame(std::span<const float> samples);
  float percentile(double share) const;
  static constexpr int kPerDb = 20, kLowestDb = -200, kBins = 220 * kPerDb;
  FrameCutter m_cutter;
  std::size_t m_length;
  std::vector<std::int64_t> m_counts;
  std::int64_t m_zeros = 0, m_frames = 0;
};

/// The mean power spectrum of a sound.
class MeanSpectrum {
 public:
  MeanSpectrum(int rate, int bits);
  void add(std::span<const float> block);
  float bandwidthHz();  ///< NaN for digital silence

 private:
  void frame(std::span<const float> samples);
  int m_rate, m_bits, m_length;
  FrameCutter m_cutter;
  RealFft m_fft;
  std::vector<double> m_window, m_power;
  double m_windowPower = 0;
  std::int64_t m_frames = 0;
};

/// YIN over the whole sound, at about 12 kHz: a voice's pitch needs no more.
class VoicePitch {
 public:
  explicit VoicePitch(int rate);
  void add(std::span<const float> block);
  /// NaN: fewer than three voiced frames louder than that.
  float medianHz(float silentBelowDb) const;

 private:
  void frame(std::span<const float> samples);
  struct Voiced {
    float hz, levelDb;
  };
  double m_slowRate = 0;
  int m_every;  // so many samples become one
  int m_have = 0;
  float m_sum = 0;
  PitchOptions m_options;
  bool m_possible = false;  // a rate too low for any pitch
  std::vector<float> m_slow;
  FrameCutter m_cutter;
  std::vector<YinKernel> m_yin;  // one, or none
  std::vector<Voiced> m_voiced;  // 8 bytes for 20 ms of voice
};

}  // namespace ullim
