#pragma once
// What LeakSanitizer would report of the libraries behind librsvg: fontconfig keeps its patterns until the program
// ends, libxml2 loses entity values when it stops at a bomb. Include it once in a program that decodes SVG.

// NOLINTNEXTLINE(bugprone-reserved-identifier): the name is the sanitizer's
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_suppressions() {  // NOLINT(misc-definitions-in-headers): as said, once
  return "leak:libfontconfig\nleak:libxml2\n";
}
