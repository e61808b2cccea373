#pragma once
#include <string>

namespace ullim {

/// The same PNG file with a pHYs chunk that says `dpi` dots per inch on both sides, so that a word processor
/// lays it out in its true size. Unchanged when `png` does not begin with a PNG's header. Source: PNG
/// specification (third edition), 11.3.4.3.
std::string withDpi(const std::string& png, int dpi);

}  // namespace ullim
