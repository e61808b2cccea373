#pragma once
#include <QSize>
#include <QString>

namespace ullim {

class MainWindow;

struct TourOptions {
  QString folder;   ///< where pictures and report go; made
  QString project;  ///< empty: the demo
  QSize size{1280, 800};
};

/// Settings of the tour live in a folder of their own; call before anything asks for a setting.
void useTourSettings();

/// Walks the loop by the window's own widgets and keys, saves a picture of every page in English and Korean,
/// and writes report.json and report.txt: what was done, how long it took, the longest pause of the event
/// loop. 0: all went well.
int runTour(MainWindow* window, const TourOptions& options);

}  // namespace ullim
