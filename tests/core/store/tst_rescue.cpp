// Projects are damaged in every way, and what can be read of them is compared with what they were.
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>
#include <QtTest/QtTest>
#include <algorithm>
#include <cstdio>
#include <set>

#include "core/base/random.h"
#include "core/store/rescue.h"
#include "core/store/rescuestate.h"
#include "tests/core/store/rescuerig.h"

using namespace ullim;
using namespace ullim::test;

namespace {

constexpr std::size_t kPage = 4096;

bool thorough() { return qEnvironmentVariableIsSet("ULLIM_FULL"); }

std::uint32_t rootOf(const std::string& path, const char* table) {
  std::uint32_t root = 0;
  {
    QSqlDatabase db = QSqlDatabase::addDatabase("QSQLITE", "roots");
    db.setDatabaseName(QString::fromStdString(path));
    if (db.open()) {
      QSqlQuery query(db);
      query.exec(QString("SELECT rootpage FROM sqlite_schema WHERE name = '%1'").arg(table));
      if (query.next()) root = query.value(0).toUInt();
    }
  }
  QSqlDatabase::removeDatabase("roots");
  return root;
}

struct Tally {
  std::int64_t labels = 0, right = 0, wrong = 0, refused = 0, cases = 0;
  double share() const { return labels ? double(right) / double(labels) : 0; }
  void print(const char* what) const {
    std::printf("%-44s %5lld cases: %7.3f %% of labels right, %.4f %% wrong, %lld refused\n", what,
                static_cast<long long>(cases), 100 * share(), 100.0 * double(wrong) / double(labels),
                static_cast<long long>(refused));
    std::fflush(stdout);
  }
};

}  // namespace

class TestRescue : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void initTestCase();
  void wholeProjectStaysTheSame();
  void zeroedPages();
  void noisyPages();
  void rootPages();
  void firstPage();
  void flips();
  void truncation();

 private:
  /// Reads `bytes` as a project and compares the labels with the truth.
  void measure(const std::string& bytes, Tally& tally);
  RescuedState stateOfFile(const std::string& path) {
    const auto found = findRows(path, {});
    if (!found) return {};
    return stateOf(*found, [](const std::string& file) { return file; });
  }
  std::string path(const char* name) const { return (m_folder.path() + "/" + name).toStdString(); }
  std::string damage(std::size_t page, bool noise, Rng& rng) const {
    std::string bytes = m_bytes;
    for (std::size_t i = (page - 1) * kPage; i < page * kPage; ++i)
      bytes[i] = noise ? char(rng.below(256)) : '\0';
    return bytes;
  }
  std::vector<std::size_t> pages(std::size_t sample) const;

  QTemporaryDir m_folder{quickFolder()};
  std::string m_bytes;
  Dataset m_truth;
  std::vector<HistoryEntry> m_history;
  std::set<std::size_t> m_roots;
};

void TestRescue::initTestCase() {
  {
    Maker maker(path("p.ullim"), 2000);
    maker.work(300);
    maker.finish();
    m_truth = maker.data;
    m_history = maker.history();
  }
  m_bytes = readFile(path("p.ullim"));
  for (const char* table : {"meta", "settings", "classes", "clips", "changes", "change_items", "regions",
                            "facts", "passes", "verdicts", "events"})
    m_roots.insert(rootOf(path("p.ullim"), table));
  QVERIFY(m_roots.size() == 11 && !m_roots.contains(0));
  std::printf("project: %zu bytes, %zu pages, %zu changes\n", m_bytes.size(), m_bytes.size() / kPage,
              m_history.size());
}

void TestRescue::measure(const std::string& bytes, Tally& tally) {
  const std::string file = path("damaged.ullim");
  writeFile(file, bytes);
  ++tally.cases;
  tally.labels += std::int64_t(m_truth.clips.size());
  const auto found = findRows(file, {});
  if (!found) {
    ++tally.refused;
    return;
  }
  const RescuedState state = stateOf(*found, [](const std::string& f) { return f; });
  for (const Clip& clip : m_truth.clips)
    if (const Clip* other = state.data.find(clip.id)) {
      const bool right = other->label == clip.label && other->originalLabel == clip.originalLabel &&
                         other->file == clip.file;
      ++(right ? tally.right : tally.wrong);
    }
}

std::vector<std::size_t> TestRescue::pages(std::size_t sample) const {
  std::vector<std::size_t> list;
  const std::size_t count = m_bytes.size() / kPage;
  for (std::size_t page = 2; page <= count; ++page)
    if (!m_roots.contains(page)) list.push_back(page);
  if (thorough() || list.size() <= sample) return list;
  std::vector<std::size_t> some;
  for (std::size_t i = 0; i < sample; ++i) some.push_back(list[i * list.size() / sample]);
  return some;
}

void TestRescue::wholeProjectStaysTheSame() {
  const auto report = rescueProject(path("p.ullim"), path("whole.ullim"));
  QVERIFY2(report.has_value(), report ? "" : report.error().detail.c_str());
  std::printf("%s", rescueText(*report).c_str());
  QVERIFY(report->whole());
  QVERIFY(report->historyFile.empty());
  QCOMPARE(report->clips, 2000);
  QCOMPARE(readFile(path("p.ullim")) == m_bytes, true);
  const auto made = Project::open(path("whole.ullim"));
  QVERIFY(made.has_value());
  const auto data = (*made)->load();
  QVERIFY(data.has_value());
  QCOMPARE(data->clips.size(), m_truth.clips.size());
  for (std::size_t i = 0; i < data->clips.size(); ++i) {
    Clip a = data->clips[i], b = m_truth.clips[i];
    a.version = b.version, a.order = b.order;
    if (!(a == b)) QFAIL(qPrintable(QString("clip %1 differs").arg(i)));
  }
  QVERIFY(data->classes == m_truth.classes);
  QCOMPARE(data->regions.size(), m_truth.regions.size());
  QCOMPARE(data->verdicts.size(), m_truth.verdicts.size());
  QCOMPARE(data->passes.size(), m_truth.passes.size());
  QCOMPARE((*made)->setting("view.zoom"), std::string("3"));
  const auto history = (*made)->history(100000);
  QVERIFY(history.has_value());
  QCOMPARE(history->size(), m_history.size());
  for (std::size_t i = 0; i < m_history.size(); ++i) {
    const auto &a = (*history)[i], &b = m_history[i];
    QCOMPARE(a.id, b.id);
    QCOMPARE(a.kind, b.kind);
    QCOMPARE(a.whenMs, b.whenMs);
    QCOMPARE(a.clips, b.clips);
    QCOMPARE(a.undone, b.undone);
    QCOMPARE(a.superseded, b.superseded);
    QCOMPARE(a.by, b.by);
    QCOMPARE(a.who, b.who);
    QCOMPARE(a.undoneBy, b.undoneBy);
  }
  const auto check = (*made)->verifyHistory();
  QVERIFY(check.has_value());
  QVERIFY2(check->problems.empty(), check->problems.empty() ? "" : check->problems.front().c_str());
  QCOMPARE((*made)->redoCount(), 1);
  QVERIFY((*made)->redo(1).has_value());
  const auto undone = (*made)->undo(100000);
  QVERIFY2(undone.has_value(), undone ? "" : undone.error().detail.c_str());
  QVERIFY((*made)->load()->clips.empty());
}

void TestRescue::zeroedPages() {
  Tally tally;
  Rng rng(1);
  for (const std::size_t page : pages(40)) measure(damage(page, false, rng), tally);
  tally.print("one page of zeros");
  QVERIFY(tally.share() >= 0.99 && tally.wrong == 0 && tally.refused == 0);
}

void TestRescue::noisyPages() {
  Tally tally;
  Rng rng(2);
  for (const std::size_t page : pages(40)) measure(damage(page, true, rng), tally);
  tally.print("one page of noise");
  QVERIFY(tally.share() >= 0.99 && tally.wrong == 0 && tally.refused == 0);
}

void TestRescue::rootPages() {
  Tally tally;
  Rng rng(3);
  for (const std::size_t page : m_roots)
    for (const bool noise : {false, true}) measure(damage(page, noise, rng), tally);
  tally.print("the root page of a table");
  QVERIFY(tally.share() >= 0.99 && tally.wrong == 0);
}

void TestRescue::firstPage() {
  Tally tally;
  Rng rng(4);
  measure(damage(1, false, rng), tally);
  measure(damage(1, true, rng), tally);
  tally.print("the first page");
  QVERIFY(tally.share() >= 0.99 && tally.refused == 0);
}

void TestRescue::flips() {
  for (const int count : {1, 100, 10000}) {
    Tally tally;
    Rng rng{std::uint64_t(count)};
    for (int round = 0; round < (thorough() ? 200 : 12); ++round) {
      std::string bytes = m_bytes;
      for (int i = 0; i < count; ++i) bytes[rng.below(bytes.size())] = char(rng.below(256));
      measure(bytes, tally);
    }
    tally.print(("bytes changed at random: " + std::to_string(count)).c_str());
    QVERIFY(tally.share() >= (count < 1000 ? 0.99 : 0.1) && tally.refused == 0);
  }
}

void TestRescue::truncation() {
  Tally tally;
  const int rounds = thorough() ? 400 : 20;
  double last = -1;
  for (int i = 0; i <= rounds; ++i) {
    Tally one;
    measure(m_bytes.substr(0, m_bytes.size() * std::size_t(i) / std::size_t(rounds)), one);
    tally.labels += one.labels, tally.right += one.right, tally.wrong += one.wrong;
    tally.refused += one.refused, ++tally.cases;
    QVERIFY2(one.share() >= last - 0.01, "a longer part of the file gave less");
    last = one.share();
  }
  tally.print("cut off, from nothing to all");
  QCOMPARE(last, 1.0);
}

QTEST_GUILESS_MAIN(TestRescue)
#include "tst_rescue.moc"
