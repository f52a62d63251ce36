#pragma once
// The look of a deck: complete, every value final. Sizes in slide units (1080 to the height). The YAML file that a
// theme may come from is read in load_theme.h; its optional fields never get here.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/colour.h"

namespace lectern {

struct Palette {
  Colour paper;
  Colour ink;
  Colour muted;
  Colour accent;
  Colour hot;
  Colour rule;   ///< hairlines; carries no meaning
  Colour panel;  ///< behind code and cards; carries no meaning
  bool operator==(const Palette&) const = default;
};

/// A face with its typographic habits.
struct TypeFace {
  std::string family;
  int weight = 400;
  float tracking = 0;     ///< ems
  float leading = 1.34F;  ///< line height in font sizes
  bool operator==(const TypeFace&) const = default;
};

/// Sizes from which a slide's text is chosen, largest first.
struct TypeScale {
  float kicker = 30;
  float title = 72;
  float title_small = 64;  ///< a title of two lines
  float title_least = 48;
  float body_largest = 64;
  float body_start = 56;  ///< what a comfortable slide uses
  float body_least = 42;
  float second_level = 0.875F;  ///< of the body size, never below body_least
  float cover = 132;
  float cover_least = 84;
  float subtitle = 50;
  float speaker = 42;
  float event = 36;
  float section_number = 220;
  float section = 104;
  float statement = 112;
  float statement_least = 72;
  float quote = 104;
  float quote_least = 56;
  float quote_mark = 360;
  float table = 42;
  float table_head = 34;
  float table_least = 30;
  float code = 42;
  float code_least = 26;
  float source = 30;
  float caption = 30;
  float footer = 26;
  float marking = 30;
  float card_number = 72;
  float card_lead = 56;
  float card_text = 46;
  float row_number = 64;
  float row_lead = 46;
  float row_text = 40;
  bool operator==(const TypeScale&) const = default;
};

struct Measures {
  float margin = 128;  ///< left and right
  float kicker_top = 84;
  float title_top = 132;
  float body_top = 300;
  float body_bottom = 948;
  float source_bottom = 984;  ///< lowest line box edge of the source line
  float footer_baseline = 1030;
  float indent = 60;  ///< of bullets
  float dot = 12;     ///< bullet diameter
  float column_gap = 96;
  float card_gap = 48;
  float progress_height = 6;
  bool operator==(const Measures&) const = default;
};

enum class Corner { top_left, top_right, bottom_left, bottom_right };

/// A small picture in a corner of the slides. It stands in the margin and shrinks to what the margin leaves it.
struct Logo {
  std::string picture;  ///< path in the theme's FileSource; empty: none
  Corner corner = Corner::top_right;
  float height = 72;                 ///< at most
  std::vector<std::string> layouts;  ///< where it stands; empty: on all but full-bleed pictures
  bool operator==(const Logo&) const = default;
};

struct Theme {
  std::string name = "chancery";
  Palette palette;
  Palette section;  ///< section slides
  TypeFace title{"Inter Display", 600, -0.018F, 1.12F};
  TypeFace cover{"Inter Display", 600, -0.025F, 1.04F};
  TypeFace text{"Inter", 400, 0, 1.34F};
  TypeFace number{"Inter Display", 600, -0.01F, 1.0F};
  TypeFace quote{"Noto Serif", 400, 0, 1.22F};
  TypeFace code{"JetBrains Mono", 400, 0, 1.5F};
  int strong_weight = 600;
  TypeScale scale;
  Measures measures;
  bool progress_line = true;
  bool footer_title = true;
  bool page_number = true;
  Logo logo;
  std::string layout;           ///< of an entry of `variants`: the layout that it is for
  std::vector<Theme> variants;  ///< the theme as it is on slides of certain layouts, each complete; no layout twice
  bool operator==(const Theme&) const = default;
};

/// The theme as slides of a layout have it.
const Theme& theme_for(const Theme& theme, std::string_view layout);

/// Whether the logo stands on slides of a layout.
bool shows_logo(const Theme& theme, std::string_view layout);

/// The built-in themes in the order that they are listed.
std::vector<std::string_view> built_in_theme_names();

/// A built-in theme, or null.
const Theme* find_built_in_theme(std::string_view name);

}  // namespace lectern
