#include "core/learn/trainpictures.h"

#include <algorithm>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/learn/model.h"

namespace ullim {
namespace {

constexpr std::size_t kClipsPerTurn = 16;  // a thread's share between two reports: about 20 ms

Error withFile(const std::string& path, const Error& error) {
  // Readers of files name the file themselves.
  return error.detail.starts_with(path) ? error : Error{error.code, path + ": " + error.detail};
}

Result<Done> onePair(const TrainClip& clip, const TrainRequest& request, const JobContext& job,
                     std::span<float> plain, std::span<float> augmented) {
  const auto sound = readAudio(clip.path, {}, job);
  if (!sound) return withFile(clip.path, sound.error());
  if (sound->frames() == 0) return Error{ErrorCode::FileEmpty, clip.path + ": holds no sound (leave it out)"};
  const PictureOptions& options = request.recipe.picture();
  const auto picture = makePicture(sound->samples, sound->rate, options, job);
  if (!picture) return withFile(clip.path, picture.error());
  std::copy(picture->begin(), picture->end(), plain.begin());
  if (augmented.empty()) return Done{};
  const auto changed = applyChain(sound->samples, sound->rate, request.augment, clip.id);
  if (!changed) return withFile(clip.path, changed.error());
  const auto second = makePicture(*changed, sound->rate, options, job);
  if (!second) return withFile(clip.path, second.error());
  std::copy(second->begin(), second->end(), augmented.begin());
  return Done{};
}

}  // namespace

Result<TrainPictures> makeTrainPictures(const TrainRequest& request, const JobContext& job,
                                        const std::function<bool(int, int)>& between) {
  const std::size_t n = request.clips.size();
  const std::size_t pixels =
      std::size_t(request.recipe.picture().height) * std::size_t(request.recipe.picture().width);
  TrainPictures out;
  out.plain = Matrix(n, pixels);
  if (!request.augment.steps.empty()) out.augmented = Matrix(n, pixels);
  out.errors.resize(n);
  const std::size_t turn = kClipsPerTurn * std::size_t(request.jobs > 0 ? request.jobs : defaultJobs());
  // In turns, because events and wishes belong to the caller's thread.
  for (std::size_t begin = 0; begin < n; begin += turn) {
    const std::size_t count = std::min(turn, n - begin);
    const bool whole = parallelFor(count, request.jobs, {job.stop, {}}, [&](std::size_t i) {
      const std::size_t row = begin + i;
      const auto ok = onePair(request.clips[row], request, {job.stop, {}}, out.plain.row(row),
                              out.augmented.empty() ? std::span<float>() : out.augmented.row(row));
      if (!ok) out.errors[row] = ok.error().detail;
    });
    if (!whole || !between(int(begin + count), int(n)))
      return Error{ErrorCode::Cancelled, "training: stopped while the pictures were made"};
  }
  return out;
}

}  // namespace ullim
