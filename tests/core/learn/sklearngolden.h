#pragma once
// The numbers of tests/data/sklearn, for several tests.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <string>
#include <vector>

#include "core/base/matrix.h"

namespace golden {

inline const char* const kCases[] = {"five_classes", "binary", "never_predicted"};

struct Case {
  std::vector<int> labels;
  ullim::Matrix scores;
  QJsonObject more;  ///< of more.json
  std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (std::size_t c = 0; c < scores.cols(); ++c) out.push_back("c" + std::to_string(c));
    return out;
  }
};

inline QJsonObject cases(const char* file) {
  QFile in(QString(ULLIM_TEST_DATA "/sklearn/") + file);
  return in.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(in.readAll())["cases"].toObject()
                                      : QJsonObject();
}

inline Case read(const QString& name) {
  const QJsonObject one = cases("metrics.json")[name].toObject();
  Case out;
  for (const auto& v : one["y_true"].toArray()) out.labels.push_back(v.toInt());
  const QJsonArray lines = one["y_score"].toArray();
  out.scores = ullim::Matrix(std::size_t(lines.size()), std::size_t(lines[0].toArray().size()));
  for (std::size_t r = 0; r < out.scores.rows(); ++r)
    for (std::size_t c = 0; c < out.scores.cols(); ++c)
      out.scores(r, c) = float(lines[int(r)].toArray()[int(c)].toDouble());
  out.more = cases("more.json")[name].toObject();
  return out;
}

}  // namespace golden
