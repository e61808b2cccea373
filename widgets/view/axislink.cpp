#include "widgets/view/axislink.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

double factor(const TimeAxis* from, const TimeAxis* to) { return double(to->rate().hz) / from->rate().hz; }

SamplePos moved(SamplePos pos, double by) {
  return pos < 0 || by == 1.0 ? pos : SamplePos(std::llround(double(pos) * by));
}

void carryView(const TimeAxis* from, TimeAxis* to) {
  const double by = factor(from, to);
  to->setView(from->viewBegin() * by, from->viewEnd() * by);
}

void carrySelection(const TimeAxis* from, TimeAxis* to) {
  const double by = factor(from, to);
  to->setSelection({moved(from->selection().begin, by), moved(from->selection().end, by)});
  to->setBand(from->band().low, from->band().high);
}

void carryCursor(const TimeAxis* from, TimeAxis* to) {
  to->setCursor(moved(from->cursor(), factor(from, to)));
}

}  // namespace

AxisLink::AxisLink(std::vector<TimeAxis*> axes, QObject* parent, bool sharesRoom)
    : QObject(parent), m_axes(std::move(axes)) {
  for (TimeAxis* from : m_axes) {
    if (sharesRoom) connect(from, &TimeAxis::signalChanged, this, [this] { shareRoom(); });
    connect(from, &TimeAxis::viewChanged, this, [this, from] { carry(from, carryView); });
    connect(from, &TimeAxis::selectionChanged, this, [this, from] { carry(from, carrySelection); });
    connect(from, &TimeAxis::bandChanged, this, [this, from] { carry(from, carrySelection); });
    connect(from, &TimeAxis::cursorChanged, this, [this, from] { carry(from, carryCursor); });
    connect(from, &TimeAxis::hoverChanged, this, [this, from] {
      carry(from, [](const TimeAxis* a, TimeAxis* b) {
        b->setHover(a->hover() < 0 ? -1.0 : a->hover() * factor(a, b));
      });
    });
  }
}

template <class Carry>
void AxisLink::carry(TimeAxis* from, Carry carryTo) {
  if (m_busy || from->length() <= 0) return;
  m_busy = true;
  for (TimeAxis* to : m_axes)
    if (to != from && to->length() > 0) carryTo(from, to);
  m_busy = false;
}

void AxisLink::carryAll(TimeAxis* from) {
  carry(from, [](const TimeAxis* a, TimeAxis* b) {
    carryView(a, b);
    carrySelection(a, b);
    carryCursor(a, b);
  });
}

void AxisLink::shareRoom() {
  double longest = 0;
  for (const TimeAxis* axis : m_axes)
    if (axis->length() > 0) longest = std::max(longest, seconds(axis->length(), axis->rate()));
  const bool held = m_busy;
  m_busy = true;
  for (TimeAxis* axis : m_axes)
    if (axis->length() > 0) axis->setTail(longest * axis->rate().hz - double(axis->length()));
  m_busy = held;
}

}  // namespace ullim
