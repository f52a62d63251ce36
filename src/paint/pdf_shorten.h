#pragma once
// Content that Cairo wrote into a PDF document, said in fewer bytes: Cairo holds places in 256ths of a unit and writes
// each with three decimals. For room `paint` alone.

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// The operators of a content stream (ISO 32000-1, 7.8.2) with a blank between them, and the numbers of its paths as
/// the shortest ones that fall on the same 256th. Nothing where it holds a picture's bytes (BI), whose end cannot be
/// told.
std::optional<std::string> shortened(std::string_view content);

/// What a zlib stream was made from; nothing where it is broken or becomes larger than `most` bytes.
std::optional<std::string> inflated(std::string_view bytes, std::size_t most);

}  // namespace lectern
