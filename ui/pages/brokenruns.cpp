#include "ui/pages/brokenruns.h"

#include <QCoreApplication>
#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <set>

#include "core/learn/checkpoint.h"
#include "ui/errortext.h"
#include "widgets/theme.h"
#include "widgets/view/workpool.h"

namespace ullim {
namespace {

constexpr int kIcon = 18;

int foldsOf(const TrainRequest& request) {
  const SplitOptions& o = request.split;
  if (o.leaveOneGroupOut) {
    std::set<std::string> groups;
    for (const TrainClip& clip : request.clips) groups.insert(clip.group.empty() ? clip.id : clip.group);
    return int(groups.size());
  }
  return o.folds >= 2 ? o.folds * std::max(1, o.repeats) : 1;
}

/// The first network that is not done.
void findPlace(const TrainRequest& request, BrokenRun& run) {
  run.folds = foldsOf(request);
  run.epochs = request.settings.epochs;
  for (run.fold = 1; run.fold <= run.folds; ++run.fold)
    for (std::size_t member = 0; member < request.recipe.members.size(); ++member) {
      const auto at = readCheckpoint(checkpointPath(request.runFolder, run.fold - 1, member));
      if (!at) {
        run.error = errorText(at.error());
        return;
      }
      if (*at && (*at)->done) continue;
      run.epoch = *at ? (*at)->epoch : 0;
      return;
    }
  run.fold = run.folds;  // only the test was missing
  run.epoch = run.epochs;
}

}  // namespace

std::vector<BrokenRun> findBrokenRuns(const QString& runsFolder, const QStringList& except) {
  std::vector<BrokenRun> found;
  if (runsFolder.isEmpty()) return found;
  const QDir dir(runsFolder);
  for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::Reversed)) {
    const QString folder = dir.filePath(name);
    const QFileInfo begun(folder + QStringLiteral("/resume.json"));
    if (!begun.exists() || QFile::exists(folder + QStringLiteral("/run.json")) || except.contains(folder) ||
        isRunLocked(folder.toStdString()))
      continue;
    BrokenRun run{.folder = folder, .name = name, .lastWritten = begun.lastModified(), .error = {}};
    for (const QFileInfo& file :
         QDir(folder + QStringLiteral("/checkpoint")).entryInfoList(QDir::Files, QDir::Time))
      run.lastWritten = std::max(run.lastWritten, file.lastModified());
    const auto request = readResume(folder.toStdString());
    if (request)
      findPlace(*request, run);
    else
      run.error = errorText(request.error());
    found.push_back(std::move(run));
  }
  return found;
}

BrokenRunStrip::BrokenRunStrip(QWidget* parent) : QFrame(parent) {
  setObjectName(QStringLiteral("brokenRuns"));
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(12, 6, 12, 6);
  m_icon = new QLabel(this);
  line->addWidget(m_icon);
  m_text = new QLabel(this);
  m_text->setObjectName(QStringLiteral("brokenText"));
  m_text->setWordWrap(true);
  m_text->setTextFormat(Qt::PlainText);
  line->addWidget(m_text, 1);
  m_continue = new QPushButton(this);
  m_continue->setObjectName(QStringLiteral("brokenContinue"));
  line->addWidget(m_continue);
  m_throw = new QPushButton(this);
  m_throw->setObjectName(QStringLiteral("brokenThrow"));
  line->addWidget(m_throw);
  connect(m_continue, &QPushButton::clicked, this, &BrokenRunStrip::continueAsked);
  connect(m_throw, &QPushButton::clicked, this, &BrokenRunStrip::throwAway);
  retranslate();
}

void BrokenRunStrip::look(const QString& runsFolder, const QStringList& except) {
  m_folder = runsFolder;
  m_except = except;
  const int serial = ++m_serial;
  QPointer<BrokenRunStrip> self(this);
  workPool()->start([self, serial, runsFolder, except] {
    auto runs = findBrokenRuns(runsFolder, except);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, serial, runs = std::move(runs)] {
          if (!self || serial != self->m_serial) return;
          self->m_runs = runs;
          self->showFirst();
          Q_EMIT self->found();
        },
        Qt::QueuedConnection);
  });
}

void BrokenRunStrip::throwAway() {
  if (m_runs.empty()) return;
  const BrokenRun gone = m_runs.front();
  m_runs.erase(m_runs.begin());
  showFirst();
  QPointer<BrokenRunStrip> self(this);
  workPool()->start([self, gone] {
    QString place;
    const bool moved = QFile::moveToTrash(gone.folder, &place);
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [self, gone, moved, place] {
          if (!self) return;
          if (!moved)
            Q_EMIT self->notice(
                tr("%1: cannot be removed (look at the rights of the folder)").arg(gone.folder));
          else if (!place.isEmpty())
            Q_EMIT self->notice(tr("Run %1 is in the trash of the desktop.").arg(gone.name));
          else
            Q_EMIT self->notice(tr("Run %1 was removed.").arg(gone.name));
          self->look(self->m_folder, self->m_except);
        },
        Qt::QueuedConnection);
  });
}

void BrokenRunStrip::setBusy(bool busy) {
  m_busy = busy;
  showFirst();
}

void BrokenRunStrip::showFirst() {
  setVisible(!m_runs.empty());
  if (m_runs.empty()) return;
  const BrokenRun& run = m_runs.front();
  QString text;
  if (!run.error.isEmpty())
    text = tr("Run %1 was broken off and cannot be continued: %2").arg(run.name, run.error);
  else if (run.folds > 1)
    text = tr("Run %1 was broken off in fold %2 of %3, after epoch %4 of %5 (%6).")
               .arg(run.name)
               .arg(run.fold)
               .arg(run.folds)
               .arg(run.epoch)
               .arg(run.epochs)
               .arg(QLocale().toString(run.lastWritten, QLocale::ShortFormat));
  else
    text = tr("Run %1 was broken off after epoch %2 of %3 (%4).")
               .arg(run.name)
               .arg(run.epoch)
               .arg(run.epochs)
               .arg(QLocale().toString(run.lastWritten, QLocale::ShortFormat));
  if (m_runs.size() > 1) text += QLatin1Char(' ') + tr("%Ln more wait(s).", nullptr, int(m_runs.size()) - 1);
  m_text->setText(text);
  m_continue->setEnabled(!m_busy && run.error.isEmpty());
}

void BrokenRunStrip::retranslate() {
  m_continue->setText(tr("Continue"));
  m_continue->setToolTip(
      tr("Goes on where it was broken off, with the clips, labels and settings of then; the "
         "result is the same as if nothing had happened"));
  m_throw->setText(tr("Throw away"));
  m_throw->setToolTip(tr("Moves what there is of this run to the trash of the desktop"));
  const QColor amber = themeColours().warning;
  const QString style =
      QStringLiteral("#brokenRuns { border: 1px solid %1; border-radius: 6px; background: %2; }")
          .arg(amber.name(), mixed(amber, themeColours().base, 0.85).name());
  if (style != styleSheet()) setStyleSheet(style);  // which is a change of palette itself
  m_icon->setPixmap(themedIcon(QStringLiteral("warning"), amber).pixmap(kIcon, kIcon));
  showFirst();
}

void BrokenRunStrip::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) retranslate();
  QFrame::changeEvent(event);
}

}  // namespace ullim
