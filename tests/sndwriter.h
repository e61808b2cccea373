#pragma once
// Sound files of any kind libsndfile writes, for tests of reading.
#include <sndfile.h>

#include <string>
#include <vector>

namespace ullim::test {

/// format: SF_FORMAT_... of container and coding. False: not written.
inline bool writeSound(const std::string& path, int format, int rate, int channels,
                       const std::vector<float>& interleaved) {
  SF_INFO info{};
  info.samplerate = rate;
  info.channels = channels;
  info.format = format;
  if (!sf_format_check(&info)) return false;
  SNDFILE* const file = sf_open(path.c_str(), SFM_WRITE, &info);
  if (!file) return false;
  const auto frames = sf_count_t(interleaved.size()) / channels;
  const bool good = sf_writef_float(file, interleaved.data(), frames) == frames;
  return sf_close(file) == 0 && good;
}

}  // namespace ullim::test
