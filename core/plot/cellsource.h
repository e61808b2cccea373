#pragma once
#include <cstdint>
#include <memory>

#include "core/dsp/feature.h"

namespace ullim {

/// Where the cells of a picture come from when they do not all fit into memory. Thread-safe; no call waits
/// for a disk or a transform.
class CellSource {
 public:
  /// Part of a picture. Column c of `feature` is the largest value of frames [c * framesPerColumn,
  /// (c + 1) * framesPerColumn) after the first; its hopLength and origin say where it is drawn. Columns that
  /// are not known yet are NaN.
  struct Cells {
    std::shared_ptr<const Feature> feature;  ///< nullptr: nothing known yet
    bool complete = false;                   ///< nothing is missing, and nothing finer is on its way
  };

  virtual ~CellSource() = default;
  /// kind, rate, hopLength, rowAxis, rowHz and unit of the whole; `values` is empty. minimum and maximum are
  /// of all that was read so far: the scale of every part is this one.
  virtual std::shared_ptr<const Feature> shape() const = 0;
  virtual std::int64_t frames() const = 0;
  virtual std::size_t rows() const = 0;
  /// The best there is now of frames [first, end), at least `columns` columns where there are so many frames
  /// (a very wide view of a long sound may get fewer: what the pass over the file keeps).
  /// Asks for what is missing; the source's owner says when to ask again.
  virtual Cells cells(std::int64_t first, std::int64_t end, int columns) const = 0;
  /// The values of one frame exactly as computeFeature() gives them, once the maximum of the whole is known
  /// (cells() is complete); before that relative to what was read so far. False: not at hand, it is asked
  /// for.
  virtual bool frame(std::int64_t frame, std::vector<float>& out) const = 0;
};

}  // namespace ullim
