#include "core/audio/soundfile.h"

#include <algorithm>
#include <cstring>

#include "core/audio/chunkheader.h"

namespace ullim {
namespace {

struct Coding {
  int subformat;
  const char* name;
  int bytes;  // of one sample; 0 where it varies
  int bits;   // of integer samples
};
constexpr Coding kCodings[] = {
    {SF_FORMAT_PCM_S8, "PCM 8 bit", 1, 8},
    {SF_FORMAT_PCM_U8, "PCM 8 bit", 1, 8},
    {SF_FORMAT_PCM_16, "PCM 16 bit", 2, 16},
    {SF_FORMAT_PCM_24, "PCM 24 bit", 3, 24},
    {SF_FORMAT_PCM_32, "PCM 32 bit", 4, 32},
    {SF_FORMAT_FLOAT, "float 32 bit", 4, 0},
    {SF_FORMAT_DOUBLE, "float 64 bit", 8, 0},
    {SF_FORMAT_ULAW, "u-law", 1, 0},
    {SF_FORMAT_ALAW, "A-law", 1, 0},
    {SF_FORMAT_VORBIS, "Vorbis", 0, 0},
    {SF_FORMAT_OPUS, "Opus", 0, 0},
    {SF_FORMAT_MPEG_LAYER_I, "Layer I", 0, 0},
    {SF_FORMAT_MPEG_LAYER_II, "Layer II", 0, 0},
    {SF_FORMAT_MPEG_LAYER_III, "Layer III", 0, 0},
};

struct Container {
  int format;
  const char* name;
};
constexpr Container kContainers[] = {
    {SF_FORMAT_WAV, "WAV"},   {SF_FORMAT_WAVEX, "WAV"}, {SF_FORMAT_RF64, "RF64"}, {SF_FORMAT_W64, "W64"},
    {SF_FORMAT_AIFF, "AIFF"}, {SF_FORMAT_FLAC, "FLAC"}, {SF_FORMAT_OGG, "OGG"},   {SF_FORMAT_MPEG, "MPEG"},
    {SF_FORMAT_AU, "AU"},     {SF_FORMAT_CAF, "CAF"},
};

std::string libraryName(int command, int format) {
  SF_FORMAT_INFO info{};
  info.format = format;
  return sf_command(nullptr, command, &info, sizeof info) == 0 && info.name ? info.name : "unknown";
}

std::string containerName(int format) {
  const int major = format & SF_FORMAT_TYPEMASK;
  for (const Container& c : kContainers)
    if (c.format == major) return c.name;
  return libraryName(SFC_GET_FORMAT_INFO, major);
}

const Coding* codingOf(int format) {
  const int sub = format & SF_FORMAT_SUBMASK;
  const auto* found = std::find_if(std::begin(kCodings), std::end(kCodings),
                                   [sub](const Coding& c) { return c.subformat == sub; });
  return found == std::end(kCodings) ? nullptr : found;
}

}  // namespace

Result<std::unique_ptr<BlockReader>> SoundFile::open(const std::string& path, std::uintmax_t bytes) {
  SF_INFO header{};
  std::unique_ptr<SoundFile> sound(new SoundFile);
  sound->m_file.reset(sf_open(path.c_str(), SFM_READ, &header));
  if (!sound->m_file) return unreadableSound(path, sf_strerror(nullptr));
  if (header.channels < 1 || header.channels > kMaxChannels)
    return unreadableSound(path, std::to_string(header.channels) + " channels are declared, 1 to " +
                                     std::to_string(kMaxChannels) + " are possible");
  if (header.samplerate < 1)
    return unreadableSound(path, "a sample rate of " + std::to_string(header.samplerate) + " Hz is declared");

  const Coding* coding = codingOf(header.format);
  sound->m_info.rate = {header.samplerate};
  sound->m_info.channels = header.channels;
  sound->m_info.frames = std::max<std::int64_t>(0, header.frames);
  sound->m_info.format =
      containerName(header.format) + ", " +
      (coding ? coding->name : libraryName(SFC_GET_FORMAT_SUBTYPE, header.format & SF_FORMAT_SUBMASK));
  const bool packed = (header.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_FLAC;
  sound->m_bits = coding ? coding->bits : 0;
  sound->m_fixedSize = coding && coding->bytes > 0 && !packed;
  if (sound->m_fixedSize)  // not every reader of libsndfile holds the header against the file's size
    sound->m_info.frames = std::min<std::int64_t>(
        sound->m_info.frames,
        std::int64_t(bytes / (std::uintmax_t(coding->bytes) * unsigned(header.channels))));
  sound->m_cutShort = chunkHeaderPromisesMore(path, bytes);
  return std::unique_ptr<BlockReader>(std::move(sound));
}

bool SoundFile::seek(std::int64_t frame) { return sf_seek(m_file.get(), frame, SEEK_SET) == frame; }

Result<std::int64_t> SoundFile::read(std::span<float> out) {
  const sf_count_t frames = sf_count_t(out.size()) / m_info.channels;
  std::int64_t done = 0;
  while (done < frames) {
    const sf_count_t n = sf_readf_float(m_file.get(), out.data() + done * m_info.channels, frames - done);
    if (n <= 0) break;
    done += n;
  }
  return done;
}

}  // namespace ullim
