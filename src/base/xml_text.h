#pragma once
// Text in XML and HTML: whatever a deck's words are, the file stays one that other programs read.

#include <string>
#include <string_view>

namespace lectern {

/// Appends text with &, <, > and " escaped. Characters that XML 1.0 (section 2.2) does not have are left out: control
/// characters, U+FFFE, U+FFFF. Bytes that are no UTF-8 become U+FFFD.
void append_xml(std::string& xml, std::string_view text);

/// The same as a string of its own.
std::string xml_text(std::string_view text);

}  // namespace lectern
