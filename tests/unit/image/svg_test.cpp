#include <gtest/gtest.h>

#include <thread>

#include "files/files.h"
#include "image/image.h"
#include "support/known_leaks.h"

namespace lectern {
namespace {

class SvgTest : public testing::Test {
 protected:
  static void SetUpTestSuite() { set_svg_fonts(catalogue_fonts(), openable_path); }
};

std::string svg(const std::string& attributes, const std::string& body) {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + attributes + ">" +
         body + "</svg>";
}

std::shared_ptr<const Image> decoded(const std::string& text) {
  auto image = decode_image(shared_bytes(text));
  EXPECT_TRUE(image.has_value()) << image.error().message;
  return image ? *image : nullptr;
}

int dark_pixels(const PixelImage& image) {
  int count = 0;
  for (const std::uint32_t pixel : image.pixels) count += pixel >> 24U > 128 ? 1 : 0;
  return count;
}

TEST_F(SvgTest, takes_its_size_from_width_and_height_or_the_view_box) {
  const struct {
    std::string attributes;
    Size size;
  } rows[] = {
      {"width=\"120\" height=\"80\"", {120, 80}},
      {"width=\"120\" height=\"80\" viewBox=\"0 0 12 8\"", {120, 80}},
      {"viewBox=\"5 5 30 40\"", {30, 40}},
      {"width=\"1in\" height=\"2in\"", {96, 192}},
      {"", {300, 150}},
  };
  for (const auto& row : rows) {
    const auto image = decoded(svg(row.attributes, "<rect width=\"5\" height=\"5\"/>"));
    ASSERT_NE(image, nullptr);
    EXPECT_EQ(image->size(), row.size) << row.attributes;
    EXPECT_EQ(image->format(), ImageFormat::svg);
    EXPECT_TRUE(image->is_vector());
  }
}

TEST_F(SvgTest, is_rendered_at_the_size_it_is_shown_at) {
  const auto image = decoded(svg("width=\"4\" height=\"4\"", "<rect x=\"2\" width=\"2\" height=\"4\" fill=\"#f00\"/>"));
  const PixelImage large = image->scaled({400, 400});
  EXPECT_EQ(large.pixels[200 * 400 + 199], 0U);
  EXPECT_EQ(large.pixels[200 * 400 + 200], 0xFFFF0000U);
  EXPECT_EQ(image->pixels().size, (PixelSize{4, 4}));
  EXPECT_EQ(image->pixels().pixels[3], 0xFFFF0000U);
}

TEST_F(SvgTest, shows_only_the_crop) {
  const auto image = decoded(svg("width=\"4\" height=\"4\"", "<rect x=\"2\" width=\"2\" height=\"2\" fill=\"#0f0\"/>"));
  for (const std::uint32_t pixel : image->scaled({8, 8}, {0.5F, 0, 0.5F, 0.5F}).pixels) EXPECT_EQ(pixel, 0xFF00FF00U);
  for (const std::uint32_t pixel : image->scaled({8, 8}, {0, 0.5F, 0.5F, 0.5F}).pixels) EXPECT_EQ(pixel, 0U);
}

TEST_F(SvgTest, reads_nothing_outside_itself) {
  const std::string file = std::string(LECTERN_SOURCE_DIR) + "/tests/unit/image/red.svg";
  for (const std::string& reference : {"file://" + file, file, std::string("red.svg")}) {
    const auto image =
        decoded(svg("width=\"9\" height=\"9\"", "<image width=\"9\" height=\"9\" xlink:href=\"" + reference + "\"/>"));
    EXPECT_EQ(dark_pixels(image->pixels()), 0) << reference;
  }
  const auto entity =
      decode_image(shared_bytes("<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" +
                                svg("width=\"9\" height=\"9\"", "<text y=\"9\">&e;</text>")));
  EXPECT_EQ(entity ? dark_pixels((*entity)->pixels()) : 0, 0);
}

TEST_F(SvgTest, entities_within_entities_are_stopped) {
  std::string text = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\">";
  for (char name = 'b'; name <= 'k'; ++name) {
    text += std::string("<!ENTITY ") + name + " \"";
    for (int i = 0; i < 10; ++i) text += std::string("&") + static_cast<char>(name - 1) + ";";
    text += "\">";
  }
  text += "]>" + svg("width=\"9\" height=\"9\"", "<text>&k;</text>");
  const auto image = decode_image(shared_bytes(text));
  EXPECT_FALSE(image.has_value());
}

TEST_F(SvgTest, that_is_broken_is_reported_in_one_line_with_its_place) {
  const auto trouble = [](const std::string& rest) {
    const auto image = decode_image(shared_bytes("<svg xmlns=\"http://www.w3.org/2000/svg\">\n" + rest));
    return image.has_value() ? std::string() : image.error().message;
  };
  for (const std::string rest : {"<rect", "<g></svg>", "<g>&nbsp;</g></svg>", "<text>Z\xFCrich</text></svg>"}) {
    const std::string message = trouble(rest);
    EXPECT_EQ(message.find("the SVG is damaged: line 2: "), 0U) << message;
    EXPECT_GT(message.size(), std::string("the SVG is damaged: line 2: ").size() + 10) << message;
    EXPECT_EQ(message.find_first_of("\r\n"), std::string::npos) << message;
    EXPECT_EQ(message.find("domain"), std::string::npos) << message;
  }
}

TEST_F(SvgTest, text_is_set_in_the_catalogues_faces) {
  const auto width_of = [](const std::string& family) {
    const auto image = decoded(svg("width=\"400\" height=\"40\"",
                                   "<text y=\"30\" font-size=\"30\" font-family=\"" + family + "\">iiiiiiiiii</text>"));
    const PixelImage& pixels = image->pixels();
    int width = 0;
    for (int i = 0; i < pixels.size.width * pixels.size.height; ++i) {
      if (pixels.pixels[static_cast<std::size_t>(i)] >> 24U > 60) width = std::max(width, i % pixels.size.width);
    }
    return width;
  };
  // Ten narrow letters: about 0.25 em each in Inter, 0.6 in a monospaced face.
  EXPECT_LT(width_of("Inter"), 120);
  EXPECT_GT(width_of("JetBrains Mono"), 160);
  EXPECT_EQ(width_of("monospace"), width_of("JetBrains Mono"));
  EXPECT_EQ(width_of("A Face That Nobody Has"), width_of("Inter"));
}

TEST_F(SvgTest, families_that_the_catalogue_lacks_are_named) {
  const struct {
    std::string body;
    std::vector<std::string> unknown;
  } rows[] = {
      {"<text font-family=\"Inter\">a</text>", {}},
      {"<text font-family=\"sans-serif\">a</text>", {}},
      {"<text font-family=\"Arial, Inter\">a</text>", {"Arial"}},
      {"<text font-family=\"'Open Sans', serif\">a</text><text font-family='&quot;Open Sans&quot;'>a</text>",
       {"Open Sans"}},
      {"<style>text { font-family: \"Fira Code\", monospace; } tspan{font-family:Lato}</style>", {"Fira Code", "Lato"}},
      {"<text style=\"fill:red;font-family:Gill Sans\">a</text>", {"Gill Sans"}},
      {"<text style=\"font-family:'inter'\">a</text>", {}},
      {"<text font-family=\"\">a</text><text font-family>", {}},
  };
  for (const auto& row : rows) {
    const std::string text = svg("width=\"9\" height=\"9\"", row.body);
    const auto image = decode_image(shared_bytes(text));
    EXPECT_EQ(image.has_value(), !row.unknown.empty() || row.body.find("font-family>") == std::string::npos);
    EXPECT_EQ(image ? (*image)->unknown_fonts() : row.unknown, row.unknown) << row.body;
  }
}

TEST_F(SvgTest, is_equal_on_every_thread) {
  const auto image = decoded(svg("width=\"200\" height=\"60\"",
                                 "<text y=\"40\" font-size=\"30\" font-family=\"Inter\">Faslane 日本</text>"
                                 "<circle cx=\"150\" cy=\"30\" r=\"20\" fill=\"#12355B\" opacity=\"0.5\"/>"));
  const PixelImage first = image->scaled({333, 100});
  EXPECT_GT(dark_pixels(first), 500);
  std::vector<PixelImage> others(4);
  {
    std::vector<std::jthread> threads;
    for (PixelImage& other : others) threads.emplace_back([&] { other = image->scaled({333, 100}); });
  }
  for (const PixelImage& other : others) EXPECT_EQ(other.pixels, first.pixels);
}

TEST_F(SvgTest, a_drawing_of_it_holds_nothing_but_the_drawing) {
  const std::string text =
      svg("width=\"40\" height=\"20\"",
          "<!-- quagga --><title>quagga</title><metadata>quagga</metadata><script>quagga()</script>"
          "<clipPath id=\"quagga\"><circle r=\"9\"/></clipPath><g clip-path=\"url(#quagga)\"><rect width=\"40\" "
          "height=\"20\" fill=\"#336699\"/></g><text y=\"15\" font-family=\"Inter\">Ag</text>");
  const std::string drawing = decoded(text)->vector_drawing();
  EXPECT_EQ(drawing.find("quagga"), std::string::npos);
  EXPECT_EQ(drawing.find("<text"), std::string::npos);
  EXPECT_NE(drawing.find("<path"), std::string::npos);
  // Looks like the picture that it was made from, and comes out the same each time.
  EXPECT_NEAR(dark_pixels(decoded(drawing)->pixels()), dark_pixels(decoded(text)->pixels()), 3);
  EXPECT_EQ(decoded(text)->vector_drawing(), drawing);
}

TEST_F(SvgTest, what_would_be_drawn_for_ever_is_refused_in_words) {
  const auto outcome = [](const std::string& body) {
    const auto image = decode_image(shared_bytes(svg("width=\"90\" height=\"90\"", body)));
    return image ? std::string("a picture") : image.error().message;
  };
  const std::string rect = "<rect id=\"a0\" width=\"9\" height=\"9\"/>";
  // Ten tens of tens: a text of a kilobyte asks for ten thousand million rectangles.
  std::string nested = "<defs>" + rect;
  for (int i = 1; i <= 10; ++i) {
    nested += "<g id=\"a" + std::to_string(i) + "\">";
    for (int k = 0; k < 10; ++k) nested += "<use xlink:href=\"#a" + std::to_string(i - 1) + "\"/>";
    nested += "</g>";
  }
  nested += "</defs><use xlink:href=\"#a10\"/>";
  std::string filters =
      "<defs><filter id=\"f\"><feMorphology radius=\"200\"/></filter></defs>"
      "<rect width=\"9\" height=\"9\" style=\"filter:url(#f)\"/>";
  std::string many;
  for (int i = 0; i < 120'000; ++i) many += "<path d=\"M0 0h1\"/>";
  EXPECT_EQ(outcome(nested), "the SVG would take endless steps to draw; the limit is 100000");
  EXPECT_EQ(outcome(filters).substr(0, 25), "the SVG would take 800020");
  EXPECT_EQ(outcome(many), "the SVG would take 120002 steps to draw; the limit is 100000");
  // What is in proportion is drawn: shapes, a soft shadow on each of a hundred, a circle of references.
  std::string shadows = "<defs><filter id=\"s\"><feGaussianBlur stdDeviation=\"2\"/></filter></defs>";
  for (int i = 0; i < 100; ++i) shadows += "<rect width=\"9\" height=\"9\" filter=\"url(#s)\"/>";
  EXPECT_EQ(outcome(shadows), "a picture");
  EXPECT_EQ(outcome("<g id=\"x\"><use xlink:href=\"#y\"/></g><g id=\"y\"><use xlink:href=\"#x\"/></g>"), "a picture");
  EXPECT_EQ(outcome("<!-- <use> --><a b='1' c><d/>" + rect + "</a>").substr(0, 7), "the SVG");
}

}  // namespace
}  // namespace lectern
