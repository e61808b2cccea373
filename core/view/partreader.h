#pragma once
// A long file open for reading at any place, with the truth about where it ends. Used by LongSound.
#include <memory>
#include <span>
#include <stop_token>
#include <string>

#include "core/audio/soundreader.h"

namespace ullim {

/// One thread at a time; one for each thread.
class PartReader {
 public:
  /// Cheap: trusts the header after a look at the last sample it promises; where that is not there the end is
  /// looked for (some 40 reads). Errors: SoundReader::open's, FileEmpty, Unsupported (longer than can be
  /// shown).
  static Result<std::unique_ptr<PartReader>> open(const std::string& path, int channel);
  /// Another one of a file whose length is known already.
  static Result<std::unique_ptr<PartReader>> again(const std::string& path, int channel, SamplePos length);

  SamplePos length() const { return m_length; }  ///< >= 1; what could be read when it was opened
  const AudioInfo& info() const { return m_sound->info(); }
  bool cutShort() const { return m_cutShort; }  ///< the header promised more

  /// What a read came to: samples from `end` on are zeros because they could not be read (end is the end of
  /// the request where nothing is missing). Outside the file there is nothing to miss.
  struct Got {
    SamplePos end = 0;
    bool stopped = false;
  };
  Got read(SamplePos begin, std::span<float> out, const std::stop_token& stop);

 private:
  PartReader(std::unique_ptr<SoundReader> sound, SamplePos length)
      : m_sound(std::move(sound)), m_length(length) {}
  std::unique_ptr<SoundReader> m_sound;
  SamplePos m_length;
  bool m_cutShort = false;
};

}  // namespace ullim
