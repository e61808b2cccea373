// The engine alone: core/view/longsound.h, without any window.
#include <cmath>
#include <cstdio>
#include <filesystem>

#include "core/base/random.h"
#include "core/view/longsound.h"
#include "tests/bench/views/views.h"

namespace ullim::bench {
namespace {

constexpr int kWidth = 1200;

struct Goals {
  std::optional<double> openS, firstS, pyramidS;
};

/// What a window would hold: the waveform and three pictures.
struct Views {
  std::shared_ptr<LongSound> sound;
  std::shared_ptr<WaveSource> wave;
  std::vector<std::shared_ptr<CellSource>> pictures;
  std::vector<double> askedMs, usedMs;  ///< every question for a whole set of pictures: wall, processor

  bool open(const std::string& path, const std::string& cache) {
    LongSound::Options options;
    options.cacheFolder = cache;
    auto opened = LongSound::open(path, options);
    if (!opened) {
      std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
      return false;
    }
    sound = *opened;
    wave = sound->wave();
    return true;
  }
  void ask() {
    for (const FeatureKind kind : {FeatureKind::StftDb, FeatureKind::LogMel, FeatureKind::Mfcc}) {
      FeatureOptions options;
      options.kind = kind;
      if (auto cells = sound->cells(options)) pictures.push_back(*cells);
    }
  }
  /// Seconds [beginS, endS): something everywhere (or, with `final`, the last word).
  bool shows(double beginS, double endS, bool final) {
    const double begin = nowS(), beginMs = threadMs();
    const double rate = sound->info().rate.hz;
    const auto peaks = wave->columns(beginS * rate, endS * rate, kWidth);
    bool good = final ? wave->complete() : true;
    for (const Peak& peak : peaks) good = good && peak.rms > 0;
    for (const auto& picture : pictures) {
      const double perFrame = 512 / rate;
      const auto cells =
          picture->cells(std::int64_t(beginS / perFrame), std::int64_t(endS / perFrame), kWidth);
      good = good && cells.feature && (!final || cells.complete);
      if (!good || final) continue;
      for (std::size_t c = 0; c < cells.feature->values.rows(); ++c)
        good = good && !std::isnan(cells.feature->values(c, 0));
    }
    askedMs.push_back(1000 * (nowS() - begin));
    usedMs.push_back(threadMs() - beginMs);
    return good;
  }
};

void printUntil(const std::string& work, std::optional<double> seconds, std::optional<double> goal = {}) {
  printRow(work, seconds ? *seconds : -1, "s", goal, seconds ? "" : "not within 300 s");
}

void zooms(Views& views, double lengthS) {
  Rng rng(3);
  for (const double wideS : {600.0, 60.0, 5.0}) {
    if (wideS > lengthS / 2) continue;
    std::vector<double> times;
    for (int i = 0; i < 8; ++i) {
      const double begin = rng.uniform(0, lengthS - wideS);
      if (const auto took = secondsUntil([&] { return views.shows(begin, begin + wideS, true); }, 30))
        times.push_back(1000 * *took);
    }
    printRow("jump to " + std::to_string(int(wideS)) + " s anywhere: final, median of 8",
             percentile(times, 0.5), "ms");
  }
}

void benchOne(const LongFile& file, const Goals& goals, const std::string& cache) {
  if (file.path.empty()) return;
  printHead(file.name + ": waveform, STFT, log-mel and MFCC at " + std::to_string(kWidth) + " pixels");
  const double lengthS = file.lengthS;
  {
    Views alone;
    if (!alone.open(file.path, {})) return;
    printUntil("waveform alone: the whole pyramid", secondsUntil([&] { return alone.wave->complete(); }),
               goals.pyramidS);
  }
  Views views;
  const double begin = nowS();
  if (!views.open(file.path, cache)) return;
  printRow("open", nowS() - begin, "s", goals.openS);
  views.ask();
  const auto wave = secondsUntil([&] {
    for (const Peak& peak : views.wave->columns(0, double(views.wave->length()), kWidth))
      if (peak.rms == 0) return false;
    return true;
  });
  if (wave) printRow("waveform shows everywhere (coarse), since the open", nowS() - begin, "s", goals.firstS);
  const auto first = secondsUntil([&] { return views.shows(0, lengthS, false); });
  if (first) printRow("all four show everywhere (coarse), since the open", nowS() - begin, "s", goals.firstS);
  if (secondsUntil([&] { return views.wave->complete(); }))
    printRow("the whole pyramid, with the pictures waiting", nowS() - begin, "s", goals.pyramidS);
  if (secondsUntil([&] { return views.shows(0, lengthS, true); }))
    printRow("all four are final", nowS() - begin, "s");
  const double overviewMb = peakMegabytes();
  zooms(views, lengthS);
  printRow("a question for all four, 99 of 100 within", percentile(views.askedMs, 0.99), "ms", 16.0,
           "the workers busy meanwhile");
  printRow("the same, processor time of the asking thread", percentile(views.usedMs, 0.99), "ms", 16.0);
  printRow("peak memory of this process: the overview; with all zooms", overviewMb, "MB");
  printRow("", peakMegabytes(), "MB");
  secondsUntil([&] { return FeatureCache(cache, kViewCacheBytes, "views").amount().entries % 4 == 0; }, 10);
  views = {};

  Views again;
  const double second = nowS();
  if (!again.open(file.path, cache)) return;
  again.ask();
  if (secondsUntil([&] { return again.shows(0, lengthS, true); }))
    printRow("opened again: all four are final", nowS() - second, "s", goals.firstS);
  const double closing = nowS();
  again = {};
  printRow("closed", 1000 * (nowS() - closing), "ms", 50.0);
  {
    Views busy;
    if (!busy.open(file.path, {})) return;
    busy.ask();
    secondsUntil([&] { return busy.wave->complete(); });
    const double stop = nowS();
    busy = {};
    printRow("closed in the middle of the pass", 1000 * (nowS() - stop), "ms", 50.0);
  }
}

}  // namespace

void benchLongSounds(const ViewSettings& settings) {
  const std::string cache = settings.dir + "/cache";
  std::filesystem::remove_all(cache);
  if (settings.wants("wav")) benchOne(hourOfStereo(settings), {{}, 1.0, 3.0}, cache);
  if (settings.wants("flac")) benchOne(tenHours(settings), {2.0, {}, {}}, cache);
  std::filesystem::remove_all(cache);
}

}  // namespace ullim::bench
