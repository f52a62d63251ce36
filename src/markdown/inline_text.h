#pragma once
// Builds the running text of one block from the inline events of the parser, with the place of every piece. Pictures in
// the text are set aside, to follow the block. Offsets are into the prepared text.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "deck/block.h"
#include "markdown/prepare.h"
#include "markdown/reading.h"

namespace lectern {

/// The bytes as they are shown: ill-formed UTF-8 and NUL become U+FFFD.
std::string shown_text(std::string_view bytes);

class InlineText {
 public:
  enum class Span { emphasis, strong, code, strike, other };

  InlineText(const PreparedText& source, Reading& reading) : source_(source), reading_(reading) {}

  /// Forgets what was built; `cursor` is where the block's text can begin at the earliest. In a cell "\|" is a bar even
  /// in code.
  void start(std::size_t cursor, bool cell);

  void open(Span span) { change(span, +1); }
  void close(Span span) { change(span, -1); }
  void open_link(std::string target, std::string title);
  void close_link();
  /// `written`: where the path stands, if it is in the prepared text.
  void open_picture(std::string path, std::string title, std::optional<SourceSpan> written);
  void close_picture();

  /// Bytes [begin, end) of the prepared text, as Markdown text or as code.
  void text(std::size_t begin, std::size_t end);
  /// Text that is not in the prepared text.
  void literal(std::string_view text);
  void entity(std::size_t begin, std::size_t end);
  void html(std::size_t begin, std::size_t end);
  void soft_break();
  void hard_break();

  bool started() const { return first_ != kNowhere; }
  /// The first and last byte of the block's text seen so far; valid when started().
  std::size_t first() const { return first_; }
  std::size_t last() const { return last_; }
  /// Where in the text the last line of the source begins.
  std::size_t last_line() const { return last_line_; }

  /// The text without white space at its ends.
  RichText finish();
  /// Pictures and media in the text, as blocks.
  std::vector<Block> take_pictures() { return std::exchange(pictures_, {}); }

 private:
  static constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);
  struct OpenTag {
    std::string name;
    SourceSpan source;
  };
  struct OpenPicture {
    std::string path;
    std::string title;
    std::string alt;
    std::size_t begin = 0;
    std::size_t path_end = 0;
    int depth = 0;
  };

  void change(Span span, int by);
  void touch(std::size_t begin, std::size_t end);
  void trim_end(bool line_breaks);
  void add(std::string_view piece, SourceSpan source);
  void add_styled(std::string_view piece, SourceSpan source, const InlineStyle& style, int link);
  void add_run(std::size_t begin, std::size_t end);
  void add_reference(std::size_t at, std::size_t end);
  std::size_t take_attributes(std::size_t begin, std::size_t end);
  void add_tag(std::string_view name, bool closing, std::size_t begin, std::size_t end);
  void add_media(std::string_view tag, std::size_t begin, std::size_t end);
  void show_html(std::string_view name, std::size_t begin, std::size_t end);
  void flush_soft_break(std::string_view next, SourceSpan source);
  InlineStyle style() const;

  const PreparedText& source_;
  Reading& reading_;
  RichText rich_;
  std::vector<Block> pictures_;
  std::optional<OpenPicture> picture_;
  std::optional<std::size_t> attributes_at_;  ///< a picture ended here: "{width=50%}" may follow
  std::vector<OpenTag> tags_;
  int emphasis_ = 0;
  int strong_ = 0;
  int code_ = 0;
  int strike_ = 0;
  int link_ = -1;
  bool cell_ = false;
  bool soft_break_ = false;
  std::pair<InlineStyle, int> soft_break_style_{{}, -1};  ///< style and link where the line ended
  std::size_t first_ = kNowhere;
  std::size_t last_ = 0;
  std::size_t last_line_ = 0;
};

}  // namespace lectern
