#include "ui/application.h"
#include "core/base/heap.h"

#include <QApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QLocale>
#include <QPaintEvent>
#include <QTimer>
#include <QTranslator>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

#include "ui/drive.h"
#include "ui/mainwindow.h"
#include "ui/projectflow.h"
#include "ui/settings/settings.h"
#include "ui/tour.h"
#include "ui/wheelguard.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr const char* kHelp =
    "Usage: ullim [PROJECT] [options]\n"
    "\n"
    "Without PROJECT the welcome page is shown; PROJECT is a .ullim file.\n"
    "\n"
    "  --demo               open the built-in demo data set (made at the first time)\n"
    "  --language en|ko     for this time only; default: the settings', else the system's\n"
    "  --theme light|dark   for this time only; default: the settings'\n"
    "  --quit-when-shown    end as soon as the window has been painted (to measure the start)\n"
    "  --tour DIR           walk the loop by itself, save pictures of every page and a report in DIR, end\n"
    "  --tour-project FILE  walk this project instead of the demo; it is changed and put back by undo\n"
    "  --tour-size WxH      size of the window on the tour; default: 1280x800\n"
    "  --version, --help\n";

struct Options {
  QString project, language, theme;
  bool demo = false, quitWhenShown = false;
  TourOptions tour;
  DriveOptions drive;
};

int wrongUsage(const std::string& what) {
  std::fprintf(stderr, "ullim: %s (see ullim --help)\n", what.c_str());
  return 2;
}

/// Fills `options`; a value >= 0 is the exit status to leave with at once.
int parse(int argc, char** argv, Options* options) {
  for (int i = 1; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&](QString* into) {
      if (i + 1 >= argc) return false;
      *into = QString::fromLocal8Bit(argv[++i]);
      return true;
    };
    QString text;
    if (word == "--version") {
      std::printf("ullim %s\n", ULLIM_VERSION);
      return 0;
    }
    if (word == "--help" || word == "-h") {
      std::fputs(kHelp, stdout);
      return 0;
    }
    if (word == "--demo") {
      options->demo = true;
    } else if (word == "--quit-when-shown") {
      options->quitWhenShown = true;
    } else if (word == "--language") {
      if (!value(&options->language) ||
          (options->language != QLatin1String("en") && options->language != QLatin1String("ko")))
        return wrongUsage("--language: en or ko");
    } else if (word == "--theme") {
      if (!value(&options->theme) ||
          (options->theme != QLatin1String("light") && options->theme != QLatin1String("dark")))
        return wrongUsage("--theme: light or dark");
    } else if (word == "--tour") {
      if (!value(&options->tour.folder)) return wrongUsage("--tour: a folder to write to");
    } else if (word == "--tour-project") {
      if (!value(&options->tour.project)) return wrongUsage("--tour-project: a .ullim file");
    } else if (word == "--tour-size") {
      const QStringList parts = value(&text) ? text.split(QLatin1Char('x')) : QStringList();
      options->tour.size = parts.size() == 2 ? QSize(parts.at(0).toInt(), parts.at(1).toInt()) : QSize();
      if (options->tour.size.width() < 640 || options->tour.size.height() < 480)
        return wrongUsage("--tour-size: WIDTHxHEIGHT, at least 640x480");
    } else if (word == "--drive") {  // for tests: ui/drive.h
      options->drive.on = true;
    } else if (options->drive.on && word.starts_with("seed=")) {
      options->drive.seed = std::strtoull(word.c_str() + 5, nullptr, 10);
    } else if (!word.empty() && word.front() == '-') {
      return wrongUsage(word + ": no such option");
    } else if (options->project.isEmpty()) {
      options->project = QString::fromLocal8Bit(argv[i]);
    } else {
      return wrongUsage(word + ": one project at a time");
    }
  }
  options->drive.project = options->project;
  if (options->drive.on && options->project.isEmpty()) return wrongUsage("--drive: with a project");
  return -1;
}

ThemeMode themeMode(const QString& name) {
  if (name == QLatin1String("light")) return ThemeMode::Light;
  if (name == QLatin1String("dark")) return ThemeMode::Dark;
  return ThemeMode::System;
}

QLocale localeFor(const QString& language) {
  if (language == QLatin1String("ko")) return QLocale(QLocale::Korean, QLocale::SouthKorea);
  if (language == QLatin1String("en")) return QLocale(QLocale::English, QLocale::UnitedStates);
  return QLocale::system();
}

/// The program's texts and Qt's own (buttons of dialogs). English is in the sources; its file holds plural
/// forms alone.
void applyLanguage(const QString& language) {
  static QTranslator own, qt;
  const QLocale locale = localeFor(language);
  QLocale::setDefault(locale);
  QCoreApplication::removeTranslator(&own);
  QCoreApplication::removeTranslator(&qt);
  const bool korean = locale.language() == QLocale::Korean;
  if (korean && qt.load(QStringLiteral("qtbase_ko"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&qt);
  if (own.load(korean ? QStringLiteral(":/i18n/ullim_ko.qm") : QStringLiteral(":/i18n/ullim_en.qm")))
    QCoreApplication::installTranslator(&own);
}

/// Ends the program after the first paint of the window.
class QuitWhenShown : public QObject {
 public:
  using QObject::QObject;

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    if (event->type() == QEvent::Paint) QTimer::singleShot(0, qApp, &QCoreApplication::quit);
    return false;
  }
};

}  // namespace

void followSettings() {
  const auto apply = [](const QString& key) {
    const Settings& settings = Settings::instance();
    if (key.isEmpty() || key == QLatin1String(setting::language.key))
      applyLanguage(settings.value(setting::language).toString());
    if (key.isEmpty() || key == QLatin1String(setting::theme.key))
      applyTheme(*qApp, themeMode(settings.value(setting::theme).toString()));
  };
  apply({});
  WheelGuard::install();
  QObject::connect(&Settings::instance(), &Settings::changed, qApp, apply);
}

int runDesktop(int argc, char** argv) {
  shareHeap();
  Options options;
  if (const int status = parse(argc, argv, &options); status >= 0) return status;
  const bool tour = !options.tour.folder.isEmpty();
#ifdef Q_OS_LINUX
  if ((tour || options.drive.on) && qEnvironmentVariableIsEmpty("DISPLAY") &&
      qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
    qputenv("QT_QPA_PLATFORM", "offscreen");
#endif
  QApplication app(argc, argv);
  QApplication::setApplicationName(QStringLiteral("ullim"));
  QApplication::setApplicationDisplayName(QStringLiteral("Ullim"));
  QApplication::setApplicationVersion(QStringLiteral(ULLIM_VERSION));
  QApplication::setDesktopFileName(QStringLiteral("ullim"));
  QApplication::setWindowIcon(themedIcon(QStringLiteral("ullim")));
  if (tour || options.drive.on) useTourSettings();  // the user's own stay as they are
  Settings& settings = Settings::instance();
  settings.overrideOnce(setting::language, options.language);
  settings.overrideOnce(setting::theme, options.theme);
  followSettings();

  MainWindow window;
  if (tour) return runTour(&window, options.tour);
  if (options.drive.on) return runDrive(&window, options.drive);
  if (options.quitWhenShown) window.centralWidget()->installEventFilter(new QuitWhenShown(&window));
  window.show();
  if (options.demo) {
    window.projects()->openDemo();
  } else if (!options.project.isEmpty()) {
    window.projects()->open(options.project);
  } else if (const QString last = settings.value(setting::openAtStart).toString();
             !options.quitWhenShown && !last.isEmpty() && QFileInfo::exists(last)) {
    window.projects()->open(last);  // where one was
  }
  return QApplication::exec();
}

}  // namespace ullim
