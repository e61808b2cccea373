#pragma once
// Sound that libsndfile does not decode, through Qt Multimedia's QAudioDecoder in a process of its own,
// `ullim-decode` (core/audio/module). A process and not a module loaded into this one, because on Qt 6.4:
// - the backend is chosen once for a process. GStreamer, the default, fails on AAC and AMR (it refuses their
//   planar float: "Internal data stream error"); FFmpeg decodes all, but would have to be chosen before the
//   desktop program plays its first sound;
// - FFmpeg writes to stderr, which is the command line's;
// - it reports no error for a file it cannot open, and a decoder thread that hangs cannot be ended;
// - Qt Multimedia needs a QCoreApplication and links Qt's GUI library, and core has neither.
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/audio/blockreader.h"

namespace ullim {

/// The file is handed over open, so its name does not matter. No more than a pipe's content (64 KiB) is ever
/// decoded ahead. Needs no event loop, display or QCoreApplication; any thread, several at once, each its own
/// object. Cannot seek.
class ForeignDecoder final : public BlockReader {
 public:
  /// Nothing heard from the decoder for so long is a failure.
  static constexpr std::chrono::milliseconds kSilence{20000};

  /// Starts the decoder and waits for its first words. `kind` names the format. Errors: FileUnreadable,
  /// Unsupported (with what to install), Cancelled.
  static Result<std::unique_ptr<BlockReader>> open(const std::string& path, const std::string& kind,
                                                   const JobContext& job = {},
                                                   std::chrono::milliseconds silence = kSilence);
  ~ForeignDecoder() override;

  bool seek(std::int64_t frame) override { return frame == m_position; }
  /// A stop of the job given to open() ends it within 20 ms. What breaks after the first sample is a file cut
  /// short, not an error.
  Result<std::int64_t> read(std::span<float> out) override;

 private:
  ForeignDecoder() = default;
  Result<Done> start(const std::string& kind);
  Result<Done> nextBlock();
  Result<Done> receive(void* to, std::size_t bytes);
  Result<std::string> reason();
  void stopProcess();

  std::string m_path;
  JobContext m_job;
  std::chrono::milliseconds m_silence = kSilence;
  int m_pid = -1;
  int m_pipe = -1;
  std::int64_t m_left = 0;  // frames of the current block not yet read
  std::int64_t m_position = 0;
  bool m_ended = false;
};

/// The audio codecs ullim-decode can decode on this machine, e.g. "AAC", "AMR", "Opus"; asks it anew each
/// time (about 0.1 s). Unsupported with a sentence when there is no decoder.
Result<std::vector<std::string>> foreignDecoderFormats();

}  // namespace ullim
