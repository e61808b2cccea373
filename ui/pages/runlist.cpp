#include "ui/pages/runlist.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <tuple>

#include "core/learn/runname.h"
#include "widgets/view/workpool.h"

namespace ullim {
namespace {

void postTo(const std::shared_ptr<bool>& alive, std::function<void()> call) {
  QMetaObject::invokeMethod(
      QCoreApplication::instance(),
      [alive, call = std::move(call)] {
        if (*alive) call();
      },
      Qt::QueuedConnection);
}

/// Folders that hold something of a run, but are none that could be listed.
void addUnlisted(const std::string& runsFolder, const std::set<std::string>& listed,
                 std::vector<BadRun>& bad) {
  namespace fs = std::filesystem;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(runsFolder, error)) {
    const fs::path& path = entry.path();
    if (listed.contains(path.string()) || !entry.is_directory(error)) continue;
    const auto has = [&](const char* name) { return fs::exists(path / name, error); };
    const QString folder = QString::fromStdString(path.string());
    if (has("run.json")) {
      const auto run = readRun(path.string());
      // A good one was finished just now, after the list was made; the next look finds it.
      if (!run) bad.push_back({folder, QString::fromStdString(run.error().detail)});
    } else if (has("resume.json")) {
      bad.push_back({folder, RunList::tr("not finished: still training, or broken off (it can go on)")});
    } else if (has("oof.csv") || has("history.csv") || has("model.safetensors")) {
      bad.push_back({folder, RunList::tr("run.json is missing")});
    }
  }
  std::sort(bad.begin(), bad.end(), [](const BadRun& a, const BadRun& b) { return a.folder < b.folder; });
}

/// A run with a hundred thousand clips takes a while to copy: not for the GUI thread.
RunPtr withName(const RunRecord& run, const std::string& name) {
  auto copy = std::make_shared<RunRecord>(run);
  copy->givenName = name;
  return copy;
}

}  // namespace

QString badRunWords(const BadRun& run) {
  QString reason = run.reason;
  if (reason.startsWith(run.folder)) reason.remove(0, run.folder.size());
  while (!reason.isEmpty() && QStringLiteral("/: ").contains(reason.front())) reason.remove(0, 1);
  return RunList::tr("%1: %2", "folder: why it is not shown").arg(QFileInfo(run.folder).fileName(), reason);
}

RunList::RunList(QObject* parent) : QObject(parent), m_alive(std::make_shared<bool>(true)) {}

RunList::~RunList() { *m_alive = false; }

void RunList::setFolder(const QString& runsFolder) {
  if (runsFolder == m_folder) return;
  m_folder = runsFolder;
  m_runs.clear();
  m_bad.clear();
  Q_EMIT changed();
  reload();
}

RunPtr RunList::find(const QString& runFolder) const {
  const std::string wanted = runFolder.toStdString();
  const auto it =
      std::find_if(m_runs.begin(), m_runs.end(), [&](const RunPtr& r) { return r->folder == wanted; });
  return it == m_runs.end() ? nullptr : *it;
}

void RunList::reload() {
  const int serial = ++m_serial;
  m_loading = !m_folder.isEmpty();
  if (!m_loading) return;
  std::map<std::string, RunPtr> known;
  for (const RunPtr& run : m_runs) known[run->folder] = run;
  workPool()->start([this, alive = m_alive, serial, known = std::move(known),
                     folder = m_folder.toStdString()] {
    // `this` is only called on the GUI thread, where `alive` is looked at.
    std::set<std::string> good;
    std::vector<BadRun> bad;
    for (const std::string& each : listRuns(folder)) {
      good.insert(each);
      if (const auto it = known.find(each); it != known.end()) {
        // Read already; but the command line may have named it.
        if (const std::string name = givenRunName(each); name != it->second->givenName)
          postTo(alive, [this, run = withName(*it->second, name)] { replace(run); });
        continue;
      }
      auto run = readRun(each);
      if (!run) {
        bad.push_back({QString::fromStdString(each), QString::fromStdString(run.error().detail)});
        continue;
      }
      run->folder = each;
      postTo(alive,
             [this, serial, ptr = std::make_shared<const RunRecord>(std::move(*run))] { add(serial, ptr); });
    }
    addUnlisted(folder, good, bad);
    postTo(alive,
           [this, serial, bad = std::move(bad), good = std::move(good)] { finished(serial, bad, good); });
  });
}

void RunList::add(int serial, RunPtr run) {
  if (serial != m_serial) return;
  if (find(QString::fromStdString(run->folder))) return;
  const auto when = [](const RunRecord& r) { return std::tie(r.startedUtc, r.folder); };
  const auto place =
      std::find_if(m_runs.begin(), m_runs.end(), [&](const RunPtr& r) { return when(*r) < when(*run); });
  m_runs.insert(place, std::move(run));
  Q_EMIT changed();
}

void RunList::replace(const RunPtr& run) {
  const auto it =
      std::find_if(m_runs.begin(), m_runs.end(), [&](const RunPtr& r) { return r->folder == run->folder; });
  if (it == m_runs.end()) return;  // another project, or in the trash meanwhile
  *it = run;
  Q_EMIT changed();
}

void RunList::finished(int serial, std::vector<BadRun> bad, const std::set<std::string>& there) {
  if (serial != m_serial) return;
  m_loading = false;
  m_bad = std::move(bad);
  std::erase_if(m_runs, [&](const RunPtr& run) { return !there.contains(run->folder); });
  Q_EMIT loaded();
}

void RunList::moveToTrash(const QStringList& runFolders) {
  workPool()->start([this, alive = m_alive, runFolders] {
    QStringList gone, kept;
    for (const QString& folder : runFolders) (QFile::moveToTrash(folder) ? gone : kept) << folder;
    postTo(alive, [this, gone, kept] {
      const auto isGone = [&](const QString& folder) { return gone.contains(folder); };
      std::erase_if(m_runs, [&](const RunPtr& run) { return isGone(QString::fromStdString(run->folder)); });
      std::erase_if(m_bad, [&](const BadRun& run) { return isGone(run.folder); });
      if (!gone.isEmpty()) {
        Q_EMIT changed();
        Q_EMIT removed(gone);
      }
      if (!kept.isEmpty()) Q_EMIT notRemoved(kept);
    });
  });
}

void RunList::rename(const QString& runFolder, const QString& name) {
  const RunPtr run = find(runFolder);
  if (!run) return;
  workPool()->start([this, alive = m_alive, run, name = name.toStdString()] {
    const auto done = nameRun(run->folder, name);
    if (!done) {
      postTo(alive,
             [this, reason = done.error().detail] { Q_EMIT notRenamed(QString::fromStdString(reason)); });
      return;
    }
    postTo(alive, [this, named = withName(*run, givenRunName(run->folder))] {
      replace(named);
      Q_EMIT renamed(QString::fromStdString(named->folder));
    });
  });
}

int predictedClass(const OofRow& row) {
  if (row.probabilities.empty()) return -1;
  return int(std::max_element(row.probabilities.begin(), row.probabilities.end()) -
             row.probabilities.begin());
}

}  // namespace ullim
