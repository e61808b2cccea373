#include "core/dataset/measurefacts.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>

#include "core/audio/blockreader.h"
#include "core/base/parallel.h"
#include "core/dataset/contenthash.h"
#include "core/dataset/factmeters.h"
#include "core/dataset/recordingmeter.h"

namespace ullim {
namespace {

float decibels(double amplitude) {
  return amplitude > 0 ? float(20 * std::log10(amplitude)) : -std::numeric_limits<float>::infinity();
}

/// All that listens to one sound.
struct Meters {
  Meters(const AudioInfo& info, int bits, bool withSlowOnes)
      : channels(info.channels),
        slow(withSlowOnes),
        tops(std::size_t(info.channels)),
        step(bits > 0 ? float(std::ldexp(1.0, 1 - bits)) : 0.0f),
        levels(info.rate.hz),
        spectrum(info.rate.hz, bits),
        pitch(info.rate.hz),
        zeros(std::max<std::int64_t>(std::llround(kShortestZerosS * info.rate.hz), 1)) {}

  void add(std::span<const float> block) {
    const auto frames = std::size_t(block.size()) / std::size_t(channels);
    mono.resize(frames);
    pcm.resize(block.size());
    for (std::size_t f = 0, i = 0; f < frames; ++f) {
      float together = 0;
      bool zero = true;
      for (int c = 0; c < channels; ++c, ++i) {
        const float x = std::isfinite(block[i]) ? block[i] : 0.0f;
        sum += x;
        squares += double(x) * x;
        peak = std::max(peak, std::abs(x));
        pcm[i] = std::int16_t(std::lrint(std::clamp(x * 32768.0f, -32768.0f, 32767.0f)));
        used |= std::uint32_t(std::abs(int(pcm[i])));
        tops[std::size_t(c)].add(x);
        together += x;
        zero = zero && x == 0;
      }
      zeros.add(zero);
      mono[f] = together / float(channels);
    }
    n += block.size();
    levels.add(mono);
    spectrum.add(mono);
    if (!slow) return;
    hash.add(std::as_bytes(std::span(pcm)));  // both systems we run on are little endian
    pitch.add(mono);
  }

  int channels;
  bool slow;  // pitch and hash, too
  std::vector<FlatTops> tops;
  float step;              // of the file's bits; 0: float
  std::uint32_t used = 0;  // all 16-bit samples together: sounds of 8 bits leave the lower ones alone
  FrameLevels levels;
  MeanSpectrum spectrum;
  VoicePitch pitch;
  ZeroRuns zeros;
  Sha256 hash;
  std::vector<float> mono;
  std::vector<std::int16_t> pcm;
  double sum = 0, squares = 0;
  float peak = 0;
  std::size_t n = 0;
};

ClipFacts factsOf(Meters& meters) {
  ClipFacts facts;
  facts.version = ClipFacts::kVersion;
  facts.levelDb = decibels(std::sqrt(meters.squares / double(meters.n)));
  facts.peakDb = decibels(meters.peak);
  facts.dc = float(meters.sum / double(meters.n));
  meters.levels.finish();
  facts.silenceShare = meters.levels.silenceShare();
  facts.noiseDb = meters.levels.noiseDb();
  facts.snrDb = meters.levels.loudDb() - meters.levels.noiseDb();
  facts.bandwidthHz = meters.spectrum.bandwidthHz();
  if (meters.slow) facts.f0Hz = meters.pitch.medianHz(meters.levels.silentBelowDb());
  const int unused = meters.used > 0 ? std::countr_zero(meters.used) : 0;
  const float step = unused > 0 && meters.step > 0 ? std::ldexp(1.0f, unused - 15) : meters.step;
  for (FlatTops& channel : meters.tops) facts.clipped += channel.count(step);
  if (meters.slow) facts.soundHash = meters.hash.hex();
  return facts;
}

Result<RecordingFacts> recordingOf(Meters& meters, int rate, const std::string& path) {
  if (meters.n == 0) return Error{ErrorCode::FileEmpty, path + ": holds no sound (leave it out)"};
  meters.zeros.finish();
  RecordingFacts out;
  out.rateHz = rate;
  out.durationS = double(meters.n) / meters.channels / rate;
  out.zerosS = double(meters.zeros.total()) / rate;
  out.longestZerosS = double(meters.zeros.longest()) / rate;
  out.facts = factsOf(meters);
  return out;
}

Result<RecordingFacts> measure(const std::string& path, bool withSlowOnes, const JobContext& job) {
  auto sound = openSound(path, job);
  if (!sound) return sound.error();
  BlockReader& reader = **sound;
  const int channels = reader.info().channels, rate = reader.info().rate.hz;
  Meters meters(reader.info(), reader.bits(), withSlowOnes);
  // A small block: a stop is to be heard within 50 ms also by the slow part, the pitch.
  std::vector<float> block(std::size_t(std::min<std::int64_t>(reader.blockFrames(), 16384)) *
                           std::size_t(channels));
  for (;;) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, path + ": stopped"};
    const auto read = reader.read(block);
    if (!read) return read.error();
    if (*read == 0) break;
    meters.add(std::span(block).first(std::size_t(*read) * std::size_t(channels)));
  }
  return recordingOf(meters, rate, path);
}

}  // namespace

struct RecordingMeter::Impl {
  std::optional<Meters> meters;
  int rateHz = 0;
};

RecordingMeter::RecordingMeter() : d(std::make_unique<Impl>()) {}
RecordingMeter::~RecordingMeter() = default;

void RecordingMeter::begin(const AudioInfo& info, int bits) {
  d->rateHz = info.rate.hz;
  d->meters.emplace(info, bits, false);
}

void RecordingMeter::block(std::span<const float> interleaved) { d->meters->add(interleaved); }

Result<RecordingFacts> RecordingMeter::finish(const std::string& path) {
  return recordingOf(*d->meters, d->rateHz, path);
}

Result<ClipFacts> measureFacts(const std::string& path, const JobContext& job) {
  auto measured = measure(path, true, job);
  if (!measured) return measured.error();
  return std::move(measured->facts);
}

Result<RecordingFacts> measureRecording(const std::string& path, const JobContext& job) {
  return measure(path, false, job);
}

bool factsFresh(const Clip& clip) {
  return clip.facts.version == ClipFacts::kVersion && clip.facts.fileHash == clip.contentHash;
}

std::vector<ClipToMeasure> clipsToMeasure(
    const Dataset& data, const std::function<std::string(const std::string&)>& absolutePath) {
  std::vector<ClipToMeasure> out;
  for (const Clip& clip : data.clips)
    if (clip.error.empty() && !factsFresh(clip))
      out.push_back({clip.id, absolutePath(clip.file), clip.contentHash, clip.facts.duplicate});
  return out;
}

MeasuredClips measureClips(const std::vector<ClipToMeasure>& clips, int jobs, const JobContext& job) {
  std::vector<std::optional<Result<ClipFacts>>> all(clips.size());
  parallelFor(clips.size(), jobs, job, [&](std::size_t i) {
    all[i] = measureFacts(clips[i].path, {job.stop, {}});
  });
  MeasuredClips out;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (!all[i]) continue;
    if (all[i]->has_value()) {
      ClipFacts facts = std::move(all[i]->value());
      facts.fileHash = clips[i].fileHash;
      facts.duplicate = clips[i].duplicate;
      out.facts.emplace_back(clips[i].id, std::move(facts));
    } else if (all[i]->error().code != ErrorCode::Cancelled) {
      out.problems.emplace_back(clips[i].id, all[i]->error().detail);
    }
  }
  return out;
}

}  // namespace ullim
