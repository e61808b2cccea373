// Regions from and to the files of other programs: the dialogs of RegionPanel, and the work behind them.
#include <QFileDialog>
#include <QFileInfo>

#include "core/base/atomicfile.h"
#include "core/cli/regionformats.h"
#include "core/cli/regionimport.h"
#include "core/dataset/regionfiles.h"
#include "core/store/project.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/regionpanel.h"
#include "widgets/view/background.h"

namespace ullim {
void RegionPanel::importFrom(const QString& path) {
  const Clip* clip = m_context.document->data().find(m_clip.toStdString());
  if (!clip || m_frames <= 0) return;
  // The clip and its regions alone: the project's data stay on this thread.
  Dataset part;
  part.clips = {*clip};
  part.rebuildIndex();
  for (const Region& each : m_context.document->data().regions.of(clip->id)) part.regions.put(each);
  const RegionImport wanted{path.toStdString(), "auto", clip->id};
  runInBackground(
      this, [part = std::move(part), wanted] { return importRegions(part, wanted, newId, {}); },
      [this, path](Result<RegionImportOutcome> read) {
        if (!read) {
          Q_EMIT notice(errorText(read.error()));
          return;
        }
        QStringList remarks;
        for (const RegionImportFile& file : read->files) {
          if (!file.error.empty()) remarks << QString::fromStdString(file.error);
          for (const std::string& remark : file.remarks) remarks << QString::fromStdString(remark);
        }
        QString text = tr("%n regions were added.", nullptr, int(read->change.regions.size()));
        if (read->alreadyThere > 0)
          text += QLatin1Char(' ') + tr("%n were there already.", nullptr, int(read->alreadyThere));
        if (!remarks.isEmpty())
          text += QLatin1Char(' ') +
                  tr("%n remarks, the first: %1", nullptr, int(remarks.size())).arg(remarks.front());
        read->change.kind = "region";
        read->change.why = tr("regions of %1").arg(QFileInfo(path).fileName()).toStdString();
        m_context.document->commit(std::move(read->change));
        Q_EMIT notice(text);
      });
}

void RegionPanel::exportTo(const QString& path) {
  const Dataset& dataset = m_context.document->data();
  const Clip* clip = dataset.find(m_clip.toStdString());
  if (!clip) return;
  const ClipRegions& regions = dataset.regions.of(clip->id);
  std::string format = guessedRegionFormat(path.toStdString(), {});
  if (format.empty()) format = "audacity";
  const auto loss = std::make_shared<RegionLoss>();  // read when the job has ended
  Job* job = m_context.jobs->start(
      tr("Regions to %1").arg(QFileInfo(path).fileName()),
      [path = path.toStdString(), format, file = clip->file, time = ClipTime{m_frames, m_rate}, loss,
       sound = m_context.document->absolutePath(*clip).toStdString(),
       all = std::vector<Region>(regions.begin(), regions.end())](const JobContext&) {
        if (const auto other = regionFormat(format)) {
          const RegionText text = *other == RegionFormat::Elan ? elanText(all, time, {sound, {}, false})
                                                               : regionText(*other, all, time);
          *loss = text.loss;
          return writeFileAtomically(path, text.text);
        }
        std::vector<FileRegion> rows;
        for (const Region& each : all) rows.push_back({file, time.rate, each});
        return writeFileAtomically(path, regionCsvText(rows));
      });
  connect(job, &Job::ended, this, [this, job, path, loss](JobState state) {
    QString text = tr("Regions saved: %1.").arg(path);
    for (const std::string& words : lossSentences(*loss))
      text += QLatin1Char(' ') + tr("Not in it: %1.").arg(QString::fromStdString(words));
    if (state == JobState::Finished) Q_EMIT notice(text);
    if (state == JobState::Failed) Q_EMIT notice(job->error());
  });
}

void RegionPanel::askImport() {
  auto* dialog = new QFileDialog(this, tr("Import regions"), QString(),
                                 tr("Regions (*.txt *.TextGrid *.eaf *.csv);;All files (*)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFile);
  connect(dialog, &QFileDialog::fileSelected, this, &RegionPanel::importFrom);
  dialog->open();
}

void RegionPanel::askExport() {
  const Clip* clip = m_context.document->data().find(m_clip.toStdString());
  if (!clip) return;
  auto* dialog = new QFileDialog(this, tr("Export regions"),
                                 QFileInfo(QString::fromStdString(clip->file)).completeBaseName() + ".txt",
                                 tr("Audacity labels (*.txt);;Praat TextGrid (*.TextGrid);;Raven selection "
                                    "table (*.selections.txt);;ELAN (*.eaf);;CSV (*.csv)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    const qsizetype begin = filter.indexOf(QLatin1String("*.")) + 2;
    dialog->setDefaultSuffix(filter.mid(begin, filter.indexOf(QLatin1Char(')')) - begin));
  });
  connect(dialog, &QFileDialog::fileSelected, this, &RegionPanel::exportTo);
  dialog->open();
}

}  // namespace ullim
