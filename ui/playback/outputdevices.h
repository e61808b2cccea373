#pragma once
#include <QAudioDevice>
#include <QAudioFormat>
#include <QObject>
#include <QList>

class QMediaDevices;

namespace ullim {

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
  QByteArray m_chosen;
  QMediaDevices* m_media = nullptr;
};

}  // namespace ullim
