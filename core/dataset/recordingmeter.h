#pragma once
// measureRecording() of a sound that somebody else reads.
#include <memory>

#include "core/audio/audiolistener.h"
#include "core/dataset/measurefacts.h"

namespace ullim {

/// Hears a whole file from its beginning; says bit for bit what measureRecording() of the file says.
class RecordingMeter : public AudioListener {
 public:
  RecordingMeter();
  ~RecordingMeter() override;
  void begin(const AudioInfo& info, int bits) override;
  void block(std::span<const float> interleaved) override;
  /// Once, after the last block. FileEmpty when there was none.
  Result<RecordingFacts> finish(const std::string& path);

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
