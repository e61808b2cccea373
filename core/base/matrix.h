#pragma once
#include <cassert>
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <utility>
#include <vector>

#include "core/base/hugepages.h"

namespace ullim {

/// Leaves new elements as they are in memory: rows that are about to be written need not be zeroed first.
template <class T>
struct UninitializedAllocator : std::allocator<T> {
  static constexpr std::size_t kLarge = 2 * kHugePageBytes;
  template <class U>
  struct rebind {
    using other = UninitializedAllocator<U>;
  };
  T* allocate(std::size_t n) {
    const std::size_t bytes = n * sizeof(T);
    if (bytes < kLarge) return std::allocator<T>::allocate(n);
    void* const at = ::operator new(bytes, std::align_val_t(kHugePageBytes));
    adviseHugePages(at, bytes);
    return static_cast<T*>(at);
  }
  void deallocate(T* at, std::size_t n) {
    if (n * sizeof(T) < kLarge) return std::allocator<T>::deallocate(at, n);
    ::operator delete(at, std::align_val_t(kHugePageBytes));
  }
  template <class U>
  void construct(U* at) {
    ::new (static_cast<void*>(at)) U;
  }
  template <class U, class... Args>
  void construct(U* at, Args&&... args) {
    ::new (static_cast<void*>(at)) U(std::forward<Args>(args)...);
  }
};

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

  /// For matrices whose number of rows is not known beforehand.
  void reserveRows(std::size_t rows) { m_data.reserve(rows * m_cols); }
  /// Adds rows and gives them out, one after the other; numbers in them are to be written before they are
  /// read.
  std::span<T> appendRows(std::size_t count) {
    const std::size_t begin = m_data.size();
    m_data.resize(begin + count * m_cols);
    m_rows += count;
    return std::span(m_data).subspan(begin);
  }
  /// Keeps the first rows * cols values in another shape; not more than there are.
  void reshape(std::size_t rows, std::size_t cols) {
    assert(rows * cols <= m_data.size());
    const bool muchLess = rows * cols < m_data.size() / 2;
    m_data.resize(rows * cols);
    if (muchLess) m_data.shrink_to_fit();
    m_rows = rows;
    m_cols = cols;
  }

 private:
  std::size_t m_rows = 0, m_cols = 0;
  std::vector<T, UninitializedAllocator<T>> m_data;
};

using Matrix = MatrixOf<float>;
using MatrixD = MatrixOf<double>;

}  // namespace ullim
