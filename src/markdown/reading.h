#pragma once
// What all parts of one reading share: the file, the list of diagnostics, and what was found on the way that is not in
// the tree of blocks. Lives for one call of read_deck.

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source_span.h"
#include "deck/block.h"

namespace lectern {

/// "<!-- ... -->"; all offsets are into the file.
struct Comment {
  SourceSpan span;
  SourceSpan inner;  ///< between the marks
  int quotes = 0;    ///< it stands in so many quotes, whose ">" its lines may carry
};

/// A place where "[^label]" cites a footnote; StyleSpan::footnote is an index into Reading::references until footnotes
/// are resolved.
struct FootnoteReference {
  std::string label;
  SourceSpan source;
};

struct FootnoteDefinition {
  std::string label;
  SourceSpan span;  ///< whole
  SourceSpan text;
  std::string work;  ///< the text without its comments, as PreparedText::work
  int quotes = 0;    ///< it stands in so many quotes, whose ">" its lines carry
};

/// The blocks of one "::: notes".
struct NoteDiv {
  std::uint32_t begin = 0;
  std::vector<Block> blocks;
};

struct Reading {
  std::string_view file;
  Diagnostics& diagnostics;  // NOLINT(cppcoreguidelines-avoid-const-or-ref-data-members): one call long
  std::vector<Comment> comments;
  std::vector<FootnoteDefinition> definitions;
  std::vector<FootnoteReference> references;
  std::vector<NoteDiv> note_divs;
  std::vector<std::uint32_t> pauses;            ///< where ". . ." stands
  std::set<std::string, std::less<>> reported;  ///< what is told once in a file
};

}  // namespace lectern
