#pragma once
// The built-in demo data set: made-up baby cries from a source-filter model, deterministic, no download.
// Class shapes melody and rhythm, the baby shapes voice and level.
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace ullim {

struct DemoOptions {
  std::uint64_t seed = 2026;
  int clips = 240;  ///< about; 16 babies
  int jobs = 0;
  bool overwrite = false;
};

struct DemoClip {
  std::string file;       ///< relative, "hungry/baby03_0017.wav"
  std::string trueLabel;  ///< what it was made as
  std::string label;      ///< what its folder says (about 5 % are wrong)
  std::string baby;       ///< "baby03"
  std::string fault;      ///< "", "wrong_label", "duplicate", "silent", "clipped", "adult_imitation"
};

/// Writes class folders of WAV files, labels.csv (file,label,baby,age_weeks,sample_rate) and the hidden
/// .answers/answers.csv (file, true label, fault) into `folder`. FileExists when `folder` holds something and
/// overwrite is false.
Result<std::vector<DemoClip>> writeDemo(const std::string& folder, const DemoOptions& options,
                                        const JobContext& job = {});

}  // namespace ullim
