// The program itself: what it links, how fast it starts, what Ctrl-C does.
#include <signal.h>
#include <QElapsedTimer>
#include <QProcess>

#include "tests/core/cli/runner.h"

using namespace ullim::test;

class TestProgram : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void linksNoScreenAndNoTorch();
  void answersLikeTheFunction();
  void startsFast();
  void interruptEndsWith130();

 private:
  const QString m_program = ULLIM_BIN "/ullim-cli";
};

void TestProgram::initTestCase() {
  if (!QFile::exists(m_program)) QSKIP("ullim-cli is not built");
}

void TestProgram::linksNoScreenAndNoTorch() {
  QProcess ldd;
  ldd.start("ldd", {m_program});
  if (!ldd.waitForFinished() || ldd.exitCode() != 0) QSKIP("ldd is not here");
  const QString libraries = QString::fromUtf8(ldd.readAllStandardOutput());
  QVERIFY(libraries.contains("libQt6Core"));
  for (const char* banned : {"Qt6Gui", "Qt6Widgets", "Qt6Multimedia", "Qt6Charts", "qcustomplot", "libtorch",
                             "libc10", "libcairo", "libpango", "libX11.so", "libGL.so"})
    QVERIFY2(!libraries.contains(banned, Qt::CaseInsensitive), qPrintable(libraries));
}

void TestProgram::answersLikeTheFunction() {
  QProcess process;
  process.start(m_program, {"augment", "--list", "--json"});
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitCode(), 0);
  QCOMPARE(process.readAllStandardOutput().toStdString(), run({"augment", "--list", "--json"}).out);
  process.start(m_program, {"--nonsense"});
  QVERIFY(process.waitForFinished());
  QCOMPARE(process.exitCode(), 2);
}

void TestProgram::startsFast() {
  QTemporaryDir dir;
  writeTone(dir.path() + "/a.wav", 440, 0.5);
  qint64 best = 1000000;
  for (int i = 0; i < 5; ++i) {
    QProcess process;
    QElapsedTimer timer;
    timer.start();
    process.start(m_program, {"features", dir.path() + "/a.wav", "--force", "--out", dir.path() + "/a.npy"});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    best = std::min(best, timer.elapsed());
  }
  qInfo("features of one clip: %lld ms", best);
#ifdef __SANITIZE_ADDRESS__
  QSKIP("a sanitizer slows the start");
#endif
  QVERIFY2(best < 200,
           qPrintable(QString::number(best)));  // far below it on an idle machine; checks share the cores
}

void TestProgram::interruptEndsWith130() {
  QTemporaryDir dir;
  QProcess process;
  process.start(m_program, {"demo", dir.path() + "/demo", "--clips", "20000", "--progress", "json"});
  QVERIFY(process.waitForStarted());
  process.setReadChannel(QProcess::StandardError);
  QVERIFY(process.waitForReadyRead(20000));  // it is at work
  ::kill(pid_t(process.processId()), SIGINT);
  QVERIFY(process.waitForFinished(20000));
  QCOMPARE(process.exitStatus(), QProcess::NormalExit);
  QCOMPARE(process.exitCode(), 130);
}

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
