// Texts with numbered places: values go in and come out again, whatever order a language needs.
#include <QtTest>

#include "core/base/words.h"

using namespace ullim;

using Values = std::vector<std::string>;

class TestWords : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void valuesGoIntoTheirPlaces() {
    QCOMPARE(withValues("%1 of %2 clips", {"3", "10"}), std::string("3 of 10 clips"));
    QCOMPARE(withValues("클립 %2개 중 %1개", {"3", "10"}), std::string("클립 10개 중 3개"));
    // A class may be called %2, and a text may end with the sign itself.
    QCOMPARE(withValues("%1 taken for %2", {"%2", "b"}), std::string("%2 taken for b"));
    QCOMPARE(withValues("%1 %", {"83.2"}), std::string("83.2 %"));
    QCOMPARE(withValues("%1%%2", {"a", "b"}), std::string("a%b"));
    QCOMPARE(withValues("%3 stays, %", {"a"}), std::string("%3 stays, %"));
    QCOMPARE(withValues("", {"a"}), std::string());
  }

  void valuesComeOutAgain() {
    QVERIFY(valuesOf("5 folds by group", "%1 folds %2") == Values({"5", "by group"}));
    QVERIFY(valuesOf("x (a) b (end)", "%1 (%2)") == Values({"x", "a) b (end"}));
    QVERIFY(valuesOf("b to a", "%2 to %1") == Values({"a", "b"}));
    QVERIFY(valuesOf("fixed", "fixed") == Values());
    QVERIFY(valuesOf("group  is in test", "group %1 is in test") == Values({""}));
    for (const char* none : {"", "5 fold by group", "folds by group", "5 folds"})
      QVERIFY(!valuesOf(none, "%1 folds %2"));
    QVERIFY(!valuesOf("fixed and more", "fixed"));
    QVERIFY(!valuesOf("a (", "%1 (%2)"));
    // What is before a place and what is after it must not share letters.
    QVERIFY(!valuesOf("aba", "ab%1ba"));
  }

  void withoutALanguageItIsEnglish() {
    const Words english;
    QCOMPARE(english("%1 clips", {"3"}), std::string("3 clips"));
    QCOMPARE(english.again("3 folds"), std::string("3 folds"));
    QCOMPARE(english.language(), std::string("en"));
    const Words other("x", [](const char* text) { return "<" + std::string(text) + ">"; });
    QCOMPARE(other("%1 clips", {"3"}), std::string("<3 clips>"));
    QCOMPARE(other.again("3 folds"), std::string("3 folds"));
  }
};

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
