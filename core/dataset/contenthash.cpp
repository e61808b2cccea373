#include "core/dataset/contenthash.h"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <vector>

namespace ullim {
namespace {

constexpr std::size_t kBlockBytes = std::size_t(1) << 18;
constexpr std::size_t kMostKnown = 200'000;  // some 40 MB; then we start anew
// A file this fresh may be written to again without its stamp showing it (2 s: FAT's clock).
constexpr std::int64_t kFreshNs = 2'000'000'000;

}  // namespace

struct Sha256::State {
  sha256_ctx context;
};

Sha256::Sha256() : d(std::make_unique<State>()) { sha256_init(&d->context); }
Sha256::~Sha256() = default;

void Sha256::add(std::span<const std::byte> bytes) {
  sha256_update(&d->context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
}

std::string Sha256::hex() {
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
  sha256_digest(&d->context, digest.size(), digest.data());
  std::string text;
  for (const std::uint8_t byte : digest) {
    constexpr char kDigits[] = "0123456789abcdef";
    text += kDigits[byte >> 4];
    text += kDigits[byte & 15];
  }
  return text;
}

std::string sha256Hex(std::string_view text) {
  Sha256 sha;
  sha.add(text);
  return sha.hex();
}

Result<HashedFile> hashFile(const std::string& path, const JobContext& job) {
  const auto file = ReadableFile::open(path, true);
  if (!file) {
    if (!stampOf(path)) return Error{ErrorCode::FileNotFound, path + ": no such file (check the name)"};
    return Error{ErrorCode::FileUnreadable, path + ": cannot be opened (check the rights)"};
  }
  Sha256 sha;
  std::vector<std::byte> block(kBlockBytes);
  for (std::uint64_t at = 0;;) {
    if (job.stopped()) return Error{ErrorCode::Cancelled, path + ": hashing was stopped"};
    const auto n = file->readSome(at, block);
    if (!n) return Error{ErrorCode::FileUnreadable, path + ": cannot be read (check the disk)"};
    if (*n == 0) break;
    sha.add(std::span(block).first(*n));
    at += *n;
  }
  if (file->stampNow() != file->stamp())
    return Error{ErrorCode::Conflict, path + ": was written to while it was read (try again)"};
  return HashedFile{sha.hex(), file->stamp()};
}

Result<HashedFile> ContentHashes::of(const std::string& path, const JobContext& job) {
  const auto stamp = stampOf(path);
  if (stamp) {
    const std::scoped_lock lock(m_mutex);
    if (const auto it = m_known.find(path); it != m_known.end() && it->second.stamp == *stamp)
      return it->second;
  }
  auto hashed = hashFile(path, job);
  if (!hashed) return hashed;
  const std::int64_t changed = std::max(hashed->stamp.modifiedNs, hashed->stamp.changedNs);
  if (nowNs() - changed < kFreshNs) return hashed;
  const std::scoped_lock lock(m_mutex);
  if (m_known.size() >= kMostKnown) m_known.clear();
  m_known.insert_or_assign(path, *hashed);
  return hashed;
}

}  // namespace ullim
