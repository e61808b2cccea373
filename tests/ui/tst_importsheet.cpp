// The import sheet, the second label source and moved files, in the whole window.
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableWidget>

#include "tests/ui/windowrig.h"
#include "ui/messagestrip.h"
#include "ui/pages/importsheet.h"
#include "ui/pages/labelsourcesheet.h"
#include "ui/relinkflow.h"

using namespace ullim;

class TestImportSheet : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    Settings::instance().set(setting::language, QStringLiteral("en"));
    followSettings();
  }
  void init() { m_rig = std::make_unique<desk::Window>(); }
  void cleanup() { m_rig.reset(); }

  void patternIsTriedWhileItIsTyped() {
    const QString sounds = m_rig->folder.filePath("flat");
    for (const char* name : {"s1-joy.wav", "s2-fear.wav", "s2-joy.wav", "other.wav"})
      studio::writeClip(sounds + "/" + name, studio::noisyTone(300, 1));
    ImportSheet* sheet = listed({sounds});
    auto* tabs = find<QTabWidget>("importTabs");
    tabs->setCurrentIndex(2);
    auto* text = find<QLineEdit>("importPattern");
    auto* rows = find<QTableWidget>("importPatternRows");
    QTRY_COMPARE(rows->rowCount(), 4);  // names are there to look at before a pattern is
    text->setText("(?<group>s\\d)-(?<label>[a-z]+");
    auto* error = find<QLabel>("importPatternError");
    QTRY_VERIFY(!error->isHidden());
    QVERIFY(error->text().contains("partner"));
    text->setText("(?<group>s\\d)-(?<label>[a-z]+)");
    QTRY_COMPARE(rows->columnCount(), 3);
    QVERIFY(error->isHidden());
    QVERIFY(find<QLabel>("importPatternCounts")->text().contains("3 name"));
    QTRY_COMPARE(find<QTableWidget>("importClasses")->rowCount(), 2);
    QTRY_VERIFY(sheet->canImport());
    text->clear();
    QTRY_COMPARE(find<QTableWidget>("importClasses")->rowCount(), 0);
  }

  void tableColumnsAreChosenOverItsRows() {
    const QString sounds = desk::Window::makeSounds(m_rig->folder.filePath("sounds"), {"a", "b"}, 2);
    QFile file(m_rig->folder.filePath("t.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "what;which;pitch\r\nsounds/a/voice0_0.wav;\xBD\xBD\xC7\xC4;1,5\r\nsounds/b/voice0_0.wav;x;2\r\n");
    file.close();
    ImportSheet* sheet = listed({file.fileName()});
    QVERIFY(!sheet->canImport());  // no column is called file
    auto* tabs = find<QTabWidget>("importTabs");
    QCOMPARE(tabs->currentIndex(), 1);
    auto* rows = find<QTableWidget>("tableRows");
    QCOMPARE(rows->columnCount(), 3);
    QCOMPARE(rows->item(0, 1)->text(), QString::fromUtf8("슬픔"));
    choose("importFileColumn", "what");
    QTRY_VERIFY(sheet->canImport());
    choose("importLabelColumn", "which");
    QTRY_COMPARE(find<QTableWidget>("importClasses")->rowCount(), 2);
    QVERIFY(find<QComboBox>("tableEncoding")->itemText(0).contains("CP949"));
    choose("tableEncoding", "latin-1");
    QTRY_COMPARE(rows->item(0, 1)->text(), QString::fromLatin1("\xBD\xBD\xC7\xC4"));
  }

  void secondSourceBecomesAQueue() {
    QVERIFY(m_rig->openWith({"joy", "fear"}, 3));
    QFile file(m_rig->folder.filePath("anna.csv"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "file,label\nsounds/joy/voice0_0.wav,Joy\nsounds/joy/voice1_1.wav,fear\n"
        "sounds/fear/voice0_0.wav,fear\n");
    file.close();
    m_rig->window.compareLabels(file.fileName());
    auto* sheet = m_rig->window.findChild<LabelSourceSheet*>();
    QVERIFY(sheet);
    QTRY_VERIFY(sheet->canKeep());
    QCOMPARE(sheet->source().agree, 2);
    QCOMPARE(sheet->source().disagree, 1);
    const int steps = m_rig->document().undoCount();
    QTest::mouseClick(sheet->findChild<QPushButton*>("sourceKeep"), Qt::LeftButton);
    QTRY_COMPARE(int(m_rig->data().passes.size()), 1);
    QTRY_COMPARE(m_rig->session().restriction().size(), 1);
    QTRY_COMPARE(m_rig->table()->model()->rowCount(), 1);
    QVERIFY(m_rig->waitSaved());
    QCOMPARE(m_rig->document().undoCount(), steps + 1);
    m_rig->document().undo();
    QTRY_VERIFY(m_rig->data().passes.empty());
  }

  void movedFilesAreNoticedAndFound() {
    QVERIFY(m_rig->openWith({"joy", "fear"}, 3));
    QTRY_COMPARE(m_rig->window.relink()->missing(), 0);
    const QString path = m_rig->document().path();
    m_rig->document().close();
    QTRY_VERIFY(!m_rig->document().isOpen());
    const QString away = m_rig->folder.filePath("away");
    QVERIFY(QDir().rename(m_rig->folder.filePath("sounds"), away));
    m_rig->window.projects()->open(path);
    QTRY_COMPARE(m_rig->window.relink()->missing(), 6);
    QVERIFY(find<MessageStrip>("messages")->text().contains("6"));
    QSignalSpy searched(m_rig->window.relink(), &RelinkFlow::searched);
    m_rig->window.relink()->search({away});
    QTRY_COMPARE(searched.count(), 1);
    QCOMPARE(searched.first().first().toInt(), 6);
    QVERIFY(m_rig->waitSaved());
    for (const Clip& clip : m_rig->data().clips) QVERIFY(QFile::exists(m_rig->document().absolutePath(clip)));
    m_rig->document().undo();
    QTRY_VERIFY(!QFile::exists(m_rig->document().absolutePath(m_rig->data().clips.front())));
  }

 private:
  template <class T>
  T* find(const char* name) const {
    return m_rig->window.findChild<T*>(QString::fromLatin1(name));
  }
  void choose(const char* combo, const char* data) {
    auto* box = find<QComboBox>(combo);
    box->setCurrentIndex(box->findData(QString::fromLatin1(data)));
  }
  ImportSheet* listed(const QStringList& sources) {
    m_rig->window.resize(1280, 800);
    m_rig->window.show();
    m_rig->window.importSources(sources);
    ImportSheet* sheet = m_rig->window.importSheet();
    if (!QTest::qWaitFor([sheet] { return !sheet->isBusy(); }, 10000)) qFatal("not listed");
    return sheet;
  }
  std::unique_ptr<desk::Window> m_rig;
};

QTEST_MAIN(TestImportSheet)
#include "tst_importsheet.moc"
