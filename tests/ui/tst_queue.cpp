// Going through the clips: orders that are kept, blind mode that tells nothing, columns and searches that are
// found again, statistics that filter, one press that labels one clip.
#include <QAction>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <algorithm>

#include "core/dataset/operations.h"
#include "tests/ui/windowrig.h"
#include "ui/models/clipmodel.h"
#include "ui/pages/pages.h"
#include "ui/pages/statspanel.h"
#include "widgets/plot/statschart.h"

using namespace ullim;

class TestQueue : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  QAction* action(const char* id) const { return m_rig->context().actions->action(QString::fromLatin1(id)); }
  ClipModel* model() const { return static_cast<ClipModel*>(m_rig->table()->model()); }
  template <class T>
  T* find(const char* name) const {
    return m_rig->window.findChild<T*>(QString::fromLatin1(name));
  }
  bool reopen() {
    const QString path = m_rig->document().path();
    m_rig->document().close();
    return m_rig->open(path);
  }
  static void press(QWidget* widget, int key, const QString& text) {
    QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
    QCoreApplication::sendEvent(widget, &down);
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void initTestCase() {
    Settings::instance().set(setting::language, QStringLiteral("en"));
    followSettings();
  }
  void init() {
    Settings::instance().reset(setting::dataColumns);
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"alpha", "beta", "gamma"}, 6));
  }
  void cleanup() { m_rig.reset(); }

  void randomOrderShowsItsSeedAndComesBack() {
    const QStringList before = m_rig->session().queue().toList();
    action("queue.random")->trigger();
    const QStringList random = m_rig->session().queue().toList();
    const std::uint64_t seed = model()->seed();
    QVERIFY(seed > 0);
    QVERIFY(find<QToolButton>("queueOrder")->text().contains(QString::number(seed)));
    QVERIFY(random != before);  // one in 18! would be the same
    QCOMPARE(QSet<QString>(random.begin(), random.end()), QSet<QString>(before.begin(), before.end()));
    const auto expected = shuffledOrder(std::size_t(before.size()), seed);
    for (qsizetype i = 0; i < before.size(); ++i) QCOMPARE(random.at(i), before.at(expected[std::size_t(i)]));
    QVERIFY(m_rig->waitSaved());
    QVERIFY(reopen());
    QTRY_COMPARE(m_rig->session().queue().toList(), random);
    action("queue.file")->trigger();
    QCOMPARE(m_rig->session().queue().toList(), before);
  }

  void unsureComeFirst() {
    const std::string id = m_rig->clip(7).id;
    m_rig->document().commit(*setStatus(m_rig->data(), {id}, ClipStatus::Unsure));
    action("queue.unsure")->trigger();
    QCOMPARE(m_rig->clip(0).id, id);
  }

  void blindModeTellsNothing() {
    const QString name = QFileInfo(QString::fromStdString(m_rig->clip(0).file)).fileName();
    m_rig->window.showPage(QStringLiteral("inspect"));
    m_rig->window.showPage(QStringLiteral("data"));
    action("queue.blind")->trigger();
    QVERIFY(m_rig->session().blind());
    QVERIFY(find<QToolButton>("blind")->isChecked());
    const QStringList telling = {QStringLiteral("alpha"), name};
    for (int column = 0; column < model()->columnCount(); ++column) {
      const QString shown = model()->index(0, column).data().toString();
      const QString tip = model()->index(0, column).data(Qt::ToolTipRole).toString();
      for (const QString& word : telling)
        QVERIFY2(!shown.contains(word) && !tip.contains(word), qPrintable(shown + tip));
    }
    QVERIFY(find<QLabel>("clipName")->text().contains(QStringLiteral("Clip 1")));
    m_rig->window.showPage(QStringLiteral("inspect"));
    Page* inspect = m_rig->window.page(QStringLiteral("inspect"));
    for (const QLabel* label : inspect->findChildren<QLabel*>())
      for (const QString& word : telling)
        QVERIFY2(!label->text().contains(word), qPrintable(label->objectName() + label->text()));
    for (const QAbstractButton* button : m_rig->window.findChildren<QAbstractButton*>())
      if (button->parentWidget() && button->parentWidget()->objectName() == QLatin1String("labelBar"))
        QVERIFY(!button->isChecked() || !button->text().contains(QStringLiteral("alpha")));
    // Labels given meanwhile are real ones.
    m_rig->window.showPage(QStringLiteral("data"));
    m_rig->table()->setFocus();
    press(m_rig->table(), Qt::Key_2, QStringLiteral("2"));
    QCOMPARE(m_rig->clip(0).label, std::string("beta"));
    action("queue.blind")->trigger();
    QCOMPARE(model()->index(0, ClipModel::Label).data().toString(), QStringLiteral("beta"));
  }

  void pressedTwiceAtOnceLabelsOneClip() {
    m_rig->table()->setFocus();
    press(m_rig->table(), Qt::Key_2, QStringLiteral("2"));
    press(m_rig->table(), Qt::Key_2, QStringLiteral("2"));
    QCOMPARE(m_rig->clip(0).status, ClipStatus::Verified);
    QCOMPARE(m_rig->clip(1).status, ClipStatus::New);
    QTest::qWait(150);
    press(m_rig->table(), Qt::Key_2, QStringLiteral("2"));
    QCOMPARE(m_rig->clip(1).status, ClipStatus::Verified);
  }

  void doneIsCountedThroughEditsAndUndo() {
    QCOMPARE(model()->doneCount(), 0);
    m_rig->document().commit(*relabel(m_rig->data(), {m_rig->clip(3).id, m_rig->clip(4).id}, "beta", true));
    QCOMPARE(model()->doneCount(), 2);
    QVERIFY(find<QLabel>("queueProgress")->text().contains(QStringLiteral("2 of 18")));
    m_rig->document().undo();
    QTRY_COMPARE(model()->doneCount(), 0);
    model()->rebuild();
    QCOMPARE(model()->doneCount(), 0);
  }

  void columnsAreChosenAndKept() {
    QHeaderView* header = m_rig->table()->horizontalHeader();
    int snr = -1;
    for (int column = 0; column < model()->columnCount(); ++column)
      if (model()->columns()[std::size_t(column)].key == QLatin1String("snr")) snr = column;
    QVERIFY(snr > 0 && header->isSectionHidden(snr));
    action("view.columns")->trigger();
    auto* menu = find<QMenu>("columnMenu");
    QVERIFY(menu);
    for (QAction* entry : menu->actions())
      if (entry->text() == QLatin1String("SNR")) entry->trigger();
    menu->close();
    QVERIFY(!header->isSectionHidden(snr));
    header->moveSection(header->visualIndex(snr), 1);
    header->resizeSection(snr, 133);
    QTRY_VERIFY(Settings::instance().value(setting::dataColumns).toStringList().value(1) ==
                QLatin1String("snr:133:1"));
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"alpha", "beta"}, 3));
    header = m_rig->table()->horizontalHeader();
    QCOMPARE(header->visualIndex(snr), 1);
    QCOMPARE(header->sectionSize(snr), 133);
    QVERIFY(!header->isSectionHidden(snr));
  }

  void factsAndOpinionsAreShownWithTheirUnits() {
    const std::string id = m_rig->clip(2).id;
    m_rig->document().setOpinions({{id, {"gamma", 0.8f, 0.75f}}});
    for (int column = 0; column < model()->columnCount(); ++column) {
      const QString key = model()->columns()[std::size_t(column)].key;
      const QString shown = model()->index(2, column).data().toString();
      if (key == QLatin1String("opinion")) QCOMPARE(shown, QStringLiteral("gamma · 80 %"));
      if (key == QLatin1String("doubt")) QCOMPARE(shown, QStringLiteral("75 %"));
      if (key == QLatin1String("snr")) QCOMPARE(shown, QString());  // not measured: nothing
    }
    action("queue.doubt")->trigger();
    QCOMPARE(m_rig->clip(0).id, id);
    m_rig->session().setFilterText(QStringLiteral("doubt > 50%"));
    QTRY_COMPARE(m_rig->session().queue().size(), 1);
  }

  void searchesAreKeptWithTheProject() {
    m_rig->document().keepSetting(QStringLiteral("savedFilters"),
                                  QStringLiteral("{\"short ones\":\"duration < 9\"}"));
    QVERIFY(reopen());
    auto* more = find<QToolButton>("filterMenu");
    QAction* kept = nullptr;
    QTRY_VERIFY([&] {
      Q_EMIT more->menu()->aboutToShow();
      for (QAction* each : more->menu()->actions())
        if (each->text() == QLatin1String("short ones")) kept = each;
      return kept != nullptr;
    }());
    kept->trigger();
    QCOMPARE(m_rig->session().filterText(), QStringLiteral("duration < 9"));
  }

  void statisticsCountAndFilter() {
    action("view.statistics")->trigger();
    auto* chart = find<StatsChart>("statsChart");
    QVERIFY(chart && chart->isVisible());
    QTRY_VERIFY(find<QLabel>("statsSummary")->text().contains(QStringLiteral("18 clip")));
    QVERIFY(find<QLabel>("statsSummary")->text().contains(QStringLiteral("9.0 s")));  // 18 of half a second
    Q_EMIT chart->activated(1, -1);
    QTRY_COMPARE(m_rig->session().queue().size(), 6);
    QCOMPARE(m_rig->clip(0).label, std::string("beta"));
    Q_EMIT chart->activated(0, -1);  // of the shown ones there is beta alone, at its class's place
    auto* picture = find<QComboBox>("statsPicture");
    for (int i = 0; i < picture->count(); ++i) {  // each can be drawn
      picture->setCurrentIndex(i);
      QTest::qWait(20);
    }
  }
};

QTEST_MAIN(TestQueue)
#include "tst_queue.moc"
