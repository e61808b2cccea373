#include "ui/passbanner.h"

#include <QEvent>

#include "ui/commands/actions.h"
#include "ui/commands/labelcontroller.h"
#include "ui/commands/passcontroller.h"
#include "ui/commands/settlecontroller.h"
#include "ui/document.h"
#include "ui/session.h"

namespace ullim {

PassBanner::PassBanner(const Context& context, QWidget* parent) : MessageStrip(parent), m_context(context) {
  setObjectName(QStringLiteral("passBanner"));
  connect(context.labels->passes(), &PassController::changed, this, &PassBanner::refresh);
  connect(context.labels->settling(), &SettleController::changed, this, &PassBanner::refresh);
  connect(context.session, &Session::currentClipChanged, this, &PassBanner::refresh);
  refresh();
}

void PassBanner::refresh() {
  if (m_context.labels->passes()->active()) {
    showPass();
  } else if (m_context.labels->settling()->active()) {
    showCase();
  } else {
    dismiss();
  }
}

void PassBanner::showPass() {
  PassController& passes = *m_context.labels->passes();
  const Pass* pass = passes.pass();
  if (!pass) return;
  const Dataset& dataset = m_context.document->data();
  const PassProgress progress = passProgress(dataset, *pass);
  QString text = tr("Blind pass: %1 as %2, %3 of %4")
                     .arg(QString::fromStdString(pass->name), QString::fromStdString(pass->annotator),
                          QString::number(progress.done), QString::number(progress.places));
  const auto keys = [this](const char* id) { return m_context.actions->keyText(QString::fromLatin1(id)); };
  if (passes.place() < 0) {
    text += tr(" · this clip is not in the pass");
  } else if (const Verdict* said = verdictAt(dataset, *pass, passes.place())) {
    text +=
        tr(" · clip %1, your word: %2")
            .arg(QString::number(passes.place() + 1), said->unusable ? tr("unusable")
                                                      : said->unsure ? tr("unsure")
                                                                     : QString::fromStdString(said->label));
  } else {
    text += tr(" · clip %1: a digit says the class, %2 unsure, %3 unusable")
                .arg(QString::number(passes.place() + 1), keys("label.unsure"), keys("label.exclude"));
  }
  std::vector<Button> buttons;
  if (passes.finished()) buttons.push_back({tr("Finish"), [&passes] { passes.finish(); }});
  buttons.push_back({tr("Stop"), [&passes] { passes.stop(); }});
  show(Kind::Walk, text, buttons);
}

void PassBanner::showCase() {
  SettleController& settling = *m_context.labels->settling();
  const auto& open = settling.openCase();
  const auto* sides = settling.sides();
  QString text = tr("Settle: %1 of %2 done").arg(settling.settled()).arg(open.clips.size());
  std::vector<Button> buttons;
  if (sides) {
    text +=
        tr(" · %1 says %2, %3 says %4").arg(open.firstRater, sides->first, open.secondRater, sides->second);
    if (settling.isSettled()) text += tr(" · settled");
    const auto side = [&](int which, const QString& label, const char* id) {
      buttons.push_back({tr("%1 (%2)", "a class, the key that takes it")
                             .arg(label, m_context.actions->keyText(QString::fromLatin1(id))),
                         [&settling, which] { settling.take(which); }});
    };
    side(0, sides->first, "people.takeFirst");
    side(1, sides->second, "people.takeSecond");
  } else {
    text += tr(" · they do not disagree on this clip");
  }
  buttons.push_back({tr("Stop"), [&settling] { settling.stop(); }});
  show(Kind::Walk, text, buttons);
}

void PassBanner::changeEvent(QEvent* event) {
  MessageStrip::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace ullim
