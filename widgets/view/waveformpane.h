#pragma once
#include <QPixmap>
#include <memory>

#include "core/audio/wavesource.h"
#include "widgets/view/pane.h"

namespace ullim {

/// Smallest to largest sample of each pixel column, RMS on top of it; close by, the samples themselves.
/// Amplitude at the left, dB re full scale at the right. A part of ClipView.
class WaveformPane : public Pane {
  Q_OBJECT
 public:
  WaveformPane(TimeAxis* axis, QWidget* parent);
  void setWave(std::shared_ptr<const WaveSource> wave);  ///< nullptr: nothing to show
  void waveChanged();                                    ///< more of it is known
  /// true: the clip's peak fills the height (quiet clips can be seen); false: the height is full scale, +-1.
  void setNormalised(bool normalised);
  bool isNormalised() const { return m_normalised; }
  double fullHeight() const;  ///< amplitude at the upper border
  QString title() const override;

 protected:
  void paintPlot(QPainter& painter, const QRect& exposed) override;
  void paintAxes(QPainter& painter) override;
  QString readout(const QPointF& pos) const override;
  void viewChanged() override;
  void zoomVertical(double factor, double y) override;
  void resetVertical() override;
  bool hasContent() const override;

 private:
  double yOf(double amplitude) const;
  void renderCache();
  void paintEnvelope(QImage& image, double ratio) const;
  bool paintSamples(QPainter& painter, const QSize& size, double ratio) const;  ///< false: not at hand yet

  std::shared_ptr<const WaveSource> m_wave;
  QPixmap m_cache;
  bool m_dirty = true;
  bool m_normalised = true;
  double m_zoom = 1.0;
  float m_knownPeak = 0;
};

}  // namespace ullim
