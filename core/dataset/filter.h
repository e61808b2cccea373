#pragma once
// The little language of `--where` and the search box: label = "hungry" and duration < 1.5 and status !=
// excluded.
#include <memory>
#include <string>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

/// Fields: id file name(=file name without folder) label original_label group status notes duration
/// sample_rate channels error remarks parent and any import column. Operators: = != < <= > >= ~ (contains,
/// case-insensitive), `in (a, b)`, and, or, not, parentheses. Strings may be quoted with " or '. A text
/// without any operator is a plain search: every word must occur in file, label, original label, group, notes
/// or status (case-insensitive). Empty matches everything. Unknown fields are a BadArgument that names the
/// known ones.
class Filter {
 public:
  static Result<Filter> parse(const std::string& text, const std::vector<std::string>& columns = {});
  Filter();
  bool matches(const Clip& clip) const;
  bool matchesAll() const;
  struct Node;

 private:
  std::shared_ptr<const Node> m_root;
};

std::vector<std::string> columnNames(const Dataset& data);

}  // namespace ullim
