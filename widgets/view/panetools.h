#pragma once
#include <QWidget>

class QToolButton;

namespace ullim {

/// The small buttons at the upper right of a pane: up, down, close. The same can be done from the pane's menu
/// by keyboard; these take no focus. A part of Pane.
class PaneTools : public QWidget {
  Q_OBJECT
 public:
  explicit PaneTools(QWidget* pane);
  void place(const QRect& plot);

 Q_SIGNALS:
  void moveClicked(int by);
  void closeClicked();

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void retranslate();
  QToolButton *m_up, *m_down, *m_close;
};

}  // namespace ullim
