// Pointing: laser, spotlight, ink, and the enlarged part of a slide.

#include <algorithm>
#include <cmath>

#include "show/turn.h"

namespace lectern {
namespace {

/// A pointer that hardly moved adds no point to a stroke.
constexpr float kLeastMove = 1.5F;

bool draws(Tool tool) {
  return tool == Tool::pen || tool == Tool::marker;
}

}  // namespace

void Turn::operator()(const TakeTool& taken) {
  drop_pointer();
  const bool puts_down = show_.pointer.tool == taken.tool;
  // Z also is the way back from what it enlarged.
  if (taken.tool == Tool::zoom && show_.zoom) {
    show_.zoom.reset();
    show_.pointer.tool = Tool::none;
    return tell_tool();
  }
  show_.pointer.tool = puts_down || show_.place.slide == kNoSlide ? Tool::none : taken.tool;
  if (show_.pointer.tool != Tool::none) show_.overview_cursor.reset();
  tell_tool();
}

void Turn::operator()(const NextInkColour&) {
  end_stroke();
  int& colour = show_.pointer.tool == Tool::marker ? show_.pointer.marker_colour : show_.pointer.pen_colour;
  colour = (colour + 1) % static_cast<int>(ink_colours().size());
}

void Turn::operator()(const ClearInk&) {
  end_stroke();
  if (show_.place.slide == kNoSlide || strokes_on(show_.ink, ink_here()).empty()) return;
  set_strokes({});
  say("the ink on this slide is gone; Ctrl+Z brings it back");
}

void Turn::operator()(const UndoInk&) {
  end_stroke();
  show_.ink = with_undone(show_.ink, ink_here());
}

void Turn::operator()(const RedoInk&) {
  end_stroke();
  show_.ink = with_redone(show_.ink, ink_here());
}

void Turn::operator()(const PointAt& to) {
  Pointer& pointer = show_.pointer;
  const std::optional<Point> before = std::exchange(pointer.at, to.at);
  if (!pointer.is_pressed || !before || pointer.is_choosing) return;
  if (draws(pointer.tool)) {
    if (pointer.trail.empty()) return;
    const Point& last = pointer.trail.back();
    if (std::hypot(to.at.x - last.x, to.at.y - last.y) < kLeastMove) return;
    pointer.trail.push_back(to.at);
    if (pointer.trail.size() < kMostPoints) return;
    end_stroke();
    pointer.trail = {to.at};
  } else if (pointer.tool == Tool::eraser) {
    erase_to(to.at);
    pointer.from = to.at;
  } else if (show_.zoom && pointer.from) {
    show_.zoom = moved_region(*show_.zoom, pointer.from->x - to.at.x, pointer.from->y - to.at.y, plan_.slide_size);
    pointer.at = pointer.from;
  }
}

void Turn::operator()(const PointAway&) {
  end_stroke();
  show_.pointer.at.reset();
}

void Turn::operator()(const PressPointer& press) {
  if (show_.place.slide == kNoSlide) return;
  end_stroke();
  Pointer& pointer = show_.pointer;
  pointer.at = press.at;
  pointer.from = press.at;
  pointer.is_pressed = true;
  pointer.is_choosing = press.chooses_region || (pointer.tool == Tool::zoom && !show_.zoom);
  if (pointer.is_choosing) return;
  if (draws(pointer.tool)) pointer.trail = {press.at};
  if (pointer.tool == Tool::eraser) erase_to(press.at);
}

void Turn::operator()(const ReleasePointer&) {
  Pointer& pointer = show_.pointer;
  if (!pointer.is_pressed) return;
  if (pointer.is_choosing && pointer.from && pointer.at) {
    if (const auto region = zoom_region(*pointer.from, *pointer.at, plan_.slide_size)) {
      if (pointer.tool == Tool::zoom) pointer.tool = Tool::none;
      (*this)(Enlarge{region});
    }
  }
  end_stroke();
}

void Turn::operator()(const ForgetPress&) {
  show_.pointer.trail.clear();
  end_stroke();
}

void Turn::operator()(const ZoomBy& by) {
  if (show_.place.slide == kNoSlide) return;
  show_.zoom = resized_region(show_.zoom, by.notches, by.at, plan_.slide_size);
}

void Turn::operator()(const Enlarge& enlarge) {
  if (show_.place.slide == kNoSlide) return;
  const bool is_new = enlarge.part && !show_.zoom;
  show_.zoom = enlarge.part;
  if (!show_.zoom) return;
  // Whatever asks for it: of the slide's shape, inside the slide, no smaller than it may be.
  const float share = std::clamp(enlarge.part->width / plan_.slide_size.width, 1 / kMostZoom, 1.0F);
  show_.zoom->width = plan_.slide_size.width * share;
  show_.zoom->height = plan_.slide_size.height * share;
  show_.zoom = moved_region(*show_.zoom, 0, 0, plan_.slide_size);
  if (is_new) say("enlarged: drag to move, Z or Esc for the whole slide");
}

void Turn::operator()(const RestoreInk& restored) {
  show_.ink = moved_to(restored.ink, plan_);
}

InkKey Turn::ink_here() const {
  return ink_key(plan_, show_.place.slide, show_.place.page);
}

void Turn::set_strokes(Strokes strokes) {
  show_.ink = with_strokes(show_.ink, ink_here(), plan_.slides[index(show_.place.slide)].anchor, std::move(strokes));
}

/// Whatever is pressed is let go: a stroke is kept, a region is not chosen.
void Turn::drop_pointer() {
  end_stroke();
  show_.pointer.at.reset();
}

/// Ink is never lost: what was drawn so far becomes a stroke, whatever ended it.
void Turn::end_stroke() {
  Pointer& pointer = show_.pointer;
  if (!pointer.trail.empty() && show_.place.slide != kNoSlide) {
    Strokes strokes = strokes_on(show_.ink, ink_here());
    strokes.push_back(std::make_shared<const Stroke>(stroke_being_drawn(pointer)));
    set_strokes(std::move(strokes));
  }
  pointer.trail.clear();
  pointer.is_pressed = false;
  pointer.is_choosing = false;
  pointer.from.reset();
}

void Turn::erase_to(Point to) {
  const Strokes& strokes = strokes_on(show_.ink, ink_here());
  Strokes kept = erased(strokes, show_.pointer.from.value_or(to), to, kEraserRadius);
  if (kept.size() != strokes.size()) set_strokes(std::move(kept));
}

void Turn::tell_tool() {
  switch (show_.pointer.tool) {
    case Tool::none:
      show_.message.reset();
      break;
    case Tool::laser:
      return say("laser pointer: L puts it away");
    case Tool::spotlight:
      return say("spotlight: Shift+L puts it away");
    case Tool::pen:
      return say("pen: D puts it away, E erases, Shift+C changes the colour");
    case Tool::marker:
      return say("marker: Shift+D puts it away, E erases, Shift+C changes the colour");
    case Tool::eraser:
      return say("eraser: E puts it away, C clears the slide");
    case Tool::zoom:
      return say("drag over what is to fill the screen");
  }
}

}  // namespace lectern
