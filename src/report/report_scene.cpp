#include "report/report_scene.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/duration.h"
#include "report/report_setter.h"

namespace lectern {
namespace {

using Side = ReportSetter::Side;

// Measures in slide units. The columns: number, title, bars, times.
constexpr float kWidth = 1728;
constexpr float kMargin = 70;
constexpr float kTitleLeft = 114;
constexpr float kTitleRoom = 440;
constexpr float kBarsLeft = 578;
constexpr float kBarsRight = 1396;
constexpr float kTimesLeft = 1424;
constexpr float kTitleSize = 48;
constexpr float kTitleBaseline = 100;
constexpr float kSummarySize = 26;
constexpr float kSummaryBaseline = 148;
constexpr float kRowsTop = 200;
constexpr float kPitchMost = 56;
constexpr float kPitchLeast = 38;
constexpr float kAxisHeight = 48;    // below the rows: the labels of the scale
constexpr float kLegendHeight = 74;  // below the axis
constexpr float kAdviceSize = 28;
constexpr float kBottom = 56;  // margin at the foot
constexpr float kRemarkSize = 22;

/// The rows that share a page, and how they lie.
struct PageShape {
  std::size_t first = 0;
  std::size_t last = 0;
  float pitch = kPitchMost;
  float height = kSlideHeight;
  bool has_advice = true;
};

struct Scale {
  int step = 60;  ///< seconds between lines
  int end = 60;

  float x(double seconds) const {
    return kBarsLeft + (kBarsRight - kBarsLeft) * static_cast<float>(seconds / static_cast<double>(end));
  }
};

double seconds_of(Moment time) {
  return static_cast<double>(time.count()) / 1000;
}

/// The finest step that needs no more than five lines.
Scale scale_of(const RehearsalReport& report) {
  double most = 10;
  for (const ReportRow& row : report.rows) {
    most = std::max({most, static_cast<double>(row.spoken), static_cast<double>(row.planned.value_or(0))});
    for (const Moment earlier : row.earlier) most = std::max(most, seconds_of(earlier));
  }
  constexpr std::array<int, 12> kSteps{5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200};
  const auto enough = std::ranges::find_if(kSteps, [&](int step) { return most <= 5.0 * step; });
  Scale scale;
  scale.step = enough == kSteps.end() ? static_cast<int>(most / 5) + 1 : *enough;
  scale.end = scale.step * static_cast<int>(std::ceil(most / scale.step));
  return scale;
}

/// A circle from four curves (the usual 0.5523 of the radius is off by less than 0.03 %).
Path circle(Point centre, float radius, Colour colour) {
  const float k = 0.5523F * radius;
  const auto [x, y] = centre;
  const auto curve = [](Point one, Point two, Point to) {
    return Path::Segment{Path::Segment::Kind::curve, one, two, to};
  };
  Path path;
  path.segments = {{Path::Segment::Kind::move, {}, {}, {x + radius, y}},
                   curve({x + radius, y + k}, {x + k, y + radius}, {x, y + radius}),
                   curve({x - k, y + radius}, {x - radius, y + k}, {x - radius, y}),
                   curve({x - radius, y - k}, {x - k, y - radius}, {x, y - radius}),
                   curve({x + k, y - radius}, {x + radius, y - k}, {x + radius, y}),
                   {Path::Segment::Kind::close, {}, {}, {}}};
  path.fill = colour;
  return path;
}

class Drawing {
 public:
  Drawing(const RehearsalReport& report, const ReportLook& look, const PageShape& shape)
      : report_(report), look_(look), shape_(shape), scale_(scale_of(report)), set_(look, scene_) {
    scene_.size = {kWidth, shape.height};
    scene_.background = look.theme.palette.paper;
    scene_.title = report.title;
    scene_.lang = "en";
    root_ = set_.tag(TagKind::document, -1);
  }

  Scene drawn() && {
    head();
    const float rows_end = kRowsTop + static_cast<float>(shape_.last - shape_.first) * shape_.pitch;
    if (!report_.rows.empty()) {
      grid(rows_end);
      const int table = set_.tag(TagKind::table, root_);
      for (std::size_t i = shape_.first; i < shape_.last; ++i) row(report_.rows[i], i - shape_.first, table);
    }
    if (shape_.has_advice) foot(report_.rows.empty() ? kRowsTop : rows_end + kAxisHeight);
    return std::move(scene_);
  }

 private:
  const Palette& palette() const { return look_.theme.palette; }
  float text_size() const { return std::min(24.0F, shape_.pitch * 0.46F); }

  void add(SceneItem item) { scene_.items.push_back(std::move(item)); }
  void rect(Rect where, Colour colour, ItemRole role = ItemRole::mark) {
    SceneItem item;
    item.shape = FillRect{where, colour, 0};
    item.role = role;
    add(std::move(item));
  }
  void dot(Point centre, float radius, Colour colour) {
    SceneItem item;
    item.shape = circle(centre, radius, colour);
    item.role = ItemRole::mark;
    add(std::move(item));
  }
  /// What the plan says, with a halo so that it stands out on a bar.
  void tick(float x, float middle, float height) {
    rect({x - 5, middle - height / 2, 10, height}, palette().paper, ItemRole::decoration);
    rect({x - 2, middle - height / 2, 4, height}, palette().ink);
  }

  void head() {
    const float room = kWidth - 2 * kMargin;
    set_.line(report_.title, {kTitleSize, look_.theme.title.weight, palette().ink, true}, {kMargin, kTitleBaseline},
              set_.tag(TagKind::h1, root_), Side::left, room);
    set_.paragraph(report_.summary, summary_size(room), palette().muted, {kMargin, kSummaryBaseline}, room,
                   set_.tag(TagKind::p, root_));
  }

  /// The summary stays on its one line.
  float summary_size(float room) const {
    float size = kSummarySize;
    while (size > 16 && set_.lines_of(report_.summary, size, room) > 1) size -= 1;
    return size;
  }

  void grid(float rows_end) {
    for (int seconds = scale_.step; seconds <= scale_.end; seconds += scale_.step) {
      const float x = scale_.x(seconds);
      rect({x - 1, kRowsTop - 8, 2, rows_end - kRowsTop + 16}, palette().rule, ItemRole::decoration);
      set_.line(format_duration(seconds), {20, 400, palette().muted}, {x, rows_end + 36}, -1, Side::centre);
    }
  }

  void row(const ReportRow& row, std::size_t place, int table) {
    const float middle = kRowsTop + (static_cast<float>(place) + 0.5F) * shape_.pitch;
    const float baseline = middle + text_size() * 0.36F;
    const LineLook plain{text_size(), look_.theme.text.weight, palette().ink};
    const int tag = set_.tag(TagKind::row, table);
    if (row.number > 0) set_.line(std::to_string(row.number), plain, {kMargin, baseline}, set_.tag(TagKind::cell, tag));
    const std::string title = row.title.empty() ? "(no title)" : row.title;
    set_.line(title, plain, {kTitleLeft, baseline}, set_.tag(TagKind::cell, tag), Side::left, kTitleRoom);
    bar(row, middle);
    times(row, baseline, set_.tag(TagKind::cell, tag));
  }

  void bar(const ReportRow& row, float middle) {
    const float height = shape_.pitch * 0.6F;
    const float end = scale_.x(row.spoken);
    rect({kBarsLeft, middle - height / 2, end - kBarsLeft, height}, row.is_over ? palette().hot : palette().accent);
    if (row.planned) tick(scale_.x(*row.planned), middle, shape_.pitch * 0.82F);
    const float radius = std::min(6.0F, shape_.pitch * 0.13F);
    for (const Moment earlier : row.earlier) {
      const Point centre{scale_.x(seconds_of(earlier)), middle};
      dot(centre, radius + 2, palette().paper);
      dot(centre, radius, palette().muted);
    }
  }

  void times(const ReportRow& row, float baseline, int tag) {
    const float size = text_size();
    if (!row.was_said()) {
      set_.line(row.without_time(), {size, look_.theme.text.weight, palette().muted}, {kTimesLeft, baseline}, tag);
    } else if (row.is_over) {
      set_.line(fmt::format("{} +{} over", format_duration(row.spoken), format_duration(row.over())),
                {size, look_.theme.strong_weight, palette().hot}, {kTimesLeft, baseline}, tag);
    } else {
      set_.line(format_duration(row.spoken), {size, look_.theme.text.weight, palette().ink}, {kTimesLeft, baseline},
                tag);
    }
  }

  void foot(float top) {
    float y = top;
    if (!report_.rows.empty()) {
      legend(y + 34);
      y += kLegendHeight;
    }
    y += kAdviceSize * 1.4F;
    const float room = kWidth - 2 * kMargin;
    for (const ReportLine& line : report_.advice) {
      y = set_.paragraph(line, kAdviceSize, palette().ink, {kMargin, y}, room, set_.tag(TagKind::p, root_));
      y += kAdviceSize * kParagraphLeading;
    }
    for (const std::string& remark : report_.remarks) {
      y = set_.paragraph({{remark, ReportPart::Style::plain}}, kRemarkSize, palette().muted, {kMargin, y}, room,
                         set_.tag(TagKind::p, root_));
      y += kRemarkSize * kParagraphLeading;
    }
  }

  void legend(float middle) {
    float x = kMargin;
    const auto label = [&](std::string_view text) {
      x += set_.line(text, {20, look_.theme.text.weight, palette().ink}, {x, middle + 7}, -1) + 40;
    };
    const auto square = [&](Colour colour) {
      rect({x, middle - 11, 22, 22}, colour);
      x += 34;
    };
    square(palette().accent);
    label("this run");
    if (std::ranges::any_of(report_.rows, &ReportRow::is_over)) {
      square(palette().hot);
      label("over by more than 20 s and a quarter");
    }
    rect({x, middle - 13, 4, 26}, palette().ink);
    x += 16;
    label("plan");
    const bool has_earlier =
        std::ranges::any_of(report_.rows, [](const ReportRow& one) { return !one.earlier.empty(); });
    if (!has_earlier) return;
    dot({x + 6, middle}, 6, palette().muted);
    x += 24;
    label("earlier runs");
  }

  const RehearsalReport& report_;
  const ReportLook& look_;
  const PageShape& shape_;
  Scale scale_;
  Scene scene_;
  ReportSetter set_;
  int root_ = -1;
};

float advice_height(const RehearsalReport& report, const ReportLook& look) {
  Scene nowhere;
  const ReportSetter set(look, nowhere);
  const float room = kWidth - 2 * kMargin;
  float height = kAdviceSize * 1.4F + kBottom - kAdviceSize;
  for (const ReportLine& line : report.advice)
    height += static_cast<float>(set.lines_of(line, kAdviceSize, room)) * kAdviceSize * kParagraphLeading;
  for (const std::string& remark : report.remarks) {
    const ReportLine line{{remark, ReportPart::Style::plain}};
    height += static_cast<float>(set.lines_of(line, kRemarkSize, room)) * kRemarkSize * kParagraphLeading;
  }
  return height;
}

float row_pitch(float room, std::size_t rows) {
  return std::clamp(room / static_cast<float>(std::max<std::size_t>(rows, 1)), kPitchLeast, kPitchMost);
}

/// All on one page where the rows can be made low enough; else as few pages as hold them, the last one with the advice.
std::vector<PageShape> pages_of(const RehearsalReport& report, float foot) {
  const std::size_t rows = report.rows.size();
  const float whole = kSlideHeight - kRowsTop - kAxisHeight - 16;
  const auto at_most = [](float room) {
    return static_cast<std::size_t>(std::max(1.0F, std::floor(room / kPitchLeast)));
  };
  const float last_room = whole + 16 - foot;
  if (rows <= at_most(last_room)) return {{0, rows, row_pitch(last_room, rows), kSlideHeight, true}};
  const std::size_t on_last = std::min(at_most(last_room), rows);
  const std::size_t before = rows - on_last;
  const std::size_t pages = (before + at_most(whole) - 1) / at_most(whole);
  // Rows are as high on one page as on the next, so that bars can be compared.
  std::vector<PageShape> shapes;
  const std::size_t each = (rows + pages) / (pages + 1);
  std::size_t first = 0;
  for (std::size_t page = 0; page < pages; ++page) {
    const std::size_t left_for_last = rows - std::min(rows, first + each * (pages - page));
    const std::size_t more = left_for_last > on_last ? left_for_last - on_last : 0;
    const std::size_t last = std::min({rows - 1, first + each + more, first + at_most(whole)});
    shapes.push_back({first, last, kPitchLeast, kSlideHeight, false});
    first = last;
  }
  shapes.push_back({first, rows, kPitchLeast, kSlideHeight, true});
  return shapes;
}

}  // namespace

std::vector<Scene> report_scenes(const RehearsalReport& report, const ReportLook& look, ReportShape shape) {
  const float foot = advice_height(report, look) + (report.rows.empty() ? 0 : kLegendHeight);
  std::vector<PageShape> shapes = pages_of(report, foot);
  if (shape == ReportShape::tall && shapes.size() > 1) {
    const float rows = static_cast<float>(report.rows.size()) * 44;
    shapes = {{0, report.rows.size(), 44, std::ceil(kRowsTop + rows + kAxisHeight + foot), true}};
  }
  std::vector<Scene> scenes;
  scenes.reserve(shapes.size());
  for (const PageShape& page : shapes) scenes.push_back(Drawing(report, look, page).drawn());
  return scenes;
}

}  // namespace lectern
