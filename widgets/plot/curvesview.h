#pragma once
#include <QWidget>
#include <memory>

namespace ullim {

/// Live loss, accuracy and learning rate (QCustomPlot), training and validation, one pair of axes each; the
/// best epoch is marked. Hovering shows the values of an epoch. Repainted at most 20 times a second.
class CurvesView : public QWidget {
  Q_OBJECT
 public:
  explicit CurvesView(QWidget* parent = nullptr);
  ~CurvesView() override;
  void clear();
  void setEpochs(int epochs);  ///< range of the x axis
  /// The latest fold is drawn in full, earlier ones faintly; epoch counts from 1. Accuracies are 0..1. Values
  /// that are not finite are left out. best: the best epoch of this fold so far. rate: learning rate; 0: not
  /// known.
  void addEpoch(int fold, int epoch, double trainLoss, double valLoss, double trainAccuracy,
                double valAccuracy, bool best, double rate = 0);
  /// The one drawn in full; -1: the latest. Others stay thin behind it.
  void choose(int fold);
  void setStopped(int fold, int epoch);  ///< early stopping, marked while this one is looked at

  QString epochText(int epoch) const;  ///< values of the latest fold at an epoch, one a line; empty: none
  QSize sizeHint() const override;

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
