#include "ui/heartbeat.h"

#include <algorithm>

namespace ullim {

namespace {
constexpr int kBeatMs = 5;
}

Heartbeat::Heartbeat(QObject* parent) : QObject(parent) {
  m_timer.setInterval(kBeatMs);
  m_timer.setTimerType(Qt::PreciseTimer);
  connect(&m_timer, &QTimer::timeout, this, &Heartbeat::tick);
}

void Heartbeat::start(const QString& place) {
  if (m_timer.isActive()) tick();  // what has passed belongs to the place before
  m_place = place;
  m_longest.insert(place, m_longest.value(place, 0));
  m_since.start();
  m_timer.start();
}

void Heartbeat::stop() {
  if (m_timer.isActive()) tick();
  m_timer.stop();
}

void Heartbeat::tick() {
  const double away = double(m_since.nsecsElapsed()) / 1e6 - kBeatMs;
  m_since.restart();
  double& longest = m_longest[m_place];
  longest = std::max(longest, away);
}

double Heartbeat::longestMs() const {
  return m_longest.isEmpty() ? 0 : *std::max_element(m_longest.begin(), m_longest.end());
}

QString Heartbeat::longestPlace() const {
  return m_longest.isEmpty() ? QString() : std::max_element(m_longest.begin(), m_longest.end()).key();
}

}  // namespace ullim
