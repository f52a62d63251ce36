#pragma once
// What the alternative text of a picture sets beside describing it, in Marp's words: ![bg left:40% The harbour](a.jpg).

#include <string>
#include <string_view>
#include <vector>

#include "deck/block.h"
#include "markdown/attributes.h"

namespace lectern {

/// Takes the known words off both ends of `alt` and applies them to the figure, whose `alt` becomes the rest. Returns
/// the words that are known elsewhere and have no effect here ("blur:5px").
std::vector<std::string> apply_picture_words(std::string_view alt, Figure& figure);

/// Applies {width=50% height=300px}. Returns the keys without effect.
std::vector<std::string> apply_picture_attributes(const Attributes& attributes, Figure& figure);

/// The file name of a video or sound ends so.
bool is_media_path(std::string_view path);

}  // namespace lectern
