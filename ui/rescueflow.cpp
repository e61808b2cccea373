#include "ui/rescueflow.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <memory>

#include "core/store/rescue.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/jobs.h"
#include "ui/messagestrip.h"
#include "ui/settings/settings.h"

namespace ullim {

namespace {

QString shown(const QString& path) { return QDir::toNativeSeparators(path); }

/// Beside the damaged one, so that the sounds are found at once.
QString suggestion(const QString& damaged) {
  const QFileInfo info(damaged);
  const QString stem = info.absolutePath() + QLatin1Char('/') + info.completeBaseName();
  QString path = stem + QStringLiteral("-rescued.ullim");
  for (int i = 2; QFileInfo::exists(path); ++i) path = QStringLiteral("%1-rescued-%2.ullim").arg(stem).arg(i);
  return path;
}

}  // namespace

RescueFlow::RescueFlow(const Context& context, MessageStrip* messages, QWidget* window)
    : QObject(window), m_context(context), m_messages(messages), m_window(window) {
  connect(context.actions->action(QStringLiteral("file.rescue")), &QAction::triggered, this,
          &RescueFlow::ask);
  connect(context.document, &Document::openFailed, this, &RescueFlow::offer);
}

void RescueFlow::offer(const QString& path, const Error& error) {
  // A file of another program or of a newer version has nothing wrong with it; what is wrong with this one
  // only a look at its pages can tell.
  if (error.code != ErrorCode::BadFormat && error.code != ErrorCode::Internal) return;
  m_messages->show(MessageStrip::Kind::Error, errorText(error), tr("Rescue what can be read…"),
                   [this, path] { askTarget(path); });
}

void RescueFlow::ask() {
  const QStringList recent = Settings::instance().value(setting::recentProjects).toStringList();
  const QString folder = recent.isEmpty()
                             ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                             : QFileInfo(recent.first()).absolutePath();
  auto* dialog = new QFileDialog(m_window, tr("Damaged project"), folder,
                                 tr("Ullim projects (*.ullim)") + QStringLiteral(";;") + tr("All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &RescueFlow::askTarget);
  dialog->open();
}

void RescueFlow::askTarget(const QString& damaged) {
  auto* dialog = new QFileDialog(m_window, tr("New project for what is rescued"), QString(),
                                 tr("Ullim projects (*.ullim)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("ullim"));
  const QString path = suggestion(damaged);
  dialog->setDirectory(QFileInfo(path).absolutePath());
  dialog->selectFile(QFileInfo(path).fileName());
  // Nothing is ever written over, so there is nothing to confirm; a name in use is refused.
  dialog->setOption(QFileDialog::DontConfirmOverwrite);
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, damaged](const QString& to) { rescue(damaged, to); });
  dialog->open();
}

void RescueFlow::rescue(const QString& damaged, const QString& to) {
  if (m_job) {
    m_messages->show(MessageStrip::Kind::Notice, tr("A rescue is under way already."));
    return;
  }
  auto report = std::make_shared<RescueReport>();
  m_job = m_context.jobs->start(
      tr("Rescuing %1").arg(QFileInfo(damaged).fileName()),
      [report, from = damaged.toStdString(), path = to.toStdString()](const JobContext& job) -> Result<Done> {
        auto answer = rescueProject(from, path, job);
        if (!answer) return answer.error();
        *report = std::move(*answer);
        return Done{};
      });
  m_messages->show(
      MessageStrip::Kind::Notice,
      tr("Reading what is left of %1. The damaged file stays as it is.").arg(QFileInfo(damaged).fileName()));
  connect(m_job, &Job::ended, this, [this, damaged, report, job = m_job](JobState state) {
    m_job.clear();
    if (state == JobState::Failed && job)
      m_messages->show(MessageStrip::Kind::Error, tr("Nothing could be rescued. %1").arg(job->error()));
    if (state == JobState::Stopped)
      m_messages->show(MessageStrip::Kind::Notice, tr("The rescue was stopped; no file was made."));
    if (state == JobState::Finished) tell(damaged, *report);
  });
}

void RescueFlow::tell(const QString& damaged, const RescueReport& r) {
  const QString path = QString::fromStdString(r.path);
  const QLocale locale;
  QStringList lines;
  lines.append(tr("%n clip(s), %1 of them with a label", nullptr, r.clips).arg(locale.toString(r.labelled)));
  lines.append(tr("%n class(es)", nullptr, r.classes));
  if (r.regions > 0) lines.append(tr("%n region(s)", nullptr, r.regions));
  if (r.verdicts > 0) lines.append(tr("%n verdict(s) of second looks", nullptr, r.verdicts));
  if (r.changes > 0) lines.append(tr("%n change(s) of the history, which can be undone", nullptr, r.changes));
  QStringList lost;
  if (r.clipsLost > 0) lost.append(tr("%n clip(s): import their files again", nullptr, r.clipsLost));
  if (r.regionsLost > 0) lost.append(tr("%n region(s) and verdict(s) of lost clips", nullptr, r.regionsLost));
  if (r.changesLost > 0) lost.append(tr("%n change(s) of the history", nullptr, r.changesLost));
  if (r.changesOnlyListed > 0)
    lost.append(tr("%n change(s) that can be read but not undone any more", nullptr, r.changesOnlyListed));
  if (r.changesPartly > 0)
    lost.append(tr("parts of %n change(s) that touched something lost", nullptr, r.changesPartly));
  const auto list = [](const QString& title, const QStringList& items) {
    QString text = QStringLiteral("<p><b>%1</b></p><ul>").arg(title.toHtmlEscaped());
    for (const QString& item : items) text += QStringLiteral("<li>%1</li>").arg(item.toHtmlEscaped());
    return text + QStringLiteral("</ul>");
  };
  QString text = list(tr("Rescued"), lines);
  if (!lost.isEmpty()) text += list(tr("Lost"), lost);
  QStringList notes;
  if (r.labelsRepaired > 0)
    notes.append(
        tr("The labels of %n clip(s) were taken from the history, as their own rows were damaged or "
           "old: look at them.",
           nullptr, r.labelsRepaired));
  else if (r.damagedRows > 0)
    notes.append(tr("Of %n row(s) only a part could be read.", nullptr, r.damagedRows));
  if (!r.historyFile.empty())
    notes.append(tr("What is left of the other changes is in %1.")
                     .arg(QFileInfo(QString::fromStdString(r.historyFile)).fileName()));
  if (r.whole()) notes.append(tr("Nothing is missing."));
  notes.append(tr("The new project is %1; the damaged one stays as it is.").arg(shown(path)));
  for (const QString& note : notes) text += QStringLiteral("<p>%1</p>").arg(note.toHtmlEscaped());

  auto* box = new QMessageBox(r.whole() ? QMessageBox::Information : QMessageBox::Warning,
                              tr("Rescued: %1").arg(QFileInfo(damaged).fileName()), text,
                              QMessageBox::NoButton, m_window);
  box->setObjectName(QStringLiteral("rescueReport"));
  box->setAttribute(Qt::WA_DeleteOnClose);
  box->setTextFormat(Qt::RichText);
  box->setTextInteractionFlags(Qt::TextSelectableByMouse);
  // With another project open it is for the user to leave it.
  if (m_context.document->isOpen()) {
    QPushButton* go = box->addButton(tr("Open the rescued project"), QMessageBox::AcceptRole);
    box->addButton(tr("Stay here"), QMessageBox::RejectRole);
    box->setDefaultButton(go);
    connect(go, &QPushButton::clicked, this, [this, path] { m_context.document->open(path); });
  } else {
    box->addButton(QMessageBox::Ok);
    m_context.document->open(path);
  }
  m_messages->dismiss();
  box->open();
  Q_EMIT rescued(path);
}

}  // namespace ullim
