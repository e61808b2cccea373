#include "ui/settings/settings.h"

#include <QSettings>

namespace ullim {

namespace setting {
const Setting language{"language", QString()};
const Setting theme{"theme", QStringLiteral("system")};
const Setting autoplay{"autoplay", false};
const Setting autoAdvance{"autoAdvance", true};
const Setting loop{"loop", false};
const Setting volume{"volume", 0.8};
const Setting speed{"speed", 1.0};
const Setting keepPitch{"keepPitch", true};
const Setting bandLimited{"bandLimited", false};
const Setting outputDevice{"outputDevice", QByteArray()};
const Setting colourMap{"colourMap", QStringLiteral("auto")};
const Setting frequencyScale{"frequencyScale", QStringLiteral("linear")};
const Setting panes{"panes", QStringList{QStringLiteral("waveform"), QStringLiteral("stft"),
                                         QStringLiteral("logmel"), QStringLiteral("mfcc")}};
const Setting paneSizes{"paneSizes", QVariantList()};
const Setting overlays{"overlays", QStringList()};
const Setting colourGain{"colourGain", 0.0};
const Setting colourRange{"colourRange", 0.0};
const Setting dbReference{"dbReference", QStringLiteral("clip")};
const Setting highestDb{"highestDb", 40.0};
const Setting regionSnap{"regionSnap", QStringLiteral("none")};
const Setting analysis{"analysis", QString()};
const Setting recentProjects{"recentProjects", QStringList()};
const Setting openAtStart{"openAtStart", QString()};
const Setting windowGeometry{"windowGeometry", QByteArray()};
const Setting windowState{"windowState", QByteArray()};
const Setting dataSplitters{"dataSplitters", QVariantList()};
const Setting dataColumns{"dataColumns", QStringList()};
const Setting blindNames{"blindNames", true};
const Setting recentFilters{"recentFilters", QStringList()};
const Setting keys{"keys", QStringList()};
const Setting annotator{"annotator", QString()};
}  // namespace setting

namespace {

/// Other programs of ours may have written it meanwhile: opened anew each time, and read once.
QSettings settingsFile() {
  return QSettings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("ullim"),
                   QStringLiteral("ullim"));
}

}  // namespace

Settings& Settings::instance() {
  static Settings settings;
  return settings;
}

Settings::Settings() {
  m_writer.setMaxThreadCount(1);  // in order
  const QSettings file = settingsFile();
  for (const QString& key : file.allKeys()) m_store.insert(key, file.value(key));
}

Settings::~Settings() { flush(); }

void Settings::flush() { m_writer.waitForDone(); }

void Settings::write(const QString& key, const QVariant& value) {
  if (value.isValid()) {
    m_store.insert(key, value);
  } else {
    m_store.remove(key);
  }
  m_writer.start([key, value] {
    QSettings file = settingsFile();  // written when it goes
    if (value.isValid()) {
      file.setValue(key, value);
    } else {
      file.remove(key);
    }
  });
}

QVariant Settings::value(const Setting& setting) const {
  if (const auto once = m_once.find(QLatin1String(setting.key)); once != m_once.end()) return *once;
  QVariant stored = m_store.value(QString::fromLatin1(setting.key));
  if (!stored.isValid()) return setting.defaultValue;
  // An INI file knows text only; the declared default says which type it was.
  if (stored.metaType() != setting.defaultValue.metaType() &&
      !stored.convert(setting.defaultValue.metaType()))
    return setting.defaultValue;
  return stored;
}

void Settings::set(const Setting& setting, const QVariant& newValue) {
  if (value(setting) == newValue) return;
  m_once.remove(QLatin1String(setting.key));
  write(QString::fromLatin1(setting.key), newValue);
  Q_EMIT changed(QString::fromLatin1(setting.key));
}

void Settings::overrideOnce(const Setting& setting, const QString& value) {
  if (!value.isEmpty()) m_once.insert(QLatin1String(setting.key), value);
}

void Settings::reset(const Setting& setting) {
  m_once.remove(QLatin1String(setting.key));
  write(QString::fromLatin1(setting.key), {});
  Q_EMIT changed(QString::fromLatin1(setting.key));
}

}  // namespace ullim
