#pragma once
// Capitals by Unicode's full case mapping in the language's way (Turkish dotted I, Greek without accents).

#include <string>
#include <string_view>

namespace lectern {

/// `text` in capitals. Ill-formed bytes become U+FFFD.
std::string upper_case(std::string_view text, std::string_view language);

}  // namespace lectern
