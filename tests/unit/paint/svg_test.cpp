#include "paint/svg.h"

#include <gtest/gtest.h>

#include "base/base64.h"
#include "unit/image/encoders.h"
#include "unit/paint/text_scene.h"

namespace lectern {
namespace {

SvgSettings settings() {
  SvgSettings out;
  out.picture = [](const Image&) { return SvgPictureFile{"image/png", {1, 2, 3}}; };
  return out;
}

TEST(Svg, text_is_text_word_by_word_in_a_face_of_its_own) {
  Scene scene = scene_of(400, 100);
  add_text(scene, "Two words", {10, 60}, 40, {17, 34, 51, 128});
  const std::string svg = write_svg(scene, 0, settings());
  EXPECT_NE(svg.find("@font-face{font-family:f0;font-weight:400;font-style:normal;src:url(data:font/otf;base64,"),
            std::string::npos);
  EXPECT_NE(svg.find(".f0{font-family:f0,'Inter'"), std::string::npos);
  EXPECT_NE(
      svg.find(
          "<text class=\"f0\" font-size=\"40\" fill=\"#112233\" fill-opacity=\".502\"><tspan x=\"10\" y=\"60\">Two "
          "</tspan><tspan x=\""),
      std::string::npos)
      << svg.substr(svg.find("<text"));
  EXPECT_NE(svg.find(">words</tspan></text>"), std::string::npos);
  EXPECT_EQ(svg, write_svg(scene, 0, settings()));
}

TEST(Svg, text_that_runs_to_the_left_is_placed_by_its_right_end) {
  Scene scene = scene_of(400, 100);
  add_text(scene, "שלום", {10, 60}, 40, {0, 0, 0, 255});
  const std::string svg = write_svg(scene, 0, settings());
  EXPECT_NE(svg.find("direction=\"rtl\" unicode-bidi=\"bidi-override\""), std::string::npos);
  const float right = 10 + std::get<DrawText>(scene.items.at(0).shape).width;
  EXPECT_NEAR(std::stof(svg.substr(svg.find("<tspan x=\"") + 10)), right, 0.1F);
}

TEST(Svg, outlines_are_paths) {
  Scene scene = scene_of(400, 100);
  add_text(scene, "Word", {10, 60}, 40, {0, 0, 0, 255});
  SvgSettings outlined = settings();
  outlined.outline_text = true;
  const std::string svg = write_svg(scene, 0, outlined);
  EXPECT_EQ(svg.find("<text"), std::string::npos);
  EXPECT_EQ(svg.find("@font-face"), std::string::npos);
  EXPECT_NE(svg.find("<path fill=\"#000000\" d=\"M"), std::string::npos);
}

TEST(Svg, shapes_clips_and_steps) {
  Scene scene = scene_of(100, 50);
  scene.background = {255, 255, 255, 255};
  scene.title = "A & B";
  scene.lang = "de";
  add(scene, FillRect{{1, 2, 30, 10}, {1, 2, 3, 255}, 4}).clip = Rect{0, 0, 20, 20};
  add(scene, FillRect{{0, 0, 5, 5}, {9, 9, 9, 255}, 0}).first_step = 1;
  scene.step_count = 2;
  EXPECT_EQ(
      write_svg(scene, 0, settings()),
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"de\" xml:space=\"preserve\" width=\"100\" height=\"50\" "
      "viewBox=\"0 0 100 50\">\n"
      "<title>A &amp; B</title>\n"
      "<rect x=\"0\" y=\"0\" width=\"100\" height=\"50\" fill=\"#FFFFFF\" shape-rendering=\"crispEdges\"/>\n"
      "<svg x=\"0\" y=\"0\" width=\"20\" height=\"20\" viewBox=\"0 0 20 20\">"
      "<rect x=\"1\" y=\"2\" width=\"30\" height=\"10\" fill=\"#010203\" rx=\"4\"/>\n</svg>\n"
      "</svg>\n");
  EXPECT_NE(write_svg(scene, 1, settings()).find("fill=\"#090909\""), std::string::npos);
}

TEST(Svg, has_the_size_that_is_asked_for_and_no_paper_where_none_is_wanted) {
  SvgSettings sized = settings();
  sized.size = {50, 40};
  sized.transparent = true;
  const std::string svg = write_svg(scene_of(100, 50), 0, sized);
  EXPECT_NE(svg.find(" width=\"50\" height=\"40\" viewBox=\"0 0 100 50\""), std::string::npos);
  EXPECT_EQ(svg.find("<rect"), std::string::npos);
}

TEST(Svg, fades_keep_their_colour) {
  Scene scene = scene_of(100, 50);
  add(scene, FillGradient{{0, 0, 100, 50}, {255, 0, 0, 255}, {0, 0, 255, 0}});
  EXPECT_NE(write_svg(scene, 0, settings())
                .find("<stop offset=\"0\" stop-color=\"#FF0000\"/><stop offset=\"1\" stop-color=\"#FF0000\" "
                      "stop-opacity=\"0\"/>"),
            std::string::npos);
}

TEST(Svg, a_fade_of_several_pieces_is_one_rectangle) {
  Scene scene = scene_of(100, 50);
  FillGradient fill{{0, 0, 100, 50}, {255, 0, 0, 255}, {255, 0, 0, 0}};
  fill.between = {{0.25F, {255, 0, 0, 255}}, {0.75F, {255, 0, 0, 102}}};
  add(scene, fill);
  const std::string svg = write_svg(scene, 0, settings());
  EXPECT_NE(svg.find("<stop offset=\".25\" stop-color=\"#FF0000\"/><stop offset=\".75\" stop-color=\"#FF0000\" "
                     "stop-opacity=\".4\"/>"),
            std::string::npos)
      << svg;
  EXPECT_EQ(svg.find("fill=\"url(#g0)\""), svg.rfind("fill=\"url("));
}

TEST(Svg, pictures_are_inside_once_and_vectors_stay_vectors) {
  Scene scene = scene_of(100, 50);
  const auto photo = decode_image(shared_bytes(png_of(colourful(4, 4))));
  const std::string drawing =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"4\"><!-- /home/ada/secret.svg --><path "
      "d=\"M0 0h4v4z\"/></svg>";
  const auto vector = decode_image(shared_bytes(drawing));
  ASSERT_TRUE(photo && vector);
  add(scene, DrawImage{*photo, {0, 0, 10, 10}, {0, 0, 1, 1}});
  add(scene, DrawImage{*photo, {20, 0, 10, 10}, {0.5F, 0, 0.5F, 1}});
  add(scene, DrawImage{*vector, {40, 0, 10, 10}, {0, 0, 1, 1}});
  const std::string svg = write_svg(scene, 0, settings());
  EXPECT_NE(svg.find("href=\"data:image/png;base64,AQID\""), std::string::npos);
  EXPECT_EQ(svg.find("data:image/png"), svg.rfind("data:image/png"));
  EXPECT_NE(svg.find("viewBox=\".5 0 .5 1\" preserveAspectRatio=\"none\"><use href=\"#i0\"/>"), std::string::npos);
  EXPECT_NE(svg.find("data:image/svg+xml;base64,"), std::string::npos);
  std::string as_it_was;
  append_base64(as_it_was, shared_bytes(drawing).data);
  EXPECT_EQ(svg.find(as_it_was.substr(0, 80)), std::string::npos) << "what its author's program wrote beside it left";
}

TEST(Svg, links_lead_to_the_files_that_are_there) {
  Scene scene = scene_of(400, 100);
  add_text(scene, "Here", {10, 60}, 40, {0, 0, 0, 255});
  scene.links = {{bounds(scene.items.at(0)), "#there", 0}};
  EXPECT_EQ(write_svg(scene, 0, settings()).find("<a "), std::string::npos);
  SvgSettings more = settings();
  more.destinations["there"] = "talk.002.svg";
  EXPECT_NE(write_svg(scene, 0, more).find("<a href=\"talk.002.svg\"><text"), std::string::npos);
}

}  // namespace
}  // namespace lectern
