#pragma once
// Markdown text -> blocks, through md4c: CommonMark with GitHub's tables, task lists, strikethrough and autolinks.

#include <cstdint>
#include <vector>

#include "deck/block.h"
#include "deck/rich_text.h"
#include "markdown/prepare.h"
#include "markdown/reading.h"

namespace lectern {

/// The blocks of a whole prepared text. Headings and rules at the top are there as blocks of their own; "::: notes" and
/// pauses are in `reading`.
std::vector<Block> read_blocks(const PreparedText& text, Reading& reading);

/// A note: like read_blocks, but indentation makes no code, since notes are often indented in their comment.
std::vector<Block> read_note(const PreparedText& text, Reading& reading);

/// One line or paragraph of running text, at `where` in the file. What is not a paragraph is taken as it is written.
RichText read_line(std::string_view file, SourceSpan where, Reading& reading);

/// The same for a text that is not in the file as it stands (an escaped setting): every span is `where`.
RichText read_line_for(std::string_view text, SourceSpan where, Reading& reading);

/// The text of a footnote: its paragraphs as one running text with line breaks between them.
RichText read_footnote(const FootnoteDefinition& definition, Reading& reading);

}  // namespace lectern
