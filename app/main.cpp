#include "ui/application.h"

int main(int argc, char** argv) { return ullim::runDesktop(argc, argv); }
