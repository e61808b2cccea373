#include "ui/tour.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QCheckBox>
#include <QDir>
#include <QEventLoop>
#include <QFileInfo>
#include <QImageWriter>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTreeWidget>
#include <algorithm>
#include <cstdio>

#include "core/base/atomicfile.h"
#include "ui/commands/actions.h"
#include "ui/commands/keysheet.h"
#include "ui/commands/mergedialog.h"
#include "ui/document.h"
#include "ui/heartbeat.h"
#include "ui/jobs/cliploader.h"
#include "ui/jobs/jobs.h"
#include "ui/mainwindow.h"
#include "ui/messagestrip.h"
#include "ui/pages/augmentpage.h"
#include "ui/pages/checkpanel.h"
#include "ui/pages/classeditor.h"
#include "ui/pages/importsheet.h"
#include "ui/pages/predictdock.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/resultsreport.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainsetup.h"
#include "ui/projectflow.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "ui/settings/settingsdialog.h"
#include "widgets/plot/confusionview.h"
#include "widgets/view/clipview.h"

namespace ullim {

namespace {

constexpr int kPollMs = 10, kShortMs = 20000, kLongMs = 600000, kStillMs = 250;
constexpr int kEpochs = 4, kPagesMs = 1500;

void pause(int ms) {
  QEventLoop loop;
  QTimer::singleShot(ms, &loop, &QEventLoop::quit);
  loop.exec();
}

bool waitUntil(const std::function<bool()>& reached, int timeoutMs = kShortMs) {
  QElapsedTimer clock;
  clock.start();
  while (!reached()) {
    if (clock.elapsed() > timeoutMs) return false;
    pause(kPollMs);
  }
  return true;
}

void press(QWidget* widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier,
           const QString& text = {}) {
  for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
    QKeyEvent event(type, key, modifiers, text);
    QCoreApplication::sendEvent(widget, &event);
  }
}

/// Without a screen Qt's offscreen platform says at every window what it cannot do; nobody can act on that.
void sayWhatMatters(QtMsgType, const QMessageLogContext&, const QString& text) {
  if (!text.startsWith(QLatin1String("This plugin does not support")))
    std::fprintf(stderr, "%s\n", qPrintable(text));
}

/// A settings folder that ends with the program.
QTemporaryDir& scratch() {
  static QTemporaryDir dir;
  return dir;
}

class Tour {
 public:
  Tour(MainWindow* window, const TourOptions& options)
      : m_window(*window), m_options(options), m_context(window->context()) {}

  int run() {
    if (!QDir().mkpath(m_options.folder)) {
      std::fprintf(stderr, "ullim: %s: the folder cannot be made (choose another)\n",
                   qPrintable(m_options.folder));
      return 1;
    }
    m_window.resize(m_options.size);
    m_window.show();
    step("welcome", [this] {
      pause(kPagesMs);  // the pages are made in idle time
      return shoot("welcome");
    });
    const bool open = step("open the project", [this] { return openProject(); });
    if (open) walk();
    m_heart.stop();
    report();
    m_window.close();
    waitUntil([this] { return m_context.jobs->running() == 0; });
    return m_failed == 0 ? 0 : 1;
  }

 private:
  void walk() {
    step("data", [this] { return page("data") && shoot("data"); });
    step("scroll the table", [this] { return scroll(); });
    step("label by keys", [this] { return labelByKeys(); });
    step("filter", [this] { return filter(); });
    step("merge classes", [this] { return merge(); });
    step("check the data", [this] { return check(); });
    step("classes and statistics", [this] { return classesAndStatistics(); });
    step("import preview", [this] { return importPreview(); });
    step("inspect", [this] { return page("inspect") && shoot("inspect"); });
    step("augment", [this] { return augment(); });
    const bool trained = step("train", [this] { return train(); });
    if (trained) {
      step("results", [this] {
        return page("results") && waitUntil([this] { return bool(results()->shownRun()); }) &&
               shoot("results");
      });
      step("a confusion cell, relabel, undo", [this] { return confusionCell(); });
      step("predict", [this] { return predict(); });
    }
    step("docks", [this] { return docks(); });
    step("settings", [this] { return settingsDialog(); });
    step("key sheet", [this] { return keySheet(); });
    step("palette", [this] { return palette(); });
    for (const auto& [language, theme] : {std::pair{"ko", "light"}, {"en", "dark"}, {"ko", "dark"}})
      step(QStringLiteral("all pages, %1, %2").arg(QLatin1String(language), QLatin1String(theme)),
           [this, language = language, theme = theme] { return again(language, theme); });
    Settings::instance().set(setting::language, QStringLiteral("en"));
    Settings::instance().set(setting::theme, QStringLiteral("light"));
  }

  bool step(const QString& name, const std::function<bool()>& body) {
    m_heart.start(name);
    QElapsedTimer clock;
    clock.start();
    m_note.clear();
    const bool ok = body();
    m_heart.stop();
    m_failed += !ok;
    m_steps.append(QJsonObject{{QStringLiteral("step"), name},
                               {QStringLiteral("ok"), ok},
                               {QStringLiteral("seconds"), double(clock.elapsed()) / 1000},
                               {QStringLiteral("longest_pause_ms"), m_heart.byPlace().value(name)},
                               {QStringLiteral("note"), m_note}});
    std::fprintf(stderr, "%-34s %s %6.1f s  longest pause %5.0f ms  %s\n", qPrintable(name),
                 ok ? "ok    " : "FAILED", double(clock.elapsed()) / 1000, m_heart.byPlace().value(name),
                 qPrintable(m_note));
    return ok;
  }

  const Dataset& data() const { return m_context.document->data(); }
  template <class T>
  T* find(const char* name = nullptr) const {
    return m_window.findChild<T*>(name ? QString::fromLatin1(name) : QString());  // null: any
  }
  QTableView* table() const { return find<QTableView>("clipTable"); }
  ResultsPage* results() { return qobject_cast<ResultsPage*>(m_window.page(QStringLiteral("results"))); }
  TrainPage* training() { return qobject_cast<TrainPage*>(m_window.page(QStringLiteral("train"))); }
  QAction* action(const char* id) const { return m_context.actions->action(QString::fromLatin1(id)); }
  bool saved() const { return m_context.document->saveState() == Document::SaveState::Saved; }

  bool page(const char* name) {
    m_window.showPage(QString::fromLatin1(name));
    return m_window.shownPage() == QLatin1String(name) && settle();
  }

  /// Every picture that is on its way has arrived.
  bool settle() {
    const bool still = waitUntil([this] {
      if (m_context.loader->waiting() > 0) return false;
      for (const ClipView* view : m_window.findChildren<ClipView*>())
        if (view->isVisible() && !view->isSettled()) return false;
      return true;
    });
    pause(kStillMs);
    return still;
  }

  bool shoot(const QString& name, QWidget* widget = nullptr) {
    m_heart.stop();  // taking the picture is not the program's work
    QWidget* seen = widget ? widget : &m_window;
    QImage image = seen->grab().toImage();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setCompression(60);  // of 100: Qt maps it to level 5 of zlib
    const bool written =
        writer.write(image.convertToFormat(QImage::Format_RGB32)) &&
        writeFileAtomically(
            QDir(m_options.folder).filePath(m_prefix + name + QStringLiteral(".png")).toStdString(),
            std::string_view(buffer.data().constData(), std::size_t(buffer.data().size())))
            .has_value();
    m_pictures.append(m_prefix + name + QStringLiteral(".png"));
    return written;
  }

  bool openProject() {
    if (m_options.project.isEmpty()) {
      action("file.demo")->trigger();
    } else {
      m_window.projects()->open(m_options.project);
    }
    const bool opened = waitUntil([this] { return m_context.document->isOpen(); }, kLongMs);
    m_note = QStringLiteral("%1 clips, %2 classes").arg(data().clips.size()).arg(data().classes.size());
    return opened && waitUntil([this] { return m_context.jobs->running() == 0; }, kLongMs);
  }

  bool scroll() {
    QTableView* view = table();
    const int rows = view->model()->rowCount();
    for (int at = 0; at < rows; at += std::max(1, rows / 60)) {
      view->scrollTo(view->model()->index(at, 0), QAbstractItemView::PositionAtTop);
      pause(kPollMs);
    }
    view->scrollToTop();
    return settle();
  }

  bool labelByKeys() {
    const int before = m_context.document->undoCount();
    const std::string first = m_context.session->currentClip().toStdString();
    const std::string label = data().find(first)->label;
    QTableView* view = table();
    view->setFocus();
    const LabelClass* present = data().findClass(label);
    const bool second = !present || present->position != 1;  // a key that changes something
    // What is so already makes no change: the walk may be on a project that was labelled before.
    const std::vector<ClipStatus> wanted = {ClipStatus::Verified, ClipStatus::Unsure, ClipStatus::Verified};
    int expected = 1;
    const QueueView queue = m_context.session->queue();
    for (std::size_t i = 0; i < wanted.size() && qsizetype(i) + 1 < queue.size(); ++i)
      expected += data().find(queue.at(qsizetype(i) + 1).toStdString())->status != wanted[i];
    // Digits, verify, unsure; the last two as a Hangul input method gives them.
    press(view, second ? Qt::Key_2 : Qt::Key_1, {}, second ? QStringLiteral("2") : QStringLiteral("1"));
    pause(120);
    press(view, Qt::Key_V, {}, QStringLiteral("v"));
    pause(120);
    press(view, 0x3155, {}, QStringLiteral("ㅕ"));  // U
    pause(120);
    press(view, 0x314d, {}, QStringLiteral("ㅍ"));  // V
    const bool done =
        waitUntil([&] { return saved() && m_context.document->undoCount() == before + expected; });
    settle();
    const bool shot = shoot("data-labelled");
    m_context.document->undo(m_context.document->undoCount() - before);
    const bool undone = waitUntil([&] { return saved() && m_context.document->undoCount() == before; });
    m_note = QStringLiteral("%1 verdicts by keys, saved, undone").arg(expected);
    m_context.session->setCurrentClip(QString::fromStdString(first));
    return done && shot && undone && data().find(first)->label == label;
  }

  bool filter() {
    auto* box = find<QLineEdit>("filter");
    const QString wanted = QString::fromStdString(data().classes.front().name);
    box->setText(QStringLiteral("label = \"%1\" and duration > 3").arg(wanted));
    press(box, Qt::Key_Return);
    const bool fewer =
        waitUntil([this] { return m_context.session->queue().size() < qsizetype(data().clips.size()); });
    m_note = QStringLiteral("%1 of %2 clips").arg(m_context.session->queue().size()).arg(data().clips.size());
    const bool shot = settle() && shoot("data-filter");
    action("edit.showAll")->trigger();
    return fewer && shot &&
           waitUntil([this] { return m_context.session->queue().size() == qsizetype(data().clips.size()); });
  }

  bool merge() {
    const auto classes = data().classes.size();
    if (classes < 3) return true;
    action("classes.merge")->trigger();
    auto* dialog = find<MergeDialog>();
    auto* list = dialog ? dialog->findChild<QTableWidget*>(QStringLiteral("mergeTable")) : nullptr;
    if (!list) return false;
    for (int row = 1; row <= 2; ++row) list->item(row, 0)->setCheckState(Qt::Checked);
    pause(500);
    const bool shot = shoot("merge", dialog);
    dialog->accept();
    const bool merged = waitUntil([&] { return saved() && data().classes.size() == classes - 1; });
    m_context.document->undo();
    return shot && merged && waitUntil([&] { return saved() && data().classes.size() == classes; });
  }

  bool check() {
    action("data.check")->trigger();
    auto* panel = find<CheckPanel>();
    if (!panel || !waitUntil([panel] { return panel->report() != nullptr; }, kLongMs)) return false;
    auto* list = panel->findChild<QTreeWidget*>();
    if (!list || list->topLevelItemCount() == 0) return false;
    list->setFocus();
    list->setCurrentItem(list->topLevelItem(0));
    press(list, Qt::Key_Return);
    const bool fewer =
        waitUntil([this] { return m_context.session->queue().size() < qsizetype(data().clips.size()); });
    m_note = QStringLiteral("%1 findings, the first is %2 clips")
                 .arg(list->topLevelItemCount())
                 .arg(m_context.session->queue().size());
    const bool shot = settle() && shoot("checks");
    action("view.checks")->trigger();
    action("edit.showAll")->trigger();
    return fewer && shot;
  }

  bool classesAndStatistics() {
    action("classes.edit")->trigger();
    auto* editor = find<ClassEditor>();
    if (!editor) return false;
    pause(500);
    bool shot = shoot("classes", editor);
    editor->close();
    action("view.statistics")->trigger();
    action("view.people")->trigger();
    pause(500);
    shot = settle() && shoot("statistics") && shot;
    action("view.statistics")->trigger();
    action("view.people")->trigger();
    return shot;
  }

  bool importPreview() {
    // The folder of the first clip, once more: everything in it is there already, so that importing changes
    // nothing.
    const QString folder = QFileInfo(m_context.document->absolutePath(data().clips.front())).absolutePath();
    m_window.importSources({QFileInfo(folder).absolutePath()});
    ImportSheet* sheet = m_window.importSheet();
    const bool listed = waitUntil([sheet] { return sheet->canImport(); }, kLongMs);
    pause(kStillMs);
    const bool shot = shoot("import");
    const auto clips = data().clips.size();
    sheet->import();
    const bool back = waitUntil([this] { return m_window.shownPage() == QLatin1String("data"); }, kLongMs);
    m_note = find<MessageStrip>("messages")->text();
    find<MessageStrip>("messages")->dismiss();
    if (data().clips.size() != clips) {
      m_context.document->undo();
      waitUntil([&] { return data().clips.size() == clips; });
    }
    return listed && shot && back;
  }

  bool augment() {
    if (!page("augment")) return false;
    auto* made = qobject_cast<AugmentPage*>(m_window.page(QStringLiteral("augment")));
    const auto chain = parseChain("fade_in(length=1.0); fade_out(length=1.0); noise(snr_db=15)");
    if (!chain) return false;
    made->setChain(*chain);
    return waitUntil([made] { return made->augmented() != nullptr; }) && (pause(700), settle()) &&
           shoot("augment");
  }

  bool train() {
    if (!page("train")) return false;
    TrainPage* made = training();
    if (!waitUntil([made] { return made->setup()->isPlanned(); })) return false;
    TrainSettings settings;
    settings.epochs = kEpochs;
    made->setup()->setSettings(settings);
    if (!waitUntil([made] { return made->setup()->request().has_value(); })) {
      m_note = made->setup()->problem();
      return false;
    }
    bool ended = false;
    QString folder;
    QObject::connect(made, &TrainPage::trainingEnded, made, [&](const QString& run) {
      ended = true;
      folder = run;
    });
    made->start();
    QElapsedTimer clock;
    clock.start();
    int pictures = 0;
    const bool reached = waitUntil(
        [&] {
          const auto jobs = m_context.jobs->jobs();
          const bool half = !jobs.empty() && jobs.front()->fraction() > 0.6;
          if (half && pictures == 0) {
            ++pictures;
            shoot("train");
            m_heart.start(QStringLiteral("train"));
          }
          return ended;
        },
        kLongMs);
    QObject::disconnect(made, &TrainPage::trainingEnded, nullptr, nullptr);
    m_note = QStringLiteral("%1 epochs in %2 s").arg(kEpochs).arg(double(clock.elapsed()) / 1000, 0, 'f', 1);
    pause(kStillMs);
    return reached && !folder.isEmpty() && shoot("train-done");
  }

  bool confusionCell() {
    const auto run = results()->shownRun();
    auto* view = results()->findChild<ConfusionView*>();
    if (!run || !view) return false;
    results()->report()->showSection(ResultsReport::Section::Classes);
    settle();
    if (!shoot("results-classes")) return false;
    int row = 0, column = 0, most = 0;
    const MatrixOf<int>& counts = run->metrics.confusion;
    for (int r = 0; r < int(counts.rows()); ++r)
      for (int c = 0; c < int(counts.cols()); ++c)
        if (r != c && counts(std::size_t(r), std::size_t(c)) > most)
          most = counts(std::size_t(r), std::size_t(c)), row = r, column = c;
    if (most == 0) return true;  // nothing was mistaken
    view->setFocus();
    for (int i = 0; i < int(counts.rows()); ++i) press(view, Qt::Key_Up), press(view, Qt::Key_Left);
    for (int i = 0; i < row; ++i) press(view, Qt::Key_Down);
    for (int i = 0; i < column; ++i) press(view, Qt::Key_Right);
    press(view, Qt::Key_Return);
    const bool listed = waitUntil([&] {
      return m_window.shownPage() == QLatin1String("data") && m_context.session->queue().size() == most;
    });
    if (!listed) return false;
    settle();
    const bool shot = shoot("data-confusion");
    const std::string clip = m_context.session->currentClip().toStdString();
    const std::string label = data().find(clip)->label;
    const std::string other = run->classNames[std::size_t(column)];
    const int undo = m_context.document->undoCount();
    const LabelClass* wanted = data().findClass(other);
    if (!wanted) return false;
    press(table(), Qt::Key_0 + (wanted->position + 1) % 10, Qt::ShiftModifier);
    const bool relabelled = waitUntil([&] { return saved() && data().find(clip)->label == other; });
    if (relabelled) action("edit.undo")->trigger();
    const bool undone =
        relabelled && waitUntil([&] {
          return saved() && m_context.document->undoCount() == undo && data().find(clip)->label == label;
        });
    m_note = QStringLiteral("%1 clips of \"%2\" heard as \"%3\"")
                 .arg(most)
                 .arg(QString::fromStdString(label), QString::fromStdString(other));
    action("edit.showAll")->trigger();
    return shot && relabelled && undone;
  }

  bool predict() {
    const QString file = m_context.document->absolutePath(data().clips.back());
    m_window.predictDock()->predict({file});
    const bool shown = waitUntil(
        [this] { return m_window.predictDock()->isVisible() && m_context.jobs->running() == 0; }, kLongMs);
    pause(kStillMs);
    const bool shot = settle() && shoot("predict");
    m_window.predictDock()->hide();
    return shown && shot;
  }

  bool docks() {
    page("data");
    action("view.history")->trigger();
    action("view.jobs")->trigger();
    pause(500);
    const bool shot = shoot("docks");
    action("view.history")->trigger();
    action("view.jobs")->trigger();
    return shot;
  }

  bool settingsDialog() {
    m_window.showSettings();
    auto* dialog = find<SettingsDialog>();
    pause(kStillMs);
    const bool shot = shoot("settings", dialog);
    dialog->close();
    return shot;
  }

  bool keySheet() {
    m_window.showKeys();
    auto* sheet = find<KeySheet>();
    pause(kStillMs);
    const bool shot = shoot("keys", sheet);
    sheet->close();
    return shot;
  }

  bool palette() {
    m_window.showPalette();
    auto* dialog = find<CommandPalette>();
    pause(kStillMs);
    const bool shot = shoot("palette", dialog);
    dialog->close();
    pause(kPollMs);
    return shot;
  }

  bool again(const QString& language, const QString& theme) {
    Settings::instance().set(setting::language, language);
    Settings::instance().set(setting::theme, theme);
    m_prefix = QStringLiteral("%1-%2-").arg(language, theme);
    bool ok = true;
    for (const char* name : {"data", "inspect", "augment", "train", "results"})
      ok = page(name) && shoot(QString::fromLatin1(name)) && ok;
    ok = settingsDialog() && keySheet() && ok;
    page("data");
    action("view.history")->trigger();
    pause(500);
    ok = shoot("history") && ok;
    action("view.history")->trigger();
    return ok;
  }

  void report() {
    const QJsonObject whole{
        {QStringLiteral("version"), QStringLiteral(ULLIM_VERSION)},
        {QStringLiteral("size"),
         QStringLiteral("%1x%2").arg(m_options.size.width()).arg(m_options.size.height())},
        {QStringLiteral("clips"), int(data().clips.size())},
        {QStringLiteral("failed"), m_failed},
        {QStringLiteral("longest_pause_ms"), m_heart.longestMs()},
        {QStringLiteral("longest_pause_at"), m_heart.longestPlace()},
        {QStringLiteral("steps"), m_steps},
        {QStringLiteral("pictures"), QJsonArray::fromStringList(m_pictures)}};
    QString text = QStringLiteral("Ullim %1, a walk through the loop\n\n").arg(QStringLiteral(ULLIM_VERSION));
    for (const QJsonValue& each : m_steps) {
      const QJsonObject line = each.toObject();
      text +=
          QStringLiteral("%1 %2 %3 s, longest pause %4 ms  %5\n")
              .arg(line[QStringLiteral("step")].toString(), -34)
              .arg(line[QStringLiteral("ok")].toBool() ? QStringLiteral("ok    ") : QStringLiteral("FAILED"))
              .arg(line[QStringLiteral("seconds")].toDouble(), 6, 'f', 1)
              .arg(line[QStringLiteral("longest_pause_ms")].toDouble(), 0, 'f', 0)
              .arg(line[QStringLiteral("note")].toString());
    }
    text += QStringLiteral(
                "\nLongest pause of the event loop: %1 ms, at \"%2\"\n%3 step(s) failed, %4 pictures\n")
                .arg(m_heart.longestMs(), 0, 'f', 0)
                .arg(m_heart.longestPlace())
                .arg(m_failed)
                .arg(m_pictures.size());
    const QDir folder(m_options.folder);
    const QByteArray json = QJsonDocument(whole).toJson(), plain = text.toUtf8();
    for (const auto& [name, bytes] :
         {std::pair{QStringLiteral("report.json"), json}, {QStringLiteral("report.txt"), plain}})
      if (const auto written = writeFileAtomically(folder.filePath(name).toStdString(), bytes.toStdString());
          !written) {
        std::fprintf(stderr, "ullim: %s\n", written.error().detail.c_str());
        ++m_failed;
      }
    std::fputs(plain.constData(), stdout);
  }

  MainWindow& m_window;
  TourOptions m_options;
  Context m_context;
  Heartbeat m_heart;
  QJsonArray m_steps;
  QStringList m_pictures;
  QString m_prefix, m_note;
  int m_failed = 0;
};

}  // namespace

void useTourSettings() {
  QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, scratch().path());
  qputenv("XDG_DATA_HOME", scratch().path().toUtf8());  // the demo of the tour is its own, too
  QSettings first(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("ullim"),
                  QStringLiteral("ullim"));
  first.setValue(QLatin1String(setting::language.key), QStringLiteral("en"));
  first.setValue(QLatin1String(setting::theme.key), QStringLiteral("light"));
  first.setValue(QLatin1String(setting::annotator.key), QStringLiteral("tour"));
}

int runTour(MainWindow* window, const TourOptions& options) {
  qInstallMessageHandler(sayWhatMatters);
  return Tour(window, options).run();
}

}  // namespace ullim
