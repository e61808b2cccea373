#include "ui/pages/recipeoutline.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

#include "core/learn/layers.h"
#include "ui/coretext.h"
#include "ui/errortext.h"

namespace ullim {
namespace {

struct Outline {
  Q_DECLARE_TR_FUNCTIONS(RecipeOutline)
};

using Shape = std::vector<std::int64_t>;

QString shapeWords(const Shape& shape) {
  if (shape.empty()) return {};
  if (shape.size() == 1) return QLocale().toString(qlonglong(shape[0]));
  return QStringLiteral("%1 × %2 × %3").arg(shape[1]).arg(shape[2]).arg(shape[0]);
}

/// Core's sentence without the place, which the row itself says.
QString bare(const Error& error) {
  QString text = QString::fromStdString(error.detail);
  text.remove(QStringLiteral("recipe: layer 1 "));
  text.remove(QStringLiteral(" (correct the recipe)"));
  return coreText(text.toStdString());
}

/// Follows layers one by one. After one that does not fit no shape is known (an empty one): what comes after
/// it is shown without figures, and not blamed for what it did not do.
void follow(LayerTracer& tracer, const std::vector<Layer>& layers, Shape& shape, RecipePlace place,
            std::vector<OutlineRow>& rows) {
  for (std::size_t i = 0; i < layers.size(); ++i) {
    place.layer = int(i);
    OutlineRow row;
    row.place = place;
    row.name = layerKindWords(layers[i].kind);
    row.settings = layerSettingsWords(layers[i]);
    if (shape.empty()) {
      // nothing to follow
    } else if (auto traced = tracer.trace({layers[i]}, shape, {})) {
      shape = traced->front().output;
      row.parameters = traced->front().parameters;
      row.output = shapeWords(shape);
    } else {
      row.problem = bare(traced.error());
      shape.clear();
    }
    rows.push_back(std::move(row));
  }
}

std::string freeName(const Recipe& recipe, std::string name) {
  const auto taken = [&](const std::string& n) {
    return std::any_of(recipe.members.begin(), recipe.members.end(),
                       [&](const Member& m) { return m.name == n; });
  };
  const std::string base = name;
  for (int i = 2; taken(name); ++i) name = base + "-" + std::to_string(i);
  return name;
}

bool knows(const Recipe& recipe, const RecipePlace& p) {
  if (p.member < 0 || p.member >= int(recipe.members.size())) return false;
  const Member& m = recipe.members[std::size_t(p.member)];
  if (p.branch >= int(m.branches.size())) return false;
  const std::vector<Layer>* layers = p.branch >= 0    ? &m.branches[std::size_t(p.branch)].layers
                                     : p.branch == -1 ? &m.head
                                                      : nullptr;
  return p.layer < 0 || (layers && p.layer < int(layers->size()));
}

}  // namespace

std::vector<OutlineRow> outlineOf(const Recipe& recipe, int classes) {
  std::vector<OutlineRow> rows;
  for (std::size_t m = 0; m < recipe.members.size(); ++m) {
    const Member& member = recipe.members[m];
    const std::size_t top = rows.size();
    OutlineRow net;
    net.place = {int(m), -2, -1};
    net.name = QString::fromStdString(member.name);
    if (!member.speeds.empty()) {
      QStringList speeds;
      for (const double s : member.speeds) speeds << QLocale().toString(s);
      net.settings = Outline::tr("clips at speeds %1").arg(speeds.join(QStringLiteral(", ")));
    }
    rows.push_back(net);
    LayerTracer tracer(std::clamp(classes, 1, 10000));
    Shape meeting{0};
    Shape shape;
    bool known = true;  // all inputs end in a shape
    const bool several = member.branches.size() > 1;
    for (std::size_t b = 0; b < member.branches.size(); ++b) {
      const PictureOptions& picture = member.branches[b].picture;
      OutlineRow row;
      row.place = {int(m), int(b), -1};
      row.name = several ? Outline::tr("Input %1").arg(b + 1) : Outline::tr("Input");
      row.settings = pictureWords(picture);
      shape = {1, picture.height, picture.width};
      row.output = shapeWords(shape);
      if (picture.height < 1 || picture.width < 1 || picture.height > 4096 || picture.width > 4096)
        row.problem = Outline::tr("needs a height and width of 1 to 4096");
      else if (picture.feature.kind != FeatureKind::Waveform && picture.resampleTo.hz > 0)
        if (const auto fits = picture.feature.validate(picture.resampleTo); !fits)
          row.problem = QString::fromStdString(fits.error().detail);
      const std::size_t at = rows.size();
      if (!row.problem.isEmpty()) shape.clear();
      rows.push_back(std::move(row));
      follow(tracer, member.branches[b].layers, shape, {int(m), int(b), 0}, rows);
      if (several && shape.size() > 1)
        rows[std::max(at, rows.size() - 1)].problem =
            Outline::tr("must end flat, so that the inputs can be put together");
      known = known && (several ? shape.size() == 1 : !shape.empty());
      meeting[0] += shape.size() == 1 ? shape[0] : 0;
    }
    if (several) shape = known ? meeting : Shape{};
    if (several || !member.head.empty()) {
      OutlineRow head;
      head.place = {int(m), -1, -1};
      head.name = several ? Outline::tr("Together") : Outline::tr("Head");
      head.output = shapeWords(shape);
      rows.push_back(std::move(head));
      follow(tracer, member.head, shape, {int(m), -1, 0}, rows);
    }
    const bool fine = std::all_of(rows.begin() + std::ptrdiff_t(top), rows.end(),
                                  [](const OutlineRow& r) { return r.problem.isEmpty(); });
    if (fine && (shape.size() != 1 || shape[0] != classes))
      rows.back().problem = Outline::tr("the last layer must be a dense one with one unit a class");
    // A count of the layers that happen to fit would be taken for the network's.
    const bool whole = std::all_of(rows.begin() + std::ptrdiff_t(top), rows.end(),
                                   [](const OutlineRow& r) { return r.problem.isEmpty(); });
    for (std::size_t i = top + 1; whole && i < rows.size(); ++i) rows[top].parameters += rows[i].parameters;
  }
  return rows;
}

QString recipeProblem(const Recipe& recipe, int classes) {
  for (const OutlineRow& row : outlineOf(recipe, classes))
    if (!row.problem.isEmpty()) return Outline::tr("%1 %2", "layer, problem").arg(row.name, row.problem);
  const auto fine = checkRecipe(recipe, classes);
  return fine ? QString() : errorText(fine.error());
}

std::int64_t parametersOf(const std::vector<OutlineRow>& rows) {
  std::int64_t sum = 0;
  for (const OutlineRow& row : rows)
    if (row.place.isMember()) sum += row.parameters;
  return sum;
}

QString layerKindWords(LayerKind kind) {
  switch (kind) {
    case LayerKind::Conv2d:
      return Outline::tr("Convolution");
    case LayerKind::MaxPool2d:
      return Outline::tr("Max pooling");
    case LayerKind::AvgPool2d:
      return Outline::tr("Mean pooling");
    case LayerKind::Relu:
      return Outline::tr("ReLU");
    case LayerKind::LeakyRelu:
      return Outline::tr("Leaky ReLU");
    case LayerKind::Elu:
      return Outline::tr("ELU");
    case LayerKind::Tanh:
      return Outline::tr("Tanh");
    case LayerKind::Sigmoid:
      return Outline::tr("Sigmoid");
    case LayerKind::Dropout:
      return Outline::tr("Dropout");
    case LayerKind::BatchNorm:
      return Outline::tr("Batch normalisation");
    case LayerKind::Flatten:
      return Outline::tr("Flatten");
    case LayerKind::GlobalAvgPool:
      return Outline::tr("Mean over all");
    case LayerKind::GlobalMaxPool:
      return Outline::tr("Maximum over all");
    case LayerKind::GlobalMeanMaxPool:
      return Outline::tr("Mean and maximum over all");
    case LayerKind::Dense:
      return Outline::tr("Dense");
    case LayerKind::Residual:
      return Outline::tr("Residual block");
    case LayerKind::Softmax:
      return Outline::tr("Softmax (for teaching)");
  }
  return {};
}

QString layerSettingsWords(const Layer& l) {
  const KernelSize k = kernelSize(l);
  const QString kernel = QStringLiteral("%1 × %2").arg(k.height).arg(k.width);
  QStringList parts;
  switch (l.kind) {
    case LayerKind::Conv2d:
    case LayerKind::Residual:
      parts << Outline::tr("%Ln filter(s)", nullptr, l.filters) << kernel;
      if (k.strideDown != 1 || k.strideAcross != 1)
        parts << Outline::tr("stride %1 × %2").arg(k.strideDown).arg(k.strideAcross);
      if (l.kind == LayerKind::Conv2d && l.same) parts << Outline::tr("same");
      if (l.kind == LayerKind::Conv2d && !l.bias) parts << Outline::tr("no bias");
      break;
    case LayerKind::MaxPool2d:
    case LayerKind::AvgPool2d:
      parts << kernel;
      if (k.strideDown != k.height || k.strideAcross != k.width)
        parts << Outline::tr("stride %1 × %2").arg(k.strideDown).arg(k.strideAcross);
      break;
    case LayerKind::Dense:
      parts << (l.filters > 0 ? Outline::tr("%Ln unit(s)", nullptr, l.filters)
                              : Outline::tr("one unit a class"));
      if (!l.bias) parts << Outline::tr("no bias");
      break;
    case LayerKind::Dropout:
    case LayerKind::LeakyRelu:
      parts << QLocale().toString(l.rate);
      break;
    default:
      break;
  }
  return parts.join(QStringLiteral(", "));
}

QString pictureWords(const PictureOptions& p) {
  QStringList parts{QString::fromLatin1(featureName(p.feature.kind)),
                    QStringLiteral("%1 × %2").arg(p.height).arg(p.width)};
  if (p.clipS > 0) parts << Outline::tr("%L1 s").arg(p.clipS);
  if (p.resampleTo.hz > 0) parts << Outline::tr("%L1 Hz").arg(p.resampleTo.hz);
  return parts.join(QStringLiteral(", "));
}

Layer usualLayer(LayerKind kind) {
  Layer layer{.kind = kind};
  switch (kind) {
    case LayerKind::Conv2d:
    case LayerKind::Residual:
      layer.filters = 32;
      layer.kernel = 3;
      layer.same = true;
      layer.bias = kind == LayerKind::Conv2d;
      break;
    case LayerKind::MaxPool2d:
    case LayerKind::AvgPool2d:
      layer.kernel = 2;
      break;
    case LayerKind::Dense:
      layer.filters = 64;
      break;
    case LayerKind::Dropout:
      layer.rate = 0.3;
      break;
    case LayerKind::LeakyRelu:
      layer.rate = 0.1;
      break;
    default:
      break;
  }
  return layer;
}

std::vector<Layer>* layersAt(Recipe& recipe, const RecipePlace& p) {
  if (!knows(recipe, p) || p.isMember()) return nullptr;
  Member& m = recipe.members[std::size_t(p.member)];
  return p.branch >= 0 ? &m.branches[std::size_t(p.branch)].layers : &m.head;
}

const Layer* layerAt(const Recipe& recipe, const RecipePlace& p) {
  if (!p.isLayer() || !knows(recipe, p)) return nullptr;
  const Member& m = recipe.members[std::size_t(p.member)];
  return p.branch >= 0 ? &m.branches[std::size_t(p.branch)].layers[std::size_t(p.layer)]
                       : &m.head[std::size_t(p.layer)];
}

std::optional<RecipePlace> addLayer(Recipe& recipe, const RecipePlace& place, LayerKind kind) {
  std::vector<Layer>* layers = layersAt(recipe, place);
  if (!layers) return std::nullopt;
  RecipePlace at = place;
  at.layer = place.layer + 1;
  layers->insert(layers->begin() + at.layer, usualLayer(kind));
  return at;
}

std::optional<RecipePlace> duplicateAt(Recipe& recipe, const RecipePlace& place) {
  if (!knows(recipe, place) || place.isHead()) return std::nullopt;
  RecipePlace at = place;
  auto& members = recipe.members;
  if (place.isMember()) {
    Member copy = members[std::size_t(place.member)];
    copy.name = freeName(recipe, copy.name);
    members.insert(members.begin() + place.member + 1, std::move(copy));
    ++at.member;
  } else if (place.isPicture()) {
    auto& branches = members[std::size_t(place.member)].branches;
    const Branch copy = branches[std::size_t(place.branch)];
    branches.insert(branches.begin() + place.branch + 1, copy);
    ++at.branch;
  } else {
    std::vector<Layer>* layers = layersAt(recipe, place);
    const Layer copy = (*layers)[std::size_t(place.layer)];
    layers->insert(layers->begin() + place.layer + 1, copy);
    ++at.layer;
  }
  return at;
}

std::optional<RecipePlace> removeAt(Recipe& recipe, const RecipePlace& place) {
  if (!knows(recipe, place) || place.isHead()) return std::nullopt;
  RecipePlace at = place;
  auto& members = recipe.members;
  if (place.isMember()) {
    if (members.size() < 2) return std::nullopt;
    members.erase(members.begin() + place.member);
    at.member = std::min(place.member, int(members.size()) - 1);
  } else if (place.isPicture()) {
    auto& branches = members[std::size_t(place.member)].branches;
    if (branches.size() < 2) return std::nullopt;
    branches.erase(branches.begin() + place.branch);
    at.branch = std::min(place.branch, int(branches.size()) - 1);
  } else {
    std::vector<Layer>* layers = layersAt(recipe, place);
    layers->erase(layers->begin() + place.layer);
    at.layer = std::min(place.layer, int(layers->size()) - 1);  // -1: the picture or head above it
  }
  return at;
}

std::optional<RecipePlace> moveAt(Recipe& recipe, const RecipePlace& place, int by) {
  if (!knows(recipe, place) || place.isHead() || (by != -1 && by != 1)) return std::nullopt;
  RecipePlace at = place;
  auto& members = recipe.members;
  Member& member = members[std::size_t(place.member)];
  if (place.isMember()) {
    at.member += by;
    if (at.member < 0 || at.member >= int(members.size())) return std::nullopt;
    std::swap(members[std::size_t(place.member)], members[std::size_t(at.member)]);
    return at;
  }
  if (place.isPicture()) {
    at.branch += by;
    if (at.branch < 0 || at.branch >= int(member.branches.size())) return std::nullopt;
    std::swap(member.branches[std::size_t(place.branch)], member.branches[std::size_t(at.branch)]);
    return at;
  }
  std::vector<Layer>* layers = layersAt(recipe, place);
  at.layer += by;
  if (at.layer >= 0 && at.layer < int(layers->size())) {
    std::swap((*layers)[std::size_t(place.layer)], (*layers)[std::size_t(at.layer)]);
    return at;
  }
  // Over the border: the last branch is followed by the head.
  const int last = int(member.branches.size()) - 1;
  if (by > 0) {
    if (place.branch < 0) return std::nullopt;
    at.branch = place.branch == last ? -1 : place.branch + 1;
  } else {
    if (place.branch == 0) return std::nullopt;
    at.branch = place.branch < 0 ? last : place.branch - 1;
  }
  const Layer moved = (*layers)[std::size_t(place.layer)];
  std::vector<Layer>* next = layersAt(recipe, {at.member, at.branch, -1});
  layers->erase(layers->begin() + place.layer);
  at.layer = by > 0 ? 0 : int(next->size());
  next->insert(next->begin() + at.layer, moved);
  return at;
}

}  // namespace ullim
