#pragma once
#include <memory>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/dsp/kernels.h"
#include "core/dsp/options.h"

namespace ullim {

/// Hz to mel and back. Slaney (htk = false): linear to 1000 Hz, logarithmic above (Auditory Toolbox, 1998);
/// HTK: 2595 * log10(1 + f / 700). Source: librosa.hz_to_mel, librosa.mel_to_hz.
double hzToMel(double hz, bool htk = false);
double melToHz(double mel, bool htk = false);

/// nMels frequencies in Hz, evenly spaced in mel from fMinHz to fMaxHz, both included. Source:
/// librosa.mel_frequencies.
std::vector<double> melFrequencies(int nMels, double fMinHz, double fMaxHz, bool htk = false);

/// Triangular mel filters over the bins of one FFT size, each stored as its own run of bins.
class MelBank {
 public:
  std::size_t melCount() const { return m_filters.size(); }
  std::size_t binCount() const { return m_binCount; }
  /// Filters that catch no bin: nMels is too large for nFft. librosa warns there.
  std::size_t emptyCount() const;
  /// out[m] = sum over bins of weight[m][bin] * spectrum[bin] in float, as librosa; spectrum has binCount()
  /// finite values, out melCount().
  void apply(std::span<const float> spectrum, std::span<float> out) const;
  /// [nMels][nBins], as librosa.filters.mel returns it.
  Matrix dense() const;

 private:
  friend MelBank melFilterbank(SampleRate, int, const MelOptions&);
  struct Filter {
    std::size_t firstBin = 0, offset = 0, length = 0;  // weights are m_weights[offset, offset + length)
  };
  void normalise(const Filter& filter, MelNorm norm);
  void pack();
  std::vector<Filter> m_filters;
  std::vector<double> m_weights;
  std::vector<kernels::FilterGroup>
      m_groups;  // the same in whole vectors of the processor; none for tiny spectra
  std::vector<float> m_packed;
  std::size_t m_binCount = 0;
};

/// Filters for valid options; fMaxHz 0 means half the rate; norm Slaney makes each filter's area 1 per Hz of
/// its width; L1, L2 and Max set that norm of each filter's weights to 1. Source: librosa.filters.mel.
MelBank melFilterbank(SampleRate sr, int nFft, const MelOptions& options);
/// The same, made once and shared.
std::shared_ptr<const MelBank> sharedMelFilterbank(SampleRate sr, int nFft, const MelOptions& options);

}  // namespace ullim
