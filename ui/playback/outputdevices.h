#pragma once
#include <QAudioDevice>
#include <QAudioFormat>
#include <QList>
#include <QObject>

class QMediaDevices;

namespace ullim {

/// A line of a list to choose from.
struct OutputChoice {
  QString name;
  QByteArray id;  ///< empty: the system's
};
/// The system's first, then the devices there are; the chosen one also while it is away.
QList<OutputChoice> outputChoices(const QByteArray& chosen);

/// The outputs there are, and which one to use: the chosen one while it is there, else the system's.
class OutputDevices : public QObject {
  Q_OBJECT
 public:
  explicit OutputDevices(QObject* parent = nullptr);
  static QList<QAudioDevice> all();
  void choose(const QByteArray& id);  ///< empty: the system's
  QByteArray chosen() const { return m_chosen; }
  QAudioDevice present() const;  ///< null: none
  void watch();                  ///< changed() is emitted from now on; loads the system's plug-in

  /// What to open the device with for a sound of so many channels: its own rate where it says one (the
  /// sound is converted here, exactly), float where it can. invalid: it takes nothing we have.
  static QAudioFormat formatFor(const QAudioDevice& device, int channels, int rateHz);

 Q_SIGNALS:
  void changed();

 private:
  static QList<QByteArray> ids();  // the default's first
  void look();
  QList<QByteArray> m_known;
  QByteArray m_chosen;
  QMediaDevices* m_media = nullptr;
};

}  // namespace ullim
