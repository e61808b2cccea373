#include "ui/commands/labelcontroller.h"

#include <QAction>
#include <algorithm>

#include "core/dataset/operations.h"
#include "ui/commands/actions.h"
#include "ui/commands/passcontroller.h"
#include "ui/commands/settlecontroller.h"
#include "ui/document.h"
#include "ui/session.h"
#include "ui/settings/settings.h"

namespace ullim {

namespace {

constexpr qint64 kPaceWindowMs = 5 * 60 * 1000, kLeastPaceMs = 15000;
constexpr std::size_t kLeastForPace = 4;

std::vector<std::string> asIds(const QStringList& list) {
  std::vector<std::string> out;
  out.reserve(std::size_t(list.size()));
  for (const QString& id : list) out.push_back(id.toStdString());
  return out;
}

}  // namespace

LabelController::LabelController(const Context& context, QObject* parent)
    : QObject(parent),
      m_context(context),
      m_passes(new PassController(context, this)),
      m_settling(new SettleController(context, this)) {
  m_clock.start();
  connect(m_passes, &PassController::notice, this, &LabelController::notice);
  connect(m_passes, &PassController::given, this, &LabelController::countVerdict);
  connect(m_settling, &SettleController::notice, this, &LabelController::notice);
  connect(m_settling, &SettleController::given, this, &LabelController::countVerdict);
  // The pace at other clips says nothing about these.
  connect(m_context.document, &Document::opened, this, [this] { m_verdicts.clear(); });
  connect(m_context.document, &Document::closed, this, [this] { m_verdicts.clear(); });
  const auto on = [this](const QString& id, auto call) {
    connect(m_context.actions->action(id), &QAction::triggered, this, call);
  };
  for (int digit = 0; digit <= 9; ++digit) {
    on(QStringLiteral("label.%1").arg(digit), [this, digit] { this->digit(digit, false); });
    on(QStringLiteral("label.stay%1").arg(digit), [this, digit] { this->digit(digit, true); });
  }
  on(QStringLiteral("label.verify"), [this] { verify(); });
  on(QStringLiteral("label.unsure"), [this] { setStatus(ClipStatus::Unsure); });
  on(QStringLiteral("label.exclude"), [this] { setStatus(ClipStatus::Excluded); });
  on(QStringLiteral("label.clear"), [this] { clearLabel(); });
  on(QStringLiteral("clip.next"), [this] { sayEnd(1); });
  on(QStringLiteral("clip.previous"), [this] { sayEnd(-1); });
  on(QStringLiteral("clip.nextOpen"), [this] { moveToOpen(1); });
  on(QStringLiteral("clip.previousOpen"), [this] { moveToOpen(-1); });
}

bool LabelController::haveTargets() {
  if (!m_context.document->isOpen()) return false;
  if (!m_context.session->selection().isEmpty()) return true;
  Q_EMIT notice(tr("No clip is selected: choose one in the table first."));
  return false;
}

void LabelController::digit(int digit, bool stay) {
  if (!m_context.document->isOpen()) return;
  const int position = digit == 0 ? 9 : digit - 1;
  const auto& classes = m_context.document->data().classes;
  const auto found = std::find_if(classes.begin(), classes.end(),
                                  [position](const LabelClass& each) { return each.position == position; });
  if (found == classes.end()) {
    Q_EMIT notice(tr("There is no class with the key %1. Add one with %2.")
                      .arg(m_context.actions->keyText(
                          (stay ? QStringLiteral("label.stay%1") : QStringLiteral("label.%1")).arg(digit)))
                      .arg(m_context.actions->keyText(QStringLiteral("classes.add"))));
    return;
  }
  label(QString::fromStdString(found->name), stay);
}

void LabelController::label(const QString& name, bool stay) {
  if (m_passes->label(name, stay) || m_settling->label(name, stay)) return;
  if (!haveTargets()) return;
  const QStringList targets = m_context.session->selection();
  auto change = relabel(m_context.document->data(), asIds(targets), name.toStdString(), true);
  if (!change) {
    Q_EMIT notice(QString::fromStdString(change.error().detail));
    return;
  }
  commit(std::move(*change), !stay && targets.size() == 1);
}

void LabelController::setStatus(ClipStatus status) {
  if (m_passes->setStatus(status)) return;
  if (!haveTargets()) return;
  const QStringList targets = m_context.session->selection();
  const Dataset& data = m_context.document->data();
  const bool all = std::all_of(targets.begin(), targets.end(), [&](const QString& id) {
    const Clip* clip = data.find(id.toStdString());
    return clip && clip->status == status;
  });
  // The same key again takes an Unsure or Exclude back; verifying twice is just going on.
  const bool takeBack = all && (status == ClipStatus::Unsure || status == ClipStatus::Excluded);
  auto change = ullim::setStatus(data, asIds(targets), takeBack ? ClipStatus::New : status);
  if (!change) {
    Q_EMIT notice(QString::fromStdString(change.error().detail));
    return;
  }
  commit(std::move(*change), !takeBack && targets.size() == 1);
}

void LabelController::verify() { setStatus(ClipStatus::Verified); }

void LabelController::clearLabel() {
  if (m_passes->clear()) return;
  if (!haveTargets()) return;
  auto change = relabel(m_context.document->data(), asIds(m_context.session->selection()), {});
  if (change) commit(std::move(*change), false);
}

void LabelController::commit(Change change, bool advance) {
  m_context.document->commit(std::move(change));
  countVerdict();
  if (advance && Settings::instance().value(setting::autoAdvance).toBool()) goOn();
}

void LabelController::countVerdict() {
  m_verdicts.push_back(m_clock.elapsed());
  while (!m_verdicts.empty() && m_verdicts.back() - m_verdicts.front() > kPaceWindowMs)
    m_verdicts.pop_front();
  Q_EMIT verdictGiven();
}

void LabelController::goOn() {
  if (!m_context.session->next()) Q_EMIT notice(tr("That was the last clip of this list."));
}

void LabelController::sayEnd(int step) {
  const Session& session = *m_context.session;
  if (session.queue().isEmpty() || !session.neighbour(step).isEmpty()) return;
  Q_EMIT notice(step > 0 ? tr("This is the last clip of the list.")
                         : tr("This is the first clip of the list."));
}

void LabelController::moveToOpen(int step) {
  if (m_passes->moveToOpen(step)) return;
  Session& session = *m_context.session;
  const QueueView queue = session.queue();
  const Dataset& data = m_context.document->data();
  for (qsizetype at = queue.indexOf(session.currentClip()) + step; at >= 0 && at < queue.size(); at += step) {
    const Clip* clip = data.find(queue.at(at).toStdString());
    if (!clip || clip->status != ClipStatus::New) continue;
    session.setCurrentClip(queue.at(at));
    return;
  }
  Q_EMIT notice(step > 0 ? tr("Every clip after this one has a verdict.")
                         : tr("Every clip before this one has a verdict."));
}

double LabelController::perMinute() const {
  if (m_verdicts.size() < kLeastForPace) return 0;
  if (m_clock.elapsed() - m_verdicts.front() < kLeastPaceMs) return 0;
  const double minutes = double(m_clock.elapsed() - m_verdicts.front()) / 60000.0;
  return minutes > 0 ? double(m_verdicts.size()) / minutes : 0;
}

}  // namespace ullim
