#pragma once
// Features of sound files: decoded, resampled and computed block by block, so that the samples are never in
// memory as a whole.
#include <string>

#include "core/audio/audiofile.h"
#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dsp/feature.h"

namespace ullim {

/// The feature of one file, as librosa would: load (mono), resample, compute. Memory: the result, a few
/// blocks of sound, and for kinds that need the whole signal at once (pYIN, HNR, Waveform) or resample types
/// other than soxr the samples. `jobs` threads share the frames
/// (4 MB of sound more, then). Errors carry the file's name: those of
/// readAudio and computeFeature; FileEmpty when it holds no sound.
Result<Feature> featureOfFile(const std::string& path, const ReadOptions& read, const FeatureOptions& options,
                              const JobContext& job = {}, int jobs = 1);

struct FeatureFile {
  std::size_t rows = 0, frames = 0;  ///< librosa's shape
  SampleRate rate;
  AudioFacts facts;  ///< what was found while reading: samples that were no numbers, a file cut short, ...
};

/// The same straight into a .npy file of shape (rows, frames), frame by frame: constant memory for a
/// recording of any length (kinds that need the whole signal excepted). Two passes over intermediate rows,
/// which go to a temporary file beside `out` when there are many. The file appears whole or not at all.
Result<FeatureFile> writeFeatureFile(const std::string& path, const ReadOptions& read,
                                     const FeatureOptions& options, const std::string& out, bool overwrite,
                                     const JobContext& job = {});

}  // namespace ullim
