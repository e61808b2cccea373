#include "ui/playback/playsource.h"

#include <algorithm>
#include <vector>

#include "core/audio/soundreader.h"

namespace ullim {
namespace {

class Memory : public PlaySource {
 public:
  explicit Memory(std::shared_ptr<const AudioClip> audio) : m_audio(std::move(audio)) {}
  SampleRate rate() const override { return m_audio->rate; }
  SamplePos length() const override { return m_audio->frames(); }
  int channels() const override { return m_audio->channels; }

  Result<Done> read(int channel, SamplePos begin, std::span<float> out) override {
    const auto all = m_audio->channel(channel);
    const SamplePos end = begin + SamplePos(out.size());
    const SamplePos from = std::clamp<SamplePos>(begin, 0, length());
    const SamplePos to = std::clamp<SamplePos>(end, from, length());
    std::fill(out.begin(), out.end(), 0.0f);
    if (to > from) std::copy(all.begin() + from, all.begin() + to, out.begin() + (from - begin));
    return Done{};
  }

 private:
  std::shared_ptr<const AudioClip> m_audio;
};

class File : public PlaySource {
 public:
  explicit File(const PlayFile& file) : m_file(file) {}
  SampleRate rate() const override { return m_file.rate; }
  SamplePos length() const override { return m_file.frames; }
  int channels() const override { return 1; }

  Result<Done> read(int, SamplePos begin, std::span<float> out) override {
    if (!m_reader) {
      auto opened = SoundReader::open(m_file.path, m_file.channel);
      if (!opened) return opened.error();
      if ((*opened)->rate() != m_file.rate || (*opened)->length() != m_file.frames)
        return Error{ErrorCode::BadFormat,
                     m_file.path + ": the file was changed since it was opened (open it again)"};
      m_reader = std::move(*opened);
    }
    const SamplePos end = begin + SamplePos(out.size());
    const SamplePos expected =
        std::clamp<SamplePos>(end, 0, length()) - std::clamp<SamplePos>(begin, 0, length());
    const auto got = m_reader->read(begin, out);
    if (!got) return got.error();
    if (*got < expected)
      return Error{ErrorCode::FileUnreadable,
                   m_file.path + ": the file ends earlier than it did (put it back or open it again)"};
    return Done{};
  }

 private:
  const PlayFile m_file;
  std::unique_ptr<SoundReader> m_reader;
};

/// Filters in pieces and keeps the last piece of each channel: what is read in order is read once.
class Band : public PlaySource {
 public:
  Band(std::shared_ptr<PlaySource> source, Bandpass filter)
      : m_source(std::move(source)),
        m_filter(std::move(filter)),
        m_kept(std::size_t(m_source->channels())),
        m_in(kPiece + 2 * std::size_t(m_filter.reach())) {}
  SampleRate rate() const override { return m_source->rate(); }
  SamplePos length() const override { return m_source->length(); }
  int channels() const override { return m_source->channels(); }

  Result<Done> read(int channel, SamplePos begin, std::span<float> out) override {
    Kept& kept = m_kept[std::size_t(channel)];
    for (std::size_t done = 0; done < out.size();) {
      const SamplePos at = begin + SamplePos(done);
      if (kept.samples.empty() || at < kept.begin || at >= kept.begin + SamplePos(kPiece)) {
        const auto made = fill(channel, kept, at);
        if (!made) return made.error();
      }
      const auto from = std::size_t(at - kept.begin);
      const std::size_t n = std::min(out.size() - done, kPiece - from);
      std::copy_n(kept.samples.begin() + std::ptrdiff_t(from), n, out.begin() + std::ptrdiff_t(done));
      done += n;
    }
    return Done{};
  }

 private:
  static constexpr std::size_t kPiece = 1 << 14;
  struct Kept {
    SamplePos begin = 0;
    std::vector<float> samples;
  };

  Result<Done> fill(int channel, Kept& kept, SamplePos begin) {
    kept.samples.clear();
    const auto got = m_source->read(channel, begin - m_filter.reach(), m_in);
    if (!got) return got.error();
    kept.begin = begin;
    kept.samples.resize(kPiece);
    m_filter.apply(m_in, kept.samples);
    return Done{};
  }

  std::shared_ptr<PlaySource> m_source;
  Bandpass m_filter;
  std::vector<Kept> m_kept;
  std::vector<float> m_in;
};

}  // namespace

std::shared_ptr<PlaySource> playMemory(std::shared_ptr<const AudioClip> audio) {
  return std::make_shared<Memory>(std::move(audio));
}

std::shared_ptr<PlaySource> playFile(const PlayFile& file) { return std::make_shared<File>(file); }

Result<std::shared_ptr<PlaySource>> playBand(std::shared_ptr<PlaySource> source, FrequencyBand band) {
  auto filter = Bandpass::make(band, source->rate());
  if (!filter) return filter.error();
  return std::shared_ptr<PlaySource>(std::make_shared<Band>(std::move(source), std::move(*filter)));
}

}  // namespace ullim
