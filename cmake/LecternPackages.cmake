# Third parties, all from Debian 12. Rooms link what src/README.md allows them.

find_package(PkgConfig REQUIRED)
pkg_check_modules(HARFBUZZ REQUIRED IMPORTED_TARGET harfbuzz)
pkg_check_modules(HARFBUZZ_SUBSET REQUIRED IMPORTED_TARGET harfbuzz-subset)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo)
pkg_check_modules(RSVG REQUIRED IMPORTED_TARGET librsvg-2.0)
pkg_check_modules(SDL2 REQUIRED IMPORTED_TARGET sdl2)
pkg_check_modules(XRANDR REQUIRED IMPORTED_TARGET xrandr x11)
pkg_check_modules(DBUS REQUIRED IMPORTED_TARGET dbus-1)
pkg_check_modules(WAYLAND REQUIRED IMPORTED_TARGET wayland-client)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c)
pkg_check_modules(PNG REQUIRED IMPORTED_TARGET libpng)
pkg_check_modules(JPEG REQUIRED IMPORTED_TARGET libjpeg)
pkg_check_modules(WEBP REQUIRED IMPORTED_TARGET libwebp libwebpmux)
pkg_check_modules(EXIF REQUIRED IMPORTED_TARGET libexif)
pkg_check_modules(LCMS REQUIRED IMPORTED_TARGET lcms2)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(LIBDEFLATE REQUIRED IMPORTED_TARGET libdeflate)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
find_package(GIF REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(CLI11 REQUIRED)
find_package(Threads REQUIRED)

# stb_truetype: header and Debian's compiled copy.
find_path(STB_INCLUDE stb_truetype.h PATH_SUFFIXES stb REQUIRED)
find_library(STB_LIBRARY stb REQUIRED)
add_library(lectern_stb INTERFACE)
target_include_directories(lectern_stb SYSTEM INTERFACE "${STB_INCLUDE}")
target_link_libraries(lectern_stb INTERFACE "${STB_LIBRARY}")

# The Wayland protocol that tells the names of displays: its code is made from Debian's description.
pkg_get_variable(WAYLAND_PROTOCOLS wayland-protocols pkgdatadir)
pkg_get_variable(WAYLAND_SCANNER wayland-scanner wayland_scanner)
set(xdg_output "${PROJECT_BINARY_DIR}/wayland/xdg-output-unstable-v1")
set(xdg_output_xml "${WAYLAND_PROTOCOLS}/unstable/xdg-output/xdg-output-unstable-v1.xml")
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/wayland")
add_custom_command(
  OUTPUT "${xdg_output}.c" "${xdg_output}-client-protocol.h"
  COMMAND "${WAYLAND_SCANNER}" private-code "${xdg_output_xml}" "${xdg_output}.c"
  COMMAND "${WAYLAND_SCANNER}" client-header "${xdg_output_xml}" "${xdg_output}-client-protocol.h"
  DEPENDS "${xdg_output_xml}"
  VERBATIM)
add_library(lectern_wayland STATIC "${xdg_output}.c" "${xdg_output}-client-protocol.h")
target_include_directories(lectern_wayland SYSTEM INTERFACE "${PROJECT_BINARY_DIR}/wayland")
target_link_libraries(lectern_wayland PUBLIC PkgConfig::WAYLAND)

# Dear ImGui: Debian's static library.
find_path(IMGUI_INCLUDE imgui.h PATH_SUFFIXES imgui REQUIRED)
find_library(IMGUI_LIBRARY imgui REQUIRED)
add_library(lectern_imgui INTERFACE)
target_include_directories(lectern_imgui SYSTEM INTERFACE "${IMGUI_INCLUDE}")
target_link_libraries(lectern_imgui INTERFACE "${IMGUI_LIBRARY}")
