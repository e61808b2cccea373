#pragma once
#include <QWidget>
#include <memory>
#include <vector>

#include "core/dataset/operations.h"

namespace ullim {

/// Class distribution as horizontal bars (Qt Charts) in the classes' colours, count and share written at each
/// bar.
class ClassChart : public QWidget {
  Q_OBJECT
 public:
  explicit ClassChart(QWidget* parent = nullptr);
  ~ClassChart() override;
  void setCounts(const std::vector<ClassCount>& counts, const std::vector<LabelClass>& classes);
  QSize sizeHint() const override;  ///< high enough for eight classes; more scroll
  QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void classActivated(const QString& name);  ///< a row was clicked, or Enter pressed on it; "": no label

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
