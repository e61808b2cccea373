// Regions from and to the files of other programs: the dialogs of RegionPanel, and the work behind them.
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>

#include "core/base/atomicfile.h"
#include "core/dataset/regionfiles.h"
#include "core/store/project.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/regionpanel.h"
#include "widgets/view/background.h"

namespace ullim {
namespace {

enum class Kind { Audacity, TextGrid, Raven, Csv };

Kind kindOf(const QString& path, const std::string& firstLine) {
  const QString ending = QFileInfo(path).suffix().toLower();
  if (ending == QLatin1String("textgrid")) return Kind::TextGrid;
  if (ending == QLatin1String("csv")) return Kind::Csv;
  const bool raven = firstLine.find("Begin Time (s)") != std::string::npos ||
                     path.endsWith(QLatin1String(".selections.txt"), Qt::CaseInsensitive);
  return raven ? Kind::Raven : Kind::Audacity;
}

Result<RegionRead> readText(const QString& path, const std::string& text, const ClipTime& clip) {
  switch (kindOf(path, text.substr(0, text.find('\n')))) {
    case Kind::TextGrid:
      return readRegions(RegionFormat::TextGrid, text, clip);
    case Kind::Raven:
      return readRegions(RegionFormat::Raven, text, clip);
    case Kind::Audacity:
      return readRegions(RegionFormat::Audacity, text, clip);
    case Kind::Csv:
      break;
  }
  // Whatever file a row names: it was opened for this clip.
  auto read = readRegionCsv(text, [&](const std::string&) { return Result<ClipTime>(clip); });
  if (!read) return read.error();
  RegionRead out;
  out.remarks = std::move(read->remarks);
  for (FileRegion& each : read->regions) out.regions.push_back(std::move(each.region));
  return out;
}

Result<RegionRead> readFile(const QString& path, const ClipTime& clip) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return Error{ErrorCode::FileUnreadable,
                 path.toStdString() + ": cannot be opened (check the permissions)"};
  if (file.size() > qint64(kMaxRegionText))
    return Error{ErrorCode::BadFormat,
                 path.toStdString() + ": is too large for a file of regions (choose another)"};
  return readText(path, file.readAll().toStdString(), clip);
}

}  // namespace

void RegionPanel::importFrom(const QString& path) {
  if (m_clip.isEmpty() || m_frames <= 0) return;
  runInBackground(
      this, [path, clip = ClipTime{m_frames, m_rate}] { return readFile(path, clip); },
      [this, path, clip = m_clip](Result<RegionRead> read) {
        if (!read) {
          Q_EMIT notice(errorText(read.error()));
          return;
        }
        Change made;
        made.kind = "region";
        made.why = tr("regions of %1").arg(QFileInfo(path).fileName()).toStdString();
        for (Region& region : read->regions) {
          region.id = newId();
          region.clipId = clip.toStdString();
          RegionEdit edit;
          edit.after = std::move(region);
          made.regions.push_back(std::move(edit));
        }
        QString text = tr("%n regions were added.", nullptr, int(made.regions.size()));
        if (!read->remarks.empty())
          text += QLatin1Char(' ') + tr("%n remarks, the first: %1", nullptr, int(read->remarks.size()))
                                         .arg(QString::fromStdString(read->remarks.front()));
        m_context.document->commit(std::move(made));
        Q_EMIT notice(text);
      });
}

void RegionPanel::exportTo(const QString& path) {
  const Dataset& dataset = m_context.document->data();
  const Clip* clip = dataset.find(m_clip.toStdString());
  if (!clip) return;
  const ClipRegions& regions = dataset.regions.of(clip->id);
  const std::vector<Region> all(regions.begin(), regions.end());
  const ClipTime time{m_frames, m_rate};
  RegionText text;
  switch (kindOf(path, {})) {
    case Kind::Csv: {
      std::vector<FileRegion> rows;
      for (const Region& each : all) rows.push_back({clip->file, m_rate, each});
      text.text = regionCsvText(rows);
      break;
    }
    case Kind::TextGrid:
      text = textGridText(all, time);
      break;
    case Kind::Raven:
      text = ravenText(all, time);
      break;
    case Kind::Audacity:
      text = audacityText(all, time);
      break;
  }
  Job* job = m_context.jobs->start(tr("Regions to %1").arg(QFileInfo(path).fileName()),
                                   [path = path.toStdString(), bytes = std::move(text.text)](
                                       const JobContext&) { return writeFileAtomically(path, bytes); });
  QString lost;
  for (const std::string& sentence : lossSentences(text.loss))
    lost += QLatin1Char(' ') + QString::fromStdString(sentence);
  connect(job, &Job::ended, this, [this, job, path, lost](JobState state) {
    if (state == JobState::Finished) Q_EMIT notice(tr("Regions saved: %1.").arg(path) + lost);
    if (state == JobState::Failed) Q_EMIT notice(job->error());
  });
}

void RegionPanel::askImport() {
  auto* dialog = new QFileDialog(this, tr("Import regions"), QString(),
                                 tr("Regions (*.txt *.TextGrid *.csv);;All files (*)"));
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
                                    "table (*.selections.txt);;CSV (*.csv)"));
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
