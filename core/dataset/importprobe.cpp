#include <algorithm>
#include <cmath>
#include <filesystem>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/dataset/import.h"

namespace ullim {
namespace {

// A file this small is decoded whole; longer ones are read by their header only, to keep an import quick.
constexpr std::uintmax_t kDecodeBytes = 2u << 20;
constexpr double kDecodeS = 60.0;
constexpr std::int64_t kDecodeSamples = std::int64_t(16) << 20;

const double kNearlySilent = std::pow(10.0, -55.0 / 20);
constexpr double kDcOffset = 0.02;
constexpr double kDcShare = 0.5;                // of the RMS: a low rumble is no offset
constexpr std::int64_t kFullScaleSamples = 10;  // a normalised recording touches full scale once or twice
constexpr float kFullScale = 1.0f - 1.0f / 32768;
constexpr double kVeryShortS = 0.05;

void remark(ImportRow& row, const std::string& text) {
  row.remarks += (row.remarks.empty() ? "" : ", ") + text;
}

void probe(ImportRow& row, const JobContext& job) {
  const auto info = readAudioInfo(row.path);
  if (!info) {
    row.error = info.error().detail;
    return;
  }
  row.sampleRate = info->rate.hz;
  row.channels = info->channels;
  row.frames = info->frames;
  row.durationS = info->durationS();
  std::error_code ec;
  const auto bytes = std::filesystem::file_size(row.path, ec);
  if (!ec && bytes <= kDecodeBytes && row.durationS <= kDecodeS &&
      row.frames * row.channels <= kDecodeSamples) {
    ReadOptions options;
    options.mono = false;
    const auto clip = readAudio(row.path, options, job);
    if (!clip) {
      if (clip.error().code != ErrorCode::Cancelled) row.error = clip.error().detail;
      return;
    }
    const AudioFacts& facts = clip->facts;
    row.frames = clip->frames();
    row.durationS = seconds(row.frames, info->rate);
    if (facts.truncated) remark(row, "truncated");
    if (facts.nonFinite > 0) remark(row, "non-finite samples");
    if (row.frames > 0) {
      const auto loud = std::count_if(clip->samples.begin(), clip->samples.end(),
                                      [](float x) { return std::abs(x) >= kFullScale; });
      if (facts.clipped > 0 || loud >= kFullScaleSamples) remark(row, "clipped");
      const bool hasMean = row.durationS >= kVeryShortS;
      if (hasMean && std::abs(facts.dc) >= std::max(kDcOffset, kDcShare * facts.rms))
        remark(row, "DC offset");
      if (facts.peak == 0) {
        remark(row, "silent");
      } else if (facts.rms < kNearlySilent) {
        remark(row, "nearly silent");
      }
    }
  }
  if (row.frames == 0) {
    row.error = row.path + ": holds no sound, 0 samples (record it again or remove it)";
  } else if (row.durationS < kVeryShortS) {
    remark(row, "very short");
  }
}

}  // namespace

Result<Done> probeImport(ImportPlan& plan, const ImportOptions& options, const JobContext& job) {
  const bool finished =
      parallelFor(plan.rows.size(), options.jobs, job, [&](std::size_t i) { probe(plan.rows[i], job); });
  if (!finished) return Error{ErrorCode::Cancelled, "import"};
  return Done{};
}

}  // namespace ullim
