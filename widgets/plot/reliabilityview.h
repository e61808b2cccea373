#pragma once
#include <QWidget>
#include <optional>
#include <vector>

namespace ullim {

/// How often a model is right beside how sure it says it is: a bar per bin of confidence against the diagonal
/// of a model that is as sure as it is right, and below how many clips each bin holds. Arrow keys go from bin
/// to bin, Enter or a click opens one.
class ReliabilityView : public QWidget {
  Q_OBJECT
 public:
  struct Bin {
    double low = 0, high = 0;             ///< confidence, 0..1
    double confidence = 0, accuracy = 0;  ///< means in the bin, 0..1
    int count = 0;
  };
  explicit ReliabilityView(QWidget* parent = nullptr);
  /// `lowest`: the least confidence there can be (1 / classes), drawn as the left border of what is possible.
  void setBins(std::vector<Bin> bins, double lowest);
  QRect binRect(int bin) const;  ///< its column over the whole height
  QSize sizeHint() const override { return {420, 380}; }
  QSize minimumSizeHint() const override { return {240, 220}; }

 Q_SIGNALS:
  void binActivated(int bin);

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void leaveEvent(QEvent*) override;
  void changeEvent(QEvent*) override;
  bool event(QEvent*) override;

 private:
  QRect plotRect() const;
  QRect countRect() const;
  int binAt(const QPoint& pos) const;
  QString words(int bin) const;
  void describe();
  void paintBins(class QPainter& painter) const;

  std::vector<Bin> m_bins;
  double m_lowest = 0;
  int m_current = -1, m_hover = -1;
};

}  // namespace ullim
