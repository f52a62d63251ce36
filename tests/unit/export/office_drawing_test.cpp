#include "export/office_drawing.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>

namespace lectern {
namespace {

TEST(OfficeDrawing, paths_clips_and_gradients_stay_with_their_colours_in_digits) {
  EXPECT_EQ(office_drawing("<?xml version=\"1.0\"?>\n<svg><defs><clipPath id=\"c\"><rect/></clipPath></defs>"
                           "<g><path style=\"fill:rgb(18.431373%,30.980393%,100%);stroke:rgb(0%,0%,0%)\"/></g></svg>"),
            "<?xml version=\"1.0\"?>\n<svg><defs><clipPath id=\"c\"><rect/></clipPath></defs>"
            "<g><path style=\"fill:#2F4FFF;stroke:#000000\"/></g></svg>");
}

TEST(OfficeDrawing, what_programs_draw_differently_is_left_to_pixels) {
  constexpr std::array kOther{"",
                              "<svg><use href=\"#a\"/></svg>",
                              "<svg><mask/></svg>",
                              "<svg><filter/></svg>",
                              "<svg><image/></svg>",
                              "<svg><pattern></pattern></svg>",
                              "<svg><text>words</text></svg>",
                              "<svg><!-- a comment --></svg>",
                              "<svg><path fill=\"rgb(1,2,3)\"/></svg>",
                              "<svg><path fill=\"rgb(101%,0%,0%)\"/></svg>",
                              "<svg><path fill=\"rgb(nan%,0%,0%)\"/></svg>",
                              "<svg><path fill=\"rgb(1%,0%",
                              "<"};
  for (const std::string_view svg : kOther) EXPECT_FALSE(office_drawing(svg)) << svg;
  EXPECT_FALSE(office_drawing("<svg><path d=\"" + std::string(1U << 20U, ' ') + "\"/></svg>"));
}

}  // namespace
}  // namespace lectern
