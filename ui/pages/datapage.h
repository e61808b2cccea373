#pragma once
#include "ui/pages/pages.h"

class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace ullim {

class ClipModel;
class DataClasses;
class DataClip;
class DataTable;
class EmptyState;

/// Where annotators live: the table, the classes, the present clip, the queue.
class DataPage : public Page {
  Q_OBJECT
 public:
  DataPage(const Context& context, QWidget* parent);
  QWidget* activate() override;

 protected:
  void changeEvent(QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void applyFilter();
  void applyRestriction();
  void showAll();
  void refreshEmpty();
  void refreshChip();
  void retranslate();

  bool m_sized = false;
  ClipModel* m_model;
  DataTable* m_table;
  DataClasses* m_classes;
  DataClip* m_clip;
  QToolButton* m_chip;
  QStackedWidget *m_stack, *m_tableStack;
  QSplitter *m_across, *m_right;
  EmptyState *m_noClips, *m_noMatch;
  QPushButton *m_import, *m_importTable, *m_showAll;
};

}  // namespace ullim
