#pragma once
#include <QString>
#include <vector>

#include "core/dataset/clipfield.h"

namespace ullim {

/// A column of the clip table: what it shows, how it is called, and what of it would tell the label to
/// somebody who should not see it.
struct ClipColumn {
  QString key;  ///< never translated: "name", "snr", "col:gender"; the layout is kept under it
  ClipField field;
  bool shownAtFirst = false;
  bool telling = false;  ///< hidden in blind mode
  int width = 90;
};

/// The first columns of ClipModel in their order (ClipModel::Column), then the measured and other ones.
const std::vector<ClipColumn>& fixedClipColumns();
ClipColumn importClipColumn(const std::string& name);

QString columnTitle(const ClipColumn& column);
/// What the field is, for the tool tip of the header; empty: the title says it.
QString columnHelp(const ClipColumn& column);
/// With its unit; empty: there is none.
QString cellText(const Clip& clip, const ClipColumn& column, const VerdictSet* verdicts);

QString statusText(ClipStatus status);
QString durationText(double seconds);  ///< "7.00 s"
QString rateText(int hz);              ///< "8 kHz"

}  // namespace ullim
