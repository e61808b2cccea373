#pragma once
#include <QWidget>
#include <memory>
#include <stop_token>

#include "ui/context.h"
#include "ui/jobs/clipfeed.h"

class QComboBox;
class QLabel;

namespace ullim {

class AxisLink;
class ClipView;
class ElidedLabel;

/// Two clips side by side over one time axis, in the same colours, and below them what the second has more or
/// less than the first. A is the pinned clip, B the present one.
class CompareView : public QWidget {
  Q_OBJECT
 public:
  CompareView(const Context& context, ClipFeed::OptionsOf optionsOf, QWidget* parent = nullptr);

  void pin(const QString& key, const QString& name);
  void show(const QString& key, const QString& name);
  void clear();
  void refresh();      ///< options or panes have changed
  void lockColours();  ///< only the display has
  void rest();         ///< out of sight, see ClipFeed
  void wake();
  ClipView* pinnedView() const { return m_a.view; }
  ClipView* view() const { return m_b.view; }
  std::shared_ptr<const AudioClip> pinnedAudio() const { return m_a.feed->audio(); }
  std::shared_ptr<const AudioClip> audio() const { return m_b.feed->audio(); }

 Q_SIGNALS:
  void readout(const QString& text);
  void audioShown();  ///< of either side

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Side {
    ClipView* view = nullptr;
    ClipFeed* feed = nullptr;
    ElidedLabel* title = nullptr;
    QString name;
  };
  void sideShown(Side& side);
  void retranslate();
  void requestDifference();

  Side m_a, m_b;
  ClipView* m_difference;
  QLabel *m_differenceTitle, *m_kindLabel;
  QComboBox* m_kind;
  AxisLink* m_link;
  ClipFeed::OptionsOf m_optionsOf;
  std::stop_source m_stop;
  int m_asked = 0;  ///< number of the newest difference
};

}  // namespace ullim
