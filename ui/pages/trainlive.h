#pragma once
#include <QStringList>
#include <QWidget>
#include <map>
#include <vector>

#include "core/learn/training.h"

class QComboBox;
class QFrame;
class QLabel;
class QScrollArea;

namespace ullim {

class CurvesView;
class ProbabilityBars;

/// What a training tells while it runs, without its log: warnings, curves by fold and network, and how much
/// of each class the last epoch found.
class TrainLive : public QWidget {
  Q_OBJECT
 public:
  struct ClassLook {
    QString name;
    QColor colour;  ///< invalid: the accent colour
  };
  explicit TrainLive(QWidget* parent = nullptr);

  /// Forgets the training before.
  void begin(const TrainSettings& settings, std::vector<ClassLook> classes);
  /// byWish: the user has asked to stop, so an early end is not early stopping.
  void take(const TrainEvent& event, bool byWish);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Series {
    int fold = 0, member = 0, folds = 1, members = 1, lastEpoch = 0, epochs = 0;
    QString memberName;
    std::vector<double> recalls;
  };
  static int keyOf(const TrainEvent& event);
  QString nameOf(const Series& series) const;
  void addSeries(int key, const TrainEvent& event);
  void choose();
  void takeWarning(const TrainEvent& event);
  void showWarnings();
  void showRecalls();
  void retranslate();

  QFrame* m_warningStrip;
  QLabel *m_warningIcon, *m_warning, *m_recallTitle;
  QComboBox* m_series;
  CurvesView* m_curves;
  QScrollArea* m_recallArea;
  ProbabilityBars* m_recalls;
  std::map<int, Series> m_all;  // by keyOf()
  int m_latest = -1;
  bool m_mayStopEarly = false;
  struct Warning {
    TrainWarning kind = TrainWarning::Other;
    QStringList texts;  // core's; one a fold and network
  };
  std::vector<Warning> m_warnings;  // a kind once; those of no kind each for itself
  std::vector<ClassLook> m_classes;
};

}  // namespace ullim
