#pragma once
// The pass over the lines before md4c: comments, fenced divs, pauses and footnotes, none of which md4c knows, are taken
// note of and overwritten in a copy. Bytes are overwritten, never removed, so every offset holds in both texts.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "markdown/attributes.h"
#include "markdown/expand_tables.h"
#include "markdown/line_scanner.h"
#include "markdown/reading.h"

namespace lectern {

// What stands in the copy where it differs from the original. (The same byte in both is the author's own.)
inline constexpr char kFiller = '\x01';    ///< part of a comment inside a line: nothing is shown
inline constexpr char kPlain = '\x02';     ///< shown as the original byte, but no mark of Markdown
inline constexpr char kFootnote = '\x03';  ///< the "[" of "[^label]"
inline constexpr char kMark = '\x04';      ///< a heading "# \x04" stands for a div line or a pause

/// A line that md4c sees as the heading "# \x04": such a heading ends any paragraph, list or quote, and has a text
/// whose place is known.
struct LineMark {
  enum class Type { open_div, close_div, pause };
  std::uint32_t offset = 0;  ///< of kMark
  Type type = Type::pause;
  std::size_t div = 0;  ///< open_div: index into PreparedText::divs
};

struct Div {
  SourceSpan line;  ///< offsets into the original
  Attributes attributes;
  std::optional<SourceSpan> title;  ///< words after the name
  bool closed = false;              ///< a ":::" that closes it was found
};

/// A piece of a file, or a text that is not in one, made ready for md4c. All offsets are into `original` and `work`;
/// `place` takes them to the file.
struct PreparedText {
  std::string_view original;
  std::string work;
  std::uint32_t base = 0;           ///< where `original` begins in the file
  std::optional<SourceSpan> whole;  ///< set: `original` is not in the file, all of it stands for this place
  LineStructure structure;
  std::vector<LineMark> marks;
  std::vector<Div> divs;
  std::unique_ptr<const ExpandedText> expanded;  ///< owns `original` where bytes were put in

  SourceSpan place(std::size_t begin, std::size_t end) const {
    if (whole) return *whole;
    if (expanded) {
      begin = offset_before(expanded->insertions, begin);
      end = offset_before(expanded->insertions, end);
    }
    return {base + static_cast<std::uint32_t>(begin), base + static_cast<std::uint32_t>(end)};
  }
};

/// The slides' text: everything above is looked for; what is found goes into `reading`.
PreparedText prepare_slides(std::string_view original, std::uint32_t base, Reading& reading);

/// Text of a note, a footnote or a setting: only what would make md4c slow is made plain.
/// `whole`: the text is not in the file as it stands; all of it is placed there.
PreparedText prepare_text(std::string_view original, std::uint32_t base, Reading& reading,
                          std::optional<SourceSpan> whole = std::nullopt);

/// Spaces for up to `quotes` marks ">" at the head of each line but the first.
void blank_quote_marks(std::string& text, int quotes);

}  // namespace lectern
