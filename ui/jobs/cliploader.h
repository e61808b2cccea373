#pragma once
#include <QImage>
#include <QObject>
#include <QString>
#include <memory>

#include "core/audio/audiofile.h"
#include "core/dsp/feature.h"

namespace ullim {

class LongSound;

/// Decodes clips and computes their features on a thread pool, with a bounded cache; newest request first.
/// The key (file + options) decides where an answer belongs, not the order of arrival. Features of one clip
/// that are asked for together share their transform.
///
/// A path stands for the mean of a file's channels; channelKey() names one channel of it, and goes wherever a
/// path goes.
///
/// Clips of more than kLongSamples samples are not held in memory: longReady comes instead of audioReady,
/// with what shows them in parts. All who look at one file share it; it works as long as somebody holds it.
///
/// At most 200 requests wait; the oldest beyond that are dropped without an answer and may be asked for
/// again. A file that failed is not tried again for five seconds.
class ClipLoader : public QObject {
  Q_OBJECT
 public:
  struct Limits {
    std::size_t audioBytes = 256u << 20;
    std::size_t featureBytes = 256u << 20;
    std::size_t thumbnails = 4000;
  };
  static constexpr std::int64_t kLongSamples = std::int64_t(8) << 20;  ///< 3 minutes at 44.1 kHz
  explicit ClipLoader(QObject* parent = nullptr);
  ClipLoader(const Limits& limits, QObject* parent);
  ~ClipLoader() override;

  static QString channelKey(const QString& path, int channel);  ///< < 0: the path itself
  static QString pathOf(const QString& key);
  static int channelOf(const QString& key);  ///< -1: the mean of all

  /// nullptr when not in the cache; the answer then comes by audioReady.
  std::shared_ptr<const AudioClip> audio(const QString& path);
  std::shared_ptr<const Feature> feature(const QString& path, const FeatureOptions& options);
  QImage thumbnail(const QString& path, QSize size);  ///< null when being made; then thumbnailReady
  void prefetch(const QString& path, const std::vector<FeatureOptions>& options);
  /// A signal that is in no file (an augmented one): answers by featureReady with the given key as its path.
  void computeFor(const QString& key, std::shared_ptr<const AudioClip> audio, const FeatureOptions& options);

  std::size_t audioBytes() const;  ///< held by the cache now
  std::size_t featureBytes() const;
  int waiting() const;  ///< requests neither answered nor dropped

 Q_SIGNALS:
  void audioReady(const QString& path, std::shared_ptr<const ullim::AudioClip> audio);
  void longReady(const QString& path, std::shared_ptr<ullim::LongSound> sound);
  void longChanged(const QString& path);  ///< there is more of it to show
  void audioFailed(const QString& path, const ullim::Error& error);
  void featureReady(const QString& path, const ullim::FeatureOptions& options,
                    std::shared_ptr<const ullim::Feature> feature);
  void featureFailed(const QString& path, const ullim::FeatureOptions& options, const ullim::Error& error);
  void thumbnailReady(const QString& path);

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
