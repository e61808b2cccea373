#include "core/audio/soundreader.h"

#include <algorithm>

#include "core/audio/blockreader.h"
#include "core/audio/samplescan.h"

namespace ullim {
namespace {

// After a jump a lossy decoder needs some blocks until it gives what it gives in passing (a Vorbis block has
// up to 8192 samples, Opus asks for 3840, MP3 for some frames).
constexpr SamplePos kRunUp = 16384;

// libFLAC 1.4 may look through the whole file (seconds) for a sample of the last block, which has 65535
// samples at most: such places are reached from before it.
constexpr SamplePos kLastBlock = 65536;

bool isLossy(const BlockReader& sound) { return sound.bits() == 0 && !sound.fixedSize(); }

}  // namespace

struct SoundReader::Impl {
  std::unique_ptr<BlockReader> sound;
  std::string path;
  int channel = -1;
  SamplePos at = 0;  // where the decoder stands; -1: unknown
  std::vector<float> block;

  bool moveTo(SamplePos place);
};

bool SoundReader::Impl::moveTo(SamplePos place) {
  if (at == place) return true;
  SamplePos runUp = isLossy(*sound) ? kRunUp : 0;
  if (!sound->fixedSize()) runUp = std::max(runUp, place - (sound->info().frames - kLastBlock));
  runUp = std::min(runUp, place);
  if (!sound->seek(place - runUp)) return false;
  const std::int64_t channels = sound->info().channels;
  for (SamplePos left = runUp; left > 0;) {
    const auto want = std::size_t(std::min(left, sound->blockFrames()) * channels);
    const auto got = sound->read(std::span(block).first(want));
    if (!got || *got == 0) return false;
    left -= *got;
  }
  return true;
}

SoundReader::SoundReader() : d(std::make_unique<Impl>()) {}
SoundReader::~SoundReader() = default;

Result<std::unique_ptr<SoundReader>> SoundReader::open(const std::string& path, int channel) {
  auto sound = openSound(path);
  if (!sound) return sound.error();
  const AudioInfo& info = (*sound)->info();
  if (channel >= info.channels)
    return Error{ErrorCode::BadArgument, path + ": has no channel " + std::to_string(channel) +
                                             " (use 0 to the number of channels minus 1)"};
  constexpr std::int64_t kNoLength = std::int64_t(1) << 48;
  if (info.frames <= 0 || info.frames >= kNoLength || !(*sound)->seek(0))
    return Error{
        ErrorCode::Unsupported,
        path + ": can only be read from its start (convert it to WAV or FLAC to look at parts of it)"};
  std::unique_ptr<SoundReader> reader(new SoundReader);
  reader->d->block.resize(std::size_t((*sound)->blockFrames() * info.channels));
  reader->d->sound = std::move(*sound);
  reader->d->path = path;
  reader->d->channel = channel;
  return reader;
}

const AudioInfo& SoundReader::info() const { return d->sound->info(); }
SamplePos SoundReader::length() const { return info().frames; }
SampleRate SoundReader::rate() const { return info().rate; }

Result<SamplePos> SoundReader::read(SamplePos begin, std::span<float> out) {
  std::fill(out.begin(), out.end(), 0.0f);
  const SamplePos end = std::min<SamplePos>(begin + SamplePos(out.size()), length());
  SamplePos at = std::max<SamplePos>(begin, 0), count = 0;
  if (at >= end) return count;
  if (!d->moveTo(at)) {
    d->at = -1;
    return unreadableSound(d->path, "no place in it can be reached");
  }
  AudioFacts facts;  // of the file, not of this part
  while (at < end) {
    const auto want = std::size_t(std::min(end - at, d->sound->blockFrames()) * info().channels);
    const auto got = d->sound->read(std::span(d->block).first(want));
    if (!got) {
      d->at = -1;
      return got.error();
    }
    if (*got == 0) break;
    const auto fresh = std::span(d->block).first(std::size_t(*got * info().channels));
    RawScan(info().channels, d->sound->bits()).scan(fresh, facts);  // NaN and Inf become 0
    mixDown(fresh, info().channels, d->channel, out.subspan(std::size_t(at - begin), std::size_t(*got)));
    at += *got;
    count += *got;
  }
  d->at = at;
  return count;
}

}  // namespace ullim
