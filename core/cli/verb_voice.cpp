#include <cmath>
#include <new>
#include <ostream>

#include "core/audio/audiofile.h"
#include "core/base/parallel.h"
#include "core/cli/text.h"
#include "core/cli/verbs.h"
#include "core/dsp/voicequality.h"

namespace ullim {
namespace {

struct Options {
  std::vector<std::string> inputs;
  ReadOptions read;
  VoiceQualityOptions voice;
};

struct Row {
  std::string file, error;
  VoiceQuality quality;
};

void measure(Row& row, const Options& options, const JobContext& job) try {
  const auto clip = readAudio(row.file, options.read, job);
  if (!clip) {
    row.error = clip.error().detail;
    return;
  }
  if (clip->frames() == 0) {
    row.error = row.file + ": holds no sound (check the file and --offset)";
    return;
  }
  const auto quality = voiceQuality(clip->samples, clip->rate, options.voice, job);
  if (quality)
    row.quality = *quality;
  else
    row.error = row.file + ": " + quality.error().detail;
} catch (const std::bad_alloc&) {
  row.error = row.file + ": does not fit into memory (use --offset and --duration)";
}

Json orNull(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

Json rowJson(const Row& row) {
  if (!row.error.empty()) return {{"file", row.file}, {"error", row.error}};
  const VoiceQuality& q = row.quality;
  return {{"file", row.file},
          {"hnr_db", orNull(q.hnrDb)},
          {"jitter_local", orNull(q.jitterLocal)},
          {"jitter_rap", orNull(q.jitterRap)},
          {"jitter_ppq5", orNull(q.jitterPpq5)},
          {"shimmer_local", orNull(q.shimmerLocal)},
          {"shimmer_local_db", orNull(q.shimmerLocalDb)},
          {"shimmer_apq3", orNull(q.shimmerApq3)},
          {"shimmer_apq5", orNull(q.shimmerApq5)},
          {"f0_median_hz", orNull(q.f0MedianHz)},
          {"f0_min_hz", orNull(q.f0MinHz)},
          {"f0_max_hz", orNull(q.f0MaxHz)},
          {"periods", q.periods},
          {"voiced_share", orNull(q.voicedShare)},
          {"error", nullptr}};
}

int run(Session& session, const Options& options) {
  constexpr SampleRate kAnyRate{1 << 24};  // what depends on the rate is judged file by file
  if (auto ok = options.voice.validate(kAnyRate); !ok) return session.fail(ok.error());
  std::vector<Row> rows;
  for (const std::string& input : options.inputs) rows.push_back({input, {}, {}});
  const JobContext inner{session.stop, {}};
  if (!parallelFor(rows.size(), session.common.jobs, session.job("voice"),
                   [&](std::size_t i) { measure(rows[i], options, inner); }))
    return session.fail({ErrorCode::Cancelled, {}});
  std::size_t done = 0, failed = 0;
  Json json = Json::array();
  std::vector<std::vector<std::string>> table{
      {"file", "HNR dB", "jitter %", "shimmer %", "f0 Hz", "f0 min", "f0 max", "periods", "voiced %"}};
  for (const Row& row : rows) {
    ++(row.error.empty() ? done : failed);
    if (!row.error.empty()) session.problem(row.error);
    json.push_back(rowJson(row));
    if (!row.error.empty()) continue;
    const VoiceQuality& q = row.quality;
    table.push_back({row.file, fixedText(q.hnrDb, 1), fixedText(100 * q.jitterLocal, 2),
                     fixedText(100 * q.shimmerLocal, 2), fixedText(q.f0MedianHz, 1), fixedText(q.f0MinHz, 1),
                     fixedText(q.f0MaxHz, 1), std::to_string(q.periods), fixedText(100 * q.voicedShare, 0)});
  }
  if (session.common.json)
    session.print(json);
  else if (done > 0)
    session.out << tableText(table);
  return session.batchExit(done, failed);
}

}  // namespace

Action setupVoice(CLI::App& app) {
  auto options = std::make_shared<Options>();
  addMany(app, "INPUT", options->inputs, "Sound files")->required();
  app.add_option("--fmin", options->voice.fMinHz, "Lowest pitch, Hz; 150 for infant cries")
      ->capture_default_str();
  app.add_option("--fmax", options->voice.fMaxHz, "Highest pitch, Hz; 1200 for infant cries")
      ->capture_default_str();
  app.add_option("--channel", options->read.channel,
                 "Take this channel alone, counted from 0 (default: the mix)")
      ->check(CLI::Range(0, 1023));
  app.add_option("--offset", options->read.offsetS, "Start reading here, s")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--duration", options->read.durationS, "Read so much, s (default: to the end)")
      ->check(CLI::NonNegativeNumber);
  return [options](Session& session) { return run(session, *options); };
}

}  // namespace ullim
