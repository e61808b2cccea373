#include "ui/projectflow.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include "core/audio/audiofile.h"
#include "core/demo/demo.h"
#include "core/learn/training.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/errortext.h"
#include "ui/jobs/jobparts.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/trainplan.h"
#include "ui/projectplace.h"
#include "ui/settings/settings.h"

namespace ullim {

namespace {

constexpr qsizetype kRecentKept = 8;

bool isProject(const QString& path) { return QFileInfo(path).suffix().toLower() == QLatin1String("ullim"); }

bool isTable(const QString& path) {
  const QString suffix = QFileInfo(path).suffix().toLower();
  return suffix == QLatin1String("csv") || suffix == QLatin1String("tsv");
}

/// On a worker: the sounds, then a project over them. Shares on the bar: making 60 %, reading and hashing the
/// rest.
Result<Done> makeDemo(const std::string& folder, const std::string& projectPath, const JobContext& job) {
  DemoOptions demo;
  demo.overwrite = true;  // without its project an earlier attempt was broken off
  if (const auto clips = writeDemo(folder, demo, partOf(job, 0, 0.6)); !clips) return clips.error();
  ImportOptions options;
  options.preset = "csv";
  options.labelsFile = folder + "/labels.csv";
  options.fileColumn = "file";
  options.labelColumn = "label";
  options.groupColumn = "baby";
  auto plan = planImport({folder}, options, partOf(job, 0.6, 0.6));
  if (!plan) return plan.error();
  if (auto probed = probeImport(*plan, options, partOf(job, 0.6, 0.8)); !probed) return probed.error();
  auto project = Project::create(projectPath);
  if (!project) return project.error();
  const auto data = (*project)->load();
  if (!data) return data.error();
  auto outcome = importChange(**project, *data, *plan, 0, partOf(job, 0.8, 1));
  if (!outcome) return outcome.error();
  outcome->change.why = "demo data set";
  if (const auto committed = (*project)->commit(std::move(outcome->change)); !committed)
    return committed.error();
  return Done{};
}

template <class Connect>
void show(QFileDialog* dialog, Connect&& connectTo) {
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connectTo(dialog);
  dialog->open();
}

}  // namespace

ProjectFlow::ProjectFlow(const Context& context, QWidget* window)
    : QObject(window), m_context(context), m_window(window), m_place(new PlaceKeeper(context, this)) {
  const auto on = [this](const char* id, auto call) {
    connect(m_context.actions->action(QString::fromLatin1(id)), &QAction::triggered, this, call);
  };
  on("file.new", [this] { askNew(); });
  on("file.open", [this] { askOpen(); });
  on("file.import", [this] { askImport(false); });
  on("file.importTable", [this] { askImport(true); });
  on("file.labelSource", [this] { askLabelSource(); });
  on("file.demo", [this] { openDemo(); });
  on("file.close", [this] { leaveFor(tr("Stop and close"), [this] { m_context.document->leave(); }); });
  connect(context.document, &Document::opened, this, &ProjectFlow::opened);
}

QString ProjectFlow::demoProject() {
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
         QStringLiteral("/demo/demo.ullim");
}

void ProjectFlow::open(const QString& path) {
  leaveFor(tr("Stop and open"), [this, path] { m_context.document->open(path); });
}

void ProjectFlow::leaveFor(const QString& button, const std::function<void()>& go) {
  const QString lost = m_context.document->isOpen() && m_lost ? m_lost() : QString();
  if (lost.isEmpty()) return go();
  Q_EMIT leaveAsked(lost, button, go);
}

void ProjectFlow::remember() {
  m_place->keep();
  Settings::instance().set(setting::openAtStart, m_context.document->path());
}

void ProjectFlow::openDemo() {
  const QString path = demoProject();
  if (QFileInfo::exists(path)) {
    open(path);
    return;
  }
  const QString folder = QFileInfo(path).absolutePath();
  QDir().mkpath(folder);
  Job* job =
      m_context.jobs->start(tr("Making the demo clips"),
                            [folder = folder.toStdString(), path = path.toStdString()](
                                const JobContext& context) { return makeDemo(folder, path, context); });
  connect(job, &Job::ended, this, [this, path, job](JobState state) {
    if (state == JobState::Finished) open(path);
    if (state == JobState::Failed) Q_EMIT problem(tr("The demo could not be made. %1").arg(job->error()));
  });
}

QString ProjectFlow::lastFolder() const {
  if (m_context.document->isOpen()) return m_context.document->folder();
  const QString recent = Settings::instance().value(setting::recentProjects).toStringList().value(0);
  return recent.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                          : QFileInfo(recent).absolutePath();
}

void ProjectFlow::askNew() {
  auto* dialog = new QFileDialog(m_window, tr("New project"), lastFolder(), tr("Ullim projects (*.ullim)"));
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("ullim"));
  show(dialog, [this](QFileDialog* shown) {
    connect(shown, &QFileDialog::fileSelected, this, [this](const QString& path) {
      leaveFor(tr("Stop and make it"), [this, path] { m_context.document->create(path); });
    });
  });
}

void ProjectFlow::askOpen() {
  auto* dialog =
      new QFileDialog(m_window, tr("Open a project"), lastFolder(), tr("Ullim projects (*.ullim)"));
  dialog->setFileMode(QFileDialog::ExistingFile);
  show(dialog,
       [this](QFileDialog* shown) { connect(shown, &QFileDialog::fileSelected, this, &ProjectFlow::open); });
}

void ProjectFlow::askImport(bool table) {
  auto* dialog = new QFileDialog(m_window, table ? tr("Table of files and labels") : tr("Folder of sounds"),
                                 lastFolder());
  if (table) {
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilter(tr("Tables (*.csv *.tsv)"));
  } else {
    dialog->setFileMode(QFileDialog::Directory);
  }
  show(dialog, [this](QFileDialog* shown) {
    connect(shown, &QFileDialog::filesSelected, this, &ProjectFlow::importRequested);
  });
}

void ProjectFlow::askLabelSource() {
  auto* dialog = new QFileDialog(m_window, tr("Table of files and labels"), lastFolder(),
                                 tr("Tables (*.csv *.tsv *.txt)"));
  dialog->setFileMode(QFileDialog::ExistingFile);
  show(dialog, [this](QFileDialog* shown) {
    connect(shown, &QFileDialog::fileSelected, this, &ProjectFlow::labelSourceRequested);
  });
}

void ProjectFlow::drop(const QStringList& paths) {
  QStringList sources, sounds;
  for (const QString& path : paths) {
    if (isProject(path)) {
      open(path);
      return;
    }
    if (QFileInfo(path).isDir() || isTable(path)) {
      sources.append(path);
    } else if (looksLikeAudio(path.toStdString())) {
      sounds.append(path);
    }
  }
  if (!sources.isEmpty()) {
    Q_EMIT importRequested(sources + sounds);
  } else if (!sounds.isEmpty()) {
    const bool trained = m_context.document->isOpen() &&
                         !listRuns(runsFolderOf(m_context.document->path()).toStdString()).empty();
    if (trained) {
      Q_EMIT predictRequested(sounds);
    } else {
      Q_EMIT importRequested(sounds);
    }
  } else {
    Q_EMIT problem(
        tr("Nothing to do with what was dropped: drop a folder of sounds, sound files, a table (CSV) or a "
           "project."));
  }
}

void ProjectFlow::opened() {
  const QString path = m_context.document->path();
  QStringList recent = Settings::instance().value(setting::recentProjects).toStringList();
  recent.removeAll(path);
  recent.prepend(path);
  Settings::instance().set(setting::recentProjects, recent.mid(0, kRecentKept));
}

}  // namespace ullim
