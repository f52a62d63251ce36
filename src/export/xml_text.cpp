#include "export/xml_text.h"

#include "base/words.h"

namespace lectern {

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
        if ((c >= 0x20 || c == U'\t' || c == U'\n') && c != 0xFFFE && c != 0xFFFF) append_utf8(xml, c);
    }
  }
}

std::string xml_text(std::string_view text) {
  std::string xml;
  append_xml(xml, text);
  return xml;
}

}  // namespace lectern
