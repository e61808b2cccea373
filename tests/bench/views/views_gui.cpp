#include "tests/bench/process.h"
#include "tests/bench/views/views.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/view/longsound.h"
#include "ui/jobs/clipfeed.h"
#include "ui/jobs/cliploader.h"
#include "ui/pages/inspectoptions.h"
#include "widgets/theme.h"
#include "widgets/view/clipview.h"
#include "widgets/view/spectrogrampane.h"

namespace ullim::bench {
namespace {

constexpr int kClips = 16;
constexpr double kClipSeconds = 10;
constexpr int kClipRate = 44100;
constexpr int kWidth = 1400, kHeight = 900;
constexpr int kMovements = 400;
constexpr double kPatienceMs = 120'000;

/// Runs the event loop until `done`; milliseconds since `clock` began.
double waitFor(const QElapsedTimer& clock, const std::function<bool()>& done) {
  while (!done() && double(clock.elapsed()) < kPatienceMs) {
    QCoreApplication::processEvents();
    if (!done()) QThread::usleep(100);
  }
  return double(clock.nsecsElapsed()) / 1e6;
}

/// Cry-like: a gliding tone with harmonics and noise.
std::vector<float> madeUpCry(int seed) {
  std::vector<float> y(std::size_t(kClipSeconds * kClipRate));
  QRandomGenerator random(quint32(seed) + 1);
  double phase = 0;
  for (std::size_t i = 0; i < y.size(); ++i) {
    const double t = double(i) / kClipRate;
    phase += 2 * std::numbers::pi * (420 + 80 * std::sin(5 * t)) / kClipRate;
    double v = 0.02 * (random.generateDouble() - 0.5);
    for (int h = 1; h <= 10; ++h) v += 0.2 / h * std::sin(h * phase);
    y[i] = float(v * (0.6 + 0.4 * std::sin(3 * t)));
  }
  return y;
}

/// Notes how long every frame takes to paint: the handling of a window's UpdateRequest.
class WatchedApplication : public QApplication {
 public:
  using QApplication::QApplication;
  std::vector<double> paints;

 protected:
  bool notify(QObject* receiver, QEvent* event) override {
    if (event->type() != QEvent::UpdateRequest) return QApplication::notify(receiver, event);
    QElapsedTimer clock;
    clock.start();
    const bool handled = QApplication::notify(receiver, event);
    paints.push_back(double(clock.nsecsElapsed()) / 1e6);
    return handled;
  }
};
WatchedApplication* watched() { return static_cast<WatchedApplication*>(QCoreApplication::instance()); }

/// A view with the four usual panes, as the Inspect page has it.
struct Stage {
  ClipLoader loader;
  ClipView view;
  InspectOptions options;
  ClipFeed feed{&loader, &view,
                [this](PaneKind pane, SampleRate rate) { return paneOptions(pane, options, rate); }, nullptr};

  Stage() {
    view.resize(kWidth, kHeight);
    view.setOverviewVisible(true);
    view.show();
    QCoreApplication::processEvents();
  }
  /// From the call to the finished pictures, painted.
  double untilPainted(const std::function<void()>& change) {
    QElapsedTimer clock;
    clock.start();
    change();
    waitFor(clock, [this] { return feed.isUpToDate() && view.isSettled(); });
    view.repaint();
    QCoreApplication::processEvents();
    return double(clock.nsecsElapsed()) / 1e6;
  }
};

std::vector<QString> makeClips(const std::string& folder) {
  std::vector<QString> paths;
  for (int i = 0; i < kClips; ++i) {
    AudioClip clip;
    clip.rate = {kClipRate};
    clip.samples = madeUpCry(i);
    const std::string path = folder + "/view" + std::to_string(i) + ".wav";
    if (writeWav(path, clip)) paths.push_back(QString::fromStdString(path));
  }
  return paths;
}

void shortClips(const ViewSettings& settings) {
  printHead("10-s clips at 44.1 kHz in the clip view, four panes, " + std::to_string(kWidth) + "x" +
            std::to_string(kHeight));
  const std::vector<QString> paths = makeClips(settings.dir);
  std::vector<double> clicks, nexts, colours, sizes;
  {
    Stage stage;
    stage.untilPainted([&] { stage.feed.show(paths[0]); });  // warm
    for (int i = 1; i < kClips; ++i)
      clicks.push_back(stage.untilPainted([&] { stage.feed.show(paths[std::size_t(i)]); }));
  }
  Stage stage;
  stage.untilPainted([&] { stage.feed.show(paths[0]); });
  for (int i = 1; i < kClips; ++i) {
    stage.feed.prefetch(paths[std::size_t(i)]);
    QElapsedTimer clock;
    clock.start();
    waitFor(clock, [&] { return stage.loader.waiting() == 0; });
    nexts.push_back(stage.untilPainted([&] { stage.feed.show(paths[std::size_t(i)]); }));
  }
  for (int i = 0; i < 20; ++i)
    colours.push_back(stage.untilPainted([&] {
      PaneDisplay display = stage.view.display();
      display.automaticMap = false;
      display.map = i % 2 ? ColourMap::Magma : ColourMap::Viridis;
      display.rangeDb = i % 2 ? 60 : 90;
      stage.view.setDisplay(display);
    }));
  for (const int nFft : {1024, 2048, 4096, 1024, 512, 2048})
    for (const int hop : {256, 512})
      sizes.push_back(stage.untilPainted([&] {
        stage.options.stft.nFft = nFft;
        stage.options.stft.hopLength = hop;
        stage.options.mel.nMels = nFft / 16;  // so that nothing comes from the cache
        stage.feed.refresh();
      }));
  const auto row = [](const char* work, const std::vector<double>& ms, double goal) {
    printRow(work, percentile(ms, 0.5), "ms", goal,
             "median of " + std::to_string(ms.size()) + ", worst " + std::to_string(int(percentile(ms, 1))));
  };
  row("from click to four panes painted (not prefetched)", clicks, 60);
  row("next clip, prefetched", nexts, 30);
  row("another colour map and range", colours, 16);
  row("another FFT size, hop and number of bands", sizes, 100);
}

/// Wheel and drag, as fast as a hand; every frame that is painted meanwhile, whatever is known by then.
std::vector<double> movementPaints(Stage& stage) {
  watched()->paints.clear();
  TimeAxis* axis = stage.view.axis();
  QRandomGenerator random(7);
  for (int i = 0; i < kMovements; ++i) {
    const double width = axis->viewEnd() - axis->viewBegin();
    const double at = axis->viewBegin() + random.generateDouble() * width;
    if (i % 40 == 39)
      axis->fit();
    else if (i % 4 == 0)
      axis->zoom(i % 40 < 24 ? 1.5 : 1 / 1.5, at);
    else
      axis->pan((random.generateDouble() - 0.5) * width * 0.3);
    QElapsedTimer pause;
    pause.start();
    while (pause.elapsed() < 16) QCoreApplication::processEvents(QEventLoop::AllEvents, 16);
  }
  return watched()->paints;
}

/// Nothing of an earlier run.
void forgetPictures() {
  const QString folder = QDir::temp().filePath("ullim-bench-cache");
  qputenv("ULLIM_CACHE_DIR", QFile::encodeName(folder));
  QDir(folder).removeRecursively();
}

std::optional<double> specshowMs(const ViewSettings& settings, const char* kind, const std::string& wav) {
  if (settings.librosa.empty()) return {};
  const std::vector<std::string> environment = environmentWith(
      {"PYTHONPATH=" + settings.librosa + ":" ULLIM_SHARED "/reference/soxr_ctypes", "PYTHONWARNINGS=ignore",
       "NUMBA_CACHE_DIR=" + settings.dir + "/numba", "PYTHONPYCACHEPREFIX=" + settings.dir + "/pycache"},
      {"PYTHONDONTWRITEBYTECODE"});
  const std::vector<std::string> command{settings.python,
                                         ULLIM_BENCH_SCRIPTS "/yardstick_librosa.py",
                                         "--once",
                                         std::string("picture-") + kind,
                                         wav,
                                         settings.dir + "/specshow.png"};
  std::vector<double> times;
  for (int i = 0; i < 3; ++i) {  // the first compiles
    const Ran ran = runToEnd(command, environment);
    if (!ran.ok) return {};
    if (i > 0) times.push_back(ran.wallMs);
  }
  return percentile(times, 0.5);
}

/// From the click to the finished picture on screen, beside a Python that draws the same with specshow.
void beside(const ViewSettings& settings, PaneKind kind, const char* name, double atLeast) {
  const std::string wav = settings.dir + "/ten-minutes.wav";
  if (!QFile::exists(QString::fromStdString(wav))) {
    AudioClip clip;
    clip.rate = {kClipRate};
    for (int i = 0; i < 60; ++i) {
      const std::vector<float> part = madeUpCry(i);
      clip.samples.insert(clip.samples.end(), part.begin(), part.end());
    }
    if (!writeWav(wav, clip)) return;
  }
  std::vector<double> firsts, finals;
  for (int i = 0; i < 5; ++i) {
    forgetPictures();
    Stage stage;
    stage.view.setPanes({kind});
    QElapsedTimer clock;
    clock.start();
    stage.feed.show(QString::fromStdString(wav));
    auto* pane = stage.view.findChild<SpectrogramPane*>(paneObjectName(kind));
    waitFor(clock, [&] { return pane->shownCells() != nullptr; });
    firsts.push_back(double(clock.nsecsElapsed()) / 1e6);
    waitFor(clock, [&] { return pane->isCurrent(); });
    stage.view.repaint();
    finals.push_back(double(clock.nsecsElapsed()) / 1e6);
  }
  printRow(std::string(name) + ": first look", percentile(firsts, 0.5), "ms");
  printRow(std::string(name) + ": finished, every frame in it", percentile(finals, 0.5), "ms", {},
           "median of 5");
  const auto theirs = specshowMs(settings, kind == PaneKind::Stft ? "stft" : "logmel", wav);
  if (!theirs) {
    printRow(std::string(name) + ": specshow and matplotlib: not here (--librosa, --python)", 0, "");
    return;
  }
  printRow(std::string(name) + ": Python, librosa, specshow, PNG", *theirs, "ms", {}, "median of 2, warm");
  char text[96];
  std::snprintf(text, sizeof text, "goal >= %g: %s", atLeast,
                *theirs / percentile(finals, 0.5) >= atLeast ? "met" : "MISSED");
  printRow(std::string(name) + ": times faster", *theirs / percentile(finals, 0.5), "x", {}, text);
}

void longFile(const LongFile& file, double firstGoalS) {
  if (file.path.empty()) return;
  printHead(file.name + " in the clip view");
  Stage stage;
  forgetPictures();  // a second opening would show the finished picture at once
  QElapsedTimer clock;
  clock.start();
  stage.feed.show(QString::fromStdString(file.path));
  // Whole: no column of any pane is empty, though finer ones are still to come.
  waitFor(clock, [&] {
    const auto panes = stage.view.findChildren<SpectrogramPane*>();
    return std::all_of(panes.begin(), panes.end(), [](const SpectrogramPane* pane) {
      const auto cells = pane->shownCells();
      if (!cells || cells->values.empty()) return false;
      for (std::size_t t = 0; t < cells->values.rows(); ++t)
        if (std::isnan(cells->values(t, 0))) return false;
      return true;
    });
  });
  stage.view.repaint();
  printRow("first whole picture of four panes, from the click", double(clock.nsecsElapsed()) / 1e9, "s",
           firstGoalS);
  const std::vector<double> early = movementPaints(stage);
  printRow("paint while it is being read, p99", percentile(early, 0.99), "ms", 16.0,
           std::to_string(early.size()) + " frames, worst " + std::to_string(percentile(early, 1)));
  stage.view.axis()->fit();
  waitFor(clock, [&] { return stage.feed.longSound() && stage.feed.longSound()->progress() >= 1; });
  printRow("everything read, from the click (with the movements)", double(clock.nsecsElapsed()) / 1e9, "s");
  const std::vector<double> late = movementPaints(stage);
  printRow("paint when all is read, p99", percentile(late, 0.99), "ms", 16.0,
           std::to_string(late.size()) + " frames, worst " + std::to_string(percentile(late, 1)));
  printRow("peak memory of the process", peakMegabytes(), "MB", 400.0);
}

}  // namespace

void benchViewsOnScreen(int argc, char** argv, const ViewSettings& settings) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  QStandardPaths::setTestModeEnabled(true);
  WatchedApplication app(argc, argv);
  applyTheme(app, ThemeMode::Light);
  printHead("platform: " + QGuiApplication::platformName().toStdString());
  if (settings.wants("gui-short")) shortClips(settings);
  if (settings.wants("gui-picture")) {
    printHead("10 minutes at 44.1 kHz, one picture, beside librosa's");
    beside(settings, PaneKind::LogMel, "log-mel", 20);
    beside(settings, PaneKind::Stft, "full STFT", 100);
  }
  if (settings.wants("gui-wav")) longFile(hourOfStereo(settings), 1.0);
  if (settings.wants("gui-flac")) longFile(tenHours(settings), 2.0);
}

}  // namespace ullim::bench
