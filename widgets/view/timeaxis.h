#pragma once
#include <QElapsedTimer>
#include <QObject>
#include <vector>

#include "core/base/units.h"
#include "core/plot/render.h"

namespace ullim {

/// The one time axis that all panes of a clip share: visible range, play cursor, hover, selection, all in
/// samples; and the frequencies of a selection that is a box.
///
/// Views are remembered as in a browser: what stands for a moment can be gone back to.
class TimeAxis : public QObject {
  Q_OBJECT
 public:
  explicit TimeAxis(QObject* parent = nullptr);
  void setSignal(SamplePos length, SampleRate rate);  ///< resets view, cursor and selection
  SamplePos length() const { return m_length; }
  SampleRate rate() const { return m_rate; }
  double viewBegin() const { return m_begin; }  ///< fractional samples; may be half a hop outside the signal
  double viewEnd() const { return m_end; }
  SampleRange selection() const { return m_selection; }
  /// Hz of a selection that is a time-frequency box; low == high: all frequencies.
  Span band() const { return m_band; }
  bool hasBand() const { return m_band.high > m_band.low; }
  bool canGoBack() const { return m_place > 0; }
  bool canGoForward() const { return m_place + 1 < m_visited.size(); }
  SamplePos cursor() const { return m_cursor; }    ///< -1: none
  double hover() const { return m_hover; }         ///< -1: pointer is elsewhere
  double boundBegin() const { return -m_margin; }  ///< how far out one can see
  double boundEnd() const { return double(m_length) + m_tail + m_margin; }
  bool isFit() const;  ///< everything is in view

  static constexpr double kMinimumWidth = 16.0;  ///< samples in the closest view

 public Q_SLOTS:
  void setView(double begin, double end);     ///< clamped to the bounds; at least 16 samples wide
  void zoom(double factor, double atSample);  ///< factor > 1: closer; keeps atSample where it is
  void pan(double samples);
  void fit();
  void zoomToSelection();
  void setSelection(ullim::SampleRange range);  ///< empty: none; then there is no band either
  void setBand(double lowHz, double highHz);    ///< in any order; equal: none
  void back();                                  ///< to the view before
  void forward();
  void setCursor(ullim::SamplePos pos);
  void setHover(double sample);
  /// Samples that may be seen before the start and after the end: half a hop, so that the outermost cells
  /// show whole. Stays over setSignal(). A view of everything stays one.
  void setMargin(double samples);
  /// Empty room after the end, in samples, so that clips of different length can be shown on one scale. A new
  /// signal has none.
  void setTail(double samples);

 Q_SIGNALS:
  void signalChanged();
  void viewChanged();
  void selectionChanged();
  void bandChanged();
  void cursorChanged();
  void hoverChanged();

 private:
  struct View {
    double begin = 0, end = 0;
    bool operator==(const View&) const = default;
  };
  void remember();
  void boundsChanged(bool fitted);
  void travel(std::size_t place);

  SamplePos m_length = 0;
  SampleRate m_rate{};
  double m_begin = 0, m_end = 1, m_hover = -1, m_margin = 0, m_tail = 0;
  SampleRange m_selection;
  Span m_band;
  SamplePos m_cursor = -1;
  std::vector<View> m_visited;  ///< never empty while there is a signal
  std::size_t m_place = 0;      ///< of the present view among them
  QElapsedTimer m_sinceView;    ///< steps of one movement make one view
};

}  // namespace ullim
