#pragma once
#include <QObject>
#include <functional>
#include <map>
#include <memory>

#include "core/audio/audiofile.h"
#include "core/dsp/feature.h"
#include "widgets/view/panekind.h"

namespace ullim {

class ClipLoader;
class ClipView;

/// Feeds a ClipView with one clip at a time from the loader: its sound, and the features of its panes and
/// overlays. What arrives for a clip that is no longer shown is dropped.
class ClipFeed : public QObject {
  Q_OBJECT
 public:
  /// What a pane shows of a clip of that rate.
  using OptionsOf = std::function<FeatureOptions(PaneKind, SampleRate)>;

  ClipFeed(ClipLoader* loader, ClipView* view, OptionsOf optionsOf, QObject* parent);

  void show(const QString&
                key);  ///< a file, or ClipLoader::channelKey(); the same again does nothing, unless it failed
  void clear(const QString& message = {});  ///< shows the words instead
  void refresh();                     ///< panes or options have changed: asks for what is not up to date
  void prefetch(const QString& key);  ///< the same features of another clip, into the cache

  QString key() const { return m_key; }
  std::shared_ptr<const AudioClip> audio() const { return m_audio; }  ///< nullptr: not there yet

 Q_SIGNALS:
  void audioShown();                  ///< audio() is there
  void failed(const QString& words);  ///< the clip cannot be shown; the view says why

 private:
  void arrived(std::shared_ptr<const AudioClip> audio);
  ClipLoader* m_loader;
  ClipView* m_view;
  OptionsOf m_optionsOf;
  QString m_key;
  bool m_failed = false;  ///< to be tried again when asked to
  std::shared_ptr<const AudioClip> m_audio;
  std::map<PaneKind, FeatureOptions> m_asked;  ///< what each pane shows or waits for
};

}  // namespace ullim
