#include "ui/pages/measurestore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QStandardPaths>
#include <cmath>
#include <limits>

#include "core/base/atomicfile.h"
#include "ui/errortext.h"

namespace ullim {

namespace {

constexpr int kLaterMs = 300;
constexpr std::size_t kMostBytes = 64 << 20;
constexpr auto kBeginSample = "begin_sample", kEndSample = "end_sample", kMeasuredMs = "measured_ms";

QJsonObject toJson(const MeasurementRow& row) {
  QJsonObject out;
  for (const MeasurementColumn& column : measurementColumns()) {
    const QString name = QString::fromLatin1(column.name);
    if (column.number && std::isfinite(row.values.*column.number))
      out.insert(name, row.values.*column.number);
    if (column.text) out.insert(name, QString::fromStdString(row.*column.text));
  }
  out.insert(QLatin1String(kBeginSample), qint64(row.values.range.begin));
  out.insert(QLatin1String(kEndSample), qint64(row.values.range.end));
  out.insert(QLatin1String(kMeasuredMs), qint64(row.measuredMs));
  return out;
}

double amplitudeOf(double levelDbfs) { return std::isfinite(levelDbfs) ? std::pow(10, levelDbfs / 20) : 0; }

MeasurementRow fromJson(const QJsonObject& object) {
  MeasurementRow row;
  for (const MeasurementColumn& column : measurementColumns()) {
    const QJsonValue cell = object.value(QLatin1String(column.name));
    if (column.number) row.values.*column.number = cell.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (column.text) row.*column.text = cell.toString().toStdString();
  }
  row.values.peak = amplitudeOf(row.values.peakDbfs);
  row.values.bandRms = amplitudeOf(row.values.bandRmsDbfs);
  row.values.range = {object.value(QLatin1String(kBeginSample)).toInteger(),
                      object.value(QLatin1String(kEndSample)).toInteger()};
  row.measuredMs = object.value(QLatin1String(kMeasuredMs)).toInteger();
  return row;
}

/// No file is no rows. A file that makes no sense is put aside, so that the next rows do not overwrite it.
Result<std::vector<MeasurementRow>> readRows(const QString& file) {
  if (!QFileInfo::exists(file)) return std::vector<MeasurementRow>();
  const auto bytes = readWholeFile(file.toStdString(), kMostBytes);
  auto rows = bytes ? measurementsFromJson(QByteArray::fromStdString(*bytes))
                    : Result<std::vector<MeasurementRow>>(bytes.error());
  if (rows) return rows;
  const QString aside = file + QStringLiteral(".broken");
  QFile::remove(aside);
  QFile::rename(file, aside);
  return Error{rows.error().code, aside.toStdString() + ": " + rows.error().detail};
}

Result<Done> writeRows(const QString& file, const std::vector<MeasurementRow>& rows) {
  if (rows.empty() && !QFileInfo::exists(file)) return Done{};
  QDir().mkpath(QFileInfo(file).path());
  return writeFileAtomically(file.toStdString(), measurementsToJson(rows).toStdString());
}

}  // namespace

QByteArray measurementsToJson(const std::vector<MeasurementRow>& rows) {
  QJsonArray array;
  for (const MeasurementRow& row : rows) array.append(toJson(row));
  return QJsonDocument(array).toJson(QJsonDocument::Indented);
}

Result<std::vector<MeasurementRow>> measurementsFromJson(const QByteArray& bytes) {
  const QJsonDocument document = QJsonDocument::fromJson(bytes);
  if (!document.isArray())
    return Error{ErrorCode::BadFormat, "is no list of measurements (it was put aside; a new list begins)"};
  std::vector<MeasurementRow> out;
  for (const QJsonValue& each : document.array()) out.push_back(fromJson(each.toObject()));
  return out;
}

MeasureStore::MeasureStore(QObject* parent) : QObject(parent) {
  m_thread.setMaxThreadCount(1);
  m_later.setSingleShot(true);
  m_later.setInterval(kLaterMs);
  connect(&m_later, &QTimer::timeout, this, &MeasureStore::flush);
}

MeasureStore::~MeasureStore() {
  if (m_later.isActive()) flush();
  m_thread.waitForDone();
}

QString MeasureStore::fileFor(const QString& projectPath) {
  const QByteArray key =
      QCryptographicHash::hash(QFileInfo(projectPath).absoluteFilePath().toUtf8(), QCryptographicHash::Sha256)
          .toHex()
          .left(32);
  return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
         QStringLiteral("/measurements/%1.json").arg(QString::fromLatin1(key));
}

void MeasureStore::open(const QString& projectPath) {
  if (m_later.isActive()) flush();
  const int number = ++m_opened;
  m_file = projectPath.isEmpty() ? QString() : fileFor(projectPath);
  if (m_file.isEmpty()) {
    Q_EMIT loaded({});
    return;
  }
  m_thread.start([this, file = m_file, number] {
    auto rows = readRows(file);
    QMetaObject::invokeMethod(
        this,
        [this, number, rows = std::move(rows)] {
          if (number != m_opened) return;
          if (!rows) Q_EMIT failed(errorText(rows.error()));
          Q_EMIT loaded(rows ? *rows : std::vector<MeasurementRow>());
        },
        Qt::QueuedConnection);
  });
}

void MeasureStore::save(std::vector<MeasurementRow> rows) {
  if (m_file.isEmpty()) return;
  m_pending = std::move(rows);
  m_later.start();
}

void MeasureStore::flush() {
  m_later.stop();
  m_thread.start([this, file = m_file, rows = std::move(m_pending)] {
    const auto written = writeRows(file, rows);
    if (written) return;
    QMetaObject::invokeMethod(
        this, [this, text = errorText(written.error())] { Q_EMIT failed(text); }, Qt::QueuedConnection);
  });
  m_pending.clear();
}

}  // namespace ullim
