#pragma once
// The same recording twice: under another name, louder, shorter, as MP3, cut out of a longer one.
#include <string>
#include <utility>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/soundprint.h"

namespace ullim {

/// Two sounds that are one recording, or may be. Indices into what was asked.
struct NearPair {
  int a = 0, b = 0;    ///< a is the longer one
  float likeness = 0;  ///< of their pictures, likenessAt() at the best shift, 0..1
  float wave = 0;      ///< of their waves, matchWaves(), 0..1
  double shiftS = 0;   ///< where b begins in a; below 0: before it
  /// Whole: they cover each other. Part: b lies in a. Overlap: each has something of its own.
  enum class Cover { Whole, Part, Overlap } cover = Cover::Whole;
};

struct DuplicateAsk {
  std::string path;
  std::string soundHash;  ///< ClipFacts::soundHash
  int rate = 0, channels = 0;
};

/// The same recording: the waves agree by sureWave, or by likelyWave and the pictures by veryAlike. To be
/// reviewed: one of likelyWave and veryAlike alone.
struct DuplicateOptions {
  double alike = 0.85;       ///< likeness of the pictures from which on the waves are compared
  double veryAlike = 0.95;   ///< two takes of a word by one voice may come as near
  double sureWave = 0.9;     ///< likeness of the waves that is no chance any more
  double likelyWave = 0.75;  ///< two steady vowels at one pitch may come as near
  int jobs = 0;              ///< threads, 0: all cores
  /// With more clips than this, only pairs that share some short stretch exactly (a cheap fingerprint) are
  /// compared: see printindex.h for what that misses.
  int everyPair = 6000;
};

struct Duplicates {
  std::vector<std::vector<int>> exact;  ///< the same samples, rate and channels; each group ascending
  std::vector<NearPair> near;       ///< the same recording; of an exact group its first clip speaks for all
  std::vector<NearPair> review;     ///< may be the same recording; most alike first
  std::vector<int> group;           ///< for each clip the number of its group (exact or near), 0: none
  std::vector<SoundTraits> traits;  ///< of each clip, as every one is read
  std::vector<std::pair<int, std::string>> problems;  ///< could not be read
  bool everyPair = true;                              ///< false: candidates only
};

/// Shorter sounds than 0.3 s (without the silence around them) and steady ones are compared exactly only: too
/// little is in them. Errors: Cancelled.
Result<Duplicates> findDuplicates(const std::vector<DuplicateAsk>& clips,
                                  const DuplicateOptions& options = {}, const JobContext& job = {});

}  // namespace ullim
