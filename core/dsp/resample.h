#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/base/units.h"

namespace ullim {

/// librosa's res_type. The soxr kinds are libsoxr's recipes, from very high to quick; Scipy is the Fourier
/// method (one transform over everything, the signal taken as periodic); Polyphase is a Kaiser-windowed
/// filter; KaiserBest and KaiserFast are resampy's windowed sincs; Linear is libsamplerate's and, like
/// SoxrQq, does not keep aliases out.
enum class ResampleType {
  SoxrVhq,
  SoxrHq,
  SoxrMq,
  SoxrLq,
  SoxrQq,
  Polyphase,
  Scipy,
  KaiserBest,
  KaiserFast,
  Linear
};

/// "soxr_vhq", "soxr_hq", "soxr_mq", "soxr_lq", "soxr_qq", "polyphase", "scipy", "kaiser_best",
/// "kaiser_fast", "linear".
const char* resampleTypeName(ResampleType type);
/// Of these names, or "fft" (which is "scipy"). Error: BadArgument.
Result<ResampleType> resampleTypeFromName(const std::string& name);

/// True for the kinds that StreamResampler does: soxr's.
bool isStreamable(ResampleType type);

/// How many samples resample() makes of n: ceil(n * (to / from)), in librosa's floating point, so that a
/// length just above a whole number counts as the next one. As double, because it may be past any memory.
double resampledLength(std::size_t n, SampleRate from, SampleRate to);

/// librosa.resample(y, orig_sr, target_sr, res_type, fix=True, scale=False) of librosa 0.11.0.
/// @param y     samples at rate `from`; not checked: NaN and Inf spread, with Scipy over everything
/// @param from  and `to`: 1..2^24 Hz; equal rates give y itself
/// @return      resampledLength() samples at rate `to`; empty for empty y. Where the method makes fewer, the
///              rest is 0, as librosa's fix does.
/// Errors, all BadArgument: a rate out of range; an answer of more than 2^31 samples (Scipy: 2^28 on either
/// side, its transforms hold 8 bytes a sample four times) or more than the memory holds; what a method cannot
/// do: Polyphase with to / from reduced to numbers above 2^20; KaiserBest below a ratio of 1 / 8192 and
/// KaiserFast below 1 / 512 (their tables have no more steps), and both when not even one sample comes out.
/// Source: libsoxr; scipy.signal.resample and resample_poly 1.10; resampy 0.4.2 (parameters of its filters in
/// its filters.py; the tables are computed here); libsamplerate's linear converter, which is one sample late.
/// Agreement: the goldens at their tolerance; on noise of 1 to 30011 samples and 17 ratios soxr is equal bit
/// by bit, the others to 8e-6 of the peak (librosa computes some in float). Computed in double except soxr,
/// whose kinds up to SoxrHq compute in float. Any thread.
Result<std::vector<float>> resample(std::span<const float> y, SampleRate from, SampleRate to,
                                    ResampleType type = ResampleType::SoxrHq);

/// The same by soxr_hq between rates that need not be whole numbers (librosa.resample takes such, and its
/// pitch shift asks for them). Length as resample(). Errors: BadArgument (rates not in 2^-24 .. 2^24 Hz; an
/// answer that does not fit), Internal.
Result<std::vector<float>> resampleByRatio(std::span<const float> y, double fromHz, double toHz);

/// resample() of one channel block by block, in constant memory however long the sound is. soxr kinds only:
/// the others need all of the past or the future, or are not worth it. All blocks together are bit by bit
/// what resample() answers for the whole, whatever the sizes of the blocks pushed; blocks handed out are of
/// any size from 1 to 16384 samples (equal rates: as pushed), and live only during the call. One object
/// belongs to one thread at a time.
class StreamResampler {
 public:
  using Sink = std::function<void(std::span<const float>)>;

  /// Errors: BadArgument for a rate or a kind that is not possible.
  static Result<StreamResampler> make(SampleRate from, SampleRate to,
                                      ResampleType type = ResampleType::SoxrHq);
  ~StreamResampler();
  StreamResampler(StreamResampler&&) noexcept;
  StreamResampler& operator=(StreamResampler&&) noexcept;

  /// Takes a block of any size and hands out what is ready; the filter's delay is held back. Not after
  /// finish().
  void push(std::span<const float> in, const Sink& out);
  /// Hands out the tail: in all resampledLength(samples pushed).
  void finish(const Sink& out);

 private:
  struct State;
  explicit StreamResampler(std::unique_ptr<State> state);
  std::unique_ptr<State> d;
};

}  // namespace ullim
