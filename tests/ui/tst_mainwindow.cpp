// The window: import by its sheet, pages, search, merge with undo, both languages, leaving while jobs run.
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTableWidget>

#include "tests/ui/windowrig.h"
#include "ui/commands/keysheet.h"
#include "ui/commands/mergedialog.h"
#include "ui/messagestrip.h"
#include "ui/pages/importsheet.h"
#include "ui/settings/settingsdialog.h"

using namespace ullim;

class TestMainWindow : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  QAction* action(const char* id) { return m_rig->context().actions->action(QString::fromLatin1(id)); }
  template <class T>
  T* find(const char* name) {
    return m_rig->window.findChild<T*>(QString::fromLatin1(name));
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void initTestCase() {
    Settings::instance().set(setting::language, QStringLiteral("en"));
    followSettings();
  }
  void init() { m_rig = std::make_unique<desk::Window>(); }
  void cleanup() { m_rig.reset(); }

  void droppedFolderBecomesAProject() {
    const QString sounds = desk::Window::makeSounds(m_rig->folder.filePath("sounds"), {"a", "b", "c"}, 5);
    QFile bad(sounds + "/a/notes.wav");
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("this is no sound");
    bad.close();
    m_rig->window.show();
    m_rig->window.projects()->drop({sounds});
    ImportSheet* sheet = m_rig->window.importSheet();
    QVERIFY(sheet);
    QTRY_VERIFY(sheet->canImport());
    QCOMPARE(find<QTableWidget>("importClasses")->rowCount(), 3);
    const QString path = m_rig->folder.filePath("kept/here.ullim");
    find<QLineEdit>("importProject")->setText(path);
    QTest::mouseClick(find<QPushButton>("importNow"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->window.shownPage(), QStringLiteral("data"), 20000);
    QCOMPARE(int(m_rig->data().clips.size()), 16);
    QCOMPARE(QFileInfo(m_rig->document().path()).absoluteFilePath(), QFileInfo(path).absoluteFilePath());
    QVERIFY(find<MessageStrip>("messages")->text().contains("16"));
    QTRY_COMPARE(m_rig->table()->model()->rowCount(), 16);
    // The file that is no sound is listed, with its reason.
    find<QLineEdit>("filter")->setText(QStringLiteral("error != \"\""));
    QTest::keyClick(find<QLineEdit>("filter"), Qt::Key_Return);
    QTRY_COMPARE(m_rig->table()->model()->rowCount(), 1);
    QCOMPARE(Settings::instance().value(setting::recentProjects).toStringList().first(),
             m_rig->document().path());
  }

  void searchShowsItsErrorAndKeepsTheRows() {
    QVERIFY(m_rig->openWith({"a", "b"}, 5));
    auto* box = find<QLineEdit>("filter");
    box->setText(QStringLiteral("label = a"));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_COMPARE(m_rig->table()->model()->rowCount(), 5);
    box->setText(QStringLiteral("colour = a"));
    QTest::keyClick(box, Qt::Key_Return);
    QTRY_VERIFY(!find<QLabel>("filterAnswer")->toolTip().isEmpty());
    QCOMPARE(m_rig->table()->model()->rowCount(), 5);
    action("edit.showAll")->trigger();
    QTRY_COMPARE(m_rig->table()->model()->rowCount(), 10);
    QVERIFY(find<QLabel>("filterAnswer")->toolTip().isEmpty());
  }

  void mergeShowsCountsAndUndoes() {
    QVERIFY(m_rig->openWith({"cold", "hot", "hungry"}, 4));
    action("classes.merge")->trigger();
    auto* dialog = find<MergeDialog>("mergeDialog");
    QVERIFY(dialog);
    auto* list = dialog->findChild<QTableWidget*>(QStringLiteral("mergeTable"));
    list->item(0, 0)->setCheckState(Qt::Checked);
    list->item(1, 0)->setCheckState(Qt::Checked);
    dialog->findChild<QComboBox*>(QStringLiteral("mergeTarget"))->setEditText(QStringLiteral("discomfort"));
    QTRY_COMPARE(list->item(2, 2)->text(), QStringLiteral("4"));
    dialog->accept();
    QCOMPARE(int(m_rig->data().classes.size()), 2);
    QVERIFY(m_rig->data().findClass("discomfort"));
    QVERIFY(m_rig->waitSaved());
    action("edit.undo")->trigger();
    QTRY_COMPARE(int(m_rig->data().classes.size()), 3);
    for (const Clip& clip : m_rig->data().clips) QCOMPARE(clip.label, clip.originalLabel);
  }

  void pagesComeByKey() {
    QVERIFY(m_rig->openWith({"a", "b"}, 3));
    for (const char* name : {"inspect", "augment", "train", "results", "data"}) {
      action(qPrintable(QStringLiteral("view.") + QLatin1String(name)))->trigger();
      QCOMPARE(m_rig->window.shownPage(), QLatin1String(name));
    }
    m_rig->session().setRestriction({QString::fromStdString(m_rig->data().clips[2].id)},
                                    QStringLiteral("a → b"));
    QCOMPARE(m_rig->window.shownPage(), QStringLiteral("data"));
    QTRY_COMPARE(m_rig->session().queue().size(), 1);
    QCOMPARE(m_rig->session().currentClip().toStdString(), m_rig->data().clips[2].id);
  }

  void statusBarSaysWhatIsSaved() {
    QVERIFY(m_rig->openWith({"a", "b"}, 3));
    auto* saved = find<QLabel>("saved");
    QVERIFY2(saved->text().contains("6 clips") && saved->text().contains("2 classes"),
             qPrintable(saved->text()));
    QTest::keyClick(m_rig->table(), Qt::Key_2);
    QVERIFY(m_rig->waitSaved());
    QVERIFY(saved->text().startsWith("saved"));
  }

  void languageChangesEverythingAtOnce() {
    QVERIFY(m_rig->openWith({"a", "b"}, 3));
    QVERIFY(action("view.data")->text() == QStringLiteral("Data"));
    m_rig->window.showKeys();
    m_rig->window.showSettings();
    Settings::instance().set(setting::language, QStringLiteral("ko"));
    QCoreApplication::processEvents();
    QCOMPARE(QLocale().language(), QLocale::Korean);
    QCOMPARE(action("view.data")->text(), QStringLiteral("데이터"));
    QCOMPARE(find<SettingsDialog>("settingsDialog")->windowTitle(), QStringLiteral("설정"));
    QVERIFY2(find<QLabel>("saved")->text().contains(QStringLiteral("클립 6개")),
             qPrintable(find<QLabel>("saved")->text()));
    Settings::instance().set(setting::language, QStringLiteral("en"));
    QCoreApplication::processEvents();
    QCOMPARE(action("view.data")->text(), QStringLiteral("Data"));
  }

  void leavingWhileAJobRunsAsksFirst() {
    QVERIFY(m_rig->openWith({"a", "b"}, 3));
    Job* job =
        m_rig->context().jobs->start(QStringLiteral("long"), [](const JobContext& context) -> Result<Done> {
          while (!context.stopped()) std::this_thread::sleep_for(std::chrono::milliseconds(5));
          return Error{ErrorCode::Cancelled, "long"};
        });
    m_rig->window.close();
    QVERIFY(m_rig->window.isVisible());
    QVERIFY(!find<MessageStrip>("messages")->text().isEmpty());
    auto* yes = find<MessageStrip>("messages")->findChild<QPushButton*>();
    QTest::mouseClick(yes, Qt::LeftButton);
    QVERIFY(!m_rig->window.isVisible());
    QTRY_COMPARE(job->state(), JobState::Stopped);
  }

  void jobReportsAndFails() {
    JobList jobs;
    Job* good = jobs.start(QStringLiteral("good"), [](const JobContext& context) -> Result<Done> {
      for (std::size_t i = 0; i <= 100; ++i) context.progress(i, 100);
      return Done{};
    });
    Job* bad = jobs.start(QStringLiteral("bad"), [](const JobContext&) -> Result<Done> {
      return Error{ErrorCode::FileUnreadable, "x.wav: cannot be read (choose another)"};
    });
    QTRY_COMPARE(good->state(), JobState::Finished);
    QTRY_COMPARE(bad->state(), JobState::Failed);
    QCOMPARE(good->fraction(), 1.0);
    QVERIFY(bad->error().contains("x.wav"));
    QCOMPARE(jobs.running(), 0);
    jobs.clearEnded();
    QVERIFY(jobs.jobs().empty());
  }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
