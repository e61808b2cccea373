// The loader's promises: an answer carries the key it was asked under, a bad file is an answer too, and the
// caches stay within their bounds.
#include "core/dsp/feature.h"
#include "core/view/longsound.h"
#include "tests/ui/studiorig.h"
#include "ui/jobs/clipfeed.h"
#include "ui/jobs/cliploader.h"
#include "ui/jobs/lrucache.h"
#include "widgets/view/clipview.h"

using namespace ullim;

class TestClipLoader : public QObject {
  Q_OBJECT
  QTemporaryDir m_folder;

  QString clip(double hz, double seconds = 0.5) {
    return studio::writeClip(m_folder.filePath(QStringLiteral("%1-%2.wav").arg(hz).arg(seconds)),
                             studio::tone(hz, seconds));
  }

 private Q_SLOTS:
  void lruKeepsTheNewestWithinItsLimit() {
    LruCache<int, QString> cache(10);
    cache.insert(1, "one", 4);
    cache.insert(2, "two", 4);
    QVERIFY(cache.find(1));  // 1 is newer than 2 now
    cache.insert(3, "three", 4);
    QVERIFY(!cache.find(2));
    QCOMPARE(*cache.find(1), QStringLiteral("one"));
    QCOMPARE(cache.cost(), std::size_t(8));
    cache.insert(4, "larger than all", 11);
    QVERIFY(!cache.find(4));
    QCOMPARE(cache.count(), std::size_t(2));
  }

  void answersGoToTheRightKey() {
    ClipLoader loader;
    std::map<QString, std::shared_ptr<const AudioClip>> audio;
    connect(&loader, &ClipLoader::audioReady, this,
            [&](const QString& path, const auto& a) { audio[path] = a; });
    std::vector<std::tuple<QString, FeatureOptions, std::shared_ptr<const Feature>>> features;
    connect(&loader, &ClipLoader::featureReady, this,
            [&](const QString& path, const FeatureOptions& o, const auto& f) {
              features.emplace_back(path, o, f);
            });
    FeatureOptions mel, mfcc;
    mfcc.kind = FeatureKind::Mfcc;
    QStringList paths;
    for (const double hz : {300.0, 700.0, 1500.0}) paths << clip(hz);
    for (const QString& path : paths) {
      QVERIFY(!loader.audio(path));
      QVERIFY(!loader.feature(path, mel));
      QVERIFY(!loader.feature(path, mel));  // asked twice, answered once
      QVERIFY(!loader.feature(path, mfcc));
    }
    QTRY_COMPARE(features.size(), std::size_t(6));
    QTRY_COMPARE(audio.size(), std::size_t(3));
    for (const QString& path : paths) {
      const auto direct = readAudio(path.toStdString());
      QVERIFY(bool(direct));
      QCOMPARE(audio[path]->samples, direct->samples);
      QCOMPARE(loader.audio(path), audio[path]);  // from the cache now
    }
    for (const auto& [path, options, feature] : features) {
      const auto direct = computeFeature(audio[path]->channel(0), audio[path]->rate, options);
      QVERIFY(bool(direct));
      QVERIFY(feature->values == direct->values);
      QCOMPARE(loader.feature(path, options), feature);
    }
  }

  void aChannelIsAKeyOfItsOwn() {
    AudioClip two;
    two.rate = {8000};
    two.channels = 2;
    two.samples.assign(2000, 0.25f);
    std::fill(two.samples.begin() + 1000, two.samples.end(), -0.75f);
    const QString path = m_folder.filePath("two.wav");
    QVERIFY(bool(writeWav(path.toStdString(), two, WavEncoding::Float32)));
    ClipLoader loader;
    std::map<QString, std::shared_ptr<const AudioClip>> audio;
    connect(&loader, &ClipLoader::audioReady, this,
            [&](const QString& key, const auto& a) { audio[key] = a; });
    const std::map<int, float> expected{{-1, -0.25f}, {0, 0.25f}, {1, -0.75f}};
    for (const auto& [channel, value] : expected) loader.audio(ClipLoader::channelKey(path, channel));
    QTRY_COMPARE(audio.size(), std::size_t(3));
    for (const auto& [channel, value] : expected) {
      const QString key = ClipLoader::channelKey(path, channel);
      QCOMPARE(ClipLoader::pathOf(key), path);
      QCOMPARE(audio[key]->samples, std::vector<float>(1000, value));
    }
  }

  void aLongFileIsShownInParts() {
    AudioClip whole;
    whole.rate = {8000};
    whole.samples.assign(std::size_t(ClipLoader::kLongSamples + 1000), 0.0f);
    whole.samples[4'000'000] = 0.5f;  // one sample in a quarter of an hour
    const QString path = m_folder.filePath("long.wav");
    QVERIFY(bool(writeWav(path.toStdString(), whole)));
    ClipLoader loader;
    ClipView view;
    view.resize(600, 500);
    view.show();
    ClipFeed feed(
        &loader, &view,
        [](PaneKind pane, SampleRate) {
          FeatureOptions options;
          options.kind = featureOf(pane);
          return options;
        },
        nullptr);
    QSignalSpy shown(&feed, &ClipFeed::audioShown);
    feed.show(path);
    QTRY_COMPARE(shown.count(), 1);
    QVERIFY(!feed.audio() && feed.longSound());
    QVERIFY(loader.audioBytes() == 0);
    QCOMPARE(view.axis()->length(), ClipLoader::kLongSamples + 1000);
    QTRY_VERIFY_WITH_TIMEOUT(view.isSettled(), 30000);
    const auto wave = feed.longSound()->wave();
    const std::vector<Peak> peaks = wave->columns(0, double(wave->length()), 100);
    QCOMPARE(std::count_if(peaks.begin(), peaks.end(), [](const Peak& p) { return p.max > 0.4f; }), 1);
    ClipFeed second(
        &loader, &view, [](PaneKind, SampleRate) { return FeatureOptions(); }, nullptr);
    second.show(path);
    QTRY_VERIFY(second.longSound());
    QCOMPARE(second.longSound(), feed.longSound());  // whoever looks shares it
  }

  void oneBadSettingSpoilsNoOther() {
    ClipLoader loader;
    const QString path = clip(500);
    FeatureOptions bad, good, curve;
    bad.mel.nMels = 0;
    good.kind = FeatureKind::StftDb;
    curve.kind = FeatureKind::Centroid;
    int ready = 0, failed = 0;
    connect(&loader, &ClipLoader::featureReady, this, [&] { ++ready; });
    connect(&loader, &ClipLoader::featureFailed, this,
            [&](const QString&, const FeatureOptions& o, const Error& error) {
              ++failed;
              QVERIFY(o == bad);
              QVERIFY(error.detail.find("n_mels") != std::string::npos ||
                      error.detail.find("nMels") != std::string::npos);
            });
    for (const FeatureOptions& o : {good, bad, curve}) loader.feature(path, o);
    QTRY_COMPARE(ready, 2);
    QTRY_COMPARE(failed, 1);
  }

  void aBadFileIsAnAnswer() {
    ClipLoader loader;
    const QString text = m_folder.filePath("text.wav");
    QFile file(text);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no sound");
    file.close();
    QStringList failed, featureFailed, pictures;
    connect(&loader, &ClipLoader::audioFailed, this, [&](const QString& path, const Error& error) {
      QVERIFY(!error.detail.empty());
      failed << path;
    });
    connect(&loader, &ClipLoader::featureFailed, this, [&](const QString& path) { featureFailed << path; });
    connect(&loader, &ClipLoader::thumbnailReady, this, [&](const QString& path) { pictures << path; });
    const QString missing = m_folder.filePath("nowhere.wav");
    QVERIFY(!loader.audio(text));
    QVERIFY(!loader.audio(missing));
    QVERIFY(!loader.feature(text, {}));
    QTRY_COMPARE(failed.size(), 2);
    QTRY_COMPARE(featureFailed, QStringList{text});
    QVERIFY(failed.contains(text) && failed.contains(missing));
    QVERIFY(loader.thumbnail(text, {96, 24}).isNull());
    QTRY_COMPARE(pictures, QStringList{text});
    QVERIFY(loader.thumbnail(text, {96, 24}).isNull());
    QTRY_COMPARE(loader.waiting(), 0);  // not tried again for each repaint
    QCOMPARE(pictures.size(), 1);
  }

  void thumbnailHasTheSizeAskedFor() {
    ClipLoader loader;
    QSignalSpy ready(&loader, &ClipLoader::thumbnailReady);
    const QString path = clip(440, 1.0);
    QVERIFY(loader.thumbnail(path, {96, 24}).isNull());
    QVERIFY(ready.wait(10000));
    QCOMPARE(loader.thumbnail(path, {96, 24}).size(), QSize(96, 24));
  }

  void cachesStayWithinTheirBounds() {
    ClipLoader::Limits limits;
    limits.audioBytes = 40'000;  // two clips of half a second at 8 kHz, 16 kB each
    limits.featureBytes = 30'000;
    ClipLoader loader(limits, nullptr);
    int answers = 0;
    connect(&loader, &ClipLoader::featureReady, this, [&] { ++answers; });
    for (int i = 0; i < 12; ++i) loader.feature(clip(200 + 50 * i), {});
    QTRY_COMPARE(answers, 12);
    QVERIFY2(loader.audioBytes() <= limits.audioBytes, qPrintable(QString::number(loader.audioBytes())));
    QVERIFY(loader.audioBytes() > 0);
    QVERIFY2(loader.featureBytes() <= limits.featureBytes,
             qPrintable(QString::number(loader.featureBytes())));
  }

  void tooManyRequestsAreDroppedNotKept() {
    ClipLoader loader;
    for (int i = 0; i < 5000; ++i)
      loader.thumbnail(m_folder.filePath(QStringLiteral("none%1.wav").arg(i)), {32, 8});
    QVERIFY(loader.waiting() <= 202);  // 200 waiting, two being served
    QTRY_COMPARE(loader.waiting(), 0);
  }

  void aSignalInNoFileComesBackUnderItsKey() {
    ClipLoader loader;
    QString key;
    std::shared_ptr<const Feature> feature;
    connect(&loader, &ClipLoader::featureReady, this,
            [&](const QString& path, const FeatureOptions&, const auto& f) {
              key = path;
              feature = f;
            });
    loader.computeFor("augmented:1", std::make_shared<const AudioClip>(studio::tone(500, 0.5)), {});
    QTRY_COMPARE(key, QStringLiteral("augmented:1"));
    QVERIFY(!feature->values.empty());
  }

  void aLoaderCanGoWhileItWorks() {
    for (int i = 0; i < 5; ++i) {
      auto loader = std::make_unique<ClipLoader>();
      for (int k = 0; k < 20; ++k) loader->feature(clip(300 + 10 * k), {});
      loader.reset();
      QCoreApplication::processEvents();
    }
  }
};

QTEST_MAIN(TestClipLoader)
#include "tst_cliploader.moc"
