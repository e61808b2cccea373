#pragma once
#include <QObject>
#include <vector>

#include "widgets/view/timeaxis.h"

namespace ullim {

/// Several time axes that move as one, in seconds from the start: views, selections and their bands, cursors
/// and pointers are carried over. Axes without a signal are left alone. Clips of different length are given
/// the same room: see TimeAxis::setTail.
class AxisLink : public QObject {
  Q_OBJECT
 public:
  /// sharesRoom false: lengths are left alone (views of one and the same clip).
  AxisLink(std::vector<TimeAxis*> axes, QObject* parent, bool sharesRoom = true);
  /// While held, changes are not carried (a new signal resets its axis).
  void setHeld(bool held) { m_busy = held; }
  /// Gives the others what `from` shows now.
  void carryAll(TimeAxis* from);

 private:
  template <class Carry>
  void carry(TimeAxis* from, Carry carryTo);
  void shareRoom();
  std::vector<TimeAxis*> m_axes;
  bool m_busy = false;
};

}  // namespace ullim
