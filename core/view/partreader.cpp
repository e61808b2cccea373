#include "core/view/partreader.h"

#include <algorithm>

namespace ullim {
namespace {

constexpr SamplePos kMostSamples = SamplePos(1) << 33;  // 54 hours at 44.1 kHz; memory is planned for it
constexpr SamplePos kPiece = SamplePos(1) << 16;        // some milliseconds; then we ask whether to stop

bool isThere(SoundReader& sound, SamplePos at) {
  float sample = 0;
  const auto got = sound.read(at, std::span(&sample, 1));
  return got && *got == 1;
}

/// Samples that can be read when the last one promised cannot: all before the first that is missing.
SamplePos readableLength(SoundReader& sound, SamplePos promised) {
  SamplePos good = 0, bad = promised;
  while (good + 1 < bad) {
    const SamplePos middle = good + (bad - good) / 2;
    (isThere(sound, middle - 1) ? good : bad) = middle;
  }
  return good;
}

}  // namespace

Result<std::unique_ptr<PartReader>> PartReader::open(const std::string& path, int channel) {
  auto sound = SoundReader::open(path, channel);
  if (!sound) return sound.error();
  const SamplePos promised = (*sound)->length();
  const bool whole = isThere(**sound, promised - 1);
  const SamplePos length = whole ? promised : readableLength(**sound, promised);
  if (length < 1) return Error{ErrorCode::FileEmpty, path + ": has no sample (choose another file)"};
  if (length > kMostSamples)
    return Error{ErrorCode::Unsupported,
                 path + ": is longer than " + std::to_string(kMostSamples) + " samples (cut it into parts)"};
  std::unique_ptr<PartReader> reader(new PartReader(std::move(*sound), length));
  reader->m_cutShort = !whole;
  return reader;
}

Result<std::unique_ptr<PartReader>> PartReader::again(const std::string& path, int channel,
                                                      SamplePos length) {
  auto sound = SoundReader::open(path, channel);
  if (!sound) return sound.error();
  return std::unique_ptr<PartReader>(new PartReader(std::move(*sound), length));
}

PartReader::Got PartReader::read(SamplePos begin, std::span<float> out, const std::stop_token& stop) {
  const SamplePos end = begin + SamplePos(out.size());
  SamplePos at = begin;
  while (at < end) {
    if (stop.stop_requested()) return {at, true};
    const auto part = out.subspan(std::size_t(at - begin), std::size_t(std::min(kPiece, end - at)));
    const SamplePos partEnd = at + SamplePos(part.size());
    const SamplePos from = std::clamp<SamplePos>(at, 0, m_length);
    const SamplePos wanted = std::clamp<SamplePos>(partEnd, 0, m_length) - from;
    const auto got = m_sound->read(at, part);
    // Where a file goes on beyond its promise, the picture still ends where it ended when it was opened.
    if (partEnd > m_length) std::fill(part.begin() + std::max<SamplePos>(m_length - at, 0), part.end(), 0.0f);
    if (!got || *got < wanted) {
      const SamplePos missing = from + (got ? *got : 0);
      std::fill(out.begin() + (missing - begin), out.end(), 0.0f);
      return {missing, false};
    }
    at = partEnd;
  }
  return {end, false};
}

}  // namespace ullim
