#pragma once
#include <QString>
#include <stop_token>
#include <vector>

#include "core/dataset/cliporder.h"
#include "core/dataset/passes.h"
#include "core/dataset/raters.h"

namespace ullim {

/// Who agrees with whom, as the Annotators panel shows it.
struct PeopleReport {
  struct Pair {
    std::size_t first = 0, second = 0;  ///< places in `raters`
    PairAgreement agreement;
  };
  struct Self {
    QString pass, annotator;
    SelfAgreement agreement;
  };
  std::vector<Rater> raters;
  Ratings ratings;
  std::vector<Pair> pairs;  ///< those with a clip in common, people and tables against the label first
  GroupAgreement all;       ///< of everyone but the labels at import
  std::vector<Self> selves;
};

/// On a worker, while people go on. False: stopped, or clips came or went meanwhile.
bool makePeopleReport(const Dataset& data, DataGate& gate, std::stop_token stop, PeopleReport* report);

/// "Label", "Label at import", else the rater's name.
QString raterText(const Rater& rater);

/// How far the two agree, in whole sentences.
QString agreementWords(const PeopleReport& report, const PeopleReport::Pair& pair);
/// How far all agree, and each with themselves; one line each, empty when there is nothing to say.
QString togetherWords(const PeopleReport& report);

}  // namespace ullim
