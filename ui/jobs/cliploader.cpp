#include "ui/jobs/cliploader.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThread>
#include <QThreadPool>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <tuple>

#include "core/audio/soundreader.h"
#include "core/cli/system.h"
#include "core/view/longsound.h"
#include "ui/jobs/lrucache.h"
#include "widgets/view/thumbnail.h"

namespace ullim {
namespace {

using AudioPtr = std::shared_ptr<const AudioClip>;
using FeaturePtr = std::shared_ptr<const Feature>;
using Clock = std::chrono::steady_clock;

constexpr int kThreads = 3, kAheadThreads = 2;  // one is kept for what somebody is looking at
constexpr std::size_t kMaxWaiting = 200;        // two screens of table rows
constexpr auto kRetryAfter = std::chrono::seconds(5);
constexpr int kThumbnailMels = 40, kLongThumbnailFft = 1024;
constexpr int kLongThumbnailPlaces = 24;  // each costs a seek
constexpr QChar kChannelMark(0x1f);       // in no file name that anybody typed

enum class Kind { Audio, Feature, Thumbnail, Given };

/// What is asked for; also the name under which it is in flight.
struct RequestKey {
  Kind kind = Kind::Audio;
  QString path;
  FeatureOptions options;
  int width = 0, height = 0;
  bool operator<(const RequestKey& o) const {
    return std::tie(kind, path, width, height, options) <
           std::tie(o.kind, o.path, o.width, o.height, o.options);
  }
  bool operator==(const RequestKey& o) const {
    return std::tie(kind, path, width, height) == std::tie(o.kind, o.path, o.width, o.height) &&
           options == o.options;
  }
};

struct Request {
  RequestKey key;
  AudioPtr given;       // Kind::Given
  bool silent = false;  // prefetch: fills the cache, answers nobody
};

struct FeatureKey {
  QString path;
  FeatureOptions options;
  bool operator<(const FeatureKey& o) const { return std::tie(path, options) < std::tie(o.path, o.options); }
};

struct ThumbnailKey {
  QString path;
  int width = 0, height = 0;
  auto operator<=>(const ThumbnailKey& o) const {
    return std::tie(path, width, height) <=> std::tie(o.path, o.width, o.height);
  }
  bool operator==(const ThumbnailKey&) const = default;
};

struct Failure {
  Error error;
  Clock::time_point at;
};

std::size_t bytesOf(const AudioClip& clip) { return clip.samples.size() * sizeof(float) + sizeof(AudioClip); }
std::size_t bytesOf(const Feature& f) {
  return f.values.size() * sizeof(float) + f.rowHz.size() * sizeof(double);
}

/// Slow kinds are computed alone, so that nobody waits for them.
bool isQuick(const FeatureOptions& o) {
  return o.kind != FeatureKind::VoicedProbability && o.kind != FeatureKind::Hnr && o.kind != FeatureKind::F0;
}

/// Frames of a file too long for memory; 0: it is not.
std::int64_t longFrames(const std::string& path) {
  constexpr std::uintmax_t kNeverLong = std::uintmax_t(2)
                                        << 20;  // bytes; looking closer would cost every clip
  std::error_code none;
  const std::uintmax_t bytes = std::filesystem::file_size(path, none);
  if (none || bytes < kNeverLong) return 0;
  // What can only be decoded from its start is read into memory, however long.
  const auto reader = SoundReader::open(path);
  return reader && (*reader)->length() > ClipLoader::kLongSamples ? (*reader)->length() : 0;
}

/// Places spread evenly over a long file, each one transform wide, one after the other.
Result<AudioClip> sampledClip(const std::string& path, int channel, int places, int width) {
  auto reader = SoundReader::open(path, channel);
  if (!reader) return reader.error();
  AudioClip clip;
  clip.rate = (*reader)->rate();
  clip.samples.resize(std::size_t(places) * std::size_t(width));
  for (int i = 0; i < places; ++i) {
    const SamplePos at = (*reader)->length() / places * i;
    auto read = (*reader)->read(
        at, std::span(clip.samples).subspan(std::size_t(i) * std::size_t(width), std::size_t(width)));
    if (!read) return read.error();
  }
  return clip;
}

/// About two frames a pixel, so that a thumbnail costs the same for a short and for a long clip.
FeatureOptions thumbnailOptions(const AudioClip& clip, int width) {
  FeatureOptions o;
  o.kind = FeatureKind::LogMel;
  o.stft.nFft = clip.rate.hz > 24000 ? 2048 : 1024;
  const auto perColumn = int(clip.frames() / std::max(1, 2 * width));
  o.stft.hopLength = std::max(o.stft.nFft / 8, perColumn);
  o.mel.nMels = kThumbnailMels;
  return o;
}

}  // namespace

struct ClipLoader::Impl {
  explicit Impl(ClipLoader* owner, const Limits& limits)
      : q(owner), audio(limits.audioBytes), features(limits.featureBytes), thumbnails(limits.thumbnails) {
    pool.setMaxThreadCount(kThreads);
    pool.setThreadPriority(QThread::LowPriority);
  }

  ClipLoader* q;
  mutable std::mutex mutex;  // guards all below; never held while decoding or computing
  std::condition_variable decoded;
  LruCache<QString, AudioPtr> audio;
  LruCache<FeatureKey, FeaturePtr> features;
  LruCache<ThumbnailKey, QImage> thumbnails;
  std::map<QString, Failure> failures;
  std::set<QString> longOnes;
  std::map<QString, std::weak_ptr<LongSound>> longSounds;
  std::deque<Request> waiting;         // newest at the back
  std::map<RequestKey, bool> running;  // -> silent
  std::set<QString> decoding;
  int workers = 0, aheadRunning = 0;
  std::stop_source stop;
  QThreadPool pool;  // last: its threads end before the rest dies

  void ask(Request request) {
    const std::scoped_lock lock(mutex);
    if (request.key.kind != Kind::Given) {
      const auto it = running.find(request.key);
      if (it != running.end()) {
        it->second = it->second && request.silent;  // somebody waits for it now
        return;
      }
    }
    const auto same =
        std::find_if(waiting.begin(), waiting.end(), [&](const Request& r) { return r.key == request.key; });
    if (same != waiting.end()) {
      request.silent = request.silent && same->silent;
      waiting.erase(same);
    }
    // A prefetch comes after everything that somebody is looking at.
    if (request.silent)
      waiting.push_front(std::move(request));
    else
      waiting.push_back(std::move(request));
    while (waiting.size() > kMaxWaiting) waiting.pop_front();
    if (workers < kThreads) {
      ++workers;
      pool.start([this] { work(); });
    }
  }

  /// Nobody's eyes wait for it: thumbnails, and clips that may come next.
  static bool isAhead(const Request& request) {
    return request.silent || request.key.kind == Kind::Thumbnail;
  }

  /// The newest request that may be begun now; call with the lock held.
  std::deque<Request>::iterator nextRequest() {
    for (auto it = waiting.end(); it != waiting.begin();) {
      --it;
      if (!isAhead(*it) || aheadRunning < kAheadThreads) return it;
    }
    return waiting.end();
  }

  void work() {
    for (;;) {
      Request request;
      std::vector<Request> together;
      bool ahead = false;
      {
        const std::scoped_lock lock(mutex);
        const auto next = nextRequest();
        if (next == waiting.end() || stop.stop_requested()) {
          --workers;
          return;
        }
        request = std::move(*next);
        waiting.erase(next);
        ahead = isAhead(request);
        if (ahead) ++aheadRunning;
        running[request.key] = request.silent;
        if (request.key.kind == Kind::Feature && isQuick(request.key.options))
          takeCompanions(request, together);
      }
      if (together.empty())
        serve(request);
      else
        serveTogether(std::move(request), std::move(together));
      if (ahead) {
        const std::scoped_lock lock(mutex);
        --aheadRunning;
      }
    }
  }

  /// The other quick features of the same clip; call with the lock held.
  void takeCompanions(const Request& first, std::vector<Request>& together) {
    for (auto it = waiting.begin(); it != waiting.end();) {
      if (it->key.kind == Kind::Feature && it->key.path == first.key.path && isQuick(it->key.options)) {
        running[it->key] = it->silent;
        together.push_back(std::move(*it));
        it = waiting.erase(it);
      } else {
        ++it;
      }
    }
  }

  void serveTogether(Request first, std::vector<Request> together) {
    together.push_back(std::move(first));
    const QString path = together.front().key.path;
    auto clip = audioOf(path);
    std::vector<FeatureOptions> missing;
    {
      const std::scoped_lock lock(mutex);
      for (const Request& r : together)
        if (!features.find({path, r.key.options})) missing.push_back(r.key.options);
    }
    JobContext job;
    job.stop = stop.get_token();
    if (clip && !missing.empty()) {
      auto made = computeFeatures((*clip)->channel(0), (*clip)->rate, missing, job);
      if (made) {
        const std::scoped_lock lock(mutex);
        for (std::size_t i = 0; i < missing.size(); ++i) {
          const auto feature = std::make_shared<const Feature>(std::move((*made)[i]));
          features.insert({path, missing[i]}, feature, bytesOf(*feature));
        }
      }
    }
    // From the cache now, newest request first; what failed is tried alone, so that its own sentence is told.
    for (auto it = together.rbegin(); it != together.rend(); ++it) serve(*it);
  }

  /// True when somebody wants the answer.
  bool endRequest(const RequestKey& key) {
    const std::scoped_lock lock(mutex);
    const auto it = running.find(key);
    const bool wanted = it != running.end() && !it->second;
    if (it != running.end()) running.erase(it);
    return wanted;
  }

  template <class F>
  void answer(F f) {
    QMetaObject::invokeMethod(q, std::move(f), Qt::QueuedConnection);
  }

  static Error tooLong(const std::string& file) {
    return {
        ErrorCode::Unsupported,
        file + ": is too long to be held in memory (it is shown in parts, on the Data and Inspect pages)"};
  }

  /// Opens the file, unless somebody is looking at it already.
  void answerLong(const QString& path) {
    {
      const std::scoped_lock lock(mutex);
      if (auto there = longSounds[path].lock()) {
        answer([this, path, there] { Q_EMIT q->longReady(path, there); });
        return;
      }
    }
    LongSound::Options options;
    options.channel = channelOf(path);
    options.cacheFolder = cacheFolder();
    auto opened = LongSound::open(pathOf(path).toStdString(), options);
    if (!opened) {
      answer([this, path, error = opened.error()] { Q_EMIT q->audioFailed(path, error); });
      return;
    }
    // One call at a time waits in the event loop, however often the workers have something new.
    const auto told = std::make_shared<std::atomic<bool>>(false);
    (*opened)->setListener([guard = QPointer<ClipLoader>(q), path, told] {
      if (told->exchange(true)) return;
      QMetaObject::invokeMethod(
          QCoreApplication::instance(),
          [guard, path, told] {
            told->store(false);
            if (guard) Q_EMIT guard->longChanged(path);
          },
          Qt::QueuedConnection);
    });
    std::shared_ptr<LongSound> sound = *opened;
    {
      const std::scoped_lock lock(mutex);
      if (auto there = longSounds[path].lock())
        sound = there;  // another thread was quicker
      else
        longSounds[path] = sound;
    }
    answer([this, path, sound] { Q_EMIT q->longReady(path, sound); });
  }

  bool isLong(const QString& path) {
    const std::scoped_lock lock(mutex);
    return longOnes.contains(path);
  }

  /// From the cache, from a decoder that is at it already, or decoded here.
  Result<AudioPtr> audioOf(const QString& path) {
    {
      std::unique_lock lock(mutex);
      for (;;) {
        if (const AudioPtr* hit = audio.find(path)) return *hit;
        if (longOnes.contains(path)) return tooLong(pathOf(path).toStdString());
        const auto failed = failures.find(path);
        if (failed != failures.end()) {
          if (Clock::now() - failed->second.at < kRetryAfter) return failed->second.error;
          failures.erase(failed);
        }
        if (decoding.insert(path).second) break;
        decoded.wait(lock);
      }
    }
    JobContext job;
    job.stop = stop.get_token();
    const std::string file = pathOf(path).toStdString();
    ReadOptions options;
    options.channel = channelOf(path);
    const bool isLong = longFrames(file) > 0;
    auto read = isLong ? Result<AudioClip>(tooLong(file)) : readAudio(file, options, job);
    const std::scoped_lock lock(mutex);
    decoding.erase(path);
    decoded.notify_all();
    if (isLong) {
      longOnes.insert(path);
      return read.error();
    }
    if (!read) {
      if (read.error().code != ErrorCode::Cancelled) failures[path] = {read.error(), Clock::now()};
      return read.error();
    }
    auto clip = std::make_shared<const AudioClip>(std::move(*read));
    audio.insert(path, clip, bytesOf(*clip));
    return AudioPtr(clip);
  }

  Result<FeaturePtr> featureOf(const AudioPtr& clip, const FeatureOptions& options) {
    JobContext job;
    job.stop = stop.get_token();
    auto feature = computeFeature(clip->channel(0), clip->rate, options, job);
    if (!feature) return feature.error();
    return FeaturePtr(std::make_shared<const Feature>(std::move(*feature)));
  }

  void serve(const Request& request) {
    const QString& path = request.key.path;
    const FeatureOptions& options = request.key.options;
    if (request.key.kind == Kind::Given) {
      auto feature = featureOf(request.given, options);
      endRequest(request.key);
      answerFeature(path, options, std::move(feature));
      return;
    }
    auto clip = audioOf(path);
    switch (request.key.kind) {
      case Kind::Audio:
        if (!endRequest(request.key)) break;
        if (!clip && isLong(path)) {
          answerLong(path);
          break;
        }
        answer([this, path, clip] {
          if (clip)
            Q_EMIT q->audioReady(path, *clip);
          else if (clip.error().code != ErrorCode::Cancelled)
            Q_EMIT q->audioFailed(path, clip.error());
        });
        break;
      case Kind::Feature: {
        std::optional<Result<FeaturePtr>> feature;
        {
          const std::scoped_lock lock(mutex);
          if (const FeaturePtr* hit = features.find({path, options})) feature.emplace(*hit);
        }
        if (!feature) {
          feature.emplace(clip ? featureOf(*clip, options) : Result<FeaturePtr>(clip.error()));
          if (*feature) {
            const std::scoped_lock lock(mutex);
            features.insert({path, options}, **feature, bytesOf(***feature));
          }
        }
        if (endRequest(request.key)) answerFeature(path, options, std::move(*feature));
        break;
      }
      case Kind::Thumbnail: {
        const int width = request.key.width, height = request.key.height;
        QImage image;
        if (!clip && isLong(path)) {
          FeatureOptions o;
          o.stft.nFft = o.stft.hopLength = kLongThumbnailFft;
          o.stft.center = false;
          o.mel.nMels = kThumbnailMels;
          auto places = sampledClip(pathOf(path).toStdString(), channelOf(path),
                                    std::clamp(width, 1, kLongThumbnailPlaces), o.stft.nFft);
          auto feature =
              places ? computeFeature(places->samples, places->rate, o) : Result<Feature>(places.error());
          if (feature) image = thumbnailImage(*feature, QSize(width, height));
        } else if (clip) {
          auto feature = featureOf(*clip, thumbnailOptions(**clip, width));
          if (feature) image = thumbnailImage(**feature, QSize(width, height));
        }
        {
          // An empty picture is kept too: a file that cannot be read is not tried for every repaint.
          const std::scoped_lock lock(mutex);
          thumbnails.insert({path, width, height}, image, 1);
        }
        if (endRequest(request.key)) answer([this, path] { Q_EMIT q->thumbnailReady(path); });
        break;
      }
      case Kind::Given:
        break;
    }
  }

  void answerFeature(const QString& path, const FeatureOptions& options, Result<FeaturePtr> feature) {
    answer([this, path, options, feature = std::move(feature)] {
      if (feature)
        Q_EMIT q->featureReady(path, options, *feature);
      else if (feature.error().code != ErrorCode::Cancelled)
        Q_EMIT q->featureFailed(path, options, feature.error());
    });
  }
};

QString ClipLoader::channelKey(const QString& path, int channel) {
  return channel < 0 ? path : path + kChannelMark + QString::number(channel);
}

int ClipLoader::channelOf(const QString& key) {
  const qsizetype mark = key.lastIndexOf(kChannelMark);
  return mark < 0 ? -1 : key.mid(mark + 1).toInt();
}

QString ClipLoader::pathOf(const QString& key) { return key.left(key.lastIndexOf(kChannelMark)); }

ClipLoader::ClipLoader(QObject* parent) : ClipLoader(Limits(), parent) {}

ClipLoader::ClipLoader(const Limits& limits, QObject* parent)
    : QObject(parent), d(std::make_unique<Impl>(this, limits)) {}

ClipLoader::~ClipLoader() {
  d->stop.request_stop();
  {
    const std::scoped_lock lock(d->mutex);
    d->waiting.clear();
  }
  d->pool.waitForDone();
}

std::shared_ptr<const AudioClip> ClipLoader::audio(const QString& path) {
  {
    const std::scoped_lock lock(d->mutex);
    if (const AudioPtr* hit = d->audio.find(path)) return *hit;
  }
  d->ask({{Kind::Audio, path, {}, 0, 0}, nullptr, false});
  return nullptr;
}

std::shared_ptr<const Feature> ClipLoader::feature(const QString& path, const FeatureOptions& options) {
  {
    const std::scoped_lock lock(d->mutex);
    if (const FeaturePtr* hit = d->features.find({path, options})) return *hit;
  }
  d->ask({{Kind::Feature, path, options, 0, 0}, nullptr, false});
  return nullptr;
}

QImage ClipLoader::thumbnail(const QString& path, QSize size) {
  if (size.isEmpty()) return {};
  {
    const std::scoped_lock lock(d->mutex);
    if (const QImage* hit = d->thumbnails.find({path, size.width(), size.height()})) return *hit;
  }
  d->ask({{Kind::Thumbnail, path, {}, size.width(), size.height()}, nullptr, false});
  return {};
}

void ClipLoader::prefetch(const QString& path, const std::vector<FeatureOptions>& options) {
  {
    const std::scoped_lock lock(d->mutex);
    if (d->failures.contains(path)) return;
  }
  if (options.empty()) d->ask({{Kind::Audio, path, {}, 0, 0}, nullptr, true});
  for (const FeatureOptions& o : options) {
    {
      const std::scoped_lock lock(d->mutex);
      if (d->features.find({path, o})) continue;
    }
    d->ask({{Kind::Feature, path, o, 0, 0}, nullptr, true});
  }
}

void ClipLoader::computeFor(const QString& key, std::shared_ptr<const AudioClip> audio,
                            const FeatureOptions& options) {
  d->ask({{Kind::Given, key, options, 0, 0}, std::move(audio), false});
}

std::size_t ClipLoader::audioBytes() const {
  const std::scoped_lock lock(d->mutex);
  return d->audio.cost();
}

std::size_t ClipLoader::featureBytes() const {
  const std::scoped_lock lock(d->mutex);
  return d->features.cost();
}

int ClipLoader::waiting() const {
  const std::scoped_lock lock(d->mutex);
  return int(d->waiting.size() + d->running.size());
}

}  // namespace ullim
