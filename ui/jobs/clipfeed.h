#pragma once
#include <QObject>
#include <QTimer>
#include <functional>
#include <map>
#include <memory>
#include <set>

#include "core/audio/audiofile.h"
#include "core/dsp/feature.h"
#include "widgets/view/panekind.h"

namespace ullim {

class ClipLoader;
class ClipView;
class LongSound;

/// Feeds a ClipView with one clip at a time from the loader: its sound, and the features of its panes and
/// overlays. What arrives for a clip that is no longer shown is dropped. A long file is opened as a
/// LongSound, which hands out what is in view.
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

  /// The page is out of sight: a long file is let go of after a moment, unless it comes back.
  void rest();
  void wake();

  /// Every pane has the feature that the present options ask of it (or the reason why not).
  bool isUpToDate() const { return (m_audio || m_long) && m_missing.empty(); }
  QString key() const { return m_key; }
  std::shared_ptr<const AudioClip> audio() const { return m_audio; }  ///< nullptr: not there (yet), or long
  std::shared_ptr<LongSound> longSound() const { return m_long; }     ///< nullptr: not a long file

 Q_SIGNALS:
  void audioShown();                   ///< audio() or longSound() is there
  void problem(const QString& words);  ///< a part of a long file cannot be read any more
  void failed(const QString& words);   ///< the clip cannot be shown; the view says why

 private:
  void longArrived(std::shared_ptr<LongSound> sound);
  void longChanged();
  void letGo();
  SampleRate rate() const;
  void arrived(std::shared_ptr<const AudioClip> audio);
  ClipLoader* m_loader;
  ClipView* m_view;
  OptionsOf m_optionsOf;
  QString m_key;
  bool m_failed = false;  ///< to be tried again when asked to
  std::shared_ptr<const AudioClip> m_audio;
  std::shared_ptr<LongSound> m_long;
  QString m_problem;
  QTimer m_rest;
  bool m_hidden = false;
  QString m_resting;                           ///< key of what was let go of
  std::map<PaneKind, FeatureOptions> m_asked;  ///< what each pane shows or waits for
  std::set<PaneKind> m_missing;                ///< of these: what is waited for
};

}  // namespace ullim
