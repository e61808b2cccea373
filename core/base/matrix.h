#pragma once
#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

namespace ullim {

/// Rows in memory one after the other. Features are [nFrames][nRows]: one analysis frame is one contiguous
/// row. Files and printed shapes are librosa's (n_rows, n_frames); the .npy writer transposes, nobody else
/// does.
template <class T>
class MatrixOf {
 public:
  MatrixOf() = default;
  MatrixOf(std::size_t rows, std::size_t cols, T fill = T{})
      : m_rows(rows), m_cols(cols), m_data(rows * cols, fill) {}
  std::size_t rows() const { return m_rows; }
  std::size_t cols() const { return m_cols; }
  std::size_t size() const { return m_data.size(); }
  bool empty() const { return m_data.empty(); }
  T& operator()(std::size_t r, std::size_t c) { return m_data[r * m_cols + c]; }
  const T& operator()(std::size_t r, std::size_t c) const { return m_data[r * m_cols + c]; }
  std::span<T> row(std::size_t r) { return {m_data.data() + r * m_cols, m_cols}; }
  std::span<const T> row(std::size_t r) const { return {m_data.data() + r * m_cols, m_cols}; }
  std::span<T> data() { return m_data; }
  std::span<const T> data() const { return m_data; }
  bool operator==(const MatrixOf&) const = default;

 private:
  std::size_t m_rows = 0, m_cols = 0;
  std::vector<T> m_data;
};

using Matrix = MatrixOf<float>;
using MatrixD = MatrixOf<double>;

}  // namespace ullim
