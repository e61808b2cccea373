// Backups are made by themselves and never in the way of labels; the dialog shows, makes and saves them.
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>

#include "core/dataset/operations.h"
#include "core/store/backup.h"
#include "tests/ui/windowrig.h"
#include "ui/backupsdialog.h"
#include "ui/commands/actions.h"
#include "ui/jobs/backupjob.h"
#include "ui/messagestrip.h"

using namespace ullim;

class TestBackups : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;
  std::int64_t m_now = 0;

  std::string path() const { return m_rig->document().path().toStdString(); }
  int count() const { return int(listBackups(path(), false)->size()); }
  BackupKeeper* keeper() const { return m_rig->window.backups(); }
  void label(const char* name) const {
    m_rig->document().commit(*relabel(m_rig->data(), {m_rig->data().clips.front().id}, name));
  }
  QString strip() const { return m_rig->window.findChild<MessageStrip*>(QStringLiteral("messages"))->text(); }
  BackupsDialog* dialog() const {
    m_rig->context().actions->action(QStringLiteral("file.backups"))->trigger();
    auto* shown = m_rig->window.findChild<BackupsDialog*>();
    if (!shown) return nullptr;
    QSignalSpy listed(shown, &BackupsDialog::listed);
    return listed.wait(5000) ? shown : nullptr;
  }
  static QPushButton* button(const QWidget* in, const QString& text) {
    for (QPushButton* each : in->findChildren<QPushButton*>())
      if (each->text() == text) return each;
    return nullptr;
  }
  static QString words(const QWidget* in) {
    return in->findChild<QLabel*>(QStringLiteral("backupsWords"))->text();
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"a", "b"}, 3));
  }
  void cleanup() { m_rig.reset(); }

  void afterOpeningByTimeAndByNumber() {
    QTRY_COMPARE(count(), 1);  // what was done before and is in no backup yet
    QTRY_VERIFY(!keeper()->running());
    m_now = nowMs();
    keeper()->setClock([this] { return m_now; });
    label("b");
    QVERIFY(m_rig->waitSaved());
    keeper()->look();
    QVERIFY(!keeper()->running());  // not due
    m_now += 16 * 60 * 1000;
    keeper()->look();
    QVERIFY(keeper()->running());
    QTRY_COMPARE(count(), 2);
    QTRY_VERIFY(!keeper()->running());
    // By number: 200 are enough, whatever the time.
    for (int i = 0; i < 199; ++i) label(i % 2 ? "b" : "a");
    QVERIFY(m_rig->waitSaved());
    QVERIFY(!keeper()->running());
    QCOMPARE(count(), 2);
    label("b");
    label("a");
    QVERIFY(m_rig->waitSaved());
    QTRY_COMPARE(count(), 3);
    // Opened again and nothing changed: none.
    const QString project = m_rig->document().path();
    QTRY_VERIFY(!keeper()->running());
    label("b");
    QVERIFY(m_rig->waitSaved());
    m_rig->document().close();
    QVERIFY(m_rig->open(project));
    QTRY_COMPARE(count(), 4);
    QTRY_VERIFY(!keeper()->running());
    m_rig->document().close();
    QSignalSpy ended(keeper(), &BackupKeeper::ended);
    QVERIFY(m_rig->open(project));
    QVERIFY(ended.wait(5000));
    QVERIFY(!ended.first().first().value<BackupOutcome>().made);
    QCOMPARE(count(), 4);
  }

  void aFailureIsSaidOnceAndLabelsGoOn() {
    QTRY_COMPARE(count(), 1);
    QTRY_VERIFY(!keeper()->running());
    const QString folder = QString::fromStdString(backupFolder(path()));
    QVERIFY(QDir(folder).removeRecursively());
    QFile file(folder);  // a file where the folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    m_now = nowMs();
    keeper()->setClock([this] { return m_now; });
    QSignalSpy failed(keeper(), &BackupKeeper::failed);
    for (int round = 0; round < 3; ++round) {
      label(round % 2 ? "a" : "b");
      QVERIFY(m_rig->waitSaved());
      m_now += 16 * 60 * 1000;
      keeper()->look();
      QVERIFY(keeper()->running());
      QTRY_VERIFY(!keeper()->running());
      QCOMPARE(failed.count(), 1);
    }
    QVERIFY2(strip().startsWith(QStringLiteral("No backup could be made; labelling goes on.")),
             qPrintable(strip()));
    QVERIFY(strip().contains(folder));
    QCOMPARE(m_rig->data().clips.front().label, std::string("b"));
    // Who asks is told each time.
    BackupsDialog* shown = dialog();
    QVERIFY(shown);
    button(shown, QStringLiteral("Back up now"))->click();
    QTRY_VERIFY(words(shown).startsWith(QStringLiteral("No backup was made.")));
  }

  void theDialogMakesShowsAndSaves() {
    QTRY_COMPARE(count(), 1);
    QTRY_VERIFY(!keeper()->running());
    label("b");
    QVERIFY(m_rig->waitSaved());
    BackupsDialog* shown = dialog();
    QVERIFY(shown);
    auto* table = shown->findChild<QTableWidget*>();
    QCOMPARE(table->rowCount(), 1);
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("1"));
    QCOMPARE(table->item(0, 3)->text(), QStringLiteral("6"));
    button(shown, QStringLiteral("Back up now"))->click();
    QTRY_COMPARE(table->rowCount(), 2);
    QCOMPARE(words(shown), QStringLiteral("Backed up."));
    QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2"));
    QTRY_VERIFY(button(shown, QStringLiteral("Back up now"))->isEnabled());
    button(shown, QStringLiteral("Back up now"))->click();
    QTRY_COMPARE(words(shown), QStringLiteral("Nothing has changed since the last backup."));
    QCOMPARE(table->rowCount(), 2);
    // The older one, as a project; never over a file.
    table->selectRow(1);
    shown->saveAs(m_rig->document().path());
    QTRY_VERIFY(words(shown).contains(QStringLiteral("is there already")));
    QVERIFY(button(shown, QStringLiteral("Open it"))->isHidden());
    const QString target = m_rig->folder.filePath(QStringLiteral("older.ullim"));
    shown->saveAs(target);
    QTRY_VERIFY(!button(shown, QStringLiteral("Open it"))->isHidden());
    button(shown, QStringLiteral("Open it"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->document().path(), QFileInfo(target).canonicalFilePath(), 10000);
    QTRY_VERIFY(!m_rig->data().clips.empty());
    QCOMPARE(m_rig->data().clips.front().label, std::string("a"));
  }

  void aReadOnlyWindowMakesNone() {
    QTRY_COMPARE(count(), 1);
    QTRY_VERIFY(!keeper()->running());
    const QString project = m_rig->document().path();
    label("b");
    QVERIFY(m_rig->waitSaved());
    m_rig->document().close();
    Document writer;
    writer.open(project);
    QTRY_VERIFY(writer.isOpen());
    QVERIFY(m_rig->open(project));
    QCOMPARE(m_rig->document().readOnly(), Document::ReadOnly::Held);
    BackupsDialog* shown = dialog();
    QVERIFY(shown);
    QVERIFY(!button(shown, QStringLiteral("Back up now"))->isEnabled());
    QVERIFY(button(shown, QStringLiteral("Save as project…"))->isEnabled());
    QTest::qWait(700);
    QCOMPARE(count(), 1);
  }

  void aDamagedProjectLeadsToItsBackups() {
    QTRY_COMPARE(count(), 1);
    QTRY_VERIFY(!keeper()->running());
    const QString project = m_rig->document().path();
    m_rig->document().close();
    QFile file(project);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 size = file.size();
    for (qint64 at = 4096; at < size; at += 4096) file.seek(at), file.write("rubbish rubbish");
    file.close();
    m_rig->window.projects()->open(project);
    auto* messages = m_rig->window.findChild<MessageStrip*>(QStringLiteral("messages"));
    QTRY_VERIFY(button(messages, QStringLiteral("Backups…")));
    button(messages, QStringLiteral("Backups…"))->click();
    auto* shown = m_rig->window.findChild<BackupsDialog*>();
    QVERIFY(shown);
    QTRY_COMPARE(shown->findChild<QTableWidget*>()->rowCount(), 1);
    QVERIFY(button(shown, QStringLiteral("Back up now"))->isHidden());
    const QString target = m_rig->folder.filePath(QStringLiteral("saved.ullim"));
    shown->saveAs(target);
    QTRY_VERIFY(!button(shown, QStringLiteral("Open it"))->isHidden());
    button(shown, QStringLiteral("Open it"))->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->data().clips.size(), std::size_t(6), 10000);
  }
};

QTEST_MAIN(TestBackups)
#include "tst_backups.moc"
