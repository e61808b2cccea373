#pragma once
// What is cried: a clip as a row of cry units with their melodies, drawn from the habits of a class.
#include <array>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/demo/voice.h"

namespace ullim::demo {

constexpr int kContourPoints = 6;

/// One expiration with voice.
struct Unit {
  double beginS = 0, lengthS = 1;
  std::array<double, kContourPoints> contour{};  ///< f0 relative to the baby's, evenly spaced over the unit
  double levelDb = 0;                            ///< relative to the clip's loudest
  double attackS = 0.05, releaseS = 0.12;
  double tiltDb = 0;        ///< added to the baby's source tilt; > 0: pressed, shrill
  double breath = 1;        ///< factor on the baby's breathiness
  double creakShare = 0;    ///< last share of the unit that is creaky (alternating cycles), 0..1
  double breakAt = -1;      ///< 0..1: there the voice breaks into noise and subharmonics; < 0: never
  double breakShare = 0.2;  ///< how long that lasts, share of the unit
  double jumpAt = -1;       ///< 0..1: f0 jumps up (hyperphonation) from there; < 0: never
  double jumpFactor = 1.6, jumpShare = 0.3;
  double mouth = 1;  ///< opening: scales the first formant
};

/// A breath drawn in.
struct Inspiration {
  double beginS = 0, lengthS = 0.15, levelDb = -18, voiced = 0.3;
};

struct Melody {
  double lengthS = 5;  ///< of the clip
  std::vector<Unit> units;
  std::vector<Inspiration> inspirations;
};

/// The five classes, in the order of their frequency in life.
constexpr std::array<const char*, 5> kClasses{"hungry", "discomfort", "tired", "belly_pain", "burping"};

/// A clip of 2 to 7 s. Clips of a class differ: each blends its class with an ordinary cry, and single units
/// may be borrowed from another class, so that classes overlap as they do in life.
Melody makeMelody(int classIndex, const Voice& voice, Rng& rng);

}  // namespace ullim::demo
