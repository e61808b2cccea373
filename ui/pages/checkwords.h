#pragma once
#include <QCoreApplication>
#include <QString>

#include "core/dataset/check.h"

namespace ullim {

/// What a check found, in plain words.
class CheckWords {
  Q_DECLARE_TR_FUNCTIONS(CheckWords)

 public:
  static QString jobTitle();
  static QString severity(Severity severity);
  static QString line(const Finding& finding);         ///< one line
  static QString hint(const Finding& finding);         ///< what one may do about it
  static QString feature(const std::string& feature);  ///< "Length, s"

 private:
  static QString listed(const std::vector<std::string>& names, qsizetype most = 4);
  static QString across(const Finding& f, const QString& line);
  static QString where(const Finding& f);
  static QString told(const Finding& f);
};

}  // namespace ullim
