#include "core/dataset/rowstore.h"

#include <algorithm>
#include <filesystem>

namespace ullim {

RowStore::RowStore(std::size_t cols, std::string file, std::size_t memoryBytes)
    : m_cols(cols), m_limit(std::max(cols, memoryBytes / sizeof(float))), m_path(std::move(file)) {}

RowStore::~RowStore() {
  if (!m_file) return;
  m_file.reset();
  std::error_code ignored;
  std::filesystem::remove(m_path, ignored);
}

bool RowStore::append(std::span<const float> row) {
  if (m_failed) return false;
  if (m_pending.size() + row.size() > m_limit && !spill()) return false;
  m_pending.insert(m_pending.end(), row.begin(), row.end());
  ++m_rows;
  return true;
}

bool RowStore::spill() {
  if (!m_file) {
    m_file.reset(std::fopen(m_path.c_str(), "w+b"));
    // Nameless from the start where the system allows it: nothing stays when the program is killed.
    std::error_code ignored;
    std::filesystem::remove(m_path, ignored);
  }
  m_failed = !m_file ||
             std::fwrite(m_pending.data(), sizeof(float), m_pending.size(), m_file.get()) != m_pending.size();
  m_pending.clear();
  return !m_failed;
}

Error RowStore::failure() const {
  return {ErrorCode::FileUnwritable,
          m_path + ": the intermediate numbers could not be written (free some space there)"};
}

Result<Done> RowStore::replay(const std::function<bool(std::span<const float>)>& take) {
  if (m_failed) return failure();
  if (!m_file) {
    for (std::size_t at = 0; at < m_pending.size(); at += m_cols)
      if (!take(std::span(m_pending).subspan(at, m_cols))) return Done{};
    return Done{};
  }
  if (!m_pending.empty() && !spill()) return failure();
  if (std::fflush(m_file.get()) != 0) return failure();
  std::rewind(m_file.get());
  std::vector<float> block(std::max<std::size_t>(1, m_limit / m_cols) * m_cols);
  for (std::size_t left = m_rows; left > 0;) {
    const std::size_t rows = std::min(left, block.size() / m_cols);
    if (std::fread(block.data(), sizeof(float), rows * m_cols, m_file.get()) != rows * m_cols)
      return Error{ErrorCode::FileUnreadable,
                   m_path + ": the intermediate numbers could not be read back (try again)"};
    for (std::size_t r = 0; r < rows; ++r)
      if (!take(std::span<const float>(block).subspan(r * m_cols, m_cols))) return Done{};
    left -= rows;
  }
  return Done{};
}

}  // namespace ullim
