#pragma once
#include <QDockWidget>
#include <QThreadPool>
#include <QTimer>
#include <stop_token>
#include <vector>

#include "core/dataset/clipstats.h"
#include "ui/context.h"

class QComboBox;
class QLabel;

namespace ullim {

class StatsChart;

/// Figures and pictures of the selected, shown or all clips: distribution, class by group or any column,
/// lengths, pitch and levels by class. Counted on a worker. A click on a bar filters the table.
class StatsPanel : public QDockWidget {
  Q_OBJECT
 public:
  explicit StatsPanel(const Context& context, QWidget* parent = nullptr);
  ~StatsPanel() override;

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Picture {
    enum class Kind { Distribution, Across, Spread } kind = Kind::Distribution;
    ClipField field;
  };
  void later();
  void refresh();
  void show(const StatsTable& table);
  void fillPictures();
  void filterBy(int row, int series);
  QString fieldTitle(const ClipField& field) const;
  void retranslate();

  Context m_context;
  QComboBox *m_scope, *m_picture;
  QLabel* m_summary;
  StatsChart* m_chart;
  std::vector<Picture> m_pictures;
  StatsTable m_table;
  Picture m_shown;
  QTimer m_later;
  int m_serial = 0;
  std::stop_source m_stop;
  QThreadPool m_pool;  // last: waits for its work
};

}  // namespace ullim
