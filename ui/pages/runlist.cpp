#include "ui/pages/runlist.h"
#include "widgets/view/workpool.h"

#include <QCoreApplication>
#include <algorithm>
#include <set>

namespace ullim {

RunList::RunList(QObject* parent) : QObject(parent), m_alive(std::make_shared<bool>(true)) {}

RunList::~RunList() { *m_alive = false; }

void RunList::setFolder(const QString& runsFolder) {
  if (runsFolder == m_folder) return;
  m_folder = runsFolder;
  m_runs.clear();
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
  std::set<std::string> known;
  for (const RunPtr& run : m_runs) known.insert(run->folder);
  const auto post = [alive = m_alive](auto call) {
    QMetaObject::invokeMethod(
        QCoreApplication::instance(),
        [alive, call = std::move(call)] {
          if (*alive) call();
        },
        Qt::QueuedConnection);
  };
  workPool()->start([this, serial, known = std::move(known), folder = m_folder.toStdString(), post] {
    for (const std::string& each : listRuns(folder)) {
      if (known.contains(each)) continue;
      auto run = readRun(each);
      if (!run) continue;
      run->folder = each;
      post([this, serial, ptr = std::make_shared<const RunRecord>(std::move(*run))] { add(serial, ptr); });
    }
    post([this, serial] { finished(serial); });
  });
}

void RunList::add(int serial, RunPtr run) {
  if (serial != m_serial) return;
  // Names begin with the date, so the order of names is the order of time.
  const auto place =
      std::find_if(m_runs.begin(), m_runs.end(), [&](const RunPtr& r) { return r->folder <= run->folder; });
  if (place != m_runs.end() && (*place)->folder == run->folder) return;
  m_runs.insert(place, std::move(run));
  Q_EMIT changed();
}

void RunList::finished(int serial) {
  if (serial != m_serial) return;
  m_loading = false;
  Q_EMIT loaded();
}

int predictedClass(const OofRow& row) {
  if (row.probabilities.empty()) return -1;
  return int(std::max_element(row.probabilities.begin(), row.probabilities.end()) -
             row.probabilities.begin());
}

std::vector<std::string> clipsInCell(const RunRecord& run, int trueClass, int predicted) {
  std::vector<std::string> ids;
  for (const OofRow& row : run.oof)
    if (row.label == trueClass && predictedClass(row) == predicted) ids.push_back(row.clipId);
  return ids;
}

std::vector<std::string> wrongClipsOf(const RunRecord& run, int trueClass) {
  std::vector<std::string> ids;
  for (const OofRow& row : run.oof)
    if (row.label == trueClass && predictedClass(row) != trueClass) ids.push_back(row.clipId);
  return ids;
}

}  // namespace ullim
