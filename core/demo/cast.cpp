#include "core/demo/cast.h"

#include <algorithm>
#include <cmath>

#include "core/base/random.h"
#include "core/demo/melody.h"

namespace ullim::demo {
namespace {

constexpr int kBabies = 16;
constexpr std::array<int, kClasses.size()> kClassSizes{120, 45, 35, 25, 15};  // of 240
constexpr int kWholeSet = 240;

/// True classes of all clips, shuffled.
std::vector<int> drawClasses(int clips, Rng& rng) {
  std::vector<int> classes;
  for (std::size_t c = 1; c < kClassSizes.size(); ++c)
    classes.insert(classes.end(), std::size_t(std::lround(double(clips) * kClassSizes[c] / kWholeSet)),
                   int(c));
  classes.resize(std::size_t(clips), 0);  // the rest is hungry
  rng.shuffle(classes);
  return classes;
}

std::string fileName(const DemoClip& clip, std::size_t number) {
  const std::string digits = std::to_string(number + 1);
  const std::string zeros(digits.size() < 4 ? 4 - digits.size() : 0, '0');
  return clip.label + "/" + clip.baby + "_" + zeros + digits + ".wav";
}

}  // namespace

Cast makeCast(const DemoOptions& options) {
  const int clips = std::max(0, options.clips);
  Rng rng(mixSeed(options.seed, 0x63617374));
  Cast cast;
  cast.voices = makeVoices(kBabies, options.seed);
  // Some families record often, some seldom.
  std::vector<double> weight(kBabies);
  double sum = 0;
  for (double& w : weight) sum += w = rng.uniform(0.5, 1.5);
  const std::vector<int> classes = drawClasses(clips, rng);
  for (std::size_t i = 0; i < classes.size(); ++i) {
    CastClip c;
    c.classIndex = classes[i];
    double at = rng.uniform() * sum;
    while (c.voice < kBabies - 1 && (at -= weight[std::size_t(c.voice)]) > 0) ++c.voice;
    c.seed = mixSeed(options.seed, 0x636c6970, i);
    c.clip.trueLabel = c.clip.label = kClasses[std::size_t(c.classIndex)];
    c.clip.baby = cast.voices[std::size_t(c.voice)].name;
    cast.clips.push_back(c);
  }

  // Faults go to different clips, so that each can be looked for by itself.
  std::vector<std::size_t> order(cast.clips.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  rng.shuffle(order);
  std::size_t next = 0;
  const auto plant = [&](const char* fault, int ofWholeSet, const auto& how) {
    const long n = std::lround(double(clips) * ofWholeSet / kWholeSet);
    for (long k = 0; k < n && next < order.size(); ++k) {
      CastClip& c = cast.clips[order[next++]];
      c.clip.fault = fault;
      how(c);
    }
  };
  plant("wrong_label", 12, [&](CastClip& c) {
    const std::size_t other = rng.below(kClasses.size() - 1);
    c.clip.label = kClasses[other + (other >= std::size_t(c.classIndex) ? 1 : 0)];
  });
  plant("silent", 2, [](CastClip&) {});
  plant("clipped", 2, [](CastClip&) {});
  plant("adult_imitation", 3, [](CastClip&) {});
  plant("duplicate", 3, [&](CastClip& c) {
    const std::size_t original =
        order[order.size() - 1 - rng.below(order.size() / 4 + 1)];  // never a faulty one
    const CastClip& source = cast.clips[original];
    c.copyOf = int(original);
    c.classIndex = source.classIndex;
    c.voice = source.voice;
    c.clip.trueLabel = c.clip.label = source.clip.trueLabel;
    c.clip.baby = source.clip.baby;
  });
  for (std::size_t i = 0; i < cast.clips.size(); ++i)
    cast.clips[i].clip.file = fileName(cast.clips[i].clip, i);
  return cast;
}

}  // namespace ullim::demo
