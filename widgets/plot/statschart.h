#pragma once
#include <QColor>
#include <QWidget>
#include <memory>
#include <vector>

namespace ullim {

/// Classes as horizontal bars that may be parted by a second property, or as boxes of a number (Qt Charts).
/// Class names and counts are written in full beside the bars; what does not fit is scrolled.
class StatsChart : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString name, text;  ///< text: behind the bar
    QColor colour;
    std::vector<double> parts;  ///< lengths, one a series
    double box[5] = {};         ///< least, lower quartile, median, upper quartile, most
    bool hasBox = false;
  };
  struct Series {
    QString name;
    QColor colour;
  };

  explicit StatsChart(QWidget* parent = nullptr);
  ~StatsChart() override;
  /// One series: each bar in its class's colour. Several: parted, with a legend.
  void setBars(const std::vector<Row>& rows, const std::vector<Series>& series, const QString& title);
  void setBoxes(const std::vector<Row>& rows, const QString& title, const QString& unit);
  QSize minimumSizeHint() const override { return {240, 140}; }
  QSize sizeHint() const override { return {420, 260}; }

 Q_SIGNALS:
  /// A part of a bar was clicked, or Enter pressed on its row; series -1: the whole row.
  void activated(int row, int series);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
