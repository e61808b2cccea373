#include <QAbstractButton>
#include <QSignalSpy>
#include <QtTest>

#include "widgets/controls/choicebutton.h"
#include "widgets/controls/labelbar.h"

using namespace ullim;

Q_DECLARE_METATYPE(ullim::ClipStatus)

class TestLabelBar : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void init();
  void clickTellsTheLabel();
  void pressedFollowsTheOwnerOnly();
  void clickTellsTheStatus();
  void pressedStatusIsTakenBack();
  void disabledWithoutAClip();
  void wrapsToTheWidth();
  void keyboardStaysWhereItWas();

 private:
  QAbstractButton* button(const char* name) const {
    return m_bar->findChild<QAbstractButton*>(QString::fromUtf8(name));
  }
  std::unique_ptr<LabelBar> m_bar;
};

void TestLabelBar::init() {
  m_bar = std::make_unique<LabelBar>();
  m_bar->setClasses(
      {{"hungry", "#E69F00", 0, ""}, {"belly_pain", "#56B4E9", 1, ""}, {"배고픔", "#009E73", 2, ""}});
  m_bar->setCurrent("hungry", ClipStatus::New, true);
  m_bar->resize(600, 100);
  m_bar->show();
}

void TestLabelBar::clickTellsTheLabel() {
  QSignalSpy chosen(m_bar.get(), &LabelBar::labelChosen);
  QTest::mouseClick(button("label-belly_pain"), Qt::LeftButton);
  QTest::mouseClick(button("label-배고픔"), Qt::LeftButton);
  QCOMPARE(chosen.count(), 2);
  QCOMPARE(chosen[0][0].toString(), QString("belly_pain"));
  QCOMPARE(chosen[1][0].toString(), QString::fromUtf8("배고픔"));
}

void TestLabelBar::pressedFollowsTheOwnerOnly() {
  QTest::mouseClick(button("label-belly_pain"), Qt::LeftButton);
  QVERIFY(button("label-hungry")->isChecked());
  QVERIFY(!button("label-belly_pain")->isChecked());
  m_bar->setCurrent("belly_pain", ClipStatus::Unsure, true);
  QVERIFY(!button("label-hungry")->isChecked());
  QVERIFY(button("label-belly_pain")->isChecked());
  QVERIFY(button("status-unsure")->isChecked());
}

void TestLabelBar::clickTellsTheStatus() {
  QSignalSpy chosen(m_bar.get(), &LabelBar::statusChosen);
  QTest::mouseClick(button("status-verified"), Qt::LeftButton);
  QTest::mouseClick(button("status-unsure"), Qt::LeftButton);
  QTest::mouseClick(button("status-excluded"), Qt::LeftButton);
  QCOMPARE(chosen.count(), 3);
  QVERIFY(chosen[0][0].value<ClipStatus>() == ClipStatus::Verified);
  QVERIFY(chosen[1][0].value<ClipStatus>() == ClipStatus::Unsure);
  QVERIFY(chosen[2][0].value<ClipStatus>() == ClipStatus::Excluded);
}

void TestLabelBar::pressedStatusIsTakenBack() {
  m_bar->setCurrent("hungry", ClipStatus::Excluded, true);
  QSignalSpy chosen(m_bar.get(), &LabelBar::statusChosen);
  QTest::mouseClick(button("status-excluded"), Qt::LeftButton);
  QVERIFY(chosen[0][0].value<ClipStatus>() == ClipStatus::New);
}

void TestLabelBar::disabledWithoutAClip() {
  m_bar->setCurrent({}, ClipStatus::New, false);
  QSignalSpy chosen(m_bar.get(), &LabelBar::labelChosen);
  QTest::mouseClick(button("label-hungry"), Qt::LeftButton);
  QCOMPARE(chosen.count(), 0);
  QVERIFY(!button("status-verified")->isEnabled());
}

void TestLabelBar::wrapsToTheWidth() {
  QVERIFY(m_bar->hasHeightForWidth());
  QVERIFY(m_bar->heightForWidth(200) > m_bar->heightForWidth(2000));
  m_bar->resize(200, m_bar->heightForWidth(200));
  QCoreApplication::processEvents();
  for (const QAbstractButton* one : m_bar->findChildren<QAbstractButton*>())
    QVERIFY2(m_bar->rect().contains(one->geometry()), qPrintable(one->objectName()));
}

void TestLabelBar::keyboardStaysWhereItWas() {
  for (const QAbstractButton* one : m_bar->findChildren<QAbstractButton*>()) {
    QVERIFY(!(one->focusPolicy() & (Qt::ClickFocus & ~Qt::TabFocus)));
    QVERIFY(one->focusPolicy() & Qt::TabFocus);
  }
}

QTEST_MAIN(TestLabelBar)
#include "tst_labelbar.moc"
