#pragma once
// What the spectrum of one frame looks like, in a number or two. Magnitudes are |X| >= 0, [nBins]; sums are
// in double.
#include <span>
#include <vector>

#include "core/dsp/options.h"

namespace ullim {

/// Centre of gravity in Hz; 0 for silence. Source: librosa.feature.spectral_centroid.
double spectralCentroid(std::span<const float> magnitude, double hzPerBin);

/// (sum of magnitude * |f - centroid|^p)^(1/p) in Hz, magnitudes divided by their sum when normalised; 0 for
/// silence. Source: librosa.feature.spectral_bandwidth.
double spectralBandwidth(std::span<const float> magnitude, double hzPerBin, const ShapeOptions& options);

/// Frequency in Hz of the lowest bin with at least rollPercent of the summed magnitude at or below it; 0 for
/// silence. Source: librosa.feature.spectral_rolloff.
double spectralRolloff(std::span<const float> magnitude, double hzPerBin, const ShapeOptions& options);

/// Geometric over arithmetic mean of max(amin, magnitude^power), in (0, 1]; 1 for noise and silence.
/// Source: librosa.feature.spectral_flatness.
double spectralFlatness(std::span<const float> magnitude, const ShapeOptions& options);

/// Peaks and valleys of octave bands. Options must be valid for the rate. One thread at a time.
/// Source: librosa.feature.spectral_contrast.
class ContrastBands {
 public:
  /// Refuses transforms so short that a band has no bin of its own (librosa fails there).
  static Result<Done> validate(SampleRate sr, int nFft, const ContrastOptions& options);
  ContrastBands(SampleRate sr, int nFft, const ContrastOptions& options);
  std::size_t count() const { return m_bands.size(); }  ///< nBands + 1
  /// peaks and valleys have count() values: mean of the loudest and of the quietest bins of each band.
  void measure(std::span<const float> magnitude, std::span<float> peaks, std::span<float> valleys);

 private:
  struct Band {
    std::size_t first = 0, end = 0;  // bins
    std::size_t ends = 1;            // bins that make a peak or a valley
  };
  std::vector<Band> m_bands;
  std::vector<float> m_sorted;
};

}  // namespace ullim
