#include "ui/commands/undocontroller.h"

#include <QAction>
#include <algorithm>

#include "ui/commands/actions.h"
#include "ui/messagestrip.h"
#include "ui/models/historywords.h"
#include "ui/session.h"

namespace ullim {

namespace {
constexpr int kFewClips = 3;  // an import of more is not taken back by a key held too long
}

UndoController::UndoController(const Context& context, MessageStrip* messages, QObject* parent)
    : QObject(parent),
      m_context(context),
      m_messages(messages),
      m_undo(context.actions->action(QStringLiteral("edit.undo"))),
      m_redo(context.actions->action(QStringLiteral("edit.redo"))) {
  connect(m_undo, &QAction::triggered, this, &UndoController::undo);
  connect(m_redo, &QAction::triggered, this, &UndoController::redo);
  Document* document = context.document;
  connect(document, &Document::importAhead, this, &UndoController::stopAt);
  connect(document, &Document::travelled, this, &UndoController::follow);
  connect(document, &Document::changed, this, &UndoController::forget);
  connect(document, &Document::closed, this, [this] {
    forget();
    m_wanted.clear();
    m_steps = 0;
  });
  connect(document, &Document::failed, this, [this] { m_steps = 0; });
  connect(context.session, &Session::queueChanged, this, [this] {
    if (!m_wanted.isEmpty() && m_context.session->queue().contains(m_wanted)) goTo(m_wanted);
  });
}

void UndoController::undo() {
  if (!m_asked.isEmpty() && m_messages->text() == m_asked) return takeImportBack();
  forget();
  ++m_steps;
  m_context.document->undoBeforeImport(kFewClips);
}

void UndoController::redo() {
  forget();
  ++m_steps;
  m_context.document->redo();
}

void UndoController::stopAt(int clips) {
  m_steps = std::max(0, m_steps - 1);
  m_asked = tr("Undone up to the import of %n clip(s). %1 once more takes it back, too; the files stay.",
               nullptr, clips)
                .arg(m_context.actions->keyText(QStringLiteral("edit.undo")));
  m_undo->setAutoRepeat(false);  // a key that is held ends here
  m_messages->show(
      MessageStrip::Kind::Standing, m_asked,
      {{tr("Take back the import"), [this] { takeImportBack(); }}, {tr("Keep it"), [this] { forget(); }}});
}

void UndoController::takeImportBack() {
  forget();
  ++m_steps;
  m_context.document->undo();
}

void UndoController::forget() {
  if (m_asked.isEmpty()) return;
  if (m_messages->text() == m_asked) m_messages->dismiss();
  m_asked.clear();
  m_undo->setAutoRepeat(true);
}

void UndoController::follow(const Change& change, Document::Act act) {
  if (m_steps == 0) return;  // the history's own steps, several at a time
  --m_steps;
  m_wanted.clear();
  // A walk goes its own way, and what others said is none of its business.
  if (m_context.session->walking()) return;
  const QStringList clips = clipsOf(change, m_context.document->data());
  if (clips.size() != 1 || !change.added.empty()) return say(change, act, clips);
  if (m_context.session->queue().contains(clips.first())) return goTo(clips.first());
  m_wanted = clips.first();  // the list may be on its way
  say(change, act, clips);
}

void UndoController::goTo(const QString& clipId) {
  m_wanted.clear();
  m_context.session->setCurrentClip(clipId);
  m_context.session->setSelection({clipId});
}

void UndoController::say(const Change& change, Document::Act act, const QStringList& clips) {
  const bool back = act == Document::Act::Undo;
  if (change.kind == "import" && back) {
    m_messages->show(MessageStrip::Kind::Done,
                     tr("The import of %n clip(s) was taken back. %1 brings it back, then the labels.",
                        nullptr, int(change.removed.size()))
                         .arg(m_context.actions->keyText(QStringLiteral("edit.redo"))),
                     m_redo->text(), [this] { m_redo->trigger(); });
    return;
  }
  const QString what = changeKindText(QString::fromStdString(change.kind));
  QString text = back ? tr("Undone: %1.").arg(what) : tr("Redone: %1.").arg(what);
  QString show;
  if (clips.size() == 1) {
    const Clip* clip = m_context.document->data().find(clips.first().toStdString());
    const QString name = QString::fromStdString(clip->file).section(QLatin1Char('/'), -1);
    text +=
        QLatin1Char(' ') +
        tr("The list does not show this clip: %1.").arg(m_context.session->shownName(clips.first(), name));
    show = tr("Show it");
  } else if (!clips.isEmpty()) {
    text += QLatin1Char(' ') + tr("%n clip(s) changed.", nullptr, int(clips.size()));
    show = tr("Show them");
  }
  m_messages->show(MessageStrip::Kind::Done, text, show,
                   [this, clips, what] { m_context.session->setRestriction(clips, what); });
}

}  // namespace ullim
