#pragma once
// Addresses of links as documents may hold them.

#include <string>
#include <string_view>

namespace lectern {

/// An address as a URI: what RFC 3986 does not allow is percent-encoded. PDF wants 7-bit URIs, and in an office package
/// a target that is none makes PowerPoint offer a repair.
std::string uri_of(std::string_view address);

/// The text as a part of an address: all but letters, digits and `marks` percent-encoded (RFC 3986, 2.1).
std::string percent_encoded(std::string_view text, std::string_view marks);

/// "%E6%97%A5" and "%20" as the bytes that they stand for; a percent sign without two digits behind it stays.
std::string percent_decoded(std::string_view text);

}  // namespace lectern
