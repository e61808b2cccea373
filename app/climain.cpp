#include <iostream>

#include "core/cli/cli.h"
#include "core/cli/console.h"

int main(int argc, char** argv) {
  ullim::Interrupt interrupt;
  ullim::StandardInput input(interrupt.token());
  std::istream in(&input);
  return ullim::runCli({argv + std::min(1, argc), argv + argc}, in, std::cout, std::cerr, interrupt.token());
}
