#pragma once
#include <QElapsedTimer>
#include <QMap>
#include <QObject>
#include <QString>
#include <QTimer>

namespace ullim {

/// How long the event loop was away: a timer of 5 ms, and the longest time between two of its ticks beyond
/// those 5 ms, by the place that was named. GUI thread.
class Heartbeat : public QObject {
  Q_OBJECT
 public:
  explicit Heartbeat(QObject* parent = nullptr);
  void start(const QString& place);  ///< counts for `place` from now on
  void stop();                       ///< what comes now does not count
  double longestMs() const;
  QString longestPlace() const;
  const QMap<QString, double>& byPlace() const { return m_longest; }

 private:
  void tick();
  QTimer m_timer;
  QElapsedTimer m_since;
  QString m_place;
  QMap<QString, double> m_longest;  // ms
};

}  // namespace ullim
