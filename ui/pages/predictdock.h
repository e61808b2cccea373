#pragma once
#include <QDockWidget>
#include <memory>

#include "ui/context.h"

namespace ullim {

/// What a trained model says about sound files: dropped on it, handed over by the window, or opened by its
/// button. Has a player of its own; reading and predicting run in a Job.
class PredictDock : public QDockWidget {
  Q_OBJECT
 public:
  explicit PredictDock(const Context& context, QWidget* parent = nullptr);
  ~PredictDock() override;

 public Q_SLOTS:
  void predict(const QStringList& files);  ///< shows the dock
  void openFiles();                        ///< asks for files
  void chooseModel();                      ///< asks for a model.safetensors

 protected:
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  struct Impl;
  std::unique_ptr<Impl> d;
};

}  // namespace ullim
