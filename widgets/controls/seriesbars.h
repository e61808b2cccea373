#pragma once
#include <QWidget>
#include <vector>

namespace ullim {

/// Per-class precision, recall and F1 as grouped bars (0..1), with support in the label; a bar can be
/// clicked, or a row reached by the arrow keys and opened by Enter (its recall) or Shift+Enter (its
/// precision).
class SeriesBars : public QWidget {
  Q_OBJECT
 public:
  struct Row {
    QString name;
    double precision = 0, recall = 0, f1 = 0;
    int support = 0;
  };
  explicit SeriesBars(QWidget* parent = nullptr);
  void setRows(std::vector<Row> rows);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void rowActivated(int row);
  void barActivated(int row, int series);  ///< after it: 0 precision, 1 recall, 2 F1

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void leaveEvent(QEvent*) override;
  void changeEvent(QEvent*) override;
  bool event(QEvent*) override;

 private:
  std::vector<Row> m_rows;
  int m_current = 0, m_hover = -1;
  QRect rowRect(int row) const;
  int rowHeight() const;  ///< less where many classes have to fit
  int rowAt(int y) const;
  int seriesAt(int y) const;
  QString words(int row) const;
  void describe();
};

}  // namespace ullim
