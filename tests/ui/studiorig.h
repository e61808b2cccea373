#pragma once
// A window-less program for the tests of pages: everything of a Context, made clips, and a project over them.
#include <QDir>
#include <QFileInfo>
#include <QMainWindow>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/audio/audiofile.h"
#include "core/base/random.h"
#include "core/dataset/import.h"
#include "ui/commands/actions.h"
#include "ui/commands/labelcontroller.h"
#include "ui/context.h"
#include "ui/document.h"
#include "ui/jobs/cliploader.h"
#include "ui/jobs/jobs.h"
#include "ui/playback/player.h"
#include "ui/session.h"

namespace studio {

/// Settings and caches of a test go into its own folder. Call from initMain(), before anything reads them.
inline void useOwnFolders() {
  static QTemporaryDir home;
  for (const char* name : {"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"})
    qputenv(name, home.path().toLocal8Bit());
}

inline ullim::AudioClip tone(double hz, double seconds, int rate = 8000, double amplitude = 0.5) {
  ullim::AudioClip clip;
  clip.rate = {rate};
  clip.samples.resize(std::size_t(seconds * rate));
  for (std::size_t i = 0; i < clip.samples.size(); ++i)
    clip.samples[i] = float(amplitude * std::sin(2 * std::numbers::pi * hz * double(i) / rate));
  return clip;
}

/// A tone of its class with some noise of its own: easy to learn, no two alike.
inline ullim::AudioClip noisyTone(double hz, std::uint64_t seed) {
  ullim::AudioClip clip = tone(hz, 0.5);
  ullim::Rng rng(seed);
  for (float& x : clip.samples) x += 0.05f * float(rng.normal());
  return clip;
}

inline QString writeClip(const QString& path, const ullim::AudioClip& clip) {
  QDir().mkpath(QFileInfo(path).absolutePath());
  const auto done = ullim::writeWav(path.toStdString(), clip);
  return done ? path : QString();
}

struct Rig {
  QTemporaryDir folder;  // first: the project in it is closed before it goes
  QMainWindow window;
  ullim::Document document;
  ullim::Session session;
  ullim::Actions actions{&window};
  ullim::JobList jobs;
  ullim::ClipLoader loader;
  ullim::Player player;
  ullim::Context context{&document, &session, &actions, &jobs, &loader, &player, nullptr};
  ullim::LabelController labels{context, nullptr};

  Rig() { context.labels = &labels; }

  /// Opens a new project with the sounds below the folder; the class is the folder's name and the group the
  /// part of the file name before "_". `each` may change a row before it is imported.
  bool openProject(const QString& sounds, const std::function<void(ullim::ImportRow&)>& each = {}) {
    QSignalSpy opened(&document, &ullim::Document::opened);
    document.create(folder.filePath(QStringLiteral("made.ullim")));
    if (!opened.wait(10000)) return false;
    ullim::ImportOptions options;
    options.preset = "folders";
    auto plan = ullim::planImport({sounds.toStdString()}, options);
    if (!plan || !ullim::probeImport(*plan, options)) return false;
    for (ullim::ImportRow& row : plan->rows) {
      const QString name = QFileInfo(QString::fromStdString(row.path)).baseName();
      row.group = name.section(QLatin1Char('_'), 0, 0).toStdString();
      if (each) each(row);
    }
    bool answered = false, good = false;
    if (!document.importPlan(*plan, {}, [&](ullim::Result<ullim::ImportOutcome> outcome) {
          answered = true;
          good = outcome.has_value();
        }))
      return false;
    return QTest::qWaitFor([&] { return answered; }, 20000) && good && !document.data().clips.empty();
  }
};

}  // namespace studio
