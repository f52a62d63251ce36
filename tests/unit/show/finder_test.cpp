#include "show/finder.h"

#include <gtest/gtest.h>

#include "unit/show/talk.h"

namespace lectern {
namespace {

ShowPlan library() {
  ShowPlan plan = plan_from("n n n n b h b");
  const char* const titles[] = {
      "opening", "what nato would ask", "the nato question", "pernato", "nato costs", "nato hidden", "spare 2"};
  const char* const bodies[] = {"welcome to all", "", "budget 2024", "", "budget of nato", "nato", ""};
  const char* const notes[] = {"thank the chair", "budget", "", "", "", "nato", "chair again"};
  for (std::size_t i = 0; i < plan.slides.size(); ++i) {
    plan.slides[i].find_title = titles[i];
    plan.slides[i].find_body = bodies[i];
    plan.slides[i].find_notes = notes[i];
  }
  return plan;
}

std::string found_text(FinderKind kind, std::string_view query) {
  std::string text;
  for (const Found& found : find_slides(library(), kind, query)) {
    constexpr const char* kWhere[] = {"number", "start", "word", "title", "body", "notes", "listed"};
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", found.slide, kWhere[static_cast<int>(found.where)]);
  }
  return text;
}

TEST(Finder, finds_by_number_and_by_title_best_first) {
  EXPECT_EQ(found_text(FinderKind::go_to, "nato"), "4 start, 1 word, 2 word, 3 title");
  EXPECT_EQ(found_text(FinderKind::go_to, "nato ask"), "1 word");
  EXPECT_EQ(found_text(FinderKind::go_to, "budget"), "");
  EXPECT_EQ(found_text(FinderKind::go_to, "2"), "1 number, 6 word");
  EXPECT_EQ(found_text(FinderKind::go_to, "5"), "4 number") << "backup slides count on";
  EXPECT_EQ(found_text(FinderKind::go_to, "99"), "");
  EXPECT_EQ(found_text(FinderKind::go_to, " "), "");
}

TEST(Finder, searches_titles_before_bodies_before_notes) {
  EXPECT_EQ(found_text(FinderKind::search, "budget"), "2 body, 4 body, 1 notes");
  EXPECT_EQ(found_text(FinderKind::search, "nato budget"), "2 body, 4 body, 1 notes");
  EXPECT_EQ(found_text(FinderKind::search, "chair"), "0 notes, 6 notes");
  EXPECT_EQ(found_text(FinderKind::search, "nowhere"), "");
}

TEST(Finder, lists_backup_slides_and_puts_them_first) {
  EXPECT_EQ(found_text(FinderKind::backups, ""), "4 listed, 6 listed");
  EXPECT_EQ(found_text(FinderKind::backups, "chair"), "6 notes, 0 notes");
}

TEST(Finder, never_finds_hidden_slides) {
  EXPECT_EQ(found_text(FinderKind::search, "hidden"), "");
}

}  // namespace
}  // namespace lectern
