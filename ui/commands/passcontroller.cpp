#include "ui/commands/passcontroller.h"

#include <algorithm>

#include "ui/document.h"
#include "ui/settings/settings.h"

namespace ullim {

PassController::PassController(const Context& context, QObject* parent)
    : QObject(parent), m_context(context) {
  connect(context.session, &Session::currentClipChanged, this, &PassController::follow);
  connect(context.session, &Session::restrictionChanged, this, &PassController::onRestriction);
  connect(context.session, &Session::blindChanged, this, [this](bool blind) {
    if (!blind && active() && !m_busy) end(true);
  });
  connect(context.document, &Document::changed, this, &PassController::onChanged);
  connect(context.document, &Document::closed, this, [this] {
    if (active()) end(false);
  });
}

// The session may be gone already: nothing is said to it here.
PassController::~PassController() = default;

const Pass* PassController::pass() const {
  return active() && m_context.document->isOpen()
             ? m_context.document->data().findPass(m_passId.toStdString())
             : nullptr;
}

bool PassController::finished() const {
  const Pass* walked = pass();
  return walked && nextOpenPlace(m_context.document->data(), *walked) < 0;
}

void PassController::start(const QString& passId) {
  if (!m_context.document->isOpen()) return;
  const Dataset& data = m_context.document->data();
  const Pass* found = data.findPass(passId.toStdString());
  if (!found || found->kind != "blind") return;
  if (found->closed) {
    Q_EMIT notice(tr("This pass is closed. Open it again first."));
    return;
  }
  if (active()) end(false);
  m_pass = *found;
  QStringList listed;
  for (const auto& id : m_pass.clips) listed.append(QString::fromStdString(id));
  // Neither the order of the walk, which would show what comes back, nor that of the import, which often
  // tells the class.
  listed.sort();
  listed.removeDuplicates();
  Session& session = *m_context.session;
  m_busy = true;
  m_wasBlind = session.blind();
  m_passId = passId;
  session.setBlind(true);
  session.setFilterText({});
  session.setGuide(this);
  session.setRestriction(listed, tr("Blind pass"), true);
  m_busy = false;
  goTo(std::max(0, nextOpenPlace(data, m_pass)));
}

void PassController::goTo(int place) {
  if (!active() || place < 0 || place >= int(m_pass.clips.size())) return;
  m_place = place;
  m_busy = true;
  const QString id = QString::fromStdString(m_pass.clips[std::size_t(place)]);
  m_context.session->setSelection({id});
  m_context.session->setCurrentClip(id);
  m_busy = false;
  Q_EMIT changed();
}

void PassController::stop() {
  if (active()) end(true);
}

void PassController::finish() {
  if (!active()) return;
  auto change = closePass(m_context.document->data(), m_passId.toStdString(), true);
  end(true);
  if (change) m_context.document->commit(std::move(*change));
}

void PassController::end(bool showAll) {
  m_passId.clear();
  m_place = -1;
  Session& session = *m_context.session;
  m_busy = true;
  session.setGuide(nullptr);
  session.setBlind(m_wasBlind);
  if (showAll) session.setRestriction({}, {});
  m_busy = false;
  Q_EMIT changed();
}

bool PassController::label(const QString& name, bool stay) {
  return active() && give({.label = name.toStdString()}, !stay);
}

bool PassController::setStatus(ClipStatus status) {
  if (!active()) return false;
  if (status == ClipStatus::Unsure) return give({.unsure = true}, true);
  if (status == ClipStatus::Excluded) return give({.unusable = true}, true);
  Q_EMIT notice(tr("In a blind pass, say the class: there is no label to verify."));
  return true;
}

bool PassController::give(const PassAnswer& answer, bool goOn) {
  if (m_place < 0) {
    Q_EMIT notice(tr("This clip is not in the pass."));
    return true;
  }
  if (m_context.document->readOnly() != Document::ReadOnly::No) {
    Q_EMIT notice(tr("The project is read-only: no verdict can be given."));
    return true;
  }
  const Dataset& data = m_context.document->data();
  auto change = giveVerdict(data, m_passId.toStdString(), m_place, answer, newId, nowMs());
  if (!change) {
    Q_EMIT notice(QString::fromStdString(change.error().detail));
    return true;
  }
  m_busy = true;
  m_context.document->commit(std::move(*change));
  m_busy = false;
  Q_EMIT given();
  const Pass* walked = pass();
  const int next = walked ? nextOpenPlace(data, *walked, m_place + 1) : -1;
  if (next < 0) {
    Q_EMIT notice(tr("Every place of this pass has your verdict."));
  } else if (goOn && Settings::instance().value(setting::autoAdvance).toBool()) {
    goTo(next);
    return true;
  }
  Q_EMIT changed();
  return true;
}

bool PassController::clear() {
  if (!active()) return false;
  if (m_place < 0) return true;
  auto change = takeVerdict(m_context.document->data(), m_passId.toStdString(), m_place);
  if (!change) {
    Q_EMIT notice(QString::fromStdString(change.error().detail));
    return true;
  }
  m_busy = true;
  m_context.document->commit(std::move(*change));
  m_busy = false;
  Q_EMIT changed();
  return true;
}

bool PassController::moveToOpen(int step) {
  const Pass* walked = pass();
  if (!walked) return false;
  const Dataset& data = m_context.document->data();
  for (int at = m_place + step; at >= 0 && at < int(walked->clips.size()); at += step)
    if (!verdictAt(data, *walked, at) && data.find(walked->clips[std::size_t(at)])) {
      goTo(at);
      return true;
    }
  Q_EMIT notice(step > 0 ? tr("Every clip after this one has a verdict.")
                         : tr("Every clip before this one has a verdict."));
  return true;
}

/// The clip was changed by a key or a click: which place is that?
void PassController::follow(const QString& clipId) {
  if (!active() || m_busy) return;
  const std::string id = clipId.toStdString();
  const int n = int(m_pass.clips.size());
  const auto isAt = [&](int place) {
    return place >= 0 && place < n && m_pass.clips[std::size_t(place)] == id;
  };
  int place = -1;
  for (const int near : {m_place, m_place + 1, m_place - 1})
    if (place < 0 && isAt(near)) place = near;
  const Dataset& data = m_context.document->data();
  for (int at = 0; at < n && place < 0; ++at)
    if (isAt(at) && !verdictAt(data, m_pass, at)) place = at;
  for (int at = 0; at < n && place < 0; ++at)
    if (isAt(at)) place = at;
  m_place = place;
  Q_EMIT changed();
}

/// Undo and redo go where they act.
void PassController::onChanged(const Change& change, bool) {
  if (!active() || m_busy) return;
  const Pass* walked = pass();
  if (!walked || walked->closed) {
    end(true);
    return;
  }
  const auto turns = passTurns(m_pass);
  for (const auto& edit : change.verdicts) {
    const Verdict& verdict = edit.either();
    if (verdict.pass != m_pass.id) continue;
    for (std::size_t at = 0; at < turns.size(); ++at)
      if (m_pass.clips[at] == verdict.clipId && turns[at] == verdict.turn) {
        goTo(int(at));
        return;
      }
  }
  Q_EMIT changed();
}

void PassController::onRestriction() {
  if (active() && !m_busy) end(false);
}

qsizetype PassController::queueSize() const { return qsizetype(m_pass.clips.size()); }

QString PassController::queueAt(qsizetype place) const {
  return QString::fromStdString(m_pass.clips[std::size_t(place)]);
}

std::vector<int> PassController::queueClips() const {
  std::vector<int> out;
  const Dataset& data = m_context.document->data();
  for (const auto& id : m_pass.clips)
    if (const int at = data.indexOf(id); at >= 0) out.push_back(at);
  return out;
}

qsizetype PassController::queueIndexOf(const QString& clipId) const {
  const std::string id = clipId.toStdString();
  if (m_place >= 0 && m_pass.clips[std::size_t(m_place)] == id) return m_place;
  const auto at = std::find(m_pass.clips.begin(), m_pass.clips.end(), id);
  return at == m_pass.clips.end() ? -1 : qsizetype(at - m_pass.clips.begin());
}

}  // namespace ullim
