#pragma once
#include <QWidget>
#include <vector>

namespace ullim {

/// Per-class precision, recall and F1 as grouped bars (0..1), with support in the label; a row can be
/// clicked, or reached by the arrow keys and opened by Enter.
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

 protected:
  void paintEvent(QPaintEvent*) override;
  void mousePressEvent(QMouseEvent*) override;
  void mouseMoveEvent(QMouseEvent*) override;
  void keyPressEvent(QKeyEvent*) override;
  void leaveEvent(QEvent*) override;
  void changeEvent(QEvent*) override;

 private:
  std::vector<Row> m_rows;
  int m_current = 0, m_hover = -1;
  QRect rowRect(int row) const;
  int rowAt(int y) const;
  void describe();
};

}  // namespace ullim
