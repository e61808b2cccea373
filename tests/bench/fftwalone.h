#pragma once
#include <memory>
#include <span>

namespace ullim::bench {

/// What no spectrogram over FFTW can do without: per frame the window and the transform, in double, centred
/// with zeros round the ends, reading the same float samples. The result stays in FFTW's buffer.
class FftwAlone {
 public:
  enum class Planning { Estimate, Measure };
  FftwAlone(int nFft, int hopLength, Planning planning);
  ~FftwAlone();
  FftwAlone(const FftwAlone&) = delete;
  FftwAlone& operator=(const FftwAlone&) = delete;

  /// Number of frames done.
  std::size_t run(std::span<const float> y);

 private:
  struct State;
  std::unique_ptr<State> d;
};

const char* fftwVersion();

}  // namespace ullim::bench
