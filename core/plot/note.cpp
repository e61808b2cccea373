#include "core/plot/note.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ullim {
namespace {

constexpr int kA4 = 69;            // MIDI number of A4
constexpr double kA4Hz = 440.0;    // its frequency
constexpr int kC0 = 12, kC1 = 24;  // MIDI numbers
constexpr double kOctave = 12;     // semitones
constexpr int kOctaves = 10;
constexpr int kFewestTicks = 2;          // fewer notes in view than this: ordinary ticks, named with cents
constexpr double kRoomForSemitones = 4;  // librosa names semitones in a view up to two octaves wide

double midiOf(double hz) { return kOctave * std::log2(hz / kA4Hz) + kA4; }
double hzOf(double midi) { return kA4Hz * std::exp2((midi - kA4) / kOctave); }

std::vector<Tick> ticksEvery(int semitones, int lowestMidi, double lowHz, double highHz) {
  std::vector<Tick> ticks;
  const double lowest = std::max(double(lowestMidi), midiOf(std::max(lowHz, 1.0)));
  for (int midi = int(std::ceil(lowest / semitones - 1e-9)) * semitones; hzOf(midi) <= highHz;
       midi += semitones)
    ticks.push_back({hzOf(midi), noteName(hzOf(midi), false)});
  return ticks;
}

}  // namespace

std::string noteName(double hz, bool cents) {
  if (!(hz > 0) || !std::isfinite(hz)) return {};
  static constexpr const char* kNames[] = {"C",       "C\u266f", "D",       "D\u266f", "E",       "F",
                                           "F\u266f", "G",       "G\u266f", "A",       "A\u266f", "B"};
  const double midi = midiOf(hz);
  const double nearest = std::nearbyint(midi);
  const int octave = int(std::floor(nearest / kOctave)) - 1;
  std::string name = kNames[std::size_t(nearest - kOctave * (octave + 1))] + std::to_string(octave);
  if (!cents) return name;
  char rest[16];
  std::snprintf(rest, sizeof rest, "%+d", int(std::lround(100 * (midi - nearest))));
  return name + rest;
}

std::vector<Tick> noteTicks(double lowHz, double highHz, int maxTicks) {
  if (!(highHz > lowHz) || !std::isfinite(lowHz) || !std::isfinite(highHz)) return {};
  std::vector<Tick> ticks;
  if (highHz <= kRoomForSemitones * std::max(1.0, lowHz)) {
    for (const int semitones : {1, 2, 3, 4, 6})
      if (ticks = ticksEvery(semitones, kC0, lowHz, highHz); int(ticks.size()) <= maxTicks) break;
  } else {
    for (int octaves = 1; octaves <= kOctaves; ++octaves)
      if (ticks = ticksEvery(12 * octaves, kC1, lowHz, highHz); int(ticks.size()) <= maxTicks) break;
  }
  if (int(ticks.size()) >= kFewestTicks) return ticks;
  ticks = valueTicks(lowHz, highHz, maxTicks);
  for (Tick& tick : ticks) tick.label = noteName(tick.value);
  std::erase_if(ticks, [](const Tick& tick) { return tick.label.empty(); });
  return ticks;
}

}  // namespace ullim
