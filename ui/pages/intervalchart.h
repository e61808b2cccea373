#pragma once
#include <QColor>
#include <QStringList>
#include <QWidget>
#include <optional>
#include <vector>

#include "core/learn/metrics.h"

class QPainter;

namespace ullim {

/// Shares (0..1) as dots with their 95 % interval, and what they have to beat as marks on the same scale: a
/// picture first, the numbers beside it.
class IntervalChart : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString name, toolTip;
    double value = 0;
    std::optional<Interval> interval;  ///< not finite: as none
    std::vector<double> marks = {};    ///< as setMarks(); NaN: none in this row
    bool warned = false;               ///< drawn in the colour of warnings
    QColor colour = {};                ///< of the dot and its interval; not valid: the accent
  };
  explicit IntervalChart(QWidget* parent = nullptr);
  void setRows(std::vector<Row> rows);
  /// What the marks are called below the chart, at most four; each has its own shape.
  void setMarks(QStringList names);
  void setRowHeight(int pixels);
  void setLegend(bool shown);  ///< false: another chart beside explains the marks
  bool hasHeightForWidth() const override { return true; }
  int heightForWidth(int width) const override;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent* event) override;

 private:
  int nameWidth() const;
  int textWidth() const;
  QString numbers(const Row& row) const;
  void paintMark(QPainter& painter, std::size_t kind, const QPointF& at) const;
  int layoutLegend(QPainter* painter, int top, int width) const;  ///< its height; null: only that
  bool isMarked(std::size_t kind) const;                          ///< in any row
  std::vector<Row> m_rows;
  QStringList m_marks;
  int m_row = 32;
  bool m_legend = true;
};

}  // namespace ullim
