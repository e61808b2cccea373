#include "core/demo/demo.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <mutex>
#include <optional>

#include "core/audio/audiofile.h"
#include "core/base/atomicfile.h"
#include "core/base/parallel.h"
#include "core/base/random.h"
#include "core/demo/cast.h"
#include "core/demo/melody.h"
#include "core/demo/synth.h"

namespace ullim {
namespace {

namespace fs = std::filesystem;
using demo::Cast;
using demo::CastClip;

constexpr double kClippedLevelDb = 26;  // peaks so far above full scale that weak cries clip too
constexpr double kSilentDb = -75;

AudioClip renderCastClip(const Cast& cast, const CastClip& wanted) {
  const CastClip& c = wanted.copyOf >= 0 ? cast.clips[std::size_t(wanted.copyOf)] : wanted;
  demo::Voice voice = cast.voices[std::size_t(c.voice)];
  if (c.clip.fault == "adult_imitation") voice = demo::adultInPlaceOf(voice, c.seed);
  Rng rng(c.seed);
  voice.levelDb += rng.uniform(-4, 3);  // how near the phone was held
  if (c.clip.fault == "clipped") voice.levelDb = kClippedLevelDb;
  const demo::Melody melody = demo::makeMelody(c.classIndex, voice, rng);
  AudioClip audio;
  audio.rate = {voice.sampleRate};
  if (c.clip.fault == "silent") {
    // One kind of silence is exact zeros, the other a recorder that heard nothing but its own noise.
    const bool zeros = rng.uniform() < 0.5;
    audio.samples.resize(std::size_t(melody.lengthS * voice.sampleRate), 0.0f);
    const double level = std::pow(10.0, kSilentDb / 20);
    if (!zeros)
      for (float& v : audio.samples) v = float(level * rng.normal());
  } else {
    audio.samples = demo::renderClip(voice, melody, rng);
  }
  return audio;
}

std::string labelsCsv(const Cast& cast) {
  std::string text = "file,label,baby,age_weeks,sample_rate\n";
  for (const CastClip& c : cast.clips) {
    const demo::Voice& voice = cast.voices[std::size_t(c.voice)];
    text += c.clip.file + "," + c.clip.label + "," + c.clip.baby + "," + std::to_string(voice.ageWeeks) +
            "," + std::to_string(voice.sampleRate) + "\n";
  }
  return text;
}

std::string answersCsv(const Cast& cast) {
  std::string text = "file,true_label,fault,note\n";
  for (const CastClip& c : cast.clips) {
    text += c.clip.file + "," + c.clip.trueLabel + "," + c.clip.fault + ",";
    if (c.copyOf >= 0) text += "same bytes as " + cast.clips[std::size_t(c.copyOf)].clip.file;
    text += "\n";
  }
  return text;
}

Result<Done> makeFolders(const fs::path& folder, bool overwrite) {
  std::error_code error;
  if (fs::exists(folder, error)) {
    if (!fs::is_directory(folder, error))
      return Error{ErrorCode::FileExists, folder.string() + ": is a file (choose the name of a folder)"};
    if (!overwrite && fs::directory_iterator(folder, error) != fs::directory_iterator())
      return Error{ErrorCode::FileExists,
                   folder.string() + ": the folder is not empty (use --force or choose another folder)"};
  }
  std::vector<fs::path> wanted{folder / ".answers"};
  for (const char* name : demo::kClasses) wanted.push_back(folder / name);
  for (const fs::path& path : wanted) {
    fs::create_directories(path, error);
    if (error)
      return Error{ErrorCode::FileUnwritable,
                   path.string() + ": could not be made: " + error.message() + " (choose another folder)"};
  }
  return Done{};
}

}  // namespace

Result<std::vector<DemoClip>> writeDemo(const std::string& folder, const DemoOptions& options,
                                        const JobContext& job) {
  if (options.clips < 1 || options.clips > 100000)
    return Error{ErrorCode::BadArgument, "clips is " + std::to_string(options.clips) +
                                             ", outside 1..100000 (give a number in the range)"};
  const fs::path root(folder);
  if (auto ok = makeFolders(root, options.overwrite); !ok) return ok.error();
  const Cast cast = demo::makeCast(options);

  std::mutex mutex;
  std::optional<Error> firstError;
  const bool finished = parallelFor(cast.clips.size(), options.jobs, job, [&](std::size_t i) {
    const CastClip& c = cast.clips[i];
    const auto written = writeWav((root / c.clip.file).string(), renderCastClip(cast, c), WavEncoding::Pcm16,
                                  options.overwrite);
    if (written) return;
    const std::scoped_lock lock(mutex);
    if (!firstError) firstError = written.error();
  });
  if (firstError) return *firstError;
  if (!finished) return Error{ErrorCode::Cancelled, folder + ": stopped before all demo clips were written"};

  if (auto ok = writeFileAtomically((root / "labels.csv").string(), labelsCsv(cast), options.overwrite); !ok)
    return ok.error();
  const auto answers = root / ".answers" / "answers.csv";
  if (auto ok = writeFileAtomically(answers.string(), answersCsv(cast), options.overwrite); !ok)
    return ok.error();

  std::vector<DemoClip> out;
  for (const CastClip& c : cast.clips) out.push_back(c.clip);
  return out;
}

}  // namespace ullim
