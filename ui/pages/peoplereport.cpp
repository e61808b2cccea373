#include "ui/pages/peoplereport.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <optional>
#include <shared_mutex>
#include <utility>

namespace ullim {

namespace {

struct PeopleWords {
  Q_DECLARE_TR_FUNCTIONS(PeopleWords)
};

QString str(const std::string& s) { return QString::fromStdString(s); }
QString two(double value) { return QLocale().toString(value, 'f', 2); }
QString whole(int value) { return QLocale().toString(value); }
QString percent(double share) { return QLocale().toString(share * 100, 'f', 0); }

QString noneWords(Undefined why) {
  return why == Undefined::OneClass
             ? PeopleWords::tr("Only one class was given, so nothing can be said beyond chance.")
             : PeopleWords::tr("No clip was judged by both.");
}

/// "0.41 (95 % sure: 0.20 to 0.58)"
QString figure(const Estimate& estimate) {
  if (std::isnan(estimate.low)) return two(estimate.value);
  return PeopleWords::tr("%1 (with 95 % certainty %2 to %3)")
      .arg(two(estimate.value), two(estimate.low), two(estimate.high));
}

}  // namespace

bool makePeopleReport(const Dataset& data, DataGate& gate, std::stop_token stop, PeopleReport* report) {
  PeopleReport out;
  std::optional<RatingsBuilder> builder;
  {
    const std::shared_lock lock(gate.mutex);
    out.raters = raters(data);
    builder.emplace(data, out.raters);
    for (const auto& pass : data.passes) {
      if (pass.kind != "blind") continue;
      auto self = selfAgreement(data, pass, {0, 0});  // no interval: short under the lock
      if (self && self->pair.n + self->unjudged > 0)
        out.selves.push_back({str(pass.name), str(pass.annotator), std::move(*self)});
    }
  }
  if (!readInChunks(data, gate, 1, stop,
                    [&](std::size_t begin, std::size_t end) { builder->add(data, begin, end); }))
    return false;
  out.ratings = builder->take();
  JobContext job;
  job.stop = stop;
  std::vector<std::size_t> everyone;
  for (std::size_t a = 0; a < out.raters.size(); ++a) {
    if (out.raters[a].kind != Rater::Kind::Original) everyone.push_back(a);
    for (std::size_t b = a + 1; b < out.raters.size(); ++b) {
      auto pair = pairAgreement(out.ratings, a, b, {}, job);
      if (!pair) return false;
      if (pair->n > 0) out.pairs.push_back({a, b, std::move(*pair)});
    }
  }
  // What the label was at import matters least to who listens now.
  std::stable_sort(out.pairs.begin(), out.pairs.end(), [&](const auto& x, const auto& y) {
    const auto late = [&](const PeopleReport::Pair& pair) {
      return out.raters[pair.first].kind == Rater::Kind::Original ||
             out.raters[pair.second].kind == Rater::Kind::Original;
    };
    return late(x) < late(y);
  });
  if (everyone.size() > 2) {
    auto all = groupAgreement(out.ratings, everyone, {}, job);
    if (!all) return false;
    out.all = *all;
  }
  *report = std::move(out);
  return true;
}

QString raterText(const Rater& rater) {
  if (rater.kind == Rater::Kind::Label) return PeopleWords::tr("Label");
  if (rater.kind == Rater::Kind::Original) return PeopleWords::tr("Label at import");
  return str(rater.name);
}

QString agreementWords(const PeopleReport& report, const PeopleReport::Pair& pair) {
  const PairAgreement& a = pair.agreement;
  const QString first = raterText(report.raters[pair.first]), second = raterText(report.raters[pair.second]);
  QStringList lines;
  lines << PeopleWords::tr("%1 and %2: the same class on %3 of %4 clips (%5 %).")
               .arg(first, second, whole(a.agree), whole(a.n), percent(a.share.value));
  if (a.kappa.why != Undefined::No) {
    lines << noneWords(a.kappa.why);
    return lines.join(QLatin1Char(' '));
  }
  lines << PeopleWords::tr("Chance alone would give %1 %.").arg(percent(a.expected));
  lines << PeopleWords::tr(
               "Agreement beyond chance (Cohen's kappa): %1; 1 is always alike, 0 is as by chance.")
               .arg(figure(a.kappa));
  // Where one class is most of it, chance agrees often and kappa is low although people agree.
  const double most = *std::max_element(a.prevalence.begin(), a.prevalence.end());
  if (most > 0.7)
    lines << PeopleWords::tr(
                 "One class is %1 % of all here, which pulls this figure down; were all classes "
                 "equally frequent, it would be %2.")
                 .arg(percent(most), two(a.adjusted));
  return lines.join(QLatin1Char(' '));
}

QString togetherWords(const PeopleReport& report) {
  QStringList lines;
  if (!std::isnan(report.all.alpha.value))
    lines << PeopleWords::tr(
                 "All together, without the labels at import: %1 beyond chance, on %2 clips that "
                 "two or more judged (Krippendorff's alpha).")
                 .arg(figure(report.all.alpha))
                 .arg(report.all.clips);
  for (const auto& self : report.selves) {
    if (self.agreement.pair.n == 0) continue;
    QStringList thirds;
    for (const auto& part : self.agreement.thirds)
      thirds << (part.n > 0 ? QStringLiteral("%1/%2").arg(part.agree).arg(part.n) : QStringLiteral("–"));
    lines << PeopleWords::tr(
                 "%1, with themselves: %2 of %3 clips that came back were judged alike (by thirds "
                 "of the pass: %4).")
                 .arg(self.pass, whole(self.agreement.pair.agree), whole(self.agreement.pair.n),
                      thirds.join(QStringLiteral(", ")));
  }
  return lines.join(QLatin1Char('\n'));
}

}  // namespace ullim
