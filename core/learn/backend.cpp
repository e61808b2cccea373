#include "core/learn/backend.h"

#include "core/base/sharedmodule.h"

namespace ullim {

Result<LearnBackend*> learnBackend() {
  const auto entry = loadModuleSymbol("ullim_learn", "ullimLearnBackend");
  if (!entry) return entry.error();
  return reinterpret_cast<LearnBackend* (*)()>(*entry)();
}

}  // namespace ullim
