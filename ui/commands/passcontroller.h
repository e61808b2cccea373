#pragma once
#include <QObject>
#include <QString>

#include "core/dataset/passes.h"
#include "ui/context.h"
#include "ui/session.h"

namespace ullim {

/// Walks a person through a blind pass: its clips are the queue, each place on its own, labels are hidden,
/// and the keys for labels write verdicts. Ends by itself when the labels are shown, other clips are listed,
/// or the project is closed.
class PassController : public QObject, private ClipQueue {
  Q_OBJECT
 public:
  PassController(const Context& context, QObject* parent);
  ~PassController() override;

  bool active() const { return !m_passId.isEmpty(); }
  QString passId() const { return m_passId; }
  const Pass* pass() const;  ///< null: not walking
  int place() const { return m_place; }
  bool finished() const;  ///< every place has a verdict

  void start(const QString& passId);  ///< at the first open place
  void goTo(int place);

  // What LabelController asks first. True: it was meant for the pass, and is done or refused.
  bool label(const QString& name, bool stay);
  bool setStatus(ClipStatus status);
  bool clear();
  bool moveToOpen(int step);

 public Q_SLOTS:
  void stop();
  void finish();  ///< closes the pass and stops

 Q_SIGNALS:
  void changed();  ///< where one is, what was said there, or whether one walks at all
  void given();    ///< a verdict
  void notice(const QString& text);

 private:
  qsizetype queueSize() const override;
  QString queueAt(qsizetype place) const override;
  std::vector<int> queueClips() const override;
  qsizetype queueIndexOf(const QString& clipId) const override;

  bool give(const PassAnswer& answer, bool goOn);
  void follow(const QString& clipId);
  void onChanged(const Change& change, bool structure);
  void onRestriction();
  void end(bool showAll);

  Context m_context;
  QString m_passId;
  Pass m_pass;  // its order, which never changes
  int m_place = -1;
  bool m_wasBlind = false, m_busy = false;
};

}  // namespace ullim
