#pragma once
// A long file open for reading at any place, with the truth about where it ends. Used by LongSound.
#include <atomic>
#include <memory>
#include <span>
#include <stop_token>
#include <string>

#include "core/audio/soundreader.h"

namespace ullim {

/// One thread at a time; one for each thread.
class PartReader {
 public:
  /// Cheap: trusts the header after a look at the last sample it promises. Where that is not there the end is
  /// looked for, for about a second (a FLAC file of hours that was cut off takes longer: libFLAC looks
  /// through all of it first). Errors: SoundReader::open's, FileEmpty, Unsupported (longer than can be
  /// shown).
  static Result<std::unique_ptr<PartReader>> open(const std::string& path, int channel);
  /// Another one of the same file.
  static Result<std::unique_ptr<PartReader>> again(const PartReader& first);

  SamplePos length() const { return m_file->length; }  ///< >= 1
  const AudioInfo& info() const { return m_sound->info(); }
  bool cutShort() const { return m_file->cutShort; }  ///< the header promised more

  /// What a read came to: samples from `end` on are zeros because they could not be read (end is the end of
  /// the request where nothing is missing). Outside the file there is nothing to miss.
  struct Got {
    SamplePos end = 0;
    bool stopped = false;
  };
  Got read(SamplePos begin, std::span<float> out, const std::stop_token& stop);

 private:
  /// What the readers of one file share.
  struct File {
    std::string path;
    int channel = -1;
    SamplePos length = 0;
    bool cutShort = false;
    std::atomic<SamplePos> end{0};  ///< of a file that was cut short: nothing was found from here on
  };
  PartReader(std::unique_ptr<SoundReader> sound, std::shared_ptr<File> file)
      : m_sound(std::move(sound)), m_file(std::move(file)) {}
  bool isThere(SamplePos at);
  SamplePos findEnd();
  Result<SamplePos> readSome(SamplePos at, std::span<float> out);

  std::unique_ptr<SoundReader> m_sound;
  std::shared_ptr<File> m_file;
};

}  // namespace ullim
