#pragma once
// Puts blocks together from the events of the parser: a stack of open containers, and the running text of the block
// that is being read. Knows nothing of md4c.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "deck/block.h"
#include "markdown/inline_text.h"
#include "markdown/prepare.h"
#include "markdown/reading.h"

namespace lectern {

class BlockBuilder {
 public:
  BlockBuilder(const PreparedText& source, Reading& reading);

  void open_quote();
  void open_list(bool ordered, int start, bool tight);
  void open_item(std::optional<bool> checked);
  void open_table(std::size_t columns);
  void open_row();
  void open_cell(Alignment alignment);
  void open_paragraph();
  void open_heading(int level);
  void open_code(std::string language, std::string info, bool fenced);

  void close_quote();
  void close_list();
  void close_item();
  void close_table();
  void close_row(bool head);
  void close_cell();
  void close_paragraph();
  void close_heading();
  void close_code();
  void rule();

  /// The running text; begins a paragraph where an item holds text directly.
  InlineText& inlines();
  void code_text(std::string_view text, std::optional<std::size_t> at);
  bool in_code() const { return code_.has_value(); }

  std::vector<Block> finish();

 private:
  enum class Kind { root, quote, list, item, table, div };
  struct Frame {
    Kind kind = Kind::root;
    bool flat = false;  ///< too deep: what is inside goes to the frame around it
    bool placed = false;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Block> blocks;
    List list;
    Table table;
    std::optional<bool> checked;
    std::size_t div = 0;
    int heading_level = 0;      ///< div: level of the heading it stands under
    std::size_t last_line = 0;  ///< quote: where the last line of its last paragraph begins
    std::vector<Column> columns;
    std::optional<SourceSpan> stray;  ///< columns: the first block that is in no column
    bool stray_open = false;          ///< columns: the last column holds such blocks
    bool stray_columns = false;       ///< the last block holds columns that nobody opened
  };
  struct CodeText {
    CodeBlock block;
    bool fenced = false;
    std::optional<std::size_t> first;
    std::size_t last = 0;
    std::size_t indent = 0;  ///< columns of indentation that wait for the text behind them
  };

  Frame& top() { return frames_.back(); }
  void push(Kind kind);
  Frame pop();
  /// Takes the frame off; nothing where it stands too deep to be one of its own, and its blocks went to the one around.
  std::optional<Frame> pop_own();
  void add(Block block);
  void begin_text(bool cell = false);
  void end_paragraph_text();
  void place_frames(std::size_t at);
  void place_empty_frame();
  std::size_t content_begin(std::size_t at) const;
  std::size_t trimmed_line_end(std::size_t at) const;
  std::string written_indent(std::size_t at, std::size_t columns) const;
  SourceSpan find_rule();
  void finish_mark();
  void open_div(std::size_t div);
  void close_div(std::size_t at);
  void end_div();
  void end_columns(Frame frame, SourceSpan where);
  void end_column(Frame frame, SourceSpan where);
  void add_to_columns(Frame& frame, Block block);
  void report_unclosed(const Frame& frame);
  void report_near_name(const Div& div);
  void end_divs();
  void end_unclosed_divs(int level);
  void take_attribution(Quote& quote, const Frame& frame);
  void keep_extra_cells(TableRow& row, std::size_t columns);
  SourceSpan place(std::size_t begin, std::size_t end) const { return source_.place(begin, end); }

  const PreparedText& source_;
  Reading& reading_;
  std::vector<Frame> frames_;
  InlineText inlines_;
  bool text_open_ = false;
  bool implicit_ = false;  ///< the open text is a paragraph that has no event of its own
  int heading_ = 0;        ///< level of the heading being read
  int last_heading_ = 0;   ///< level of the last heading at the top
  std::optional<CodeText> code_;
  TableRow row_;
  std::size_t row_begin_ = 0;  ///< of the first text in the row
  Alignment alignment_ = Alignment::automatic;
  std::size_t cursor_ = 0;  ///< end of the last thing placed
  std::size_t next_container_ = 0;
  bool no_more_rules_ = false;  ///< none was found from here to the end
  std::size_t next_heading_ = 0;
  std::size_t next_fence_ = 0;
  std::size_t next_mark_ = 0;
  std::size_t depth_ = 0;  ///< containers that are not flat
};

}  // namespace lectern
