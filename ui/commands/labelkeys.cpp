#include "ui/commands/labelkeys.h"

#include "ui/commands/actions.h"
#include "widgets/controls/labelbar.h"

namespace ullim {

void showKeysOn(LabelBar* bar, Actions* actions) {
  const auto show = [bar, actions] {
    QStringList classes, statuses;
    for (int position = 0; position <= 9; ++position)
      classes.append(actions->keyText(QStringLiteral("label.%1").arg((position + 1) % 10)));
    for (const char* id : {"label.verify", "label.unsure", "label.exclude"})
      statuses.append(actions->keyText(QString::fromLatin1(id)));
    bar->setKeyTexts(classes, statuses);
  };
  show();
  QObject::connect(actions, &Actions::keysChanged, bar, show);
}

}  // namespace ullim
