#pragma once
#include <QString>
#include <string>

namespace ullim {

/// Numbers as they stand on axes and in read-outs: a real minus sign, thin spaces between thousands, "." as
/// the point in every language (the field's files and formulas use it too).
QString numberText(double value, int decimals = 0);
/// A label of core/plot/axis.h with a real minus sign.
QString axisText(const std::string& label);
/// Seconds with milliseconds, or m:ss.mmm from a minute on.
QString timeText(double seconds);
/// dB re full scale of an amplitude; silence gives "−∞".
QString decibelText(double amplitude);

/// The nearest note and how far off it is: "A4", "C♯5 +12" (cents); empty below 16 Hz.
QString noteText(double hz);

}  // namespace ullim
