#pragma once
// What a damaged SQLite file and its journal still hold, read without SQLite and never written: pages, trees
// and records as https://www.sqlite.org/fileformat.html describes them. Nothing in the file is believed: each
// length and page number is checked, and the work done is bounded by the size of the file.
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/result.h"

namespace ullim {

struct RawValue {
  enum class Kind { Missing, Null, Integer, Real, Text, Blob };
  Kind kind = Kind::Missing;  ///< Missing: in a part that cannot be read
  std::int64_t integer = 0;
  double real = 0;
  std::string text;  ///< of Text and Blob; what there is of it when the row is not whole
};

struct RawRow {
  std::int64_t rowid = 0;
  std::vector<RawValue> values;
  bool whole = true;  ///< false: some of its values are Missing or cut
};

/// Whether a record with so many values is worth decoding; called before its values are.
using CountFilter = std::function<bool(std::size_t values)>;
/// Whether a row is of a table that is looked for.
using RowFilter = std::function<bool(const RawRow&)>;

class SqlitePages {
 public:
  enum class Version { Current, Other };
  enum class PageKind { Interior, Leaf, Index, Unknown };  ///< Index: of any depth

  /// Errors: FileNotFound, FileUnreadable, BadFormat (shorter than one page). A missing or unreadable journal
  /// is none.
  static Result<SqlitePages> open(const std::string& path);

  std::size_t pageSize() const { return m_pageSize; }      ///< bytes
  std::uint32_t pageCount() const { return m_pageCount; }  ///< pages are 1..pageCount()
  bool headerFine() const { return m_headerFine; }         ///< the first 16 bytes are SQLite's
  std::size_t journalFrames() const { return m_frames.size(); }
  std::size_t journalDamaged() const { return m_badFrames; }

  /// The page as SQLite would see it: from the journal's last good commit, else from the file.
  bool current(std::uint32_t page, std::string& bytes) const;
  /// A newer one is in the journal, damaged: current() is of before.
  bool outdated(std::uint32_t page) const { return m_outdated.contains(page); }
  /// What else there is under that number: the file's page below the journal's, damaged and left-over frames.
  std::size_t others(std::uint32_t page) const;
  bool other(std::uint32_t page, std::size_t index, std::string& bytes) const;

  PageKind kindOf(std::uint32_t page, const std::string& bytes) const;
  /// The rows of a leaf of a table. False when a part of the page is no sound leaf: rows hold the rest.
  bool leafRows(std::uint32_t page, const std::string& bytes, std::vector<RawRow>& rows) const;
  /// Rows at any place of a page whose own directory is lost.
  void carve(const std::string& bytes, const CountFilter& count, const RowFilter& accept,
             std::vector<RawRow>& rows) const;

  struct Tree {
    std::vector<std::uint32_t> leaves;  ///< in order of rowid
    bool whole = true;                  ///< every page below the root was there and of the right kind
    std::uint32_t bad = 0;              ///< pages that were not
  };
  Tree walk(std::uint32_t root) const;
  /// Pages that SQLite has put aside; empty when the list is damaged.
  std::unordered_set<std::uint32_t> freePages() const;

 private:
  struct Frame {
    std::uint32_t page = 0;
    std::uint64_t offset = 0;  // of the page's bytes in the journal
  };
  struct Handle;
  SqlitePages() = default;
  void readJournal();
  std::size_t guessPageSize(std::size_t stated) const;
  bool cellAt(const std::string& bytes, std::size_t offset, const CountFilter* count, RawRow& row,
              std::size_t& used) const;
  bool overflow(std::uint32_t page, std::size_t missing, std::string& payload) const;

  std::shared_ptr<Handle> m_file, m_journal;
  std::uint64_t m_fileBytes = 0;
  std::size_t m_pageSize = 4096;
  std::uint32_t m_pageCount = 0, m_filePages = 0;
  bool m_headerFine = false;
  std::vector<Frame> m_frames;
  std::size_t m_badFrames = 0;
  std::unordered_map<std::uint32_t, std::size_t> m_newest;                 // page -> frame
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> m_leftOver;  // page -> frames, newest first
  std::unordered_set<std::uint32_t> m_outdated;
  mutable std::uint64_t m_overflowLeft = 0;  // bytes that may be followed still: chains can be made to lie
};

}  // namespace ullim
