#include "core/learn/material.h"

#include <algorithm>

namespace ullim {
namespace {

template <class M>
M keepRows(const M& from, const std::vector<std::size_t>& rows) {
  if (from.empty()) return {};
  M out(rows.size(), from.cols());
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::copy_n(from.row(rows[i]).begin(), from.cols(), out.row(i).begin());
  return out;
}

void keepRows(HeardClips& heard, const std::vector<std::size_t>& rows) {
  if (heard.stats.empty()) return;
  heard.stats = keepRows(heard.stats, rows);
  MeasuredRecordings kept;
  for (const std::size_t row : rows) kept.facts.push_back(std::move(heard.measured.facts[row]));
  kept.errors.resize(rows.size());
  heard.measured = std::move(kept);
}

Result<Done> checkClasses(const std::vector<int>& labels, const std::vector<std::string>& names,
                          RunProgress& progress) {
  std::vector<int> counts(names.size());
  for (const int label : labels) ++counts[std::size_t(label)];
  for (std::size_t c = 0; c < counts.size(); ++c) {
    if (counts[c] == 0)
      return Error{ErrorCode::TooFew, "training: class " + names[c] +
                                          " has no readable clip (label some, or leave the class out)"};
    if (counts[c] == 1)
      progress.warn("class " + names[c] +
                    " has one clip only: it is either learned or judged, never both (label more, merge the "
                    "class, or leave it out)");
  }
  return Done{};
}

}  // namespace

Result<Material> makeMaterial(const TrainRequest& request, RunProgress& progress) {
  auto pictures = makeTrainPictures(request, progress.job(), [&](int done, int total) {
    progress.tell(0, {.kind = TrainEvent::Kind::Features, .done = done, .total = total});
    return progress.wish(0) == StopWish::None;
  });
  if (!pictures) return pictures.error();
  Material material;
  std::vector<std::size_t> readable;
  int constant = 0;
  for (std::size_t i = 0; i < request.clips.size(); ++i) {
    if (!pictures->errors[i].empty()) {
      material.unreadable.push_back(pictures->errors[i]);
      continue;
    }
    readable.push_back(i);
    material.clips.push_back(request.clips[i]);
    const auto& names = request.classNames;
    material.labels.push_back(
        int(std::find(names.begin(), names.end(), request.clips[i].label) - names.begin()));
    const auto [low, high] = std::ranges::minmax(pictures->sets.front().plain.row(i));
    constant += low == high;
  }
  if (readable.empty())
    return Error{ErrorCode::TooFew,
                 "training: no clip could be read" +
                     (material.unreadable.empty() ? "" : "; the first: " + material.unreadable.front()) +
                     " (check the files)"};
  if (const auto ok = checkClasses(material.labels, request.classNames, progress); !ok) return ok.error();
  if (!material.unreadable.empty())
    progress.warn(std::to_string(material.unreadable.size()) +
                  " clips could not be read and are left out; the first: " + material.unreadable.front());
  if (constant == int(readable.size()))
    return Error{ErrorCode::TooFew,
                 "training: every clip gives an empty picture, as silence does; there is nothing to learn "
                 "(listen to the clips, and check the recipe)"};
  if (constant > 0)
    progress.warn(std::to_string(constant) +
                  " clips give an empty picture, as silence does (listen to them, or exclude them)");
  material.sets = std::move(pictures->sets);
  material.heard = std::move(pictures->heard);
  if (readable.size() < request.clips.size()) {
    keepRows(material.heard, readable);
    for (PictureSet& set : material.sets) {
      set.plain = keepRows(set.plain, readable);
      for (Matrix& m : set.atSpeed) m = keepRows(m, readable);
      for (Matrix& m : set.copies) m = keepRows(m, readable);
    }
  }
  return material;
}

}  // namespace ullim
