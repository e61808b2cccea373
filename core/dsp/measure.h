#pragma once
// Everything there is to say in numbers about a selection: a stretch of time, or a box of time and frequency.
#include <span>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/units.h"
#include "core/dsp/options.h"

namespace ullim {

/// What is measured. Both frequencies 0: no band, the whole spectrum.
struct Selection {
  SampleRange range;  ///< what lies outside the signal is left away
  double lowHz = 0;   ///< >= 0
  double highHz = 0;  ///< > lowHz; 0 or above half the sample rate: up to half the sample rate
  bool hasBand() const { return lowHz > 0 || highHz > 0; }
  auto operator<=>(const Selection&) const = default;
};

/// The spectrum is taken with librosa's frames, the pitch searched where infants cry; 75 to 600 Hz is for
/// adult speech.
struct MeasureOptions {
  StftOptions stft = {};
  double f0MinHz = 150;   // > 0
  double f0MaxHz = 1200;  // > f0MinHz; half the sample rate where that is lower
  bool voice = true;      // false: no pitch, jitter, shimmer, harmonics (the slow part)
  Result<Done> validate() const;
  auto operator<=>(const MeasureOptions&) const = default;
};

/// NaN: there is no such number (levels of silence, pitch of noise, a band between two bins, ...).
/// "Of the band" means of all frequencies when no band was asked for. Levels in dB are re full scale: 0 dBFS
/// is an amplitude of 1, so a sine that reaches it has an RMS of -3.01 dBFS.
struct Measurement {
  SampleRange range;  // what was measured, within the signal
  double beginS, endS, durationS;
  double lowHz, highHz;  // of the band; 0 and half the sample rate without one
  // Levels. rms and peak are those of all frequencies. That of the band is rms times the root of the share of
  // the mean power spectrum that lies in it.
  double rms, rmsDbfs, peak, peakDbfs, bandRms, bandRmsDbfs;
  // Of the band, from the mean of |X|^2 over the frames: where it is highest (parabola through three bins in
  // dB) and between which frequencies lie the middle nine tenths of the energy (a bin spreads its energy
  // evenly over its width).
  double peakHz, edgeLowHz, edgeHighHz;
  // Of the band, librosa.feature.spectral_centroid and spectral_bandwidth (p = 2) of the mean of |X| over the
  // frames: librosa.feature.spectral_centroid(S=numpy.abs(librosa.stft(y)).mean(1, keepdims=True), sr=sr).
  double centroidHz, bandwidthHz;
  double zcr;  // crossings a sample, [0, 1]. librosa.feature.zero_crossing_rate of one frame
  // Of all frequencies. Pitch and voicing: pYIN (frames of at least 4 periods of f0MinHz, a quarter apart).
  double f0MedianHz, f0MinHz, f0MaxHz;
  double voicedShare;  // of the frames, [0, 1]; NaN: too short to tell
  // Of all frequencies, Praat's definitions; see voicequality.h.
  double jitterLocal, shimmerLocal;  // fractions
  double hnrDb;                      // mean over the frames with a voice
};

/// Measures the selection of a mono signal. Memory: the selection's frames one by one; pitch and voice need a
/// multiple of a minute of it. Errors: BadArgument (options; a band that ends below where it begins, is 0 Hz
/// wide or lies above half the sample rate), FileEmpty (nothing of the selection lies in the signal),
/// NotFinite (NaN or Inf in it), Cancelled. Thread-safe.
Result<Measurement> measure(std::span<const float> y, SampleRate sr, const Selection& selection,
                            const MeasureOptions& options = {}, const JobContext& job = {});

/// 20 log10(amplitude); NaN for 0.
double dbfs(double amplitude);

}  // namespace ullim
