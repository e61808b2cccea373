#pragma once
// The whole window over a made-up project, in folders of its own.
#include <QStandardPaths>
#include <QTableView>
#include <QtTest>

#include "tests/ui/studiorig.h"
#include "ui/application.h"
#include "ui/mainwindow.h"
#include "ui/projectflow.h"
#include "ui/settings/settings.h"

namespace desk {

struct Window {
  QTemporaryDir folder;
  ullim::MainWindow window;

  const ullim::Context& context() const { return window.context(); }
  ullim::Document& document() const { return *context().document; }
  ullim::Session& session() const { return *context().session; }
  const ullim::Dataset& data() const { return document().data(); }
  QTableView* table() const { return window.findChild<QTableView*>(QStringLiteral("clipTable")); }
  const ullim::Clip& clip(int row) const { return *data().find(session().queue().at(row).toStdString()); }
  bool saved() const { return document().saveState() == ullim::Document::SaveState::Saved; }
  bool waitSaved() const {
    return QTest::qWaitFor([this] { return saved(); }, 10000);
  }

  /// `perClass` short tones in each of the classes; file "class/voiceN_M.wav".
  static QString makeSounds(const QString& root, const QStringList& classes, int perClass) {
    for (int c = 0; c < int(classes.size()); ++c)
      for (int n = 0; n < perClass; ++n)
        studio::writeClip(QStringLiteral("%1/%2/voice%3_%4.wav").arg(root, classes.at(c)).arg(n % 8).arg(n),
                          studio::noisyTone(250 * (c + 1), std::uint64_t(c) * 1000 + std::uint64_t(n)));
    return root;
  }

  bool openWith(const QStringList& classes, int perClass) {
    const QString sounds = makeSounds(folder.filePath(QStringLiteral("sounds")), classes, perClass);
    const std::string path = folder.filePath(QStringLiteral("made.ullim")).toStdString();
    {
      ullim::ImportOptions options;
      options.preset = "folders";
      auto plan = ullim::planImport({sounds.toStdString()}, options);
      if (!plan || !ullim::probeImport(*plan, options)) return false;
      for (auto& row : plan->rows)
        row.group = QFileInfo(QString::fromStdString(row.path))
                        .baseName()
                        .section(QLatin1Char('_'), 0, 0)
                        .toStdString();
      auto project = ullim::Project::create(path);
      if (!project) return false;
      auto known = (*project)->load();
      auto outcome = ullim::importChange(**project, *known, *plan);
      if (!outcome || !(*project)->commit(outcome->change)) return false;
    }
    return open(QString::fromStdString(path));
  }

  bool open(const QString& path) {
    window.resize(1280, 800);
    window.show();
    window.projects()->open(path);
    return QTest::qWaitFor([this] { return document().isOpen() && !session().queue().isEmpty(); }, 20000) &&
           (table()->setFocus(), true);
  }
};

}  // namespace desk
