# Turns fonts/catalogue.txt into a C++ table and an assembly file that holds the embedded faces, both in the build folder.
# The faces are staged from the installed packages; no font is in the source tree. Runs when CMake configures, and again
# when the catalogue or a staged font changes.

# lectern_font_catalogue(OUT): sets OUT in the caller to the generated sources.
function(lectern_font_catalogue out)
  set(catalogue "${CMAKE_SOURCE_DIR}/fonts/catalogue.txt")
  set(folder "${CMAKE_BINARY_DIR}/fonts")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${catalogue}")
  file(STRINGS "${catalogue}" lines)

  set(rows "")
  set(symbols "")
  set(assembly "")
  set(staged "")
  set(count 0)
  set(place "fonts/catalogue.txt")
  foreach(line IN LISTS lines)
    string(REGEX REPLACE "#.*$" "" line "${line}")
    string(STRIP "${line}" line)
    if(line STREQUAL "")
      continue()
    elseif(line MATCHES "^package ([^ ]+) ([^ ]+) (/[^ ]+)$")
      set(package "${CMAKE_MATCH_1}")
      set(licence "${CMAKE_MATCH_2}")
      set(fonts_folder "${CMAKE_MATCH_3}")
    elseif(line MATCHES "^family (.+)$")
      set(family "${CMAKE_MATCH_1}")
      set(scripts "")
      set(languages "")
    elseif(line MATCHES "^scripts (.+)$")
      set(scripts "${CMAKE_MATCH_1}")
    elseif(line MATCHES "^languages (.+)$")
      set(languages "${CMAKE_MATCH_1}")
    elseif(line MATCHES "^face ([1-9]00) (upright|italic) ([^ ]+)( ([0-9]+))?( embedded)?$")
      set(weight "${CMAKE_MATCH_1}")
      set(style "${CMAKE_MATCH_2}")
      set(file "${CMAKE_MATCH_3}")
      set(index "${CMAKE_MATCH_5}")
      set(embedded "${CMAKE_MATCH_6}")
      if(index STREQUAL "")
        set(index 0)
      endif()
      set(italic false)
      if(style STREQUAL "italic")
        set(italic true)
      endif()
      set(bytes "nullptr, nullptr")
      if(embedded)
        if(NOT EXISTS "${fonts_folder}/${file}")
          message(FATAL_ERROR "the font ${fonts_folder}/${file} is missing; install the package ${package}")
        endif()
        configure_file("${fonts_folder}/${file}" "${folder}/${file}" COPYONLY)
        list(APPEND staged "${folder}/${file}")
        set(symbol "lectern_font_${count}")
        string(APPEND symbols "extern const std::uint8_t ${symbol}[];\nextern const std::uint8_t ${symbol}_end[];\n")
        string(APPEND assembly "  .balign 16\n  .globl ${symbol}\n  .globl ${symbol}_end\n"
          "${symbol}:\n  .incbin \"${folder}/${file}\"\n${symbol}_end:\n  .byte 0\n")
        set(bytes "${symbol}, ${symbol}_end")
        math(EXPR count "${count} + 1")
      endif()
      string(APPEND rows "    {\"${family}\", ${weight}, ${italic}, ${index}, \"${scripts}\", \"${languages}\",\n"
        "     \"${fonts_folder}/${file}\", \"${package}\", \"${licence}\", ${bytes}},\n")
    else()
      message(FATAL_ERROR "${place}: this line is not understood: ${line}")
    endif()
  endforeach()

  file(CONFIGURE OUTPUT "${folder}/catalogue_table.cpp" @ONLY CONTENT [[
// Made from fonts/catalogue.txt by fonts/catalogue.cmake.
#include "files/catalogue_table.h"

extern "C" {
@symbols@}

namespace lectern {
namespace {
constexpr CatalogueFace kFaces[] = {
@rows@};
}  // namespace

std::span<const CatalogueFace> catalogue_table() { return kFaces; }

}  // namespace lectern
]])
  file(CONFIGURE OUTPUT "${folder}/embedded_fonts.S" @ONLY CONTENT [[
  .section .rodata
@assembly@  .section .note.GNU-stack,"",%progbits
]])
  set_source_files_properties("${folder}/embedded_fonts.S" PROPERTIES OBJECT_DEPENDS "${staged}")
  set(${out} "${folder}/catalogue_table.cpp" "${folder}/embedded_fonts.S" PARENT_SCOPE)
endfunction()
