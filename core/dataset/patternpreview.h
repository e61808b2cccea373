#pragma once
// What a regular expression reads in file names, before it is used.
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/dataset/importnames.h"

namespace ullim {

struct PatternPreview {
  std::vector<std::string> columns;  ///< names of the groups, in the order of the pattern; each once
  struct Row {
    std::string name;
    std::vector<NamePart> parts;  ///< empty: does not fit
    bool fits = false;
    const std::string& value(const std::string& column) const;  ///< "" when it took no part
  };
  std::vector<Row> rows;            ///< the first names
  std::size_t fit = 0, misfit = 0;  ///< of all names
};

/// `names` are file names with extension, of which the first `shown` are listed. BadArgument says what is
/// wrong with the pattern; Cancelled when stopped.
Result<PatternPreview> previewPattern(const std::string& pattern, const std::vector<std::string>& names,
                                      std::size_t shown, const JobContext& job = {});

}  // namespace ullim
