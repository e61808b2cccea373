#pragma once
#include <cstddef>
#include <span>

namespace ullim {

enum class FadeCurve { Linear, EqualPower, Exponential };

/// Gain of a fade at position x (0: silent end, 1: full level; values outside are clamped).
/// Linear: x. EqualPower: sin(x pi / 2), so that a fade out and a fade in cross at -3 dB.
/// Exponential: x 2^(x - 1), torchaudio's transforms.Fade("exponential").
double fadeGain(FadeCurve curve, double x);

/// Multiplies the first `length` samples by fadeGain(i / length): sample 0 becomes 0, sample `length` is
/// untouched. A fade longer than the signal covers the whole of it.
void fadeIn(std::span<float> y, std::size_t length, FadeCurve curve);
/// The mirror image: the last sample becomes 0.
void fadeOut(std::span<float> y, std::size_t length, FadeCurve curve);

}  // namespace ullim
