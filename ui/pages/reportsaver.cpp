#include "ui/pages/reportsaver.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUrl>

#include "ui/document.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/reportwriter.h"

namespace ullim {

ReportSaver::ReportSaver(const Context& context, QWidget* page)
    : QObject(page), m_context(context), m_page(page) {}

QString ReportSaver::suggestedPath(const RunRecord& run) const {
  QString name = QString::fromStdString(!run.givenName.empty() ? run.givenName
                                        : run.name.empty()     ? run.recipe.name
                                                               : run.name);
  name.replace(QRegularExpression(QStringLiteral("[\\x00-\\x1f/\\\\:*?\"<>|]+")), QStringLiteral("-"));
  const QString folder = m_context.document->isOpen() ? m_context.document->folder() : QDir::homePath();
  return QDir(folder).filePath(name.left(100) + QStringLiteral("-report.html"));
}

void ReportSaver::ask(const RunPtr& run) {
  if (!run) return;
  auto* dialog = new QFileDialog(m_page, tr("Save report"), suggestedPath(*run),
                                 tr("Page for a browser (*.html);;PDF (*.pdf);;Model card (*.md)"));
  dialog->setObjectName(QStringLiteral("reportDialog"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("html"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    for (const char* ending : {"html", "pdf", "md"})
      if (filter.contains(QLatin1String("*.") + QLatin1String(ending)))
        dialog->setDefaultSuffix(QString::fromLatin1(ending));
  });
  connect(dialog, &QFileDialog::fileSelected, this, [this, run](const QString& path) { save(run, path); });
  dialog->open();
}

void ReportSaver::save(const RunPtr& run, const QString& path) {
  Job* job = m_context.jobs->start(tr("Report to %1").arg(QFileInfo(path).fileName()),
                                   [run, path = path.toStdString()](const JobContext& context) {
                                     return writeReport(*run, path, context);
                                   });
  connect(job, &Job::ended, this, [this, job, path](JobState state) {
    if (state == JobState::Finished) Q_EMIT saved(path);
    if (state == JobState::Failed) Q_EMIT failed(job->error());
  });
}

void openInDesktop(const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }

}  // namespace ullim
