#pragma once
// Addresses that office programs open: they offer to repair a file whose relations hold one that .NET's System.Uri, and
// so the Open XML SDK, calls malformed. Pure.

#include <string>
#include <string_view>

namespace lectern {

/// An absolute address, or a file beside the presentation, as a relation's target (RFC 3986; a host's letters beyond
/// ASCII stay as they are, RFC 3987), or nothing where an office program would stumble over it: no host, a host with
/// marks or an empty label, a port that is none, more than 2,079 characters.
std::string office_address(std::string_view address);

}  // namespace lectern
