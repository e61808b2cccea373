#pragma once
#include <QWidget>
#include <optional>

#include "core/audio/audiofile.h"
#include "core/dataset/clip.h"

class QFormLayout;
class QGroupBox;
class QLabel;

namespace ullim {

/// What is known of the present clip: its file, its label, and what was measured while it was read.
class InspectFacts : public QWidget {
  Q_OBJECT
 public:
  explicit InspectFacts(QWidget* parent = nullptr);
  void setBlind(bool blind) { m_blind = blind; }  ///< before setClip(): nothing that tells the label
  void setClip(const Clip* clip);                 ///< nullptr: none
  void setAudio(const AudioClip* audio);          ///< nullptr: not read yet
  QString line() const;                           ///< the most important of it in one line

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fill();
  QGroupBox *m_clipBox, *m_soundBox;
  QFormLayout *m_clipForm, *m_soundForm;
  std::optional<Clip> m_clip;
  bool m_blind = false;
  std::optional<AudioFacts> m_measured;
  SampleRate m_rate;
  std::int64_t m_frames = 0;
};

}  // namespace ullim
