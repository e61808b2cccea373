#pragma once
// Runs the command line without a process, on small made-up projects.
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "core/audio/audiofile.h"
#include "core/cli/cli.h"

namespace ullim::test {

using Json = nlohmann::ordered_json;

struct Answer {
  int code = -1;
  std::string out, err;
  Json json() const {
    auto parsed = Json::parse(out, nullptr, false);
    if (parsed.is_discarded()) qFatal("not JSON: %s\nerrors: %s", out.c_str(), err.c_str());
    return parsed;
  }
  /// Lines on standard error.
  int problems() const { return int(std::count(err.begin(), err.end(), '\n')); }
};

inline Answer run(std::vector<std::string> args, const std::string& input = {}, std::stop_token stop = {}) {
  std::istringstream in(input);
  std::ostringstream out, err;
  Answer answer;
  answer.code = runCli(args, in, out, err, stop);
  answer.out = out.str();
  answer.err = err.str();
  return answer;
}

/// A tone with a little silence around it, so that every clip has content of its own.
inline AudioClip tone(double hz, double lengthS = 0.4, int rate = 8000, int channels = 1) {
  AudioClip clip;
  clip.rate = {rate};
  clip.channels = channels;
  const int n = int(lengthS * rate);
  for (int c = 0; c < channels; ++c)
    for (int i = 0; i < n; ++i)
      clip.samples.push_back(
          i < n / 8 || i > n - n / 8 ? 0.0f : float(0.4 * std::sin(2 * M_PI * hz * (c + 1) * i / rate)));
  return clip;
}

inline void writeTone(const QString& path, double hz, double lengthS = 0.4, int rate = 8000,
                      int channels = 1) {
  QDir().mkpath(QFileInfo(path).path());
  if (!writeWav(path.toStdString(), tone(hz, lengthS, rate, channels)))
    qFatal("cannot write %s", qPrintable(path));
}

inline QByteArray bytesOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void writeBytes(const QString& path, const QByteArray& bytes) {
  QFile file(path);
  if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
    qFatal("cannot write %s", qPrintable(path));
}

/// A folder with sounds of three classes (joy 4, amazement 3, anger 2) and a project over it.
class Sandbox {
 public:
  Sandbox() {
    const std::vector<std::pair<const char*, int>> classes{{"joy", 4}, {"amazement", 3}, {"anger", 2}};
    double hz = 300;
    for (const auto& [name, count] : classes)
      for (int i = 0; i < count; ++i)
        writeTone(sounds() + "/" + name + "/" + name + QString::number(i) + ".wav", hz += 70);
  }
  QString path(const QString& name) const { return m_dir.path() + "/" + name; }
  std::string file(const QString& name) const { return path(name).toStdString(); }
  QString sounds() const { return path("sounds"); }
  std::string project() const { return file("p.ullim"); }
  /// Imports the folder; answers as `import --json` did.
  Json import() const {
    const Answer answer = run({"import", project(), sounds().toStdString(), "--preset", "folders", "--json"});
    if (answer.code != 0) qFatal("import failed: %s", answer.err.c_str());
    return answer.json();
  }
  Json info() const { return run({"info", project(), "--json"}).json(); }
  Json list(const std::string& where = {}) const {
    return run({"list", project(), "--where", where, "--json"}).json();
  }

 private:
  QTemporaryDir m_dir;
};

}  // namespace ullim::test
