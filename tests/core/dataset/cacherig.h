#pragma once
// A cache folder of its own, made-up features that follow from a number, and files to break.
#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <filesystem>

#include "core/base/random.h"
#include "core/dataset/featurecache.h"

namespace ullim::test {

inline constexpr std::uint64_t kBig = std::uint64_t(1) << 30;

inline std::string contentHashOf(int i) { return sha256Hex("content " + std::to_string(i)); }

inline FeatureCacheKey keyOf(int i, const ReadOptions& read = {},
                             const std::string& options = "kind=logmel") {
  return featureCacheKey(contentHashOf(i), read, options);
}

/// Values that follow from the number alone, odd ones among them.
inline Feature featureOf(int i, std::size_t frames = 10, std::size_t rows = 8) {
  Feature feature;
  feature.values = Matrix(frames, rows);
  Rng rng{std::uint64_t(i) + 1};
  for (float& v : feature.values.data()) v = float(rng.normal());
  if (frames * rows > 2) {
    feature.values.data()[0] = std::nanf("");
    feature.values.data()[1] = -0.0f;
  }
  feature.kind = FeatureKind::LogMel;
  feature.rate = {8000 + i};
  feature.hopLength = 160;
  feature.rowAxis = RowAxis::Mel;
  for (std::size_t r = 0; r < rows; ++r) feature.rowHz.push_back(double(r) / 3);
  feature.unit = "dB";
  feature.minimum = -80;
  feature.maximum = float(i);
  return feature;
}

inline bool same(const Feature& a, const Feature& b) {
  return a.values.rows() == b.values.rows() && a.values.cols() == b.values.cols() &&
         std::ranges::equal(std::as_bytes(a.values.data()), std::as_bytes(b.values.data())) &&
         a.kind == b.kind && a.rate == b.rate && a.hopLength == b.hopLength && a.rowAxis == b.rowAxis &&
         a.rowHz == b.rowHz && a.unit == b.unit && a.minimum == b.minimum && a.maximum == b.maximum;
}

/// A cache folder of its own.
class Place {
 public:
  std::string folder() const { return m_dir.path().toStdString(); }
  QString features() const { return m_dir.path() + "/features"; }
  QString file(const FeatureCacheKey& key) const {
    const QString name = QString::fromStdString(key.name);
    return features() + "/" + name.left(2) + "/" + name + ".ullf";
  }
  /// Everything below, but the lock.
  QStringList files() const {
    QStringList all;
    for (QDirIterator it(m_dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext();)
      if (const QString path = it.next(); !path.endsWith("/lock")) all << path;
    all.sort();
    return all;
  }
  qint64 bytes() const {
    qint64 sum = 0;
    for (const QString& path : files()) sum += QFileInfo(path).size();
    return sum;
  }

 private:
  QTemporaryDir m_dir;
};

inline QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
inline void writeBytes(const QString& path, const QByteArray& bytes) {
  QDir().mkpath(QFileInfo(path).path());
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("cannot write %s", qPrintable(path));
}
inline void setAge(const QString& path, std::chrono::seconds age) {
  std::filesystem::last_write_time(path.toStdString(), std::filesystem::file_time_type::clock::now() - age);
}

}  // namespace ullim::test
