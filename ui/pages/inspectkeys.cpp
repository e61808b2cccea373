// The keys of the Inspect page.
#include <QPushButton>
#include <algorithm>

#include "ui/commands/actions.h"
#include "ui/pages/compareview.h"
#include "ui/pages/displaypanel.h"
#include "ui/pages/inspectpage.h"
#include "ui/pages/inspectpanel.h"
#include "ui/pages/measurepanel.h"
#include "ui/pages/selectionpanel.h"
#include "ui/playback/playcontrol.h"
#include "widgets/view/clipview.h"

namespace ullim {
namespace {
constexpr double kHeightStep = 1.5;
}  // namespace

void InspectPage::connectKeys() {
  const auto key = [this](const char* id, std::function<void()> call) {
    m_context.actions->onPage(QString::fromLatin1(id), this, std::move(call));
  };
  key("view.colourMap", [] { stepColourMapSetting(1); });
  key("view.colourMapBack", [] { stepColourMapSetting(-1); });
  key("view.frequencyScale", [] { nextFrequencyScaleSetting(); });
  key("view.rangeLess", [this] { m_display->stepRange(-1); });
  key("view.rangeMore", [this] { m_display->stepRange(1); });
  key("view.gainMore", [this] { m_display->stepGain(1); });
  key("view.gainLess", [this] { m_display->stepGain(-1); });
  key("view.reference", [this] { m_display->toggleReference(); });
  key("view.fftLarger", [this] { m_panel->stepFftSize(1); });
  key("view.fftSmaller", [this] { m_panel->stepFftSize(-1); });
  key("view.hopLonger", [this] { m_panel->stepHop(1); });
  key("view.hopShorter", [this] { m_panel->stepHop(-1); });
  key("view.window", [this] { m_panel->stepWindow(1); });
  key("view.melsMore", [this] { m_panel->stepMels(1); });
  key("view.melsLess", [this] { m_panel->stepMels(-1); });
  const char* const presets[] = {"view.presetLibrosa", "view.presetSpeech", "view.presetCry",
                                 "view.presetMusic"};
  for (int i = 0; i < 4; ++i) key(presets[i], [this, i] { m_panel->applyPreset(i); });
  key("view.zoomSelection", [this] { m_view->zoomToSelection(); });
  const auto views = [this] {
    return m_comparing->isChecked() ? std::vector{m_compare->pinnedView(), m_compare->view()}
                                    : std::vector{m_view};
  };
  key("view.zoomHeightIn", [views] {
    for (ClipView* view : views()) view->zoomHeight(kHeightStep);
  });
  key("view.zoomHeightOut", [views] {
    for (ClipView* view : views()) view->zoomHeight(1 / kHeightStep);
  });
  key("view.resetHeight", [views] {
    for (ClipView* view : views()) view->resetHeight();
  });
  key("view.boxes", [this] { m_boxes->toggle(); });
  key("view.compare", [this] { m_comparing->toggle(); });
  key("clip.ab", [this] {
    if (!m_comparing->isChecked()) return;
    if (!m_playsPinned && !m_compare->pinnedAudio()) {
      Q_EMIT notice(tr("The pinned clip cannot be heard: it is too long, or not read yet."));
      return;
    }
    const bool playing = m_control->isPlaying();
    const double at = m_control->rate().hz > 0 ? seconds(m_control->position(), m_control->rate()) : 0;
    m_playsPinned = !m_playsPinned;
    giveAudio();
    if (m_control->rate().hz > 0)
      m_control->seek(std::min(m_control->length(), samples(at, m_control->rate())));
    if (playing) m_control->toggle();
    Q_EMIT notice(m_playsPinned ? tr("Hearing A, the pinned clip") : tr("Hearing B, the present clip"));
  });
  key("clip.measure", [this] { measure(); });
  key("view.measurements", [this] { showMeasurements(!m_measurements->isVisible()); });
  key("view.goTo", [this] { goToTime(); });
  key("view.savePicture", [this] { askForPicture(); });
}

}  // namespace ullim
