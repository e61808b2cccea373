#pragma once
#include <QTimer>
#include <QWidget>
#include <memory>
#include <optional>

#include "core/audio/audiofile.h"
#include "core/dataset/measurementtable.h"
#include "ui/context.h"

class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QPushButton;

namespace ullim {

class TimeAxis;

/// The selection in numbers: its borders, which can be typed, and what was measured in it. Measured in the
/// background a moment after the selection rests; an older measurement is stopped.
class SelectionPanel : public QWidget {
  Q_OBJECT
 public:
  SelectionPanel(const Context& context, TimeAxis* axis, QWidget* parent = nullptr);
  ~SelectionPanel() override;

  /// key: ClipLoader's, for a sound that is not in memory (a long one); empty and nullptr: nothing to
  /// measure.
  void setSound(const QString& key, std::shared_ptr<const AudioClip> audio);
  void setOptions(const MeasureOptions& options);
  /// Measures the selection (or everything) and answers with measured(): `row` with its values, whatever is
  /// shown by then.
  void measureNow(MeasurementRow row);

 Q_SIGNALS:
  void edited();           ///< the borders were typed
  void appendRequested();  ///< the button
  void measured(const ullim::MeasurementRow& row);
  void notice(const QString& text);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();
  void follow();                    ///< axis -> fields
  void take(const QObject* field);  ///< one field -> axis; the others are rounded
  void start(std::optional<MeasurementRow> asked);
  void show(const Measurement* values);

  Context m_context;
  TimeAxis* m_axis;
  QString m_key;
  std::shared_ptr<const AudioClip> m_audio;
  MeasureOptions m_options;
  std::stop_source m_stop, m_askedStop;
  int m_number = 0;
  bool m_filling = false;
  QTimer m_rest;
  QGroupBox *m_borders, *m_values;
  QFormLayout* m_form;
  QDoubleSpinBox *m_begin, *m_end, *m_low, *m_high;
  std::vector<QLabel*> m_names, m_numbers, m_borderNames;
  QLabel* m_state;
  QPushButton* m_append;
};

}  // namespace ullim
