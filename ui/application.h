#pragma once

namespace ullim {

/// The desktop program from its command line to its exit status. --version and --help answer before Qt is
/// started.
int runDesktop(int argc, char** argv);

/// Style, language and Qt's own texts follow the settings from here on. Needs a QApplication.
void followSettings();

}  // namespace ullim
