#pragma once
// The little language of `--where` and the search box: label = "hungry" and duration < 1.5 and status !=
// excluded.
#include <memory>
#include <string>
#include <vector>

#include "core/dataset/clip.h"

namespace ullim {

/// Fields, text: id file name(=file name without folder) label original_label group status notes error
/// remarks parent opinion(label a model gives) and any import column. Numbers: duration(s) sample_rate(Hz)
/// channels level peak noise(dBFS) snr(dB) clipped(flat tops) silence(0..1 or 50%) dc bandwidth f0(Hz)
/// duplicate(group number) probability doubt(0..1 or 50%, of a model) clip_version verdicts
/// annotators(counts); clipFieldNames() lists them. Operators: = != < <= > >= ~ (contains, case-insensitive),
/// `in (a, b)`, and, or, not, parentheses. Strings may be quoted with " or '. `label = ""` and `f0 = ""` find
/// what is not there; `!= ""` what is. A number that is not there is neither less nor more than any. A text
/// without any operator is a plain search: every word must occur in file, label, original label, group, notes
/// or status (case-insensitive). Empty matches everything. Unknown fields are a BadArgument that names the
/// known ones.
class Filter {
 public:
  static Result<Filter> parse(const std::string& text, const std::vector<std::string>& columns = {});
  Filter();
  /// `verdicts`: of the data set, for the fields verdicts and annotators; null: there are none.
  bool matches(const Clip& clip, const VerdictSet* verdicts = nullptr) const;
  bool matchesAll() const;
  struct Node;

 private:
  std::shared_ptr<const Node> m_root;
};

std::vector<std::string> columnNames(const Dataset& data);

}  // namespace ullim
