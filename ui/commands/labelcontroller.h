#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <deque>

#include "core/dataset/change.h"
#include "ui/context.h"

namespace ullim {

class PassController;
class SettleController;

/// Answers the label.* actions on every page: a verdict is for the selected clips, and a verdict for one clip
/// goes on to the next of the queue when that is switched on. Also the annotator's pace.
class LabelController : public QObject {
  Q_OBJECT
 public:
  LabelController(const Context& context, QObject* parent);

  void label(const QString& name, bool stay);
  void setStatus(ClipStatus status);
  /// Verdicts a minute over the last minutes; 0: too few to say.
  double perMinute() const;
  int counted() const { return int(m_verdicts.size()); }     ///< verdicts that the pace is worked out from
  PassController* passes() const { return m_passes; }        ///< a blind pass: its verdicts go before labels
  SettleController* settling() const { return m_settling; }  ///< of disagreements

 public Q_SLOTS:
  void clearLabel();
  void verify();

 Q_SIGNALS:
  void notice(const QString& text);  ///< one sentence when a key could do nothing
  void verdictGiven();

 private:
  void digit(int digit, bool stay);
  void commit(Change change, bool advance);
  void countVerdict();
  void goOn();
  void sayEnd(int step);  // going on itself is PlayControl's, on the page that is seen
  void moveToOpen(int step);
  bool haveTargets();

  Context m_context;
  PassController* m_passes;
  SettleController* m_settling;
  QElapsedTimer m_clock;
  std::deque<qint64> m_verdicts;  // ms on m_clock
};

}  // namespace ullim
