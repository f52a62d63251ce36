#include "export/notes_text.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "files/files.h"

namespace lectern {
namespace {

std::shared_ptr<const Briefing> briefing(std::string source) {
  static const auto fonts = std::make_shared<const FontSet>(catalogue_fonts());
  BriefingInputs inputs;
  inputs.file_name = "talk.md";
  inputs.source = shared_bytes(std::move(source));
  inputs.files = open_deck_folder(".", false);
  inputs.fonts = fonts;
  return read_briefing(inputs);
}

std::vector<std::size_t> all_slides(const Briefing& talk) {
  std::vector<std::size_t> slides;
  for (std::size_t i = 0; i < talk.deck.slides.size(); ++i) slides.push_back(i);
  return slides;
}

// What a note of this Markdown becomes.
std::string note_as(const std::string& markdown, NotesForm form) {
  const auto talk = briefing("## One\n\ntext\n\n<!--\n" + markdown + "\n-->\n");
  return notes_text(talk->deck.slides.front().notes, form);
}

TEST(NotesText, markdown_comes_back_as_it_was_meant) {
  const char* const kept[] = {
      "Plain words, in one line.",
      "**Strong**, *soft*, ~~gone~~ and `code`.",
      "See [the treaty](<https://example.org/a>).",
      "- one\n- two\n  - deeper\n- three",
      "3. third\n4. fourth",
      "- [ ] to do\n- [x] done",
      "> Said so.\n>\n> \u2014 A Minister",
      "```sh\nmake talk.pdf\n```",
      "First.\n\nSecond.",
      "| A | B |\n| :--- | ---: |\n| 1 | 2 |",
      "\u65E5\u672C\u8A9E\u306E\u30E1\u30E2",
  };
  for (const char* markdown : kept) EXPECT_EQ(note_as(markdown, NotesForm::markdown), markdown);
}

TEST(NotesText, words_that_look_like_markdown_stay_words) {
  for (const std::string markdown : {"1\\. is not a list", "\\# nor a heading", "a \\* b \\_ c", "\\- a dash"}) {
    const std::string once = note_as(markdown, NotesForm::markdown);
    EXPECT_EQ(note_as(once, NotesForm::markdown), once) << markdown;
    EXPECT_EQ(note_as(once, NotesForm::plain), note_as(markdown, NotesForm::plain)) << markdown;
  }
}

TEST(NotesText, plain_text_has_the_words_without_marks) {
  EXPECT_EQ(note_as("**Strong** and [link](https://example.org)", NotesForm::plain), "Strong and link");
  EXPECT_EQ(note_as("- one\n- two", NotesForm::plain), "- one\n- two");
  EXPECT_EQ(note_as("1. one\n2. two", NotesForm::plain), "1. one\n2. two");
  EXPECT_EQ(note_as("| A | B |\n|---|---|\n| 1 | 2 |", NotesForm::plain), "A\tB\n1\t2");
}

constexpr const char* kDeck =
    "---\ntitle: The talk\n---\n\n## One\n\n<!-- time: 1m30s -->\n\ntext\n\n<!-- Say one. -->\n\n## Two\n\ntext\n\n"
    "---\n\nNo title here.\n\n## More\n\n<!-- backup -->\n\ntext\n\n<!-- Only if asked. -->\n";

TEST(NotesDocument, lists_every_slide_with_its_number_title_and_time) {
  const auto talk = briefing(kDeck);
  EXPECT_EQ(notes_document(*talk, all_slides(*talk), NotesForm::markdown),
            "# The talk\n\n## 1. The talk\n\n## 2. One (1:30)\n\nSay one.\n\n## 3. Two\n\n## 4. (No title here.)\n\n## "
            "B1. More\n\nOnly if asked.\n");
  EXPECT_EQ(notes_document(*talk, {1}, NotesForm::plain), "The talk\n\n\n2. One (1:30)\n\nSay one.\n");
}

}  // namespace
}  // namespace lectern
