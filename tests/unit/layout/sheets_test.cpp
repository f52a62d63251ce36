#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "layout/paper.h"
#include "support/sample_deck.h"

namespace lectern {
namespace {

// A deck with its pages, and what sheets are made from.
struct Talk {
  explicit Talk(std::string markdown) : out(test::lay_out(std::move(markdown))) {}

  test::LaidOut out;
  Pictures pictures{std::make_shared<const test::MemoryFiles>()};
  LayoutInputs inputs{out.deck, *find_built_in_theme("chancery"), *test::shared_fonts(), pictures};

  std::vector<SlidePicture> pictures_of(std::size_t slide) const {
    std::vector<SlidePicture> all;
    const std::vector<Scene>& pages = out.slides[slide];
    for (std::size_t i = 0; i < pages.size(); ++i)
      all.push_back(
          {slide, static_cast<int>(i), static_cast<int>(pages.size()), pages[i].step_count - 1, 1, &pages[i]});
    return all;
  }
  std::vector<Scene> notes(std::size_t slide, SheetNumber first = {1, 9}) const {
    return layout_notes_sheets(inputs, pictures_of(slide), a4_paper(), first);
  }
};

bool says(const Scene& scene, const std::string& words) {
  return text_of(scene).find(words) != std::string::npos;
}

// No item but a clipped one reaches beyond its sheet.
void expect_inside(const Scene& sheet) {
  const Rect paper{0, 0, sheet.size.width, sheet.size.height};
  for (const SceneItem& item : sheet.items) EXPECT_TRUE(paper.contains(bounds(item), 0.5F)) << dump(sheet);
}

std::string paragraphs(int count) {
  std::string text;
  for (int i = 0; i < count; ++i)
    text += "Paragraph " + std::to_string(i) + ". Words that go on and on for the speaker to say to them all.\n\n";
  return text;
}

TEST(NotesSheets, hold_the_slide_its_number_its_times_and_its_notes) {
  const Talk talk(
      "## One\n\n<!-- time: 2m -->\n\n- a point\n\n<!-- Say this. -->\n\n## Two\n\n<!-- time: 90s -->\n\ntext\n");
  const std::vector<Scene> sheets = talk.notes(1, {2, 3});
  ASSERT_EQ(sheets.size(), 1U);
  EXPECT_TRUE(says(sheets[0], "from 2:00"));
  EXPECT_TRUE(says(sheets[0], "1:30 planned"));
  EXPECT_TRUE(says(sheets[0], "Page 2 of 3"));
  EXPECT_TRUE(says(talk.notes(0)[0], "Say this."));
  EXPECT_TRUE(says(talk.notes(0)[0], "a point"));
  expect_inside(sheets[0]);
}

TEST(NotesSheets, are_read_in_order_number_slide_notes) {
  const Talk talk("## The title\n\nbody\n\n<!-- A note. -->\n");
  const std::string read = text_of(talk.notes(0)[0]);
  EXPECT_LT(read.find("The title"), read.find("body"));
  EXPECT_LT(read.find("body"), read.find("A note."));
}

TEST(NotesSheets, long_notes_flow_on_and_no_paragraph_is_lost) {
  const Talk talk("## One\n\ntext\n\n<!--\n" + paragraphs(80) + "-->\n");
  const std::vector<Scene> sheets = talk.notes(0);
  ASSERT_GT(sheets.size(), 2U);
  std::string all;
  for (const Scene& sheet : sheets) {
    all += text_of(sheet);
    expect_inside(sheet);
  }
  for (int i = 0; i < 80; ++i) EXPECT_NE(all.find("Paragraph " + std::to_string(i) + "."), std::string::npos) << i;
  EXPECT_TRUE(says(sheets[1], "(2/" + std::to_string(sheets.size()) + ")"));
}

TEST(NotesSheets, a_slide_of_many_pages_shows_them_all_above_its_notes) {
  std::string source = "## Long\n\n";
  for (int i = 0; i < 120; ++i) source += "- item " + std::to_string(i) + " of a list that is too long for one page\n";
  const Talk talk(source + "\n<!--\n" + paragraphs(3) + "-->\n");
  ASSERT_GT(talk.out.slides[0].size(), 6U);
  const std::vector<Scene> sheets = talk.notes(0);
  EXPECT_TRUE(says(sheets[0], "item 0 "));
  EXPECT_TRUE(says(sheets[0], "item 119 "));
  expect_inside(sheets[0]);
}

TEST(NotesSheets, a_table_row_higher_than_a_sheet_is_shrunk_not_cut) {
  std::string cell;
  for (int i = 0; i < 1500; ++i) cell += "word" + std::to_string(i) + " ";
  const Talk talk("## One\n\ntext\n\n<!--\n| A | B |\n|---|---|\n| " + cell + " | b |\n-->\n");
  for (const Scene& sheet : talk.notes(0)) expect_inside(sheet);
}

TEST(NotesSheets, run_from_right_to_left_with_their_deck) {
  const Talk talk(
      "---\nlang: ar\n---\n\n## \u0645\u0627 \u0627\u062A\u0641\u0642\n\ntext\n\n<!-- \u0647\u0630\u0647 "
      "\u0645\u0644\u0627\u062D\u0638\u0629 -->\n");
  const Scene sheet = talk.notes(0)[0];
  float right = 0;
  for (const SceneItem& item : sheet.items) {
    const auto* draw = std::get_if<DrawText>(&item.shape);
    if (draw != nullptr && draw->run->right_to_left && draw->size == 36) right = std::max(right, bounds(item).right());
  }
  EXPECT_NEAR(right, sheet.size.width - 110, 1) << "the note begins at the right margin";
}

TEST(Sheets, bear_the_markings_of_what_is_on_them_each_once_at_head_and_foot) {
  const Talk talk(
      "---\nmarking: OFFICIAL\n---\n\n## One\n\ntext\n\n## Two\n\ntext\n\n## Three\n\n<!-- _marking: SECRET "
      "-->\n\ntext\n");
  std::vector<HandoutPlace> places;
  for (std::size_t i = 0; i < 3; ++i) places.push_back({talk.pictures_of(i)[0], 0});
  const Scene sheet = layout_handout_sheet(talk.inputs, places, {a4_paper(), 3, false}, {1, 1});
  // Slides are half as wide as the sheet, so that its own marking is the larger one.
  int marks = 0;
  for (const SceneItem& item : sheet.items) {
    const auto* draw = std::get_if<DrawText>(&item.shape);
    if (draw != nullptr && draw->size == 24 && draw->run->text.find("OFFICIAL") != std::string::npos) ++marks;
  }
  EXPECT_EQ(marks, 2);
}

TEST(Handout, every_division_keeps_its_places_apart_and_on_the_sheet) {
  const Talk talk("## One\n\ntext\n\n<!-- A note. -->\n");
  for (const int per_sheet : {2, 3, 4, 6, 9}) {
    for (const Paper& paper : {a4_paper(), letter_paper()}) {
      const std::vector<HandoutPlace> places(static_cast<std::size_t>(per_sheet), {talk.pictures_of(0)[0], 0});
      const Scene sheet = layout_handout_sheet(talk.inputs, places, {paper, per_sheet, false}, {1, 1});
      expect_inside(sheet);
      std::vector<Rect> slides;
      std::size_t lines = 0;
      for (const SceneItem& item : sheet.items) {
        if (item.role == ItemRole::background) slides.push_back(bounds(item));
        if (bounds(item).height != 1.5F) continue;
        ++lines;
        EXPECT_LT(bounds(item).bottom(), paper.size.height - 125) << per_sheet << " a sheet: clear of the foot";
      }
      ASSERT_EQ(slides.size(), static_cast<std::size_t>(per_sheet));
      for (std::size_t a = 0; a < slides.size(); ++a) {
        for (std::size_t b = 0; b < a; ++b) EXPECT_FALSE(slides[a].intersects(slides[b])) << per_sheet;
      }
      EXPECT_GE(lines, 2 * slides.size()) << per_sheet << " a sheet: room to write";
      EXPECT_FALSE(says(sheet, "A note."));
    }
  }
  EXPECT_FALSE(is_handout_division(5));
}

TEST(Handout, notes_that_are_too_long_for_their_place_go_on_in_the_next) {
  const Talk talk("## One\n\ntext\n\n<!--\n" + paragraphs(30) + "-->\n");
  const HandoutStyle style{a4_paper(), 6, true};
  const std::size_t parts = handout_notes_parts(talk.inputs, 0, 1, style);
  ASSERT_GT(parts, 2U);
  std::string all;
  for (std::size_t part = 0; part < parts; ++part) {
    HandoutPlace place{talk.pictures_of(0)[0], part};
    if (part > 0) place.picture.scene = nullptr;
    const Scene sheet = layout_handout_sheet(talk.inputs, std::vector<HandoutPlace>(1, place), style, {1, 1});
    expect_inside(sheet);
    all += text_of(sheet);
  }
  for (int i = 0; i < 30; ++i) EXPECT_NE(all.find("Paragraph " + std::to_string(i) + "."), std::string::npos) << i;
}

TEST(Handout, two_slides_a_sheet_have_room_for_the_notes_of_a_minute) {
  std::string minute;  // 130 words, as a briefing has them
  for (int i = 0; i < 13; ++i) minute += "ten words of a note that is written for speaking ";
  for (const Paper& paper : {a4_paper(), letter_paper()}) {
    const Talk talk("## One\n\ntext\n\n<!--\n" + minute + "\n-->\n");
    EXPECT_EQ(handout_notes_parts(talk.inputs, 0, 1, {paper, 2, true}), 1U);
  }
}

TEST(Contact, sheets_of_every_shape_hold_what_they_say_and_no_more) {
  const Talk talk(
      "---\ntitle: The talk\n---\n\n## One with a title that is far too long to stand under a slide this small in "
      "full\n\ntext\n");
  for (const Size size : {Size{1920, 1080}, Size{1440, 1080}, Size{764, 1080}, Size{4000, 1080}}) {
    for (const int columns : {1, 2, 4, 9, 20}) {
      const ContactStyle style{size, columns};
      const std::size_t places = contact_places(talk.inputs, style);
      ASSERT_GE(places, static_cast<std::size_t>(columns));
      const std::vector<SlidePicture> pictures(places, talk.pictures_of(1)[0]);
      const Scene sheet = layout_contact_sheet(talk.inputs, pictures, style, {1, 2});
      expect_inside(sheet);
      const auto slides = std::ranges::count(sheet.items, ItemRole::background, &SceneItem::role);
      EXPECT_EQ(static_cast<std::size_t>(slides), places);
    }
  }
}

TEST(Contact, a_few_slides_fill_their_sheet) {
  const Talk talk("## One\n");
  const ContactStyle style;
  const auto columns = [&](std::size_t slides) { return contact_columns(talk.inputs, style, slides); };
  EXPECT_EQ(columns(1), 1);
  EXPECT_EQ(columns(2), 2);
  EXPECT_EQ(columns(6), 3);
  EXPECT_EQ(columns(7), 4);
  EXPECT_EQ(columns(12), 4);
  EXPECT_EQ(columns(100), 4);
  const ContactStyle upright{{764, 1080}, std::nullopt};
  EXPECT_EQ(contact_columns(talk.inputs, upright, 2), 1) << "below each other";
}

TEST(Contact, a_slide_without_a_title_is_called_by_its_first_words) {
  const Talk talk("## One\n\ntext\n\n---\n\nA statement\nof two lines.\n\n---\n\n> Words of\n> -- Somebody\n");
  std::vector<SlidePicture> pictures;
  for (std::size_t slide = 0; slide < 3; ++slide) pictures.push_back(talk.pictures_of(slide)[0]);
  for (SlidePicture& picture : pictures) picture.scene = nullptr;  // the captions alone
  const std::string said = text_of(layout_contact_sheet(talk.inputs, pictures, {}, {1, 1}));
  EXPECT_NE(said.find("One"), std::string::npos) << said;
  EXPECT_NE(said.find("A statement of two lines."), std::string::npos) << said;
  EXPECT_NE(said.find("Words of"), std::string::npos) << said;
}

TEST(Contact, numbers_stand_where_the_lines_of_the_deck_begin) {
  // Where the first glyphs of the number and of the title are, from the left edge of the sheet.
  const auto places = [](const std::string& lang, const std::string& title) {
    const Talk talk("---\nlang: " + lang + "\n---\n\n## " + title + "\n\ntext\n");
    std::vector<SlidePicture> pictures(1, talk.pictures_of(0)[0]);
    pictures[0].scene = nullptr;
    const Scene sheet = layout_contact_sheet(talk.inputs, pictures, {}, {1, 1});
    float number = 0;
    float name = 0;
    for (const SceneItem& item : sheet.items) {
      const auto* text = std::get_if<DrawText>(&item.shape);
      if (text != nullptr && text->run->text.find('1') != std::string::npos) number = text->origin.x;
      if (text != nullptr && text->run->text.find(title) != std::string::npos) name = text->origin.x;
    }
    return std::pair(number, name);
  };
  for (const char* title : {"Title", "ما الذي"}) {
    const auto [number, name] = places("en", title);
    EXPECT_LT(number, name) << title;
    const auto [to_the_left, left_name] = places("ar", title);
    EXPECT_GT(to_the_left, left_name) << title;
  }
}

TEST(Contact, a_marking_stands_clear_of_the_title_and_moves_nothing_in_other_decks) {
  const auto top_of = [](const Scene& sheet, const std::string& words) {
    for (const SceneItem& item : sheet.items) {
      const auto* text = std::get_if<DrawText>(&item.shape);
      if (text != nullptr && text->run->text.find(words) != std::string::npos) return bounds(item).y;
    }
    return -1.0F;
  };
  const std::string slide = "\n---\n\n## One\n\ntext\n";
  const Talk plain("---\ntitle: The talk" + slide);
  const Talk marked("---\ntitle: The talk\nmarking: SECRET" + slide);
  const ContactStyle style;
  const Scene sheet = layout_contact_sheet(marked.inputs, marked.pictures_of(1), style, {1, 1});
  const Scene other = layout_contact_sheet(plain.inputs, plain.pictures_of(1), style, {1, 1});
  EXPECT_GT(top_of(sheet, "The talk"), top_of(other, "The talk") + 10);
  EXPECT_EQ(contact_places(marked.inputs, style), contact_places(plain.inputs, style));
}

TEST(Paper, headings_of_slides_stand_below_those_they_belong_to) {
  const Talk talk("## One\n\ntext\n\n### Part\n\n- a\n- b\n");
  std::vector<SlidePicture> pictures = talk.pictures_of(0);
  const auto kinds = [&](int level) {
    pictures[0].heading_level = level;
    std::string found;
    for (const Tag& tag : layout_contact_sheet(talk.inputs, pictures, {}, {1, 1}).tags) {
      if (tag.kind == TagKind::h1) found += "1";
      if (tag.kind == TagKind::h2) found += "2";
      if (tag.kind == TagKind::h3) found += "3";
    }
    return found;
  };
  EXPECT_EQ(kinds(1), "13");
  EXPECT_EQ(kinds(2), "23");
  EXPECT_EQ(kinds(3), "33") << "no deeper than a scene knows";
}

TEST(Paper, has_the_sizes_of_its_standards_in_points) {
  EXPECT_NEAR(a4_paper().size.width * kPointsPerPaperUnit, 595.28F, 0.01F);
  EXPECT_NEAR(a4_paper().size.height * kPointsPerPaperUnit, 841.89F, 0.01F);
  EXPECT_NEAR(letter_paper().size.height * kPointsPerPaperUnit, 792, 0.01F);
  EXPECT_TRUE(paper_from_name("Letter"));
  EXPECT_FALSE(paper_from_name("a5"));
}

}  // namespace
}  // namespace lectern
