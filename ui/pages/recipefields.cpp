#include "ui/pages/recipefields.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace ullim {
namespace {

using Change = std::function<void(Recipe&)>;

/// The layer or picture of a place, for writing; the place is known to be there.
Layer& layerIn(Recipe& recipe, const RecipePlace& p) { return (*layersAt(recipe, p))[std::size_t(p.layer)]; }
PictureOptions& pictureIn(Recipe& recipe, const RecipePlace& p) {
  return recipe.members[std::size_t(p.member)].branches[std::size_t(p.branch)].picture;
}

}  // namespace

RecipeFields::RecipeFields(QWidget* parent) : QWidget(parent) {
  m_form = new QFormLayout(this);
  m_form->setContentsMargins(0, 0, 0, 0);
  m_form->setHorizontalSpacing(12);
}

void RecipeFields::whole(const QString& name, int low, int high, int value, const QString& special,
                         const std::function<void(Recipe&, int)>& set) {
  auto* spin = new QSpinBox(this);
  spin->setRange(low, high);
  spin->setSpecialValueText(special);
  spin->setValue(value);
  m_form->addRow(name, spin);
  connect(spin, &QSpinBox::valueChanged, this,
          [this, set, name](int v) { Q_EMIT edited([set, v](Recipe& r) { set(r, v); }, name); });
}

void RecipeFields::real(const QString& name, double low, double high, int decimals, double value,
                        const QString& special, const std::function<void(Recipe&, double)>& set) {
  auto* spin = new QDoubleSpinBox(this);
  spin->setDecimals(decimals);
  spin->setRange(low, high);
  spin->setSpecialValueText(special);
  spin->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
  spin->setValue(value);
  m_form->addRow(name, spin);
  connect(spin, &QDoubleSpinBox::valueChanged, this,
          [this, set, name](double v) { Q_EMIT edited([set, v](Recipe& r) { set(r, v); }, name); });
}

void RecipeFields::tick(const QString& name, bool value, const std::function<void(Recipe&, bool)>& set) {
  auto* box = new QCheckBox(name, this);
  box->setChecked(value);
  m_form->addRow(box);
  connect(box, &QCheckBox::toggled, this,
          [this, set, name](bool v) { Q_EMIT edited([set, v](Recipe& r) { set(r, v); }, name); });
}

void RecipeFields::showPlace(const Recipe& recipe, const RecipePlace& place) {
  while (m_form->rowCount() > 0) m_form->removeRow(0);
  m_place = place;
  if (place.member < 0 || place.member >= int(recipe.members.size())) return;
  const Member& member = recipe.members[std::size_t(place.member)];
  if (place.isMember()) {
    auto* name = new QLineEdit(QString::fromStdString(member.name), this);
    m_form->addRow(tr("Name"), name);
    connect(name, &QLineEdit::textEdited, this, [this, place](const QString& text) {
      Q_EMIT edited(
          [place, text](Recipe& r) { r.members[std::size_t(place.member)].name = text.toStdString(); },
          QStringLiteral("name"));
    });
    auto* hint = new QLabel(tr("Several networks make an ensemble: their probabilities are averaged."), this);
    hint->setWordWrap(true);
    hint->setProperty("role", "muted");
    m_form->addRow(hint);
  } else if (place.isPicture()) {
    pictureFields(member.branches[std::size_t(place.branch)].picture, place);
  } else if (place.isHead()) {
    auto* hint = new QLabel(tr("What the inputs give is put in one row here; the layers below go on."), this);
    hint->setWordWrap(true);
    hint->setProperty("role", "muted");
    m_form->addRow(hint);
  } else if (const Layer* layer = layerAt(recipe, place)) {
    layerFields(*layer, place);
  }
}

void RecipeFields::layerFields(const Layer& l, const RecipePlace& p) {
  const LayerKind kind = l.kind;
  const bool conv = kind == LayerKind::Conv2d || kind == LayerKind::Residual;
  const bool pool = kind == LayerKind::MaxPool2d || kind == LayerKind::AvgPool2d;
  if (conv)
    whole(tr("Filters"), 1, 4096, l.filters, {}, [p](Recipe& r, int v) { layerIn(r, p).filters = v; });
  if (kind == LayerKind::Dense)
    whole(tr("Units"), 0, 100000, l.filters, tr("one a class"),
          [p](Recipe& r, int v) { layerIn(r, p).filters = v; });
  if (conv || pool) {
    whole(tr("Kernel height"), 1, 64, l.kernel, {}, [p](Recipe& r, int v) { layerIn(r, p).kernel = v; });
    whole(tr("Kernel width"), 0, 64, l.kernelW, tr("as the height"),
          [p](Recipe& r, int v) { layerIn(r, p).kernelW = v; });
    whole(tr("Stride"), 0, 64, l.stride, pool ? tr("as the kernel") : tr("1"),
          [p](Recipe& r, int v) { layerIn(r, p).stride = v; });
    whole(tr("Stride across"), 0, 64, l.strideW, tr("as the stride"),
          [p](Recipe& r, int v) { layerIn(r, p).strideW = v; });
  }
  if (kind == LayerKind::Conv2d)
    tick(tr("Zeros around, so that the size stays (same)"), l.same,
         [p](Recipe& r, bool v) { layerIn(r, p).same = v; });
  if (kind == LayerKind::Conv2d || kind == LayerKind::Dense)
    tick(tr("Bias"), l.bias, [p](Recipe& r, bool v) { layerIn(r, p).bias = v; });
  if (kind == LayerKind::Dropout)
    real(tr("Share dropped"), 0, 0.99, 3, l.rate, {}, [p](Recipe& r, double v) { layerIn(r, p).rate = v; });
  if (kind == LayerKind::LeakyRelu || kind == LayerKind::Residual)
    real(tr("Slope below 0"), 0, 0.99, 3, l.rate, {}, [p](Recipe& r, double v) { layerIn(r, p).rate = v; });
  if (m_form->rowCount() == 0) m_form->addRow(new QLabel(tr("This layer has no settings."), this));
}

void RecipeFields::pictureFields(const PictureOptions& o, const RecipePlace& p) {
  auto* feature = new QComboBox(this);
  for (const FeatureKind kind : {FeatureKind::LogMel, FeatureKind::Mfcc, FeatureKind::MelSpectrogram,
                                 FeatureKind::StftDb, FeatureKind::Chroma, FeatureKind::Waveform})
    feature->addItem(QString::fromLatin1(featureName(kind)), int(kind));
  if (feature->findData(int(o.feature.kind)) < 0)
    feature->addItem(QString::fromLatin1(featureName(o.feature.kind)), int(o.feature.kind));
  feature->setCurrentIndex(feature->findData(int(o.feature.kind)));
  m_form->addRow(tr("Feature"), feature);
  connect(feature, &QComboBox::activated, this, [this, p, feature] {
    const auto kind = FeatureKind(feature->currentData().toInt());
    Q_EMIT edited([p, kind](Recipe& r) { pictureIn(r, p).feature.kind = kind; }, QString());
  });
  const FeatureKind kind = o.feature.kind;
  const bool mfcc = kind == FeatureKind::Mfcc;
  const bool mel = mfcc || kind == FeatureKind::LogMel || kind == FeatureKind::MelSpectrogram;
  whole(tr("Height"), 1, 4096, o.height, {}, [p](Recipe& r, int v) { pictureIn(r, p).height = v; });
  whole(tr("Width"), 1, 4096, o.width, {}, [p](Recipe& r, int v) { pictureIn(r, p).width = v; });
  whole(tr("Sample rate (Hz)"), 0, 192000, o.resampleTo.hz, tr("each clip's own"),
        [p](Recipe& r, int v) { pictureIn(r, p).resampleTo.hz = v; });
  real(tr("Seconds"), 0, 3600, 3, o.clipS, tr("whole clip"),
       [p](Recipe& r, double v) { pictureIn(r, p).clipS = v; });
  tick(tr("Cut and pad at the end (otherwise centred)"), o.fromStart,
       [p](Recipe& r, bool v) { pictureIn(r, p).fromStart = v; });
  if (kind != FeatureKind::Waveform) {
    whole(tr("n_fft"), 1, 65536, o.feature.stft.nFft, {},
          [p](Recipe& r, int v) { pictureIn(r, p).feature.stft.nFft = v; });
    whole(tr("Hop"), 1, 65536, o.feature.stft.hopLength, {},
          [p](Recipe& r, int v) { pictureIn(r, p).feature.stft.hopLength = v; });
    whole(tr("Window"), 0, 65536, o.feature.stft.winLength, tr("as n_fft"),
          [p](Recipe& r, int v) { pictureIn(r, p).feature.stft.winLength = v; });
  }
  if (mel) {
    whole(tr("Mel bands"), 1, 1024, o.feature.mel.nMels, {},
          [p](Recipe& r, int v) { pictureIn(r, p).feature.mel.nMels = v; });
    real(tr("Lowest (Hz)"), 0, 96000, 1, o.feature.mel.fMinHz, {},
         [p](Recipe& r, double v) { pictureIn(r, p).feature.mel.fMinHz = v; });
    real(tr("Highest (Hz)"), 0, 96000, 1, o.feature.mel.fMaxHz, tr("half the sample rate"),
         [p](Recipe& r, double v) { pictureIn(r, p).feature.mel.fMaxHz = v; });
    real(tr("Range below the peak (dB)"), -1, 200, 0, o.feature.db.topDb, tr("all"),
         [p](Recipe& r, double v) { pictureIn(r, p).feature.db.topDb = v; });
  }
  if (mfcc)
    whole(tr("MFCC"), 1, 1024, o.feature.mfcc.nMfcc, {},
          [p](Recipe& r, int v) { pictureIn(r, p).feature.mfcc.nMfcc = v; });
}

}  // namespace ullim
