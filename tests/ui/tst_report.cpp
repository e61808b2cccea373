// The report as a PDF and as other files, made off the GUI thread.
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "ui/pages/reportwriter.h"

using namespace ullim;

class TestReport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // For looking at a run's report: ULLIM_RUN=folder ULLIM_REPORT=file.pdf.
  void givenRun() {
    const auto run = qgetenv("ULLIM_RUN"), out = qgetenv("ULLIM_REPORT");
    if (run.isEmpty()) QSKIP("for use by hand");
    const auto record = readRun(run.toStdString());
    QVERIFY(record);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(writeReport(*record, out.toStdString()));
    qInfo() << clock.elapsed() << "ms";
  }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
