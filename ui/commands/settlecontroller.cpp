#include "ui/commands/settlecontroller.h"

#include <QAction>

#include "core/dataset/passes.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/session.h"
#include "ui/settings/settings.h"

namespace ullim {

SettleController::SettleController(const Context& context, QObject* parent)
    : QObject(parent), m_context(context) {
  connect(context.session, &Session::currentClipChanged, this, [this] {
    if (active()) Q_EMIT changed();
  });
  connect(context.session, &Session::restrictionChanged, this, [this] {
    if (active() && !m_busy) end();
  });
  connect(context.document, &Document::closed, this, [this] {
    if (active()) end();
  });
  // What undo takes back is to be settled again.
  connect(context.document, &Document::changed, this, [this](const Change& change, bool) {
    if (!active() || m_busy) return;
    for (const auto& edit : change.clips) m_settled.removeAll(QString::fromStdString(edit.clipId));
    Q_EMIT changed();
  });
  connect(context.actions->action(QStringLiteral("people.takeFirst")), &QAction::triggered, this,
          [this] { take(0); });
  connect(context.actions->action(QStringLiteral("people.takeSecond")), &QAction::triggered, this,
          [this] { take(1); });
}

const SettleController::Sides* SettleController::sides() const {
  const auto found = m_case.sides.find(m_context.session->currentClip().toStdString());
  return found == m_case.sides.end() ? nullptr : &found->second;
}

bool SettleController::isSettled() const { return m_settled.contains(m_context.session->currentClip()); }

void SettleController::start(Case open) {
  if (!m_context.document->isOpen() || open.clips.isEmpty()) return;
  m_case = std::move(open);
  m_settled.clear();
  Session& session = *m_context.session;
  m_busy = true;
  session.setFilterText({});
  session.setRestriction(m_case.clips, tr("%1 against %2").arg(m_case.firstRater, m_case.secondRater), true);
  session.setSelection({m_case.clips.first()});
  session.setCurrentClip(m_case.clips.first());
  m_busy = false;
  Q_EMIT changed();
}

void SettleController::take(int side) {
  if (!active()) {
    Q_EMIT notice(
        tr("Nothing to settle here: choose two raters in Annotators, then clips they disagree on."));
    return;
  }
  const Sides* both = sides();
  if (!both) {
    Q_EMIT notice(tr("The two do not disagree on this clip."));
    return;
  }
  settle(side == 0 ? both->first : both->second, side == 0 ? m_case.firstRater : m_case.secondRater, true);
}

bool SettleController::label(const QString& name, bool stay) {
  return active() && sides() && settle(name, {}, !stay);
}

bool SettleController::settle(const QString& label, const QString& follows, bool goOn) {
  if (m_context.document->readOnly() != Document::ReadOnly::No) {
    Q_EMIT notice(tr("The project is read-only: no label can be changed."));
    return true;
  }
  const QString clip = m_context.session->currentClip();
  const Sides both = *sides();
  // English, as all of the history.
  const QString said =
      QStringLiteral("%1: %2, %3: %4").arg(m_case.firstRater, both.first, m_case.secondRater, both.second);
  const QString why = follows.isEmpty() ? QStringLiteral("%1, as neither says (%2)").arg(label, said)
                                        : QStringLiteral("%1, as %2 says (%3)").arg(label, follows, said);
  auto change =
      adjudicate(m_context.document->data(), clip.toStdString(), label.toStdString(), why.toStdString());
  if (!change) {
    Q_EMIT notice(QString::fromStdString(change.error().detail));
    return true;
  }
  m_busy = true;
  m_context.document->commit(std::move(*change));
  m_busy = false;
  if (!m_settled.contains(clip)) m_settled.append(clip);
  Q_EMIT given();
  if (goOn && Settings::instance().value(setting::autoAdvance).toBool() && !m_context.session->next())
    Q_EMIT notice(tr("That was the last clip of this list."));
  Q_EMIT changed();
  return true;
}

void SettleController::stop() {
  if (!active()) return;
  end();
  m_context.session->setRestriction({}, {});
}

void SettleController::end() {
  m_case = {};
  m_settled.clear();
  Q_EMIT changed();
}

}  // namespace ullim
