#include "core/store/sqlitepages.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

namespace ullim {
namespace {

constexpr std::size_t kJournalHeader = 32, kFrameHeader = 24;

const unsigned char* raw(const std::string& bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
std::uint32_t big16(const unsigned char* b) { return std::uint32_t(b[0]) << 8 | b[1]; }
std::uint32_t big32(const unsigned char* b) {
  return std::uint32_t(b[0]) << 24 | std::uint32_t(b[1]) << 16 | std::uint32_t(b[2]) << 8 | b[3];
}

bool isPageSize(std::size_t size) { return size >= 512 && size <= 65536 && (size & (size - 1)) == 0; }

// A header of any b-tree page that does not contradict itself; `at` is 100 on page 1.
bool soundHeader(const unsigned char* page, std::size_t at, std::size_t size) {
  const unsigned char type = page[at];
  if (type != 0x02 && type != 0x05 && type != 0x0a && type != 0x0d) return false;
  const std::size_t directory = at + (type < 0x0a ? 12 : 8), cells = big16(page + at + 3);
  std::size_t content = big16(page + at + 5);
  if (content == 0) content = 65536;
  return directory + 2 * cells <= content && content <= size;
}

// Sums of the journal, 2.2 of the format; `big`: the words are big-endian.
void addSum(std::uint32_t sum[2], const unsigned char* bytes, std::size_t count, bool big) {
  const auto word = [&](const unsigned char* b) {
    return big ? big32(b)
               : std::uint32_t(b[3]) << 24 | std::uint32_t(b[2]) << 16 | std::uint32_t(b[1]) << 8 | b[0];
  };
  for (std::size_t i = 0; i + 8 <= count; i += 8) {
    sum[0] += word(bytes + i) + sum[1];
    sum[1] += word(bytes + i + 4) + sum[0];
  }
}

}  // namespace

struct SqlitePages::Handle {
  int fd = -1;
  std::uint64_t bytes = 0;
  explicit Handle(int descriptor) : fd(descriptor) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() { ::close(fd); }

  static std::shared_ptr<Handle> open(const std::string& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return nullptr;
    auto handle = std::make_shared<Handle>(fd);
    struct stat info {};
    if (::fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) return nullptr;
    handle->bytes = std::uint64_t(info.st_size);
    return handle;
  }

  /// A part that the disk does not give stays zero: the rest of the page may be fine.
  std::size_t read(std::uint64_t at, std::size_t count, std::string& out) const {
    out.assign(count, '\0');
    std::size_t done = 0;
    while (done < count) {
      const ssize_t got = ::pread(fd, out.data() + done, count - done, off_t(at + done));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) break;
      done += std::size_t(got);
    }
    return done;
  }
};

Result<SqlitePages> SqlitePages::open(const std::string& path) {
  SqlitePages pages;
  pages.m_file = Handle::open(path);
  if (!pages.m_file) {
    if (errno == ENOENT) return Error{ErrorCode::FileNotFound, path + ": no such project (check the name)"};
    return Error{ErrorCode::FileUnreadable, path + ": cannot be read as a file (check the permissions)"};
  }
  pages.m_fileBytes = pages.m_file->bytes;
  const auto journal = Handle::open(path + "-wal");
  std::string head;
  pages.m_file->read(0, 100, head);
  pages.m_headerFine = head.starts_with(std::string("SQLite format 3\0", 16));
  std::size_t stated = big16(raw(head) + 16);
  if (stated == 1) stated = 65536;
  // The header is one place among many that can be damaged: the pages themselves tell their size.
  pages.m_pageSize = pages.guessPageSize(stated);
  if (pages.m_fileBytes < 512 && !(journal && journal->bytes > 512))
    return Error{ErrorCode::BadFormat,
                 path + ": is too short to hold anything of a project (choose another file)"};
  pages.m_filePages = std::uint32_t(
      std::min<std::uint64_t>((pages.m_fileBytes + pages.m_pageSize - 1) / pages.m_pageSize, 0xfffffffe));
  pages.m_pageCount = pages.m_filePages;
  if (journal) {
    pages.m_journal = journal;
    pages.readJournal();
  }
  pages.m_overflowLeft = 4 * (pages.m_fileBytes + (journal ? journal->bytes : 0)) + (1 << 20);
  return pages;
}

std::size_t SqlitePages::guessPageSize(std::size_t stated) const {
  const auto soundShare = [&](std::size_t size) {
    std::string head;
    const std::uint64_t count = m_fileBytes / size, step = std::max<std::uint64_t>(1, count / 256);
    std::size_t looked = 0, sound = 0;
    for (std::uint64_t i = 0; i < count; i += step, ++looked) {
      m_file->read(i * size, 128, head);
      sound += soundHeader(raw(head), i == 0 ? 100 : 0, size);
    }
    return looked ? double(sound) / double(looked) : 0;
  };
  // 4096 is what our files have. A multiple of the right size looks as sound as the right one, so another
  // size must be much better, or be stated and not much worse.
  std::size_t best = 4096;
  double most = soundShare(best);
  for (const std::size_t size : {2048u, 1024u, 512u, 8192u, 16384u, 32768u, 65536u})
    if (const double share = soundShare(size); share > most * 1.5 + 0.02) most = share, best = size;
  return isPageSize(stated) && soundShare(stated) >= most / 2 ? stated : best;
}

void SqlitePages::readJournal() {
  std::string head;
  if (m_journal->read(0, kJournalHeader, head) < kJournalHeader) return;
  const std::uint32_t magic = big32(raw(head));
  const bool known = (magic & ~1u) == 0x377f0682;
  const bool big = known && (magic & 1);
  const std::size_t stride = kFrameHeader + m_pageSize;
  const std::size_t count = std::size_t((m_journal->bytes - kJournalHeader) / stride);
  std::string frame;
  // Frames of earlier rounds lie behind those of this one and have other salts.
  std::array<std::uint32_t, 2> salts{big32(raw(head) + 16), big32(raw(head) + 20)};
  std::uint32_t before[2] = {big32(raw(head) + 24), big32(raw(head) + 28)};
  std::vector<char> ofThisRound(count), fine(count);
  std::size_t lastCommit = 0;  // one behind it
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint64_t at = kJournalHeader + std::uint64_t(i) * stride;
    m_journal->read(at, stride, frame);
    const unsigned char* b = raw(frame);
    if (i == 0 && !known) salts = {big32(b + 8), big32(b + 12)};
    const std::uint32_t page = big32(b);
    m_frames.push_back({page, at + kFrameHeader});
    ofThisRound[i] = big32(b + 8) == salts[0] && big32(b + 12) == salts[1] && page > 0 && page < 0x7fffffff;
    // Each sum goes on from the one before it, so a damaged frame does not spoil the proof of the next.
    std::uint32_t sum[2] = {before[0], before[1]};
    addSum(sum, b, 8, big);
    addSum(sum, b + kFrameHeader, m_pageSize, big);
    before[0] = big32(b + 16), before[1] = big32(b + 20);
    fine[i] = ofThisRound[i] && sum[0] == before[0] && sum[1] == before[1];
    if (ofThisRound[i] && big32(b + 4) != 0) lastCommit = i + 1;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t page = m_frames[i].page;
    if (page == 0 || page > m_filePages + count) continue;
    if (i < lastCommit && ofThisRound[i]) {
      m_badFrames += !fine[i];
      if (fine[i]) {
        if (const auto old = m_newest.find(page); old != m_newest.end())
          m_leftOver[page].push_back(old->second);
        m_newest[page] = i;
        m_outdated.erase(page);
        m_pageCount = std::max(m_pageCount, page);
        continue;
      }
      m_outdated.insert(page);
    } else if (ofThisRound[i]) {
      continue;  // of a change that was never finished
    }
    m_leftOver[page].push_back(i);
  }
  for (auto& [page, list] : m_leftOver) std::reverse(list.begin(), list.end());
}

bool SqlitePages::current(std::uint32_t page, std::string& bytes) const {
  if (page == 0 || page > m_pageCount) return false;
  if (const auto it = m_newest.find(page); it != m_newest.end())
    return m_journal->read(m_frames[it->second].offset, m_pageSize, bytes) > 0;
  if (page > m_filePages) return false;
  return m_file->read(std::uint64_t(page - 1) * m_pageSize, m_pageSize, bytes) > 0;
}

std::size_t SqlitePages::others(std::uint32_t page) const {
  const auto it = m_leftOver.find(page);
  return (it == m_leftOver.end() ? 0 : it->second.size()) + (m_newest.contains(page) && page <= m_filePages);
}

bool SqlitePages::other(std::uint32_t page, std::size_t index, std::string& bytes) const {
  const auto it = m_leftOver.find(page);
  const std::size_t frames = it == m_leftOver.end() ? 0 : it->second.size();
  if (index < frames) return m_journal->read(m_frames[it->second[index]].offset, m_pageSize, bytes) > 0;
  return page <= m_filePages && m_file->read(std::uint64_t(page - 1) * m_pageSize, m_pageSize, bytes) > 0;
}

}  // namespace ullim
