#include "core/demo/synth.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/demo/filters.h"

namespace ullim::demo {
namespace {

constexpr double kTwoPi = 2 * std::numbers::pi;
constexpr double kControlS = 0.004;  // between updates of the slow quantities
constexpr double kMemory = 0.985;
constexpr double kTopShare = 0.47;  // of the sample rate: nothing is made above
constexpr std::size_t kMaxHarmonics = 96;

double fromDb(double db) { return std::pow(10.0, db / 20); }
double smoothStep(double x) {
  x = std::clamp(x, 0.0, 1.0);
  return x * x * (3 - 2 * x);
}

/// Uniform noise of variance 1: cheaper than a normal draw and no different to the ear once filtered.
double noiseSample(Rng& rng) { return (rng.uniform() * 2 - 1) * std::numbers::sqrt3; }

double contourAt(const std::array<double, kContourPoints>& points, double x) {
  const double at = std::clamp(x, 0.0, 1.0) * (kContourPoints - 1);
  const std::size_t i = std::min<std::size_t>(std::size_t(at), kContourPoints - 2);
  const double t = (1 - std::cos((at - double(i)) * std::numbers::pi)) / 2;
  return points[i] + (points[i + 1] - points[i]) * t;
}

/// What changes slowly within a unit.
struct Moment {
  double f0Hz = 0, envelope = 0, creak = 0, chaos = 0;
};

Moment momentAt(const Voice& voice, const Unit& unit, double s, double drift) {
  Moment m;
  const double x = s / unit.lengthS;
  const double vibrato = voice.vibratoDepth * std::sin(kTwoPi * voice.vibratoHz * s) * smoothStep(s / 0.3);
  m.f0Hz = voice.f0Hz * contourAt(unit.contour, x) * (1 + vibrato + drift);
  m.envelope = smoothStep(s / unit.attackS) * smoothStep((unit.lengthS - s) / unit.releaseS);
  m.envelope *=
      0.72 + 0.28 * std::sin(std::numbers::pi * std::clamp(x, 0.0, 1.0));  // effort swells in the middle
  if (unit.creakShare > 0) {
    m.creak = smoothStep((x - (1 - unit.creakShare)) / (0.5 * unit.creakShare));
    m.f0Hz *= 1 - 0.22 * m.creak;
    m.envelope *= 1 - 0.35 * m.creak;
  }
  if (unit.breakAt >= 0) {
    const double half = unit.breakShare / 2, away = std::abs(x - unit.breakAt - half) / half;
    m.chaos = smoothStep((1 - away) * 3);
  }
  if (unit.jumpAt >= 0 && x >= unit.jumpAt && x < unit.jumpAt + unit.jumpShare) m.f0Hz *= unit.jumpFactor;
  return m;
}

/// The tract: formant resonators in a row and radiation at the lips.
class Tract {
 public:
  Tract(const Voice& voice, double rate) : m_voice(voice), m_rate(rate) {
    while (m_count < kFormants && voice.formantHz[m_count] < 0.46 * rate) ++m_count;
    shape(1);
  }
  /// mouth: 1 is open as usual; closing lowers the first formant most.
  void shape(double mouth) {
    for (std::size_t f = 0; f < m_count; ++f) {
      const double scale = f == 0 ? mouth : 1 + 0.25 * (mouth - 1);
      m_formants[f].tune(std::min(m_voice.formantHz[f] * scale, 0.48 * m_rate), m_voice.bandwidthHz[f],
                         m_rate);
    }
  }
  double operator()(double x) {
    for (std::size_t f = 0; f < m_count; ++f) x = m_formants[f](x);
    const double y = x - 0.96 * m_last;
    m_last = x;
    return y;
  }

 private:
  const Voice& m_voice;
  double m_rate;
  std::size_t m_count = 0;
  std::array<Resonator, kFormants> m_formants;
  double m_last = 0;
};

/// The glottis over one unit: adds source x tract to `out` (which begins at time 0 of the clip).
void renderUnit(const Voice& voice, const Unit& unit, Rng& rng, std::vector<double>& out) {
  const double rate = voice.sampleRate;
  const std::int64_t begin = std::llround(unit.beginS * rate), n = std::llround(unit.lengthS * rate);
  // The tract rings on after the voice.
  const std::int64_t tail = std::int64_t(0.02 * rate), control = std::int64_t(kControlS * rate);
  Tract tract(voice, rate);
  const double exponent = std::min(-0.5, (voice.tiltDbPerOctave + unit.tiltDb) / 6.0206);
  std::array<double, kMaxHarmonics> amplitude;
  for (std::size_t k = 0; k < amplitude.size(); ++k) amplitude[k] = std::pow(double(k + 1), exponent);
  const double gain = fromDb(unit.levelDb), breath = voice.breathiness * unit.breath;
  double phase = rng.uniform(), drift = 0, effort = 0, wander = 0, cycleF0 = 1, cycleGain = 1;
  bool odd = false;
  Moment m;
  for (std::int64_t i = 0; i < n + tail; ++i) {
    if (i % control == 0) {
      // Pitch, effort and mouth wander: first-order random walks with a memory of about a quarter of a
      // second.
      drift = kMemory * drift + 0.0033 * rng.normal();
      effort = kMemory * effort + 0.16 * rng.normal();
      wander = kMemory * wander + 0.011 * rng.normal();
      m = i < n ? momentAt(voice, unit, double(i) / rate, drift) : Moment{};
      m.envelope *= fromDb(effort);
      tract.shape(std::clamp(unit.mouth * (0.78 + 0.27 * m.envelope) + wander, 0.5, 1.5));
    }
    double x = 0;
    if (m.envelope > 0) {
      phase += m.f0Hz * cycleF0 / rate;
      if (phase >= 1) {  // a new glottal cycle draws its own period and strength
        phase -= std::floor(phase);
        odd = !odd;
        cycleF0 = 1 + (voice.jitter + 0.02 * m.creak + 0.05 * m.chaos) * rng.normal();
        cycleGain = 1 + (voice.shimmer + 0.1 * m.creak + 0.25 * m.chaos) * rng.normal();
        if (odd) cycleGain *= 1 - std::min(0.8, 0.55 * m.creak + 0.5 * m.chaos);
        cycleF0 = std::clamp(cycleF0, 0.8, 1.25);
        cycleGain = std::clamp(cycleGain, 0.05, 1.6);
      }
      // sin(k a) by the Chebyshev recurrence; the highest harmonic fades with its distance to the top, so
      // that a gliding f0 switches none on or off with a click.
      const double exact = std::min(kTopShare * rate / (m.f0Hz * cycleF0), double(kMaxHarmonics));
      const std::size_t count = std::size_t(exact);
      const double a = kTwoPi * phase, twoCos = 2 * std::cos(a);
      double previous = 0, current = std::sin(a), sum = 0;
      for (std::size_t k = 0; k < count; ++k) {
        sum += (k + 1 == count ? exact - double(count) : 1.0) * amplitude[k] * current;
        const double next = twoCos * current - previous;
        previous = current;
        current = next;
      }
      const double open = 0.5 + 0.5 * std::sin(a);  // air flows while the glottis is open
      const double noise = noiseSample(rng) * (breath + 0.35 * m.chaos + 0.06 * m.creak) * (0.4 + 0.6 * open);
      x = m.envelope * gain * (sum * cycleGain * (1 - 0.4 * m.chaos) + noise);
    }
    const double y = tract(x);
    const std::int64_t at = begin + i;
    if (at >= 0 && at < std::int64_t(out.size())) out[std::size_t(at)] += y;
  }
}

void renderInspiration(const Voice& voice, const Inspiration& breath, Rng& rng, std::vector<double>& out) {
  const double rate = voice.sampleRate;
  const std::int64_t begin = std::llround(breath.beginS * rate), n = std::llround(breath.lengthS * rate);
  Tract tract(voice, rate);
  tract.shape(0.85);
  const double gain = fromDb(breath.levelDb);
  double phase = 0;
  for (std::int64_t i = 0; i < n; ++i) {
    const double x = double(i) / double(n);
    const double envelope = smoothStep(x * 3) * smoothStep((1 - x) * 4);
    phase += voice.f0Hz * (1.25 + 0.35 * x) / rate;  // drawn in, the voice rises
    const double voiced = breath.voiced * (std::sin(kTwoPi * phase) + 0.3 * std::sin(2 * kTwoPi * phase));
    const double y = tract(gain * envelope * (noiseSample(rng) + voiced));
    const std::int64_t at = begin + i;
    if (at >= 0 && at < std::int64_t(out.size())) out[std::size_t(at)] += y;
  }
}

/// What else is heard in a room: knocks and rustling of whoever holds the phone, below the loudness of the
/// cry.
void addKnocks(const Voice& voice, double loudness, Rng& rng, std::vector<double>& y) {
  const double rate = voice.sampleRate;
  const double expected = voice.knocksPerS * double(y.size()) / rate;
  for (double at = -std::log(1 - rng.uniform()); at < expected; at -= std::log(1 - rng.uniform())) {
    const std::size_t begin = std::size_t(at / expected * double(y.size()));
    const double decayS = rng.uniform(0.005, 0.05), gain = loudness * fromDb(rng.uniform(-34, -10));
    Resonator body;
    body.tune(std::min(rng.uniform(120, 900), 0.4 * rate), rng.uniform(80, 400), rate);
    const std::size_t end = std::min(y.size(), begin + std::size_t(6 * decayS * rate));
    for (std::size_t i = begin; i < end; ++i)
      y[i] += 0.4 * body(gain * std::exp(-double(i - begin) / (decayS * rate)) * noiseSample(rng));
  }
}

}  // namespace

std::vector<float> renderClip(const Voice& voice, const Melody& melody, Rng& rng) {
  const double rate = voice.sampleRate;
  std::vector<double> y(std::size_t(std::llround(melody.lengthS * rate)), 0.0);
  for (const Unit& unit : melody.units) renderUnit(voice, unit, rng, y);
  // The breaths follow the loudness of the baby, whose loudest possible cry is the reference of levelDb.
  double peak = 0;
  for (const double v : y) peak = std::max(peak, std::abs(v));
  double loudest = -60;
  for (const Unit& unit : melody.units) loudest = std::max(loudest, unit.levelDb);
  for (const Inspiration& breath : melody.inspirations) renderInspiration(voice, breath, rng, y);
  const double scale = peak > 0 ? fromDb(voice.levelDb + loudest) / peak : 0;

  for (double& v : y) v *= scale;
  addKnocks(voice, fromDb(voice.levelDb), rng, y);

  Butterworth device(true, voice.lowCutHz, rate), top(false, 0.45 * rate, rate);
  Reverb room(voice.reverbS, rate);
  Pink floor;
  const double floorGain = fromDb(voice.noiseDb) * 0.45, humGain = fromDb(voice.humDb) * std::numbers::sqrt2;
  const double humPhase = rng.uniform(0, kTwoPi);
  std::vector<float> out(y.size());
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double dry = y[i], t = double(i) / rate;
    const double swell = 1 + 0.35 * std::sin(kTwoPi * (0.3 * t) + humPhase);  // nobody's room is steady
    double v = dry + voice.reverbMix * room(dry) + floorGain * swell * floor(noiseSample(rng));
    v += humGain *
         (std::sin(kTwoPi * voice.humHz * t + humPhase) + 0.5 * std::sin(2 * kTwoPi * voice.humHz * t));
    out[i] = float(std::clamp(top(device(v)), -1.0, 1.0));
  }
  return out;
}

}  // namespace ullim::demo
