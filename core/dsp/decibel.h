#pragma once
// Decibels as librosa counts them: 10 * log10(max(amin, S)) - 10 * log10(max(amin, ref)), then nothing lower
// than topDb under the largest value of the whole array. Options must be valid.
#include <span>
#include <vector>

#include "core/base/matrix.h"
#include "core/dsp/options.h"

namespace ullim {

/// The rule for one array, once its largest power is known: arrays that do not fit are turned part by part,
/// and the floor is still that of the whole. Float, 1e-4 dB.
class DbScale {
 public:
  DbScale(const DbOptions& options, float maxPower);
  void apply(std::span<const float> power,
             std::span<float> db) const;  ///< may be the same place; NaN stays NaN

 private:
  float m_amin, m_zero, m_least;
};

/// In place on powers >= 0, [any][any], float. refMax takes the largest power; all-zero input gives 0 dB
/// everywhere with it. Agrees with librosa.power_to_db to 1e-3 dB; NaN stays NaN.
void powerToDb(Matrix& power, const DbOptions& options);
/// In place on magnitudes; ref and amin are magnitudes too (librosa's default amin is 1e-5 here).
void amplitudeToDb(Matrix& magnitude, const DbOptions& options);

/// The same in double precision (1e-11).
std::vector<double> powerToDb(std::span<const double> power, const DbOptions& options);
std::vector<double> amplitudeToDb(std::span<const double> magnitude, const DbOptions& options);

/// ref * 10^(dB / 10), and ref * 10^(dB / 20). Source: librosa.db_to_power, librosa.db_to_amplitude.
double dbToPower(double db, double ref = 1.0);
double dbToAmplitude(double db, double ref = 1.0);

}  // namespace ullim
