#pragma once
// Slopes over time by fitting a polynomial to a few neighbouring frames (Savitzky and Golay, 1964).
#include <functional>
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/result.h"

namespace ullim {

/// What frames beyond the ends are taken for. Interp: nothing; the polynomial of the outermost `width` frames
/// is used up to the end. Mirror does not repeat the end frame. scipy.signal.savgol_filter's names.
enum class DeltaMode { Interp, Nearest, Mirror, Constant, Wrap };

/// The order-th derivative per frame of a polynomial of degree `order` through `width` frames.
/// @param x  [nFrames][nRows]
/// Errors: BadArgument (width not odd or under 3; order not 1 .. width - 1; with Interp, fewer frames than
/// width). Source: librosa.feature.delta.
Result<MatrixD> delta(const MatrixD& x, int width = 9, int order = 1, DeltaMode mode = DeltaMode::Interp);

/// delta() with Interp for frames that come one by one; keeps `width` of them. Arguments must be valid.
class DeltaStream {
 public:
  DeltaStream(int width, int order, std::size_t rows);
  using Sink = std::function<void(std::span<const double>)>;
  /// Every frame in is a frame out, some frames later.
  void push(std::span<const double> frame, const Sink& out);
  /// The last frames. False when there were fewer than `width` in all.
  bool finish(const Sink& out);

 private:
  void emit(std::size_t place, const Sink& out);
  std::size_t m_width;
  MatrixD m_weights;                          // [place in the window][frame of the window]
  std::vector<std::vector<double>> m_frames;  // the last `width`, oldest first
  std::vector<double> m_row;
  std::size_t m_seen = 0;
};

}  // namespace ullim
