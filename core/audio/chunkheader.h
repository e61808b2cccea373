#pragma once
#include <cstdint>
#include <string>

namespace ullim {

/// True when the sound chunk of a RIFF/WAVE or AIFF file claims more bytes than the file has. libsndfile
/// shortens such files silently; the user should hear of it. Lengths that writers to a pipe put in (0,
/// 0x7fffffff and up) are no promise. Other kinds of files and unreadable ones give false.
bool chunkHeaderPromisesMore(const std::string& path, std::uintmax_t fileBytes);

}  // namespace ullim
