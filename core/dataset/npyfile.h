#pragma once
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace ullim {

/// A .npy file of shape (rows, frames), written frame by frame in bounded memory: frames are gathered into
/// blocks and every row's part of a block goes to its place. The file appears whole or not at all.
class NpyFile {
 public:
  /// Errors: FileUnwritable, FileExists.
  static Result<NpyFile> create(const std::string& path, std::size_t rows, std::size_t frames,
                                bool overwrite);
  NpyFile(NpyFile&&) noexcept = default;
  NpyFile& operator=(NpyFile&&) noexcept = default;
  ~NpyFile();

  std::size_t rows() const { return m_rows; }
  /// One frame of `rows` values. False when it could not be written; commit() then says so.
  bool append(std::span<const float> frame);
  /// All frames are there: the file takes its name. Errors: FileUnwritable, FileExists.
  Result<Done> commit();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  NpyFile() = default;
  bool flush();
  std::string m_path, m_temporary;
  std::unique_ptr<std::FILE, Close> m_file;
  std::size_t m_rows = 0, m_frames = 0, m_blockFrames = 0, m_headerBytes = 0;
  std::size_t m_written = 0;   // frames in the file
  std::size_t m_gathered = 0;  // frames in the block
  std::vector<float> m_block;  // [row][frame of the block]
  bool m_overwrite = false, m_failed = false;
};

}  // namespace ullim
