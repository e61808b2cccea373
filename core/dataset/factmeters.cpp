#include "core/dataset/factmeters.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/dsp/window.h"

namespace ullim {
namespace {

constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
constexpr int kShortestFlatTop = 3;
constexpr int kManyAtFullScale = 10;
constexpr float kGlideSteps = 4;  // a parabola's round top falls by no more beside three equal samples
constexpr float kSilentDb = -60, kSilentUnderLoudDb = 40;
constexpr double kBandDb = 60, kOverRoundingDb = 10;
constexpr double kVoicedBelow = 0.3;
constexpr double kPeriodsAFrame =
    4.4;                           // librosa's difference keeps the energy of one end: short frames suffer
constexpr int kPitchRate = 12000;  // at least, where the sound has it
constexpr double kPitchMinHz = 70, kPitchMaxHz = 1200;

double powerOf(std::span<const float> samples) {
  double sum = 0;
  for (const float x : samples) sum += double(x) * x;
  return samples.empty() ? 0 : sum / double(samples.size());
}

int powerOfTwo(double least) {
  int n = 16;
  while (n < least) n *= 2;
  return n;
}

}  // namespace

// A run's end: `next` is the sample behind it.
void FlatTops::Side::close(float next) {
  const float fall = ceiling - std::min(before, next);
  if (fall > 0) {
    const int exponent = std::clamp(std::ilogb(fall) + kFinest, 0, kFinest);
    Touches& touches = falls[std::size_t(exponent)];
    ++touches.visits;
    touches.samples += run;
    if (run >= kShortestFlatTop) ++touches.runs;
  }
  run = 0;
}

void FlatTops::Side::add(float x) {
  if (first) last = x;
  first = false;
  if (x > ceiling) {
    before = last;
    ceiling = x;
    run = 1;
    falls.fill({});
  } else if (x == ceiling && x > 0) {
    if (run == 0) before = last;
    ++run;
  } else if (run > 0) {
    close(x);
  }
  last = x;
}

FlatTops::Touches FlatTops::Side::sharp(float step) const {
  Touches out;
  for (int exponent = 0; exponent <= kFinest; ++exponent) {
    if (std::ldexp(1.0f, exponent - kFinest) < kGlideSteps * step) continue;
    const Touches& touches = falls[std::size_t(exponent)];
    out.visits += touches.visits;
    out.samples += touches.samples;
    out.runs += touches.runs;
  }
  return out;
}

int FlatTops::count(float step) {
  // A run that the sound ends in has only one side; a sound that is nothing but one value has none.
  for (Side* side : {&m_up, &m_down})
    if (side->run > 0) side->close(side->before);
  const auto full = [&](const Side& side) { return side.ceiling >= 1.0f - step; };
  const Touches up = m_up.sharp(step), down = m_down.sharp(step);
  const bool many = (full(m_up) ? up.samples : 0) + (full(m_down) ? down.samples : 0) >= kManyAtFullScale;
  return (full(m_up) && many ? up.visits : up.runs) + (full(m_down) && many ? down.visits : down.runs);
}

FrameLevels::FrameLevels(int rate)
    : m_cutter(std::max(rate / 50, 1), std::max(rate / 50, 1)),
      m_length(std::size_t(std::max(rate / 50, 1))),
      m_counts(std::size_t(kBins), 0) {}

void FrameLevels::add(std::span<const float> block) {
  m_cutter.add(block, [this](std::span<const float> samples) { frame(samples); });
}

void FrameLevels::finish() {
  const auto rest = m_cutter.rest();
  if (rest.size() * 2 >= m_length || (m_frames == 0 && !rest.empty())) frame(rest);
}

void FrameLevels::frame(std::span<const float> samples) {
  ++m_frames;
  const double power = powerOf(samples);
  if (power <= 0) {
    ++m_zeros;
    return;
  }
  const double bin = std::floor((10 * std::log10(power) - kLowestDb) * kPerDb);
  ++m_counts[std::size_t(std::clamp(bin, 0.0, double(kBins - 1)))];
}

float FrameLevels::percentile(double share) const {
  const std::int64_t n = m_frames - m_zeros;
  if (n == 0) return kNone;
  const auto wanted = std::int64_t(share * double(n - 1) + 0.5);
  std::int64_t seen = 0;
  for (std::size_t i = 0; i < m_counts.size(); ++i)
    if ((seen += m_counts[i]) > wanted) return float(kLowestDb + (double(i) + 0.5) / kPerDb);
  return kNone;
}

float FrameLevels::silentBelowDb() const {
  const float loud = loudDb();
  return std::isnan(loud) ? kSilentDb : std::max(kSilentDb, loud - kSilentUnderLoudDb);
}

float FrameLevels::silenceShare() const {
  if (m_frames == 0) return kNone;
  const auto bins = std::size_t(std::clamp((silentBelowDb() - kLowestDb) * kPerDb, 0.0f, float(kBins)));
  std::int64_t silent = m_zeros;
  for (std::size_t i = 0; i < bins; ++i) silent += m_counts[i];
  return float(double(silent) / double(m_frames));
}

MeanSpectrum::MeanSpectrum(int rate, int bits)
    : m_rate(rate),
      m_bits(bits),
      m_length(std::min(powerOfTwo(rate * 0.05), 65536)),
      m_cutter(m_length, m_length / 2),
      m_fft(m_length),
      m_power(std::size_t(m_length / 2 + 1), 0.0) {}

void MeanSpectrum::add(std::span<const float> block) {
  m_cutter.add(block, [this](std::span<const float> samples) { frame(samples); });
}

void MeanSpectrum::frame(std::span<const float> samples) {
  const auto n = samples.size();
  if (m_window.size() != n) {
    m_window = window(WindowKind::BlackmanHarris, int(n));  // nothing leaks above -92 dB
    m_windowPower = 0;
    for (const double w : m_window) m_windowPower += w * w;
  }
  const auto in = m_fft.input();
  std::fill(in.begin(), in.end(), 0.0);
  for (std::size_t i = 0; i < n; ++i) in[i] = m_window[i] * double(samples[i]);
  const auto bins = m_fft.transform();
  for (std::size_t k = 0; k < bins.size(); ++k) m_power[k] += std::norm(bins[k]) / m_windowPower;
  ++m_frames;
}

float MeanSpectrum::bandwidthHz() {
  if (m_frames == 0 && !m_cutter.rest().empty()) {
    const std::vector<float> all(m_cutter.rest().begin(), m_cutter.rest().end());
    frame(all);
  }
  if (m_frames == 0) return kNone;
  // Not the first bins: a DC offset is no sound.
  constexpr std::size_t kFirst = 4;
  double highest = 0;
  for (std::size_t k = kFirst; k < m_power.size(); ++k) highest = std::max(highest, m_power[k]);
  // Rounding to steps of q makes noise of q^2 / 12 a sample, spread evenly over the spectrum.
  const double step = m_bits > 0 ? std::ldexp(1.0, 1 - m_bits) : 0;
  const double rounding = step * step / 12 * double(m_frames) * std::pow(10, kOverRoundingDb / 10);
  const double least = std::max(highest * std::pow(10, -kBandDb / 10), rounding);
  if (highest <= 0) return kNone;
  for (std::size_t k = m_power.size(); k-- > kFirst;)
    if (m_power[k] > least) return float(double(k) * m_rate / m_length);
  return kNone;
}

VoicePitch::VoicePitch(int rate) : m_every(std::max(rate / kPitchRate, 1)), m_cutter(1, 1) {
  const SampleRate slow{rate / m_every};
  m_slowRate = double(rate) / m_every;
  m_options.fMinHz = kPitchMinHz;
  m_options.fMaxHz = std::min(kPitchMaxHz, slow.hz / 4.0);
  m_options.frameLength = powerOfTwo(kPeriodsAFrame * slow.hz / kPitchMinHz);
  m_options.hopLength = std::max(slow.hz / 50, 1);
  m_options.center = false;
  m_possible = m_options.fMaxHz > 2 * kPitchMinHz && m_options.validate(slow).has_value();
  m_cutter = FrameCutter(m_options.frameLength, m_options.hopLength);
  if (m_possible) m_yin.emplace_back(slow, m_options);
}

void VoicePitch::add(std::span<const float> block) {
  if (!m_possible) return;
  // The mean of a few samples is filter enough: YIN looks at periods far longer than they are.
  m_slow.clear();
  for (const float x : block) {
    m_sum += x;
    if (++m_have < m_every) continue;
    m_slow.push_back(m_sum / float(m_every));
    m_sum = 0;
    m_have = 0;
  }
  m_cutter.add(m_slow, [this](std::span<const float> samples) { frame(samples); });
}

void VoicePitch::frame(std::span<const float> samples) {
  const double power = powerOf(samples);
  if (power <= 1e-10) return;
  YinKernel& yin = m_yin.front();
  std::copy(samples.begin(), samples.end(), yin.input().begin());
  const auto difference = yin.normalizedDifference();
  if (*std::min_element(difference.begin(), difference.end()) > kVoicedBelow) return;
  m_voiced.push_back({float(m_slowRate / yin.period(difference)), float(10 * std::log10(power))});
}

float VoicePitch::medianHz(float silentBelowDb) const {
  std::vector<float> hz;
  for (const Voiced& each : m_voiced)
    if (each.levelDb > silentBelowDb) hz.push_back(each.hz);
  if (hz.size() < 3) return kNone;
  const auto middle = hz.begin() + std::ptrdiff_t(hz.size() / 2);
  std::nth_element(hz.begin(), middle, hz.end());
  return *middle;
}

}  // namespace ullim
