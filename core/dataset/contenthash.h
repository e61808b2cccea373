#pragma once
// The name of a file's content: SHA-256 of its bytes, as the import notes it in Clip::contentHash.
#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/cachefiles.h"

namespace ullim {

/// SHA-256, for naming content, not for secrets. Nettle's.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  void add(std::span<const std::byte> bytes);
  void add(std::string_view text) { add(std::as_bytes(std::span(text.data(), text.size()))); }
  std::string hex();  ///< 64 lower-case digits; call once, after the last add()

 private:
  struct State;
  std::unique_ptr<State> d;
};

std::string sha256Hex(std::string_view text);

struct HashedFile {
  std::string hash;  ///< SHA-256, hex
  FileStamp stamp;   ///< of the file while it was hashed
};

/// For any file, in a project or not. Errors: FileNotFound, FileUnreadable, Conflict (it was written to
/// meanwhile), Cancelled.
Result<HashedFile> hashFile(const std::string& path, const JobContext& job = {});

/// hashFile() that remembers: a file whose stamp is unchanged is not read again. Thread-safe.
class ContentHashes {
 public:
  Result<HashedFile> of(const std::string& path, const JobContext& job = {});

 private:
  std::mutex m_mutex;
  std::unordered_map<std::string, HashedFile> m_known;
};

}  // namespace ullim
