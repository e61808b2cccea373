#pragma once
#include <QObject>
#include <QString>
#include <QStringList>
#include <unordered_map>

#include "ui/context.h"

namespace ullim {

/// Settles clips on which two raters disagree: the clips are the queue, one key takes the one's class as the
/// label, another the other's, a digit a third class. Ends when other clips are listed.
class SettleController : public QObject {
  Q_OBJECT
 public:
  struct Sides {
    QString first, second;  ///< names of classes
  };
  struct Case {
    QString firstRater, secondRater;  ///< as shown
    QStringList clips;                ///< ids, in the order of the queue
    std::unordered_map<std::string, Sides> sides;
  };
  SettleController(const Context& context, QObject* parent);

  bool active() const { return !m_case.clips.isEmpty(); }
  const Case& openCase() const { return m_case; }
  const Sides* sides() const;  ///< of the present clip; null: it is not one of them
  int settled() const { return int(m_settled.size()); }
  bool isSettled() const;  ///< the present clip, in this round

  void start(Case open);
  void take(int side);  ///< 0: the first rater's class, 1: the second's
  /// What LabelController asks first: another class. True: it was for this.
  bool label(const QString& name, bool stay);

 public Q_SLOTS:
  void stop();

 Q_SIGNALS:
  void changed();
  void given();
  void notice(const QString& text);

 private:
  bool settle(const QString& label, const QString& follows, bool goOn);
  void end();

  Context m_context;
  Case m_case;
  QStringList m_settled;
  bool m_busy = false;
};

}  // namespace ullim
