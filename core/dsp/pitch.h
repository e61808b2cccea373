#pragma once
// The pitch of a voice by YIN (de Cheveigné and Kawahara 2002), librosa's rules, double precision inside.
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dsp/options.h"
#include "core/dsp/realfft.h"

namespace ullim {

struct PitchOptions {
  double fMinHz = 65.40639132514966;  // C2; > 0, one period must fit into a frame, two should
  double fMaxHz = 2093.004522404789;  // C7; > fMinHz, <= half the sample rate
  int frameLength = 2048;             // samples, > sample rate / fMinHz + 1
  int hopLength = 512;                // samples, >= 1
  bool center = true;                 // frame t is centred on sample t * hopLength
  PadMode padMode = PadMode::Constant;
  double troughThreshold = 0.1;                // > 0; the first trough deeper than this is the period
  int minPeriod(SampleRate sr) const;          ///< samples; the shortest lag looked at
  int maxPeriod(SampleRate sr) const;          ///< samples; the longest lag looked at
  Result<Done> validate(SampleRate sr) const;  ///< refuses what librosa refuses, and hops below 1
  auto operator<=>(const PitchOptions&) const = default;
};

/// YIN for one frame at a time, for a curve or for a moving picture of its inside. One object belongs to one
/// thread at a time. The options must be valid for the sample rate.
class YinKernel {
 public:
  YinKernel(SampleRate sr, const PitchOptions& options);

  int minPeriod() const { return m_minPeriod; }
  int maxPeriod() const { return m_maxPeriod; }

  /// frameLength samples to work on, to be filled before each call; kept by it. Filled with a frame that is
  /// padded and finite.
  std::span<double> input() { return m_fft.input().first(m_frameLength); }

  /// Cumulative mean normalised difference of input(): [maxPeriod - minPeriod + 1] values, the first one that
  /// of lag minPeriod; 0 where the signal repeats itself, about 1 where it does not; all 0 for silence. Valid
  /// until the next call. As in librosa only one of the two end terms of the difference is taken off, for lag
  /// 1 none.
  std::span<const double> normalizedDifference();

  /// Hz, in about [fMinHz, fMaxHz]. YIN has no "unvoiced": noise gives some pitch, silence sr / minPeriod.
  double f0Hz() { return m_rateHz / period(normalizedDifference()); }
  /// The same for one contiguous frame of frameLength samples that lies elsewhere.
  double f0Hz(std::span<const double> frame);

  /// What f0Hz does with a difference function: its period in samples, refined between the lags.
  double period(std::span<const double> difference) const;

  /// Where the parabola through place i and its neighbours has its extremum, relative to i, in (-1, 1); 0 at
  /// the ends and where it lies farther away.
  static double parabolicShift(std::span<const double> difference, std::size_t i);

 private:
  double m_rateHz;
  int m_minPeriod, m_maxPeriod;
  std::size_t m_frameLength;
  double m_troughThreshold;
  RealFft m_fft;
  RealInverseFft m_inverse;
  std::vector<double> m_difference;
};

/// The frames of a signal one after the other, padded, in double. Keeps a view of y: y must live longer.
class PitchFrames {
 public:
  /// Errors: BadArgument (options; without centring also a signal shorter than a frame), FileEmpty.
  static Result<PitchFrames> of(std::span<const float> y, SampleRate sr, const PitchOptions& options);
  std::size_t count() const { return m_count; }
  /// Writes frame t to out, frameLength values.
  void load(std::size_t t, std::span<double> out) const;

 private:
  PitchFrames(std::span<const float> y, const PitchOptions& options, std::size_t count);
  std::span<const float> m_y;
  int m_hopLength;
  SamplePos m_before;  // samples of padding before the signal
  PadMode m_padMode;
  std::size_t m_count;
};

/// Hz, one value per frame. y must be finite. Errors as PitchFrames::of, Cancelled.
/// Source: librosa.yin 0.11 in float64; agreement is asserted in tests/core/dsp/tst_pitch.cpp.
Result<std::vector<float>> yin(std::span<const float> y, SampleRate sr, const PitchOptions& options,
                               const JobContext& job = {});

}  // namespace ullim
