#include <QTranslator>
#include <QtTest>

#include "ui/pages/reportwriter.h"
using namespace ullim;
int main(int argc, char** argv) {
  QGuiApplication app(argc, argv);
  QTranslator ko;
  if (qEnvironmentVariableIsEmpty("EN") && ko.load(":/i18n/ullim_ko.qm")) app.installTranslator(&ko);
  auto run = readRun(argv[1]);
  if (!run) return 1;
  for (int i = 2; i < argc; ++i)
    if (!writeReport(*run, argv[i])) return 2;
  return 0;
}
