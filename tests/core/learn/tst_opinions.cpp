// What is read from a run's out-of-fold table, against numbers worked out by hand.
#include <QTemporaryDir>
#include <QtTest/QtTest>
#include <cmath>
#include <fstream>

#include "core/learn/opinions.h"

using namespace ullim;

class TestOpinions : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void doubtIsTheMarginTurnedRound() {
    QTemporaryDir dir;
    std::ofstream(dir.filePath("oof.csv").toStdString()) << "clip,fold,label,a,b,c\n"
                                                            "x,0,a,0.7,0.2,0.1\n"
                                                            "y,0,b,1,0,0\n"
                                                            "z,0,a,0.5,0.25,0.25\n"
                                                            "z,1,a,0.1,0.65,0.25\n";
    const auto read = readOpinions(dir.path().toStdString(), [](const std::string& id) {
      return id == "x" ? "a" : id == "y" ? "b" : "elsewhere";
    });
    QVERIFY(bool(read));
    QCOMPARE(int(read->size()), 3);
    QCOMPARE((*read)[0].second.label, std::string("a"));
    QCOMPARE((*read)[0].second.probability, 0.7f);
    QCOMPARE((*read)[0].second.doubt, 0.25f);             // (1 + 0.2 - 0.7) / 2
    QCOMPARE((*read)[1].second.doubt, 1.0f);              // sure of another
    QCOMPARE((*read)[2].second.label, std::string("b"));  // means 0.3, 0.45, 0.25
    QCOMPARE((*read)[2].second.probability, 0.45f);
    QVERIFY(std::isnan((*read)[2].second.doubt));
  }
  void badTablesAreSentences() {
    QTemporaryDir dir;
    const auto label = [](const std::string&) { return std::string(); };
    QVERIFY(!readOpinions(dir.path().toStdString(), label));
    for (const char* text :
         {"clip,fold,label\nx,0,a\n", "clip,fold,label,a\nx,0,a,lots\n", "who,fold,label,a\n"}) {
      std::ofstream(dir.filePath("oof.csv").toStdString()) << text;
      const auto read = readOpinions(dir.path().toStdString(), label);
      QVERIFY(!read);
      QVERIFY(read.error().detail.find("oof.csv") != std::string::npos);
    }
  }
};

QTEST_APPLESS_MAIN(TestOpinions)
#include "tst_opinions.moc"
