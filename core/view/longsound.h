#pragma once
// A sound too long to be held in memory, prepared for looking at it: its waveform and its pictures at any
// zoom, computed in the background in bounded memory.
#include <functional>
#include <memory>
#include <string>

#include "core/audio/audiofile.h"
#include "core/audio/wavesource.h"
#include "core/plot/cellsource.h"
#include "core/view/viewcache.h"

namespace ullim {

/// Thread-safe. What it gives out may outlive it; then nothing is added any more.
///
/// First there is a coarse look at places spread over the file, then a pass over all of it; what is looked at
/// close up comes first, newest first. Everything shown is of the whole file's scale: decibels are relative
/// to the largest value of everything read so far (a coarse look gives nearly the final one within a moment),
/// and when the pass is done, to that of the file. Complete pictures are exactly those of computeFeature() on
/// the whole file, the largest of 2^n frames when zoomed out.
class LongSound {
 public:
  struct Options {
    int channel = -1;         ///< < 0: the mean of all
    std::string cacheFolder;  ///< finished overviews are kept in CACHEFOLDER/views; empty: nothing on disk
    std::uint64_t cacheBytes = kViewCacheBytes;
    std::size_t memoryBytes = std::size_t(128) << 20;  ///< about, for four kinds of picture; 32 MB at least
    int threads = 0;                                   ///< 0: as many as cores, 4 at most
  };

  /// Milliseconds: nothing is read but the header and the last sample. Errors: FileNotFound, FileUnreadable,
  /// FileEmpty, Unsupported (a kind that can only be decoded from its start, such as M4A), BadArgument
  /// (channel).
  static Result<std::shared_ptr<LongSound>> open(const std::string& path, const Options& options);
  ~LongSound();  ///< ends the work within some milliseconds

  const AudioInfo& info() const;
  std::shared_ptr<WaveSource> wave() const;
  /// The picture of these options; the same one while somebody holds it. It is computed as long as it is
  /// held. Errors: BadArgument (options), Unsupported (kinds that need the whole signal at once: Hnr,
  /// VoicedProbability, F0 with Pyin, Waveform; FeatureScale other than None).
  Result<std::shared_ptr<CellSource>> cells(const FeatureOptions& options);

  /// Called on a worker's thread when there is something new to ask for, at most about 30 times a second, and
  /// once more after the last. It must be quick; it must not call
  /// setListener() nor give up the last hold on this. Setting another returns when
  /// the old one is not running any more.
  void setListener(std::function<void()> listener);
  /// What the pass over the file has done of its work on the waveform and all pictures held, 0..1.
  double progress() const;
  /// Stops the pass; what is looked at is still computed. A new picture or resumePass() goes on.
  void stopPass();
  void resumePass();
  bool isPassStopped() const;
  /// One sentence when a part of the file could not be read (it stays empty); "" otherwise.
  std::string problem() const;

 private:
  LongSound() = default;
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
