#pragma once
#include <QWidget>
#include <vector>

namespace ullim {

/// One bar a class, largest first, with its percentage.
class ProbabilityBars : public QWidget {
  Q_OBJECT
 public:
  struct Bar {
    QString name;
    QColor colour;
    double value = 0;  ///< 0..1
  };
  explicit ProbabilityBars(QWidget* parent = nullptr);
  void setBars(std::vector<Bar> bars);
  void setKeepOrder(bool keep) { m_keepOrder = keep; }  ///< bars stay as given, none is stressed
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  void describe();
  std::vector<Bar> m_bars;
  bool m_keepOrder = false;
};

}  // namespace ullim
