#pragma once
// Rows of numbers, as many as come: in memory while they are few, in a temporary file beyond that. What makes
// features of a ten-hour recording possible in constant memory.
#include <cstdio>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace ullim {

class RowStore {
 public:
  /// The temporary file, if one is needed, is `file`; it is removed with the object.
  RowStore(std::size_t cols, std::string file, std::size_t memoryBytes = 4u << 20);
  ~RowStore();
  RowStore(const RowStore&) = delete;
  RowStore& operator=(const RowStore&) = delete;

  std::size_t rows() const { return m_rows; }
  bool onDisk() const { return bool(m_file); }
  /// False when the disk is full or cannot be written; failure() says it.
  bool append(std::span<const float> row);
  /// Gives the rows one after the other, from the first; may be called again. False from `take` stops.
  /// Errors: FileUnwritable (a row was lost), FileUnreadable.
  Result<Done> replay(const std::function<bool(std::span<const float>)>& take);
  Error failure() const;

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  bool spill();
  std::size_t m_cols, m_limit, m_rows = 0;
  std::string m_path;
  std::vector<float> m_pending;  // rows not yet in the file
  std::unique_ptr<std::FILE, Close> m_file;
  bool m_failed = false;
};

}  // namespace ullim
