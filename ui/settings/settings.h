#pragma once
#include <QHash>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QVariant>

namespace ullim {

/// Every setting declared once: key, default. A reset removes the key.
struct Setting {
  const char* key;
  QVariant defaultValue;
};

namespace setting {
extern const Setting language;     ///< "", "en", "ko"; empty: the system's
extern const Setting theme;        ///< "system", "light", "dark"
extern const Setting autoplay;     ///< play the next clip by itself
extern const Setting autoAdvance;  ///< digit goes on to the next clip
extern const Setting loop;
extern const Setting volume;          ///< 0..1
extern const Setting speed;           ///< of playing, 0.25..2
extern const Setting keepPitch;       ///< at other speeds than 1
extern const Setting bandLimited;     ///< play the selected band alone
extern const Setting outputDevice;    ///< id; empty: the system's
extern const Setting colourMap;       ///< "auto" or a map's name
extern const Setting frequencyScale;  ///< "linear", "log", "mel"
extern const Setting panes;           ///< string list: paneName(), in their order
extern const Setting paneSizes;       ///< heights, in the order of panes
extern const Setting overlays;        ///< string list: curves over the pictures
extern const Setting colourGain;      ///< dB
extern const Setting colourRange;     ///< dB; 0: all that there is
extern const Setting dbReference;     ///< "clip", "fixed"
extern const Setting highestDb;       ///< of the colours, with the fixed reference
extern const Setting regionSnap;      ///< "none", "zero", "frame"
extern const Setting analysis;        ///< of the Inspect page, as text
extern const Setting recentProjects;  ///< string list, newest first
extern const Setting openAtStart;     ///< path of the project that was open at the end; empty: none
extern const Setting windowGeometry;
extern const Setting windowState;    ///< of the docks
extern const Setting dataSplitters;  ///< list of QByteArray
extern const Setting dataColumns;    ///< string list of "key:width:1", in their order; 1: shown
extern const Setting blindNames;     ///< blind mode hides file names, too
extern const Setting recentFilters;  ///< string list, newest first
extern const Setting keys;           ///< string list, KeyMap::changes()
extern const Setting annotator;      ///< empty: the user's name
}  // namespace setting

/// In memory for everybody who asks; written by a thread of its own, since a disk may take its time. GUI
/// thread.
class Settings : public QObject {
  Q_OBJECT
 public:
  static Settings& instance();
  QVariant value(const Setting& setting) const;
  void set(const Setting& setting, const QVariant& value);  ///< emits changed
  void reset(const Setting& setting);
  void flush();  ///< waits until all is written
  /// A value for this run of the program that is not kept; set() and reset() end it. Empty: none.
  void overrideOnce(const Setting& setting, const QString& value);

 Q_SIGNALS:
  void changed(const QString& key);

 private:
  Settings();
  ~Settings() override;
  void write(const QString& key, const QVariant& value);  // invalid: removes it
  QHash<QString, QVariant> m_store;                       // what the file has
  QHash<QString, QVariant> m_once;
  QThreadPool m_writer;
};

}  // namespace ullim
