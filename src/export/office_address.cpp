#include "export/office_address.h"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "base/link_target.h"
#include "base/uri.h"
#include "base/words.h"

namespace lectern {
namespace {

constexpr std::size_t kLongest = 2079;  // that Excel and PowerPoint keep
constexpr std::size_t kLongestHost = 255;
constexpr std::size_t kLongestLabel = 63;
constexpr int kHighestPort = 65'535;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hex_digit(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// A letter or digit of a name: all that is not ASCII counts as a letter.
bool is_of_name(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// label *("." label) ["."]
bool is_name(std::string_view host) {
  if (host.ends_with('.')) host.remove_suffix(1);
  if (host.empty() || host.size() > kLongestHost) return false;
  while (true) {
    const std::string_view label = host.substr(0, host.find('.'));
    if (label.empty() || label.size() > kLongestLabel) return false;
    if (!std::ranges::all_of(label, [](char c) { return is_of_name(c) || c == '-' || c == '_'; })) return false;
    if (label.size() == host.size()) return true;
    host.remove_prefix(label.size() + 1);
  }
}

// Eight groups of one to four hexadecimal digits, one row of them replaced by "::" (RFC 4291, 2.2). The form that ends
// with an IPv4 address and zones are left out: no briefing links there.
bool is_ipv6(std::string_view host) {
  const auto gap = host.find("::");
  if (gap != std::string_view::npos && host.find("::", gap + 1) != std::string_view::npos) return false;
  const auto groups = [](std::string_view part) {
    int count = 0;
    while (!part.empty()) {
      const std::string_view group = part.substr(0, part.find(':'));
      if (group.empty() || group.size() > 4 || !std::ranges::all_of(group, is_hex_digit)) return -1;
      ++count;
      if (group.size() == part.size()) break;
      part.remove_prefix(group.size() + 1);
      if (part.empty()) return -1;
    }
    return count;
  };
  if (gap == std::string_view::npos) return groups(host) == 8;
  const int before = groups(host.substr(0, gap));
  const int behind = groups(host.substr(gap + 2));
  return before >= 0 && behind >= 0 && before + behind < 8;
}

bool is_port(std::string_view port) {
  int number = 0;
  const char* const end = port.data() + port.size();
  const auto [stop, trouble] = std::from_chars(port.data(), end, number);
  return port.empty() || (trouble == std::errc() && stop == end && number >= 0 && number <= kHighestPort);
}

// [userinfo "@"] host [":" port]
bool is_authority(std::string_view authority) {
  if (const auto at = authority.find('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (authority.starts_with('[')) {
    const auto end = authority.find(']');
    if (end == std::string_view::npos || !is_ipv6(authority.substr(1, end - 1))) return false;
    authority.remove_prefix(end + 1);
    return authority.empty() || (authority.starts_with(':') && is_port(authority.substr(1)));
  }
  const auto colon = authority.find(':');
  return is_name(authority.substr(0, colon)) &&
         (colon == std::string_view::npos || is_port(authority.substr(colon + 1)));
}

// Of mail: something on both sides of the one @.
bool is_mailbox(std::string_view path) {
  path = path.substr(0, path.find('?'));
  const auto at = path.find('@');
  return at != 0 && at != std::string_view::npos && is_name(path.substr(at + 1));
}

}  // namespace

std::string office_address(std::string_view address) {
  const auto colon = address.find(':');
  if (leads_beside(address)) {
    std::string name = uri_of(address);
    return name.size() <= kLongest ? name : std::string();
  }
  if (colon == std::string_view::npos) return {};
  const std::string scheme = lower_ascii(address.substr(0, colon));
  const std::string_view rest = address.substr(colon + 1);
  std::string whole;
  if (scheme == "http" || scheme == "https") {
    if (!rest.starts_with("//")) return {};
    const auto end = std::min(rest.find_first_of("/?#", 2), rest.size());
    const std::string_view authority = rest.substr(2, end - 2);
    if (!is_authority(authority)) return {};
    const auto host = authority.find('@') == std::string_view::npos ? 0 : authority.find('@') + 1;
    whole = scheme + "://" + uri_of(authority.substr(0, host)) + std::string(authority.substr(host)) +
            uri_of(rest.substr(end));
  } else if (scheme == "mailto") {
    if (!is_mailbox(rest)) return {};
    whole = scheme + ":" + uri_of(rest);
  } else {
    if (scheme != "tel" || rest.empty()) return {};
    whole = scheme + ":" + uri_of(rest);
  }
  return whole.size() <= kLongest ? whole : std::string();
}

}  // namespace lectern
