#include "core/dsp/decibel.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/dsp/kernels.h"

namespace ullim {
namespace {

/// By the loop that does the array, so that the largest value is 0 dB to the last bit when it is the
/// reference.
float quickDecibel(float power) {
  float db = 0;
  constexpr float kNoFloor = -std::numeric_limits<float>::infinity();
  kernels::decibels(&power, &db, 1, std::numeric_limits<float>::min(), 0, kNoFloor);
  return db;
}
double decibel(double power) { return 10.0 * std::log10(power); }

template <class T>
T largest(std::span<const T> values) {
  T most = 0;
  for (const T v : values) most = v > most ? v : most;
  return most;
}

void toDb(std::span<double> values, double ref, double amin, double topDb) {
  if (values.empty()) return;
  const double zero = decibel(std::max(amin, std::fabs(ref)));
  double most = decibel(amin) - zero;
  for (double& v : values) {
    v = decibel(v < amin ? amin : v) - zero;
    most = v > most ? v : most;
  }
  if (topDb < 0) return;
  const double least = most - topDb;
  for (double& v : values) v = v < least ? least : v;
}

}  // namespace

DbScale::DbScale(const DbOptions& options, float maxPower)
    // Below the smallest normal float there is nothing the transform's rounding would not have made.
    : m_amin(std::max(float(options.amin), std::numeric_limits<float>::min())) {
  m_zero = quickDecibel(std::max(m_amin, options.refMax ? maxPower : float(std::fabs(options.ref))));
  const float most = quickDecibel(std::max(m_amin, maxPower)) - m_zero;
  m_least = options.topDb < 0 ? -std::numeric_limits<float>::infinity() : most - float(options.topDb);
}

void DbScale::apply(std::span<const float> power, std::span<float> db) const {
  kernels::decibels(power.data(), db.data(), power.size(), m_amin, m_zero, m_least);
}

void powerToDb(Matrix& power, const DbOptions& options) {
  const DbScale scale(options, largest(std::span<const float>(power.data())));
  scale.apply(power.data(), power.data());
}

void amplitudeToDb(Matrix& magnitude, const DbOptions& options) {
  for (float& v : magnitude.data()) v *= v;
  DbOptions squared = options;
  squared.ref *= squared.ref;
  squared.amin *= squared.amin;
  powerToDb(magnitude, squared);
}

std::vector<double> powerToDb(std::span<const double> power, const DbOptions& options) {
  std::vector<double> out(power.begin(), power.end());
  toDb(out, options.refMax ? largest(power) : options.ref, options.amin, options.topDb);
  return out;
}

std::vector<double> amplitudeToDb(std::span<const double> magnitude, const DbOptions& options) {
  const double ref = options.refMax ? largest(magnitude) : options.ref;
  std::vector<double> out(magnitude.begin(), magnitude.end());
  for (double& v : out) v *= v;
  toDb(out, ref * ref, options.amin * options.amin, options.topDb);
  return out;
}

double dbToPower(double db, double ref) { return ref * std::pow(10.0, 0.1 * db); }
double dbToAmplitude(double db, double ref) { return ref * std::pow(10.0, 0.05 * db); }

}  // namespace ullim
