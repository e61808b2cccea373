#include <array>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/store/project.h"
#include "tests/bench/labels/labels.h"

namespace fs = std::filesystem;

namespace ullim::bench {
namespace {

constexpr int kRealFiles = 300, kRate = 8000, kSamples = 800;
constexpr std::array kClasses = {"hungry", "tired",     "discomfort", "belly_pain", "burping",
                                 "cold",   "attention", "laugh",      "silence",    "noise"};

std::string padded(int number, int width) {
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "%0*d", width, number);
  return text.data();
}

/// A clip of the made-up collection. Half of all are of the first class, so that a merge can take 50 000.
Clip madeClip(int i, Rng& rng) {
  Clip clip;
  clip.id = "00000000-0000-4000-8000-" + padded(i, 12);
  const int kind = i % 2 ? 0 : 1 + int(rng.uniform() * 9) % 9;
  clip.label = clip.originalLabel = kClasses[std::size_t(kind)];
  const std::string baby = "baby" + padded(i % 1500, 4);
  clip.file = "sounds/" + clip.label + "/" + baby + "_" + padded(i, 6) + ".wav";
  clip.group = baby;
  clip.sampleRate = kRate;
  clip.channels = 1;
  clip.frames = i < kRealFiles ? kSamples : std::int64_t(kRate * (1 + 6 * rng.uniform()));
  clip.durationS = double(clip.frames) / kRate;
  clip.contentHash = padded(i, 8) + "00112233445566778899aabbccddeeff0011223344556677889900aa";
  clip.columns = {{"age", std::to_string(i % 24)},
                  {"gender", i % 3 ? "f" : "m"},
                  {"platform", i % 5 ? "android" : "ios"},
                  {"version", "1." + std::to_string(i % 9)},
                  {"hour", std::to_string(i % 24)}};
  ClipFacts& facts = clip.facts;
  facts.version = ClipFacts::kVersion;
  facts.levelDb = float(-40 + 30 * rng.uniform());
  facts.peakDb = facts.levelDb + 10;
  facts.silenceShare = float(rng.uniform());
  facts.noiseDb = float(-80 + 20 * rng.uniform());
  facts.snrDb = facts.levelDb - facts.noiseDb;
  facts.dc = float(0.001 * rng.uniform());
  facts.bandwidthHz = float(1000 + 3000 * rng.uniform());
  if (i % 4) facts.f0Hz = float(300 + 300 * rng.uniform());
  facts.clipped = i % 17 ? 0 : 3;
  facts.fileHash = clip.contentHash;
  return clip;
}

bool writeSound(const fs::path& folder, const Clip& clip, int i) {
  AudioClip sound;
  sound.rate = {kRate};
  sound.samples.resize(kSamples);
  for (int n = 0; n < kSamples; ++n)
    sound.samples[std::size_t(n)] =
        0.4f * float(std::sin(2 * std::numbers::pi * (200 + 5 * i) * n / kRate) * (1 - n / double(kSamples)));
  const fs::path path = folder / clip.file;
  std::error_code ignored;
  fs::create_directories(path.parent_path(), ignored);
  return bool(writeWav(path.string(), sound));
}

}  // namespace

std::string makeLabelProject(const LabelSettings& settings) {
  const fs::path folder = settings.dir;
  const std::string path = (folder / "made.ullim").string();
  if (fs::exists(path)) return path;
  std::error_code error;
  fs::create_directories(folder, error);
  const auto refused = [](const Error& why) {
    std::cerr << why.detail << "\n";
    return std::string();
  };
  auto project = Project::create(path);
  if (!project) return refused(project.error());
  Change change;
  change.kind = "import";
  change.by = "import";
  change.why = std::to_string(settings.clips) + " made-up clips";
  for (int c = 0; c < int(kClasses.size()); ++c)
    change.classes.push_back(
        {std::nullopt, LabelClass{kClasses[std::size_t(c)], defaultClassColour(c), c, ""}});
  Rng rng(1);
  std::vector<std::pair<std::string, ClipFacts>> facts;
  for (int i = 0; i < settings.clips; ++i) {
    change.added.push_back(madeClip(i, rng));
    facts.emplace_back(change.added.back().id, change.added.back().facts);
    if (i < kRealFiles && !writeSound(folder, change.added.back(), i))
      return refused({ErrorCode::FileUnwritable, change.added.back().file + ": cannot be written"});
  }
  if (const auto done = (*project)->commit(std::move(change)); !done) return refused(done.error());
  if (const auto done = (*project)->setFacts(facts); !done) return refused(done.error());
  return path;
}

}  // namespace ullim::bench
