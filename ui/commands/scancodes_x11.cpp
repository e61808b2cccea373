#include <QHash>
#include <Qt>

#include "ui/commands/scancodes.h"

namespace ullim {

int keyOfScanCode(quint32 nativeScanCode) {
  // Linux input-event-codes.h plus 8, row by row from the digits down.
  static const QHash<quint32, int> table = [] {
    QHash<quint32, int> codes;
    const auto row = [&codes](quint32 first, const char* keys) {
      for (quint32 i = 0; keys[i]; ++i) codes.insert(first + i, int(keys[i]));  // Qt::Key of ASCII is ASCII
    };
    row(10, "1234567890-=");
    row(24, "QWERTYUIOP[]");
    row(38, "ASDFGHJKL;'");
    row(52, "ZXCVBNM,./");
    return codes;
  }();
  return table.value(nativeScanCode, 0);
}

}  // namespace ullim
