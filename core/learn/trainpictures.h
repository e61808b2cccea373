#pragma once
// The inputs of a training run: one picture a clip, made in parallel, with the reason where there is none.
#include <functional>
#include <string>
#include <vector>

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/learn/training.h"

namespace ullim {

struct TrainPictures {
  Matrix plain;                     ///< [clip][height * width]; zeros where errors[clip] is not empty
  Matrix augmented;                 ///< the same after the chain; empty without one
  std::vector<std::string> errors;  ///< [clip] "FILE: WHAT", empty: readable
};

/// `between(done, total)` is called on the caller's thread every few clips; false stops with Cancelled.
Result<TrainPictures> makeTrainPictures(const TrainRequest& request, const JobContext& job,
                                        const std::function<bool(int, int)>& between);

}  // namespace ullim
