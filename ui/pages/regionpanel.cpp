#include "ui/pages/regionpanel.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "core/dataset/regionsnap.h"
#include "core/store/project.h"
#include "ui/commands/actions.h"
#include "ui/document.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/theme.h"
#include "widgets/view/clipview.h"
#include "widgets/view/numbers.h"

namespace ullim {
namespace {

constexpr double kNewRegionS = 0.25;    // length of a region made at the cursor
constexpr double kZeroWindowS = 0.010;  // how far an edge moves to a zero crossing at most
constexpr int kListHeight = 170;
const QColor kNoClassColour(0x99, 0x99, 0x99);
enum Column { kClassColumn, kBeginColumn, kLengthColumn, kBandColumn, kColumns };

QString str(const std::string& s) { return QString::fromStdString(s); }

}  // namespace

RegionPanel::RegionPanel(const Context& context, ClipView* view, QWidget* page, std::function<int()> hopOf,
                         QWidget* parent)
    : QWidget(parent), m_context(context), m_view(view), m_hopOf(std::move(hopOf)) {
  build();
  followWalk();
  connectKeys(page);
  retranslate();
  connect(context.document, &Document::changed, this, [this](const Change& made, bool structure) {
    if (structure || !made.regions.empty()) refresh();
  });
  connect(context.actions, &Actions::keysChanged, this, &RegionPanel::retranslate);
  follow(view);
  connect(view->axis(), &TimeAxis::selectionChanged, this, [this] {
    if (m_view->axis()->selection().empty() && !m_active.isEmpty()) choose({});
  });
  refresh();
}

void RegionPanel::follow(ClipView* view) {
  connect(view, &ClipView::regionClicked, this, &RegionPanel::choose);
  connect(view, &ClipView::regionDoubleClicked, this, [this](const QString& id) {
    choose(id);
    editActive();
  });
  connect(view, &ClipView::selectionDragged, this, [this](bool adjusted) {
    if (adjusted)
      takeSelection();
    else if (!m_active.isEmpty())
      choose({});  // a new selection is not the region any more
  });
}

void RegionPanel::followWalk() {
  connect(m_context.session, &Session::queueChanged, this, [this] {
    if (m_walking == m_context.session->walking()) return;
    m_walking = m_context.session->walking();
    m_active.clear();
    refresh();
  });
}

void RegionPanel::setCompanion(ClipView* view) {
  m_companion = view;
  follow(view);
}

void RegionPanel::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  m_list = new QTableWidget(0, kColumns, this);
  prepareTable(m_list, 24);
  m_list->setSelectionMode(QAbstractItemView::SingleSelection);
  m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_list->setMinimumHeight(kListHeight);
  m_list->horizontalHeader()->setStretchLastSection(true);
  connect(m_list, &QTableWidget::currentCellChanged, this, [this](int row) {
    if (m_filling || row < 0) return;
    choose(m_list->item(row, kClassColumn)->data(Qt::UserRole).toString());
  });
  m_hint = new QLabel(this);
  m_hint->setProperty("role", "muted");
  m_hint->setWordWrap(true);

  auto* form = new QFormLayout;
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  m_class = new QComboBox(this);
  m_class->setEditable(true);
  m_class->setInsertPolicy(QComboBox::NoInsert);
  m_note = new QLineEdit(this);
  m_snap = new QComboBox(this);
  const auto row = [&](QLabel** label, QWidget* field) {
    *label = new QLabel(this);
    (*label)->setBuddy(field);
    form->addRow(*label, field);
  };
  row(&m_classLabel, m_class);
  row(&m_noteLabel, m_note);
  row(&m_snapLabel, m_snap);
  const auto takeClass = [this] {
    if (!m_filling)
      change([this](Region& r) { r.label = m_class->currentText().trimmed().toStdString(); },
             tr("class of a region"));
  };
  connect(m_class, &QComboBox::activated, this, takeClass);
  connect(m_class->lineEdit(), &QLineEdit::editingFinished, this, takeClass);
  connect(m_note, &QLineEdit::editingFinished, this, [this] {
    change([this](Region& r) { r.note = m_note->text().toStdString(); }, tr("note on a region"));
  });
  connect(m_snap, &QComboBox::activated, this,
          [this](int i) { Settings::instance().set(setting::regionSnap, m_snap->itemData(i)); });

  auto* buttons = new QGridLayout;
  const auto button = [&](QPushButton** b, int place, auto call) {
    *b = new QPushButton(this);
    connect(*b, &QPushButton::clicked, this, call);
    buttons->addWidget(*b, place / 2, place % 2);
  };
  button(&m_add, 0, [this] { addFromSelection(); });
  button(&m_remove, 1, [this] { removeActive(); });
  button(&m_import, 2, [this] { askImport(); });
  button(&m_export, 3, [this] { askExport(); });
  column->addWidget(m_list);
  column->addWidget(m_hint);
  column->addLayout(form);
  column->addLayout(buttons);
}

void RegionPanel::connectKeys(QWidget* page) {
  const auto key = [&](const char* id, std::function<void()> call) {
    m_context.actions->onPage(QString::fromLatin1(id), page, std::move(call));
  };
  key("region.add", [this] { addFromSelection(); });
  key("region.addAtCursor", [this] { addAtCursor(); });
  key("region.next", [this] { step(1); });
  key("region.previous", [this] { step(-1); });
  key("region.edit", [this] { editActive(); });
  key("region.remove", [this] { removeActive(); });
  key("clip.selectionStart", [this] { takeSelection(); });
  key("clip.selectionEnd", [this] { takeSelection(); });
}

void RegionPanel::retranslate() {
  m_list->setHorizontalHeaderLabels({tr("Class"), tr("Start, s"), tr("Length, s"), tr("Hz")});
  m_list->setAccessibleName(tr("Regions of the clip"));
  const Actions& actions = *m_context.actions;
  m_hint->setText(
      tr("%1 makes a region of the selection, %2 one at the cursor; %3 and %4 go from one to the next, "
         "%5 edits, %6 removes.")
          .arg(actions.keyText("region.add"), actions.keyText("region.addAtCursor"),
               actions.keyText("region.previous"), actions.keyText("region.next"),
               actions.keyText("region.edit"), actions.keyText("region.remove")));
  m_classLabel->setText(tr("Class"));
  m_noteLabel->setText(tr("Note"));
  m_snapLabel->setText(tr("Edges snap to"));
  m_add->setText(tr("Add"));
  m_remove->setText(tr("Remove"));
  m_import->setText(tr("Import…"));
  m_export->setText(tr("Export…"));
  m_snap->clear();
  m_snap->addItem(tr("nothing"), QStringLiteral("none"));
  m_snap->addItem(tr("zero crossings"), QStringLiteral("zero"));
  m_snap->addItem(tr("frame centres"), QStringLiteral("frame"));
  m_snap->setCurrentIndex(
      std::max(0, m_snap->findData(Settings::instance().value(setting::regionSnap).toString())));
  refresh();
}

void RegionPanel::setClip(const QString& clipId, SampleRate rate, std::int64_t frames,
                          std::shared_ptr<const AudioClip> audio) {
  if (clipId != m_clip) m_active.clear();
  m_clip = clipId;
  m_rate = rate;
  m_frames = frames;
  m_audio = std::move(audio);
  refresh();
}

const Region* RegionPanel::activeRegion() const {
  return m_active.isEmpty() ? nullptr : m_context.document->data().regions.find(m_active.toStdString());
}

void RegionPanel::refresh() {
  const Dataset& dataset = m_context.document->data();
  if (!activeRegion()) m_active.clear();
  auto shown = std::make_shared<ViewRegions>();
  shown->active = m_active;
  m_filling = true;
  const int before = m_list->rowCount();
  int row = 0, current = -1;
  // Regions have classes: they would tell who walks blind.
  if (!m_clip.isEmpty() && m_rate.hz > 0 && !m_context.session->walking()) {
    const ClipRegions& regions = dataset.regions.of(m_clip.toStdString());
    m_list->setRowCount(int(regions.size()));
    for (const Region& each : regions) {
      const LabelClass* known = dataset.findClass(each.label);
      const QColor colour = known ? QColor(str(known->colour)) : kNoClassColour;
      shown->all.push_back(
          {str(each.id), each.range, {each.lowHz, each.highHz}, str(each.label), str(each.note), colour});
      const QString cells[kColumns] = {
          each.label.empty() ? tr("no class") : str(each.label), timeText(seconds(each.range.begin, m_rate)),
          timeText(seconds(each.range.length(), m_rate)),
          each.hasBand() ? tr("%1–%2").arg(numberText(each.lowHz), numberText(each.highHz)) : QString()};
      for (int c = 0; c < kColumns; ++c) {
        QTableWidgetItem* item = m_list->item(row, c);
        if (!item) m_list->setItem(row, c, item = new QTableWidgetItem);
        item->setText(cells[c]);
        item->setToolTip(str(each.note));
      }
      QIcon& dot = m_dots[colour.name()];
      if (dot.isNull()) {
        QPixmap square(10, 10);
        square.fill(colour);
        dot = QIcon(square);
      }
      m_list->item(row, kClassColumn)->setIcon(dot);
      m_list->item(row, kClassColumn)->setData(Qt::UserRole, str(each.id));
      if (str(each.id) == m_active) current = row;
      ++row;
    }
  }
  m_list->setRowCount(row);
  if (before == 0 && row > 0) m_list->resizeColumnsToContents();
  m_list->setCurrentCell(current, current < 0 ? -1 : 0);
  if (m_companion) m_companion->setRegions(shown);
  m_view->setRegions(std::move(shown));

  const Region* region = activeRegion();
  if (!m_class->lineEdit()->hasFocus() || !region) {  // a name that is being typed stays
    m_class->clear();
    for (const LabelClass& each : dataset.classes) m_class->addItem(str(each.name));
    m_class->setEditText(region ? str(region->label) : QString());
  }
  if (!m_note->hasFocus() || !region) m_note->setText(region ? str(region->note) : QString());
  for (QWidget* field : std::initializer_list<QWidget*>{m_class, m_note, m_remove})
    field->setEnabled(region != nullptr);
  m_export->setEnabled(row > 0);
  m_import->setEnabled(!m_clip.isEmpty() && m_frames > 0);
  m_add->setEnabled(m_import->isEnabled());
  m_filling = false;
}

void RegionPanel::choose(const QString& id) {
  if (m_filling) return;
  m_active = id;
  TimeAxis* axis = m_view->axis();
  if (const Region* region = activeRegion()) {
    m_filling = true;  // an empty selection on the way must not let go of it again
    axis->setSelection(region->range);
    axis->setBand(region->lowHz, region->highHz);
    m_filling = false;
    const double begin = double(region->range.begin), end = double(region->range.end);
    if (end < axis->viewBegin() || begin > axis->viewEnd()) {
      const double half = (axis->viewEnd() - axis->viewBegin()) / 2;
      axis->setView((begin + end) / 2 - half, (begin + end) / 2 + half);
    }
  }
  refresh();
}

void RegionPanel::release() {
  if (!m_active.isEmpty()) choose({});
}

void RegionPanel::step(int by) {
  const int count = m_list->rowCount();
  if (count == 0) return;
  int row = m_list->currentRow();
  if (row < 0) {
    // From the cursor on: the first that begins after it, or the last before it.
    const auto cursor = m_view->axis()->cursor();
    const ClipRegions& regions = m_context.document->data().regions.of(m_clip.toStdString());
    const auto after = std::count_if(regions.begin(), regions.end(),
                                     [&](const Region& r) { return r.range.begin <= cursor; });
    row = int(after) - (by > 0 ? 1 : 0);
  }
  row = std::clamp(row + by, 0, count - 1);
  choose(m_list->item(row, kClassColumn)->data(Qt::UserRole).toString());
}

SamplePos RegionPanel::snappedEdge(SamplePos at) const {
  const QString kind = Settings::instance().value(setting::regionSnap).toString();
  if (kind == QLatin1String("frame")) return nearestFrameCentre(at, m_hopOf());
  if (kind != QLatin1String("zero") || !m_audio) return at;
  return nearestZeroCrossing(m_audio->channel(0), 0, at, samples(kZeroWindowS, m_rate)).value_or(at);
}

SampleRange RegionPanel::snapped(SampleRange range) const {
  const SamplePos begin = std::clamp<SamplePos>(snappedEdge(range.begin), 0, m_frames);
  const SamplePos end = std::clamp<SamplePos>(snappedEdge(range.end), 0, m_frames);
  return begin < end ? SampleRange{begin, end} : range;
}

void RegionPanel::commit(const std::vector<std::pair<const Region*, const Region*>>& edits,
                         const QString& why) {
  Change made;
  made.kind = "region";
  made.why = why.toStdString();
  for (const auto& [before, after] : edits) {
    RegionEdit edit;
    if (before) edit.before = *before;
    if (after) edit.after = *after;
    made.regions.push_back(std::move(edit));
  }
  m_context.document->commit(std::move(made));
}

void RegionPanel::change(const std::function<void(Region&)>& edit, const QString& why) {
  const Region* present = activeRegion();
  if (!present) return;
  const Region before = *present;
  Region after = before;
  edit(after);
  if (after == before) return;
  commit({{&before, &after}}, why);
}

void RegionPanel::takeSelection() {
  const SampleRange range = m_view->axis()->selection();
  const Span band = m_view->axis()->band();
  if (m_active.isEmpty() || range.empty()) return;
  change(
      [&](Region& r) {
        r.range = snapped(range);
        r.lowHz = band.low;
        r.highHz = band.high;
      },
      tr("edges of a region"));
  choose(m_active);  // snapped edges are shown
}

void RegionPanel::addFromSelection() {
  if (m_clip.isEmpty() || m_frames <= 0) return;
  const SampleRange selection = m_view->axis()->selection();
  if (selection.empty()) return addAtCursor();
  Region region;
  region.id = newId();
  region.clipId = m_clip.toStdString();
  region.range = snapped(selection);
  region.lowHz = m_view->axis()->band().low;
  region.highHz = m_view->axis()->band().high;
  if (const Region* present = activeRegion())
    region.label = present->label;  // one after the other of a class
  commit({{nullptr, &region}}, tr("a region"));
  choose(str(region.id));
}

void RegionPanel::addAtCursor() {
  if (m_clip.isEmpty() || m_frames <= 0) return;
  const SamplePos at = std::max<SamplePos>(0, m_view->axis()->cursor());
  const SamplePos begin = std::min(at, m_frames - 1);
  m_view->axis()->setSelection(
      {begin, std::min(m_frames, begin + std::max<SamplePos>(1, samples(kNewRegionS, m_rate)))});
  m_view->axis()->setBand(0, 0);
  addFromSelection();
}

void RegionPanel::editActive() {
  if (!activeRegion()) return;
  Q_EMIT editing();
  m_class->setFocus(Qt::ShortcutFocusReason);
  m_class->lineEdit()->selectAll();
}

void RegionPanel::forgetTyped() {
  const Region* region = activeRegion();
  m_class->setEditText(region ? str(region->label) : QString());
  m_note->setText(region ? str(region->note) : QString());
}

void RegionPanel::removeActive() {
  const Region* present = activeRegion();
  if (!present) return;
  const Region before = *present;
  commit({{&before, nullptr}}, tr("a region removed"));
}

void RegionPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ullim
