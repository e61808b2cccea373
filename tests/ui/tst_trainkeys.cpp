// The Train page by keyboard alone and on a projector: Tab goes over every control from top to bottom,
// nothing is cut off in large letters, and the curves can be had alone.
#include <QAction>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>

#include "core/learn/backend.h"
#include "tests/ui/windowrig.h"
#include "ui/pages/trainpage.h"
#include "ui/pages/trainsettings.h"
#include "ui/pages/trainsetup.h"
#include "widgets/plot/curvesview.h"

using namespace ullim;

class TestTrainKeys : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;

  static bool isReached(const QWidget* widget) {
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
           !widget->focusProxy();
  }
  /// In the order of the Tab key, from the first of them on.
  static QList<QWidget*> reached(QWidget* root) {
    QList<QWidget*> all;
    QWidget* at = root;
    do {
      if (root->isAncestorOf(at) && isReached(at)) all << at;
      at = at->nextInFocusChain();
    } while (at != root);
    return all;
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<studio::Rig>();
    QVERIFY(m_rig->openProject(
        desk::Window::makeSounds(m_rig->folder.filePath("sounds"), {"low", "middle", "high"}, 8)));
  }
  void cleanup() { m_rig.reset(); }

  void tabGoesFromTopToBottom() {
    TrainPage page(m_rig->context);
    page.resize(1190, 700);
    page.show();
    TrainSetup* setup = page.setup();
    QTRY_VERIFY(setup->request().has_value());
    for (int group = 0; group < 6; ++group)  // all unfolded
      setup->findChild<QToolButton*>(QStringLiteral("trainGroup%1").arg(group))->setChecked(true);
    TrainSettings changed;
    changed.epochs = 77;  // so that there are buttons that set back
    setup->setSettings(changed);
    QCoreApplication::processEvents();
    const QList<QWidget*> order = reached(setup);
    QVERIFY(order.size() > 40);
    int bottom = 0;
    QWidget* last = nullptr;
    for (QWidget* widget : order) {
      const QRect place(widget->mapTo(setup, QPoint()), widget->size());
      const QByteArray name = widget->objectName().toUtf8();
      if (last && place.top() < bottom) {  // of the same row: to the right
        const int before = last->mapTo(setup, QPoint()).x();
        QVERIFY2(place.left() > before && place.bottom() > bottom - last->height(), name.constData());
      }
      bottom = place.bottom();
      last = widget;
    }
    const QList<QWidget*> all = reached(&page);  // setup first, then Start and Queue
    const auto at = [&](const char* name) { return all.indexOf(page.findChild<QWidget*>(name)); };
    QVERIFY(at("trainRecipe") >= 0 && at("trainRecipe") < at("trainStart"));
    QVERIFY(all.indexOf(order.last()) < at("trainStart"));
    QVERIFY(at("trainStart") < at("trainEnqueue"));
    const QString key = m_rig->actions.keyText("train.start");
    QVERIFY(!key.isEmpty() && page.findChild<QPushButton*>("trainStart")->text().contains(key));
  }

  void nothingIsCutOffInLargeLetters() {
    const QFont usual = QApplication::font();
    QFont large = usual;
    large.setPointSize(14);
    QApplication::setFont(large);
    {
      TrainPage page(m_rig->context);
      page.resize(1190, 700);
      page.show();
      QTRY_VERIFY(page.setup()->request().has_value());
      auto* scroll = page.findChild<QScrollArea*>("trainSetup");
      QTRY_COMPARE(scroll->horizontalScrollBar()->maximum(), 0);
      QVERIFY(page.setup()->minimumSizeHint().width() <= scroll->viewport()->width());
      for (const char* name : {"trainStart", "trainEnqueue"}) {
        auto* button = page.findChild<QPushButton*>(name);
        QVERIFY2(button->width() >= button->minimumSizeHint().width(), name);
      }
    }
    QApplication::setFont(usual);
  }

  void theCurvesCanBeHadAlone() {
    if (!learnBackend()) QSKIP(qPrintable(QString::fromStdString(learnBackend().error().detail)));
    TrainPage page(m_rig->context);
    page.resize(1190, 700);
    page.show();
    TrainSettings settings;
    settings.epochs = 5000;
    settings.threads = 1;
    page.setup()->setSettings(settings);
    QTRY_VERIFY(page.setup()->request().has_value());
    QAction* alone = m_rig->actions.action("train.curves");
    auto* start = page.findChild<QPushButton*>("trainStart");
    alone->trigger();
    QVERIFY(start->isVisible());  // nothing to see yet: the page stays whole
    QSignalSpy ended(&page, &TrainPage::trainingEnded);
    page.start();
    auto* curves = page.findChild<CurvesView*>();
    auto* log = page.findChild<QPlainTextEdit*>();
    QVERIFY(!start->isVisible() && !log->isVisible() && curves->isVisible());
    QVERIFY(page.findChild<QPushButton*>("trainPause")->isVisible());
    QTRY_VERIFY(curves->width() > page.width() * 9 / 10);
    alone->trigger();
    QVERIFY(start->isVisible() && log->isVisible());
    QTRY_VERIFY(curves->width() < page.width() * 7 / 10);
    page.findChild<QPushButton*>("trainCurvesAlone")->click();
    QVERIFY(alone->isChecked() && !start->isVisible());
    page.abort();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 30000);
    m_rig->document.close();  // of another project: whole again
    QTRY_VERIFY(start->isVisible());
  }
};

QTEST_MAIN(TestTrainKeys)
#include "tst_trainkeys.moc"
