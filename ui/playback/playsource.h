#pragma once
// Where the sound that is played comes from: memory, a long file, or either seen through a band-pass.
#include <memory>
#include <span>
#include <string>

#include "core/audio/audiofile.h"
#include "core/dsp/bandpass.h"

namespace ullim {

/// Samples at any place. read() belongs to one thread; the rest may be asked from anywhere.
class PlaySource {
 public:
  virtual ~PlaySource() = default;
  virtual SampleRate rate() const = 0;
  virtual SamplePos length() const = 0;
  virtual int channels() const = 0;
  /// Fills `out` with samples of one channel from `begin` on; what lies outside is 0. Errors: what reading a
  /// file may say.
  virtual Result<Done> read(int channel, SamplePos begin, std::span<float> out) = 0;
};

/// A sound file that is played from disk: what its opener found in it.
struct PlayFile {
  std::string path;
  SampleRate rate;
  SamplePos frames = 0;
  int channel = -1;  ///< < 0: the mix of all
  bool empty() const { return path.empty(); }
  bool operator==(const PlayFile&) const = default;
};

std::shared_ptr<PlaySource> playMemory(std::shared_ptr<const AudioClip> audio);
/// Opened at the first read(), by the thread that reads: one channel. Errors of read(): those
/// of SoundReader::open and read; BadFormat where the file is not the one described; FileUnreadable where it
/// ends too early.
std::shared_ptr<PlaySource> playFile(const PlayFile& file);
/// The same sound with this band alone, at the same time; samples beyond a part that is played take part.
/// Errors: as Bandpass::make.
Result<std::shared_ptr<PlaySource>> playBand(std::shared_ptr<PlaySource> source, FrequencyBand band);

}  // namespace ullim
