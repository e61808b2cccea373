#include "core/dsp/decibel.h"

#include <algorithm>
#include <cmath>

namespace ullim {
namespace {

constexpr double kDbPerOctave = 3.0102999566398119521;  // 10 * log10(2)

// log2f is the fastest logarithm of the C library; 1e-5 dB of rounding is far inside librosa's own float32.
float decibel(float power) { return float(kDbPerOctave * double(std::log2(power))); }
double decibel(double power) { return 10.0 * std::log10(power); }

template <class T>
T largest(std::span<const T> values) {
  T most = 0;
  for (const T v : values) most = v > most ? v : most;
  return most;
}

template <class T>
void toDb(std::span<T> values, double ref, double amin, double topDb) {
  if (values.empty()) return;
  const T floor = T(amin);
  const T zero = decibel(std::max(floor, T(std::fabs(ref))));
  T most = decibel(floor) - zero;
  for (T& v : values) {
    v = decibel(v < floor ? floor : v) - zero;
    most = v > most ? v : most;
  }
  if (topDb < 0) return;
  const T least = most - T(topDb);
  for (T& v : values) v = v < least ? least : v;
}

}  // namespace

void powerToDb(Matrix& power, const DbOptions& options) {
  const double ref = options.refMax ? double(largest(std::span<const float>(power.data()))) : options.ref;
  toDb(power.data(), ref, options.amin, options.topDb);
}

void amplitudeToDb(Matrix& magnitude, const DbOptions& options) {
  const double ref = options.refMax ? double(largest(std::span<const float>(magnitude.data()))) : options.ref;
  for (float& v : magnitude.data()) v *= v;
  toDb(magnitude.data(), ref * ref, options.amin * options.amin, options.topDb);
}

std::vector<double> powerToDb(std::span<const double> power, const DbOptions& options) {
  std::vector<double> out(power.begin(), power.end());
  toDb(std::span(out), options.refMax ? largest(power) : options.ref, options.amin, options.topDb);
  return out;
}

std::vector<double> amplitudeToDb(std::span<const double> magnitude, const DbOptions& options) {
  const double ref = options.refMax ? largest(magnitude) : options.ref;
  std::vector<double> out(magnitude.begin(), magnitude.end());
  for (double& v : out) v *= v;
  toDb(std::span(out), ref * ref, options.amin * options.amin, options.topDb);
  return out;
}

double dbToPower(double db, double ref) { return ref * std::pow(10.0, 0.1 * db); }
double dbToAmplitude(double db, double ref) { return ref * std::pow(10.0, 0.05 * db); }

}  // namespace ullim
