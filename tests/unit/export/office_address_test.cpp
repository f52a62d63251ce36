#include "export/office_address.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

namespace lectern {
namespace {

TEST(OfficeAddress, keeps_what_a_browser_opens) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 16> kSound{{
      {"https://example.org/", "https://example.org/"},
      {"HTTPS://UP.example", "https://UP.example"},
      {"http://日本.jp/道?問=1", "http://日本.jp/%E9%81%93?%E5%95%8F=1"},
      {"https://a.b/c d|e^f", "https://a.b/c%20d%7Ce%5Ef"},
      {"https://a.b/100%", "https://a.b/100%25"},
      {"https://u s@x.org:8080/[x]#y", "https://u%20s@x.org:8080/[x]#y"},
      {"https://a.b.", "https://a.b."},
      {"https://a.b:", "https://a.b:"},
      {"https://a.b?x=1", "https://a.b?x=1"},
      {"http://[::1]:80/", "http://[::1]:80/"},
      {"http://[2001:db8::ff]/", "http://[2001:db8::ff]/"},
      {"http://[1:2:3:4:5:6:7:8]/", "http://[1:2:3:4:5:6:7:8]/"},
      {"mailto:a.b@example.org?subject=x y", "mailto:a.b@example.org?subject=x%20y"},
      {"tel:+44-20", "tel:+44-20"},
      {"talk.pdf", "talk.pdf"},
      {"data/a b.csv?x=1:2#y", "data/a%20b.csv?x=1:2#y"},
  }};
  for (const auto& [written, address] : kSound) EXPECT_EQ(office_address(written), address) << written;
}

TEST(OfficeAddress, leaves_out_what_an_office_program_would_call_broken) {
  constexpr std::array kBroken{"http:",
                               "http://",
                               "http:///x",
                               "http:/a/b",
                               "https:a.b",
                               "https://a..b/",
                               "https://.a/",
                               "https://a!b.org/",
                               "https://a,b.org/",
                               "https://a%20b/",
                               "https://a b/",
                               "https://a@b@c/",
                               "https://ex.org:99999/",
                               "https://ex.org:x/",
                               "https://[::bad/",
                               "https://[::1]x/",
                               "https://[::1::2]/",
                               "https://[1:2:3:4:5:6:7:8:9]/",
                               "https://[1:2]/",
                               "https://[12345::]/",
                               "mailto:",
                               "mailto:@",
                               "mailto:a",
                               "tel:",
                               "javascript:alert(1)",
                               "file:///etc/passwd",
                               "../talk.pdf",
                               "/talk.pdf",
                               "#talk",
                               ""};
  for (const std::string_view written : kBroken) EXPECT_EQ(office_address(written), "") << written;
  EXPECT_EQ(office_address("https://a.b/" + std::string(2'100, 'x')), "");
  EXPECT_EQ(office_address(std::string(2'100, 'x')), "");
  EXPECT_EQ(office_address("https://" + std::string(64, 'x') + ".org/"), "");
}

}  // namespace
}  // namespace lectern
