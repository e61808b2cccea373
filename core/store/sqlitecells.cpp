// Trees, cells and records of SqlitePages; the pages themselves are read in sqlitepages.cpp.
#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "core/store/sqlitepages.h"

namespace ullim {
namespace {

constexpr std::size_t kMaxValues = 64;  // of a row; ours have 20 at most

const unsigned char* raw(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
std::uint32_t big16(const unsigned char* b) { return std::uint32_t(b[0]) << 8 | b[1]; }
std::uint32_t big32(const unsigned char* b) {
  return std::uint32_t(b[0]) << 24 | std::uint32_t(b[1]) << 16 | std::uint32_t(b[2]) << 8 | b[3];
}

/// 1.6 of the format: seven bits a byte, eight in the ninth. False at the end of the bytes.
bool varint(const std::string& bytes, std::size_t& at, std::uint64_t& value) {
  value = 0;
  for (int i = 0; i < 9; ++i) {
    if (at >= bytes.size()) return false;
    const auto b = static_cast<unsigned char>(bytes[at++]);
    if (i == 8) {
      value = value << 8 | b;
      return true;
    }
    value = value << 7 | (b & 0x7f);
    if (b < 0x80) return true;
  }
  return true;
}

std::size_t bytesOf(std::uint64_t type) {
  constexpr std::size_t kFixed[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
  return type < 12 ? kFixed[type] : std::size_t((type - 12) / 2);
}

struct Types {
  std::array<std::uint64_t, kMaxValues> type;
  std::size_t count = 0;
};

/// Serial types at the head of a record that begins at `at`; answers with the length of that head, 0 when
/// there is none.
std::size_t recordHead(const std::string& bytes, std::size_t at, std::size_t end, Types& types) {
  const std::size_t start = at;
  std::uint64_t length = 0, type = 0;
  if (!varint(bytes, at, length) || length < 2 || length > end - start) return 0;
  const std::size_t body = start + std::size_t(length);
  types.count = 0;
  while (at < body) {
    if (types.count == kMaxValues || !varint(bytes, at, type)) return 0;
    if (type == 10 || type == 11 || type > (std::uint64_t(1) << 40)) return 0;
    types.type[types.count++] = type;
  }
  return at == body ? std::size_t(length) : 0;
}

RawValue valueOf(const std::string& payload, std::size_t at, std::uint64_t type) {
  RawValue value;
  const std::size_t size = bytesOf(type);
  if (type == 0) {
    value.kind = RawValue::Kind::Null;
  } else if (type == 8 || type == 9) {
    value.kind = RawValue::Kind::Integer;
    value.integer = std::int64_t(type) - 8;
  } else if (type >= 12) {
    if (at > payload.size() || (at == payload.size() && size > 0)) return value;
    value.kind = type & 1 ? RawValue::Kind::Text : RawValue::Kind::Blob;
    value.text = payload.substr(at, size);
  } else {
    if (at + size > payload.size()) return value;
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < size; ++i) bits = bits << 8 | static_cast<unsigned char>(payload[at + i]);
    if (type == 7) {
      value.kind = RawValue::Kind::Real;
      value.real = std::bit_cast<double>(bits);
    } else {
      value.kind = RawValue::Kind::Integer;
      const int unused = int(64 - 8 * size);
      value.integer = std::int64_t(bits << unused) >> unused;
    }
  }
  return value;
}

}  // namespace

/// Appends what is missing of a payload from its chain of overflow pages; false when the chain breaks.
bool SqlitePages::overflow(std::uint32_t page, std::size_t missing, std::string& payload) const {
  std::string bytes;
  std::unordered_set<std::uint32_t> seen;
  while (missing > 0) {
    if (page == 0 || !seen.insert(page).second || m_overflowLeft < m_pageSize || !current(page, bytes))
      return false;
    m_overflowLeft -= m_pageSize;
    const std::size_t part = std::min(missing, m_pageSize - 4);
    payload.append(bytes, 4, part);
    missing -= part;
    page = big32(raw(bytes));
  }
  return true;
}

/// A cell of a table's leaf, 1.6 of the format. False when there is none; `used`: its bytes in the page.
bool SqlitePages::cellAt(const std::string& bytes, std::size_t offset, const CountFilter* count, RawRow& row,
                         std::size_t& used) const {
  std::size_t at = offset;
  std::uint64_t length = 0, rowid = 0;
  if (!varint(bytes, at, length) || !varint(bytes, at, rowid)) return false;
  if (length < 2 || length > 2 * (m_fileBytes + m_frames.size() * m_pageSize)) return false;
  const std::size_t usable = m_pageSize, most = usable - 35, least = (usable - 12) * 32 / 255 - 23;
  std::size_t local = std::size_t(length);
  if (local > most) {
    local = least + (local - least) % (usable - 4);
    if (local > most) local = least;
  }
  const bool longer = local < length;
  if (at + local + (longer ? 4 : 0) > bytes.size()) return false;
  // The page's own part holds the head of the record: a look at it is cheap, the chain is not.
  Types types;
  const std::size_t head = recordHead(bytes, at, at + local, types);
  if (head == 0 || (count && !(*count)(types.count))) return false;
  std::uint64_t stated = head;
  for (std::size_t i = 0; i < types.count; ++i) stated += bytesOf(types.type[i]);
  if (stated != length) return false;
  std::string payload = bytes.substr(at, local);
  row.whole = !longer || overflow(big32(raw(bytes) + at + local), std::size_t(length) - local, payload);
  row.rowid = std::int64_t(rowid);
  row.values.clear();
  std::size_t place = head;
  for (std::size_t i = 0; i < types.count; ++i) {
    row.values.push_back(valueOf(payload, place, types.type[i]));
    place += bytesOf(types.type[i]);
  }
  used = at + local + (longer ? 4 : 0) - offset;
  return true;
}

namespace {

/// Every entry's record adds up to its length: no leaf of a table looks like that.
bool soundIndex(const std::string& bytes, std::size_t at) {
  const auto* b = raw(bytes);
  const bool inner = b[at] == 0x02;
  const std::size_t directory = at + (inner ? 12 : 8), cells = big16(b + at + 3);
  if (cells == 0 || directory + 2 * cells > bytes.size()) return false;
  for (std::size_t i = 0; i < cells; ++i) {
    std::size_t place = big16(b + directory + 2 * i) + (inner ? 4u : 0u);
    std::uint64_t length = 0;
    Types types;
    if (!varint(bytes, place, length)) return false;
    std::uint64_t stated = recordHead(bytes, place, bytes.size(), types);
    if (stated == 0) return false;
    for (std::size_t k = 0; k < types.count; ++k) stated += bytesOf(types.type[k]);
    if (stated != length) return false;
  }
  return true;
}

}  // namespace

SqlitePages::PageKind SqlitePages::kindOf(std::uint32_t page, const std::string& bytes) const {
  const std::size_t at = page == 1 ? 100 : 0;
  const auto* b = raw(bytes);
  if ((b[at] == 0x02 || b[at] == 0x0a) && soundIndex(bytes, at)) return PageKind::Index;
  if (b[at] != 0x05 && b[at] != 0x0d) return PageKind::Unknown;
  const std::size_t directory = at + (b[at] == 0x05 ? 12 : 8), cells = big16(b + at + 3);
  if (directory + 2 * cells > bytes.size()) return PageKind::Unknown;
  return b[at] == 0x05 ? PageKind::Interior : PageKind::Leaf;
}

bool SqlitePages::leafRows(std::uint32_t page, const std::string& bytes, std::vector<RawRow>& rows) const {
  if (kindOf(page, bytes) != PageKind::Leaf) return false;
  const std::size_t at = page == 1 ? 100 : 0, directory = at + 8;
  const auto* b = raw(bytes);
  const std::size_t cells = big16(b + at + 3);
  // Cells of a sound page do not overlap; a made-up directory may name one long cell a thousand times.
  std::size_t left = bytes.size();
  bool sound = true;
  std::int64_t last = 0;
  for (std::size_t i = 0; i < cells; ++i) {
    const std::size_t offset = big16(b + directory + 2 * i);
    RawRow row;
    std::size_t used = 0;
    if (offset < directory + 2 * cells || !cellAt(bytes, offset, nullptr, row, used) || used > left) {
      sound = false;
      continue;
    }
    left -= used;
    sound = sound && row.whole && (rows.empty() || i == 0 || row.rowid > last);
    last = row.rowid;
    rows.push_back(std::move(row));
  }
  return sound;
}

void SqlitePages::carve(const std::string& bytes, const CountFilter& count, const RowFilter& accept,
                        std::vector<RawRow>& rows) const {
  for (std::size_t at = 0; at + 4 < bytes.size();) {
    RawRow row;
    std::size_t used = 0;
    if (bytes[at] != '\0' && cellAt(bytes, at, &count, row, used) && accept(row)) {
      rows.push_back(std::move(row));
      at += used;
    } else {
      ++at;
    }
  }
}

SqlitePages::Tree SqlitePages::walk(std::uint32_t root) const {
  Tree tree;
  std::unordered_set<std::uint32_t> seen;
  std::vector<std::uint32_t> open{root};  // last in, first out; children are put on in reverse
  std::string bytes;
  while (!open.empty()) {
    const std::uint32_t page = open.back();
    open.pop_back();
    if (!seen.insert(page).second || !current(page, bytes)) {
      tree.whole = false;
      ++tree.bad;
      continue;
    }
    const PageKind kind = kindOf(page, bytes);
    if (kind == PageKind::Leaf) {
      tree.leaves.push_back(page);
      continue;
    }
    if (kind != PageKind::Interior) {
      tree.whole = false;
      ++tree.bad;
      continue;
    }
    const std::size_t at = page == 1 ? 100 : 0;
    const auto* b = raw(bytes);
    const std::size_t cells = big16(b + at + 3);
    open.push_back(big32(b + at + 8));
    for (std::size_t i = cells; i-- > 0;) {
      const std::size_t offset = big16(b + at + 12 + 2 * i);
      if (offset + 4 > bytes.size()) {
        tree.whole = false;
        continue;
      }
      open.push_back(big32(b + offset));
    }
  }
  return tree;
}

std::unordered_set<std::uint32_t> SqlitePages::freePages() const {
  std::unordered_set<std::uint32_t> free;
  std::string bytes;
  if (!m_headerFine || !current(1, bytes)) return free;
  std::uint32_t trunk = big32(raw(bytes) + 32);
  while (trunk != 0) {
    if (!free.insert(trunk).second || !current(trunk, bytes)) return {};
    const std::uint32_t count = big32(raw(bytes) + 4);
    if (8 + 4 * std::uint64_t(count) > bytes.size()) return {};
    for (std::uint32_t i = 0; i < count; ++i) free.insert(big32(raw(bytes) + 8 + 4 * i));
    trunk = big32(raw(bytes));
  }
  return free;
}

}  // namespace ullim
