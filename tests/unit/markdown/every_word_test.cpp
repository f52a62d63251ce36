// What holds for every deck: no word is lost, and every place is true.

#include <gtest/gtest.h>

#include <cctype>
#include <sstream>
#include <string>

#include "unit/markdown/deck_generator.h"
#include "unit/markdown/reading_support.h"

namespace lectern {
namespace {

constexpr std::uint32_t kDecks = 2000;

// Walks a deck and notes the first thing that is not as it must be.
class PlaceCheck {
 public:
  explicit PlaceCheck(std::string_view source) : source_(source) {}

  void check(const Deck& deck) {
    for (const Slide& slide : deck.slides) {
      check_span(slide.source, "slide");
      check(slide.title);
      check(slide.blocks, slide.source);
      for (const Block& note : slide.notes) check({note}, slide.source);  // those of a comment may come after a div's
      check(slide.kicker.text);
      check(slide.source_line.text);
      for (const Footnote& footnote : slide.footnotes) check(footnote.text);
    }
  }
  std::string problem;

 private:
  void check(const std::vector<Block>& blocks, SourceSpan around) {
    std::uint32_t after = around.begin;
    for (const Block& block : blocks) {
      check_span(block.source, "block");
      if (block.source.begin < around.begin || block.source.end > around.end)
        fail("a block outside of what it is in", block.source);
      // A picture that was lifted out of a paragraph stands inside of it.
      const bool picture = std::holds_alternative<Figure>(block.node) || std::holds_alternative<Media>(block.node);
      if (!picture && block.source.begin < after) fail("a block before the one above it", block.source);
      if (!picture) after = block.source.end;
      std::visit([&](const auto& node) { check_node(node, block.source); }, block.node);
    }
  }

  void check_node(const Paragraph& p, SourceSpan around) { check_inside(p.text, around); }
  void check_node(const Heading& h, SourceSpan around) { check_inside(h.text, around); }
  void check_node(const List& list, SourceSpan around) {
    for (const ListItem& item : list.items) {
      check_span(item.source, "item");
      if (item.source.begin < around.begin || item.source.end > around.end)
        fail("an item outside of its list", item.source);
      check(item.blocks, item.source);
    }
  }
  void check_node(const CodeBlock&, SourceSpan) {}
  void check_node(const Figure& figure, SourceSpan around) {
    if (!source_.substr(around.begin).starts_with("![")) fail("a picture that does not begin with ![", around);
    check(figure.caption);
  }
  void check_node(const Media&, SourceSpan) {}
  void check_node(const Quote& quote, SourceSpan around) {
    check(quote.blocks, around);
    check_inside(quote.attribution, around);
  }
  void check_node(const Table& table, SourceSpan around) {
    for (const TableRow& row : table.rows) {
      for (const RichText& cell : row.cells) check_inside(cell, around);
    }
  }
  void check_node(const Columns& columns, SourceSpan around) {
    for (const Column& column : columns.columns) check(column.blocks, around);
  }
  void check_node(const Group& group, SourceSpan around) { check(group.blocks, around); }
  void check_node(const Rule&, SourceSpan around) {
    const std::string_view text = source_.substr(around.begin, around.end - around.begin);
    if (text.find_first_not_of("-* _") != std::string_view::npos || text.empty()) fail("a rule that is none", around);
  }

  void check_inside(const RichText& text, SourceSpan around) {
    for (const StyleSpan& span : text.spans) {
      if (span.source.begin < around.begin || span.source.end > around.end)
        fail("text outside of its block", span.source);
    }
    check(text);
  }

  // The spans cover the text, and where a span is as long as its source both are the same.
  void check(const RichText& text) {
    std::uint32_t at = 0;
    for (const StyleSpan& span : text.spans) {
      if (span.begin != at || span.end <= span.begin) fail("spans that do not cover the text", span.source);
      at = span.end;
      check_span(span.source, "text");
      if (span.link >= static_cast<int>(text.links.size())) fail("a link that is not there", span.source);
      const std::string_view source = source_.substr(span.source.begin, span.source.end - span.source.begin);
      const std::string_view shown = std::string_view(text.text).substr(span.begin, span.end - span.begin);
      if (source.size() == shown.size() && span.footnote < 0 && !same(source, shown)) {
        fail("text \"" + std::string(shown) + "\" placed at \"" + std::string(source) + "\"", span.source);
      }
    }
    if (at != text.text.size()) fail("spans that end before the text", {});
  }

  // White space of the source may have become a space.
  static bool same(std::string_view source, std::string_view shown) {
    for (std::size_t i = 0; i < source.size(); ++i) {
      if (source[i] != shown[i] && !(shown[i] == ' ' && std::isspace(static_cast<unsigned char>(source[i])) != 0))
        return false;
    }
    return true;
  }

  void check_span(SourceSpan span, const char* what) {
    if (span.begin > span.end || span.end > source_.size())
      fail(std::string("a place outside of the file: ") + what, span);
  }
  void fail(const std::string& what, SourceSpan span) {
    if (problem.empty()) problem = what + " [" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
  }

  std::string_view source_;
};

TEST(EveryDeck, loses_no_word) {
  for (std::uint32_t seed = 1; seed <= kDecks; ++seed) {
    const GeneratedDeck made = DeckGenerator(seed).deck();
    Diagnostics diagnostics;
    const Deck deck = read_deck(made.text, {}, diagnostics);
    std::string read = dump_deck(deck) + diagnostics_text(made.text, diagnostics);
    // A header that another one on the same slide replaces is still listed.
    for (const TextDirective& directive : deck.text_directives) read += directive.value + "\n";
    for (const std::string& word : made.words) {
      if (made.text.find(word) == std::string::npos) continue;
      ASSERT_NE(read.find(word), std::string::npos) << "seed " << seed << ": " << word << " is lost\n"
                                                    << made.text << "\n----\n"
                                                    << read;
    }
  }
}

TEST(EveryDeck, has_true_places) {
  for (std::uint32_t seed = 1; seed <= kDecks; ++seed) {
    const GeneratedDeck made = DeckGenerator(seed).deck();
    Diagnostics diagnostics;
    const Deck deck = read_deck(made.text, {}, diagnostics);
    PlaceCheck places(made.text);
    places.check(deck);
    ASSERT_EQ(places.problem, "") << "seed " << seed << "\n"
                                  << made.text << "\n----\n"
                                  << dump_deck(deck, {.spans = true});
    for (const Diagnostic& diagnostic : diagnostics.items()) {
      ASSERT_LE(diagnostic.where.begin, diagnostic.where.end) << "seed " << seed << " " << diagnostic.code;
      ASSERT_LE(diagnostic.where.end, made.text.size()) << "seed " << seed << " " << diagnostic.code;
    }
  }
}

TEST(EveryDeck, keeps_private_notes_off_the_slides) {
  for (std::uint32_t seed = 1; seed <= kDecks; ++seed) {
    DeckGenerator generator(seed);
    GeneratedDeck made = generator.deck();
    made.text += "\n\nlast words <!-- private remark -->\n";
    Diagnostics diagnostics;
    Deck deck = read_deck(made.text, {}, diagnostics);
    for (Slide& slide : deck.slides) slide.notes.clear();
    std::istringstream shown(dump_deck(deck));
    for (std::string line; std::getline(shown, line);) {
      if (line.find("private") == std::string::npos) continue;
      // Code that is never closed shows everything after it, as it does everywhere.
      ASSERT_EQ(line.find_first_not_of(' '), line.find("| ")) << "seed " << seed << "\n"
                                                              << made.text << "\n----\n"
                                                              << dump_deck(deck);
    }
  }
}

TEST(EveryDeck, is_read_the_same_twice) {
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    const GeneratedDeck made = DeckGenerator(seed).deck();
    EXPECT_EQ(read_and_dump(made.text, {.spans = true}), read_and_dump(made.text, {.spans = true})) << "seed " << seed;
  }
}

}  // namespace
}  // namespace lectern
