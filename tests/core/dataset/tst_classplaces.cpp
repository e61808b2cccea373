// A class named by a digit has that digit's key; nobody's key moves without a reason.
#include <QtTest>

#include "core/dataset/classplaces.h"
#include "core/dataset/classplan.h"
#include "core/dataset/operations.h"

using namespace ullim;

class TestClassPlaces : public QObject {
  Q_OBJECT

  /// Place 0 has key 1, ..., 9 has key 0; later ones have none.
  static QString keys(std::vector<LabelClass> classes) {
    std::stable_sort(classes.begin(), classes.end(),
                     [](const auto& a, const auto& b) { return a.position < b.position; });
    QStringList out;
    for (const LabelClass& c : classes)
      out.append(QStringLiteral("%1=%2").arg(
          QString::fromStdString(c.name),
          c.position < 10 ? QString::number((c.position + 1) % 10) : QStringLiteral("-")));
    return out.join(QLatin1Char(' '));
  }
  static Dataset with(const std::vector<std::string>& names) {
    Dataset data;
    addPlaced(data.classes, names);
    for (LabelClass& c : data.classes) c.colour = unusedClassColour(data.classes);
    data.sortClasses();
    return data;
  }
  static Dataset dense(const std::vector<std::string>& names) {  // as every project before this rule
    Dataset data;
    for (const auto& name : names)
      data.classes.push_back({name, unusedClassColour(data.classes), int(data.classes.size()), {}});
    return data;
  }
  static ClassStep step(ClassStep::Kind kind, const std::string& name, const std::string& to = {},
                        const std::vector<std::string>& names = {}) {
    ClassStep made;
    made.kind = kind;
    made.name = name;
    made.to = to;
    made.names = names;
    return made;
  }
  static QString after(const Dataset& data, const std::vector<ClassStep>& steps) {
    const auto plan = planClasses(data, steps);
    if (!plan) return QString::fromStdString(plan.error().detail);
    Dataset changed = data;
    if (!applyChange(changed, plan->change)) return QStringLiteral("cannot be applied");
    return changed.classes == plan->classes ? keys(changed.classes) : QStringLiteral("planned otherwise");
  }

 private Q_SLOTS:
  void everyDigitHasItsKey() {
    QCOMPARE(keys(with({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}).classes),
             QStringLiteral("1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 0=0"));
    QCOMPARE(keys(with({"0", "2"}).classes), QStringLiteral("2=2 0=0"));
  }

  void othersFillWhatDigitsLeave() {
    QCOMPARE(keys(with({"0", "1", "7", "no", "yes"}).classes), QStringLiteral("1=1 no=2 yes=3 7=7 0=0"));
    QCOMPARE(keys(with({"a", "b", "c"}).classes), QStringLiteral("a=1 b=2 c=3"));
    QCOMPARE(keys(with({"00", "10", "-1", "١"}).classes), QStringLiteral("00=1 10=2 -1=3 ١=4"));
    QCOMPARE(keys(with({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "noise"}).classes),
             QStringLiteral("1=1 2=2 3=3 4=4 5=5 6=6 7=7 8=8 9=9 0=0 noise=-"));
  }

  void newClassTakesAFreeKeyAlone() {
    Dataset data = dense({"a", "b"});
    for (const char* name : {"7", "2", "c"}) {
      const auto change = addClass(data, name);
      QVERIFY(change && applyChange(data, *change));
    }
    QCOMPARE(keys(data.classes), QStringLiteral("a=1 b=2 2=3 c=4 7=7"));  // 2 was b's already
  }

  void olderProjectsKeepTheirs() {
    const Dataset old = dense({"0", "1", "2", "3"});
    QCOMPARE(after(old, {step(ClassStep::Kind::Add, "x")}), QStringLiteral("0=1 1=2 2=3 3=4 x=5"));
    QCOMPARE(after(old, {step(ClassStep::Kind::Rename, "3", "three")}),
             QStringLiteral("0=1 1=2 2=3 three=4"));
  }

  void whatIsOrderedByHandStays() {
    const Dataset data = with({"0", "1", "2", "no"});
    QCOMPARE(keys(data.classes), QStringLiteral("1=1 2=2 no=3 0=0"));
    QCOMPARE(after(data, {step(ClassStep::Kind::Order, {}, {}, {"0", "1", "2", "no"})}),
             QStringLiteral("0=1 1=2 2=3 no=4"));
    // Steps that order nothing leave the digits where they are.
    QCOMPARE(after(data, {step(ClassStep::Kind::Drop, "1")}), QStringLiteral("2=2 no=3 0=0"));
    QCOMPARE(after(data, {step(ClassStep::Kind::Add, "9"), step(ClassStep::Kind::Add, "4")}),
             QStringLiteral("1=1 2=2 no=3 4=4 9=9 0=0"));
  }
};

QTEST_GUILESS_MAIN(TestClassPlaces)
#include "tst_classplaces.moc"
