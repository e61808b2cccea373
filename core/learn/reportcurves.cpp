// The report's pictures that are curves.
#include <algorithm>
#include <cmath>
#include <map>

#include "core/learn/curves.h"
#include "core/learn/reportpictures.h"
#include "core/learn/svgpicture.h"

namespace ullim {
namespace {
using namespace svgstyle;

constexpr std::size_t kOwnColours = 8;  ///< more curves than this cannot be told apart by colour

using Epochs = std::vector<const TrainEvent*>;

/// history.csv names no network: those of an ensemble follow each other in a fold, each from epoch 1 on.
std::map<int, Epochs> epochsByFold(const RunRecord& record, std::size_t member) {
  std::map<int, Epochs> folds;
  std::map<int, std::pair<std::size_t, int>> last;  // network and epoch
  for (const TrainEvent& e : record.history) {
    if (e.kind != TrainEvent::Kind::Epoch) continue;
    auto& [present, epoch] = last[e.fold];
    if (e.epoch <= epoch) ++present;
    epoch = e.epoch;
    if (record.recipe.members.size() < 2 || present == member) folds[e.fold].push_back(&e);
  }
  return folds;
}

std::string foldName(const RunRecord& record, int fold) {
  for (const FoldResult& f : record.folds)
    if (f.fold == fold && !f.name.empty()) return f.name;
  return std::to_string(fold + 1);
}

/// The largest loss worth showing: a first epoch that blew up must not flatten the rest.
double highestLoss(const std::map<int, Epochs>& folds) {
  std::vector<double> losses;
  for (const auto& [fold, epochs] : folds)
    for (const TrainEvent* e : epochs)
      for (const double loss : {e->trainLoss, e->valLoss})
        if (std::isfinite(loss)) losses.push_back(loss);
  if (losses.empty()) return 1;
  std::sort(losses.begin(), losses.end());
  const double most = losses.back(), usual = losses[(losses.size() - 1) * 9 / 10];
  return std::max(1e-6, 1.05 * (most > 4 * usual && usual > 0 ? 2 * usual : most));
}

struct Panel {
  PlotArea area;
  double TrainEvent::*train;
  double TrainEvent::*validation;
};

std::vector<SvgPoint> pointsOf(const PlotArea& area, const Epochs& epochs, double TrainEvent::*value) {
  std::vector<SvgPoint> points;
  for (const TrainEvent* e : epochs)
    if (std::isfinite(e->*value))
      points.push_back({area.x(e->epoch), area.y(std::clamp(e->*value, area.y0, area.y1))});
  return points;
}

void drawFold(SvgPicture& picture, const Panel& panel, const Epochs& epochs, const char* colour,
              const std::string& name, bool many, const Words& w) {
  const double thin = many ? 0.4 : 1;
  picture.polyline(pointsOf(panel.area, epochs, panel.train),
                   {.colour = many ? kMuted : colour, .dash = "3 3", .opacity = 0.8 * thin},
                   w("%1, training", {name}));
  picture.polyline(pointsOf(panel.area, epochs, panel.validation),
                   {.colour = colour, .width = many ? 1.0 : 1.6, .opacity = many ? 0.5 : 1},
                   w("%1, validation", {name}));
  const TrainEvent* best = nullptr;
  for (const TrainEvent* e : epochs)
    if (e->best) best = e;
  if (!best) return;
  const double value = std::isfinite(best->*panel.validation) ? best->*panel.validation : best->*panel.train;
  if (std::isfinite(value))
    picture.circle({panel.area.x(best->epoch), panel.area.y(std::clamp(value, panel.area.y0, panel.area.y1))},
                   many ? 2.5 : 4, colour,
                   w("%1: best epoch %2, %3", {name, std::to_string(best->epoch), reportNumber(value, 4)}),
                   "best");
}

std::vector<double> epochTicks(int epochs) {
  std::vector<double> ticks;
  for (const double t : roundTicks(0, epochs, 6))
    if (t >= 1 && t == std::floor(t)) ticks.push_back(t);
  if (ticks.empty()) ticks.push_back(1);
  return ticks;
}

/// Entries one after the other, in as many lines as they need; answers where the last line ends.
double drawLegend(SvgPicture* picture, double left, double top,
                  const std::vector<std::pair<std::string, const char*>>& entries) {
  double x = left, y = top;
  for (const auto& [name, colour] : entries) {
    const std::string shown = elidedText(name, 16);
    const double width = 26 + 11 * textUnits(shown);
    if (x > left && x + width > kReportWidth - 8) x = left, y += 17;
    if (picture) {
      picture->line({x, y - 4}, {x + 14, y - 4}, {.colour = colour, .width = 2.5});
      picture->text({x + 18, y}, shown, {.size = 11});
    }
    x += width + 4;
  }
  return y + 12;
}

struct ClassCurve {
  Curve curve;
  std::string name;
  const char* colour = kOther;
};

/// With many classes the worst are what one looks for.
std::vector<ClassCurve> classCurves(const RunRecord& record, bool roc) {
  const std::vector<int> labels = oofLabels(record);
  const Matrix probabilities = oofProbabilities(record);
  std::vector<ClassCurve> curves;
  if (labels.empty()) return curves;
  for (std::size_t c = 0; c < record.classNames.size() && c < probabilities.cols(); ++c) {
    Curve curve = roc ? rocCurve(labels, probabilities, c) : prCurve(labels, probabilities, c);
    if (!curve.points.empty() && std::isfinite(curve.area))
      curves.push_back({std::move(curve), record.classNames[c]});
  }
  std::vector<std::size_t> order(curves.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (curves.size() > kOwnColours)
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return curves[a].curve.area < curves[b].curve.area;
    });
  for (std::size_t i = 0; i < order.size() && i < kOwnColours; ++i) curves[order[i]].colour = seriesColour(i);
  return curves;
}

std::string areaPicture(const RunRecord& record, bool roc, const Words& w) {
  const auto curves = classCurves(record, roc);
  if (curves.empty()) return {};
  constexpr double kLegendRow = 17;
  const double legend = kLegendRow * double(curves.size()) + 30;
  const PlotArea area{.left = 60, .top = 14, .width = 380, .height = 380};
  SvgPicture picture(kReportWidth, std::max(area.height + 66, legend + 10),
                     roc ? w("ROC curve of each class against the rest")
                         : w("Precision and recall of each class against the rest"));
  const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
  drawAxes(picture, area, ticks, 1, ticks, 1, roc ? w("false positive rate") : w("recall"),
           roc ? w("true positive rate") : w("precision"));
  if (roc) picture.line({area.x(0), area.y(0)}, {area.x(1), area.y(1)}, {.colour = kAxis, .dash = "4 3"});
  for (const bool coloured : {false, true})  // the grey ones below
    for (const ClassCurve& c : curves) {
      if ((c.colour != kOther) != coloured) continue;
      std::vector<SvgPoint> points;
      for (const CurvePoint& p : c.curve.points) points.push_back({area.x(p.x), area.y(p.y)});
      picture.polyline(points, {.colour = c.colour, .width = coloured ? 1.8 : 1},
                       w("%1: %2", {c.name, reportNumber(c.curve.area)}));
    }
  double y = area.top + 12;
  picture.text({470, y}, roc ? w("area under the curve") : w("average precision"),
               {.size = 11, .colour = kMuted});
  for (const ClassCurve& c : curves) {
    y += kLegendRow;
    picture.line({470, y - 4}, {484, y - 4}, {.colour = c.colour, .width = 2.5});
    picture.textWithin({490, y}, 160, c.name, {.size = 11});
    picture.text({kReportWidth - 14, y}, reportNumber(c.curve.area), {.anchor = "end", .size = 11});
  }
  return std::move(picture).finish();
}

void drawReliability(SvgPicture& picture, const PlotArea& area, const CalibrationScores& scores,
                     const std::string& title, const Words& w) {
  const std::vector<double> ticks{0, 0.2, 0.4, 0.6, 0.8, 1};
  drawAxes(picture, area, ticks, 1, ticks, 1, w("how sure (mean of the bin)"), w("how often right"));
  picture.text({area.left, area.top - 10}, title, {.size = 11, .bold = true});
  picture.line({area.x(0), area.y(0)}, {area.x(1), area.y(1)}, {.colour = kAxis, .dash = "4 3"});
  int most = 1;
  for (const ReliabilityBin& b : scores.reliability.bins) most = std::max(most, b.count());
  std::vector<SvgPoint> points;
  for (const ReliabilityBin& b : scores.reliability.bins)
    if (b.count() > 0) points.push_back({area.x(b.meanConfidence), area.y(b.accuracy)});
  picture.polyline(points, {.colour = kBar, .width = 1.6});
  for (const ReliabilityBin& b : scores.reliability.bins)
    if (b.count() > 0)
      picture.circle(
          {area.x(b.meanConfidence), area.y(b.accuracy)}, 2.5 + 4.5 * std::sqrt(double(b.count()) / most),
          kBar,
          w("%1 clips, sure %2, right %3", {std::to_string(b.count()), reportPercent(b.meanConfidence, 1, w),
                                            reportPercent(b.accuracy, 1, w)}),
          "bin");
}

}  // namespace

std::string learningPicture(const RunRecord& record, std::size_t member, const Words& w) {
  const auto folds = epochsByFold(record, member);
  int last = 1;
  for (const auto& [fold, epochs] : folds)
    for (const TrainEvent* e : epochs) last = std::max(last, e->epoch);
  if (folds.empty()) return {};
  const bool many = folds.size() > kOwnColours;
  std::vector<std::pair<std::string, const char*>> legend;
  if (many)
    legend = {{w("%1 folds, validation", {std::to_string(folds.size())}), kBar}, {w("training"), kMuted}};
  else
    for (const auto& [fold, epochs] : folds)
      legend.emplace_back(w("fold %1", {foldName(record, fold)}), seriesColour(legend.size()));
  constexpr double kTop = 40, kHeight = 220, kPanel = 285;
  const double legendTop = kTop + kHeight + 58;
  SvgPicture picture(kReportWidth, drawLegend(nullptr, 56, legendTop, legend),
                     w("Loss and accuracy over the epochs"));
  Panel loss{{.left = 56, .top = kTop, .width = kPanel, .height = kHeight},
             &TrainEvent::trainLoss,
             &TrainEvent::valLoss};
  Panel accuracy{{.left = 56 + kPanel + 80, .top = kTop, .width = kPanel, .height = kHeight},
                 &TrainEvent::trainAccuracy,
                 &TrainEvent::valAccuracy};
  loss.area.y1 = highestLoss(folds);
  loss.area.x0 = accuracy.area.x0 = std::min(1, last - 1);
  loss.area.x1 = accuracy.area.x1 = last;
  const auto ticks = epochTicks(last);
  const int decimals = loss.area.y1 > 4 ? 0 : loss.area.y1 > 0.5 ? 1 : 3;
  drawAxes(picture, loss.area, ticks, 0, roundTicks(0, loss.area.y1, 5), decimals, w("epoch"), w("loss"));
  drawAxes(picture, accuracy.area, ticks, 0, {0, 0.2, 0.4, 0.6, 0.8, 1}, 1, w("epoch"), w("accuracy"));
  picture.text({56, 22}, w("Solid: validation. Dashed: training. Dot: the best epoch of the fold."),
               {.size = 11, .colour = kMuted});
  std::size_t at = 0;
  for (const auto& [fold, epochs] : folds) {
    const char* const colour = many ? kBar : seriesColour(at++);
    for (const Panel& panel : {loss, accuracy})
      drawFold(picture, panel, epochs, colour, w("fold %1", {foldName(record, fold)}), many, w);
  }
  drawLegend(&picture, 56, legendTop, legend);
  return std::move(picture).finish();
}

std::string rocPicture(const RunRecord& record, const Words& w) { return areaPicture(record, true, w); }
std::string prPicture(const RunRecord& record, const Words& w) { return areaPicture(record, false, w); }

std::string reliabilityPicture(const Calibration& c, const Words& w) {
  if (c.before.reliability.bins.empty()) return {};
  PlotArea area{.left = 56, .top = 36, .width = 270, .height = 270};
  SvgPicture picture(kReportWidth, area.top + area.height + 46, w("How often right, by how sure"));
  drawReliability(picture, area, c.before,
                  w("as trained: calibration error %1", {reportNumber(c.before.ece)}), w);
  area.left += 360;
  if (c.onOtherFolds)
    drawReliability(picture, area, c.after,
                    w("with the other folds' temperature: %1", {reportNumber(c.after.ece)}), w);
  else
    picture.text(
        {area.left, area.top + 20},
        c.fitted ? w("One test part only: no honest picture after") : w("Too few clips for a temperature."),
        {.size = 11, .colour = kMuted});
  return std::move(picture).finish();
}

}  // namespace ullim
