#pragma once
// What trim and augment share: a sound file in with all its channels, a WAV file out.
#include <CLI/CLI.hpp>
#include <string>

#include "core/audio/audiofile.h"

namespace ullim {

struct EditInput {
  AudioInfo info;
  AudioClip clip;  ///< native rate, all channels
};

/// Errors carry the file's name; FileEmpty when it holds no sound.
Result<EditInput> readForEditing(const std::string& path, const JobContext& job);

/// encoding: "pcm16", "float32", or "auto" (float32 when the source has more than 16 bits, else pcm16).
Result<Done> writeEdited(const std::string& path, const AudioClip& clip, const std::string& encoding,
                         const AudioInfo& source, bool overwrite);

void addEncoding(CLI::App& app, std::string& encoding);

}  // namespace ullim
