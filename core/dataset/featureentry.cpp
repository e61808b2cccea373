#include "core/dataset/featureentry.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <type_traits>
#include <utility>

namespace ullim {
namespace {

static_assert(std::endian::native == std::endian::little, "entries are little-endian: swap bytes here");

constexpr std::uint32_t kVersion = 1;
constexpr std::size_t kBlockBytes = std::size_t(8) << 20;  // a few ms; then we ask whether to stop

struct Head {
  char magic[8];
  std::uint32_t version, headBytes;
  std::uint64_t nFrames, nRows;
  std::uint32_t keyBytes, kindBytes, unitBytes, nRowHz;
  std::int32_t rateHz, hopLength;
  std::uint32_t rowAxis, spare;
  float minimum, maximum;
  std::uint64_t checksum;  // of all bytes of the file, this field taken as 0
};
static_assert(sizeof(Head) == 80 && std::is_trivially_copyable_v<Head>);

// Eight bytes at a time: xor, rotation and the product with an odd number are one-to-one, so that a change
// within one word is always seen (the number is FNV-1a's prime).
class Checksum {
 public:
  /// Sizes that are no multiple of 8 are filled up with zeros.
  void add(std::span<const std::byte> bytes) {
    std::uint64_t word = 0;
    for (; bytes.size() >= sizeof word; bytes = bytes.subspan(sizeof word)) {
      std::memcpy(&word, bytes.data(), sizeof word);
      mix(word);
    }
    if (bytes.empty()) return;
    word = 0;
    std::memcpy(&word, bytes.data(), bytes.size());
    mix(word);
  }
  std::uint64_t value() const { return m_value; }

 private:
  void mix(std::uint64_t word) { m_value = std::rotl(m_value ^ word, 29) * 0x100000001b3u; }
  std::uint64_t m_value = 0xcbf29ce484222325u;
};

std::span<const std::byte> bytesOf(const Head& head) { return std::as_bytes(std::span(&head, 1)); }

void append(std::vector<std::byte>& to, std::span<const std::byte> bytes) {
  to.insert(to.end(), bytes.begin(), bytes.end());
}
void append(std::vector<std::byte>& to, const std::string& text) {
  append(to, std::as_bytes(std::span(text.data(), text.size())));
}

std::uint64_t aboutBytes(const Head& head) {
  return std::uint64_t(head.nRowHz) * sizeof(double) + head.keyBytes + head.kindBytes + head.unitBytes;
}

// True when the sizes named add up to the file's, without overflow.
bool fits(const Head& head, std::uint64_t fileBytes) {
  const std::uint64_t before = sizeof head + aboutBytes(head);
  if (before > fileBytes) return false;
  const std::uint64_t values = (fileBytes - before) / sizeof(float);
  if ((fileBytes - before) % sizeof(float) != 0) return false;
  if (head.nFrames == 0 || head.nRows == 0)
    return values == 0 && std::max(head.nFrames, head.nRows) <= fileBytes;
  return values / head.nRows == head.nFrames && values % head.nRows == 0;
}

}  // namespace

std::vector<std::byte> featureHead(const Feature& feature, const std::string& keyText) {
  // A new field of Feature does not compile here until it is stored, too.
  // origin is not stored: only parts of long sounds have one, and the cache keeps whole features.
  const auto& [values, kind, rate, hopLength, origin, rowAxis, rowHz, unit, minimum, maximum] = feature;
  const std::string kindName = featureName(kind);
  Head head{};
  std::copy(kFeatureMagic.begin(), kFeatureMagic.end(), head.magic);
  head.version = kVersion;
  head.headBytes = sizeof head;
  head.nFrames = values.rows();
  head.nRows = values.cols();
  head.keyBytes = std::uint32_t(keyText.size());
  head.kindBytes = std::uint32_t(kindName.size());
  head.unitBytes = std::uint32_t(unit.size());
  head.nRowHz = std::uint32_t(rowHz.size());
  head.rateHz = rate.hz;
  head.hopLength = hopLength;
  head.rowAxis = std::uint32_t(rowAxis);
  head.minimum = minimum;
  head.maximum = maximum;

  std::vector<std::byte> bytes(sizeof head);
  bytes.reserve(sizeof head + aboutBytes(head));
  append(bytes, std::as_bytes(std::span(rowHz)));
  append(bytes, keyText);
  append(bytes, kindName);
  append(bytes, unit);
  Checksum sum;
  sum.add(bytesOf(head));
  sum.add(std::span(bytes).subspan(sizeof head));
  sum.add(std::as_bytes(values.data()));
  head.checksum = sum.value();
  std::memcpy(bytes.data(), &head, sizeof head);
  return bytes;
}

FeatureEntry readFeatureEntry(const ReadableFile& file, const std::string& keyText, const JobContext& job) {
  const std::uint64_t fileBytes = file.stamp().bytes;
  Head head{};
  if (fileBytes < sizeof head || !file.read(0, std::as_writable_bytes(std::span(&head, 1)))) return {};
  if (std::string_view(head.magic, sizeof head.magic) != kFeatureMagic || head.version != kVersion ||
      head.headBytes != sizeof head || !fits(head, fileBytes))
    return {};
  std::vector<std::byte> about(aboutBytes(head));
  if (!file.read(sizeof head, about)) return {};

  const std::uint64_t promised = std::exchange(head.checksum, 0);
  Checksum sum;
  sum.add(bytesOf(head));
  sum.add(about);

  FeatureEntry entry;
  Feature& feature = entry.feature;
  feature.values = Matrix(0, head.nRows);
  const auto to = std::as_writable_bytes(feature.values.appendRows(head.nFrames));
  std::uint64_t at = sizeof head + about.size();
  for (std::size_t done = 0; done < to.size(); done += kBlockBytes) {
    if (job.stopped()) return {EntryState::Stopped, {}};
    const auto block = to.subspan(done, std::min(kBlockBytes, to.size() - done));
    if (!file.read(at + done, block)) return {};
    sum.add(block);
  }
  if (sum.value() != promised) return {};

  const char* text = reinterpret_cast<const char*>(about.data()) + head.nRowHz * sizeof(double);
  const auto take = [&text](std::size_t n) {
    std::string part(text, n);
    text += n;
    return part;
  };
  if (take(head.keyBytes) != keyText) return {EntryState::Other, {}};
  const auto kind = featureFromName(take(head.kindBytes));
  if (!kind) return {};
  feature.kind = *kind;
  feature.unit = take(head.unitBytes);
  feature.rowHz.resize(head.nRowHz);
  if (head.nRowHz > 0) std::memcpy(feature.rowHz.data(), about.data(), head.nRowHz * sizeof(double));
  feature.rate = {head.rateHz};
  feature.hopLength = head.hopLength;
  feature.rowAxis = RowAxis(head.rowAxis);
  feature.minimum = head.minimum;
  feature.maximum = head.maximum;
  entry.state = EntryState::Good;
  return entry;
}

}  // namespace ullim
