#pragma once
// A model card: what a trained model is for, what it was made from and how well it does, in plain words.
#include <string>

#include "core/learn/training.h"

namespace ullim {

/// Markdown (UTF-8, ends with a line break) from the record alone; names are escaped.
std::string modelCardMarkdown(const RunRecord& record, const Words& words = {});

}  // namespace ullim
