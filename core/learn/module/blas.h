#pragma once
#include <string>

namespace ullim {

/// "OpenBLAS 0.3.21 ... Haswell" or the file that supplies matrix products, e.g. "libblas.so.3.11.0
/// (reference)".
std::string blasInUse();
/// OpenBLAS keeps its own threads, which LibTorch's setting does not reach. Nothing happens with another
/// BLAS.
void setBlasThreads(int threads);
/// Of the calling thread alone.
void setOpenMpThreads(int threads);

}  // namespace ullim
