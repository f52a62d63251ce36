#pragma once
// Blocks -> slabs, stacked from top to bottom and cut into pages between slabs. A slab is what a page is never broken
// inside: a line of text, a table row, a picture.

#include <functional>
#include <span>
#include <vector>

#include "deck/block.h"
#include "layout/compose.h"
#include "layout/passage.h"

namespace lectern {

/// One choice of sizes for a slide's body, so that like things have like sizes.
struct FitLevel {
  float body = 56;
  float table = 42;
  float code = 42;
};

struct Slab {
  float space_before = 0;  ///< not at the top of a page
  float height = 0;
  float most = 0;               ///< a picture may grow to this height; 0: it does not grow
  bool keep_with_next = false;  ///< no page ends after it
  int step = 0;
  std::vector<int> frames;                   ///< indices into Flow::frames, outermost first
  Piece piece;                               ///< positions relative to the slab's top; x is absolute within the flow
  std::function<Piece(float height)> build;  ///< makes the piece at its final height, where that is known only then
};

/// Something drawn around or behind a run of slabs, on every page that has some of them.
struct Frame {
  enum class Kind { code, quote, table };
  Kind kind = Kind::code;
  float x = 0;
  float width = 0;
  float pad_top = 0;
  float pad_bottom = 0;
  int step = 0;
  int head = -1;  ///< table: index of the head's slab in Flow::heads
};

struct Flow {
  std::vector<Slab> slabs;
  std::vector<Frame> frames;
  std::vector<Slab> heads;    ///< table heads, repeated where a table goes on
  bool wrapped_code = false;  ///< a code line was too long for its panel
  SourceSpan parted_table;    ///< of a table whose columns do not all fit beside each other
  int table_parts = 0;        ///< how many parts it stands in, one below the other; 0 where there is none
  bool broke_a_word = false;  ///< a word was wider than its column
  bool hyphenated = false;    ///< likewise, and it was parted between syllables
};

/// Where a flow stands: left edge and width on the slide, the height that a page offers, and what body text keeps
/// below.
struct FlowArea {
  float x = 0;
  float width = 0;
  float page_height = 0;
  float most_body = 1'000;
};

/// Slabs for blocks at one choice of sizes.
Flow build_flow(Composer& composer, std::span<const Block> blocks, const FlowArea& area, const FitLevel& level);

/// Height of slabs [first, last) stacked on one page, frames and repeated table heads included.
float stack_height(const Flow& flow, std::size_t first, std::size_t last);

/// Slabs [first, last) with the first one's top at `y`. Where `room` is higher than the stack, pictures grow into it.
Piece stack(const Composer& composer, const Flow& flow, std::size_t first, std::size_t last, float y, float room);

/// Ends of the pages of at most `height`: each an index one past a page's last slab. Keeps what belongs together and
/// evens the pages out without making more of them.
std::vector<std::size_t> paginate(const Flow& flow, float height);

// For the builders of single blocks.
struct FlowCursor {
  float x = 0;
  float width = 0;
  float size = 0;  ///< of body text here
  int depth = 0;   ///< of lists
  int step = 0;
  int tag = 0;      ///< parent tag
  float space = 0;  ///< before the next slab
  std::vector<int> frames;
};

class FlowBuilder {
 public:
  FlowBuilder(Composer& composer, const FlowArea& area, const FitLevel& level)
      : composer_(composer), area_(area), level_(level) {}
  void add_blocks(std::span<const Block> blocks, FlowCursor cursor);
  Flow take() { return std::move(flow_); }

 private:
  void add(const Paragraph& node, const Block& block, const FlowCursor& cursor);
  void add(const Heading& node, const Block& block, const FlowCursor& cursor);
  void add(const List& node, const Block& block, const FlowCursor& cursor);
  void add(const CodeBlock& node, const Block& block, const FlowCursor& cursor);
  void add(const Figure& node, const Block& block, const FlowCursor& cursor);
  void add(const Media& node, const Block& block, const FlowCursor& cursor);
  void add(const Quote& node, const Block& block, const FlowCursor& cursor);
  void add(const Table& node, const Block& block, const FlowCursor& cursor);
  void add(const Columns& node, const Block& block, const FlowCursor& cursor);
  void add(const Group& node, const Block& block, const FlowCursor& cursor);
  void add(const Rule& node, const Block& block, const FlowCursor& cursor);

  /// How many of the first blocks are pictures that stand beside each other here; 0 or at least two.
  static std::size_t pictures_in_row(std::span<const Block> blocks, const FlowCursor& cursor);
  void add_picture_row(std::span<const Block> pictures, const FlowCursor& cursor);
  void add_text(const Passage& passage, float size, const FlowCursor& cursor, TagKind kind);
  void add_marker(const List& list, std::size_t index, std::size_t slab, const FlowCursor& cursor, float indent,
                  int tag);
  float marker_indent(const List& list, const FlowCursor& cursor, float size);
  void push(Slab slab, const FlowCursor& cursor);

  Composer& composer_;
  FlowArea area_;
  FitLevel level_;
  Flow flow_;
};

}  // namespace lectern
