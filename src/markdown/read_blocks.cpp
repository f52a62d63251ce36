#include "markdown/read_blocks.h"

#include <md4c.h>

#include <functional>
#include <optional>
#include <utility>

#include "base/words.h"
#include "deck/deck.h"
#include "markdown/block_builder.h"
#include "markdown/entities.h"

namespace lectern {
namespace {

struct Parse {
  const PreparedText& text;
  BlockBuilder builder;
  bool head = false;  // in the head of a table
};

// Where a pointer of md4c lies in the prepared text, if it does.
std::optional<std::size_t> offset_of(const PreparedText& text, const char* pointer) {
  const std::less_equal<> not_after;
  const char* const begin = text.work.data();
  const char* const end = begin + text.work.size();
  if (pointer == nullptr || !not_after(begin, pointer) || !not_after(pointer, end)) return std::nullopt;
  return static_cast<std::size_t>(pointer - begin);
}

// Attributes (targets, titles, info strings) come in pieces: text, character references, NUL.
std::string text_of(const PreparedText& text, const MD_ATTRIBUTE& attribute) {
  std::string whole;
  if (attribute.text == nullptr || attribute.size == 0) return whole;
  const std::string_view bytes(attribute.text, attribute.size);
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::size_t begin = attribute.substr_offsets[i];
    const std::string_view piece = bytes.substr(begin, attribute.substr_offsets[i + 1] - begin);
    const auto at = offset_of(text, attribute.text + begin);
    if (attribute.substr_types[i] == MD_TEXT_ENTITY) {
      const auto decoded = decode_entity(piece);
      whole += decoded ? *decoded : std::string(piece);
    } else if (at) {
      for (std::size_t k = 0; k < piece.size(); ++k) {
        if (piece[k] != kFiller || text.original[*at + k] == kFiller) whole += text.original[*at + k];
      }
    } else {
      whole += piece;
    }
  }
  return shown_text(whole);
}

Alignment alignment_of(MD_ALIGN align) {
  switch (align) {
    case MD_ALIGN_DEFAULT:
      return Alignment::automatic;
    case MD_ALIGN_LEFT:
      return Alignment::left;
    case MD_ALIGN_CENTER:
      return Alignment::centre;
    case MD_ALIGN_RIGHT:
      return Alignment::right;
  }
  return Alignment::automatic;
}

InlineText::Span span_of(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM:
      return InlineText::Span::emphasis;
    case MD_SPAN_STRONG:
      return InlineText::Span::strong;
    case MD_SPAN_CODE:
      return InlineText::Span::code;
    case MD_SPAN_DEL:
      return InlineText::Span::strike;
    case MD_SPAN_A:
    case MD_SPAN_IMG:
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U:
      break;
  }
  return InlineText::Span::other;
}

void open_code(Parse& parse, const MD_BLOCK_CODE_DETAIL& detail) {
  std::string language = text_of(parse.text, detail.lang);
  std::string info = text_of(parse.text, detail.info);
  info = info.starts_with(language) ? std::string(trimmed(std::string_view(info).substr(language.size()))) : info;
  parse.builder.open_code(std::move(language), std::move(info), detail.fence_char != 0);
}

void open_item(Parse& parse, const MD_BLOCK_LI_DETAIL& detail) {
  parse.builder.open_item(detail.is_task != 0 ? std::optional(detail.task_mark != ' ') : std::nullopt);
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* user) {
  Parse& parse = *static_cast<Parse*>(user);
  BlockBuilder& builder = parse.builder;
  switch (type) {
    case MD_BLOCK_QUOTE:
      builder.open_quote();
      break;
    case MD_BLOCK_UL:
      builder.open_list(false, 1, static_cast<MD_BLOCK_UL_DETAIL*>(detail)->is_tight != 0);
      break;
    case MD_BLOCK_OL: {
      const auto& list = *static_cast<MD_BLOCK_OL_DETAIL*>(detail);
      builder.open_list(true, static_cast<int>(list.start), list.is_tight != 0);
      break;
    }
    case MD_BLOCK_LI:
      open_item(parse, *static_cast<MD_BLOCK_LI_DETAIL*>(detail));
      break;
    case MD_BLOCK_HR:
      builder.rule();
      break;
    case MD_BLOCK_H:
      builder.open_heading(static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
      break;
    case MD_BLOCK_CODE:
      open_code(parse, *static_cast<MD_BLOCK_CODE_DETAIL*>(detail));
      break;
    case MD_BLOCK_P:
      builder.open_paragraph();
      break;
    case MD_BLOCK_TABLE:
      builder.open_table(static_cast<MD_BLOCK_TABLE_DETAIL*>(detail)->col_count);
      break;
    case MD_BLOCK_THEAD:
      parse.head = true;
      break;
    case MD_BLOCK_TBODY:
      parse.head = false;
      break;
    case MD_BLOCK_TR:
      builder.open_row();
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      builder.open_cell(alignment_of(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align));
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HTML:
      break;
  }
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void* /*detail*/, void* user) {
  Parse& parse = *static_cast<Parse*>(user);
  BlockBuilder& builder = parse.builder;
  switch (type) {
    case MD_BLOCK_QUOTE:
      builder.close_quote();
      break;
    case MD_BLOCK_UL:
    case MD_BLOCK_OL:
      builder.close_list();
      break;
    case MD_BLOCK_LI:
      builder.close_item();
      break;
    case MD_BLOCK_H:
      builder.close_heading();
      break;
    case MD_BLOCK_CODE:
      builder.close_code();
      break;
    case MD_BLOCK_P:
      builder.close_paragraph();
      break;
    case MD_BLOCK_TABLE:
      builder.close_table();
      break;
    case MD_BLOCK_TR:
      builder.close_row(parse.head);
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      builder.close_cell();
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML:
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
      break;
  }
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* user) {
  Parse& parse = *static_cast<Parse*>(user);
  InlineText& inlines = parse.builder.inlines();
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
    inlines.open_link(text_of(parse.text, link.href), text_of(parse.text, link.title));
  } else if (type == MD_SPAN_IMG) {
    const auto& image = *static_cast<MD_SPAN_IMG_DETAIL*>(detail);
    std::optional<SourceSpan> written;
    if (const auto at = offset_of(parse.text, image.src.text)) {
      written = SourceSpan{static_cast<std::uint32_t>(*at), static_cast<std::uint32_t>(*at + image.src.size)};
    }
    inlines.open_picture(text_of(parse.text, image.src), text_of(parse.text, image.title), written);
  } else {
    inlines.open(span_of(type));
  }
  return 0;
}

int leave_span(MD_SPANTYPE type, void* /*detail*/, void* user) {
  InlineText& inlines = static_cast<Parse*>(user)->builder.inlines();
  if (type == MD_SPAN_A) {
    inlines.close_link();
  } else if (type == MD_SPAN_IMG) {
    inlines.close_picture();
  } else {
    inlines.close(span_of(type));
  }
  return 0;
}

int take_text(MD_TEXTTYPE type, const MD_CHAR* pointer, MD_SIZE size, void* user) {
  Parse& parse = *static_cast<Parse*>(user);
  const std::string_view bytes(pointer, size);
  const auto at = offset_of(parse.text, pointer);
  if (parse.builder.in_code()) {
    if (type == MD_TEXT_NULLCHAR) {
      parse.builder.code_text(std::string_view("\0", 1), std::nullopt);
    } else {
      parse.builder.code_text(bytes, at);
    }
    return 0;
  }
  InlineText& inlines = parse.builder.inlines();
  switch (type) {
    case MD_TEXT_NULLCHAR:
      inlines.literal(std::string_view("\0", 1));
      break;
    case MD_TEXT_BR:
      inlines.hard_break();
      break;
    case MD_TEXT_SOFTBR:
      inlines.soft_break();
      break;
    case MD_TEXT_ENTITY:
      if (at) inlines.entity(*at, *at + size);
      break;
    case MD_TEXT_HTML:
      if (at) inlines.html(*at, *at + size);
      break;
    case MD_TEXT_NORMAL:
    case MD_TEXT_CODE:
    case MD_TEXT_LATEXMATH:
      if (at) {
        inlines.text(*at, *at + size);
      } else {
        inlines.literal(bytes);
      }
      break;
  }
  return 0;
}

std::vector<Block> parse(const PreparedText& text, Reading& reading, unsigned flags) {
  MD_PARSER parser{};
  parser.flags = flags | MD_DIALECT_GITHUB | MD_FLAG_NOHTMLBLOCKS;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = take_text;
  Parse state{text, BlockBuilder(text, reading), false};
  md_parse(text.work.data(), static_cast<MD_SIZE>(text.work.size()), &parser, &state);
  return state.builder.finish();
}

RichText line_of(const PreparedText& text, Reading& reading) {
  std::vector<Block> blocks = parse(text, reading, MD_FLAG_NOINDENTEDCODEBLOCKS);
  if (blocks.size() == 1) {
    if (auto* paragraph = std::get_if<Paragraph>(&blocks.front().node)) return std::move(paragraph->text);
  }
  const std::string_view written = trimmed(text.original);
  const auto begin = static_cast<std::size_t>(written.data() - text.original.data());
  return plain_text(shown_text(written), text.place(begin, begin + written.size()));
}

}  // namespace

std::vector<Block> read_blocks(const PreparedText& text, Reading& reading) {
  return parse(text, reading, 0);
}

std::vector<Block> read_note(const PreparedText& text, Reading& reading) {
  return parse(text, reading, MD_FLAG_NOINDENTEDCODEBLOCKS);
}

RichText read_line(std::string_view file, SourceSpan where, Reading& reading) {
  const std::string_view text = trimmed(file.substr(where.begin, where.end - where.begin));
  if (text.empty()) return {};
  return line_of(prepare_text(text, static_cast<std::uint32_t>(text.data() - file.data()), reading), reading);
}

RichText read_line_for(std::string_view text, SourceSpan where, Reading& reading) {
  if (trimmed(text).empty()) return {};
  return line_of(prepare_text(trimmed(text), 0, reading, where), reading);
}

RichText read_footnote(const FootnoteDefinition& definition, Reading& reading) {
  RichText lines;
  const SourceSpan where = definition.text;
  PreparedText text = prepare_text(reading.file.substr(where.begin, where.end - where.begin), where.begin, reading);
  for (std::size_t i = 0; i < text.work.size() && text.work.size() == definition.work.size(); ++i) {
    const char c = definition.work[i];
    if (c != text.original[i] && (c == kFiller || c == ' ')) text.work[i] = c;
  }
  blank_quote_marks(text.work, definition.quotes);
  for (const Block& block : read_note(text, reading)) {
    if (!lines.empty()) append(lines, plain_text("\u2028", {block.source.begin, block.source.begin}));
    if (const auto* figure = std::get_if<Figure>(&block.node)) {
      reading.diagnostics.warn("picture-in-footnote", block.source,
                               "a picture cannot stand in a footnote: " + figure->path,
                               "its description is shown; put it on the slide");
    }
    const auto* paragraph = std::get_if<Paragraph>(&block.node);
    append(lines, paragraph != nullptr ? paragraph->text : plain_text(lectern::text_of(block), block.source));
  }
  return lines;
}

}  // namespace lectern
