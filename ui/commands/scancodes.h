#pragma once
#include <QtGlobal>

namespace ullim {

/// The Qt::Key printed on a US keyboard for a native scan code, 0 when unknown: letters, digits, and the
/// signs used as bare keys. One implementation a platform; X11 and Wayland number keys alike (evdev code +
/// 8).
int keyOfScanCode(quint32 nativeScanCode);

}  // namespace ullim
