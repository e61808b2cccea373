#pragma once
#include <QObject>
#include <QString>
#include <QStringList>

#include "ui/context.h"
#include "ui/document.h"

class QAction;

namespace ullim {

class MessageStrip;

/// Undo and Redo as commands: they go to the clip that changed, or say how many did; undo stops before an
/// import, and only the next press takes it back.
class UndoController : public QObject {
  Q_OBJECT
 public:
  UndoController(const Context& context, MessageStrip* messages, QObject* parent);

 private:
  void undo();
  void redo();
  void stopAt(int clips);
  void takeImportBack();
  void forget();
  void follow(const Change& change, Document::Act act);
  void goTo(const QString& clipId);
  void say(const Change& change, Document::Act act, const QStringList& clips);
  Context m_context;
  MessageStrip* m_messages;
  QAction *m_undo, *m_redo;
  QString m_asked;   // what the strip says while the next press takes an import back
  QString m_wanted;  // a clip to go to as soon as the list has it
  int m_steps = 0;   // asked for here, not yet back from the store
};

}  // namespace ullim
