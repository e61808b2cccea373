#pragma once
#include <functional>
#include <string>
#include <vector>

#include "core/learn/shortcutaudit.h"
#include "core/learn/training.h"

namespace ullim {

/// Everything that was made for one kind of picture; rows as the request's clips.
struct PictureSet {
  PictureOptions options;
  Matrix plain;                ///< [clip][pixels], not scaled
  std::vector<double> speeds;  ///< other than 1
  std::vector<Matrix> atSpeed;
  std::vector<Matrix> copies;  ///< through the augmentation chain; for training parts only
};

/// What else was heard while the clips were read, for what stands beside the scores (runrivals.h); rows as
/// the pictures'.
struct HeardClips {
  MatrixD stats;                ///< mfccStats(); 0 where a clip has none
  MeasuredRecordings measured;  ///< no errors: who cannot be read has no picture either
};

struct TrainPictures {
  std::vector<PictureSet> sets;     ///< one for each different PictureOptions of the recipe
  std::vector<std::string> errors;  ///< one a clip; empty: it could be read
  HeardClips heard;                 ///< empty unless the request is for baselines
};

/// Which of the sets a branch looks at.
const PictureSet& pictureSetOf(const std::vector<PictureSet>& sets, const PictureOptions& options);

/// What all pictures of a training take in memory, in bytes.
double pictureBytes(const TrainRequest& request);

/// Reads every clip once, makes all its pictures, and hears what the baselines need, on several threads; each
/// thread has one clip's samples at a time. `between(done, total)` on the
/// caller's thread; false stops. Errors: Cancelled; TooFew when the pictures would not fit into the memory
/// that is free.
Result<TrainPictures> makeTrainPictures(const TrainRequest& request, const JobContext& job,
                                        const std::function<bool(int, int)>& between);

}  // namespace ullim
