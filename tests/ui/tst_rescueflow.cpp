// A damaged project is opened, the window offers to rescue it, and the labels are there again.
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

#include "tests/ui/windowrig.h"
#include "ui/commands/actions.h"
#include "ui/messagestrip.h"
#include "ui/rescueflow.h"

using namespace ullim;

class TestRescueFlow : public QObject {
  Q_OBJECT
  std::unique_ptr<desk::Window> m_rig;
  QString m_path;

  QPushButton* offer() const {
    for (MessageStrip* each : m_rig->window.findChildren<MessageStrip*>())
      for (QPushButton* button : each->findChildren<QPushButton*>())
        if (button->text().startsWith(QStringLiteral("Rescue what can be read")) && !button->isHidden() &&
            !each->isHidden())
          return button;
    return nullptr;
  }
  QMessageBox* report() const {
    return m_rig->window.findChild<QMessageBox*>(QStringLiteral("rescueReport"));
  }
  static void damage(const QString& path, qint64 at, qint64 count) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(at);
    file.write(QByteArray(int(count), '\x7e'));
  }
  void shoot(const char* name) const {
    if (const QString folder = qEnvironmentVariable("ULLIM_SHOTS"); !folder.isEmpty())
      m_rig->window.grab().save(folder + QLatin1Char('/') + QLatin1String(name));
  }

 public:
  static void initMain() { studio::useOwnFolders(); }

 private Q_SLOTS:
  void init() {
    m_rig = std::make_unique<desk::Window>();
    QVERIFY(m_rig->openWith({"hungry", "tired"}, 4));
    m_path = m_rig->document().path();
    m_rig->document().close();
  }
  void cleanup() { m_rig.reset(); }

  void aDamagedProjectIsOffered() {
    damage(m_path, 1000, 3000);
    m_rig->window.projects()->open(m_path);
    QTRY_VERIFY(offer());
    shoot("offer.png");
    offer()->click();
    QFileDialog* dialog = m_rig->window.findChild<QFileDialog*>();
    QVERIFY(dialog);
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), QStringLiteral("made-rescued.ullim"));
    const QString made = m_rig->folder.filePath(QStringLiteral("made-rescued.ullim"));
    Q_EMIT dialog->fileSelected(made);
    dialog->close();
    QTRY_VERIFY(m_rig->document().isOpen());
    QCOMPARE(m_rig->document().path(), QFileInfo(made).canonicalFilePath());
    QCOMPARE(m_rig->data().clips.size(), std::size_t(8));
    for (const Clip& clip : m_rig->data().clips)
      QVERIFY(clip.file.find("/" + clip.label + "/") != std::string::npos);
    QTRY_VERIFY(report());
    QVERIFY(report()->text().contains(QStringLiteral("8 clip")));
    QTest::qWait(100);
    shoot("report.png");
    if (const QString folder = qEnvironmentVariable("ULLIM_SHOTS"); !folder.isEmpty())
      report()->grab().save(folder + QStringLiteral("/reportbox.png"));
    report()->accept();
  }

  void anOpenProjectStaysUntilAsked() {
    const QString broken = m_rig->folder.filePath(QStringLiteral("broken.ullim"));
    QVERIFY(QFile::copy(m_path, broken));
    damage(broken, 0, 4096);
    QVERIFY(m_rig->open(m_path));
    const QString made = m_rig->folder.filePath(QStringLiteral("new.ullim"));
    QSignalSpy done(m_rig->window.rescue(), &RescueFlow::rescued);
    m_rig->window.rescue()->rescue(broken, made);
    QTRY_COMPARE(done.count(), 1);
    QCOMPARE(m_rig->document().path(), m_path);
    QVERIFY(report());
    QPushButton* go = qobject_cast<QPushButton*>(report()->defaultButton());
    QVERIFY(go);
    go->click();
    QTRY_COMPARE(m_rig->document().path(), QFileInfo(made).canonicalFilePath());
    QTRY_COMPARE(m_rig->data().clips.size(), std::size_t(8));
  }

  void whatIsNoProjectIsSaid() {
    const QString text = m_rig->folder.filePath(QStringLiteral("notes.txt"));
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(5000, 'x'));
    file.close();
    const QString made = m_rig->folder.filePath(QStringLiteral("new.ullim"));
    m_rig->window.rescue()->rescue(text, made);
    const auto said = [&](const QString& words) {
      for (MessageStrip* each : m_rig->window.findChildren<MessageStrip*>())
        if (!each->isHidden() && each->text().contains(words)) return true;
      return false;
    };
    QTRY_VERIFY(said(QStringLiteral("holds nothing of a project")));
    QVERIFY(!QFile::exists(made));
    m_rig->window.rescue()->rescue(m_path, m_path);
    QTRY_VERIFY(said(QStringLiteral("is there already")));
    QVERIFY(m_rig->context().actions->action(QStringLiteral("file.rescue"))->isEnabled());
  }
};

QTEST_MAIN(TestRescueFlow)
#include "tst_rescueflow.moc"
