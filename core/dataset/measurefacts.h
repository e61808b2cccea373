#pragma once
// What can be measured on a clip's sound in one pass, whatever its length.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/clip.h"

namespace ullim {

/// Reads the file once, block by block; memory does not grow with its length. `duplicate` and `fileHash` are
/// left empty: they are not of the sound. How the values come about:
///
/// level, peak, dc: over the samples of all channels; NaN and Inf count as 0. All else but `clipped` and
/// `soundHash`: of the mean of the channels, in frames.
/// Levels of frames: RMS of 20 ms side by side. silenceShare: frames under -60 dBFS, or more than 40 dB under
/// the loud ones (95th percentile). Frames of nothing but zeros are silent, but tell nothing of the room:
/// noiseDb is the 10th percentile of the others, snrDb the 95th percentile above it.
/// bandwidthHz: the highest frequency at which the mean power spectrum (Blackman-Harris, about 64 ms) is less
/// than 60 dB under its highest place, and 10 dB above what rounding to the file's bits makes.
/// f0Hz: YIN between 70 and 1200 Hz each 20 ms; voiced are the frames whose difference function falls below
/// 0.3 and that are not silent. NaN when fewer than three are.
/// clipped: tops that are cut off, in all channels. Runs of three and more equal samples at a channel's
/// largest or smallest value; where ten and more samples are at full scale, each top that reaches it, be it a
/// single sample (a sound clipped before it came to this rate). Only where the sound does not glide into the
/// top: beside it it falls by four steps of the bits in use and more. So neither the few full-scale samples
/// of a peak-normalised recording nor the round top of a slow wave count, and a wave cut off below full scale
/// does. soundHash: SHA-256 of the samples as 16-bit little endian, interleaved.
///
/// Errors: FileNotFound, FileUnreadable, FileEmpty, Unsupported, Cancelled.
Result<ClipFacts> measureFacts(const std::string& path, const JobContext& job = {});

/// What the file itself is like, beside the facts that are kept.
struct RecordingFacts {
  int rateHz = 0;
  double durationS = 0;      ///< of what could be decoded
  double zerosS = 0;         ///< in runs of at least kShortestZerosS, all channels exactly 0
  double longestZerosS = 0;  ///< the longest of them; 0: none
  ClipFacts facts;           ///< as measureFacts(), without f0Hz (NaN) and soundHash (empty): they are slow
};
constexpr double kShortestZerosS = 0.005;  ///< shorter ones are zero crossings and quiet moments

/// One pass in bounded memory. Errors as measureFacts().
Result<RecordingFacts> measureRecording(const std::string& path, const JobContext& job = {});

/// The facts are there and of this file.
bool factsFresh(const Clip& clip);

/// What measureClips() found: facts by clip id, ready for Project::setFacts().
struct MeasuredClips {
  std::vector<std::pair<std::string, ClipFacts>> facts;
  std::vector<std::pair<std::string, std::string>> problems;  ///< clip id, sentence
};

/// A clip to measure: what is copied out of the data set so that a worker needs nothing of it.
struct ClipToMeasure {
  std::string id, path, fileHash;
  std::int32_t duplicate = 0;  ///< kept
};

/// The readable clips of the data set whose facts are not fresh.
std::vector<ClipToMeasure> clipsToMeasure(const Dataset& data,
                                          const std::function<std::string(const std::string&)>& absolutePath);

/// Measures on `jobs` threads (0: all cores), in the order of `clips`. A clip that cannot be read is a
/// problem and the others go on. Stopped: what is measured until then, with all facts whole.
MeasuredClips measureClips(const std::vector<ClipToMeasure>& clips, int jobs = 0, const JobContext& job = {});

}  // namespace ullim
