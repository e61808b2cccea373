#pragma once
#include <memory>
#include <vector>

#include "core/augment/chain.h"
#include "ui/pages/augmentpreview.h"
#include "ui/pages/pages.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTimer;
class QToolButton;

namespace ullim {

class AxisLink;
class ChainEditor;
class ClipView;
class ElidedLabel;
class EmptyState;
class KeyButton;
class PlayControl;

/// The present clip before and after an augmentation chain, by ear (A/B key) and by eye (linked pictures and
/// their difference). The chain can be handed to training.
class AugmentPage : public Page {
  Q_OBJECT
 public:
  explicit AugmentPage(const Context& context, QWidget* parent = nullptr);
  QWidget* activate() override;

  Chain chain() const;
  void setChain(const Chain& chain);
  std::shared_ptr<const AudioClip> augmented() const {
    return m_result.after;
  }  ///< nullptr: not computed yet
  bool playsAugmented() const { return m_playsAugmented; }
  void exportWav(const QString& path);  ///< in a Job

 public Q_SLOTS:
  void switchAb();

 Q_SIGNALS:
  void previewShown();

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  QWidget* buildChain();
  QWidget* buildViews();
  void retranslate();
  void showClip();
  void showAudio(std::shared_ptr<const AudioClip> audio);
  void showMessage(const QString& message);
  void requestPreview();
  void showPreview(const AugmentResult& result);
  void showAb();
  void askForWav();

  QStackedWidget* m_stack;
  EmptyState* m_empty;
  QPushButton *m_goToData, *m_export, *m_use;
  ElidedLabel* m_title;
  QLabel *m_chainTitle, *m_beforeTitle, *m_afterTitle, *m_differenceTitle, *m_clipping, *m_readout;
  ChainEditor* m_editor;
  ClipView *m_before, *m_after, *m_difference;
  KeyButton* m_ab;
  PlayControl* m_control;
  AugmentPreview* m_preview;
  QTimer* m_wait;  // lets a slider move before the next preview
  QString m_path;
  std::string m_clipId;
  std::shared_ptr<const AudioClip> m_audio;
  AugmentResult m_result;
  bool m_playsAugmented = true;
  AxisLink* m_link = nullptr;
};

}  // namespace ullim
