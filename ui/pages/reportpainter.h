#pragma once
#include <QByteArray>
#include <QFont>
#include <QRectF>

class QPainter;

namespace ullim {

/// Size in its own pixels of a picture made by SvgPicture; empty: it is none.
QSizeF reportPictureSize(const QByteArray& svg);

/// Draws such a picture into `rect`. Knows the few shapes SvgPicture writes; unlike Qt's renderer it draws
/// texts as texts, so that they can be searched and a PDF stays small. Safe off the GUI thread.
void paintReportPicture(QPainter& painter, const QRectF& rect, const QByteArray& svg);

/// The font of a report on paper, in the window's language; its size is the caller's.
QFont reportFont();

}  // namespace ullim
