// The table of measurements: rows come, go, come back, are copied and exported, and stay for the next run.
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QPushButton>
#include <QTableView>
#include <limits>

#include "core/dataset/csv.h"
#include "tests/ui/studiorig.h"
#include "ui/commands/keyrouter.h"
#include "ui/pages/measuremodel.h"
#include "ui/pages/measurepanel.h"
#include "ui/pages/measurestore.h"

using namespace ullim;

namespace {

MeasurementRow row(const char* file, double f0) {
  const std::vector<float> y(800, 0.25f);
  MeasurementRow out;
  out.values = *measure(y, {8000}, {{80, 720}, 100, 900}, {.voice = false});
  out.file = file;
  out.values.f0MedianHz = f0;
  out.measuredMs = 1700000000000;
  return out;
}

std::vector<std::string> files(const MeasurePanel& panel) {
  std::vector<std::string> out;
  for (const MeasurementRow& each : panel.rows()) out.push_back(each.file);
  return out;
}

using Names = std::vector<std::string>;
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

class TestMeasurePanel : public QObject {
  Q_OBJECT
  std::unique_ptr<studio::Rig> m_rig;
  std::unique_ptr<MeasurePanel> m_panel;

  QPushButton* button(const char* name) { return m_panel->findChild<QPushButton*>(QLatin1String(name)); }
  int column(const char* name) { return measurementColumn(name); }
  void three() {
    m_panel->append(row("a.wav", 400));
    m_panel->append(row("b.wav", kNan));
    m_panel->append(row("c.wav", 350));
  }
  void choose(int shownRow) { m_panel->table()->selectRow(shownRow); }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<studio::Rig>();
    m_panel = std::make_unique<MeasurePanel>(m_rig->context);
    m_panel->resize(900, 400);
    m_panel->show();
  }
  void cleanup() {
    m_panel.reset();
    m_rig.reset();
  }

  void rowsAreShown() {
    QVERIFY(!button("measureExport")->isEnabled());
    QSignalSpy counted(m_panel.get(), &MeasurePanel::countChanged);
    three();
    QCOMPARE(counted.last().first().toInt(), 3);
    const auto* model = m_panel->table()->model();
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(model->index(0, column("begin_s")).data().toString(), QLocale().toString(0.01, 'f', 3));
    // A constant 0.25: 20 log10(0.25) = -12.04.
    QCOMPARE(model->index(0, column("rms_dbfs")).data().toString(), QLocale().toString(-12.0, 'f', 1));
    QCOMPARE(model->index(1, column("f0_median_hz")).data().toString(), QStringLiteral("–"));
    QVERIFY(m_panel->table()->isColumnHidden(column("id")));
    QVERIFY(model->headerData(column("f0_median_hz"), Qt::Horizontal).toString().contains("Hz"));
  }

  void everyColumnHasItsTitle() {
    for (int c = 0; c < int(measurementColumns().size()); ++c)
      QVERIFY(
          MeasureModel::columnTitle(c).startsWith(QLatin1String(measurementColumns()[std::size_t(c)].title)));
  }

  void numbersSortAsNumbers() {
    m_panel->append(row("a.wav", 1000));
    m_panel->append(row("b.wav", 350));
    m_panel->append(row("c.wav", kNan));
    m_panel->table()->sortByColumn(column("f0_median_hz"), Qt::AscendingOrder);
    const auto* model = m_panel->table()->model();
    QStringList shown;
    for (int r = 0; r < 3; ++r) shown.append(model->index(r, column("file")).data().toString());
    QCOMPARE(shown, (QStringList{"c.wav", "b.wav", "a.wav"}));
    choose(1);  // b, as it is shown
    m_panel->removeSelected();
    QCOMPARE(files(*m_panel), (Names{"a.wav", "c.wav"}));
  }

  void removedRowsComeBack() {
    three();
    choose(1);
    m_panel->removeSelected();
    QCOMPARE(files(*m_panel), (Names{"a.wav", "c.wav"}));
    m_panel->clear();
    QVERIFY(m_panel->rows().empty());
    QVERIFY(button("measureUndo")->isEnabled());
    m_panel->undoRemove();
    QCOMPARE(files(*m_panel), (Names{"a.wav", "c.wav"}));
    m_panel->undoRemove();
    QCOMPARE(files(*m_panel), (Names{"a.wav", "b.wav", "c.wav"}));
    QVERIFY(!button("measureUndo")->isEnabled());
  }

  void keysOfTheTable() {
    KeyRouter router(&m_rig->actions, nullptr);
    QSignalSpy undone(m_rig->actions.action("edit.undo"), &QAction::triggered);
    three();
    m_panel->table()->setFocus();
    choose(2);
    QTest::keyClick(m_panel->table(), Qt::Key_Delete);
    QCOMPARE(files(*m_panel), (Names{"a.wav", "b.wav"}));
    QTest::keyClick(m_panel->table(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(files(*m_panel), (Names{"a.wav", "b.wav", "c.wav"}));
    QCOMPARE(undone.count(), 0);  // the project's undo is another one
    QSignalSpy activated(m_panel.get(), &MeasurePanel::rowActivated);
    m_panel->table()->setCurrentIndex(m_panel->table()->model()->index(1, 0));
    QTest::keyClick(m_panel->table(), Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated[0][0].value<MeasurementRow>().file, std::string("b.wav"));
    // A key of the table stays there, whatever action has it elsewhere.
    m_rig->actions.setKeys("label.exclude", {QKeySequence(Qt::Key_Delete)});
    QSignalSpy excluded(m_rig->actions.action("label.exclude"), &QAction::triggered);
    QTest::keyClick(m_panel->table(), Qt::Key_Delete);
    QCOMPARE(excluded.count(), 0);
    QCOMPARE(m_panel->rows().size(), std::size_t(2));
    m_rig->actions.resetAllKeys();
  }

  /// F2 edits a cell here: no window's shortcut of that key may take it.
  void editKeyStaysWithTheTable() {
    QKeyEvent asked(QEvent::ShortcutOverride, Qt::Key_F2, Qt::NoModifier);
    asked.ignore();
    QCoreApplication::sendEvent(m_panel->table(), &asked);
    QVERIFY(asked.isAccepted());
  }

  void copyIsTabSeparated() {
    auto noted = row("a.wav", 412.5);
    noted.note = "first\tcry\nof two";
    m_panel->append(noted);
    m_panel->append(row("b.wav", kNan));
    choose(0);
    QTest::keyClick(m_panel->table(), Qt::Key_C, Qt::ControlModifier);
    QStringList lines = QApplication::clipboard()->text().split('\n');
    QCOMPARE(lines.size(), 2);  // a row and its line end
    const QStringList cells = lines[0].split('\t');
    QCOMPARE(cells.size(), qsizetype(measurementColumns().size()));
    QCOMPARE(cells[column("file")], QStringLiteral("a.wav"));
    QCOMPARE(cells[column("f0_median_hz")].toDouble(), 412.5);
    QCOMPARE(cells[column("note")], QStringLiteral("first cry of two"));
    m_panel->table()->clearSelection();
    m_panel->copySelected(true);
    lines = QApplication::clipboard()->text().split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("file\t"));
  }

  void exportIsCsv() {
    three();
    QSignalSpy told(m_panel.get(), &MeasurePanel::notice);
    const QString path = m_rig->folder.filePath("수치.csv");
    m_panel->exportTo(path);
    QTRY_VERIFY(told.count() == 1);
    QVERIFY(told[0][0].toString().contains(path));
    const auto table = readCsv(path.toStdString());
    QVERIFY(table);
    QCOMPARE(table->rows.size(), std::size_t(3));
    QCOMPARE(table->rows[2][std::size_t(table->column("f0_median_hz"))], std::string("350.000"));
    m_panel->exportTo(m_rig->folder.filePath("no/such/folder/x.csv"));
    QTRY_VERIFY(told.count() == 2);
    QVERIFY(told[1][0].toString().contains("x.csv"));
  }

  void noteIsEdited() {
    three();
    auto* model = m_panel->table()->model();
    QVERIFY(model->setData(model->index(1, column("note")), QStringLiteral("크게 운다")));
    QCOMPARE(m_panel->rows()[1].note, std::string("크게 운다"));
    QVERIFY(!model->setData(model->index(1, column("file")), QStringLiteral("x")));
    QVERIFY(!(model->flags(model->index(1, column("rms_dbfs"))) & Qt::ItemIsEditable));
  }

  void rowsStayForTheNextRun() {
    const QString sounds = m_rig->folder.filePath("sounds");
    studio::writeClip(sounds + "/a/one.wav", studio::tone(300, 0.3));
    QVERIFY(m_rig->openProject(sounds));
    auto noted = row("a.wav", 412.5);
    noted.note = "울음";
    noted.label = "hungry";
    m_panel->append(noted);
    m_panel->append(row("b.wav", kNan));
    const QString file = MeasureStore::fileFor(m_rig->document.path());
    m_panel.reset();  // writes what is pending
    QVERIFY(QFile::exists(file));
    m_panel = std::make_unique<MeasurePanel>(m_rig->context);
    QTRY_COMPARE(m_panel->rows().size(), std::size_t(2));
    const MeasurementRow& back = m_panel->rows()[0];
    QCOMPARE(back.file, noted.file);
    QCOMPARE(back.note, noted.note);
    QCOMPARE(back.label, noted.label);
    QCOMPARE(back.measuredMs, noted.measuredMs);
    QCOMPARE(back.values.range, noted.values.range);
    QCOMPARE(back.values.rmsDbfs, noted.values.rmsDbfs);
    QCOMPARE(back.values.f0MedianHz, 412.5);
    QVERIFY(std::isnan(m_panel->rows()[1].values.f0MedianHz));
    // Without a project there are none, and those of the project are not lost by that.
    m_rig->document.close();
    QTRY_COMPARE(m_panel->rows().size(), std::size_t(0));
    QVERIFY(QFile::exists(file));
    // Another project has its own.
    QVERIFY(MeasureStore::fileFor("/x/a.ullim") != MeasureStore::fileFor("/y/a.ullim"));
  }

  void brokenFileIsTold() {
    const QString sounds = m_rig->folder.filePath("sounds");
    studio::writeClip(sounds + "/a/one.wav", studio::tone(300, 0.3));
    QVERIFY(m_rig->openProject(sounds));
    const QString path = MeasureStore::fileFor(m_rig->document.path());
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ no list");
    file.close();
    m_panel = std::make_unique<MeasurePanel>(m_rig->context);
    QSignalSpy told(m_panel.get(), &MeasurePanel::notice);
    QTRY_COMPARE(told.count(), 1);
    QVERIFY(told[0][0].toString().contains(QFileInfo(path).fileName()));
    QVERIFY(m_panel->rows().empty());
    QVERIFY(QFile::exists(path + ".broken"));  // what it held is not overwritten by the next rows
  }
};

QTEST_MAIN(TestMeasurePanel)
#include "tst_measurepanel.moc"
