#include "core/dataset/clipstats.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace ullim {

Spread spreadOf(std::vector<double> values) {
  std::erase_if(values, [](double v) { return !std::isfinite(v); });
  if (values.empty()) return {};
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    const double place = share * double(values.size() - 1);
    const auto below = std::size_t(place);
    const double next = values[std::min(below + 1, values.size() - 1)];
    return values[below] + (place - double(below)) * (next - values[below]);
  };
  return {int(values.size()), values.front(), at(0.25), at(0.5), at(0.75), values.back()};
}

bool clipStats(const Dataset& data, DataGate& gate, const StatsAsk& ask, std::stop_token stop,
               StatsTable* table) {
  constexpr std::size_t kChunk = 1024;
  struct Gathered {
    StatsRow row;
    std::unordered_set<std::string> groups;
    std::unordered_map<std::string, int> cells;
    std::vector<double> numbers;
  };
  std::unordered_map<std::string, Gathered> byClass;
  std::unordered_map<std::string, int> values;
  std::unordered_set<std::string> groups;
  std::vector<std::string> order;
  int alone = 0;
  *table = {};
  std::uint64_t structure = 0;
  {
    const std::shared_lock lock(gate.mutex);
    structure = gate.structure;
    for (const LabelClass& each : data.classes) order.push_back(each.name);
  }
  for (std::size_t begin = 0; begin < ask.clips.size(); begin += kChunk) {
    const std::shared_lock lock(gate.mutex);
    if (stop.stop_requested() || gate.structure != structure) return false;
    for (std::size_t i = begin; i < std::min(ask.clips.size(), begin + kChunk); ++i) {
      const auto index = std::size_t(ask.clips[i]);
      if (index >= data.clips.size()) return false;
      const Clip& clip = data.clips[index];
      Gathered& mine = byClass[clip.label];
      ++mine.row.count;
      ++table->clips;
      table->labelled += !clip.label.empty();
      table->unreadable += !clip.error.empty();
      mine.row.durationS += clip.durationS;
      table->durationS += clip.durationS;
      ++mine.row.status[std::size_t(clip.status)];
      ++table->status[std::size_t(clip.status)];
      if (clip.group.empty()) {
        ++mine.row.groups;
        ++alone;
      } else {
        mine.groups.insert(clip.group);
        groups.insert(clip.group);
      }
      const std::string value(ask.across.isNumber() ? std::string_view() : textOf(clip, ask.across));
      ++mine.cells[value];
      ++values[value];
      if (ask.number.isNumber()) mine.numbers.push_back(numberOf(clip, ask.number.kind, &data.verdicts));
    }
  }
  table->groups = int(groups.size()) + alone;

  std::vector<std::pair<std::string, int>> common(values.begin(), values.end());
  std::sort(common.begin(), common.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  const auto shown = std::min(common.size(), std::size_t(std::max(1, ask.mostValues)));
  table->others = int(common.size() - shown);
  for (std::size_t v = 0; v < shown; ++v) table->values.push_back(common[v].first);

  for (const auto& [label, gathered] : byClass)
    if (!label.empty() && std::find(order.begin(), order.end(), label) == order.end()) order.push_back(label);
  if (byClass.contains("")) order.emplace_back();
  int largest = 0, smallest = 0;
  for (const std::string& label : order) {
    Gathered& mine = byClass[label];
    StatsRow row = mine.row;
    row.label = label;
    row.groups += int(mine.groups.size());
    for (const std::string& value : table->values) {
      const auto it = mine.cells.find(value);
      row.cells.push_back(it == mine.cells.end() ? 0 : it->second);
    }
    if (table->others > 0) {
      int named = 0;
      for (const int cell : row.cells) named += cell;
      row.cells.push_back(row.count - named);
    }
    row.spread = spreadOf(std::move(mine.numbers));
    if (!label.empty() && row.count > 0) {
      largest = std::max(largest, row.count);
      smallest = smallest == 0 ? row.count : std::min(smallest, row.count);
    }
    table->rows.push_back(std::move(row));
  }
  if (smallest > 0) table->imbalance = double(largest) / smallest;
  return true;
}

}  // namespace ullim
