#pragma once
// All pairs of many sound prints, quickly: at a quarter of the detail first, over all shifts at once.
#include <functional>
#include <vector>

#include "core/dataset/soundprint.h"

namespace ullim {

struct PrintPair {
  int a = 0, b = 0;  ///< indices into the prints; a has at least as many frames
  int shift = 0;     ///< frames; b begins there in a
  float likeness = 0;
};

/// Shorter prints are left out: 0.3 s.
constexpr int kLeastPrintFrames = 16;
/// Of the shorter one, that both must cover.
constexpr double kLeastCover = 0.6;

/// The pairs that are at least so much alike at their best shift, in the order of a, then b. `pairs` asks for
/// these only, by index; empty asks for all. Memory: some hundred MB at most beside the prints. What is left
/// out at a quarter of the detail is what has less than 0.45 there. False: stopped.
bool alikePairs(const std::vector<SoundPrint>& prints, double least, int jobs, const JobContext& job,
                std::vector<PrintPair>* out, const std::vector<std::pair<int, int>>& pairs = {});

}  // namespace ullim
