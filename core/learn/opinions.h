#pragma once
// What a run's models say of the clips they were not trained on, for the table of clips.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/dataset/clipfacts.h"

#include "core/base/result.h"

namespace ullim {

/// From RUN/oof.csv: the likeliest class and its probability; and the doubt of the label that `labelOf`
/// gives for the clip id, (1 + largest probability of another class - probability of the label) / 2: 0 when
/// the model is sure of the label, 1 when it is sure of another, NaN when the run does not know the label. A
/// clip that was tested several times has the mean. Errors: those of readCsv(), BadFormat.
Result<std::vector<std::pair<std::string, ModelOpinion>>> readOpinions(
    const std::string& runFolder, const std::function<std::string(const std::string& id)>& labelOf);

}  // namespace ullim
