#pragma once
#include <QDialog>
#include <QPointer>
#include <functional>
#include <memory>
#include <optional>

#include "core/learn/luck.h"
#include "ui/context.h"
#include "ui/pages/trainplan.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace ullim {

class Job;
class LuckStrips;

/// The luck of the split: how far one and the same plain model's figure moves with the division of the clips
/// alone, at random and by group, in one picture and one sentence.
class LuckPanel : public QDialog {
  Q_OBJECT
 public:
  using Clips = std::function<TrainData()>;  ///< what a training would use now
  LuckPanel(const Context& context, Clips clips, QWidget* parent = nullptr);
  ~LuckPanel() override;  ///< stops what still runs
  bool isRunning() const;
  const std::optional<Luck>& luck() const { return m_luck; }
  void showLuck(Luck luck, int classes, double majority);  ///< majority: share of the most frequent class

  /// "A random split makes this set look 7.9 points better than it is." and what one division is worth.
  static QString sentence(const Luck& luck, bool balanced);

 public Q_SLOTS:
  void startOrStop();

 Q_SIGNALS:
  void ended();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void start();
  void showPicture();
  void showState();
  void retranslate();
  Context m_context;
  Clips m_clips;
  QLabel *m_about, *m_foldsName, *m_repeatsName, *m_figureName, *m_sentence, *m_note;
  QSpinBox *m_folds, *m_repeats;
  QComboBox* m_figure;
  QPushButton* m_start;
  QProgressBar* m_bar;
  LuckStrips* m_picture;
  QPointer<Job> m_job;
  std::optional<Luck> m_luck;
  QString m_problem;
  int m_classes = 0;
  double m_majority = 0;
};

}  // namespace ullim
