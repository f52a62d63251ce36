#pragma once
// The blocks of a slide: what an author wrote, without Markdown, themes or pixels. Plain values.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source_span.h"
#include "deck/rich_text.h"

namespace lectern {

struct Block;

struct Paragraph {
  RichText text;
};

struct Heading {
  int level = 1;  ///< 1 to 6
  RichText text;
};

struct ListItem {
  std::vector<Block> blocks;
  std::optional<bool> checked;  ///< task list items
  int step = 0;                 ///< first step at which the item (marker included) is visible
  SourceSpan source;
};

struct List {
  bool ordered = false;
  int start = 1;
  bool tight = true;
  std::vector<ListItem> items;
};

struct CodeBlock {
  std::string language;  ///< first word of the info string, as written
  std::string info;      ///< the rest of the info string
  std::string text;      ///< lines end in '\n', tabs kept
};

/// A picture. Sizes are shares of the space that the picture could have.
struct Figure {
  enum class Place { inline_, background, left, right };
  enum class Fit { automatic, cover, contain };
  std::string path;  ///< as written in the deck
  std::string alt;   ///< alternative text, directives taken out
  RichText caption;  ///< from the image's title
  Place place = Place::inline_;
  Fit fit = Fit::automatic;
  std::optional<float> share;   ///< part of the slide (`bg left:40%` = 0.4) or of the width (`{width=50%}` = 0.5)
  std::optional<float> width;   ///< slide units
  std::optional<float> height;  ///< slide units
};

/// A video or audio file: Lectern shows a labelled frame.
struct Media {
  std::string path;
  std::string label;
};

struct Quote {
  std::vector<Block> blocks;
  RichText attribution;  ///< what follows "--", "—" or "―" at the start of the last line; may be empty
};

enum class Alignment { automatic, left, centre, right };

struct TableRow {
  std::vector<RichText> cells;
  int step = 0;
  SourceSpan source;
};

/// `rows[0 .. head_rows)` are the head. Every row has as many cells as `columns`.
struct Table {
  std::vector<Alignment> columns;
  std::vector<TableRow> rows;
  int head_rows = 1;
};

struct Column {
  std::optional<float> share;  ///< part of the width, 0 to 1
  std::vector<std::string> classes;
  std::vector<Block> blocks;
  SourceSpan source;
};

struct Columns {
  std::vector<Column> columns;
  std::vector<std::string> classes;
};

/// A fenced div with a name that Lectern gives no meaning of its own: its class is kept.
struct Group {
  std::vector<std::string> classes;
  std::vector<Block> blocks;
};

/// A rule inside a slide (it did not split).
struct Rule {};

struct Block {
  std::variant<Paragraph, Heading, List, CodeBlock, Figure, Media, Quote, Table, Columns, Group, Rule> node;
  int step = 0;  ///< first step at which it is visible; 0 from the start
  SourceSpan source;
};

}  // namespace lectern
