#include "core/plot/xaxis.h"

#include <array>

namespace ullim {
namespace {

struct Kind {
  XAxisKind kind;
  const char *name, *label;
};
constexpr std::array<Kind, 8> kKinds = {{{XAxisKind::Time, "time", "Time"},
                                         {XAxisKind::Hours, "h", "Time (hours)"},
                                         {XAxisKind::Minutes, "m", "Time (minutes)"},
                                         {XAxisKind::Seconds, "s", "Time (seconds)"},
                                         {XAxisKind::Milliseconds, "ms", "Time (milliseconds)"},
                                         {XAxisKind::Frames, "frames", "Frames"},
                                         {XAxisKind::Samples, "samples", "Samples"},
                                         {XAxisKind::None, "none", ""}}};

const Kind& entryOf(XAxisKind kind) {
  for (const Kind& entry : kKinds)
    if (entry.kind == kind) return entry;
  return kKinds[0];
}

}  // namespace

const char* xAxisName(XAxisKind kind) { return entryOf(kind).name; }

Result<XAxisKind> xAxisFromName(const std::string& name) {
  std::string known;
  for (const Kind& entry : kKinds) {
    if (name == entry.name) return entry.kind;
    known += (known.empty() ? "" : ", ") + std::string(entry.name);
  }
  if (name == "min") return XAxisKind::Minutes;
  return Error{ErrorCode::BadArgument, "x axis: \"" + name + "\" is not known (use one of " + known + ")"};
}

double XAxis::unitsPerSecond() const {
  if (m_kind == XAxisKind::Frames) return double(m_rate.hz) / m_hopLength;
  return m_kind == XAxisKind::Samples ? double(m_rate.hz) : 1.0;
}

std::vector<Tick> XAxis::ticks(double beginS, double endS, int maxTicks) const {
  switch (m_kind) {
    case XAxisKind::None:
      return {};
    case XAxisKind::Frames:
    case XAxisKind::Samples:
      return valueTicks(fromSeconds(beginS), fromSeconds(endS), maxTicks);
    case XAxisKind::Hours:
      return timeTicks(beginS, endS, maxTicks, TimeLabels::Hours);
    case XAxisKind::Minutes:
      return timeTicks(beginS, endS, maxTicks, TimeLabels::Minutes);
    case XAxisKind::Seconds:
      return timeTicks(beginS, endS, maxTicks, TimeLabels::Seconds);
    case XAxisKind::Milliseconds:
      return timeTicks(beginS, endS, maxTicks, TimeLabels::Milliseconds);
    case XAxisKind::Time:
      break;
  }
  return timeTicks(beginS, endS, maxTicks);
}

const char* XAxis::label() const { return entryOf(m_kind).label; }

}  // namespace ullim
