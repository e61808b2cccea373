#include "tests/bench/kills/kills.h"

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/store/project.h"
#include "tests/bench/kills/child.h"

extern char** environ;
namespace fs = std::filesystem;

namespace ullim::bench {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kClasses = 5, kRate = 8000, kSamples = 1600;
constexpr int kPatienceMs = 30000;

double since(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// What was acknowledged of the present project: each change in order, and whether it is undone.
struct Told {
  std::vector<std::pair<std::string, bool>> changes;
  std::map<std::string, std::size_t> place;

  void ack(const std::string& id, const std::string& act) {
    if (act == "do") {
      if (place.emplace(id, changes.size()).second) changes.emplace_back(id, false);
      return;
    }
    if (const auto it = place.find(id); it != place.end()) {
      changes[it->second].second = act == "undo";
    } else {  // of before the first acknowledgement: the import, or what was under way at a kill
      place.emplace(id, changes.size());
      changes.emplace_back(id, act == "undo");
    }
  }
};

bool makeProject(const KillSettings& settings) {
  const fs::path folder = settings.dir;
  std::error_code ignored;
  for (const char* name : {"made.ullim", "made.ullim-wal", "made.ullim-shm", "made.ullim.lock"})
    fs::remove(folder / name, ignored);
  fs::create_directories(folder / "sounds", ignored);
  auto project = Project::create((folder / "made.ullim").string());
  if (!project) {
    std::cerr << project.error().detail << "\n";
    return false;
  }
  Change change;
  change.kind = change.by = "import";
  change.why = "made";
  for (int c = 0; c < kClasses; ++c)
    change.classes.push_back(
        {std::nullopt, LabelClass{"class" + std::to_string(c), defaultClassColour(c), c, ""}});
  for (int i = 0; i < settings.clips; ++i) {
    Clip clip;
    clip.id = newId();
    clip.file = "sounds/" + std::to_string(i) + ".wav";
    clip.label = clip.originalLabel = "class" + std::to_string(i % kClasses);
    clip.group = "speaker" + std::to_string(i % 20);
    clip.sampleRate = kRate;
    clip.channels = 1;
    clip.frames = kSamples;
    clip.durationS = double(kSamples) / kRate;
    if (!fs::exists(folder / clip.file)) {
      AudioClip sound;
      sound.rate = {kRate};
      for (int n = 0; n < kSamples; ++n)
        sound.samples.push_back(0.4f * float(std::sin(2 * std::numbers::pi * (150 + i) * n / kRate)));
      if (!writeWav((folder / clip.file).string(), sound)) return false;
    }
    change.added.push_back(std::move(clip));
  }
  return bool((*project)->commit(std::move(change)));
}

std::string integrity(const std::string& path) {
  std::string answer = "cannot be opened";
  {
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("look"));
    database.setDatabaseName(QString::fromStdString(path));
    if (database.open()) {
      QSqlQuery query(database);
      if (query.exec(QStringLiteral("PRAGMA integrity_check")) && query.next())
        answer = query.value(0).toString().toStdString();
    }
  }
  QSqlDatabase::removeDatabase(QStringLiteral("look"));
  return answer;
}

/// Same content; versions go up with every edit, also with one that is undone.
bool sameLabels(const Dataset& a, const Dataset& b) {
  if (a.clips.size() != b.clips.size() || a.classes != b.classes) return false;
  for (std::size_t i = 0; i < a.clips.size(); ++i) {
    const Clip &x = a.clips[i], &y = b.clips[i];
    if (x.id != y.id || x.label != y.label || x.status != y.status || x.notes != y.notes ||
        x.group != y.group)
      return false;
  }
  return true;
}

class Killer {
 public:
  explicit Killer(const KillSettings& settings) : m_settings(settings), m_rng(settings.seed) {}

  KillReport run() {
    for (int kill = 0; kill < m_settings.kills; ++kill) {
      if (kill % m_settings.renewEvery == 0) {
        m_told = {};
        if (!makeProject(m_settings)) {
          complain("the project could not be made");
          ++m_report.broken;
          break;
        }
      }
      once(kill);
      if (m_settings.verbose && (kill + 1) % 10 == 0)
        std::cout << kill + 1 << " kills, " << m_report.acknowledged << " acknowledged, " << m_report.lost
                  << " lost, " << m_report.broken << " broken" << std::endl;
    }
    return m_report;
  }

 private:
  void complain(const std::string& what) {
    if (m_report.complaints.size() < 10) m_report.complaints.push_back(what);
  }

  std::string project() const { return (fs::path(m_settings.dir) / "made.ullim").string(); }

  std::vector<std::string> environment() const {
    std::vector<std::string> out;
    for (char** each = environ; *each; ++each) {
      const std::string variable = *each;
      if (!variable.starts_with("QT_QPA_PLATFORM=") && !variable.starts_with("TMPDIR=") &&
          !variable.starts_with("ULLIM_DRIVE_") && !variable.starts_with("XDG_"))
        out.push_back(variable);
    }
    const std::string scratch = (fs::path(m_settings.dir) / "scratch").string();
    out.push_back("QT_QPA_PLATFORM=offscreen");
    for (const char* name : {"TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
      out.push_back(std::string(name) + "=" + scratch);
    if (m_settings.ackEarly) out.push_back("ULLIM_DRIVE_ACK_EARLY=1");
    return out;
  }

  /// One line of the program. Answers whether it was an acknowledgement.
  bool heard(const std::string& line) {
    const auto space = line.find(' ');
    const std::string word = line.substr(0, space),
                      rest = space == std::string::npos ? "" : line.substr(space + 1);
    if (word == "ack") {
      const auto cut = rest.find(' ');
      const std::string act = rest.substr(cut + 1);
      m_told.ack(rest.substr(0, cut), act);
      ++m_report.acknowledged;
      if (act != "do") m_travelsOpen = std::max(0, m_travelsOpen - 1);
      return true;
    }
    if (word == "press") {
      ++m_report.presses;
      if (rest == "Ctrl+Z" || rest == "Ctrl+Shift+Z") ++m_travelsOpen;
    } else if (word == "durable") {
      m_report.durableMs.push_back(std::atof(rest.c_str()));
    } else if (word == "saved") {
      m_report.savedMs.push_back(std::atof(rest.c_str()));
    } else if (word == "shown") {
      m_report.shownMs.push_back(std::atof(rest.c_str()));
    } else if (word == "loaded") {
      m_loaded = true;
      m_report.worstReopenMs = std::max(m_report.worstReopenMs, std::atof(rest.c_str()));
      m_report.worstStartMs = std::max(m_report.worstStartMs, since(m_started));
    } else if (word == "failed") {
      complain("the program says: " + rest);
      ++m_report.broken;
    }
    return false;
  }

  void once(int kill) {
    const fs::path scratch = fs::path(m_settings.dir) / "scratch";
    std::error_code ignored;
    fs::remove_all(scratch, ignored);
    fs::create_directories(scratch, ignored);
    // When: one time in ten while it starts and opens; else some time after, or at an acknowledgement.
    const double dice = m_rng.uniform();
    const bool opening = dice < 0.1;
    const bool atAck = dice > 0.55;
    const double afterMs = opening ? 700 * m_rng.uniform() : 20 + 600 * m_rng.uniform();
    const int acks = 1 + int(30 * m_rng.uniform());
    m_loaded = false;
    m_travelsOpen = 0;
    int got = 0;
    m_started = Clock::now();
    Child child({m_settings.program, project(), "--drive",
                 "seed=" + std::to_string(m_settings.seed * 1000003 + std::uint64_t(kill))},
                environment());
    auto from = m_started;
    std::string line;
    while (true) {
      const bool counting = opening || m_loaded;
      const double left = counting && !(atAck && !opening) ? afterMs - since(from) : kPatienceMs;
      if (left <= 0) break;
      const auto read = child.readLine(line, std::max(1, int(left)));
      if (read == Child::Read::End) break;
      if (read == Child::Read::Timeout) {
        if (counting) break;
        continue;
      }
      const bool wasLoaded = m_loaded;
      const bool ack = heard(line);
      if (m_loaded && !wasLoaded && !opening) from = Clock::now();
      if (atAck && !opening && ack && ++got >= acks) break;
      if (!m_loaded && since(m_started) > kPatienceMs) break;
    }
    child.kill();
    while (child.readLine(line, 0) == Child::Read::Line) heard(line);
    ++m_report.kills;
    if (opening && !m_loaded) ++m_report.killedOpening;
    if (!opening && !m_loaded) {
      ++m_report.unopened;
      complain("kill " + std::to_string(kill) + ": the program did not get to \"loaded\"");
    }
    look(kill);
  }

  /// At a copy of what the dead program left, so that the program itself does the real reopening.
  void look(int kill) {
    const fs::path folder = fs::path(m_settings.dir) / "look";
    std::error_code ignored;
    fs::remove_all(folder, ignored);
    fs::create_directories(folder, ignored);
    for (const char* suffix : {"", "-wal"})
      if (fs::exists(project() + suffix, ignored))
        fs::copy_file(project() + suffix, (folder / "made.ullim").string() + suffix, ignored);
    const std::string at = (folder / "made.ullim").string();
    const std::string here = "kill " + std::to_string(kill) + ": ";
    const auto broken = [&](const std::string& what) {
      ++m_report.broken;
      complain(here + what);
    };
    if (const std::string answer = integrity(at); answer != "ok") broken("integrity_check: " + answer);
    auto opened = Project::open(at);
    if (!opened) return broken(opened.error().detail);
    Project& copy = **opened;
    const auto history = copy.history(1 << 30);
    if (!history) return broken(history.error().detail);

    std::map<std::string, std::pair<std::int64_t, bool>> there;  // id: seq, undone
    for (const HistoryEntry& entry : *history) there[entry.id] = {entry.seq, entry.undone};
    // What was asked for and not acknowledged may have happened: so many states may differ.
    int otherState = 0;
    std::int64_t last = 0;
    for (const auto& [id, undone] : m_told.changes) {
      const auto found = there.find(id);
      if (found == there.end()) {
        ++m_report.lost;
        complain(here + "acknowledged change " + id + " is gone");
        continue;
      }
      if (found->second.first < last) broken("acknowledged changes are out of order");
      last = std::max(last, found->second.first);
      if (found->second.second != undone) ++otherState;
    }
    if (otherState > m_travelsOpen) {
      m_report.lost += otherState - m_travelsOpen;
      complain(here + std::to_string(otherState) + " acknowledged changes are not done or undone as told");
    }
    replay(copy, broken);

    // The next run starts from what is there.
    m_told = {};
    for (auto it = history->rbegin(); it != history->rend(); ++it) {
      m_told.place.emplace(it->id, m_told.changes.size());
      m_told.changes.emplace_back(it->id, it->undone);
    }
  }

  /// The labels are what the history says: all of it can be undone, step by step, each finding what it left,
  /// and redone to the same labels.
  template <class Broken>
  void replay(Project& copy, const Broken& broken) {
    const auto before = copy.load();
    if (!before) return broken(before.error().detail);
    const int steps = copy.undoCount();
    if (steps == 0) return;
    const auto undone = copy.undo(steps);
    if (!undone) return broken("undoing all: " + undone.error().detail);
    const auto nothing = copy.load();
    if (!nothing || !nothing->clips.empty()) return broken("clips are left when all is undone");
    const auto redone = copy.redo(steps);
    if (!redone) return broken("redoing all: " + redone.error().detail);
    const auto after = copy.load();
    if (!after || !sameLabels(*before, *after)) broken("the labels are not what the history says");
  }

  KillSettings m_settings;
  Rng m_rng;
  KillReport m_report;
  Told m_told;
  Clock::time_point m_started;
  bool m_loaded = false;
  int m_travelsOpen = 0;  // undo and redo asked for and not acknowledged
};

}  // namespace

KillReport killAndLook(const KillSettings& settings) { return Killer(settings).run(); }

double percentile(std::vector<double> values, double p) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, std::size_t(p * double(values.size())))];
}

}  // namespace ullim::bench
