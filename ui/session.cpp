#include "ui/session.h"

#include "ui/settings/settings.h"

namespace ullim {

Session::Session(QObject* parent) : QObject(parent) {}

QStringList QueueView::toList() const {
  QStringList out;
  out.reserve(size());
  for (qsizetype i = 0; i < size(); ++i) out.append(at(i));
  return out;
}

QString Session::neighbour(int step) const {
  const QueueView queue = this->queue();
  const auto at = queue.indexOf(m_current);
  if (at < 0) return queue.isEmpty() ? QString() : queue.first();
  const auto target = at + step;
  return target >= 0 && target < queue.size() ? queue.at(target) : QString();
}

void Session::setBlind(bool blind) {
  if (m_blind == blind) return;
  m_blind = blind;
  Q_EMIT blindChanged(blind);
}

QString Session::shownName(const QString& clipId, const QString& name) const {
  if (!m_blind || !Settings::instance().value(setting::blindNames).toBool()) return name;
  // In a walk a clip may come twice: its number would tell.
  const auto at = m_guide ? -1 : queue().indexOf(clipId);
  return at < 0 ? tr("Clip") : tr("Clip %1").arg(at + 1);
}

void Session::setCurrentClip(const QString& id) {
  if (m_current == id) return;
  m_current = id;
  if (!m_selection.contains(id)) m_selection = id.isEmpty() ? QStringList() : QStringList{id};
  Q_EMIT currentClipChanged(id);
}

void Session::setSelection(const QStringList& ids) {
  if (m_selection == ids) return;
  m_selection = ids;
  Q_EMIT selectionChanged();
}

void Session::setQueue(const ClipQueue* queue) {
  m_queue = queue;
  Q_EMIT queueChanged();
}

void Session::setGuide(const ClipQueue* guide) {
  if (m_guide == guide) return;
  m_guide = guide;
  Q_EMIT queueChanged();
}

void Session::setFilterText(const QString& text) {
  if (m_filter == text) return;
  m_filter = text;
  Q_EMIT filterTextChanged(text);
}

void Session::setFilterError(const QString& error) {
  if (m_filterError == error) return;
  m_filterError = error;
  Q_EMIT filterErrorChanged(error);
}

void Session::setRestriction(const QStringList& ids, const QString& title, bool ordered) {
  m_restriction = ids;
  m_restrictionOrdered = ordered;
  m_restrictionTitle = title;
  Q_EMIT restrictionChanged();
  if (!ids.isEmpty()) Q_EMIT showClipsRequested();
}

bool Session::next() {
  const QString id = neighbour(1);
  if (id.isEmpty()) return false;
  setCurrentClip(id);
  return true;
}

bool Session::previous() {
  const QString id = neighbour(-1);
  if (id.isEmpty()) return false;
  setCurrentClip(id);
  return true;
}

// The same folder again is news too: a run may have been written anew.
void Session::setRun(const QString& folder) {
  m_run = folder;
  Q_EMIT runChanged(folder);
}

void Session::setTrainingChain(const QString& chain) {
  if (m_trainingChain == chain) return;
  m_trainingChain = chain;
  Q_EMIT trainingChainChanged(chain);
}

void Session::showPage(const QString& name) { Q_EMIT showPageRequested(name); }

void Session::trainAgain(const QString& runFolder) {
  Q_EMIT trainAgainRequested(runFolder);
  showPage(QStringLiteral("train"));
}

}  // namespace ullim
