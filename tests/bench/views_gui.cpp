#include "tests/bench/views_gui.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QThread>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <functional>

#include "core/audio/audiofile.h"
#include "ui/jobs/clipfeed.h"
#include "ui/jobs/cliploader.h"
#include "ui/pages/inspectoptions.h"
#include "widgets/theme.h"
#include "widgets/view/clipview.h"

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

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  return values[std::min(values.size() - 1, std::size_t(share * double(values.size())))];
}

double peakMegabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.rfind("VmHWM:", 0) == 0) return std::stod(line.substr(6)) / 1024;
  return 0;
}

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
    waitFor(clock, [this] { return view.isSettled(); });
    view.repaint();
    QCoreApplication::processEvents();
    return double(clock.nsecsElapsed()) / 1e6;
  }
};

Row row(const std::string& work, double ours, double goal, int repeats, const std::string& remark = {}) {
  Row made;
  made.work = work;
  made.yardstick = "-";
  made.ours = {ours, repeats};
  if (goal > 0) made.goal = oursAtMost(goal);
  made.remark = remark;
  return made;
}

std::vector<QString> makeClips(const std::string& folder) {
  std::vector<QString> paths;
  for (int i = 0; i < kClips; ++i) {
    AudioClip clip;
    clip.rate = {kClipRate};
    clip.samples = madeUpCry(kClipSeconds, clip.rate);
    for (float& x : clip.samples) x *= 1.0f - 0.02f * float(i);
    const std::string path = folder + "/view" + std::to_string(i) + ".wav";
    if (writeWav(path, clip)) paths.push_back(QString::fromStdString(path));
  }
  return paths;
}

void shortClips(const ViewFiles& files, const std::function<void(Row)>& add) {
  const std::vector<QString> paths = makeClips(files.folder);
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
  add(row("10-s clip, 44.1 kHz: from click to four panes painted", percentile(clicks, 0.5), 60,
          int(clicks.size()), "not prefetched; worst " + std::to_string(int(percentile(clicks, 1))) + " ms"));
  add(row("next clip, prefetched", percentile(nexts, 0.5), 30, int(nexts.size()),
          "worst " + std::to_string(int(percentile(nexts, 1))) + " ms"));
  add(row("another colour map and range, four panes", percentile(colours, 0.5), 16, int(colours.size()),
          "worst " + std::to_string(int(percentile(colours, 1))) + " ms"));
  add(row("another FFT size, hop and number of bands, four panes", percentile(sizes, 0.5), 100,
          int(sizes.size()), "worst " + std::to_string(int(percentile(sizes, 1))) + " ms"));
}

/// Wheel and drag, as fast as a hand: every step is painted at once, whatever is known by then.
std::vector<double> movementPaints(Stage& stage) {
  TimeAxis* axis = stage.view.axis();
  QRandomGenerator random(7);
  std::vector<double> paints;
  for (int i = 0; i < kMovements; ++i) {
    const double width = axis->viewEnd() - axis->viewBegin();
    const double at = axis->viewBegin() + random.generateDouble() * width;
    if (i % 40 == 39)
      axis->fit();
    else if (i % 4 == 0)
      axis->zoom(i % 40 < 24 ? 1.5 : 1 / 1.5, at);
    else
      axis->pan((random.generateDouble() - 0.5) * width * 0.3);
    QElapsedTimer clock;
    clock.start();
    stage.view.repaint();
    paints.push_back(double(clock.nsecsElapsed()) / 1e6);
    QElapsedTimer pause;
    pause.start();
    while (pause.elapsed() < 8) QCoreApplication::processEvents();
  }
  return paints;
}

}  // namespace

void benchViewsOnScreen(int argc, char** argv, const ViewFiles& files, const std::function<void(Row)>& add) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
  QStandardPaths::setTestModeEnabled(true);
  QApplication app(argc, argv);
  applyTheme(app, ThemeMode::Light);
  shortClips(files, add);
}

}  // namespace ullim::bench
