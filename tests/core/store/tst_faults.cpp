// A disk that is full, fails, writes half, or a process killed, at each single call that changes a file: what
// was acknowledged is there, nothing is half done, refusals say which file, and the project works on.
#include <dlfcn.h>

#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "tests/core/store/faultscript.h"

using namespace ullim;
using namespace ullim::test;
namespace fs = std::filesystem;

namespace {

#if defined(ULLIM_FAULTYIO)
constexpr const char* kShim = ULLIM_FAULTYIO;
#else
constexpr const char* kShim = "";
#endif

struct Fault {
  const char* kind;
  int at;
  bool on;
};

struct Said {
  std::string word, step, id, more;
};

struct Outcome {
  std::vector<Said> said;
  std::map<std::string, int> acks;  // by step
  std::set<std::string> tried, acknowledged, refused;
  bool killed = false, ended = false;
  int calls = 0;
  int unsure = 0;  // refused by a disk that stays broken, and yet there afterwards
};

std::string bytesOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

// As a stranger reads the file, past the store.
std::string integrityOf(const std::string& path) {
  std::string verdict = "cannot be opened";
  {
    auto stranger = QSqlDatabase::addDatabase("QSQLITE", "stranger");
    stranger.setDatabaseName(QString::fromStdString(path));
    stranger.open();
    QSqlQuery query(stranger);
    if (query.exec("PRAGMA integrity_check") && query.next())
      verdict = query.value(0).toString().toStdString();
  }
  QSqlDatabase::removeDatabase("stranger");
  return verdict;
}

/// A folder with files that were there before, and one run of the child in it.
class Run {
 public:
  Run(const Fault& fault, bool early) : m_fault(fault) {
    write(at("labels.csv"), kOldExport);
    write(at("other.txt"), "not mine");
    QProcess child;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LD_PRELOAD", kShim);
    environment.insert("FAULTY_FOLDER", QString::fromStdString(folder()));
    environment.insert("FAULTY_KIND", fault.kind);
    environment.insert("FAULTY_AT", QString::number(fault.at));
    environment.insert("FAULTY_ON", fault.on ? "1" : "0");
    environment.insert("ASAN_OPTIONS", "verify_asan_link_order=0:detect_leaks=0");
    child.setProcessEnvironment(environment);
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationFilePath(),
                {early ? "--early" : "--script", QString::fromStdString(folder())});
    if (!child.waitForFinished(60000)) qFatal("the child hangs at call %d of %s", fault.at, fault.kind);
    m_outcome.killed = child.exitStatus() == QProcess::CrashExit;
    read(child.readAllStandardOutput());
  }

  std::string folder() const { return fs::canonical(m_dir.path().toStdString()).native(); }
  std::string at(const std::string& name) const { return folder() + "/" + name; }
  const Outcome& outcome() const { return m_outcome; }
  /// What is wrong, a sentence each; empty: all is well.
  std::vector<std::string> problems();

 private:
  void read(const QByteArray& text) {
    for (const QByteArray& line : text.split('\n')) {
      const auto parts = line.split(' ');
      if (parts.size() < 3) continue;
      Said said{parts[0].toStdString(), parts[1].toStdString(), parts[2].toStdString(),
                line.mid(parts[0].size() + parts[1].size() + parts[2].size() + 3).toStdString()};
      if (said.word == "calls") m_outcome.calls = std::stoi(said.id);
      if (said.word == "end") m_outcome.ended = true;
      const bool change = said.id != "-";
      if (said.word == "try" && change) m_outcome.tried.insert(said.id);
      if (said.word == "no" && change) m_outcome.refused.insert(said.id);
      if (said.word == "ack") {
        ++m_outcome.acks[said.step];
        if (change) m_outcome.acknowledged.insert(said.id), m_outcome.refused.erase(said.id);
      }
      m_outcome.said.push_back(std::move(said));
    }
  }
  void bad(const std::string& what) { m_problems.push_back(what); }
  void checkRefusals();
  void checkFiles();
  void checkBackups();
  void checkProject();
  void checkHistory(const Project& project);
  void checkSteps(const Project& project, const Dataset& data, bool mergeUndone);
  bool acked(const std::string& step) const { return m_outcome.acks.contains(step); }
  bool tried(const std::string& step) const {
    return std::any_of(m_outcome.said.begin(), m_outcome.said.end(),
                       [&](const Said& s) { return s.word == "try" && s.step == step; });
  }

  // In memory where there is such a place: what is tested are answers of the system, not disks, and fsync
  // costs nothing there.
  static QString place() {
    const QString memory = QStringLiteral("/dev/shm");
    return (QFileInfo(memory).isWritable() ? memory : QDir::tempPath()) +
           QStringLiteral("/ullim-faults-XXXXXX");
  }

  Fault m_fault;
  QTemporaryDir m_dir{place()};
  Outcome m_outcome;
  std::vector<std::string> m_problems;
};

std::vector<std::string> Run::problems() {
  m_problems.clear();
  checkRefusals();
  checkFiles();
  checkBackups();
  checkProject();
  return m_problems;
}

void Run::checkRefusals() {
  for (const Said& said : m_outcome.said)
    if (said.word == "no" && (!said.more.starts_with(folder() + "/") || !said.more.ends_with(")") ||
                              said.more.find(": ") == std::string::npos))
      bad(said.step + " was refused with: " + said.more);
  // A write that is cut short is no failure at all: the rest is written.
  if (std::string(m_fault.kind) == "short")
    for (const Said& said : m_outcome.said)
      if (said.word == "no") bad("a short write made " + said.step + " fail: " + said.more);
  // What failed once works the second time.
  if (!m_outcome.killed && !m_fault.on && !m_outcome.ended) bad("one failure ended the work");
  if (!m_outcome.killed && !m_fault.on)
    for (const std::string& id : m_outcome.refused) bad("refused twice after one failure: " + id);
}

void Run::checkFiles() {
  if (bytesOf(at("other.txt")) != "not mine") bad("another's file is changed");
  const std::string labels = bytesOf(at("labels.csv"));
  if (labels != kOldExport && labels != kNewExport) bad("labels.csv is half old, half new");
  if (acked("export") && labels != kNewExport) bad("labels.csv is old though the new one was acknowledged");
  if (!tried("export") && labels != kOldExport) bad("labels.csv is new before its time");
  // Whatever can still be removed is removed.
  const bool canRemove = !m_outcome.killed && std::string(m_fault.kind) != "eio";
  for (const auto& entry : fs::recursive_directory_iterator(folder()))
    if (canRemove && entry.path().filename().native().find(".part") != std::string::npos)
      bad("left behind: " + entry.path().native());
}

void Run::checkBackups() {
  const auto backups = listBackups(at("p.ullim"));
  if (!backups) return bad(backups.error().detail);
  for (const auto& backup : *backups)
    if (!backup.problem.empty()) bad("a backup that is none: " + backup.problem);
  if (!acked("backup")) return;
  if (backups->empty()) return bad("the backup was acknowledged and is not there");
  // All that was acknowledged before it is in it.
  const auto copy = Project::open(backups->front().path, OpenMode::ReadOnly);
  if (!copy) return bad(copy.error().detail);
  std::set<std::string> stored;
  const auto history = (*copy)->history(1 << 30);
  if (!history) return bad(history.error().detail);
  for (const auto& entry : *history) stored.insert(entry.id);
  for (const Said& said : m_outcome.said) {
    if (said.word == "ack" && said.step == "backup") break;
    if (said.word == "ack" && said.id != "-" && !stored.contains(said.id))
      bad("not in the backup: " + said.id);
  }
}

void Run::checkProject() {
  const std::string path = at("p.ullim");
  if (!fs::exists(path)) {
    if (acked("create")) bad("the project was acknowledged and is not there");
    return;
  }
  {
    const auto project = Project::open(path);
    if (!project) return bad(project.error().detail);
    checkHistory(**project);
  }
  if (const auto verdict = integrityOf(path); verdict != "ok") return bad("integrity: " + verdict);
  // The same project works on.
  const auto project = Project::open(path);
  if (!project) return bad(project.error().detail);
  auto data = (*project)->load();
  if (!data) return bad(data.error().detail);
  const auto change = addClass(*data, "works on");
  if (!change || !(*project)->commit(*change)) return bad("cannot be worked on");
  if (!Project::open(path, OpenMode::ReadOnly).value()->undoCount())
    bad("what was done after the fault is lost");
  const auto backup = makeBackup(path);
  if (!backup) bad("no backup after the fault: " + backup.error().detail);
}

void Run::checkHistory(const Project& project) {
  const auto history = project.history(1 << 30);
  const auto data = project.load();
  if (!history || !data) return bad("cannot be read");
  std::set<std::string> stored;
  bool mergeUndone = false;
  for (const auto& entry : *history) {
    stored.insert(entry.id);
    if (entry.kind == "merge") mergeUndone = entry.undone;
    if (!m_outcome.tried.contains(entry.id)) bad("nobody did " + entry.kind + " " + entry.id);
  }
  for (const auto& id : m_outcome.acknowledged)
    if (!stored.contains(id)) bad("lost: " + id);
  // A refusal means that nothing was changed; with a disk that stays broken nobody can know.
  for (const auto& id : m_outcome.refused)
    if (stored.contains(id)) m_fault.on ? void(++m_outcome.unsure) : bad("refused, and yet there: " + id);
  // What the clips say is what the history says.
  for (const auto& clip : data->clips) {
    const auto entries = project.clipHistory(clip.id);
    if (!entries || entries->empty()) return bad("no history of " + clip.id);
    std::string label;
    for (const auto& entry : *entries)
      if (!entry.undone && (entry.field.empty() || entry.field == "label")) label = entry.after;
    if (label != clip.label) bad(clip.id + " is " + clip.label + ", its history says " + label);
  }
  checkSteps(project, *data, mergeUndone);
}

void Run::checkSteps(const Project& project, const Dataset& data, bool mergeUndone) {
  const std::size_t clips = data.clips.size();
  if (clips != std::size_t(kClips) && (clips != 0 || acked("import")))
    bad("of the import are there " + std::to_string(clips));
  if (acked("redo") && mergeUndone) bad("the redo is lost");
  if (acked("undo") && !tried("redo") && !mergeUndone) bad("the undo is lost");
  const std::string view = project.setting("view");
  if (acked("setting") ? view != "wide" : !view.empty() && view != "wide") bad("the setting is " + view);
  if (!data.clips.empty()) {
    const bool one = data.find("clip1")->facts.measured(), two = data.find("clip2")->facts.measured();
    if (one != two) bad("half of the facts");
    if (acked("facts") && !one) bad("the facts are lost");
  }
  if (acked("pass") && data.passes.size() != 1) bad("the pass is lost");
  if (acked("verdict") && data.verdicts.size() != 1) bad("the verdict is lost");
}

}  // namespace

class TestFaults : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void everyCall_data();
  void everyCall();
  void anEmptyLockIsNoLock();
  void theCheckSeesALie();

 private:
  std::vector<int> wanted() const;
  int m_calls = 0;            // of the script on a disk that does not fail
  std::vector<int> m_points;  // of them, some of every kind of step
};

void TestFaults::initTestCase() {
#if !defined(ULLIM_FAULTYIO)
  QSKIP("needs LD_PRELOAD");
#else
  Run run({"count", 0, false}, false);
  for (const auto& problem : run.problems()) QFAIL(problem.c_str());
  QVERIFY(run.outcome().ended);
  QVERIFY(!run.outcome().killed);
  QCOMPARE(run.outcome().acknowledged.size(), std::size_t(25));
  QVERIFY2(run.outcome().calls > 100, "the calls are not counted");
  m_calls = run.outcome().calls;
  // The first call of the first step of each kind, its middle and its last; the end, where the project
  // closes.
  std::set<std::string> seen;
  std::set<int> points{1, m_calls};
  std::vector<std::pair<std::string, int> > begins;
  for (const Said& said : run.outcome().said)
    if (said.word == "at") begins.push_back({said.step, std::stoi(said.id)});
  begins.push_back({"close", m_calls});
  for (std::size_t i = 0; i + 1 < begins.size(); ++i) {
    if (!seen.insert(begins[i].first).second) continue;
    const int from = begins[i].second + 1, calls = begins[i + 1].second - begins[i].second;
    for (const int n : {0, calls / 2, calls - 1}) points.insert(std::min(m_calls, from + std::max(0, n)));
  }
  m_points.assign(points.begin(), points.end());
  qInfo("%d calls change files; %zu of them are tried", m_calls, m_points.size());
#endif
}

/// ULLIM_FULL=1: all calls; ULLIM_CALLS=40-45: these; else some of every kind of step.
std::vector<int> TestFaults::wanted() const {
  const auto range = qEnvironmentVariable("ULLIM_CALLS").split('-');
  const bool given = !range.first().isEmpty();
  if (!given && !qEnvironmentVariableIsSet("ULLIM_FULL")) return m_points;
  std::vector<int> points;
  const int to = given ? range.last().toInt() : m_calls;
  for (int n = std::max(1, range.first().toInt()); n <= to; ++n) points.push_back(n);
  return points;
}

void TestFaults::everyCall_data() {
  QTest::addColumn<QString>("kind");
  QTest::addColumn<bool>("on");
  QTest::newRow("killed") << "kill" << false;
  QTest::newRow("disk full, then space again") << "enospc" << false;
  QTest::newRow("disk full from then on") << "enospc" << true;
  QTest::newRow("disk fails once") << "eio" << false;
  QTest::newRow("disk fails from then on") << "eio" << true;
  QTest::newRow("one short write") << "short" << false;
  QTest::newRow("short writes from then on") << "short" << true;
}

void TestFaults::everyCall() {
  QFETCH(QString, kind);
  QFETCH(bool, on);
  const QByteArray name = kind.toLatin1();
  std::vector<int> points = wanted();
  if (kind == "short" && points == m_points)  // the least of the faults: half of them
    std::erase_if(points, [this](int n) {
      return (std::find(m_points.begin(), m_points.end(), n) - m_points.begin()) % 2 == 1;
    });
  int runs = 0, refusals = 0, kills = 0, acknowledged = 0, unsure = 0, bad = 0;
  for (const int n : points) {
    ++runs;
    Run run({name.constData(), n, on}, false);
    for (const auto& problem : run.problems()) {
      qWarning("call %d: %s", n, problem.c_str());
      ++bad;
    }
    for (const Said& said : run.outcome().said)
      refusals += said.word == "no", acknowledged += said.word == "ack";
    kills += run.outcome().killed;
    unsure += run.outcome().unsure;
  }
  qInfo("%d of %d calls: %d steps acknowledged, %d refused (%d of them there), %d kills, %d problems", runs,
        m_calls, acknowledged, refusals, unsure, kills, bad);
  QCOMPARE(bad, 0);
  QCOMPARE(kills, kind == "kill" ? runs : 0);
  if (points.size() > 30 && (kind == "eio" || kind == "enospc")) QVERIFY(refusals > 0);
}

// Killed between making the lock file and writing into it.
void TestFaults::anEmptyLockIsNoLock() {
  QTemporaryDir folder;
  const std::string path = folder.path().toStdString() + "/p.ullim";
  QVERIFY(Project::create(path).has_value());
  write(path + ".lock", "");
  const auto opened = Project::open(path);
  QVERIFY2(opened.has_value(), opened ? "" : opened.error().detail.c_str());
  // And one that is held still is.
  const auto second = Project::open(path);
  QVERIFY(!second.has_value());
  QCOMPARE(second.error().code, ErrorCode::Locked);
}

// The control: a child that acknowledges before it commits is caught by the same check.
void TestFaults::theCheckSeesALie() {
  int runs = 0, caught = 0;
  for (int n = m_calls / 4; n < m_calls * 3 / 4; n += std::max(1, m_calls / 20), ++runs) {
    Run run({"kill", n, false}, true);
    const auto problems = run.problems();
    caught += std::any_of(problems.begin(), problems.end(),
                          [](const auto& problem) { return problem.starts_with("lost: "); });
  }
  qInfo("%d of %d early acknowledgements were caught", caught, runs);
  QVERIFY(caught * 2 > runs);
}

int main(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  const QByteArray mode = argc == 3 ? argv[1] : "";
  if (mode == "--script" || mode == "--early") {
    const auto calls = reinterpret_cast<long (*)()>(::dlsym(RTLD_DEFAULT, "faultyCalls"));
    const int code = FaultScript(argv[2], mode == "--early", calls).run();
    if (calls) std::printf("calls - %ld\n", calls());
    return code;
  }
  TestFaults test;
  return QTest::qExec(&test, argc, argv);
}
#include "tst_faults.moc"
