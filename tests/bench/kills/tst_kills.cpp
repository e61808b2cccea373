// What the program called saved is there after a kill; and a program that says so too early is found out.
#include <QtTest>

#include "tests/bench/kills/kills.h"

using namespace ullim::bench;

class TestKills : public QObject {
  Q_OBJECT

  static KillSettings settings(const QTemporaryDir& folder) {
    KillSettings out;
    out.program = ULLIM_BIN "/ullim";
    out.dir = folder.path().toStdString();
    out.clips = 120;
    out.seed = 7;
    return out;
  }
  static QByteArray words(const KillReport& report) {
    QByteArray out;
    for (const std::string& each : report.complaints) out += QByteArray::fromStdString(each) + '\n';
    return out;
  }

 private Q_SLOTS:
  void savedIsThere() {
    const QTemporaryDir folder;
    KillSettings killed = settings(folder);
    killed.kills = 15;
    const KillReport report = killAndLook(killed);
    QVERIFY2(report.fine(), words(report));
    QCOMPARE(report.kills, 15);
    QVERIFY2(report.acknowledged > 50, "too little was labelled to say anything");
    QVERIFY2(report.worstReopenMs <= 2000,
             QByteArray::number(report.worstReopenMs) + " ms until the project was there again");
  }

  void toldTooEarlyIsFoundOut() {
    const QTemporaryDir folder;
    KillSettings killed = settings(folder);
    killed.kills = 12;
    killed.ackEarly = true;
    QVERIFY(killAndLook(killed).lost > 0);
  }
};

QTEST_GUILESS_MAIN(TestKills)
#include "tst_kills.moc"
