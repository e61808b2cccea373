#pragma once
#include <QColor>
#include <QString>
#include <vector>

#include "core/base/units.h"
#include "core/plot/render.h"

namespace ullim {

/// A labelled part of a clip as the view draws it.
struct ViewRegion {
  QString id;
  SampleRange range;
  Span band;  ///< Hz; empty: all frequencies
  QString label, note;
  QColor colour;
  bool operator==(const ViewRegion&) const = default;
};

/// Of one clip, ordered by begin; and the one that is being edited.
struct ViewRegions {
  std::vector<ViewRegion> all;
  QString active;
  const ViewRegion* find(const QString& id) const {
    for (const ViewRegion& each : all)
      if (each.id == id) return &each;
    return nullptr;
  }
};

}  // namespace ullim
