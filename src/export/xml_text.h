#pragma once
// Text in XML.

#include <string>
#include <string_view>

namespace lectern {

/// Appends text with &, <, > and " escaped; characters that XML 1.0 (section 2.2) does not have are left out.
void append_xml(std::string& xml, std::string_view text);

/// The same as a string of its own.
std::string xml_text(std::string_view text);

}  // namespace lectern
