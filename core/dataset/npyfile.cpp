#include "core/dataset/npyfile.h"

#include <algorithm>
#include <bit>
#include <filesystem>

#include "core/base/atomicfile.h"
#include "core/dsp/npy.h"

namespace ullim {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the file is little-endian, as every machine we build for");

constexpr std::size_t kBlockBytes = 2u << 20;

Error unwritable(const std::string& path) {
  return {ErrorCode::FileUnwritable, path + ": could not be written (check the folder and the free space)"};
}

}  // namespace

Result<NpyFile> NpyFile::create(const std::string& path, std::size_t rows, std::size_t frames,
                                bool overwrite) {
  std::error_code ignored;
  if (!overwrite && std::filesystem::exists(path, ignored))
    return Error{ErrorCode::FileExists, path + ": already exists (use --force or choose another name)"};
  NpyFile out;
  out.m_path = path;
  out.m_temporary = temporaryNameFor(path);
  out.m_file.reset(std::fopen(out.m_temporary.c_str(), "wb"));
  if (!out.m_file) return unwritable(path);
  out.m_rows = rows;
  out.m_frames = frames;
  out.m_overwrite = overwrite;
  // One row is its own transpose; more are gathered so that each gets a worthwhile piece.
  out.m_blockFrames = std::clamp<std::size_t>(kBlockBytes / sizeof(float) / std::max<std::size_t>(1, rows), 1,
                                              std::max<std::size_t>(1, frames));
  out.m_block.resize(rows * out.m_blockFrames);
  const std::string header = npyHeader(rows, frames);
  out.m_headerBytes = header.size();
  out.m_failed = std::fwrite(header.data(), 1, header.size(), out.m_file.get()) != header.size();
  return out;
}

NpyFile::~NpyFile() {
  if (!m_file) return;
  m_file.reset();
  std::error_code ignored;
  std::filesystem::remove(m_temporary, ignored);
}

bool NpyFile::append(std::span<const float> frame) {
  if (m_failed || m_written + m_gathered >= m_frames) return false;
  for (std::size_t r = 0; r < m_rows; ++r) m_block[r * m_blockFrames + m_gathered] = frame[r];
  if (++m_gathered == m_blockFrames) return flush();
  return true;
}

bool NpyFile::flush() {
  for (std::size_t r = 0; r < m_rows && m_gathered > 0; ++r) {
    const std::size_t at = m_headerBytes + (r * m_frames + m_written) * sizeof(float);
    const bool placed = ::fseeko(m_file.get(), off_t(at), SEEK_SET) == 0;
    if (!placed || std::fwrite(m_block.data() + r * m_blockFrames, sizeof(float), m_gathered, m_file.get()) !=
                       m_gathered) {
      m_failed = true;
      return false;
    }
  }
  m_written += m_gathered;
  m_gathered = 0;
  return true;
}

Result<Done> NpyFile::commit() {
  const bool whole = !m_failed && flush() && m_written == m_frames && std::fclose(m_file.release()) == 0;
  if (!whole) {
    m_file.reset();
    std::error_code ignored;
    std::filesystem::remove(m_temporary, ignored);
    return unwritable(m_path);
  }
  return commitTemporary(m_temporary, m_path, m_overwrite);
}

}  // namespace ullim
