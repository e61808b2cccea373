#pragma once
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

/// librosa.resample(y, orig_sr, target_sr, res_type="soxr_hq", fix=True): length is ceil(n * target / orig).
/// Errors: BadArgument for a rate < 1. Source: libsoxr, quality SOXR_HQ.
Result<std::vector<float>> resample(std::span<const float> y, SampleRate from, SampleRate to);

}  // namespace ullim
