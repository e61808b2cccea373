#pragma once
// Columns of pictures from a stretch of a long file: frames, rows, the second pass, the largest of each
// 2^level frames.
#include <vector>

#include "core/base/matrix.h"
#include "core/view/finishing.h"
#include "core/view/framerun.h"
#include "core/view/rowset.h"

namespace ullim {

/// What is wanted of one picture, and what came of it.
struct ColumnJob {
  const FeatureOptions* options = nullptr;
  const Finishing* finishing = nullptr;
  double tuning = 0;
  int level = 0;
  std::vector<float> maximum;  ///< of the raw rows: in: known before; out: with these frames (empty: nothing)

  Matrix values;  ///< [columns][finishing->keptRows()]; NaN where samples are missing
  std::vector<ColumnFacts> facts;
  bool missing = false;  ///< some frames could not be read
};

/// Keeps its transforms and its memory between calls. One thread at a time.
class ColumnMaker {
 public:
  /// Jobs whose options share their frames; make() gets the same ones, in the same order.
  ColumnMaker(std::span<const ColumnJob> jobs, SampleRate rate);

  /// Frames [first, end) of `frames`; `first` is a multiple of 2^level of every job, and so is `end` unless
  /// it is the last. False: stopped; the jobs hold nothing then.
  bool make(PartReader& reader, std::int64_t first, std::int64_t end, std::int64_t frames,
            std::span<ColumnJob> jobs, const std::stop_token& stop);

 private:
  void pool(ColumnJob& job, std::int64_t column, std::span<const float> values);
  void finish(ColumnJob& job, const Matrix& raw, std::int64_t rawFirst, std::int64_t first, std::int64_t end);

  FrameRun m_run;
  RowSet m_rows;
  std::int64_t m_margin = 0;
  std::vector<Matrix> m_raw;  // of jobs that keep finished values
};

}  // namespace ullim
