#pragma once
#include <QWidget>
#include <string>
#include <vector>

#include "core/base/matrix.h"

namespace ullim {

/// Confusion matrix: row share as colour (right answers in the accent, wrong ones in the second colour),
/// count and share as text (the share with its sign where there is room; while shares stand large, the
/// columns' title says what they are shares of); rows are true labels, their number of clips stands at the
/// right. Arrow keys move, Enter or a click opens a cell.
class ConfusionView : public QWidget {
  Q_OBJECT
 public:
  explicit ConfusionView(QWidget* parent = nullptr);
  void setMatrix(const std::vector<std::string>& classNames, const MatrixOf<int>& counts);
  /// Who gives the rows and who the columns, when these are not true and predicted labels; empty: they are.
  void setSides(const QString& rows, const QString& columns);
  /// The share of the row stands large and the count small, instead of the other way round.
  void setPercent(bool percent);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  QRect cellRect(int row, int col) const;
  int classCount() const { return int(m_names.size()); }

 Q_SIGNALS:
  void cellActivated(int trueClass, int predictedClass);

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void leaveEvent(QEvent*) override;
  void changeEvent(QEvent*) override;
  bool event(QEvent*) override;

 private:
  struct Geometry {
    int left, top, right;  ///< pixels for names and totals
    double cell[2];        ///< width and height of a cell
    bool steep;            ///< predicted names stand upright
  };
  Geometry geometryOf(const QSize& size) const;
  QString shareText(double share, const QFontMetrics& metrics, int width) const;
  void paintCell(QPainter& painter, int row, int col) const;
  void paintNames(QPainter& painter, const Geometry& g) const;
  int rowTotal(int row) const;
  QString sentence(int row, int col) const;
  void describe();
  bool cellAt(const QPoint& pos, int* row, int* col) const;

  std::vector<QString> m_names;
  QString m_rowsBy, m_columnsBy;
  MatrixOf<int> m_counts;
  bool m_percent = false;
  int m_row = 0, m_col = 0, m_hoverRow = -1, m_hoverCol = -1;
};

}  // namespace ullim
