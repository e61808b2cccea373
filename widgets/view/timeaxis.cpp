#include "widgets/view/timeaxis.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {
constexpr qint64 kOneMovementMs = 700;  // wheel notches and drags closer than this are one view
constexpr std::size_t kMostViews = 100;
}  // namespace

TimeAxis::TimeAxis(QObject* parent) : QObject(parent) {}

void TimeAxis::setSignal(SamplePos length, SampleRate rate) {
  m_length = std::max<SamplePos>(0, length);
  m_rate = rate;
  m_tail = 0;
  m_begin = boundBegin();
  m_end = std::max(boundEnd(), m_begin + 1.0);
  m_selection = {};
  m_band = {};
  m_cursor = -1;
  m_hover = -1;
  m_visited = {{m_begin, m_end}};
  m_place = 0;
  m_sinceView.invalidate();
  Q_EMIT signalChanged();
  Q_EMIT viewChanged();
  Q_EMIT selectionChanged();
  Q_EMIT bandChanged();
  Q_EMIT cursorChanged();
  Q_EMIT hoverChanged();
}

bool TimeAxis::isFit() const { return m_begin <= boundBegin() && m_end >= boundEnd(); }

void TimeAxis::setView(double begin, double end) {
  if (m_length <= 0 || !std::isfinite(begin) || !std::isfinite(end)) return;
  const double low = boundBegin(), high = boundEnd();
  if (end < begin) std::swap(begin, end);
  if (end - begin < kMinimumWidth) {
    const double middle = (begin + end) / 2.0;
    begin = middle - kMinimumWidth / 2.0;
    end = middle + kMinimumWidth / 2.0;
  }
  if (end - begin >= high - low) {
    begin = low;
    end = high;
  } else if (begin < low) {
    end += low - begin;
    begin = low;
  } else if (end > high) {
    begin -= end - high;
    end = high;
  }
  if (begin == m_begin && end == m_end) return;
  m_begin = begin;
  m_end = end;
  remember();
  Q_EMIT viewChanged();
}

void TimeAxis::remember() {
  const View view{m_begin, m_end};
  const bool moving = m_sinceView.isValid() && m_sinceView.elapsed() < kOneMovementMs;
  m_sinceView.start();
  if (m_visited.empty()) m_visited.push_back(view);
  if (moving && m_place > 0) {
    m_visited.resize(m_place + 1);
    m_visited.back() = view;
    return;
  }
  if (m_visited[m_place] == view) return;
  m_visited.resize(m_place + 1);
  if (m_visited.size() >= kMostViews) m_visited.erase(m_visited.begin());
  m_visited.push_back(view);
  m_place = m_visited.size() - 1;
}

void TimeAxis::travel(std::size_t place) {
  m_place = place;
  m_sinceView.invalidate();
  const View view = m_visited[place];
  if (view.begin == m_begin && view.end == m_end) return;
  m_begin = view.begin;
  m_end = view.end;
  Q_EMIT viewChanged();
}

void TimeAxis::back() {
  if (canGoBack()) travel(m_place - 1);
}

void TimeAxis::forward() {
  if (canGoForward()) travel(m_place + 1);
}

void TimeAxis::zoom(double factor, double atSample) {
  if (!(factor > 0.0) || !std::isfinite(factor)) return;
  const double width = m_end - m_begin;
  const double wanted = std::clamp(width / factor, std::min(kMinimumWidth, boundEnd() - boundBegin()),
                                   std::max(boundEnd() - boundBegin(), 1.0));
  const double begin = atSample - (atSample - m_begin) * (wanted / width);
  setView(begin, begin + wanted);
}

void TimeAxis::pan(double samples) {
  const double width = m_end - m_begin;
  const double begin =
      std::clamp(m_begin + samples, boundBegin(), std::max(boundBegin(), boundEnd() - width));
  setView(begin, begin + width);
}

void TimeAxis::fit() { setView(boundBegin(), boundEnd()); }

void TimeAxis::zoomToSelection() {
  if (!m_selection.empty()) setView(double(m_selection.begin), double(m_selection.end));
}

void TimeAxis::setSelection(SampleRange range) {
  if (range.end < range.begin) std::swap(range.begin, range.end);
  range.begin = std::clamp<SamplePos>(range.begin, 0, m_length);
  range.end = std::clamp<SamplePos>(range.end, 0, m_length);
  if (range.empty()) range = {};
  if (range == m_selection) return;
  m_selection = range;
  if (range.empty()) setBand(0, 0);
  Q_EMIT selectionChanged();
}

void TimeAxis::setBand(double lowHz, double highHz) {
  if (!std::isfinite(lowHz) || !std::isfinite(highHz)) return;
  if (highHz < lowHz) std::swap(lowHz, highHz);
  Span band{std::max(0.0, lowHz), std::max(0.0, highHz)};
  if (!(band.high > band.low) || m_selection.empty()) band = {};
  if (band == m_band) return;
  m_band = band;
  Q_EMIT bandChanged();
}

void TimeAxis::setCursor(SamplePos pos) {
  pos = pos < 0 ? -1 : std::min(pos, m_length);
  if (pos == m_cursor) return;
  m_cursor = pos;
  Q_EMIT cursorChanged();
}

void TimeAxis::setHover(double sample) {
  if (sample == m_hover) return;
  m_hover = sample;
  Q_EMIT hoverChanged();
}

void TimeAxis::setMargin(double samples) {
  samples = std::isfinite(samples) ? std::max(0.0, samples) : 0.0;
  if (samples == m_margin) return;
  const bool fitted = isFit();
  m_margin = samples;
  boundsChanged(fitted);
}

void TimeAxis::setTail(double samples) {
  samples = std::isfinite(samples) ? std::max(0.0, samples) : 0.0;
  if (samples == m_tail) return;
  const bool fitted = isFit();
  m_tail = samples;
  boundsChanged(fitted);
}

void TimeAxis::boundsChanged(bool fitted) {
  if (m_length <= 0) return;
  if (fitted && m_visited.size() == 1) {  // not a view of its own: the first one reaches a little further
    m_begin = boundBegin();
    m_end = std::max(boundEnd(), m_begin + 1.0);
    m_visited = {{m_begin, m_end}};
    Q_EMIT viewChanged();
  } else if (fitted) {
    fit();
  } else {
    setView(m_begin, m_end);
  }
}

}  // namespace ullim
