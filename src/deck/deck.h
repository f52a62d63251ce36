#pragma once
// A briefing as its author meant it: settings, slides, notes. Plain values, no Markdown, no themes, no pixels. Safe to
// share between threads once built.

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/geometry.h"
#include "base/source_span.h"
#include "deck/block.h"
#include "deck/rich_text.h"

namespace lectern {

/// Who counts and who shows: normal and optional slides have printed numbers; backup slides are shown on request;
/// hidden ones never.
enum class SlideKind { normal, optional, backup, hidden };

/// What a slide is in the deck's order, decided by reading.
enum class SlideRole { content, title, section };

/// The layouts that a deck may ask for by name. `automatic` lets room `layout` choose from the content.
enum class SlideLayout {
  automatic,
  title,
  section,
  statement,
  bullets,
  cards,
  rows,
  quote,
  columns,
  split,
  picture,
  grid,
  figure,
  table,
  code,
  end
};

/// "automatic", "title", "section" ...
std::string_view name_of(SlideLayout layout);
std::string_view name_of(SlideKind kind);
std::optional<SlideLayout> slide_layout_from_name(std::string_view name);
/// Every name that slide_layout_from_name accepts, for hints.
std::vector<std::string_view> slide_layout_names();

/// `paginate: true|false|hold|skip|total` (hold and skip as in Marp; total adds "of N").
enum class Pagination { off, number, total, hold, skip };

struct Footnote {
  std::string label;  ///< as written between "[^" and "]"
  int number = 0;     ///< counted through the deck from 1
  RichText text;
  SourceSpan source;
};

/// A text from the deck that is not in a block, with its place.
struct SettingText {
  RichText text;
  SourceSpan source;
  bool empty() const { return text.empty(); }
};

/// Settings that carry on from slide to slide, as they hold on one slide.
struct SlideStyle {
  std::vector<std::string> classes;
  std::optional<SettingText> header;   ///< absent: the theme's default; present and empty: none
  std::optional<SettingText> footer;   ///< absent: the deck's title
  std::optional<SettingText> marking;  ///< "OFFICIAL", printed top and foot
  std::optional<Pagination> paginate;
  std::string background_colour;  ///< as written; empty: the theme's
  std::string background_image;   ///< path as written; empty: none
  std::string colour;             ///< text colour as written; empty: the theme's
  SourceSpan background_source;
  SourceSpan colour_source;
};

struct Slide {
  SlideKind kind = SlideKind::normal;
  SlideRole role = SlideRole::content;
  SlideLayout layout = SlideLayout::automatic;
  SlideStyle style;
  SettingText kicker;
  RichText title;       ///< without formatting marks; empty: no title
  int title_level = 0;  ///< heading level of the title, 0 without one
  SourceSpan title_source;
  std::vector<Block> blocks;        ///< in reading order, title excluded
  std::vector<Block> notes;         ///< never shown to the audience
  SettingText source_line;          ///< "Source: ..." at the foot; holds the word "Source" as written
  std::vector<Footnote> footnotes;  ///< cited on this slide, in order
  std::optional<int> planned_seconds;
  int step_count = 1;  ///< number of states: steps are 0 .. step_count - 1
  int number = 0;      ///< printed number; 0 for backup and hidden slides
  int section = 0;     ///< number of the section it belongs to; 0 before the first
  std::string anchor;  ///< from the title, for "#anchor" links; unique in the deck
  SourceSpan source;   ///< its bytes in the file
};

/// How one slide follows another on the screen.
enum class Transition { none, fade };

/// Settings of the front matter. Optionals are what the file did not say.
struct DeckMeta {
  RichText title;
  RichText subtitle;
  RichText author;
  RichText affiliation;
  RichText event;
  std::string date;
  RichText source;
  std::string lang = "en";            ///< BCP 47
  std::optional<bool> right_to_left;  ///< `dir:`; absent: the language decides
  std::string theme;                  ///< empty: the default
  Size slide_size{1920, kSlideHeight};
  Transition transition = Transition::none;
  std::optional<int> duration_seconds;                    ///< the whole slot
  int reserve_seconds = 0;                                ///< of the slot, for questions
  std::optional<int> ends_at;                             ///< seconds since midnight at which the slot ends
  std::optional<double> words_per_minute;                 ///< `wpm:`
  SourceSpan duration_source;                             ///< the value of `duration:`
  std::map<std::string, std::string, std::less<>> fonts;  ///< role ("text", "title", "code", "quote") -> family
  SourceSpan source_span;                                 ///< the front matter block
  SourceSpan theme_source;
  SourceSpan fonts_source;
};

/// A directive that puts text on slides, listed by `outline` so that nothing appears unseen.
struct TextDirective {
  std::string key;
  std::string value;
  int slide_index = 0;  ///< first slide it holds on
  bool carries_on = false;
  SourceSpan source;
};

struct Deck {
  DeckMeta meta;
  std::vector<Slide> slides;
  std::vector<TextDirective> text_directives;
  std::string dialect = "native";
  std::string dialect_reason;
  std::string split;         ///< "rules", "headings" or "both"
  std::string split_reason;  ///< a sentence part: "3 rules, 12 headings at level 2"
  int slide_level = 0;       ///< 0: headings do not split
  int counted_slides = 0;    ///< the highest printed number
};

/// Where a block's own text is, for search, word counts and slide matching.
std::string text_of(const std::vector<Block>& blocks);
std::string text_of(const Block& block);

}  // namespace lectern
