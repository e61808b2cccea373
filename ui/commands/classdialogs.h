#pragma once
#include <QStringList>

#include "ui/context.h"

class QWidget;

namespace ullim {

// The questions before something wide. Each opens a window-modal dialog and returns at once; the answer
// commits one change, which one undo takes back.
void askAddClass(const Context& context, QWidget* parent);
void askRenameClass(const Context& context, QWidget* parent, const QString& name);  ///< empty: asks which
/// With a dry run: counts of each class before and after, and the imbalance.
void askMergeClasses(const Context& context, QWidget* parent, const QStringList& chosen);
void askDropClass(const Context& context, QWidget* parent, const QString& name);
void askClassColour(const Context& context, QWidget* parent, const QString& name);

}  // namespace ullim
