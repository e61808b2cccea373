// A page that is scrolled changes none of its settings.
#include <QApplication>
#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <QtTest>

#include "ui/wheelguard.h"

using namespace ullim;

class TestWheelGuard : public QObject {
  Q_OBJECT

  static void wheelOver(QWidget* target) {
    const QPointF at = target->rect().center();
    QWheelEvent wheel(at, target->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(target, &wheel);
  }

 private Q_SLOTS:
  static void initMain() { WheelGuard::install(); }

  void theWheelScrollsAndChangesNothing() {
    QScrollArea area;
    auto* inside = new QWidget;
    auto* column = new QVBoxLayout(inside);
    auto* number = new QSpinBox;
    auto* list = new QComboBox;
    list->addItems({"a", "b", "c"});
    number->setValue(20);
    column->addWidget(number);
    column->addWidget(list);
    inside->setMinimumHeight(2000);
    area.setWidget(inside);
    area.resize(300, 200);
    area.show();
    QVERIFY(QTest::qWaitForWindowExposed(&area));
    area.setFocus();
    QCOMPARE(number->focusPolicy(), Qt::StrongFocus);  // the wheel alone does not give it the keyboard
    wheelOver(number);
    wheelOver(list);
    QCOMPARE(number->value(), 20);
    QCOMPARE(list->currentIndex(), 0);
    QVERIFY(area.verticalScrollBar()->value() > 0);
    number->setFocus();
    QVERIFY(number->hasFocus());
    wheelOver(number);
    QCOMPARE(number->value(), 19);  // whoever is in the field may turn it
  }
};

QTEST_MAIN(TestWheelGuard)
#include "tst_wheelguard.moc"
