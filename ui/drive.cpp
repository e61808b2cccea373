#include "ui/drive.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeySequence>
#include <QPointer>
#include <QTableView>
#include <QTimer>
#include <QWindow>
#include <algorithm>
#include <cstdio>
#include <deque>
#include <iostream>
#include <thread>

#include "core/base/random.h"
#include "core/dataset/operations.h"
#include "ui/document.h"
#include "ui/heartbeat.h"
#include "ui/jobs/clipfeed.h"
#include "ui/mainwindow.h"
#include "ui/pages/pages.h"
#include "ui/projectflow.h"
#include "ui/session.h"
#include "widgets/view/clipview.h"

QT_BEGIN_NAMESPACE
// Qt's door for key events from outside, the one that QtTest uses: as the platform would send them, with
// shortcuts. Its default arguments are QtTest's.
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow* window, QEvent::Type type, int key,
                                    Qt::KeyboardModifiers modifiers, const QString& text, bool repeats,
                                    ushort count);
QT_END_NAMESPACE

namespace ullim {

namespace {

void say(const QString& line) {
  const QByteArray bytes = line.toUtf8() + '\n';
  std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
  std::fflush(stdout);  // the reader must not lose what was said when this process is killed
}

double ms(const QElapsedTimer& clock) { return double(clock.nsecsElapsed()) / 1e6; }

class Driver : public QObject {
 public:
  Driver(MainWindow* window, const DriveOptions& options)
      : m_window(window), m_options(options), m_rng(options.seed.value_or(0)) {
    m_early = qEnvironmentVariableIntValue("ULLIM_DRIVE_ACK_EARLY") != 0;
    Document* document = this->document();
    connect(document, &Document::opened, this, [this] { loaded(); });
    connect(document, &Document::changed, this, [this](const Change& change, bool) {
      if (m_early && m_pressing && !change.id.empty())
        say(QStringLiteral("ack %1 do").arg(QString::fromStdString(change.id)));
    });
    connect(document, &Document::stored, this, [this](const auto& steps) { stored(steps); });
    connect(document, &Document::failed, this, [](const Error& error) {
      say(QStringLiteral("failed ") + QString::fromStdString(error.detail));
    });
    connect(document, &Document::readOnlyChanged, this, [this] { sayAccess(); });
    connect(document, &Document::closed, this, [] { say(QStringLiteral("closed")); });
    connect(&session(), &Session::currentClipChanged, this, [this] { m_clipWaits = m_pressed.isValid(); });
    qApp->installEventFilter(this);
    m_beat->start(QStringLiteral("drive"));
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, [this] { step(); });
  }

  void start() {
    m_window->show();
    m_window->activateWindow();
    m_sinceOpen.start();
    m_window->projects()->open(m_options.project);
    if (m_options.seed) return;
    // A thread of its own: reading a line waits.
    std::thread([driver = QPointer<Driver>(this)] {
      for (std::string line; std::getline(std::cin, line);)
        QMetaObject::invokeMethod(qApp, [driver, line] {
          if (driver) driver->command(QString::fromStdString(line).trimmed());
        });
      QMetaObject::invokeMethod(qApp, [driver] {
        if (driver) driver->command(QStringLiteral("quit"));
      });
    }).detach();
  }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override {
    if (m_clipWaits && event->type() == QEvent::Paint && isShownBy(watched)) {
      m_clipWaits = false;
      // The paint itself comes first.
      QTimer::singleShot(0, this, [this] { say(QStringLiteral("shown %1").arg(ms(m_pressed), 0, 'f', 2)); });
    }
    return false;
  }

 private:
  Document* document() const { return m_window->context().document; }
  Session& session() const { return *m_window->context().session; }

  bool isShownBy(QObject* painted) const {
    const auto* view = qobject_cast<ClipView*>(painted);
    for (const QObject* up = painted; up && !view; up = up->parent())
      view = qobject_cast<const ClipView*>(up);
    if (!view) return false;
    if (!m_feed) m_feed = m_window->page(QStringLiteral("data"))->findChild<ClipFeed*>();
    const Clip* clip = document()->data().find(session().currentClip().toStdString());
    return clip && m_feed && m_feed->isUpToDate() && m_feed->key() == document()->absolutePath(*clip);
  }

  void sayAccess() {
    say(document()->readOnly() == Document::ReadOnly::No ? QStringLiteral("access write")
                                                         : QStringLiteral("access read"));
  }

  void loaded() {
    say(QStringLiteral("loaded %1 clips %2 undo %3 access %4")
            .arg(ms(m_sinceOpen), 0, 'f', 1)
            .arg(document()->data().clips.size())
            .arg(document()->undoCount())
            .arg(document()->readOnly() == Document::ReadOnly::No ? QStringLiteral("write")
                                                                  : QStringLiteral("read")));
    m_loaded = true;
    if (m_options.seed) m_next.start(1);
    drain();
  }

  void stored(const std::vector<Document::Step>& steps) {
    using Milliseconds = std::chrono::duration<double, std::milli>;
    const auto now = std::chrono::steady_clock::now();
    if (m_unsaved.size() == 1 && m_unsaved.front().second && steps.size() == 1) {
      const Milliseconds durable = steps.front().durable - m_unsaved.front().first;
      say(QStringLiteral("durable %1").arg(durable.count(), 0, 'f', 2));
      say(QStringLiteral("saved %1").arg(Milliseconds(now - m_unsaved.front().first).count(), 0, 'f', 2));
    } else {
      for (const auto& [pressed, alone] : m_unsaved)
        say(QStringLiteral("behind %1").arg(Milliseconds(now - pressed).count(), 0, 'f', 2));
    }
    m_unsaved.clear();
    for (const Document::Step& step : steps) {
      if (m_early && step.act == Document::Act::Do) continue;  // said already
      const char* act = step.act == Document::Act::Do     ? "do"
                        : step.act == Document::Act::Undo ? "undo"
                                                          : "redo";
      say(QStringLiteral("ack %1 %2").arg(step.changeId, QLatin1String(act)));
    }
    drain();
  }

  void key(const QString& name) {
    const QKeySequence sequence = QKeySequence::fromString(name);
    if (sequence.isEmpty()) {
      say(QStringLiteral("failed no such key: ") + name);
      return;
    }
    const int code = sequence[0].key();
    const Qt::KeyboardModifiers modifiers = sequence[0].keyboardModifiers();
    const bool types = !(modifiers & (Qt::ControlModifier | Qt::AltModifier)) && code < 0x80;
    const QString text = types ? QString(QChar(code)).toLower() : QString();
    QWindow* target = QGuiApplication::focusWindow();
    if (!target) target = m_window->windowHandle();
    say(QStringLiteral("press ") + name);
    m_pressed.start();
    m_clipWaits = false;
    const auto at = std::chrono::steady_clock::now();
    const bool alone = document()->saveState() != Document::SaveState::Saving &&
                       session().selection().size() == 1 && !(modifiers & Qt::ControlModifier);
    m_pressing = true;  // what changes now is a commit; undo answers later
    qt_handleKeyEvent(target, QEvent::KeyPress, code, modifiers, text, false, 1);
    qt_handleKeyEvent(target, QEvent::KeyRelease, code, modifiers, text, false, 1);
    m_pressing = false;
    if (document()->saveState() == Document::SaveState::Saving) m_unsaved.emplace_back(at, alone);
  }

  void merge(const QString& from, const QString& into) {
    auto change = mergeClasses(document()->data(), {{into.toStdString(), {from.toStdString()}}});
    if (change) {
      say(QStringLiteral("press merge"));
      m_pressing = true;
      document()->commit(std::move(*change));
      m_pressing = false;
    } else {
      say(QStringLiteral("failed ") + QString::fromStdString(change.error().detail));
    }
  }

  void go(int row) {
    const auto queue = session().queue();
    if (row >= 0 && row < queue.size()) session().setCurrentClip(queue.at(row));
  }

  void command(const QString& line) {
    m_commands.push_back(line);
    drain();
  }

  /// Commands wait for the project, and those after "wait" for the store.
  void drain() {
    while (!m_commands.empty() && !m_sleeps) {
      const QString line = m_commands.front();
      const QString word = line.section(QLatin1Char(' '), 0, 0), rest = line.section(QLatin1Char(' '), 1);
      if (!m_loaded && word != QLatin1String("quit")) return;
      if (word == QLatin1String("wait") && document()->saveState() == Document::SaveState::Saving) return;
      m_commands.pop_front();
      if (word == QLatin1String("key")) {
        key(rest);
      } else if (word == QLatin1String("merge")) {
        merge(rest.section(QLatin1Char(' '), 0, 0), rest.section(QLatin1Char(' '), 1, 1));
      } else if (word == QLatin1String("go")) {
        go(rest.toInt());
      } else if (word == QLatin1String("again")) {
        document()->tryAgain();
      } else if (word == QLatin1String("beat")) {
        m_beat->stop();
        say(QStringLiteral("beat %1").arg(m_beat->longestMs(), 0, 'f', 1));
        delete std::exchange(m_beat, new Heartbeat(this));
        m_beat->start(QStringLiteral("drive"));
      } else if (word == QLatin1String("grab")) {
        if (!m_window->grab().save(rest)) say(QStringLiteral("failed cannot write ") + rest);
      } else if (word == QLatin1String("sleep")) {
        m_sleeps = true;
        QTimer::singleShot(rest.toInt(), this, [this] {
          m_sleeps = false;
          drain();
        });
      } else if (word == QLatin1String("writing")) {
        document()->tryWriting();
      } else if (word == QLatin1String("quit")) {
        m_window->close();
        qApp->quit();
        return;
      }
    }
  }

  /// One step of the seeded script: mostly labels, as a person gives them, faster than any person.
  void step() {
    const int keys = std::min<int>(9, int(document()->data().classes.size()));
    const double dice = m_rng.uniform();
    const qsizetype rows = session().queue().size();
    if (rows > 0 && session().neighbour(1).isEmpty()) go(int(m_rng.uniform() * double(rows)));
    if (rows == 0 || keys == 0) {
      key(QStringLiteral("Ctrl+Shift+Z"));  // everything is undone, the import, too
    } else if (dice < 0.66) {
      const int digit = 1 + int(m_rng.uniform() * keys) % keys;
      key(QString::number(digit));
    } else if (dice < 0.76) {
      key(m_rng.uniform() < 0.5 ? QStringLiteral("U") : QStringLiteral("V"));
    } else if (dice < 0.84) {
      if (document()->undoCount() > 1) key(QStringLiteral("Ctrl+Z"));  // the import stays, mostly
    } else if (dice < 0.88) {
      if (document()->redoCount() > 0) key(QStringLiteral("Ctrl+Shift+Z"));
    } else if (dice < 0.94) {
      key(QStringLiteral("Down"));
    } else if (dice < 0.97) {
      go(int(m_rng.uniform() * double(rows)));
    } else {  // all clips at once, and one row again
      key(QStringLiteral("Ctrl+A"));
      key(QString::number(1 + int(m_rng.uniform() * keys) % keys));
      go(int(m_rng.uniform() * double(rows)));
    }
    // Now and then a burst, so that several changes wait for the store.
    m_next.start(m_rng.uniform() < 0.3 ? 0 : int(m_rng.uniform() * 12));
  }

  MainWindow* m_window;
  DriveOptions m_options;
  Rng m_rng;
  bool m_early = false, m_loaded = false, m_sleeps = false, m_clipWaits = false, m_pressing = false;
  QElapsedTimer m_sinceOpen, m_pressed;
  std::deque<std::pair<std::chrono::steady_clock::time_point, bool>> m_unsaved;  // presses; alone
  std::deque<QString> m_commands;
  QTimer m_next;
  Heartbeat* m_beat = new Heartbeat(this);
  mutable QPointer<ClipFeed> m_feed;
};

}  // namespace

int runDrive(MainWindow* window, const DriveOptions& options) {
  Driver driver(window, options);
  driver.start();
  return QApplication::exec();
}

}  // namespace ullim
