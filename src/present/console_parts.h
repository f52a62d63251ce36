#pragma once
// The parts of the console's labels, private to console_view and the files of the parts.

#include <cmath>
#include <string>
#include <string_view>
#include <utility>

#include "present/console_view.h"

namespace lectern {

inline int whole(float length) {
  return static_cast<int>(std::lround(length));
}

/// The first key of an action, as the sheet writes it; empty where it has none.
std::string key_of(const KeyMap& keys, std::string_view action);
/// What the action's keys do. `action` is one of key_actions().
Command command_of(std::string_view action);

/// A key with what it does, both of them a button as high as `row`; returns its width.
float labelled_button(Labels& labels, float x, float y, const PixelRect& row, std::string_view key,
                      std::string_view does, const Command& command);
float width_of_button(const Labels& labels, std::string_view key, std::string_view does);

/// What the room sees of the talk, as the frame around its picture says.
enum class RoomState { sees, checked, frozen, covered, minimised, lost };
RoomState room_state(const ConsoleFacts& facts);
Colour room_colour(const ConsoleColours& colours, RoomState state);

/// The width of a letter of the deck's words, in sizes: a guess from lines of Latin, where none is set yet.
inline constexpr float kUsualWidth = 0.52F;

/// `text` in two lines of nearly the same length, broken at a space; the second one is empty where there is none.
std::pair<std::string_view, std::string_view> two_lines(std::string_view text);

void label_top_bar(Labels& labels, const ConsoleFacts& facts);
void label_slide(Labels& labels, const ConsoleFacts& facts);
void label_preview(Labels& labels, const ConsoleFacts& facts);
/// What the speaker should decide or know, where the eye goes: beneath the slides.
void label_proposal(Labels& labels, const ConsoleFacts& facts);
void label_bottom_bar(Labels& labels, const ConsoleFacts& facts);
/// Nothing is worse than a talk that does not answer its keys: it says so across the whole window.
void label_lost_keys(Labels& labels, const ConsoleFacts& facts);

}  // namespace lectern
