#pragma once
// Which of a deck's links a document takes over. Pure.

#include <string>
#include <string_view>

namespace lectern {

/// The name of a file that lies beside the document or below its folder, "other.pdf", "data/table.csv#x": such a link
/// leads there from wherever both are copied to. One that leads out of the folder ("../x", "/x", "C:\x") leads nowhere
/// on another computer and tells how this one is arranged.
bool leads_beside(std::string_view target);

/// The file that such a link names, as it is on a disk: decoded, without what follows ? or #.
std::string linked_path(std::string_view target);

/// Web, mail and telephone addresses, and files beside: programs open them and nothing else happens. A scheme that
/// could run something (javascript:, data:, file: ...) is left out.
bool may_be_linked(std::string_view target);

}  // namespace lectern
