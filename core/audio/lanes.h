#pragma once
#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ullim {

/// Collects channels that come block by block into one planar vector. When the expected length is right
/// nothing is held twice; beyond it the room grows by half.
class Lanes {
 public:
  /// frames: expected for each lane; 0 when not known.
  Lanes(int lanes, std::int64_t frames) : m_counts(std::size_t(lanes)) {
    if (frames > 0) grow(std::size_t(frames));
  }

  std::size_t frames() const { return m_counts[0]; }

  void append(int lane, std::span<const float> y) {
    std::size_t& count = m_counts[std::size_t(lane)];
    if (count + y.size() > m_room) grow(std::max({count + y.size(), m_room + m_room / 2, kSmallest}));
    const std::size_t at = std::size_t(lane) * m_room + count;
    if (m_counts.size() == 1)
      m_samples.insert(m_samples.end(), y.begin(), y.end());  // writes each sample once
    else
      std::copy(y.begin(), y.end(), m_samples.begin() + std::ptrdiff_t(at));
    count += y.size();
  }

  /// Channel c is [c * frames, (c + 1) * frames).
  std::vector<float> take() {
    const std::size_t n = frames();
    for (std::size_t lane = 1; lane < m_counts.size() && n < m_room; ++lane) {
      const auto from = m_samples.begin() + std::ptrdiff_t(lane * m_room);
      std::copy(from, from + std::ptrdiff_t(n), m_samples.begin() + std::ptrdiff_t(lane * n));
    }
    m_samples.resize(m_counts.size() * n);
    if (m_samples.capacity() - m_samples.size() > m_samples.size() / 8) m_samples.shrink_to_fit();
    return std::move(m_samples);
  }

 private:
  static constexpr std::size_t kSmallest = 16384;

  void grow(std::size_t room) {
    if (m_counts.size() == 1) {
      m_samples.reserve(room);
    } else {
      std::vector<float> wider(room * m_counts.size());
      for (std::size_t lane = 0; lane < m_counts.size(); ++lane)
        std::copy_n(m_samples.begin() + std::ptrdiff_t(lane * m_room), m_counts[lane],
                    wider.begin() + std::ptrdiff_t(lane * room));
      m_samples = std::move(wider);
    }
    m_room = room;
  }

  std::vector<float> m_samples;
  std::vector<std::size_t> m_counts;
  std::size_t m_room = 0;  // frames a lane can hold
};

}  // namespace ullim
