#pragma once
// The work of prepare.h on one text. Used by prepare.cpp alone, and split over it and prepare_inline.cpp.

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "markdown/line_scanner.h"
#include "markdown/prepare.h"
#include "markdown/reading.h"

namespace lectern {

/// Longer runs of "`" open no code, to md4c.
inline constexpr std::size_t kLongestCodeMark = 32;
inline constexpr std::size_t kLongestLabel = 64;
inline constexpr std::string_view kCommentOpens = "<!--";
inline constexpr std::string_view kCommentCloses = "-->";

/// A character that may be a mark of Markdown inside a line.
bool is_inline_mark(char c);

class Preparation {
 public:
  Preparation(PreparedText& text, Reading& reading, bool slides)
      : text_(text),
        original_(text.original),
        scanner_(text.work, text.structure, slides),
        reading_(reading),
        slides_(slides) {}

  void run();

 private:
  struct OpenDiv {
    std::size_t index = 0;
    std::size_t containers = 0;
  };

  void take_line(std::size_t begin);
  void take_text(const ScannedLine& line);
  bool take_mark(const ScannedLine& line);
  void take_div(const ScannedLine& line, std::string_view content);
  void forget_open_divs();
  void write_mark(const ScannedLine& line, LineMark::Type type, std::size_t div);
  bool take_definition(const ScannedLine& line);
  void close_definition();
  void scan_inline(std::size_t at, int quotes);
  std::size_t take_code_span(std::size_t at);
  std::size_t take_comment(std::size_t at, int quotes);
  std::size_t unclosed_comment_end(std::size_t at) const;
  std::size_t take_reference(std::size_t at);
  void blank_comment_lines(const ScannedLine& line);
  void blank_out(std::size_t begin, std::size_t end, int quotes);
  void end_paragraph();
  std::size_t paragraph_end(std::size_t at);
  SourceSpan place(std::size_t begin, std::size_t end) const { return text_.place(begin, end); }

  PreparedText& text_;
  std::string_view original_;
  LineScanner scanner_;
  Reading& reading_;
  bool slides_;

  std::size_t line_end_ = 0;  ///< of the line being read; a comment moves it on
  std::vector<SourceSpan> fills_;
  std::vector<OpenDiv> open_divs_;

  std::size_t paragraph_begin_ = 0;
  std::size_t text_end_ = 0;  ///< end of the last line that is text
  std::size_t marks_ = 0;
  std::size_t paragraph_end_ = 0;  ///< known end of the paragraph being read
  std::array<std::size_t, kLongestCodeMark> no_closer_{};
  std::size_t code_until_ = 0;

  std::optional<FootnoteDefinition> definition_;
  std::size_t definition_containers_ = 0;
  bool blank_before_ = false;
};

}  // namespace lectern
