// The window of a project that somebody else writes, and of labels that the disk refuses: it says so, and
// nothing says "saved".
#include <QLabel>
#include <QPushButton>
#include <QtSql/QSqlDatabase>
#include <QtSql/QSqlQuery>

#include "tests/ui/windowrig.h"
#include "ui/commands/actions.h"
#include "ui/messagestrip.h"

using namespace ullim;

class TestReadOnly : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;

  QString pill() const { return m_rig->window.findChild<QLabel*>(QStringLiteral("saved"))->text(); }
  MessageStrip* strip(const char* name) const {
    return m_rig->window.findChild<MessageStrip*>(QString::fromLatin1(name));
  }
  static QPushButton* button(const MessageStrip* strip, const QString& text) {
    for (QPushButton* each : strip->findChildren<QPushButton*>())
      if (each->text() == text && !each->isHidden()) return each;
    return nullptr;
  }
  QAction* action(const char* id) const { return m_rig->context().actions->action(QString::fromLatin1(id)); }
  bool sql(const char* statement) const {
    bool done = false;
    {
      QSqlDatabase other = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
      other.setDatabaseName(m_rig->document().path());
      if (other.open()) done = QSqlQuery(other).exec(QString::fromLatin1(statement));
    }
    QSqlDatabase::removeDatabase(QStringLiteral("other"));
    return done;
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"a", "b"}, 3));
  }
  void cleanup() { m_rig.reset(); }

  void aHeldProjectCanBeLookedAtOnly() {
    const QString path = m_rig->document().path();
    QVERIFY(!m_rig->window.windowTitle().contains(QStringLiteral("read-only")));
    QVERIFY(strip("readOnly")->isHidden());
    m_rig->document().close();
    Document writer;
    writer.open(path);
    QTRY_VERIFY(writer.isOpen());
    QVERIFY(m_rig->open(path));

    QVERIFY(m_rig->window.windowTitle().contains(QStringLiteral("read-only")));
    QVERIFY(pill().startsWith(QStringLiteral("read-only")));
    const QString words = strip("readOnly")->text();
    QVERIFY2(words.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(words));
    for (const char* id :
         {"label.1", "label.verify", "classes.merge", "region.add", "file.import", "edit.undo"}) {
      QVERIFY2(!action(id)->isEnabled(), id);
      QVERIFY2(id == QByteArray("edit.undo") || action(id)->toolTip().contains(QStringLiteral("read-only")),
               id);
    }
    for (const char* id : {"clip.next", "clip.play", "file.close", "view.history", "region.next"})
      QVERIFY2(action(id)->isEnabled(), id);
    const std::string before = m_rig->clip(0).label;
    QTest::keyClick(m_rig->table(), Qt::Key_2);
    QTest::qWait(50);
    QCOMPARE(m_rig->clip(0).label, before);
    QCOMPARE(writer.undoCount(), 1);

    // The writer is done: this window takes over.
    writer.close();
    QTRY_VERIFY_WITH_TIMEOUT(!strip("readOnly")->text().contains(QStringLiteral("process")), 10000);
    QPushButton* again = button(strip("readOnly"), QStringLiteral("Try again for writing"));
    QVERIFY(again);
    again->click();
    QTRY_VERIFY_WITH_TIMEOUT(strip("readOnly")->isHidden(), 10000);
    QVERIFY(!m_rig->window.windowTitle().contains(QStringLiteral("read-only")));
    QVERIFY(action("label.1")->isEnabled());
    QVERIFY(action("label.2")->text().contains(QLatin1Char('b')));  // the class's name is back
    QTRY_VERIFY(!m_rig->session().currentClip().isEmpty());
    const QString clip = m_rig->session().currentClip();
    m_rig->table()->setFocus();
    QTest::keyClick(m_rig->table(), Qt::Key_2);
    QTRY_COMPARE(m_rig->data().find(clip.toStdString())->label, std::string("b"));
    QVERIFY(m_rig->waitSaved());
    QVERIFY(pill().startsWith(QStringLiteral("saved")));
  }

  void aRefusedLabelIsNotForgotten() {
    QVERIFY(sql("CREATE TRIGGER refuse BEFORE UPDATE ON clips BEGIN SELECT RAISE(ABORT, 'disk full'); END"));
    const QString clip = m_rig->session().currentClip();
    QTest::keyClick(m_rig->table(), Qt::Key_2);
    QTRY_VERIFY(!strip("messages")->text().isEmpty());
    const QString words = strip("messages")->text();
    QVERIFY2(words.contains(QStringLiteral("made.ullim")) && words.contains(QStringLiteral("disk full")),
             qPrintable(words));
    QVERIFY(pill().startsWith(QStringLiteral("not saved")));
    QCOMPARE(m_rig->data().find(clip.toStdString())->label, std::string("a"));  // what is on disk
    QPushButton* again = button(strip("messages"), QStringLiteral("Try again"));
    QVERIFY(again);
    QVERIFY(sql("DROP TRIGGER refuse"));
    again->click();
    QTRY_VERIFY(pill().startsWith(QStringLiteral("saved")));
    QCOMPARE(m_rig->data().find(clip.toStdString())->label, std::string("b"));
  }
};

QTEST_MAIN(TestReadOnly)
#include "tst_readonly.moc"
