#include "text/shape.h"

#include <gtest/gtest.h>

#include "files/files.h"

namespace lectern {
namespace {
TEST(Shape, breaks_before_a_word_that_does_not_fit) {
  const FontSet fonts(catalogue_fonts());
  const auto p = shape_paragraph(fonts, {"Japan and Britain: a quiet revolution, in 2015 日本は「新しい」国際主義へ。", {}}, {});
  auto broken = break_lines(p, {48, 500, Breaking::ragged});
  for (auto& l : broken.lines) printf("%.1f %s\n", l.width, p.text().substr(l.begin, l.end - l.begin).c_str());
}
}  // namespace
}  // namespace lectern
