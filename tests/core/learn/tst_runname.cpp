// A name given to a run is what was typed, on one line; an empty one takes it back; the record is untouched.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "core/learn/runname.h"
#include "core/learn/training.h"

using namespace ullim;

class TestRunName : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    m_dir = std::make_unique<QTemporaryDir>();
    write("run.json", "{}");
  }

  void givenAndTakenBack() {
    QCOMPARE(givenRunName(folder()), std::string());
    QVERIFY(nameRun(folder(), "  quiet room\n울림 \t"));
    QCOMPARE(givenRunName(folder()), std::string("quiet room 울림"));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files).size(), 2);  // no temporary file stays
    QFile record(m_dir->filePath("run.json"));
    QVERIFY(record.open(QIODevice::ReadOnly) && record.readAll() == "{}");
    QVERIFY(nameRun(folder(), "second"));
    QCOMPARE(givenRunName(folder()), std::string("second"));
    QVERIFY(nameRun(folder(), " "));
    QCOMPARE(givenRunName(folder()), std::string());
    QVERIFY(nameRun(folder(), ""));  // none to take back: that is so already
  }

  void whatIsShown() {
    RunRecord run;
    run.name = "made as";
    QCOMPARE(shownRunName(run), std::string("made as"));
    run.folder = "/runs/20261125-a/";
    QCOMPARE(shownRunName(run), std::string("20261125-a"));
    run.givenName = "best";
    QCOMPARE(shownRunName(run), std::string("best"));
  }

  void refused() {
    const auto tooLong = nameRun(folder(), std::string(kLongestRunName + 1, 'a'));
    QVERIFY(!tooLong && tooLong.error().code == ErrorCode::BadArgument);
    QVERIFY(nameRun(folder(), std::string(kLongestRunName, 'a')));
    QCOMPARE(givenRunName(folder()).size(), kLongestRunName);
    QVERIFY(!nameRun(folder() + "/none", "a"));
    QCOMPARE(nameRun(folder() + "/none", "a").error().code, ErrorCode::NotFound);
    write("name.txt", QByteArray(100000, 'x'));  // not ours
    QCOMPARE(givenRunName(folder()), std::string());
  }

 private:
  std::string folder() const { return m_dir->path().toStdString(); }
  void write(const char* name, const QByteArray& bytes) const {
    QFile file(m_dir->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
  }
  std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_APPLESS_MAIN(TestRunName)
#include "tst_runname.moc"
