# The names of emoji that people write between colons, GitHub's among them, from Debian's golang-github-kyokomi-emoji-dev
# (MIT), as a C++ table in the build folder. A line of its source is: ":rocket:": "\U0001f680", which both languages read
# alike. Sets LECTERN_SHORTCODES. Runs when CMake configures, and again when the package changes.
set(names "/usr/share/gocode/src/github.com/kyokomi/emoji/v2/emoji_codemap.go")
if(NOT EXISTS "${names}")
  message(FATAL_ERROR "${names} is missing; install the package golang-github-kyokomi-emoji-dev")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${names}")
set(LECTERN_SHORTCODES "${CMAKE_CURRENT_BINARY_DIR}/shortcode_table.cpp")
if(NOT EXISTS "${LECTERN_SHORTCODES}" OR "${names}" IS_NEWER_THAN "${LECTERN_SHORTCODES}"
   OR "${CMAKE_CURRENT_LIST_FILE}" IS_NEWER_THAN "${LECTERN_SHORTCODES}")
  file(STRINGS "${names}" lines REGEX "\":[a-z0-9_+-]+:\": +\"[^\"]+\"")
  set(rows "")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "^.*\":([a-z0-9_+-]+):\": +(\"[^\"]+\").*$" "{\"\\1\", \\2}," row "${line}")
    list(APPEND rows "${row}")
  endforeach()
  list(LENGTH rows count)
  if(count LESS 4000)
    message(FATAL_ERROR "only ${count} names of emoji were understood in ${names}")
  endif()
  list(SORT rows)
  list(JOIN rows "\n    " rows)
  file(WRITE "${LECTERN_SHORTCODES}" "// Made by src/markdown/shortcodes.cmake.
#include \"markdown/shortcodes.h\"

namespace lectern {
namespace {
constexpr Shortcode kShortcodes[] = {
    ${rows}
};
}  // namespace

std::span<const Shortcode> shortcode_table() { return kShortcodes; }

}  // namespace lectern
")
endif()
