#include <gtest/gtest.h>

#include "support/sample_deck.h"

namespace lectern {
namespace {

struct Row {
  const char* name;
  const char* markdown;
  SlideLayout layout;
};

TEST(ChooseLayout, follows_the_content) {
  const std::vector<Row> rows{
      {"bullets", "## T\n\n- a\n- b\n", SlideLayout::bullets},
      {"a lone title", "## Japan spends **1 %** of GDP on defence\n", SlideLayout::statement},
      {"a lone sentence", "## A\n\nx\n\n---\n\nOnly this sentence stands here.\n\n---\n\n## B\n\ny\n",
       SlideLayout::statement},
      {"a quotation", "## T\n\n> a pretense of a foreign policy\n>\n> -- Miyazawa Kiichi, Prime Minister\n",
       SlideLayout::quote},
      {"three leads",
       "## T\n\n1. **Cyber**: shared rules\n2. **Bio**: early warning\n3. **Order**: civil and military\n",
       SlideLayout::cards},
      {"colon leads", "## T\n\n1. Cyber: shared rules\n2. Bio: early warning\n", SlideLayout::cards},
      {"five leads", "## T\n\n1. **A**: a\n2. **B**: b\n3. **C**: c\n4. **D**: d\n5. **E**: e\n", SlideLayout::rows},
      {"no leads", "## T\n\n1. first thing\n2. second thing\n3. third thing\n", SlideLayout::bullets},
      {"seven leads",
       "## T\n\n1. **A**: a\n2. **B**: b\n3. **C**: c\n4. **D**: d\n5. **E**: e\n6. **F**: f\n7. **G**: g\n",
       SlideLayout::bullets},
      {"table", "## T\n\n| a | b |\n|---|---|\n| 1 | 2 |\n", SlideLayout::table},
      {"code", "## T\n\n```\nx\n```\n", SlideLayout::code},
      {"columns", "## T\n\n::: columns\n::: column\na\n:::\n::: column\nb\n:::\n:::\n", SlideLayout::columns},
      {"picture beside text", "## T\n\n![alt](a.png)\n\n- a\n- b\n", SlideLayout::split},
      {"picture alone", "## T\n\n![alt](a.png)\n", SlideLayout::figure},
      {"pictures alone", "## T\n\n![alt](a.png)\n\n![alt](b.png)\n", SlideLayout::grid},
      {"background", "## T\n\n![bg](a.png)\n\n- a\n", SlideLayout::picture},
      {"asked", "## T\n\n<!-- layout: bullets -->\n\n1. **A**: a\n2. **B**: b\n", SlideLayout::bullets},
  };
  for (const Row& row : rows) {
    Diagnostics diagnostics;
    const Deck deck = read_deck(row.markdown, {}, diagnostics);
    ASSERT_FALSE(deck.slides.empty()) << row.name;
    const std::size_t slide = deck.slides.size() > 1 ? 1 : 0;
    EXPECT_EQ(name_of(layout_of(deck.slides[slide])), name_of(row.layout)) << row.name;
  }
}

}  // namespace
}  // namespace lectern
