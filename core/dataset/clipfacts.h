#pragma once
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

namespace ullim {

/// What was measured on a clip's sound (core/dataset/measurefacts.h). Derived, so no part of undo; kept in
/// the project beside the clip. A value that there is none of (the f0 of a noise) is NaN.
struct ClipFacts {
  static constexpr int kVersion = 1;  ///< raised when the measuring changes: older facts are measured anew
  static constexpr float kNone = std::numeric_limits<float>::quiet_NaN();

  int version = 0;             ///< 0: not measured yet
  float levelDb = kNone;       ///< RMS, dBFS; -inf for digital silence
  float peakDb = kNone;        ///< largest sample, dBFS
  float silenceShare = kNone;  ///< of the frames, 0..1
  float noiseDb = kNone;       ///< level of the quiet frames, dBFS
  float snrDb = kNone;         ///< level of the loud frames over the quiet ones, dB
  float dc = kNone;            ///< mean sample, -1..1
  float bandwidthHz = kNone;   ///< highest frequency that holds energy
  float f0Hz = kNone;          ///< median over voiced frames
  std::int32_t clipped = 0;    ///< flat tops: runs of equal samples at the clip's own ceiling
  std::int32_t duplicate = 0;  ///< number of its group of exact or near duplicates; 0: none known
  std::string soundHash;       ///< SHA-256 of the decoded samples, hex: the same sound under any name and tag
  std::string fileHash;        ///< Clip::contentHash at the time: another file is measured anew

  bool measured() const { return version > 0; }
  /// NaN equals NaN here.
  bool operator==(const ClipFacts& o) const {
    const auto same = [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return version == o.version && same(levelDb, o.levelDb) && same(peakDb, o.peakDb) &&
           same(silenceShare, o.silenceShare) && same(noiseDb, o.noiseDb) && same(snrDb, o.snrDb) &&
           same(dc, o.dc) && same(bandwidthHz, o.bandwidthHz) && same(f0Hz, o.f0Hz) && clipped == o.clipped &&
           duplicate == o.duplicate && soundHash == o.soundHash && fileHash == o.fileHash;
  }
};

/// What a model says of a clip it was not trained on. In memory only, taken from a run.
struct ModelOpinion {
  std::string label;                     ///< empty: no model has seen the clip
  float probability = ClipFacts::kNone;  ///< of `label`
  float doubt = ClipFacts::kNone;        ///< 0..1, how likely the clip's own label is wrong; 1: surely
  bool operator==(const ModelOpinion& o) const {
    const auto same = [](float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); };
    return label == o.label && same(probability, o.probability) && same(doubt, o.doubt);
  }
};

}  // namespace ullim
