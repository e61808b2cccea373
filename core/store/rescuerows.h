#pragma once
// The rows of a project that a damaged file still holds, told apart by what is in them: the file's own schema
// is used to find tables and is not believed. Used inside core/store only.
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/job.h"
#include "core/store/sqlitepages.h"

namespace ullim {

enum class RescueTable {
  Clips,
  Changes,
  Items,
  Classes,
  Regions,
  Facts,
  Passes,
  Verdicts,
  Events,
  Settings,
  Count
};
constexpr std::size_t kRescueTables = std::size_t(RescueTable::Count);

struct FoundRow {
  RawRow row;
  int tier = 0;       ///< 0 in its table's tree, 1 in a page outside, 2 in a broken or outdated one, 3 left
                      ///< over from before
  bool sound = true;  ///< whole, and every text is text
  /// What stands in a column; "" and 0 when it cannot be read. Texts come as UTF-8 without zeros.
  std::string text(std::size_t column) const;
  std::int64_t integer(std::size_t column) const;
  double number(std::size_t column, double none) const;
};

struct FoundRows {
  /// By key: the id; the number for changes and events; number and place for items; the name for classes and
  /// settings.
  std::array<std::map<std::string, FoundRow>, kRescueTables> tables;
  /// A part of the table could not be read where it should be.
  std::array<bool, kRescueTables> damaged{};
  bool schemaFine = false, headerFine = false;
  std::uint32_t pages = 0, badPages = 0;  ///< badPages: known to be none any more, at least
  std::size_t journalFrames = 0, journalDamaged = 0;
  std::size_t unsoundRows = 0;

  const std::map<std::string, FoundRow>& of(RescueTable table) const { return tables[std::size_t(table)]; }
  bool isDamaged(RescueTable table) const { return damaged[std::size_t(table)]; }
};

/// Errors: those of SqlitePages::open(), Cancelled, BadFormat when nothing of a project is in the file.
Result<FoundRows> findRows(const std::string& path, const JobContext& job);

/// So that they sort by number.
std::string rescueKey(std::int64_t number);

}  // namespace ullim
