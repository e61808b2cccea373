// How fluid the window stays while it trains: the longest pause of its event loop, labels given by key
// meanwhile, and whether all of them are kept. Run by hand: tests/bench/README.md.
#include <QApplication>
#include <QComboBox>
#include <QElapsedTimer>
#include <QSpinBox>
#include <algorithm>
#include <cstdio>
#include <map>

#include "core/base/heap.h"
#include "core/learn/backend.h"
#include "core/store/project.h"
#include "tests/ui/windowrig.h"
#include "ui/heartbeat.h"
#include "ui/pages/recipecard.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainsetup.h"

using namespace ullim;

namespace {

constexpr double kGoalMs = 50;
constexpr int kKeyPauseMs = 140;  // longer than the router's guard against double presses
constexpr int kLabelsAPage = 8;   // then the Train page is looked at for a while
constexpr int kLookMs = 1500;
constexpr int kWarmUpMs = 4000;  // pages are made and pictures loaded in idle time

/// Knows which event took longest, to find out whose fault a pause is.
class WatchedApplication : public QApplication {
 public:
  using QApplication::QApplication;
  double longest = 0;
  QString who;
  bool notify(QObject* receiver, QEvent* event) override {
    const QString name =
        QString::fromLatin1(receiver->metaObject()->className()) + QLatin1Char(' ') + receiver->objectName();
    const int type = event->type();
    QElapsedTimer clock;
    clock.start();
    const bool handled = QApplication::notify(receiver, event);
    const double took = double(clock.nsecsElapsed()) / 1e6;
    if (counts && took > longest) {
      longest = took;
      who = QStringLiteral("%1, event %2").arg(name).arg(type);
    }
    return handled;
  }
  bool counts = false;
};

struct Choices {
  QString project, recipe = QStringLiteral("spectrogram-cnn"), scratch;
  int seconds = 40, perClass = 60, folds = 3;
};

class Bench {
 public:
  explicit Bench(Choices choices) : m_choices(std::move(choices)) {}

  bool open() {
    const bool good = m_choices.project.isEmpty()
                          ? m_desk.openWith({"low", "middle", "high", "higher"}, m_choices.perClass)
                          : m_desk.open(m_choices.project);
    QTest::qWait(kWarmUpMs);
    return good;
  }

  bool start() {
    m_desk.session().showPage(QStringLiteral("train"));
    m_page = m_desk.window.findChild<TrainPage*>();
    if (!m_page) return false;
    m_page->setup()->recipeCard()->choose(m_choices.recipe);
    auto* epochs = m_page->findChild<QSpinBox*>(QStringLiteral("trainEpochs"));
    epochs->setValue(epochs->maximum());  // until it is stopped
    m_page->findChild<QSpinBox*>(QStringLiteral("trainPatience"))->setValue(0);
    m_page->findChild<QComboBox*>(QStringLiteral("trainSplitKind"))->setCurrentIndex(1);
    m_page->findChild<QSpinBox*>(QStringLiteral("trainFolds"))->setValue(m_choices.folds);
    if (!QTest::qWaitFor([this] { return m_page->setup()->request().has_value(); }, 20000)) {
      std::fprintf(stderr, "%s\n", qPrintable(m_page->setup()->problem()));
      return false;
    }
    QTest::qWait(kWarmUpMs);
    m_heart.start(QStringLiteral("at rest"));
    QTest::qWait(kWarmUpMs);
    m_desk.session().showPage(QStringLiteral("data"));
    QTest::qWait(kLookMs);
    m_heart.start(QStringLiteral("labelling at rest"));
    watched().counts = true;
    for (int i = 0; i < 2 * kLabelsAPage; ++i) label();
    tellLongest("at rest");
    m_desk.session().showPage(QStringLiteral("train"));
    QTest::qWait(kLookMs);
    if (!QTest::qWaitFor([this] { return m_page->setup()->request().has_value(); }, 20000)) return false;
    m_heart.start(QStringLiteral("start"));
    m_page->start();
    QTest::qWait(200);
    return true;
  }

  void work() {
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < m_choices.seconds * 1000 && m_page->isTraining()) {
      show(QStringLiteral("train"));
      m_heart.start(QStringLiteral("Train page"));
      QTest::qWait(kLookMs);
      show(QStringLiteral("data"));
      m_heart.start(QStringLiteral("labelling"));
      m_desk.table()->setFocus();
      for (int i = 0; i < kLabelsAPage; ++i) label();
    }
    m_heart.start(QStringLiteral("stop, keep best"));
    m_ranUntilStopped = m_page->isTraining();
    QSignalSpy ended(m_page, &TrainPage::trainingEnded);
    m_page->stopKeepBest();
    if (m_page->isTraining()) ended.wait(120000);
    m_heart.start(QStringLiteral("result read"));
    QTest::qWait(kWarmUpMs);
    m_heart.stop();
    tellLongest("in training");
    m_kept = !ended.isEmpty() && !ended.first().first().toString().isEmpty();
  }

  /// Labels that the project on disk has not; -1: it cannot be read.
  int lost() {
    m_desk.waitSaved();
    const std::string path = m_desk.document().path().toStdString();
    const auto project = Project::open(path, OpenMode::ReadOnly);
    if (!project) return -1;
    const auto data = (*project)->load();
    if (!data) return -1;
    int gone = 0;
    for (const auto& [id, given] : m_given) {
      const Clip* clip = data->find(id);
      gone += !clip || clip->label != given;
    }
    return gone;
  }

  int report() {
    const int gone = lost();
    double longest = 0;  // while it trains; what is before and after is shown beside it
    for (auto it = m_heart.byPlace().begin(); it != m_heart.byPlace().end(); ++it) {
      std::printf("longest pause, %-18s %7.1f ms\n", qPrintable(it.key()), it.value());
      if (!it.key().endsWith(QLatin1String("at rest")) && it.key() != QLatin1String("result read"))
        longest = std::max(longest, it.value());
    }
    std::printf("longest pause while training      %7.1f ms (goal %.0f ms)\n", longest, kGoalMs);
    std::printf("labels by key %d on %d clips; not given %d, lost %d\n", m_pressed, int(m_given.size()),
                m_notGiven, gone);
    std::printf("trained until it was stopped: %s; run kept: %s\n", m_ranUntilStopped ? "yes" : "no",
                m_kept ? "yes" : "no");
    return longest <= kGoalMs && gone == 0 && m_notGiven == 0 && m_ranUntilStopped && m_kept ? 0 : 1;
  }

 private:
  static WatchedApplication& watched() { return *static_cast<WatchedApplication*>(qApp); }
  static void tellLongest(const char* when) {
    std::printf("longest event %s: %.1f ms, of %s\n", when, watched().longest, qPrintable(watched().who));
    watched().longest = 0;
  }

  void show(const QString& page) {
    m_heart.start(QStringLiteral("to ") + page);
    m_desk.session().showPage(page);
    QTest::qWait(kKeyPauseMs);
  }

  void label() {
    const auto& classes = m_desk.data().classes;
    const int n = m_pressed++ % std::min(9, int(classes.size()));
    const std::string id = m_desk.session().currentClip().toStdString();
    QTest::keyClick(m_desk.table(), Qt::Key(Qt::Key_1 + n));
    QTest::qWait(kKeyPauseMs);
    const Clip* clip = m_desk.data().find(id);
    if (!clip || clip->label != classes[std::size_t(n)].name)
      ++m_notGiven;
    else
      m_given[id] = clip->label;
    if (m_desk.session().currentClip().toStdString() == id) QTest::keyClick(m_desk.table(), Qt::Key_Down);
    QTest::qWait(kKeyPauseMs);
  }

  Choices m_choices;
  desk::Window m_desk;
  TrainPage* m_page = nullptr;
  Heartbeat m_heart;
  std::map<std::string, std::string> m_given;  // the last label by clip
  int m_pressed = 0, m_notGiven = 0;
  bool m_ranUntilStopped = false, m_kept = false;
};

}  // namespace

int main(int argc, char** argv) {
  shareHeap();  // as the program does
  studio::useOwnFolders();
  Choices choices;
  for (int i = 1; i + 1 < argc; i += 2) {
    const QByteArray option = argv[i], value = argv[i + 1];
    if (option == "--project")
      choices.project = QString::fromLocal8Bit(value);
    else if (option == "--recipe")
      choices.recipe = QString::fromLatin1(value);
    else if (option == "--seconds")
      choices.seconds = value.toInt();
    else if (option == "--clips")
      choices.perClass = value.toInt();
    else if (option == "--folds")
      choices.folds = std::max(2, value.toInt());
  }
  if (argc % 2 == 0) {
    std::fprintf(stderr,
                 "use: bench_trainpause [--project COPY.ullim] [--recipe NAME] [--seconds N] [--clips N] "
                 "[--folds N]\n(labels of the project are changed: give a copy)\n");
    return 2;
  }
  WatchedApplication app(argc, argv);
  QApplication::setQuitOnLastWindowClosed(false);
  followSettings();
  if (!learnBackend()) {
    std::fprintf(stderr, "%s\n", learnBackend().error().detail.c_str());
    return 1;
  }
  Bench bench(choices);
  if (!bench.open() || !bench.start()) {
    std::fprintf(stderr, "the project cannot be trained\n");
    return 1;
  }
  bench.work();
  return bench.report();
}
