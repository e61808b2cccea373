#pragma once
#include <string>
#include <vector>

namespace ullim {

/// The beginning of a table as it is read, to choose its columns by.
struct TableView {
  std::string path, encoding;  ///< encoding: of textEncodings()
  char separator = ',';
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;         ///< the first ones, as long as the header
  std::size_t rowCount = 0;                           ///< of the whole table
  int file = -1, label = -1, group = -1, split = -1;  ///< columns in use; -1: none
  bool operator==(const TableView&) const = default;
};

}  // namespace ullim
