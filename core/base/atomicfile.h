#pragma once
// The only way user files are written: write, check, fsync, check, rename, fsync the folder. QSaveFile is not
// used: on Qt 6.4 its commit() reports success on a full disk and leaves 0 bytes.
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace ullim {

/// Writes `bytes` to `path` whole or not at all. With overwrite == false an existing file is
/// ErrorCode::FileExists. On any failure the old file is untouched and no temporary file stays. Paths are
/// UTF-8.
Result<Done> writeFileAtomically(const std::string& path, std::string_view bytes, bool overwrite = true);
Result<Done> writeFileAtomically(const std::string& path, std::span<const std::byte> bytes,
                                 bool overwrite = true);

/// Reads a whole text file; refuses more than maxBytes (the caller knows what is sensible for its format).
Result<std::string> readWholeFile(const std::string& path, std::size_t maxBytes);

/// For files written in a stream (sound, archives): the path to write to first, then commitTemporary().
std::string temporaryNameFor(const std::string& path);
/// fsyncs `temporary`, renames it to `path`, fsyncs the folder; removes `temporary` on failure.
Result<Done> commitTemporary(const std::string& temporary, const std::string& path, bool overwrite = true);

}  // namespace ullim
