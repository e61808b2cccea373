// Class editor and export dialog in the window: steps shown before they are done, one undo, files as asked
// for.
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "tests/ui/windowrig.h"
#include "ui/exportdialog.h"
#include "ui/pages/classeditor.h"
#include "ui/pages/classsteps.h"
#include "ui/pages/trainplan.h"
#include "ui/playback/player.h"

using namespace ullim;

class TestClassEditor : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  QAction* action(const char* id) { return m_rig->context().actions->action(QString::fromLatin1(id)); }
  template <class T>
  T* find(const char* name) {
    return m_rig->window.findChild<T*>(QString::fromLatin1(name));
  }
  ClassEditor* editor() {
    action("classes.edit")->trigger();
    return find<ClassEditor>("classEditor");
  }
  ClassTree* rows() { return find<ClassTree>("editorClasses"); }
  QTreeWidgetItem* row(const QString& name) {
    for (int i = 0; i < rows()->topLevelItemCount(); ++i)
      if (rows()->topLevelItem(i)->text(ClassTree::Name) == name) return rows()->topLevelItem(i);
    return nullptr;
  }
  QStringList classes() const {
    QStringList out;
    for (const LabelClass& each : m_rig->data().classes) out.append(QString::fromStdString(each.name));
    return out;
  }
  static ClassStep merge(const char* target, std::vector<std::string> names) {
    return {ClassStep::Kind::Merge, target, {}, std::move(names), {}, {}};
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void initTestCase() {
    Settings::instance().set(setting::language, QStringLiteral("en"));
    followSettings();
  }
  void init() {
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"a", "b", "c"}, 4));
  }
  void cleanup() { m_rig.reset(); }

  void severalStepsAreOneUndo() {
    ClassEditor* dialog = editor();
    QVERIFY(dialog && dialog->isVisible() && !dialog->isModal());
    QCOMPARE(rows()->topLevelItemCount(), 3);
    QCOMPARE(row("b")->text(ClassTree::Key), QStringLiteral("2"));
    QVERIFY(!find<QPushButton>("editorApply")->isEnabled());
    QVERIFY(dialog->add(merge("joy", {"a", "b"})));
    QVERIFY(dialog->add({ClassStep::Kind::Edit, "joy", {}, {}, "#112233", "a note"}));
    QVERIFY(dialog->add({ClassStep::Kind::Order, {}, {}, {"c"}, {}, {}}));
    // Shown, not done.
    QCOMPARE(classes(), (QStringList{"a", "b", "c"}));
    QCOMPARE(row("joy")->text(ClassTree::Now), QStringLiteral("new"));
    QCOMPARE(row("joy")->text(ClassTree::After), QStringLiteral("8"));
    QCOMPARE(row("a")->text(ClassTree::After), QStringLiteral("gone"));
    QCOMPARE(row("joy")->text(ClassTree::Key), QStringLiteral("2"));
    QVERIFY(find<QLabel>("editorSummary")->text().contains("1.0 : 1 now, 2.0 : 1 after"));
    QVERIFY(find<QLabel>("editorSummary")->text().contains("8 clip"));
    QCOMPARE(find<QTreeWidget>("editorMoves")->topLevelItemCount(), 2);
    QCOMPARE(find<QTreeWidget>("editorMoves")->topLevelItem(0)->childCount(), 4);

    const int before = m_rig->document().undoCount();
    QTest::mouseClick(find<QPushButton>("editorApply"), Qt::LeftButton);
    QVERIFY(m_rig->waitSaved());
    QCOMPARE(classes(), (QStringList{"c", "joy"}));
    QCOMPARE(m_rig->data().findClass("joy")->note, std::string("a note"));
    QCOMPARE(m_rig->document().undoCount(), before + 1);
    QCOMPARE(rows()->topLevelItemCount(), 2);
    QVERIFY(dialog->steps().empty());
    m_rig->document().undo();
    QVERIFY(m_rig->waitSaved());
    QTRY_COMPARE(classes(), (QStringList{"a", "b", "c"}));
    QTRY_COMPARE(rows()->topLevelItemCount(), 3);  // the editor follows
  }

  void renameInPlaceAndKeys() {
    editor();
    rows()->select({"b"});
    rows()->editItem(row("b"), ClassTree::Name);
    auto* edit = rows()->findChild<QLineEdit*>();
    QVERIFY(edit);
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(edit, "n1x");  // digits and letters are text here, no verdicts
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_VERIFY(row("n1x"));
    QTRY_COMPARE(rows()->selectedClasses(), QStringList{"n1x"});
    QTest::keyClick(rows(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(rows()->order(), (QStringList{"n1x", "a", "c"}));
    QTest::keyClick(rows(), Qt::Key_Delete);
    QCOMPARE(rows()->order(), (QStringList{"a", "c"}));
    QCOMPARE(row("no label")->text(ClassTree::After), QStringLiteral("4"));
    QTest::keyClick(rows(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(rows()->order(), (QStringList{"n1x", "a", "c"}));
    QCOMPARE(classes(), (QStringList{"a", "b", "c"}));
    QTest::keyClick(rows(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_rig->waitSaved());
    QCOMPARE(classes(), (QStringList{"n1x", "a", "c"}));
  }

  void refusedStepSaysWhy() {
    ClassEditor* dialog = editor();
    QVERIFY(!dialog->add({ClassStep::Kind::Rename, "a", "b", {}, {}, {}}));
    QVERIFY(find<QLabel>("editorProblem")->isVisible());
    QVERIFY(find<QLabel>("editorProblem")->text().contains("merge a into it"));
    QVERIFY(dialog->steps().empty());
    QVERIFY(dialog->add({ClassStep::Kind::Rename, "a", "x", {}, {}, {}}));
    QVERIFY(!find<QLabel>("editorProblem")->isVisible());
    QCOMPARE(row("x")->text(ClassTree::Now), QStringLiteral("4"));  // the same class under another name
    QCOMPARE(rows()->topLevelItemCount(), 3);
    // Somebody else takes the class away meanwhile.
    auto change = dropClass(m_rig->data(), "a");
    m_rig->document().commit(std::move(*change));
    QTRY_VERIFY(find<QLabel>("editorProblem")->isVisible());
    QVERIFY(!find<QPushButton>("editorApply")->isEnabled());
  }

  void mappingIsSavedAndLoaded() {
    ClassEditor* dialog = editor();
    QVERIFY(dialog->add(merge("joy", {"a", "b"})));
    const QString path = m_rig->folder.filePath("two.ullim-classes.json");
    dialog->saveMapping(path);
    QTRY_VERIFY(QFile::exists(path));
    dialog->findChild<QPushButton*>("editorApply")->setFocus();
    while (!dialog->steps().empty()) QTest::keyClick(dialog, Qt::Key_Z, Qt::ControlModifier);
    dialog->loadMapping(path);
    QCOMPARE(dialog->steps().size(), std::size_t(1));
    dialog->apply();
    QVERIFY(m_rig->waitSaved());
    QCOMPARE(classes(), (QStringList{"joy", "c"}));
    dialog->loadMapping(m_rig->folder.filePath("none.json"));
    QVERIFY(find<QLabel>("editorProblem")->isVisible());
  }

  void exampleIsHeard() {
    ClassEditor* dialog = editor();
    QVERIFY(dialog->add(merge("joy", {"a", "b"})));
    auto* moves = find<QTreeWidget>("editorMoves");
    moves->setCurrentItem(moves->topLevelItem(0)->child(1));
    Q_EMIT moves->itemActivated(moves->currentItem(), 0);
    const PlayFile& file = m_rig->context().player->file();
    QVERIFY(QString::fromStdString(file.path).endsWith(moves->currentItem()->text(0)));
    QVERIFY(file.frames > 0);
  }

  void exportShowsWhatIsLostAndWrites() {
    action("file.export")->trigger();
    auto* dialog = find<ExportDialog>("exportDialog");
    QVERIFY(dialog && dialog->isVisible());
    auto* format = find<QComboBox>("exportFormat");
    auto* target = find<QLineEdit>("exportTarget");
    QTRY_VERIFY(find<QLabel>("exportInside")->text().contains("12 clips"));
    QVERIFY(find<QLabel>("exportLost")->text().contains("history"));
    m_rig->session().setFilterText(QStringLiteral("label = a"));
    QTRY_COMPARE(m_rig->session().queue().size(), 4);
    find<QComboBox>("exportClips")->setCurrentIndex(1);
    QTRY_VERIFY(find<QLabel>("exportInside")->text().contains("4 clips"));
    const QString out = m_rig->folder.filePath("some.csv");
    target->setText(out);
    QTest::mouseClick(find<QPushButton>("exportNow"), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>("exportDone")->text().contains(out));
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), 5);
    // It is there now: nothing is overwritten unasked.
    QTest::mouseClick(find<QPushButton>("exportNow"), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>("exportProblem")->isVisible());
    find<QCheckBox>("exportReplace")->setChecked(true);
    QTest::mouseClick(find<QPushButton>("exportNow"), Qt::LeftButton);
    QTRY_VERIFY(!find<QLabel>("exportProblem")->isVisible() &&
                find<QLabel>("exportDone")->text().contains(out));

    find<QComboBox>("exportClips")->setCurrentIndex(0);
    format->setCurrentIndex(format->findData(QStringLiteral("folders")));
    QVERIFY(target->text().endsWith("-folders"));
    QTest::mouseClick(find<QPushButton>("exportNow"), Qt::LeftButton);
    QTRY_VERIFY(find<QLabel>("exportDone")->text().contains("-folders"));
    QCOMPARE(QDir(target->text()).entryList(QDir::Dirs | QDir::NoDotAndDotDot), (QStringList{"a", "b", "c"}));
  }

  void trainLooksThroughAMapping() {
    m_rig->window.showPage(QStringLiteral("train"));
    auto* mapping = find<QLineEdit>("trainMapping");
    QVERIFY(mapping);
    mapping->setText(QStringLiteral("joy=a,b"));
    const auto found = findMapping({"joy=a,b; =c"});
    const auto data = gatherTrainData(m_rig->document(), Filter(), *found);
    QVERIFY(data);
    QCOMPARE(data->classNames, std::vector<std::string>{"joy"});
    QCOMPARE(data->classCounts, std::vector<int>{8});
    QCOMPARE(data->mappedAway, 4);
    QCOMPARE(data->classMapping, std::string("joy=a,b; =c"));
    QCOMPARE(classes(), (QStringList{"a", "b", "c"}));
  }

  void pictures() {
    // Only drawn when asked for: ULLIM_PICTURES=folder.
    const QString folder = qEnvironmentVariable("ULLIM_PICTURES");
    if (folder.isEmpty()) QSKIP("no pictures asked for");
    for (const char* theme : {"light", "dark"}) {
      Settings::instance().set(setting::theme, QString::fromLatin1(theme));
      followSettings();
      ClassEditor* dialog = editor();
      dialog->add(merge("joy", {"a", "b"}));
      dialog->add({ClassStep::Kind::Edit, "c", {}, {}, "#d55e00", "low and long"});
      dialog->add({ClassStep::Kind::Rename, "c", "tired", {}, {}, {}});
      QTest::qWait(100);
      dialog->grab().save(folder + "/editor-" + theme + ".png");
      dialog->hide();
      action("file.export")->trigger();
      auto* exporter = find<ExportDialog>("exportDialog");
      find<QComboBox>("exportFormat")->setCurrentIndex(6);
      QTest::qWait(600);
      exporter->grab().save(folder + "/export-" + theme + ".png");
      delete exporter;
      m_rig->window.showPage(QStringLiteral("train"));
      find<QLineEdit>("trainMapping")->setText(QStringLiteral("joy=a,b"));
      QTest::qWait(600);
      m_rig->window.grab().save(folder + "/train-" + theme + ".png");
    }
  }
};

QTEST_MAIN(TestClassEditor)
#include "tst_classeditor.moc"
