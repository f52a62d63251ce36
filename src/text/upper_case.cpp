#include "text/upper_case.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>

namespace lectern {

std::string upper_case(std::string_view text, std::string_view language) {
  std::string upper;
  icu::StringByteSink<std::string> sink(&upper, static_cast<int32_t>(text.size()));
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(std::string(language).c_str(), 0,
                            icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, error);
  return U_SUCCESS(error) != 0 ? upper : std::string(text);
}

}  // namespace lectern
