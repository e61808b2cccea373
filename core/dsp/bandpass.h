#pragma once
// Hearing a part of the spectrum alone, without moving it in time.
#include <memory>
#include <span>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

/// Frequencies from lowHz up to highHz; none when the two are equal.
struct FrequencyBand {
  double lowHz = 0, highHz = 0;
  bool empty() const { return !(highHz > lowHz); }
  bool operator==(const FrequencyBand&) const = default;
};

/// A finite filter of linear phase, applied around each sample: nothing is moved in time. Flat within the
/// band (0.01 dB) and at least 60 dB down a third of an octave beyond either edge, as long as that takes no
/// more than kMaxTaps; below that (an edge under about 0.0001 of the rate) the lower slope is less steep. A
/// band from 0 on is a low-pass, one to the Nyquist frequency or beyond a high-pass. Source: windowed sinc,
/// Kaiser's window and length formula (scipy.signal.firwin, kaiserord). One object belongs to one thread.
class Bandpass {
 public:
  static constexpr int kMaxTaps = (1 << 16) - 1;

  /// Errors: BadArgument where the band is empty, negative, above the Nyquist frequency or not a number.
  static Result<Bandpass> make(FrequencyBand band, SampleRate rate);
  ~Bandpass();
  Bandpass(Bandpass&&) noexcept;
  Bandpass& operator=(Bandpass&&) noexcept;

  int reach() const;                     ///< samples of context on each side
  std::span<const double> taps() const;  ///< 2 reach() + 1, symmetric
  /// `in` holds out.size() samples with reach() more on either side.
  void apply(std::span<const float> in, std::span<float> out);

 private:
  struct State;
  explicit Bandpass(std::unique_ptr<State> state);
  std::unique_ptr<State> d;
};

}  // namespace ullim
