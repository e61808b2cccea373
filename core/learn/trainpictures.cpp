#include "core/learn/trainpictures.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/audio/audiolistener.h"
#include "core/base/freememory.h"
#include "core/base/parallel.h"
#include "core/dataset/recordingmeter.h"
#include "core/dsp/resample.h"
#include "core/learn/mfccstats.h"
#include "core/learn/model.h"

namespace ullim {
namespace {

constexpr std::size_t kClipsPerTurn = 4;  // a thread's share between two reports: about 30 ms

constexpr double kMostOfFreeMemory = 0.8;  // scaled copies of the parts that are judged come on top

std::string gigabytes(double bytes) {
  const auto tenths = std::int64_t(std::llround(bytes / 1e8));
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " GB";
}

Error withFile(const std::string& path, const Error& error) {
  // Readers of files name the file themselves.
  return error.detail.starts_with(path) ? error : Error{error.code, path + ": " + error.detail};
}

Result<Done> draw(std::span<const float> y, SampleRate rate, const PictureOptions& options,
                  std::span<float> out, const JobContext& job) {
  const auto picture = makePicture(y, rate, options, job);
  if (!picture) return picture.error();
  std::copy(picture->begin(), picture->end(), out.begin());
  return Done{};
}

Result<Done> allOf(const TrainClip& clip, std::size_t row, const TrainRequest& request, TrainPictures& out,
                   const JobContext& job) {
  std::vector<PictureSet>& sets = out.sets;
  RecordingMeter meter;
  const auto sound = request.baselines ? readAudio(clip.path, {}, job, meter) : readAudio(clip.path, {}, job);
  if (!sound) return withFile(clip.path, sound.error());
  if (sound->frames() == 0) return Error{ErrorCode::FileEmpty, clip.path + ": holds no sound (leave it out)"};
  for (PictureSet& set : sets)
    if (const auto ok = draw(sound->samples, sound->rate, set.options, set.plain.row(row), job); !ok)
      return withFile(clip.path, ok.error());
  // Augmented copies of a clip differ by the chain's seed.
  for (std::size_t copy = 0; copy < sets.front().copies.size(); ++copy) {
    Chain chain = request.augment;
    if (copy > 0) chain.seed = mixSeed(chain.seed, seedOf("copy"), copy);
    const auto changed = applyChain(sound->samples, sound->rate, chain, clip.id);
    if (!changed) return withFile(clip.path, changed.error());
    for (PictureSet& set : sets)
      if (const auto ok = draw(*changed, sound->rate, set.options, set.copies[copy].row(row), job); !ok)
        return withFile(clip.path, ok.error());
  }
  for (PictureSet& set : sets)
    for (std::size_t s = 0; s < set.speeds.size(); ++s) {
      // Fewer samples at the old rate sound faster and higher, as a tape does.
      const auto faster = resampleByRatio(sound->samples, set.speeds[s], 1.0);
      if (!faster) return withFile(clip.path, faster.error());
      if (const auto ok = draw(*faster, sound->rate, set.options, set.atSpeed[s].row(row), job); !ok)
        return withFile(clip.path, ok.error());
    }
  if (!request.baselines) return Done{};
  auto measured = meter.finish(clip.path);
  if (!measured) return measured.error();
  out.heard.measured.facts[row] = std::move(*measured);
  // A clip too short for a statistic has a row of zeros: it is judged all the same, as by the network.
  (void)mfccStatsOf(sound->samples, sound->rate, out.heard.stats.row(row), job);
  return Done{};
}

/// `n`: rows of each.
std::vector<PictureSet> emptySets(const TrainRequest& request, std::size_t n) {
  std::vector<PictureSet> sets;
  for (const Member& member : request.recipe.members)
    for (const Branch& branch : member.branches) {
      auto it = std::find_if(sets.begin(), sets.end(),
                             [&](const PictureSet& s) { return s.options == branch.picture; });
      const std::size_t pixels = std::size_t(branch.picture.height) * std::size_t(branch.picture.width);
      if (it == sets.end()) {
        sets.push_back({branch.picture, Matrix(n, pixels), {}, {}, {}});
        it = sets.end() - 1;
        const bool chain = !request.augment.steps.empty();
        for (int copy = 0; chain && copy < request.settings.copies; ++copy)
          it->copies.emplace_back(n, pixels);
      }
      for (const double speed : member.speeds) {
        if (speed == 1 || std::find(it->speeds.begin(), it->speeds.end(), speed) != it->speeds.end())
          continue;
        it->speeds.push_back(speed);
        it->atSpeed.emplace_back(n, pixels);
      }
    }
  return sets;
}

}  // namespace

double pictureBytes(const TrainRequest& request) {
  double values = 0;  // of one clip
  for (const PictureSet& set : emptySets(request, 0))
    values += double(set.options.height) * double(set.options.width) *
              double(1 + set.atSpeed.size() + set.copies.size());
  return values * double(sizeof(float)) * double(request.clips.size());
}

const PictureSet& pictureSetOf(const std::vector<PictureSet>& sets, const PictureOptions& options) {
  const auto it =
      std::find_if(sets.begin(), sets.end(), [&](const PictureSet& s) { return s.options == options; });
  assert(it != sets.end());
  return *it;
}

Result<TrainPictures> makeTrainPictures(const TrainRequest& request, const JobContext& job,
                                        const std::function<bool(int, int)>& between) {
  const std::size_t n = request.clips.size();
  TrainPictures out;
  // A training that the system kills for its memory takes the whole program with it.
  const double needed = pictureBytes(request), free = double(freeMemory());
  if (free > 0 && needed > kMostOfFreeMemory * free)
    return Error{ErrorCode::TooFew,
                 "training: the pictures of " + std::to_string(n) + " clips would need " + gigabytes(needed) +
                     " of memory, " + gigabytes(free) +
                     " are free (use fewer clips, smaller pictures, or fewer speeds and copies)"};
  out.sets = emptySets(request, n);
  out.errors.resize(n);
  if (request.baselines) {
    out.heard.stats = MatrixD(n, kMfccStats, 0.0);
    out.heard.measured.facts.resize(n);
    out.heard.measured.errors.resize(n);
  }
  const std::size_t turn = kClipsPerTurn * std::size_t(request.jobs > 0 ? request.jobs : defaultJobs());
  // In turns, because events and wishes belong to the caller's thread.
  for (std::size_t begin = 0; begin < n; begin += turn) {
    const std::size_t count = std::min(turn, n - begin);
    const bool whole = parallelFor(count, request.jobs, {job.stop, {}}, [&](std::size_t i) {
      const std::size_t row = begin + i;
      const auto ok = allOf(request.clips[row], row, request, out, {job.stop, {}});
      if (!ok) out.errors[row] = ok.error().detail;
    });
    if (!whole || !between(int(begin + count), int(n)))
      return Error{ErrorCode::Cancelled, "training: stopped while the pictures were made"};
  }
  return out;
}

}  // namespace ullim
