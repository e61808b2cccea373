#include "core/learn/reportpictures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/learn/reporttext.h"
#include "core/learn/svgpicture.h"

namespace ullim {
namespace {
using namespace svgstyle;

/// Between paper and the bars' colour; NaN is paper.
std::string heat(double share) {
  const double s = std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0;
  const auto mix = [s](int to) { return int(std::lround(255 + s * (to - 255))); };
  char text[16];
  std::snprintf(text, sizeof text, "#%02x%02x%02x", mix(0x2f), mix(0x6f), mix(0xb0));
  return text;
}

struct ScoreRow {
  std::string name;
  double value = 0;
  Interval interval{std::nan(""), std::nan("")};
  bool own = false;  ///< the run's, not a baseline's
};
struct ScoreGroup {
  std::string name;
  double chance = std::nan("");
  std::vector<ScoreRow> rows;
};

std::vector<ScoreGroup> scoreGroups(const RunRecord& record, const Words& w) {
  const Metrics& m = record.metrics;
  std::vector<ScoreGroup> groups{
      {w("Accuracy"), std::nan(""), {{w("this run"), m.accuracy, m.accuracyCi, true}}},
      {w("Balanced accuracy"), m.chance, {{w("this run"), m.balancedAccuracy, m.balancedAccuracyCi, true}}},
      {w("Macro F1"), std::nan(""), {{w("this run"), m.macroF1, m.macroF1Ci, true}}}};
  for (const BaselineScore& b : record.baselines) {
    const std::string name = baselineWords(b.name, m, w);
    groups[0].rows.push_back({name, b.accuracy, b.accuracyCi});
    groups[1].rows.push_back({name, b.balancedAccuracy, b.balancedAccuracyCi});
    groups[2].rows.push_back({name, b.macroF1, b.macroF1Ci});
  }
  if (record.baselines.empty()) {  // an older run: what the scores alone say
    const std::string name = baselineWords("majority", m, w);
    groups[0].rows.push_back({name, m.majorityBaseline});
    groups[1].rows.push_back({name, m.chance});
  }
  return groups;
}

void drawScore(SvgPicture& picture, const PlotArea& area, double y, const ScoreRow& row, const Words& w) {
  const char* const colour = row.own ? kBar : kMuted;
  picture.textWithin({12, y + 4}, area.left - 24, row.name, {.colour = row.own ? kInk : kMuted});
  if (!std::isfinite(row.value)) {
    picture.text({area.left + area.width + 12, y + 4}, w("undefined"), {.size = 11, .colour = kMuted});
    return;
  }
  const std::string words = reporttext::withInterval(row.value, row.interval, w);
  if (std::isfinite(row.interval.low) && std::isfinite(row.interval.high)) {
    const double low = area.x(row.interval.low), high = area.x(row.interval.high);
    const SvgStroke stroke{.colour = colour, .width = row.own ? 3.0 : 1.5};
    picture.line({low, y}, {high, y}, stroke, "interval");
    picture.line({low, y - 4}, {low, y + 4}, stroke);
    picture.line({high, y - 4}, {high, y + 4}, stroke);
  }
  picture.circle({area.x(row.value), y}, row.own ? 5.5 : 4, colour, w("%1: %2", {row.name, words}), "score");
  picture.text({area.left + area.width + 12, y + 4}, words,
               {.size = 11, .colour = row.own ? kInk : kMuted, .bold = row.own});
}

}  // namespace

std::string baselineWords(const std::string& name, const Metrics& metrics, const Words& w) {
  if (name == "majority")
    return metrics.majorityClass >= 0 && std::size_t(metrics.majorityClass) < metrics.classes.size()
               ? w("always %1", {metrics.classes[std::size_t(metrics.majorityClass)].name})
               : w("always the commonest class");
  if (name == "stratified") return w("guessing by the classes' shares");
  if (name == "logistic_mfcc") return w("logistic regression on MFCC");
  return name;
}

std::string scoresPicture(const RunRecord& record, const Words& w) {
  if (record.metrics.n == 0) return {};
  const auto groups = scoreGroups(record, w);
  constexpr double kRow = 22, kTitle = 26, kTop = 10;
  double height = kTop;
  for (const ScoreGroup& g : groups) height += kTitle + kRow * double(g.rows.size());
  PlotArea area{.left = 250, .top = kTop, .width = 300, .height = height - kTop + 4};
  area.x1 = 100;
  SvgPicture picture(kReportWidth, area.top + area.height + 44,
                     w("Scores with 95 % intervals, beside baselines and chance"));
  drawAxes(picture, area, {0, 20, 40, 60, 80, 100}, 0, {}, 0, w("%, with 95 % intervals"), "");
  area.x1 = 1;
  double y = kTop;
  for (const ScoreGroup& g : groups) {
    picture.text({12, y + 18}, g.name, {.bold = true});
    y += kTitle;
    if (std::isfinite(g.chance)) {
      const double x = area.x(g.chance), end = y + kRow * double(g.rows.size());
      picture.line({x, y - 6}, {x, end - 4}, {.colour = kMark, .width = 1.5, .dash = "4 3"}, "chance");
      picture.text({x + 4, y - 8}, w("chance %1", {reportPercent(g.chance, 1, w)}),
                   {.size = 11, .colour = kMark});
    }
    for (const ScoreRow& row : g.rows) {
      drawScore(picture, area, y + kRow / 2, row, w);
      y += kRow;
    }
  }
  return std::move(picture).finish();
}

std::string confusionPicture(const Metrics& m, const Words& w) {
  const std::size_t k = m.classes.size();
  if (k == 0 || m.confusion.rows() < k || m.confusion.cols() < k) return {};
  double longest = 0;
  for (const ClassScore& c : m.classes) longest = std::max(longest, textUnits(c.name));
  const double names = std::clamp(longest * kFont + 8, 40.0, 150.0);
  const double left = 30 + names, cell = std::min(56.0, (kReportWidth - left - 20) / double(k));
  const bool withShare = cell >= 40, upright = longest * kFont + 4 > cell;
  const double top = 30 + (upright ? names : 20), side = cell * double(k);
  SvgPicture picture(kReportWidth, top + side + 34, w("Confusion matrix: rows are the true classes"));
  const double size = std::min(kFont, cell * 0.75), numbers = std::min(kFont, cell * 0.38);
  picture.text({left + side / 2, 18}, w("predicted"), {.anchor = "middle", .colour = kMuted});
  picture.text({18, top + side / 2}, w("true"), {.anchor = "middle", .colour = kMuted, .upwards = true});
  for (std::size_t c = 0; c < k; ++c) {
    const double middle = (double(c) + 0.5) * cell;
    const std::string& name = m.classes[c].name;
    picture.textWithin({left - 6, top + middle + size * 0.35}, names, name, {.anchor = "end", .size = size});
    if (upright)
      picture.textWithin({left + middle + size * 0.35, top - 6}, names, name,
                         {.size = size, .upwards = true});
    else
      picture.text({left + middle, top - 6}, name, {.anchor = "middle", .size = size});
  }
  for (std::size_t t = 0; t < k; ++t) {
    int total = 0;
    for (std::size_t p = 0; p < k; ++p) total += m.confusion(t, p);
    for (std::size_t p = 0; p < k; ++p) {
      const int count = m.confusion(t, p);
      const double share = total > 0 ? double(count) / total : std::nan("");
      const double x = left + double(p) * cell, y = top + double(t) * cell;
      picture.rect(x, y, cell - 1, cell - 1, heat(total > 0 ? share : 0).c_str(),
                   w(total > 0 ? "true %1, predicted %2: %3 of %4" : "true %1, predicted %2: %3",
                     {m.classes[t].name, m.classes[p].name, std::to_string(count), std::to_string(total)}),
                   "cell");
      const char* const ink = share > 0.5 ? kPaper : count == 0 ? kAxis : kInk;
      picture.text({x + cell / 2, y + cell / 2 + (withShare && count > 0 ? -1 : numbers * 0.35)},
                   std::to_string(count),
                   {.anchor = "middle", .size = numbers, .colour = ink, .bold = t == p});
      if (withShare && count > 0)
        picture.text({x + cell / 2, y + cell / 2 + 14}, reportPercent(share, 1, w),
                     {.anchor = "middle", .size = 10, .colour = ink});
    }
  }
  picture.text(
      {left, top + side + 20},
      withShare ? w("clips, and share of the row") : w("clips; the darker, the larger the share of the row"),
      {.size = 11, .colour = kMuted});
  return std::move(picture).finish();
}

std::string classBarsPicture(const Metrics& m, const Words& w) {
  if (m.classes.empty()) return {};
  // A page holds them all up to about 35.
  const double row = m.classes.size() > 20 ? 25 : 36, thick = row > 30 ? 12 : 9;
  constexpr double kTop = 30;
  PlotArea area{.left = 160, .top = kTop, .width = kClassBarWidth, .height = row * double(m.classes.size())};
  area.x1 = 100;
  SvgPicture picture(kReportWidth, area.top + area.height + 24, w("Precision and recall of each class"));
  drawAxes(picture, area, {0, 20, 40, 60, 80, 100}, 0, {}, 0, "", "");
  picture.rect(area.left, 8, 10, 10, kBar);
  picture.text({area.left + 16, 17}, w("recall, %"), {.size = 11});
  picture.rect(area.left + 90, 8, 10, 10, kSoftBar);
  picture.text({area.left + 106, 17}, w("precision, %"), {.size = 11});
  picture.text({kReportWidth - 12, 17}, w("clips"), {.anchor = "end", .size = 11, .colour = kMuted});
  double y = kTop;
  for (const ClassScore& c : m.classes) {
    picture.textWithin({area.left - 8, y + row / 2 + 4}, area.left - 20, c.name, {.anchor = "end"});
    const auto bar = [&](double at, double value, bool defined, const char* fill, const char* mark) {
      const std::string words = defined ? reportPercent(value, 1, w) : w("undefined");
      if (defined && std::isfinite(value))
        picture.rect(area.left, at, kClassBarWidth * value, thick, fill,
                     w("%1, %2: %3", {c.name, w(mark), words}), mark);
      picture.text(
          {area.left + (defined && std::isfinite(value) ? kClassBarWidth * value : 0) + 5, at + thick - 2},
          words, {.size = thick - 1, .colour = defined ? kInk : kMuted});
    };
    bar(y + row / 2 - thick - 1, c.recall, c.support > 0, kBar, "recall");
    bar(y + row / 2, c.precision, c.predicted > 0, kSoftBar, "precision");
    picture.text({kReportWidth - 12, y + row / 2 + 4}, std::to_string(c.support), {.anchor = "end"});
    y += row;
  }
  return std::move(picture).finish();
}

}  // namespace ullim
