#pragma once
// What the composers of one slide share: inputs, roles of text, palette, tags. One Composer lives for one slide.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "layout/layout_slide.h"
#include "layout/passage.h"

namespace lectern {

/// Every kind of text that a slide sets, in the slide's palette.
struct Roles {
  TextRole kicker;
  TextRole title;
  TextRole cover;
  TextRole subtitle;
  TextRole speaker;
  TextRole event;
  TextRole section;
  TextRole section_number;
  TextRole statement;
  TextRole body;
  TextRole list_number;
  TextRole heading;
  TextRole number;
  TextRole quote;
  TextRole attribution;
  TextRole description;
  TextRole table;
  TextRole table_head;
  TextRole table_group;
  TextRole code;
  TextRole code_mark;
  TextRole caption;
  TextRole source;
  TextRole footer;
  TextRole marking;
};

Roles make_roles(const Theme& theme, const Palette& palette);

/// A picture of the deck, found or not; `image` is null where it could not be read, and `trouble` says why.
struct FoundPicture {
  std::shared_ptr<const Image> image;
  std::string trouble;
};

class Composer {
 public:
  Composer(const LayoutInputs& inputs, std::size_t slide_index, Diagnostics& diagnostics);

  const LayoutInputs& inputs;
  const Slide& slide;
  const Theme& theme;
  Palette palette;
  Roles roles;
  Diagnostics& diagnostics;
  bool mirror;  ///< right to left: the finished page is mirrored
  TypeSetter setter;
  float width;   ///< of the slide
  float middle;  ///< where a marking is centred: the slide's middle, or the text's beside a picture
  std::vector<Tag> tags;
  int kicker_tag = -1;         ///< of the head; before those of all else, so that it is read first
  int title_tag = -1;          ///< likewise
  RichText credit;             ///< of a picture behind the text: set with the sources
  bool title_in_body = false;  ///< the title is too long for a head and flows with the body
  bool foot_in_body = false;   ///< likewise footnotes and source

  /// Width between the margins.
  float text_width() const { return width - 2 * theme.measures.margin; }
  /// Adds a tag below `parent` (0 is the document) and returns its index.
  int open_tag(TagKind kind, int parent = 0, std::string alt = {});
  /// Reads a picture once per slide and reports it once when it cannot be shown.
  const FoundPicture& picture(const std::string& path, SourceSpan where);
  /// The lines of a code block, shaped once per slide.
  const std::vector<Passage>& code_lines(const CodeBlock& code, SourceSpan where);
  /// "12." as an ordered list's marker.
  const Passage& list_number(int number);

 private:
  std::map<std::string, FoundPicture> pictures_;
  std::map<const CodeBlock*, std::vector<Passage>> code_;
  std::map<int, Passage> numbers_;
};

/// A filled rectangle as an item.
SceneItem fill_item(Rect rect, Colour colour, int step = 0, ItemRole role = ItemRole::decoration);

/// True for languages written from right to left (their likely script is Arab, Hebr, Thaa, Syrc or Nkoo).
bool is_right_to_left(std::string_view language);

}  // namespace lectern
