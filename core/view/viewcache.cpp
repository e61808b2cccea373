#include "core/view/viewcache.h"

#include <vector>

namespace ullim {
namespace {

constexpr int kBlocks = 64;
constexpr std::uint64_t kBlockBytes = 16384;

}  // namespace

std::string quickIdentity(const std::string& path, FileStamp& stamp) {
  const auto file = ReadableFile::open(path, true);
  if (!file) return {};
  stamp = file->stamp();
  Sha256 sha;
  std::vector<std::byte> block(kBlockBytes);
  const std::uint64_t room = stamp.bytes > kBlockBytes ? stamp.bytes - kBlockBytes : 0;
  for (int i = 0; i < kBlocks; ++i) {
    const std::uint64_t at = room / (kBlocks - 1) * std::uint64_t(i);
    const auto got = file->readSome(i + 1 == kBlocks ? room : at, block);
    if (!got) return {};
    sha.add(std::span(block).first(*got));
    if (room == 0) break;
  }
  return "quick " + sha.hex() + " bytes " + std::to_string(stamp.bytes) + " written " +
         std::to_string(stamp.modifiedNs);
}

ViewStore::ViewStore(const std::string& cacheFolder, std::uint64_t limitBytes, std::string path, int channel)
    : m_cache(viewCache(cacheFolder, limitBytes)), m_path(std::move(path)), m_channel(channel) {}

FeatureCacheKey ViewStore::keyOf(const std::string& what) {
  std::string identity;
  {
    const std::scoped_lock lock(m_mutex);
    if (!m_looked) m_identity = quickIdentity(m_path, m_stamp);
    m_looked = true;
    identity = m_identity;
  }
  if (identity.empty()) return {};
  ReadOptions read;
  read.channel = m_channel;
  return featureCacheKey(identity, read, what);
}

Matrix ViewStore::get(const std::string& what, const JobContext& job) {
  if (!isOn()) return {};
  const FeatureCacheKey key = keyOf(what);
  if (key.name.empty()) return {};
  auto found = m_cache.get(key, job);
  return found ? std::move(found->values) : Matrix();
}

bool ViewStore::put(const std::string& what, Matrix packed, const JobContext& job) {
  if (!isOn() || packed.empty()) return false;
  const FeatureCacheKey key = keyOf(what);
  if (key.name.empty()) return false;
  {
    const std::scoped_lock lock(m_mutex);
    const auto now = stampOf(m_path);
    if (!now || now->bytes != m_stamp.bytes || now->modifiedNs != m_stamp.modifiedNs) return false;
  }
  Feature feature;
  feature.kind = FeatureKind::Waveform;  // the key says what it is
  feature.values = std::move(packed);
  return m_cache.put(key, feature, job);
}

}  // namespace ullim
