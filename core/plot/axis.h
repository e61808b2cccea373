#pragma once
// Axis rules of librosa.display.specshow and matplotlib, in numbers: scales, limits, ticks and labels. The
// widgets and the picture writer both draw from here, so a picture on screen and one in a file agree.
#include <string>
#include <vector>

namespace ullim {

struct Tick {
  double value = 0;
  std::string label;
};

/// Note: the axis of Log with the names of notes (specshow's fft_note).
enum class FrequencyScaleKind { Linear, Log, Mel, Note };
const char* frequencyScaleName(FrequencyScaleKind kind);  ///< "linear", "log", "mel", "note"

/// Maps Hz to a coordinate that is linear on screen. Log, Note: linear with half weight below C2 (65.4 Hz),
/// log2 above. Mel: linear up to 1000 Hz, log2 above (both matplotlib "symlog" with base 2, as specshow sets
/// them).
class FrequencyScale {
 public:
  explicit FrequencyScale(FrequencyScaleKind kind = FrequencyScaleKind::Linear) : m_kind(kind) {}
  FrequencyScaleKind kind() const { return m_kind; }
  double toCoordinate(double hz) const;
  double toHz(double coordinate) const;
  /// Ticks of the visible range, labelled as specshow ("512", "1024", ...; linear: "0", "2000", ...; note:
  /// "C2", "C3", ... at these notes). maxTicks limits the evenly spaced ones.
  std::vector<Tick> ticks(double lowHz, double highHz, int maxTicks = 9) const;

 private:
  FrequencyScaleKind m_kind;
};

/// BySpan: h:mm:ss over an hour, m:ss over a minute, two significant digits from 1 s on, else three decimals.
/// Seconds and Milliseconds: three significant digits. Source: librosa's TimeFormatter.
enum class TimeLabels { BySpan, Hours, Minutes, Seconds, Milliseconds };
/// Time ticks of a visible span in seconds: about maxTicks nice steps (1, 1.5, 5, 6, 10 x 10^n). Where the
/// digits of `labels` would not tell the ticks apart there are more of them.
std::vector<Tick> timeTicks(double beginS, double endS, int maxTicks = 10,
                            TimeLabels labels = TimeLabels::BySpan);
/// Ordinary ticks at 1, 2, 2.5, 5, 10 times a power of ten (matplotlib MaxNLocator/AutoLocator).
std::vector<Tick> valueTicks(double low, double high, int maxTicks = 9);

/// Names of the pitch classes C, D, E, F, G, A, B at their rows of a chroma feature of nChroma rows (a
/// multiple of 12 names them; others get row numbers), row 0 being C. Source: specshow's y_axis="chroma".
std::vector<Tick> chromaTicks(int nChroma);

/// Cell edges from cell centres: half-way between neighbours, the outermost extrapolated by half a step.
std::vector<double> cellEdges(const std::vector<double>& centres);

}  // namespace ullim
