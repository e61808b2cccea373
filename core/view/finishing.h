#pragma once
// How the second pass of a feature (core/dsp/rowfinisher.h) goes over a part of a long file, and when a part
// that was finished with what was known then is still right.
#include <array>
#include <span>
#include <vector>

#include "core/dsp/feature.h"
#include "core/dsp/rowfinisher.h"

namespace ullim {

/// What a column remembers besides its values.
struct ColumnFacts {
  float low, high;                        ///< of the values kept, without NaN; low > high: there is none
  std::array<float, 2> rawLow{}, used{};  ///< Finishing::isStillRight()
  ColumnFacts();
  void add(std::span<const float> values);
};

/// One kind of picture. Immutable; any thread.
class Finishing {
 public:
  Finishing(const FeatureOptions& options, SampleRate rate, std::int64_t frames);

  std::size_t rawRows() const { return m_rawRows; }
  std::size_t rows() const { return m_rows; }
  /// True: a finished value only rises with its raw value (dB), so that the largest of raw values finished is
  /// the largest of the finished. Raw values are kept then, and finished when they are shown: the reference
  /// may change until then. False (MFCC, contrast, slopes): finished values are kept.
  bool keepsRaw() const { return m_keepsRaw; }
  std::size_t keptRows() const { return m_keepsRaw ? m_rawRows : m_rows; }
  /// Frames on either side that a finished frame depends on.
  std::int64_t margin() const { return m_margin; }

  /// maximum: of each raw row over all frames known. nullptr: nothing to do.
  std::unique_ptr<RowFinisher> make(const std::vector<float>& maximum) const;
  /// Raw values (keepsRaw) to shown ones, in place; NaN stays.
  void finish(std::span<float> row, const std::vector<float>& maximum) const;

  /// For kinds that keep finished values: notes what the frame's values depend on.
  void noteRaw(std::span<const float> raw, ColumnFacts& facts) const;
  void noteUsed(const std::vector<float>& maximum, ColumnFacts& facts) const;
  /// True when the values would be the same with the maximum known now: their dB floor, topDb under the
  /// maximum, did not move or reaches none of the frames.
  bool isStillRight(const ColumnFacts& facts, const std::vector<float>& maximum) const;

 private:
  std::size_t parts() const { return m_floorParts; }
  template <class T>
  std::span<T> part(std::span<T> raw, std::size_t i) const {
    const std::size_t size = raw.size() / m_floorParts;
    return raw.subspan(i * size, size);
  }

  FeatureOptions m_options;
  std::int64_t m_frames;
  std::size_t m_rawRows, m_rows;
  bool m_keepsRaw;
  std::int64_t m_margin = 0;
  std::size_t m_floorParts = 0;  // stretches of the raw row with a floor of their own
  double m_topDb = -1, m_amin = 0;
};

}  // namespace ullim
