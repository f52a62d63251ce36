#include "paint/legibility.h"

#include <gtest/gtest.h>

#include <memory>

#include "files/files.h"
#include "text/shape.h"

namespace lectern {
namespace {

SceneItem words(const char* text, float size, Colour colour, ItemRole role, float y = 400) {
  static const FontSet kFonts(catalogue_fonts());
  const StyledText styled{text, {{0, static_cast<std::uint32_t>(std::string_view(text).size()), {}}}};
  const BrokenText lines = break_lines(shape_paragraph(kFonts, styled, {}), {size, 1800, Breaking::greedy});
  const PlacedRun& run = lines.lines[0].runs[0];
  SceneItem item;
  item.shape = DrawText{run.run, run.first, run.last, {100, y}, size, run.width, colour};
  item.role = role;
  item.source = {7, 9};
  return item;
}

SceneItem box(Rect rect, Colour colour, ItemRole role) {
  SceneItem item;
  item.shape = FillRect{rect, colour, 0};
  item.role = role;
  return item;
}

std::string codes(std::vector<SceneItem> items) {
  Scene scene;
  scene.items = std::move(items);
  Rasterizer rasterizer;
  Diagnostics diagnostics;
  check_legibility(scene, {40, 50}, rasterizer, diagnostics);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics.items()) text += diagnostic.code + " ";
  return text;
}

constexpr Colour kInk{20, 20, 20, 255};
constexpr Colour kGrey{150, 150, 150, 255};

TEST(Legibility, finds_what_the_back_row_cannot_read) {
  EXPECT_EQ(codes({words("body", 42, kInk, ItemRole::text)}), "");
  EXPECT_EQ(codes({words("body", 40, kInk, ItemRole::text)}), "small-text ");
  EXPECT_EQ(codes({words("source", 30, kInk, ItemRole::small_print)}), "");
  EXPECT_EQ(codes({words("source", 28, kInk, ItemRole::small_print)}), "small-print ");
  EXPECT_EQ(codes({words("page 3", 26, kInk, ItemRole::furniture)}), "");
}

TEST(Legibility, a_superscript_beside_its_word_is_not_small_text) {
  SceneItem raised = words("2", 28, kInk, ItemRole::text, 385);
  std::get<DrawText>(raised.shape).origin.x = 130;
  EXPECT_EQ(codes({words("x", 46, kInk, ItemRole::text), raised}), "");
}

TEST(Legibility, code_in_text_may_be_a_little_smaller_and_a_block_of_code_may_not) {
  const auto code = [](TagKind kind) {
    static const FontSet kFonts(catalogue_fonts());
    TextStyle style;
    style.family = "JetBrains Mono";
    const StyledText styled{"code", {{0, 4, style}}};
    const BrokenText lines = break_lines(shape_paragraph(kFonts, styled, {}), {39, 1800, Breaking::greedy});
    const PlacedRun& run = lines.lines[0].runs[0];
    Scene scene;
    scene.tags = {{TagKind::document, -1, {}, {}}, {kind, 0, {}, {}}};
    SceneItem item;
    item.shape = DrawText{run.run, run.first, run.last, {100, 400}, 39, run.width, kInk};
    item.role = ItemRole::text;
    item.tag = 1;
    scene.items = {item};
    Rasterizer rasterizer;
    Diagnostics diagnostics;
    check_legibility(scene, {}, rasterizer, diagnostics);
    return diagnostics.items().size();
  };
  EXPECT_EQ(code(TagKind::p), 0U);
  EXPECT_EQ(code(TagKind::code), 1U);
}

TEST(Legibility, measures_contrast_against_what_lies_beneath) {
  EXPECT_EQ(codes({words("grey", 46, kGrey, ItemRole::text)}), "low-contrast ");
  EXPECT_EQ(codes({words("LARGE", 100, Colour{120, 120, 120, 255}, ItemRole::text)}), "");
  EXPECT_EQ(codes({box({0, 0, 1920, 1080}, kInk, ItemRole::background), words("grey", 46, kGrey, ItemRole::text)}), "");
  EXPECT_EQ(codes({box({0, 0, 1920, 1080}, kInk, ItemRole::background), words("ink", 46, kInk, ItemRole::text)}),
            "low-contrast ");
}

TEST(Legibility, marks_need_three_to_one) {
  EXPECT_EQ(codes({box({100, 100, 12, 12}, kInk, ItemRole::mark)}), "");
  EXPECT_EQ(codes({box({100, 100, 12, 12}, Colour{200, 200, 200, 255}, ItemRole::mark)}), "faint-mark ");
}

TEST(Legibility, the_body_is_reported_before_what_stands_around_it) {
  const auto places = [](std::vector<SceneItem> items) {
    Scene scene;
    scene.items = std::move(items);
    Rasterizer rasterizer;
    Diagnostics diagnostics;
    check_legibility(scene, {40, 50}, rasterizer, diagnostics);
    return diagnostics.items().size() == 1 ? diagnostics.items()[0].where : SourceSpan{};
  };
  SceneItem number = words("3", 26, Colour{230, 230, 230, 255}, ItemRole::furniture, 1030);
  number.source = {};
  EXPECT_EQ(places({words("grey", 46, kGrey, ItemRole::text), number}), (SourceSpan{7, 9}));
  EXPECT_EQ(places({words("ink", 46, kInk, ItemRole::text), number}), (SourceSpan{40, 50})) << "the slide's own place";
}

TEST(Legibility, says_when_a_photograph_is_broken_inside) {
  const auto photograph = [](bool broken) {
    const auto file = read_file(std::string(LECTERN_SOURCE_DIR) + "/briefings/pictures/cargo.jpg");
    std::string bytes(file->text());
    if (broken) bytes = bytes.substr(0, bytes.size() / 2) + "\xFF\xD9";
    Scene scene;
    SceneItem& item = scene.items.emplace_back();
    item.shape = DrawImage{*decode_image(shared_bytes(bytes)), {0, 0, 1920, 1080}};
    item.source = {7, 9};
    Diagnostics diagnostics;
    check_pictures(scene, diagnostics);
    return diagnostics;
  };
  EXPECT_TRUE(photograph(false).items().empty());
  ASSERT_EQ(photograph(true).items().size(), 1U);
  EXPECT_EQ(photograph(true).items()[0].code, "broken-picture");
  EXPECT_EQ(photograph(true).items()[0].where, (SourceSpan{7, 9}));
}

}  // namespace
}  // namespace lectern
