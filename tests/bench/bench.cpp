#include "tests/bench/bench.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <numbers>
#include <stdexcept>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/dsp/npy.h"

namespace ullim::bench {
namespace {

namespace fs = std::filesystem;

constexpr double kSlowMs = 5000;  // above it two rounds are enough
constexpr int kSlowRepeats = 2;

void writeText(const std::string& path, const std::string& text) {
  std::ofstream file(path, std::ios::binary);
  file.write(text.data(), std::streamsize(text.size()));
  if (!file.flush()) throw std::runtime_error(path + ": could not be written (free some space)");
}

}  // namespace

bool Settings::wants(const std::string& row) const {
  return only.empty() || std::find(only.begin(), only.end(), row) != only.end();
}

double millisecondsOf(const std::function<void()>& body) {
  const auto begin = std::chrono::steady_clock::now();
  body();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

double medianOf(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t middle = values.size() / 2;
  return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<Timed> measureTogether(const std::vector<Contender>& contenders, int repeats) {
  struct Seat {
    std::vector<double> times;
    int turns = 0;
  };
  std::vector<Seat> seats(contenders.size());
  for (std::size_t i = 0; i < seats.size(); ++i)
    if (const auto warm = contenders[i]())
      seats[i].turns = *warm > kSlowMs ? std::min(repeats, kSlowRepeats) : repeats;
  for (int round = 0; round < repeats; ++round)
    for (std::size_t turn = 0; turn < seats.size(); ++turn) {
      // Another one begins each round: what runs before leaves its traces in the caches.
      const std::size_t i = (turn + std::size_t(round)) % seats.size();
      if (round < seats[i].turns)
        if (const auto ms = contenders[i]()) seats[i].times.push_back(*ms);
    }
  std::vector<Timed> out;
  for (const Seat& seat : seats) {
    Timed timed;
    if (!seat.times.empty()) timed = {medianOf(seat.times), int(seat.times.size())};
    out.push_back(timed);
  }
  return out;
}

std::vector<float> madeUpCry(double lengthS, SampleRate sr) {
  constexpr int kHarmonics = 20;
  constexpr double kBreathS = 1.3;  // one cry and one breath
  std::vector<float> out(std::size_t(lengthS * sr.hz));
  Rng rng(20260611);
  double phase = 0, pink = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double t = double(i) / sr.hz, breath = std::fmod(t, kBreathS) / kBreathS;
    const double f0 = 430 + 90 * std::sin(std::numbers::pi * breath) + 20 * std::sin(2.1 * t);
    phase = std::fmod(phase + 2 * std::numbers::pi * f0 / sr.hz, 2 * std::numbers::pi);
    // sin(k p) = 2 cos(p) sin((k - 1) p) - sin((k - 2) p): one sine and one cosine for all harmonics.
    const double twice = 2 * std::cos(phase);
    double now = std::sin(phase), before = 0, sum = 0;
    for (int k = 1; k <= kHarmonics && k * f0 < sr.hz / 2.0; ++k) {
      sum += now / k;
      const double after = twice * now - before;
      before = now;
      now = after;
    }
    const double envelope = breath < 0.75 ? std::sin(std::numbers::pi * breath / 0.75) : 0;
    pink = 0.95 * pink + 0.05 * rng.uniform(-1, 1);
    out[i] = float(0.25 * envelope * sum + 0.05 * pink + 0.002 * rng.uniform(-1, 1));
  }
  return out;
}

Bench::Bench(Settings settings) : m_settings(std::move(settings)) {
  std::string name = (fs::temp_directory_path() / "ullim-bench-XXXXXX").string();
  if (!mkdtemp(name.data()))
    throw std::runtime_error(name + ": could not be made (set TMPDIR to a folder that can be written)");
  m_folder = name;
}

Bench::~Bench() {
  m_librosa.reset();
  m_torchaudio.reset();
  std::error_code ignored;
  fs::remove_all(m_folder, ignored);
}

const std::vector<float>& Bench::signal(const std::string& name, double lengthS, SampleRate sr) {
  for (const auto& known : m_signals)
    if (known->name == name) return known->samples;
  std::fprintf(stderr, "making %s: %.0f s at %d Hz\n", name.c_str(), lengthS, sr.hz);
  AudioClip clip;
  clip.rate = sr;
  clip.samples = madeUpCry(lengthS, sr);
  if (const auto ok = writeWav(path(name + ".wav"), clip); !ok) throw std::runtime_error(ok.error().detail);
  writeText(path(name + ".npy"), npyBytes(std::span<const float>(clip.samples)));
  m_signals.push_back(std::make_unique<Signal>(Signal{name, std::move(clip.samples)}));
  return m_signals.back()->samples;
}

const std::vector<std::string>& Bench::clips() {
  const fs::path folder = fs::path(m_settings.data) / "fsdd" / "recordings";
  std::error_code error;
  if (!m_clips.empty() || !fs::is_directory(folder, error)) return m_clips;
  for (const auto& entry : fs::directory_iterator(folder))
    if (entry.path().extension() == ".wav") m_clips.push_back(fs::absolute(entry.path()).string());
  std::sort(m_clips.begin(), m_clips.end());
  m_clips.resize(std::min<std::size_t>(m_clips.size(), m_settings.quick ? 200 : 1000));
  std::string list;
  for (const std::string& clip : m_clips) list += clip + "\n";
  writeText(path("clips.txt"), list);
  return m_clips;
}

std::string Bench::script(const std::string& name) const {
  return std::string(ULLIM_BENCH_SCRIPTS "/") + name;
}

std::vector<std::string> Bench::pythonEnvironment() const {
  std::vector<std::string> set{"PYTHONPYCACHEPREFIX=" + path("pycache"), "PYTHONWARNINGS=ignore",
                               "MPLBACKEND=Agg"};
  if (!m_settings.librosa.empty()) {
    // The stand-in for the Python package soxr comes last: a real one, if installed, is found before it only
    // when it lies on PYTHONPATH already.
    const char* const before = std::getenv("PYTHONPATH");
    set.push_back("PYTHONPATH=" + m_settings.librosa + (before ? std::string(":") + before : "") +
                  ":" ULLIM_SHARED "/reference/soxr_ctypes");
  }
  if (!std::getenv("NUMBA_CACHE_DIR")) set.push_back("NUMBA_CACHE_DIR=" + path("numba"));
  // Without compiled modules on disk every import would compile again: not what users wait for.
  return environmentWith(set, {"PYTHONDONTWRITEBYTECODE"});
}

PythonSide& Bench::side(std::unique_ptr<PythonSide>& side, const std::string& file) {
  if (!side) {
    std::fprintf(stderr, "starting %s\n", file.c_str());
    side = std::make_unique<PythonSide>(
        std::vector<std::string>{m_settings.python, script(file), "--ask", "--data", m_folder},
        pythonEnvironment());
  }
  return *side;
}

Contender Bench::librosa(const std::string& job) {
  return [this, job] { return side(m_librosa, "yardstick_librosa.py").ask(job); };
}

Contender Bench::torchaudio(const std::string& job) {
  return [this, job] { return side(m_torchaudio, "yardstick_torchaudio.py").ask(job); };
}

std::vector<std::string> Bench::sides() const {
  std::vector<std::string> out;
  if (m_librosa) out.push_back("librosa: " + m_librosa->description());
  if (m_torchaudio) out.push_back("torchaudio: " + m_torchaudio->description());
  return out;
}

}  // namespace ullim::bench
