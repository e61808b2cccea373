#pragma once
#include <QWidget>
#include <optional>
#include <vector>

#include "core/learn/metrics.h"

namespace ullim {

/// Shares (0..1) as dots with their 95 % interval, and the value of always saying the most frequent class as
/// a mark on the same scale: a picture first, the numbers beside it.
class IntervalChart : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString name, toolTip;
    double value = 0;
    std::optional<Interval> interval;
    double baseline = 0;
  };
  explicit IntervalChart(QWidget* parent = nullptr);
  void setRows(std::vector<Row> rows);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent*) override;
  bool event(QEvent* event) override;

 private:
  int nameWidth() const;
  int textWidth() const;
  QString numbers(const Row& row) const;
  std::vector<Row> m_rows;
};

}  // namespace ullim
