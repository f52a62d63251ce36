#include "base/xml_text.h"

#include "base/words.h"

namespace lectern {

namespace {

// XML 1.0, section 2.2: no control characters but these, and neither U+FFFE nor U+FFFF. (A carriage return may stand in
// XML but does not come back out of it.)
bool is_in_xml(char32_t c) {
  return (c >= 0x20 || c == U'\t' || c == U'\n') && c != 0xFFFE && c != 0xFFFF;
}

}  // namespace

void append_xml(std::string& xml, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    switch (c) {
      case U'&':
        xml += "&amp;";
        break;
      case U'<':
        xml += "&lt;";
        break;
      case U'>':
        xml += "&gt;";
        break;
      case U'"':
        xml += "&quot;";
        break;
      default:
        if (is_in_xml(c)) append_utf8(xml, c);
    }
  }
}

std::string xml_text(std::string_view text) {
  std::string xml;
  append_xml(xml, text);
  return xml;
}

}  // namespace lectern
