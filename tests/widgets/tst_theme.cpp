#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QtTest>
#include <cmath>

#include "widgets/theme.h"

using namespace ullim;

namespace {
double luminance(const QColor& c) {
  const auto linear = [](double v) { return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}
double contrast(const QColor& a, const QColor& b) {  // WCAG 2.1
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}
QColor strongest(const QImage& image) {
  QColor best(Qt::transparent);
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x)
      if (image.pixelColor(x, y).alpha() > best.alpha()) best = image.pixelColor(x, y);
  return best;
}
}  // namespace

class TestTheme : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void textReadsInBothThemes();
  void changesAtRunTime();
  void systemFollowsTheDesktop();
  void everyIconDraws();
  void iconsFollowTheTheme();
  void readableOnPicksTheBetter();
};

void TestTheme::textReadsInBothThemes() {
  for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
    applyTheme(*qApp, mode);
    const ThemeColours& c = themeColours();
    for (const QColor& back : {c.base, c.window, c.panel}) {
      QVERIFY(contrast(c.text, back) >= 7.0);
      QVERIFY(contrast(c.mutedText, back) >= 4.5);
    }
    for (const QColor& sign : {c.ok, c.warning, c.error, c.accent})
      QVERIFY2(contrast(sign, c.base) >= 4.5, qPrintable(sign.name()));
    QVERIFY(contrast(c.onHighlight, c.highlight) >= 4.5);
  }
}

void TestTheme::changesAtRunTime() {
  QPushButton button("x");
  applyTheme(*qApp, ThemeMode::Light);
  QVERIFY(!isDarkTheme());
  QVERIFY(button.palette().color(QPalette::Window).lightness() > 200);
  applyTheme(*qApp, ThemeMode::Dark);
  QVERIFY(isDarkTheme());
  QVERIFY(button.palette().color(QPalette::Window).lightness() < 60);
  applyTheme(*qApp, ThemeMode::Light);
  QVERIFY(button.palette().color(QPalette::Window).lightness() > 200);
}

void TestTheme::systemFollowsTheDesktop() {
  QApplication::setPalette(QPalette());
  qApp->setStyleSheet({});
  const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 128;
  applyTheme(*qApp, ThemeMode::Dark);
  applyTheme(*qApp, ThemeMode::System);
  QCOMPARE(isDarkTheme(), dark);
}

void TestTheme::everyIconDraws() {
  const QStringList files = QDir(":/icons").entryList({"*.svg"});
  for (const char* needed :
       {"data",     "inspect", "augment", "train",    "results", "play",     "pause",    "stop",   "loop",
        "undo",     "redo",    "import",  "settings", "search",  "keyboard", "add",      "remove", "up",
        "down",     "check",   "warning", "error",    "save",    "next",     "previous", "unsure", "exclude",
        "verify",   "merge",   "rename",  "predict",  "picture", "close",    "folder",   "eye",    "jobs",
        "language", "help",    "ab",      "fade",     "gain",    "noise",    "ullim"})
    QVERIFY2(files.contains(QString::fromLatin1(needed) + ".svg"), needed);
  for (const QString& file : files) {
    const QIcon icon = themedIcon(file.chopped(4));
    QVERIFY2(!icon.isNull(), qPrintable(file));
    QVERIFY2(strongest(icon.pixmap(24).toImage()).alpha() > 150, qPrintable(file));
  }
  QVERIFY(themedIcon("no-such-icon").isNull());
}

void TestTheme::iconsFollowTheTheme() {
  const QIcon icon = themedIcon("stop");
  for (const auto mode : {ThemeMode::Light, ThemeMode::Dark}) {
    applyTheme(*qApp, mode);
    QCOMPARE(strongest(icon.pixmap(32).toImage()), themeColours().text);
    QCOMPARE(strongest(icon.pixmap(32, QIcon::Normal, QIcon::On).toImage()), themeColours().accent);
    QVERIFY(strongest(icon.pixmap(32, QIcon::Disabled).toImage()).alpha() < 200);
  }
  QCOMPARE(strongest(themedIcon("stop", Qt::red).pixmap(32).toImage()), QColor(Qt::red));
}

void TestTheme::readableOnPicksTheBetter() {
  for (int i = 0; i < 512; ++i) {
    const QColor back((i * 37) % 256, (i * 91) % 256, (i * 53) % 256);
    const QColor chosen = readableOn(back);
    QVERIFY2(contrast(chosen, back) >= 4.0, qPrintable(back.name()));
  }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
