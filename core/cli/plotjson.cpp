#include "core/cli/plotjson.h"

#include <algorithm>

namespace ullim {
namespace {

constexpr std::size_t kFirstFrames = 3, kFirstRows = 4, kLast = 2;  // edges told of an axis

Json tickValues(const std::vector<Tick>& ticks) {
  Json values = Json::array();
  for (const Tick& tick : ticks) values.push_back(tick.value);
  return values;
}

Json tickLabels(const std::vector<Tick>& ticks) {
  Json labels = Json::array();
  for (const Tick& tick : ticks) labels.push_back(tick.label);
  return labels;
}

Json axisJson(const PlotAxis& axis) {
  return {{"scale", axis.scale},
          {"limits", {axis.limits.low, axis.limits.high}},
          {"label", axis.label},
          {"ticks", tickValues(axis.ticks)},
          {"tick_labels", tickLabels(axis.ticks)}};
}

Json firstAndLast(const std::vector<double>& edges, std::size_t first) {
  Json out = Json::array();
  for (std::size_t i = 0; i < std::min(first, edges.size()); ++i) out.push_back(edges[i]);
  for (std::size_t i = edges.size() - std::min(kLast, edges.size()); i < edges.size(); ++i)
    out.push_back(edges[i]);
  return out;
}

}  // namespace

Json plotJson(const PlotFacts& facts, const PlotSpec& spec) {
  Json out = {{"data_shape", {facts.rows, facts.frames}}, {"drawn", drawnName(facts.drawn)}};
  const bool cells = facts.drawn == PlotFacts::Drawn::Cells;
  if (cells) {
    out["cmap"] = colourMapName(facts.view.colourMap);
    out["vmin"] = facts.view.values.low;
    out["vmax"] = facts.view.values.high;
  }
  out["x"] = axisJson(facts.x);
  out["y"] = axisJson(facts.y);
  if (!cells) return out;
  out["x_edges_first_last"] = firstAndLast(frameEdges(spec.feature, spec.xAxis), kFirstFrames);
  out["y_edges_first_last"] = firstAndLast(rowEdges(spec.feature), kFirstRows);
  if (facts.colourBar.empty()) return out;
  out["colorbar_ticks"] = tickValues(facts.colourBar);
  out["colorbar_tick_labels"] = tickLabels(facts.colourBar);
  return out;
}

}  // namespace ullim
