#include "ui/readonlystrip.h"

#include <QDateTime>
#include <QEvent>
#include <QLocale>
#include <QSysInfo>
#include <algorithm>

#include "ui/document.h"

namespace ullim {

ReadOnlyStrip::ReadOnlyStrip(Document* document, QWidget* parent)
    : MessageStrip(parent), m_document(document) {
  setObjectName(QStringLiteral("readOnly"));
  connect(document, &Document::opened, this, &ReadOnlyStrip::refresh);
  connect(document, &Document::closed, this, &ReadOnlyStrip::refresh);
  connect(document, &Document::readOnlyChanged, this, &ReadOnlyStrip::refresh);
}

QString ReadOnlyStrip::words() const {
  const Document::Holder holder = m_document->holder();
  if (m_document->readOnly() == Document::ReadOnly::Unwritable)
    return tr(
        "Read-only: the project or its folder cannot be written. Look and listen; nothing can be "
        "changed.");
  if (!holder.there) return tr("Read-only, but nobody else has the project open any more.");
  const QString program = holder.program.isEmpty() ? tr("another program") : holder.program;
  const QString host =
      holder.host.isEmpty() || holder.host == QSysInfo::machineHostName() ? tr("this computer") : holder.host;
  if (!holder.since.isValid())
    return tr("Read-only: %1 (process %2 on %3) has it open.").arg(program).arg(holder.process).arg(host);
  const QLocale locale;
  const QString since = holder.since.date() == QDate::currentDate()
                            ? locale.toString(holder.since.time(), QStringLiteral("HH:mm"))
                            : locale.toString(holder.since, QStringLiteral("yyyy-MM-dd HH:mm"));
  return tr("Read-only: %1 (process %2 on %3) has had it open since %4. What it saves shows up "
            "here.")
      .arg(program)
      .arg(holder.process)
      .arg(host, since);
}

void ReadOnlyStrip::refresh() {
  if (!m_document->isOpen() || m_document->readOnly() == Document::ReadOnly::No) {
    dismiss();
    return;
  }
  std::vector<Button> buttons = {{tr("Try again for writing"), [this] { m_document->tryWriting(); }}};
  if (m_document->readOnly() == Document::ReadOnly::Held)
    buttons.push_back({tr("Load again"), [this] { m_document->loadAgain(); }});
  show(Kind::Standing, words(), buttons);
}

void ReadOnlyStrip::changeEvent(QEvent* event) {
  MessageStrip::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refresh();
}

bool needsWriting(const QString& actionId) {
  static const QStringList rooms = {QStringLiteral("label."), QStringLiteral("classes."),
                                    QStringLiteral("region."), QStringLiteral("people.")};
  static const QStringList single = {QStringLiteral("edit.undo"), QStringLiteral("edit.redo"),
                                     QStringLiteral("file.import"), QStringLiteral("file.importTable")};
  static const QStringList harmless = {QStringLiteral("region.next"), QStringLiteral("region.previous"),
                                       QStringLiteral("people.annotator")};
  if (harmless.contains(actionId)) return false;
  if (single.contains(actionId)) return true;
  return std::any_of(rooms.begin(), rooms.end(),
                     [&](const QString& room) { return actionId.startsWith(room); });
}

}  // namespace ullim
