#pragma once
// The fixed parts of exported HTML, put into the program by CMake: html/deck.css, html/deck.js, html/controls.html.

#include <string_view>

namespace lectern {

std::string_view html_style();
std::string_view html_script();
/// Buttons and the list of keys, in lines; those that begin with "{notes}" are for files with notes.
std::string_view html_controls();
/// Of the script's bytes, 64 hexadecimal digits: the page's Content-Security-Policy lets no other script run.
std::string_view html_script_sha256();

}  // namespace lectern
