#include "ui/jobs/clipfeed.h"

#include "core/view/longsound.h"
#include "ui/errortext.h"
#include "ui/jobs/cliploader.h"
#include "widgets/view/clipview.h"

namespace ullim {
namespace {
constexpr int kRestAfterMs = 1500;
}  // namespace

ClipFeed::ClipFeed(ClipLoader* loader, ClipView* view, OptionsOf optionsOf, QObject* parent)
    : QObject(parent), m_loader(loader), m_view(view), m_optionsOf(std::move(optionsOf)) {
  m_rest.setSingleShot(true);
  m_rest.setInterval(kRestAfterMs);
  connect(&m_rest, &QTimer::timeout, this, [this] {
    const QString key = m_key;
    clear();
    m_resting = key;
  });
  connect(loader, &ClipLoader::audioReady, this,
          [this](const QString& key, std::shared_ptr<const AudioClip> audio) {
            if (key == m_key && !m_audio) arrived(std::move(audio));
          });
  connect(loader, &ClipLoader::longReady, this, [this](const QString& key, std::shared_ptr<LongSound> sound) {
    if (key == m_key && !m_long) longArrived(std::move(sound));
  });
  connect(loader, &ClipLoader::longChanged, this, [this](const QString& key) {
    if (key == m_key) longChanged();
  });
  connect(loader, &ClipLoader::audioFailed, this, [this](const QString& key, const Error& error) {
    if (key != m_key || m_audio) return;
    m_failed = true;
    m_view->setAudio(nullptr, errorText(error));
    Q_EMIT failed(errorText(error));
  });
  connect(loader, &ClipLoader::featureReady, this,
          [this](const QString& key, const FeatureOptions& options, std::shared_ptr<const Feature> feature) {
            if (key != m_key || !m_audio) return;
            for (const auto& [pane, asked] : m_asked) {
              if (asked != options) continue;
              m_missing.erase(pane);
              m_view->setFeature(pane, feature);
            }
          });
  connect(loader, &ClipLoader::featureFailed, this,
          [this](const QString& key, const FeatureOptions& options, const Error& error) {
            if (key != m_key || !m_audio) return;
            for (const auto& [pane, asked] : m_asked) {
              if (asked != options) continue;
              m_missing.erase(pane);
              m_view->setPaneError(pane, errorText(error));
            }
          });
}

void ClipFeed::rest() {
  m_hidden = true;
  if (m_long) m_rest.start();
}

void ClipFeed::wake() {
  m_hidden = false;
  m_rest.stop();
  if (m_resting.isEmpty() || !m_key.isEmpty()) return;
  show(m_resting);
}

void ClipFeed::letGo() {
  m_resting.clear();
  m_long.reset();
  m_audio = nullptr;
  m_problem.clear();
  m_asked.clear();
  m_missing.clear();
}

void ClipFeed::longArrived(std::shared_ptr<LongSound> sound) {
  letGo();
  m_long = std::move(sound);
  m_view->setWave(m_long->wave());
  Q_EMIT audioShown();
  refresh();
  if (m_hidden) m_rest.start();
}

void ClipFeed::longChanged() {
  if (!m_long) return;
  m_view->sourcesChanged();
  const QString words = QString::fromStdString(m_long->problem());
  if (words == m_problem) return;
  m_problem = words;
  if (!words.isEmpty()) Q_EMIT problem(words);
}

SampleRate ClipFeed::rate() const {
  if (m_long) return m_long->info().rate;
  return m_audio ? m_audio->rate : SampleRate{};
}

void ClipFeed::clear(const QString& message) {
  letGo();
  m_key.clear();
  m_failed = false;
  m_view->setAudio(nullptr, message);
}

void ClipFeed::show(const QString& key) {
  if (key == m_key && !m_failed) return;
  letGo();
  m_rest.stop();
  m_key = key;
  m_failed = false;
  if (auto audio = m_loader->audio(key))
    arrived(std::move(audio));
  else
    m_view->setAudio(nullptr, tr("Reading the sound…"));
}

void ClipFeed::arrived(std::shared_ptr<const AudioClip> audio) {
  m_asked.clear();
  m_missing.clear();
  m_view->setAudio(audio);
  if (audio->frames() == 0) {
    Q_EMIT failed(tr("This file holds no sound."));
    return;
  }
  m_audio = std::move(audio);
  Q_EMIT audioShown();
  refresh();
}

void ClipFeed::refresh() {
  if (!m_audio && !m_long) return;
  for (const PaneKind pane : m_view->wanted()) {
    if (pane == PaneKind::Waveform) continue;
    const FeatureOptions options = m_optionsOf(pane, rate());
    const auto asked = m_asked.find(pane);
    if (asked != m_asked.end() && asked->second == options) continue;
    m_asked[pane] = options;
    // The old picture stays until the new one is there, unless that one is another clip's.
    if (m_long) {
      auto cells = m_long->cells(options);
      if (cells)
        m_view->setSource(pane, std::move(*cells));
      else
        m_view->setPaneError(pane, errorText(cells.error()));
    } else if (auto feature = m_loader->feature(m_key, options)) {
      m_missing.erase(pane);
      m_view->setFeature(pane, std::move(feature));
    } else {
      m_missing.insert(pane);
    }
  }
}

void ClipFeed::prefetch(const QString& key) {
  std::vector<FeatureOptions> wanted;
  for (const auto& [pane, options] : m_asked) wanted.push_back(options);
  m_loader->prefetch(key, wanted);
}

}  // namespace ullim
