#pragma once
// What a run works with: the clips that can be read, their labels and pictures.
#include "core/learn/runprogress.h"
#include "core/learn/trainpictures.h"

namespace ullim {

struct Material {
  std::vector<TrainClip> clips;  ///< the readable ones
  std::vector<int> labels;       ///< indices of TrainRequest::classNames
  std::vector<PictureSet> sets;  ///< rows as clips
  HeardClips heard;              ///< rows as clips
  std::vector<std::string> unreadable;
};

/// Reads every clip once. What is odd but no hindrance is warned of. Errors: TooFew (nothing readable, a
/// class without a clip, nothing but silence), Cancelled.
Result<Material> makeMaterial(const TrainRequest& request, RunProgress& progress);

}  // namespace ullim
