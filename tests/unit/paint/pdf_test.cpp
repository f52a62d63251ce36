#include "paint/pdf.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "image/colour_profile.h"
#include "unit/image/encoders.h"
#include "unit/image/profiles.h"
#include "unit/paint/pdf_parts.h"
#include "unit/paint/text_scene.h"

namespace lectern {
namespace {

Scene scene_with_text(const std::string& text, const std::string& family = "Inter") {
  Scene scene = scene_of(400, 100);
  scene.title = text;
  scene.tags = {{TagKind::document, -1, {}, {}}, {TagKind::h1, 0, {}, {}}};
  add_text(scene, text, {10, 60}, 40, {0, 0, 0, 255}, family);
  for (SceneItem& item : scene.items) item.tag = 1;
  return scene;
}

Scene scene_with_picture(const std::string& file, Rect crop = {0, 0, 1, 1}) {
  Scene scene = scene_of(100, 100);
  const auto image = decode_image(shared_bytes(file));
  if (image) add(scene, DrawImage{*image, {10, 10, 50, 50}, crop});
  return scene;
}

TEST(Pdf, equal_pages_give_equal_bytes_in_whatever_order_they_were_built) {
  std::vector<PdfPage> pages;
  pages.push_back(page_of(scene_with_text("One")));
  pages.push_back(page_of(scene_with_text("Two")));
  const std::string forwards = written(std::move(pages));
  PdfPage two = page_of(scene_with_text("Two"));
  two.pack();
  std::vector<PdfPage> again;
  again.push_back(page_of(scene_with_text("One")));
  again.push_back(std::move(two));
  EXPECT_EQ(forwards, written(std::move(again)));
  EXPECT_NE(forwards, written({}));
}

TEST(Pdf, memory_of_pages_does_not_keep_pictures) {
  std::weak_ptr<const Image> kept;
  std::string out;
  PdfWriter writer({}, [](std::span<const std::uint8_t>) -> Result<void> { return {}; });
  {
    const Scene scene = scene_with_picture(png_of(colourful(20, 20)));
    kept = std::get<DrawImage>(scene.items.at(0).shape).image;
    ASSERT_TRUE(writer.add(page_of(scene)));
  }
  EXPECT_TRUE(kept.expired());
}

TEST(Pdf, a_picture_on_many_pages_is_written_once) {
  const Scene scene = scene_with_picture(png_of(colourful(20, 20), {2, 8, false}));
  std::vector<PdfPage> pages;
  for (int i = 0; i < 3; ++i) pages.push_back(page_of(scene));
  EXPECT_EQ(parts_of(written(std::move(pages))).count_of("/Subtype/Image"), 1);
}

TEST(Pdf, a_picture_that_was_read_anew_for_another_page_is_written_once_too) {
  std::vector<PdfPage> pages;
  for (int i = 0; i < 3; ++i) {
    pages.push_back(page_of(scene_with_picture(jpeg_of(colourful(20, 20)))));
    pages.push_back(page_of(scene_with_picture(jpeg_of(colourful(30, 20)))));
  }
  EXPECT_EQ(parts_of(written(std::move(pages))).count_of("/Subtype/Image"), 2);
}

TEST(Pdf, a_map_is_drawn_as_finely_as_it_is_shown_and_once_for_all_that_need_no_finer_one) {
  std::string coast = "M1 9";
  for (int i = 1; i < 300; ++i) coast += fmt::format("L{} {}.{}", 1 + i * 0.3, 10 + i * 7 % 40, i % 10);
  const auto map = decode_image(shared_bytes(fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><path d="{}Z" fill="#123"/></svg>)", coast)));
  ASSERT_TRUE(map);
  std::vector<PdfPage> pages;
  for (const float width : {100.0F, 50.0F, 400.0F, 200.0F}) {
    Scene scene = scene_of(500, 500);
    add(scene, DrawImage{*map, {10, 10, width, width}, {0, 0, 1, 1}});
    pages.push_back(page_of(scene));
  }
  const PdfParts parts = parts_of(written(std::move(pages)));
  EXPECT_EQ(parts.count_of("/Predictor 15/Columns"), 2);
  // A tenth of a point: 0.2 slide units, of which one is one of the map's, or four.
  std::vector<std::string> drawings;
  for (const auto& [number, object] : parts.objects)
    if (object.find("/Predictor 15/Columns") != std::string::npos) drawings.push_back(parts.streams.at(number));
  ASSERT_EQ(drawings.size(), 2U);
  EXPECT_NE(drawings[0].find("q .2 "), std::string::npos) << drawings[0].substr(0, 200);
  EXPECT_NE(drawings[1].find(".05 "), std::string::npos) << drawings[1].substr(0, 200);
}

TEST(Pdf, photographs_pass_through_without_what_the_camera_wrote_beside_them) {
  const std::string jpeg = jpeg_of(colourful(32, 16), JpegKind::rgb, 6);
  const PdfParts parts = parts_of(scene_with_picture(jpeg));
  const std::string stored = parts.stream_with("/DCTDecode");
  ASSERT_FALSE(stored.empty());
  EXPECT_EQ(stored.find("Exif"), std::string::npos);
  const std::size_t tables = jpeg.find("\xFF\xDB");
  EXPECT_EQ(stored.substr(stored.find("\xFF\xDB")), jpeg.substr(tables));
  EXPECT_NE(parts.object_with("/DCTDecode").find("/Width 32/Height 16"), std::string::npos);
  EXPECT_EQ(parts.stream_with("/Subtype/Form"), "0 -1 1 0 0 1 cm /I Do") << "a quarter turn to the right";
}

TEST(Pdf, photographs_pass_through_without_what_a_telephone_wrote_behind_them) {
  const std::string jpeg = jpeg_of(colourful(32, 16));
  const std::string stored = parts_of(scene_with_picture(jpeg)).stream_with("/DCTDecode");
  ASSERT_FALSE(stored.empty());
  const std::string second = jpeg_of(colourful(16, 16), JpegKind::progressive, 6);
  EXPECT_EQ(parts_of(scene_with_picture(jpeg + second)).stream_with("/DCTDecode"), stored);
  EXPECT_EQ(parts_of(scene_with_picture(jpeg + "....ftypmp42 and a film")).stream_with("/DCTDecode"), stored);
}

TEST(Pdf, a_photograph_that_is_broken_inside_goes_in_as_it_is_shown) {
  const std::string jpeg = jpeg_of(colourful(64, 64));
  const PdfParts parts = parts_of(scene_with_picture(jpeg.substr(0, jpeg.size() / 2) + "\xFF\xD9"));
  EXPECT_EQ(parts.count_of("/DCTDecode"), 0);
  EXPECT_EQ(parts.count_of("/Subtype/Image/Width 64/Height 64"), 1);
}

TEST(Pdf, photographs_in_inks_and_in_grey_keep_their_channels) {
  EXPECT_NE(parts_of(scene_with_picture(jpeg_of(colourful(16, 16), JpegKind::cmyk)))
                .object_with("/DCTDecode")
                .find("/BitsPerComponent 8/Filter/DCTDecode/Decode[1 0 1 0 1 0 1 0]"),
            std::string::npos);
  EXPECT_NE(parts_of(scene_with_picture(jpeg_of(colourful(16, 16), JpegKind::grey)))
                .object_with("/DCTDecode")
                .find("/DeviceGray"),
            std::string::npos);
}

TEST(Pdf, inks_say_how_they_are_painted) {
  const PdfParts parts = parts_of(scene_with_picture(jpeg_of(colourful(16, 16), JpegKind::cmyk)));
  EXPECT_NE(parts.object_with("/DCTDecode").find("/ColorSpace[/ICCBased "), std::string::npos);
  EXPECT_EQ(parts.stream_with("/N 4/Alternate/DeviceCMYK"), plain_ink_profile());
}

TEST(Pdf, pictures_with_a_colour_profile_keep_it_once_for_all) {
  const std::string profile = rgb_profile(1.0);
  Scene scene = scene_with_picture(jpeg_of(colourful(16, 16), JpegKind::rgb, 0, profile));
  for (const int width : {16, 24}) {
    const auto image = decode_image(shared_bytes(png_of(colourful(width, 16), {2, 8, false}, profile)));
    ASSERT_TRUE(image);
    add(scene, DrawImage{*image, {10, 10, 50, 50}, {0, 0, 1, 1}});
  }
  const PdfParts parts = parts_of(scene);
  EXPECT_EQ(parts.count_of("/N 3/Alternate/DeviceRGB"), 1);
  EXPECT_EQ(parts.stream_with("/N 3/Alternate/DeviceRGB"), profile);
  EXPECT_EQ(parts.count_of("/ColorSpace[/ICCBased "), 3);
  EXPECT_EQ(parts.stream_with("/DCTDecode").find("ICC_PROFILE"), std::string::npos);
  const std::string grey = grey_profile(1.0);
  EXPECT_EQ(parts_of(scene_with_picture(jpeg_of(colourful(16, 16), JpegKind::grey, 0, grey)))
                .stream_with("/N 1/Alternate/DeviceGray"),
            grey);
}

TEST(Pdf, png_passes_through_where_pdf_can_read_it) {
  const std::string png = png_of(colourful(20, 10), {2, 8, false});
  const PdfParts parts = parts_of(scene_with_picture(png));
  EXPECT_NE(parts.bytes.find(png.substr(png.find("IDAT") + 4, 40)), std::string::npos);
  EXPECT_NE(parts.object_with("/Subtype/Image").find("/Predictor 15/Colors 3/BitsPerComponent 8/Columns 20"),
            std::string::npos);
  EXPECT_EQ(parts.count_of("/SMask"), 0);
}

TEST(Pdf, transparent_pictures_have_a_mask) {
  EXPECT_EQ(parts_of(scene_with_picture(png_of(colourful(20, 10, 0)))).count_of("/SMask"), 1);
}

TEST(Pdf, pictures_of_few_colours_have_a_palette) {
  Rgba few{4, 1, {255, 0, 0, 255, 0, 0, 255, 255, 255, 0, 0, 128, 9, 9, 9, 0}};
  const PdfParts parts = parts_of(scene_with_picture(png_of(few)));
  const std::string picture = parts.object_with("/Indexed");
  EXPECT_NE(picture.find("[/Indexed/DeviceRGB 2<FF00000000FF000000>]"), std::string::npos) << picture;
  EXPECT_EQ(parts.stream_with("/Indexed"), std::string("\0\1\0\2", 4));
  const PdfParts many = parts_of(scene_with_picture(png_of(colourful(20, 20, 0))));
  EXPECT_EQ(many.count_of("/Indexed"), 0);
  EXPECT_EQ(many.count_of("/SMask"), 1);
}

TEST(Pdf, a_glyph_that_stands_for_two_characters_is_in_two_fonts) {
  EXPECT_EQ(parts_of(scene_with_text("و و")).count_of("/Subtype/Type0"), 1);
  // The blank parts the words, and carries the second letter of the ligature.
  const PdfParts parts = parts_of(scene_with_text("لا و"));
  EXPECT_EQ(parts.count_of("/Subtype/Type0"), 2);
  EXPECT_EQ(parts.count_of("/FontFile2"), 1) << "of one file";
}

TEST(Pdf, faces_that_may_not_be_embedded_are_drawn_and_named) {
  std::vector<FontFile> files = catalogue_fonts();
  const auto inter = std::ranges::find(files, std::string("Inter"), &FontFile::family);
  ASSERT_NE(inter, files.end());
  FontFile forbidden = *inter;
  forbidden.open = [open = inter->open]() -> Result<SharedBytes> {
    std::string bytes(open()->text());
    // Table records of 16 bytes from byte 12 on: tag, checksum, offset, length; fsType is at byte 8 of OS/2.
    const std::size_t record = bytes.find("OS/2");
    std::size_t offset = 0;
    for (std::size_t i = 8; i < 12; ++i) offset = offset << 8U | static_cast<unsigned char>(bytes[record + i]);
    bytes[offset + 9] = 2;
    return shared_bytes(std::move(bytes));
  };
  const FontSet fonts({forbidden});
  const StyledText styled{"Ab", {{0, 2, {}}}};
  const BrokenText broken = break_lines(shape_paragraph(fonts, styled, {}), {40, 1e6F, Breaking::greedy});
  Scene scene = scene_of(100, 100);
  for (const PlacedRun& run : broken.lines.at(0).runs) {
    add(scene, DrawText{run.run, run.first, run.last, {10, 50}, run.size, run.width, {}});
  }
  PdfSummary summary;
  const PdfParts parts = parts_of(scene, {}, &summary);
  EXPECT_EQ(summary.drawn_families, std::vector<std::string>{"Inter"});
  EXPECT_GE(parts.count_of("/Subtype/Type3"), 1);
  // Each has the yardstick by which programs guess its size, so that a word of glyphs from two of them is one word.
  EXPECT_EQ(parts.count_of("/m ]"), parts.count_of("/Subtype/Type3"));
  EXPECT_EQ(parts.count_of("600 ]"), parts.count_of("/Subtype/Type3"));
  EXPECT_EQ(parts.count_of("/FontFile"), 0);
  EXPECT_NE(parts.stream_with("/Filter/FlateDecode/Length"), "");
}

TEST(Pdf, links_lead_to_pages_that_are_there_and_to_the_web) {
  Scene scene = scene_with_text("Here");
  const Rect box = bounds(scene.items.at(0));
  scene.links = {{box, "#there", 0}};
  EXPECT_EQ(parts_of(scene).count_of("/Subtype/Link"), 0);
  PdfSettings settings;
  settings.destinations = {"elsewhere", "there"};
  const PdfParts inner = parts_of(scene, settings);
  EXPECT_NE(inner.object_with("/Subtype/Link").find("/Dest (there)"), std::string::npos);
  EXPECT_EQ(inner.count_of("/S/Link"), 1);
  EXPECT_NE(inner.object_with("/Subtype/Link").find("/Contents (Here)"), std::string::npos);
  scene.links = {{box, "https://example.org/(a)", 0}};
  EXPECT_NE(parts_of(scene).object_with("/Subtype/Link").find("/URI (https://example.org/\\(a\\))"), std::string::npos);
  scene.links = {{box, "https://example.org/平 \"x\"", 0}};
  EXPECT_NE(parts_of(scene).object_with("/Subtype/Link").find("/URI (https://example.org/%E5%B9%B3%20%22x%22)"),
            std::string::npos);
}

TEST(Pdf, names_are_in_the_order_of_their_bytes) {
  PdfPageSetup setup;
  setup.names = {"ål-b", "z", "ål", "a-b", "a", "a"};
  std::vector<PdfPage> pages;
  pages.emplace_back(std::move(setup));
  const std::string tree = parts_of(written(std::move(pages))).object_with("/Names[");
  std::size_t at = 0;
  for (const char* const name : {"(a)[", "(a-b)[", "(z)[", "<FEFF00E5006C>[", "<FEFF00E5006C002D0062>["}) {
    const std::size_t found = tree.find(name);
    ASSERT_NE(found, std::string::npos) << name << " in " << tree;
    EXPECT_GE(found, at) << name << " in " << tree;
    at = found;
  }
  EXPECT_EQ(tree.find("(a)["), tree.rfind("(a)["));
}

TEST(Pdf, links_that_could_run_something_are_left_out) {
  struct Row {
    std::string_view target;
    bool linked;
  };
  for (const Row& row : {Row{"https://example.org", true}, Row{"HTTP://example.org", true}, Row{"mailto:a@b.c", true},
                         Row{"annex.pdf", true}, Row{"a/b:c.pdf", true}, Row{"javascript:alert(1)", false},
                         Row{"JavaScript:alert(1)", false}, Row{"file:///etc/passwd", false},
                         Row{"data:text/html,x", false}, Row{" javascript:x", false}, Row{"", false}}) {
    Scene scene = scene_with_text("Here");
    scene.links = {{bounds(scene.items.at(0)), std::string(row.target), 0}};
    EXPECT_EQ(parts_of(scene).count_of("/Subtype/Link"), row.linked ? 1 : 0) << row.target;
  }
}

TEST(Pdf, what_a_step_does_not_show_is_not_there) {
  Scene scene = scene_with_text("Secret");
  for (SceneItem& item : scene.items) item.first_step = 1;
  scene.step_count = 2;
  PdfPage page({.size = {400, 100}, .label = {}, .names = {}, .bookmarks = {}});
  page.place(scene, 0, {0, 0, 400, 100});
  std::vector<PdfPage> pages;
  pages.push_back(std::move(page));
  const PdfParts parts = parts_of(written(std::move(pages)));
  EXPECT_EQ(parts.content(0).find("BT"), std::string::npos);
  EXPECT_EQ(parts.count_of("/S/H1"), 0);
}

TEST(Pdf, several_scenes_share_a_page) {
  PdfPage page({.size = {200, 300}, .label = {}, .names = {}, .bookmarks = {}});
  page.place(scene_with_text("Above"), 0, {0, 0, 200, 100});
  page.place(scene_with_text("Below"), 0, {0, 150, 200, 100});
  std::vector<PdfPage> pages;
  pages.push_back(std::move(page));
  const PdfParts parts = parts_of(written(std::move(pages)));
  EXPECT_EQ(parts.count_of("/S/Sect"), 2);
  EXPECT_NE(parts.content(0).find(".5 0 0 -.5 0 275 cm"), std::string::npos) << parts.content(0);
  EXPECT_NE(parts.content(0).find(".5 0 0 -.5 0 125 cm"), std::string::npos) << parts.content(0);
}

TEST(Pdf, shades_that_fade_have_a_mask_and_opacity_a_state) {
  Scene scene = scene_of(100, 100);
  add(scene, FillGradient{{0, 0, 100, 50}, {255, 0, 0, 255}, {0, 0, 255, 0}});
  add(scene, FillRect{{0, 50, 100, 50}, {0, 0, 0, 255}, 5}).opacity = 0.5F;
  const PdfParts parts = parts_of(scene);
  EXPECT_NE(parts.object_with("/Type/Page/").find("/SMask<</S/Luminosity"), std::string::npos);
  EXPECT_NE(parts.object_with("/Type/Page/").find("/A128<</ca .502/CA .502>>"), std::string::npos);
  EXPECT_NE(parts.object_with("/Type/Page/").find("/C0[1 0 0 ]/C1[1 0 0 ]"), std::string::npos)
      << "the colour stays red while it fades";
}

TEST(Pdf, a_fade_of_several_pieces_is_one_shading) {
  Scene scene = scene_of(100, 100);
  FillGradient fill{{0, 0, 100, 50}, {255, 0, 0, 255}, {255, 0, 0, 0}};
  fill.between = {{0.25F, {255, 0, 0, 255}}, {0.75F, {255, 0, 0, 102}}};
  add(scene, fill);
  const PdfParts parts = parts_of(scene);
  EXPECT_NE(parts.object_with("/SMask<<").find("/Bounds[.25 .75 ]/Encode[0 1 0 1 0 1 ]"), std::string::npos)
      << parts.object_with("/SMask<<");
  EXPECT_EQ(parts.content(0).find(" sh"), parts.content(0).rfind(" sh"));
}

TEST(Pdf, an_error_of_the_sink_ends_the_writing) {
  int left = 3;
  PdfWriter writer({}, [&](std::span<const std::uint8_t>) -> Result<void> {
    if (left-- > 0) return {};
    return std::unexpected(Error{"the disk is full", {}});
  });
  Result<void> outcome;
  for (int i = 0; i < 5 && outcome; ++i) outcome = writer.add(page_of(scene_with_text("x")));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().message, "the disk is full");
  EXPECT_FALSE(writer.finish());
}

TEST(Pdf, shapes_beside_a_text_are_decoration) {
  Scene scene = scene_with_text("Here");
  add(scene, FillRect{{10, 64, 80, 2}, {0, 0, 0, 255}, 0}).tag = 1;
  const std::string heading = parts_of(scene).object_with("/S/H1");
  EXPECT_NE(heading.find("/K[0 ]"), std::string::npos) << heading;
}

TEST(Pdf, headings_stand_as_deep_as_their_page_says_but_never_skip_a_level) {
  const auto levels = [](const std::vector<int>& wanted) {
    std::vector<PdfPage> pages;
    const Scene scene = scene_with_text("Here");
    for (const int level : wanted) {
      PdfPageSetup setup;
      setup.heading_level = level;
      pages.emplace_back(std::move(setup)).place(scene, 0, {0, 0, 400, 100});
    }
    const PdfParts parts = parts_of(written(std::move(pages)));
    std::vector<int> counts;
    for (const char* const type : {"/S/H1", "/S/H2", "/S/H3", "/S/H4", "/S/H9"}) counts.push_back(parts.count_of(type));
    return counts;
  };
  EXPECT_EQ(levels({1, 2, 3, 3, 2, 3}), (std::vector<int>{1, 2, 3, 0, 0}));
  EXPECT_EQ(levels({3, 3}), (std::vector<int>{2, 0, 0, 0, 0}));
  EXPECT_EQ(levels({1, 9, 1, 3}), (std::vector<int>{2, 2, 0, 0, 0}));
}

TEST(Pdf, figures_have_their_words_and_their_place) {
  Scene scene = scene_with_picture(png_of(colourful(20, 10), {2, 8, false}));
  scene.tags = {{TagKind::document, -1, {}, {}}, {TagKind::figure, 0, "A bridge", {}}};
  scene.items.at(0).tag = 1;
  const std::string figure = parts_of(scene).object_with("/S/Figure");
  EXPECT_NE(figure.find("/Alt (A bridge)"), std::string::npos) << figure;
  EXPECT_NE(figure.find("/BBox[10 40 60 90 ]"), std::string::npos) << figure;
  scene.tags.at(1).alt.clear();
  EXPECT_EQ(parts_of(scene).object_with("/S/Figure"), "") << "a picture without words is decoration";
}

}  // namespace
}  // namespace lectern
