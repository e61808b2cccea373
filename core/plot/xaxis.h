#pragma once
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"
#include "core/plot/axis.h"

namespace ullim {

/// How time is written under a picture. Time chooses hours, minutes, seconds or milliseconds by the visible
/// span; the others are fixed. The first six are librosa's x_axis "time", "h", "m", "s", "ms" and "frames".
enum class XAxisKind { Time, Hours, Minutes, Seconds, Milliseconds, Frames, Samples, None };

/// "time", "h", "m", "s", "ms", "frames", "samples", "none".
const char* xAxisName(XAxisKind kind);
/// Knows "min" for "m" as well. Errors: BadArgument.
Result<XAxisKind> xAxisFromName(const std::string& name);

/// The time axis of a picture. Its coordinate is seconds for all kinds of time, frame numbers (frame t is
/// centred at t * hopLength samples) for Frames, sample numbers for Samples.
class XAxis {
 public:
  explicit XAxis(XAxisKind kind = XAxisKind::Time, SampleRate rate = {1}, int hopLength = 1)
      : m_kind(kind), m_rate(rate), m_hopLength(hopLength) {}
  XAxisKind kind() const { return m_kind; }
  double fromSeconds(double timeS) const { return timeS * unitsPerSecond(); }
  double toSeconds(double coordinate) const { return coordinate / unitsPerSecond(); }
  /// Ticks of the visible span in seconds; their values are coordinates. Source: specshow and TimeFormatter
  /// of librosa 0.11.
  std::vector<Tick> ticks(double beginS, double endS, int maxTicks = 10) const;
  /// "Time", "Time (seconds)", ..., "Frames", "Samples"; empty for None.
  const char* label() const;

 private:
  double unitsPerSecond() const;
  XAxisKind m_kind;
  SampleRate m_rate;
  int m_hopLength;
};

}  // namespace ullim
