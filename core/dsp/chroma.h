#pragma once
// Pitch classes: the filters that fold a spectrum into them, and how far the recording's tuning is off.
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/units.h"
#include "core/dsp/options.h"

namespace ullim {

/// Octaves above A0 (27.5 Hz), for a tuning in parts of a bin of binsPerOctave. Source: librosa.hz_to_octs.
double hzToOcts(double hz, double tuning = 0.0, int binsPerOctave = 12);
/// MIDI note number, 69 is 440 Hz. Source: librosa.hz_to_midi.
double hzToMidi(double hz);

/// [nChroma][nBins], every bin's weights of norm 2 before the octave weighting. options.autoTuning does not
/// count. Source: librosa.filters.chroma.
MatrixD chromaFilterbank(SampleRate sr, int nFft, const ChromaOptions& options);

/// Finds the tuning of a recording from its spectral peaks between 150 and 4000 Hz, frame by frame.
/// Source: librosa.estimate_tuning with piptrack's defaults. Exact for up to kExactPeaks peaks (about 20
/// minutes); beyond that the median of the peaks' sizes is known to 1/128 of its size only, so that memory
/// stays bounded.
class TuningEstimator {
 public:
  static constexpr std::size_t kExactPeaks = 1u << 22;  ///< 20 MB

  /// nFft >= 4, binsPerOctave >= 1.
  TuningEstimator(SampleRate sr, int nFft, int binsPerOctave = 12);
  /// Takes one frame's spectrum [nBins], >= 0: the power for librosa.feature.chroma_stft.
  void add(std::span<const float> spectrum);
  /// In parts of a bin, -0.5 .. 0.5 in steps of 0.01; 0 without any peak.
  double tuning() const;

 private:
  struct Peak {
    float size;
    std::uint8_t bin;
  };
  void count(const Peak& peak);

  double m_hzPerBin;
  int m_binsPerOctave;
  std::size_t m_first, m_end;  // bins whose frequency counts
  std::vector<Peak> m_peaks;
  std::vector<std::uint32_t> m_counts;  // [size class][tuning bin] once there are too many peaks
};

}  // namespace ullim
