#include "core/demo/melody.h"

#include <algorithm>
#include <cmath>

namespace ullim::demo {
namespace {

/// The habits of a class. Pairs are the range a unit draws from.
struct Range {
  double low, high;
  double draw(Rng& rng) const { return rng.uniform(low, high); }
};

struct Habit {
  Range lengthS, gapS, pitch, levelDb, attackS, tiltDb, breath;
  std::array<double, kContourPoints> contour;
  double wobble;                ///< standard deviation of a contour point
  double irregularity;          ///< how much lengths and gaps differ from unit to unit, 0: a clockwork
  double creak, breaks, jumps;  ///< chance of each in a unit
  double inspiration;           ///< chance of an audible breath in the gap
  Range mouth;
};

const Habit kOrdinary{.lengthS = {0.6, 1.1},
                      .gapS = {0.25, 0.55},
                      .pitch = {0.95, 1.1},
                      .levelDb = {-5, 0},
                      .attackS = {0.03, 0.09},
                      .tiltDb = {-1, 1},
                      .breath = {0.8, 1.4},
                      .contour = {0.92, 1.04, 1.08, 1.06, 1.0, 0.9},
                      .wobble = 0.025,
                      .irregularity = 0.5,
                      .creak = 0.15,
                      .breaks = 0.15,
                      .jumps = 0.05,
                      .inspiration = 0.5,
                      .mouth = {0.9, 1.1}};

const std::array<Habit, kClasses.size()> kHabits{{
    // hungry: phrases of about a second that rise and fall, in an even rhythm, each with a short breath
    {.lengthS = {0.75, 1.15},
     .gapS = {0.16, 0.3},
     .pitch = {1.0, 1.12},
     .levelDb = {-4, 0},
     .attackS = {0.04, 0.09},
     .tiltDb = {-0.5, 1.5},
     .breath = {0.7, 1.2},
     .contour = {0.82, 1.02, 1.2, 1.22, 1.06, 0.84},
     .wobble = 0.02,
     .irregularity = 0.15,
     .creak = 0.08,
     .breaks = 0.1,
     .jumps = 0.03,
     .inspiration = 0.9,
     .mouth = {0.95, 1.15}},
    // discomfort: short, flat, fussy, uneven
    {.lengthS = {0.22, 0.6},
     .gapS = {0.12, 0.5},
     .pitch = {0.88, 1.02},
     .levelDb = {-9, -1},
     .attackS = {0.03, 0.08},
     .tiltDb = {-1.5, 0.5},
     .breath = {1.0, 2.0},
     .contour = {0.97, 1.0, 1.0, 1.0, 0.99, 0.95},
     .wobble = 0.03,
     .irregularity = 1.0,
     .creak = 0.25,
     .breaks = 0.4,
     .jumps = 0.02,
     .inspiration = 0.3,
     .mouth = {0.75, 0.95}},
    // tired: weak, slow, falling, running out in a creak
    {.lengthS = {0.8, 1.7},
     .gapS = {0.45, 1.1},
     .pitch = {0.84, 0.98},
     .levelDb = {-13, -5},
     .attackS = {0.1, 0.22},
     .tiltDb = {-4, -1.5},
     .breath = {1.4, 2.8},
     .contour = {1.1, 1.08, 1.0, 0.9, 0.8, 0.68},
     .wobble = 0.03,
     .irregularity = 0.7,
     .creak = 0.7,
     .breaks = 0.1,
     .jumps = 0.0,
     .inspiration = 0.35,
     .mouth = {0.8, 1.0}},
    // belly_pain: sudden, high, long, shrill, with jumps, then the breath is held
    {.lengthS = {1.3, 2.6},
     .gapS = {0.5, 1.3},
     .pitch = {1.22, 1.5},
     .levelDb = {-2, 0},
     .attackS = {0.008, 0.02},
     .tiltDb = {2, 4.5},
     .breath = {0.6, 1.2},
     .contour = {1.0, 1.1, 1.12, 1.12, 1.08, 0.94},
     .wobble = 0.03,
     .irregularity = 0.7,
     .creak = 0.08,
     .breaks = 0.4,
     .jumps = 0.55,
     .inspiration = 0.95,
     .mouth = {1.05, 1.3}},
    // burping: low short grunts with effort
    {.lengthS = {0.09, 0.3},
     .gapS = {0.25, 1.0},
     .pitch = {0.5, 0.66},
     .levelDb = {-10, -2},
     .attackS = {0.008, 0.03},
     .tiltDb = {-4, -1},
     .breath = {1.6, 3.4},
     .contour = {0.94, 1.04, 1.02, 0.97, 0.9, 0.8},
     .wobble = 0.04,
     .irregularity = 1.0,
     .creak = 0.45,
     .breaks = 0.35,
     .jumps = 0.0,
     .inspiration = 0.25,
     .mouth = {0.6, 0.8}},
}};

double mix(double a, double b, double t) { return a + (b - a) * t; }
Range mix(Range a, Range b, double t) { return {mix(a.low, b.low, t), mix(a.high, b.high, t)}; }

Habit mix(const Habit& a, const Habit& b, double t) {
  Habit h{mix(a.lengthS, b.lengthS, t), mix(a.gapS, b.gapS, t),
          mix(a.pitch, b.pitch, t),     mix(a.levelDb, b.levelDb, t),
          mix(a.attackS, b.attackS, t), mix(a.tiltDb, b.tiltDb, t),
          mix(a.breath, b.breath, t),   {},
          mix(a.wobble, b.wobble, t),   mix(a.irregularity, b.irregularity, t),
          mix(a.creak, b.creak, t),     mix(a.breaks, b.breaks, t),
          mix(a.jumps, b.jumps, t),     mix(a.inspiration, b.inspiration, t),
          mix(a.mouth, b.mouth, t)};
  for (std::size_t i = 0; i < h.contour.size(); ++i) h.contour[i] = mix(a.contour[i], b.contour[i], t);
  return h;
}

Unit drawUnit(const Habit& habit, const Voice& voice, double tempo, double pitch, Rng& rng) {
  Unit u;
  u.lengthS = habit.lengthS.draw(rng) * tempo;
  const double unitPitch = pitch * (1 + 0.03 * rng.normal());
  for (std::size_t i = 0; i < u.contour.size(); ++i)
    u.contour[i] = std::clamp(unitPitch * (habit.contour[i] + habit.wobble * rng.normal()), 0.35, 2.0);
  u.levelDb = habit.levelDb.draw(rng);
  u.attackS = std::min(habit.attackS.draw(rng), u.lengthS / 3);
  u.releaseS = std::min(rng.uniform(0.05, 0.16), u.lengthS / 2);
  u.tiltDb = habit.tiltDb.draw(rng);
  u.breath = habit.breath.draw(rng);
  if (rng.uniform() < habit.creak) u.creakShare = rng.uniform(0.15, 0.5);
  if (rng.uniform() < habit.breaks * (0.6 + 2 * voice.roughness)) {
    u.breakAt = rng.uniform(0.15, 0.75);
    u.breakShare = rng.uniform(0.1, 0.35);
  }
  if (rng.uniform() < habit.jumps) {
    u.jumpAt = rng.uniform(0.15, 0.6);
    u.jumpFactor = rng.uniform(1.35, 1.9);
    u.jumpShare = rng.uniform(0.12, 0.35);
  }
  u.mouth = habit.mouth.draw(rng);
  return u;
}

}  // namespace

Melody makeMelody(int classIndex, const Voice& voice, Rng& rng) {
  const double typical = rng.uniform(0.65, 1.12);  // how much of a textbook example this clip is
  const Habit own = mix(kOrdinary, kHabits[std::size_t(classIndex)], typical);
  const double pitch = own.pitch.draw(rng);
  const double tempo = voice.tempo * rng.uniform(0.9, 1.12);
  Melody melody;
  melody.lengthS = std::clamp(4.6 + 1.5 * rng.normal(), 2.0, 7.0);
  const double clockLength = own.lengthS.draw(rng) * tempo, clockGap = own.gapS.draw(rng) * tempo;
  double at = rng.uniform(-0.4, 0.45);  // a recording may start in the middle of a cry
  while (at < melody.lengthS - 0.1) {
    const bool borrowed = rng.uniform() < 0.07;
    const Habit& habit = borrowed ? kHabits[rng.below(kHabits.size())] : own;
    Unit unit = drawUnit(habit, voice, tempo, borrowed ? habit.pitch.draw(rng) : pitch, rng);
    double gap = habit.gapS.draw(rng) * tempo;
    if (!borrowed) {
      const double own01 = std::min(1.0, own.irregularity);
      unit.lengthS = mix(clockLength * rng.uniform(0.94, 1.06), unit.lengthS, own01);
      gap = mix(clockGap * rng.uniform(0.94, 1.06), gap, own01);
    }
    unit.beginS = at;
    if (at + unit.lengthS > 0.05) melody.units.push_back(unit);
    at += unit.lengthS;
    if (gap > 0.12 && rng.uniform() < habit.inspiration) {
      Inspiration in;
      in.lengthS = std::min(gap - 0.06, rng.uniform(0.1, 0.24));
      in.beginS = at + std::max(0.03, gap - in.lengthS - rng.uniform(0.01, 0.05));
      in.levelDb = rng.uniform(-26, -15);
      in.voiced = rng.uniform() < 0.4 ? rng.uniform(0.2, 0.8) : 0;
      melody.inspirations.push_back(in);
    }
    at += gap;
  }
  return melody;
}

}  // namespace ullim::demo
