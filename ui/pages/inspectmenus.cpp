// What the Inspect page asks in menus and small dialogs: panes, a time to go to, a picture to save.
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <algorithm>
#include <cmath>

#include "core/plot/plotwriter.h"
#include "ui/jobs/clipfeed.h"
#include "ui/jobs/jobs.h"
#include "ui/pages/displaypanel.h"
#include "ui/pages/inspectpage.h"
#include "ui/pages/inspectpanel.h"
#include "ui/playback/playcontrol.h"
#include "ui/settings/settings.h"
#include "widgets/view/clipview.h"
#include "widgets/view/numbers.h"

namespace ullim {

void InspectPage::paneMenu(PaneKind pane, const QPoint& globalPos) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  std::vector<PaneKind> panes = m_view->panes();
  const auto at = int(std::find(panes.begin(), panes.end(), pane) - panes.begin());
  const auto keep = [](const std::vector<PaneKind>& order) {
    QStringList names;
    for (const PaneKind each : order) names << paneName(each);
    Settings::instance().set(setting::panes, names);
  };
  QAction* up = menu->addAction(tr("Move up"), this, [this, pane] { m_view->movePane(pane, -1); });
  up->setEnabled(at > 0);
  QAction* down = menu->addAction(tr("Move down"), this, [this, pane] { m_view->movePane(pane, 1); });
  down->setEnabled(at + 1 < int(panes.size()));
  QAction* close = menu->addAction(tr("Close “%1”").arg(paneTitle(pane)), this, [=] {
    std::vector<PaneKind> order = panes;
    std::erase(order, pane);
    keep(order);
  });
  close->setEnabled(panes.size() > 1);
  QMenu* add = menu->addMenu(tr("Add below"));
  for (const PaneKind kind : allPanes()) {
    if (std::find(panes.begin(), panes.end(), kind) != panes.end()) continue;
    add->addAction(paneTitle(kind), this, [=] {
      std::vector<PaneKind> order = panes;
      order.insert(order.begin() + at + 1, kind);
      keep(order);
    });
  }
  menu->addSeparator();
  menu->addAction(tr("Save picture…"), this, &InspectPage::askForPicture);
  menu->popup(globalPos);
}

void InspectPage::goToTime() {
  TimeAxis* axis = m_view->axis();
  if (axis->length() <= 0) return;
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setWindowTitle(tr("Go to time"));
  dialog->setLabelText(tr("Time in seconds, or m:ss, or h:mm:ss"));
  dialog->setTextValue(timeText(seconds(std::max<SamplePos>(0, axis->cursor()), axis->rate())));
  connect(dialog, &QInputDialog::textValueSelected, this, [this, axis](const QString& text) {
    double at = 0;
    for (const QString& part : text.split(QLatin1Char(':'))) {
      bool ok = false;
      at = at * 60 + part.trimmed().toDouble(&ok);
      if (!ok || at < 0) {
        Q_EMIT notice(tr("“%1” is no time (write 12.5 or 1:02.5)").arg(text));
        return;
      }
    }
    const auto sample = SamplePos(std::min(at * axis->rate().hz, double(axis->length())));
    const double half = (axis->viewEnd() - axis->viewBegin()) / 2;
    if (double(sample) < axis->viewBegin() || double(sample) > axis->viewEnd())
      axis->setView(double(sample) - half, double(sample) + half);
    axis->setCursor(sample);
    m_control->seek(sample);
  });
  dialog->open();
}

void InspectPage::askForPicture() {
  if (m_feed->longSound())
    Q_EMIT notice(
        tr("This sound is too long for one picture; ullim-cli plot writes it (--offset, --duration)."));
  if (!m_feed->audio()) return;
  QMenu menu;
  for (const PaneKind kind : m_view->panes()) menu.addAction(paneTitle(kind))->setData(int(kind));
  const QAction* chosen = menu.exec(m_save->mapToGlobal(QPoint(0, m_save->height())));
  if (!chosen) return;
  const auto pane = PaneKind(chosen->data().toInt());
  auto* dialog =
      new QFileDialog(this, tr("Save picture"), QFileInfo(m_path).completeBaseName() + QStringLiteral(".png"),
                      tr("PNG picture (*.png);;SVG drawing (*.svg);;PDF page (*.pdf)"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QStringLiteral("png"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.mid(filter.indexOf(QLatin1String("*.")) + 2, 3));
  });
  connect(dialog, &QFileDialog::fileSelected, this,
          [this, pane](const QString& path) { savePicture(pane, path); });
  dialog->open();
}

void InspectPage::savePicture(PaneKind pane, const QString& path) {
  const auto audio = m_feed->audio();
  if (!audio) return;
  PlotSpec spec;
  const PaneDisplay display = displayFromSettings();
  spec.autoColourMap = display.automaticMap;
  spec.colourMap = display.map;
  if (pane == PaneKind::Stft) {
    spec.autoFrequencyScale = false;
    spec.frequencyScale = display.scale;
  }
  spec.title = QFileInfo(m_path).fileName().toStdString();
  Job* job =
      m_context.jobs->start(tr("Picture %1").arg(QFileInfo(path).fileName()),
                            [spec, path, audio, options = paneOptions(pane, m_panel->options(), audio->rate)](
                                const JobContext& context) mutable -> Result<Done> {
                              auto feature = computeFeature(audio->channel(0), audio->rate, options, context);
                              if (!feature) return feature.error();
                              spec.feature = std::move(*feature);
                              return writePlot(spec, path.toStdString());
                            });
  connect(job, &Job::ended, this, [this, job, path](JobState state) {
    if (state == JobState::Finished) Q_EMIT notice(tr("Picture saved: %1").arg(path));
    if (state == JobState::Failed) Q_EMIT notice(job->error());
  });
}

}  // namespace ullim
