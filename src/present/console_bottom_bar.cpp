// The console's bar with keys and messages.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "present/console_parts.h"

namespace lectern {
namespace {

struct Hint {
  std::string_view action;
  std::string_view does;
};
constexpr std::array<Hint, 11> kHints{{{"next", "next"},
                                       {"black", "black"},
                                       {"freeze", "freeze"},
                                       {"laser", "laser"},
                                       {"pen", "draw"},
                                       {"zoom", "zoom"},
                                       {"overview", "overview"},
                                       {"search", "find"},
                                       {"swap", "swap screens"},
                                       {"questions", "questions"},
                                       {"keys", "all keys"}}};
constexpr std::array<Hint, 6> kInkHints{{{"cancel", "put away"},
                                         {"eraser", "erase"},
                                         {"clear", "clear"},
                                         {"undo", "undo"},
                                         {"ink-colour", "colour"},
                                         {"keys", "all keys"}}};

constexpr std::array<Hint, 6> kCheckHints{{{"room-check", "end the room check"},
                                           {"screens", "which screen gets what"},
                                           {"swap", "swap screens"},
                                           {"full-screen", "full screen"},
                                           {"light", "light or dark"},
                                           {"keys", "all keys"}}};

std::span<const Hint> hints_for(const Show& show) {
  if (show.room_check) return kCheckHints;
  const Tool tool = show.pointer.tool;
  const bool is_ink = tool == Tool::pen || tool == Tool::marker || tool == Tool::eraser;
  return is_ink ? std::span<const Hint>(kInkHints) : std::span<const Hint>(kHints);
}

void label_hints(Labels& labels, const ConsoleFacts& facts, float y, float right) {
  const float scale = labels.scale();
  float x = 32 * scale;
  for (const Hint& hint : hints_for(facts.show)) {
    const std::string key = key_of(facts.keys, hint.action);
    const bool is_lost = facts.show.screens == ScreenState::lost;
    const bool is_swap = hint.action == "swap";
    if (key.empty() || (is_swap && facts.show.screen_count < 2 && !is_lost)) continue;
    const std::string_view does = is_swap && is_lost ? "slides here" : hint.does;
    if (x + width_of_button(labels, key, does) > right) return;
    x += labelled_button(labels, x, y, facts.view.console.bottom_bar, key, does, command_of(hint.action)) + 26 * scale;
  }
}

/// A message that one line cannot hold gets a second one, for which the bar grows upwards. Widths are guessed from a
/// line of Latin; what is longer still ends in an ellipsis.
void label_message(Labels& labels, const ConsoleFacts& facts, const std::string& message, float y, float width) {
  constexpr float kLine = 1.4F;
  const PixelRect& bar = facts.view.console.bottom_bar;
  const float size = std::max(13.0F, 19 * labels.scale());
  const float x = 32 * labels.scale();
  const bool fits = static_cast<float>(message.size()) * kUsualWidth * size <= width;
  const auto lines = fits ? std::pair(std::string_view(message), std::string_view()) : two_lines(message);
  const auto write = [&](std::string_view line, float top) {
    labels.deck_words(std::string(line), size, x, top, width, labels.colours.warning, labels.colours.bar);
  };
  write(lines.second.empty() ? lines.first : lines.second, y - 0.1F * size);
  if (lines.second.empty()) return;
  const float top = y - 0.1F * size - kLine * size;
  labels.ui.panel({bar.x, whole(top - 0.5F * size), bar.width, bar.y - whole(top - 0.5F * size)}, labels.colours.bar,
                  0);
  write(lines.first, top);
}

/// What was said once when it began, for as long as it lasts.
std::string_view unkept_words(const ConsoleFacts& facts) {
  switch (facts.keeping) {
    case Keeping::kept:
      return {};
    case Keeping::by_another:
      return "another Lectern keeps this talk";
    case Keeping::refused:
      return facts.is_rehearsal ? "this rehearsal is not kept" : "this talk is not kept";
  }
  return {};
}

}  // namespace

std::pair<std::string_view, std::string_view> two_lines(std::string_view text) {
  const std::size_t middle = text.size() / 2;
  const std::size_t before = text.rfind(' ', middle);
  const std::size_t after = text.find(' ', middle);
  if (before == std::string_view::npos && after == std::string_view::npos) return {text, {}};
  const bool takes_after =
      before == std::string_view::npos || (after != std::string_view::npos && after - middle < middle - before);
  const std::size_t at = takes_after ? after : before;
  return {text.substr(0, at), text.substr(at + 1)};
}

void label_bottom_bar(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& bar = facts.view.console.bottom_bar;
  const float scale = labels.scale();
  UiPainter& ui = labels.ui;
  const float y = static_cast<float>(bar.y) + (static_cast<float>(bar.height) - ui.height_of(UiFont::label)) / 2;
  float right = static_cast<float>(bar.right()) - 32 * scale;
  const auto write_at_right = [&](std::string_view words, float gap, Colour colour) {
    const float width = ui.width_of(UiFont::small, words);
    right -= width + gap;
    ui.text(UiFont::small, right, y + 2 * scale, colour, words);
    return width;
  };
  const auto at_right = [&](const std::string& words, float gap, const std::optional<Command>& command) {
    const float width = write_at_right(words, gap, labels.colours.muted);
    const float reach = 7 * scale;
    if (command)
      labels.buttons.push_back({{whole(right - reach), bar.y, whole(width + 2 * reach), bar.height}, *command});
  };
  at_right(fmt::format("{}", whole(facts.show.notes_size)), 0, std::nullopt);
  at_right("A+", 8 * scale, ResizeNotes{1});
  at_right("A\u2212", 14 * scale, ResizeNotes{-1});
  if (facts.warnings > 0) {
    const std::string noun = facts.warnings == 1 ? "thing" : "things";
    const std::string words =
        fmt::format("{} · {} {} to look at", key_of(facts.keys, "diagnostics"), facts.warnings, noun);
    at_right(words, 28 * scale, ToggleDiagnostics{});
  }
  if (const std::string_view words = unkept_words(facts); !words.empty())
    write_at_right(words, 28 * scale, labels.colours.warning);
  if (const auto message = current_message(facts.show, facts.now)) {
    label_message(labels, facts, *message, y, right - 64 * scale);
  } else {
    label_hints(labels, facts, y, right - 20 * scale);
  }
}

void label_lost_keys(Labels& labels, const ConsoleFacts& facts) {
  const PixelRect& bar = facts.view.console.bottom_bar;
  const std::string_view words = "Keys go to another program: click here";
  labels.ui.panel(bar, labels.colours.warning, 0);
  const float x = (static_cast<float>(bar.width) - labels.ui.width_of(UiFont::strong, words)) / 2;
  const float y =
      static_cast<float>(bar.y) + (static_cast<float>(bar.height) - labels.ui.height_of(UiFont::strong)) / 2;
  labels.ui.text(UiFont::strong, x, y, labels.colours.ground, words);
}

}  // namespace lectern
