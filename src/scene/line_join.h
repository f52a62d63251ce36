#pragma once
// What the end of a line swallowed: lines are drawn apart and read as one text.

#include <string_view>

#include "scene/scene.h"

namespace lectern {

/// What stands between a line and the next one of its paragraph in the running text.
enum class LineJoin { space, nothing, line_break };

/// By the last piece of a line, in logical order. Where shaping left no trace of what was there, a space; nothing
/// inside wide scripts, behind a hyphen, and where a word was parted.
LineJoin join_after(const DrawText& last);

/// The last code point, where it is a soft hyphen, is one that a line's end has drawn; elsewhere it has no ink.
inline constexpr std::string_view kSoftHyphenText = "\u00AD";
inline constexpr std::string_view kLineSeparatorText = "\u2028";

}  // namespace lectern
