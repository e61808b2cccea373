#include "core/learn/opinions.h"

#include <algorithm>
#include <map>

#include "core/dataset/csv.h"
#include "core/dataset/text.h"

namespace ullim {

Result<std::vector<std::pair<std::string, ModelOpinion>>> readOpinions(
    const std::string& runFolder, const std::function<std::string(const std::string& id)>& labelOf) {
  constexpr std::size_t kFirst = 3;  // behind clip, fold, label: a column a class
  const std::string path = runFolder + "/oof.csv";
  const auto table = readCsv(path);
  if (!table) return table.error();
  if (table->header.size() <= kFirst || table->header[0] != "clip")
    return Error{ErrorCode::BadFormat, path + ": not the predictions of a run (train again)"};
  const std::vector<std::string> classes(table->header.begin() + kFirst, table->header.end());
  struct Sum {
    std::vector<double> p;
    int times = 0;
  };
  std::map<std::string, Sum> sums;
  for (const auto& row : table->rows) {
    Sum& sum = sums[row[0]];
    sum.p.resize(classes.size());
    ++sum.times;
    for (std::size_t c = 0; c < classes.size(); ++c) {
      const auto p = toNumber(row[kFirst + c]);
      if (!p)
        return Error{ErrorCode::BadFormat,
                     path + ": \"" + row[kFirst + c] + "\" is no probability (train again)"};
      sum.p[c] += *p;
    }
  }
  std::vector<std::pair<std::string, ModelOpinion>> out;
  out.reserve(sums.size());
  for (auto& [id, sum] : sums) {
    for (double& p : sum.p) p /= sum.times;
    const auto best = std::size_t(std::max_element(sum.p.begin(), sum.p.end()) - sum.p.begin());
    ModelOpinion opinion{classes[best], float(sum.p[best])};
    const auto own = std::size_t(std::find(classes.begin(), classes.end(), labelOf(id)) - classes.begin());
    if (own < classes.size()) {
      double other = 0;
      for (std::size_t c = 0; c < classes.size(); ++c)
        if (c != own) other = std::max(other, sum.p[c]);
      opinion.doubt = float(std::clamp((1 + other - sum.p[own]) / 2, 0.0, 1.0));
    }
    out.emplace_back(id, std::move(opinion));
  }
  return out;
}

}  // namespace ullim
