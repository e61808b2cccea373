#pragma once
// A PulseAudio server of the test's own with sinks that go nowhere, and a recorder on what they play.
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <chrono>
#include <cstring>
#include <vector>

namespace pulse {

constexpr int kMonitorHz = 48000;

inline std::int64_t nowNs() {
  return std::chrono::steady_clock::now().time_since_epoch() / std::chrono::nanoseconds(1);
}

class Server {
 public:
  ~Server() { stop(); }

  /// Starts a server with one null sink, "quiet", which is the default; empty when it answers, else why not.
  QString start() {
    for (const char* program : {"pulseaudio", "parec", "pactl"})
      if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
        return QStringLiteral("%1 is not installed (apt install pulseaudio pulseaudio-utils)")
            .arg(QString::fromLatin1(program));
    const QString socket = m_runtime.filePath("native");
    qputenv("XDG_RUNTIME_DIR", m_runtime.path().toLocal8Bit());
    qputenv("PULSE_SERVER", ("unix:" + socket).toLocal8Bit());
    qputenv("PULSE_COOKIE", m_runtime.filePath("cookie").toLocal8Bit());
    m_server.setStandardErrorFile(m_runtime.filePath("pulse.log"));
    m_server.start(
        "pulseaudio",
        {"-n", "--daemonize=no", "--system=false", "--exit-idle-time=-1", "--use-pid-file=no",
         "--disable-shm=yes", "-L",
         QStringLiteral("module-native-protocol-unix auth-anonymous=1 socket=%1").arg(socket), "-L",
         QStringLiteral("module-null-sink sink_name=quiet rate=%1 channels=2 norewinds=1").arg(kMonitorHz)});
    if (!m_server.waitForStarted(5000)) return QStringLiteral("pulseaudio does not start");
    for (int i = 0; i < 50; ++i) {
      if (m_server.state() != QProcess::Running) break;
      if (control({"list", "short", "sinks"}).contains("quiet")) return {};
      QTest::qWait(100);
    }
    QFile log(m_runtime.filePath("pulse.log"));
    (void)log.open(QIODevice::ReadOnly);
    return QStringLiteral("pulseaudio does not answer: %1").arg(QString::fromUtf8(log.readAll().right(300)));
  }

  void stop() {
    if (m_server.state() == QProcess::NotRunning) return;
    m_server.terminate();
    if (!m_server.waitForFinished(3000)) m_server.kill();
    m_server.waitForFinished(3000);
  }

  /// What pactl answers.
  static QByteArray control(const QStringList& words) {
    QProcess ask;
    ask.start("pactl", words);
    return ask.waitForFinished(3000) ? ask.readAllStandardOutput() : QByteArray();
  }

 private:
  QTemporaryDir m_runtime;
  QProcess m_server;
};

/// One channel of a sink's monitor, and when it was heard. A null sink plays by the clock: it wakes when the
/// block before is due to have been heard, and then hands the next one to its monitor, all at once. So the
/// last sample of a block arrives one sink latency before it is heard, and later by whatever the pipe takes:
/// the earliest arrivals over many blocks tell when sample 0 was heard, at most that little too late. The
/// latency is what the server says it has set up, for a recorder that wants as much (5 ms: the arrivals are
/// close).
class Recorder {
 public:
  explicit Recorder(int latencyMs = 5, const QString& sink = QStringLiteral("quiet"))
      : m_sink(sink), m_wantedMs(latencyMs) {
    QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &m_process, [this] { take(); });
  }
  ~Recorder() { stop(); }

  bool start() {
    m_samples.clear();
    m_arrivals.clear();
    m_process.start("parec", {QStringLiteral("--device=%1.monitor").arg(m_sink), "--format=float32le",
                              "--channels=1", QStringLiteral("--rate=%1").arg(kMonitorHz),
                              QStringLiteral("--latency-msec=%1").arg(m_wantedMs), "--raw"});
    if (!m_process.waitForStarted(3000)) return false;
    if (!QTest::qWaitFor([this] { return m_samples.size() > 4800; }, 5000)) return false;
    return askLatency();
  }
  /// Again once something plays, which may want less.
  bool askLatency() {
    static const QRegularExpression configured(QStringLiteral("configured (\\d+) usec"));
    const auto found = configured.match(QString::fromUtf8(Server::control({"list", "sinks"})));
    m_latencyUs = found.captured(1).toInt();
    return found.hasMatch();
  }
  void stop() {
    if (m_process.state() == QProcess::NotRunning) return;
    m_process.terminate();
    m_process.waitForFinished(3000);
    take();
  }

  int latencyUs() const { return m_latencyUs; }  ///< of the sink
  const std::vector<float>& samples() const { return m_samples; }

  /// When sample i was heard (nowNs), from the arrivals of samples [from, to).
  double heardNs(std::size_t i, std::size_t from, std::size_t to) const {
    double earliest = HUGE_VAL;
    for (const Arrival& each : m_arrivals)
      if (each.end > from && each.end <= to)
        earliest = std::min(earliest, double(each.ns) - double(each.end) / kMonitorHz * 1e9);
    return earliest + double(i) / kMonitorHz * 1e9 + m_latencyUs * 1e3;
  }

 private:
  struct Arrival {
    std::size_t end;
    std::int64_t ns;
  };
  void take() {
    const QByteArray bytes = m_rest + m_process.readAllStandardOutput();
    const std::size_t n = std::size_t(bytes.size()) / sizeof(float), old = m_samples.size();
    m_samples.resize(old + n);
    std::memcpy(m_samples.data() + old, bytes.constData(), n * sizeof(float));
    m_rest = bytes.mid(qsizetype(n * sizeof(float)));
    m_arrivals.push_back({m_samples.size(), nowNs()});
  }
  QString m_sink;
  int m_wantedMs, m_latencyUs = 0;
  QProcess m_process;
  QByteArray m_rest;
  std::vector<float> m_samples;
  std::vector<Arrival> m_arrivals;
};

}  // namespace pulse
