#include "core/cli/wavout.h"

namespace ullim {

Result<EditInput> readForEditing(const std::string& path, const JobContext& job) {
  auto info = readAudioInfo(path);
  if (!info) return info.error();
  auto clip = readAudio(path, {.mono = false}, job);
  if (!clip) return clip.error();
  if (clip->frames() == 0) return Error{ErrorCode::FileEmpty, path + ": holds no sound (check the file)"};
  return EditInput{std::move(*info), std::move(*clip)};
}

Result<Done> writeEdited(const std::string& path, const AudioClip& clip, const std::string& encoding,
                         const AudioInfo& source, bool overwrite) {
  const auto says = [&](const char* word) { return source.format.find(word) != std::string::npos; };
  const bool fine = says("24 bit") || says("32 bit") || says("64 bit") || says("float") || says("Float");
  const bool asFloat = encoding == "float32" || (encoding == "auto" && fine);
  return writeWav(path, clip, asFloat ? WavEncoding::Float32 : WavEncoding::Pcm16, overwrite);
}

void addEncoding(CLI::App& app, std::string& encoding) {
  app.add_option("--encoding", encoding,
                 "Samples of the WAV file; auto is float32 for sources of more than 16 bits, else pcm16")
      ->check(CLI::IsMember({"auto", "pcm16", "float32"}))
      ->capture_default_str();
}

}  // namespace ullim
