#pragma once
// What the parts of the labelling benchmark share.
#include <string>

namespace ullim::bench {

struct LabelSettings {
  std::string dir;  ///< the project lies here, made when it is missing
  int clips = 100000;
  int labels = 300;  ///< key presses to time
};

/// DIR/made.ullim: so many clips in ten classes, five import columns each, groups, measured facts; the first
/// few hundred are real WAV files of a tenth of a second, the others rows without a file. Empty: it could not
/// be made (said on standard error). Made by one commit, the same for the same number.
std::string makeLabelProject(const LabelSettings& settings);

/// The window over it; false: a goal was missed.
bool benchLabelsOnScreen(int argc, char** argv, const LabelSettings& settings, const std::string& project);

}  // namespace ullim::bench
