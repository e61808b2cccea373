#pragma once
// What the tests of core/view share: signals that can be told from outside, files of them, and waiting.
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <limits>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/view/longsound.h"
#include "tests/sndwriter.h"

namespace ullim::test {

constexpr double kPi = 3.14159265358979323846;

/// Noise that grows and falls, tones, silence and clicks: no two parts alike, floor and maximum far apart.
inline std::vector<float> livelySignal(double lengthS, int rate, std::uint64_t seed = 5) {
  Rng rng(seed);
  std::vector<float> y(std::size_t(lengthS * rate));
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double t = double(i) / rate;
    const bool silent = std::fmod(t, 11.0) > 9.5;
    const double swell = 0.02 + 0.3 * t / lengthS;
    y[i] = silent
               ? 0.0f
               : float(swell * (0.1 * rng.normal() + std::sin(2 * kPi * (200 + 30 * std::fmod(t, 7.0)) * t)));
  }
  return y;
}

inline std::string written(const QTemporaryDir& dir, const QString& name, const std::vector<float>& planar,
                           int rate, int channels = 1, WavEncoding encoding = WavEncoding::Float32) {
  AudioClip clip;
  clip.rate = {rate};
  clip.channels = channels;
  clip.samples = planar;
  const std::string path = dir.filePath(name).toStdString();
  if (!writeWav(path, clip, encoding)) qFatal("no file");
  return path;
}

inline std::shared_ptr<LongSound> opened(const std::string& path, LongSound::Options options = {}) {
  if (options.threads == 0) options.threads = 2;
  auto sound = LongSound::open(path, options);
  if (!sound) qFatal("%s", sound.error().detail.c_str());
  return *sound;
}

template <class Condition>
bool eventually(Condition&& condition, int ms = 60000) {
  QElapsedTimer timer;
  timer.start();
  while (!condition()) {
    if (timer.elapsed() > ms) return false;
    QTest::qSleep(2);
  }
  return true;
}

/// The picture once nothing is missing.
inline CellSource::Cells finished(const CellSource& source, std::int64_t first, std::int64_t end,
                                  int columns) {
  CellSource::Cells cells;
  eventually([&] { return (cells = source.cells(first, end, columns)).complete; });
  return cells;
}

inline double largestDifference(std::span<const float> a, std::span<const float> b) {
  if (a.size() != b.size()) return std::numeric_limits<double>::infinity();
  double most = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const double d = std::fabs(double(a[i]) - double(b[i]));
    most = d <= most ? most : d;  // NaN counts as the worst
    if (d != d) return std::numeric_limits<double>::infinity();
  }
  return most;
}

/// Column c of a zoomed-out picture, from all frames: the largest of frames [first, end).
inline std::vector<float> pooled(const Matrix& frames, std::int64_t first, std::int64_t end) {
  const auto begin = frames.row(std::size_t(first));
  std::vector<float> out(begin.begin(), begin.end());
  for (std::int64_t t = first; t < std::min<std::int64_t>(end, std::int64_t(frames.rows())); ++t)
    for (std::size_t r = 0; r < out.size(); ++r) out[r] = std::max(out[r], frames(std::size_t(t), r));
  return out;
}

}  // namespace ullim::test
