#pragma once
// Whether the file is the UTF-8 text that a deck has to be.

#include "markdown/reading.h"

namespace lectern {

/// Reports ill-formed UTF-8 and NUL bytes with their places.
void report_encoding(Reading& reading);

}  // namespace lectern
