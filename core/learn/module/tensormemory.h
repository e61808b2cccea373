#pragma once

namespace ullim {

/// While one lives, LibTorch's tensors take their memory from a BlockCache. It is emptied whenever one ends,
/// so that nothing of a training stays behind: its owner's tensors must have ended before (declare it first).
class TensorMemory {
 public:
  TensorMemory();
  ~TensorMemory();
  TensorMemory(const TensorMemory&) = delete;
  TensorMemory& operator=(const TensorMemory&) = delete;
};

}  // namespace ullim
