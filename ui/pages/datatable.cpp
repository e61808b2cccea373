#include "ui/pages/datatable.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSet>
#include <QStyledItemDelegate>
#include <QTimer>

#include "ui/commands/actions.h"
#include "ui/commands/labelcontroller.h"
#include "ui/document.h"
#include "ui/jobs/cliploader.h"
#include "ui/models/clipmodel.h"
#include "ui/session.h"
#include "ui/settings/settings.h"
#include "widgets/theme.h"

namespace ullim {

namespace {

constexpr int kRowHeight = 32, kThumbWidth = 72, kMargin = 6, kSwatch = 10;
constexpr int kKeepMs = 400;    // after the last drag of a column's edge
constexpr int kRepaintMs = 30;  // thumbnails come in bursts; one repaint for all of them

QColor statusColour(ClipStatus status) {
  const ThemeColours& theme = themeColours();
  switch (status) {
    case ClipStatus::Verified:
      return theme.ok;
    case ClipStatus::Unsure:
      return theme.warning;
    case ClipStatus::Excluded:
      return theme.error;
    case ClipStatus::New:
      break;
  }
  return theme.mutedText;
}

/// Draws a clip's cells: thumbnail, class swatch, status pill. Reads the document; computes nothing.
class ClipDelegate : public QStyledItemDelegate {
 public:
  ClipDelegate(const Context& context, const ClipModel* model, QObject* parent)
      : QStyledItemDelegate(parent), m_context(context), m_model(model) {}

  void paint(QPainter* painter, const QStyleOptionViewItem& given, const QModelIndex& index) const override {
    const Clip* clip = m_model->clipAt(index.row());
    if (!clip) return;
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QString text = option.text;
    option.text.clear();
    option.state &= ~QStyle::State_HasFocus;
    const QWidget* widget = given.widget;
    widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter, widget);

    const bool selected = option.state & QStyle::State_Selected;
    const bool active = option.state & QStyle::State_Active;
    const ThemeColours& theme = themeColours();
    const bool inverse = selected && active;
    const QColor ink = inverse ? theme.onHighlight : theme.text;
    const bool dim = clip->status == ClipStatus::Excluded || !clip->error.empty();
    const QColor soft = inverse ? theme.onHighlight : theme.mutedText;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRect area = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    switch (index.column()) {
      case ClipModel::Name:
        paintThumbnail(painter, *clip, QRect(area.left(), area.top() + 3, kThumbWidth, area.height() - 6));
        area.setLeft(area.left() + kThumbWidth + 8);
        write(painter, option, area, text, dim ? soft : ink, Qt::ElideMiddle);
        break;
      case ClipModel::Label:
        paintLabel(painter, option, *clip, area, text, dim ? soft : ink, soft);
        break;
      case ClipModel::Status:
        paintStatus(painter, option, clip->status, area, text, inverse, ink);
        break;
      case ClipModel::Remarks:
        write(painter, option, area, text, !clip->error.empty() && !inverse ? theme.error : soft,
              Qt::ElideRight);
        break;
      default:
        write(painter, option, area, text, soft, Qt::ElideRight);
        break;
    }
    painter->restore();
  }

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width() + (index.column() == ClipModel::Name ? kThumbWidth + 8 : 2 * kMargin), kRowHeight};
  }

 private:
  static void write(QPainter* painter, const QStyleOptionViewItem& option, const QRect& area,
                    const QString& text, const QColor& colour, Qt::TextElideMode elide) {
    painter->setPen(colour);
    painter->setFont(option.font);
    const int alignment = int(option.displayAlignment) & Qt::AlignHorizontal_Mask;
    painter->drawText(area, alignment | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(text, elide, area.width()));
  }

  void paintThumbnail(QPainter* painter, const Clip& clip, const QRect& area) const {
    const ThemeColours& theme = themeColours();
    if (!clip.error.empty()) {
      painter->fillRect(area, theme.panel);
      themedIcon(QStringLiteral("warning"), theme.error)
          .paint(painter, QRect(area.center().x() - 8, area.center().y() - 8, 17, 17));
      return;
    }
    const QImage picture = m_context.loader->thumbnail(m_context.document->absolutePath(clip),
                                                       QSize(kThumbWidth, kRowHeight - 6));
    if (picture.isNull()) {
      painter->fillRect(area, theme.panel);
    } else {
      painter->drawImage(area, picture);
    }
  }

  void paintLabel(QPainter* painter, const QStyleOptionViewItem& option, const Clip& clip, QRect area,
                  const QString& text, const QColor& ink, const QColor& soft) const {
    const LabelClass* known =
        m_context.session->blind() ? nullptr : m_context.document->data().findClass(clip.label);
    const QRectF swatch(area.left(), area.center().y() - kSwatch / 2.0 + 0.5, kSwatch, kSwatch);
    painter->setPen(known ? QPen(Qt::NoPen) : QPen(soft, 1));
    painter->setBrush(known ? QBrush(QColor(QString::fromStdString(known->colour))) : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(swatch, 2.5, 2.5);
    area.setLeft(area.left() + kSwatch + 7);
    write(painter, option, area, text, known ? ink : soft, Qt::ElideRight);
  }

  static void paintStatus(QPainter* painter, const QStyleOptionViewItem& option, ClipStatus status,
                          const QRect& area, const QString& text, bool inverse, const QColor& ink) {
    const QColor colour = inverse ? ink : statusColour(status);
    const int width = std::min(area.width(), option.fontMetrics.horizontalAdvance(text) + 16);
    const QRectF pill(area.left() + 0.5, area.center().y() - 9.5, width, 20);
    QColor fill = colour;
    fill.setAlphaF(status == ClipStatus::New ? 0.0f : 0.14f);
    painter->setPen(status == ClipStatus::New ? QPen(Qt::NoPen) : QPen(colour, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(pill, 10, 10);
    painter->setPen(colour);
    painter->setFont(option.font);
    painter->drawText(pill, Qt::AlignCenter, option.fontMetrics.elidedText(text, Qt::ElideRight, width - 8));
  }

  Context m_context;
  const ClipModel* m_model;
};

}  // namespace

DataTable::DataTable(const Context& context, ClipModel* model, QWidget* parent)
    : QTableView(parent), m_context(context), m_model(model) {
  setObjectName(QStringLiteral("clipTable"));
  setAccessibleName(tr("Clips"));
  prepareTable(this, kRowHeight);
  setModel(model);
  setItemDelegate(new ClipDelegate(context, model, this));
  setSelectionMode(QAbstractItemView::ExtendedSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setTabKeyNavigation(false);
  setAttribute(Qt::WA_InputMethodEnabled,
               false);  // keys, not text: a Hangul input method must not swallow them
  viewport()->setAttribute(Qt::WA_InputMethodEnabled, false);

  QHeaderView* header = horizontalHeader();
  header->setSortIndicatorClearable(true);
  header->setSortIndicator(-1, Qt::AscendingOrder);
  header->setStretchLastSection(true);
  header->setSectionsMovable(true);
  setSortingEnabled(true);
  header->setContextMenuPolicy(Qt::CustomContextMenu);
  header->setToolTip(tr("Click: sort. Drag: another order. Right-click: choose columns."));
  connect(header, &QWidget::customContextMenuRequested, this, &DataTable::chooseColumns);
  layColumns();
  m_keepLater.setSingleShot(true);
  m_keepLater.setInterval(kKeepMs);
  connect(&m_keepLater, &QTimer::timeout, this, &DataTable::keepColumns);
  const auto later = [this] {
    if (!m_laying) m_keepLater.start();
  };
  connect(header, &QHeaderView::sectionResized, this, later);
  connect(header, &QHeaderView::sectionMoved, this, later);
  connect(model, &ClipModel::columnsRenewed, this, &DataTable::layColumns);
  const auto blind = [this] {
    m_model->setBlind(m_context.session->blind(), Settings::instance().value(setting::blindNames).toBool());
  };
  connect(context.session, &Session::blindChanged, this, blind);
  connect(&Settings::instance(), &Settings::changed, this, [blind](const QString& key) {
    if (key == QLatin1String(setting::blindNames.key)) blind();
  });
  blind();
  context.actions->onPage(QStringLiteral("view.columns"), this,
                          [this] { chooseColumns(QPoint(8, horizontalHeader()->height())); });

  auto* repaint = new QTimer(this);
  repaint->setSingleShot(true);
  repaint->setInterval(kRepaintMs);
  connect(repaint, &QTimer::timeout, viewport(), qOverload<>(&QWidget::update));
  connect(context.loader, &ClipLoader::thumbnailReady, repaint, [repaint] {
    if (!repaint->isActive()) repaint->start();
  });
  connect(context.session, &Session::currentClipChanged, this, &DataTable::follow);
  connect(model, &ClipModel::rebuilt, this, &DataTable::restore);
  connect(model, &QObject::destroyed, context.session,
          [session = context.session] { session->forgetQueue(); });
}

void DataTable::keyPressEvent(QKeyEvent* event) {
  static const QHash<int, QString> own = {{Qt::Key_Left, QStringLiteral("clip.seekBack")},
                                          {Qt::Key_Right, QStringLiteral("clip.seekForward")},
                                          {Qt::Key_Home, QStringLiteral("clip.start")},
                                          {Qt::Key_End, QStringLiteral("clip.end")}};
  if (const auto found = own.find(event->key()); found != own.end() && event->modifiers() == Qt::NoModifier) {
    m_context.actions->action(*found)->trigger();  // a row has nothing to the left and right of it
    return;
  }
  QTableView::keyPressEvent(event);
}

void DataTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QTableView::currentChanged(current, previous);
  setAttribute(Qt::WA_InputMethodEnabled, false);  // the base class switches it with each current item
  if (const Clip* clip = m_model->clipAt(current.row()))
    m_context.session->setCurrentClip(QString::fromStdString(clip->id));
}

void DataTable::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QTableView::selectionChanged(selected, deselected);
  QStringList ids;
  for (const QItemSelectionRange& range : selectionModel()->selection())
    for (int row = range.top(); row <= range.bottom(); ++row)
      if (const Clip* clip = m_model->clipAt(row)) ids.append(QString::fromStdString(clip->id));
  if (ids.isEmpty() && !m_context.session->currentClip().isEmpty()) ids = {m_context.session->currentClip()};
  m_context.session->setSelection(ids);
}

void DataTable::follow(const QString& clipId) {
  const int row = m_model->rowOf(clipId);
  if (row < 0 || row == currentIndex().row()) return;
  const QModelIndex index = m_model->index(row, ClipModel::Name);
  selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
  scrollTo(index);
}

void DataTable::restore() {
  Q_EMIT restoring(true);
  Session& session = *m_context.session;
  session.setQueue(m_model);
  if (m_model->sortColumn() != horizontalHeader()->sortIndicatorSection()) {
    const QSignalBlocker quiet(horizontalHeader());
    horizontalHeader()->setSortIndicator(m_model->sortColumn(), horizontalHeader()->sortIndicatorOrder());
    horizontalHeader()->viewport()->update();
  }
  int row = m_model->rowOf(session.currentClip());
  if (row < 0 && m_model->rowCount() > 0) row = 0;
  if (row < 0) {
    session.setCurrentClip({});
    session.setSelection({});
  } else if (row != currentIndex().row()) {
    const QModelIndex index = m_model->index(row, ClipModel::Name);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    scrollTo(index, QAbstractItemView::PositionAtCenter);
  }
  Q_EMIT restoring(false);
}

void DataTable::showEvent(QShowEvent* event) {
  QTableView::showEvent(event);
  if (std::exchange(m_widened, true)) return;
  if (!Settings::instance().value(setting::dataColumns).toStringList().isEmpty()) return;
  // Names gain most from room that is left over; the width is known once the layouts have run.
  QTimer::singleShot(0, this, [this] {
    int others = 0;
    for (int column = 0; column < m_model->columnCount(); ++column)
      others += column == ClipModel::Name || isColumnHidden(column) ? 0 : columnWidth(column);
    const int room = viewport()->width() - others;
    m_laying = true;
    if (room > columnWidth(ClipModel::Name)) setColumnWidth(ClipModel::Name, room);
    m_laying = false;
  });
}

/// Order, width and choice as they were left; what is new (an import column) comes last, hidden.
void DataTable::layColumns() {
  m_laying = true;
  QHeaderView* header = horizontalHeader();
  const auto& columns = m_model->columns();
  struct Kept {
    int width = 0;
    bool shown = false;
  };
  QHash<QString, Kept> kept;
  QStringList order;
  for (const QString& each : Settings::instance().value(setting::dataColumns).toStringList()) {
    // A name of an import column may hold colons: the figures are the last two parts.
    const QString key = each.section(QLatin1Char(':'), 0, -3);
    kept.insert(key, {each.section(QLatin1Char(':'), -2, -2).toInt(), each.endsWith(QLatin1String(":1"))});
    order.append(key);
  }
  for (int column = 0; column < int(columns.size()); ++column) {
    const ClipColumn& each = columns[std::size_t(column)];
    const auto found = kept.constFind(each.key);
    const bool known = found != kept.constEnd();
    header->resizeSection(column, known && found->width > 20 ? found->width : each.width);
    header->setSectionHidden(column, known ? !found->shown : !each.shownAtFirst);
  }
  int place = 0;
  for (const QString& key : std::as_const(order))
    for (int column = 0; column < int(columns.size()); ++column)
      if (columns[std::size_t(column)].key == key) header->moveSection(header->visualIndex(column), place++);
  m_laying = false;
}

void DataTable::keepColumns() {
  const QHeaderView* header = horizontalHeader();
  QStringList out;
  QSet<QString> here;
  for (int place = 0; place < header->count(); ++place) {
    const int column = header->logicalIndex(place);
    if (column < 0 || column >= int(m_model->columns().size())) continue;
    const QString key = m_model->columns()[std::size_t(column)].key;
    const bool shown = !header->isSectionHidden(column);
    const int width = shown ? header->sectionSize(column) : m_model->columns()[std::size_t(column)].width;
    out.append(QStringLiteral("%1:%2:%3").arg(key).arg(width).arg(int(shown)));
    here.insert(key);
  }
  // Import columns of other projects keep their place for when these are opened again.
  for (const QString& each : Settings::instance().value(setting::dataColumns).toStringList())
    if (!here.contains(each.section(QLatin1Char(':'), 0, -3))) out.append(each);
  Settings::instance().set(setting::dataColumns, out);
}

void DataTable::chooseColumns(const QPoint& at) {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("columnMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  menu->setToolTipsVisible(true);
  QHeaderView* header = horizontalHeader();
  bool imports = false;
  for (int column = 0; column < m_model->columnCount(); ++column) {
    const ClipColumn& each = m_model->columns()[std::size_t(column)];
    if (each.field.kind == ClipFieldKind::Column && !std::exchange(imports, true))
      menu->addSection(tr("From the import"));
    if (column == ClipModel::Remarks + 1) menu->addSection(tr("More"));
    QAction* entry = menu->addAction(columnTitle(each));
    entry->setToolTip(columnHelp(each));
    entry->setCheckable(true);
    entry->setChecked(!header->isSectionHidden(column));
    entry->setEnabled(column != ClipModel::Name);
    connect(entry, &QAction::toggled, this, [this, header, column](bool on) {
      header->setSectionHidden(column, !on);
      if (on && header->sectionSize(column) < 30)
        header->resizeSection(column, m_model->columns()[std::size_t(column)].width);
      m_keepLater.start();
    });
  }
  menu->addSeparator();
  menu->addAction(tr("Usual columns"), this, [this] {
    m_keepLater.stop();
    Settings::instance().reset(setting::dataColumns);
    layColumns();
  });
  menu->popup(header->viewport()->mapToGlobal(at));
}

void DataTable::changeEvent(QEvent* event) {
  QTableView::changeEvent(event);
  if (event->type() == QEvent::LanguageChange)
    horizontalHeader()->setToolTip(tr("Click: sort. Drag: another order. Right-click: choose columns."));
}

void DataTable::contextMenuEvent(QContextMenuEvent* event) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const Actions& actions = *m_context.actions;
  QMenu* label = menu->addMenu(tr("Label as"));
  for (const LabelClass& each : m_context.document->data().classes) {
    const QString name = QString::fromStdString(each.name);
    const QString key = each.position < 10 ? QString::number((each.position + 1) % 10) : QString();
    QPixmap swatch(12, 12);
    swatch.fill(QColor(QString::fromStdString(each.colour)));
    QAction* entry = label->addAction(QIcon(swatch), key.isEmpty() ? name : name + QLatin1Char('\t') + key);
    connect(entry, &QAction::triggered, this, [this, name] { m_context.labels->label(name, true); });
  }
  for (const char* id : {"label.verify", "label.unsure", "label.exclude", "label.clear"})
    menu->addAction(actions.action(QString::fromLatin1(id)));
  menu->addSeparator();
  for (const char* id : {"clip.play", "view.inspect", "view.history"})
    menu->addAction(actions.action(QString::fromLatin1(id)));
  menu->popup(event->globalPos());
}

}  // namespace ullim
