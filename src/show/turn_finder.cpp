// Numbers and words that are typed to find a slide.

#include <algorithm>

#include "show/turn.h"

namespace lectern {
namespace {

constexpr std::size_t kMostDigits = 6;
/// Longer queries are typing errors or a cat.
constexpr std::size_t kMostQuery = 400;

}  // namespace

void Turn::operator()(const TypeDigit& typed) {
  if (!show_.entry) show_.entry.emplace();
  show_.entry->typed = now_;
  if (typed.digit < 0 || typed.digit > 9 || show_.entry->digits.size() >= kMostDigits) return;
  show_.entry->digits += static_cast<char>('0' + typed.digit);
}

void Turn::operator()(const EraseDigit&) {
  if (!show_.entry) return;
  show_.entry->typed = now_;
  if (!show_.entry->digits.empty()) show_.entry->digits.pop_back();
  if (show_.entry->digits.empty()) show_.entry.reset();
}

void Turn::operator()(const OpenGoTo&) {
  open_finder(FinderKind::go_to, true);
}

void Turn::operator()(const OpenSearch&) {
  const bool searches = show_.finder && show_.finder->kind != FinderKind::go_to;
  if (!searches && ask_first(Question::show_search)) return;
  const bool among_backups = show_.finder && show_.finder->kind == FinderKind::backups;
  open_finder(among_backups ? FinderKind::backups : FinderKind::search, true);
}

void Turn::operator()(const SetQuery& query) {
  if (!show_.finder || query.text.size() > kMostQuery) return;
  show_.finder->query = query.text;
  show_.finder->folded = query.folded;
  show_.finder->cursor = 0;
  find_again();
}

void Turn::operator()(const EraseQuery&) {}

void Turn::operator()(const MoveFound& by) {
  if (!show_.finder) return;
  const int last = std::max(0, static_cast<int>(show_.finder->found.size()) - 1);
  show_.finder->cursor = std::clamp(show_.finder->cursor + by.rows, 0, last);
}

void Turn::operator()(const AcceptFound& found) {
  if (!show_.finder || found.row < 0 || found.row >= static_cast<int>(show_.finder->found.size())) return;
  show_.finder->cursor = found.row;
  accept_found();
}

void Turn::open_finder(FinderKind kind, bool typing) {
  show_.entry.reset();
  if (show_.finder && show_.finder->kind == kind) {
    show_.finder->typing = typing;
    return;
  }
  close_sheets();
  drop_pointer();
  show_.finder = Finder{.kind = kind, .typing = typing, .query = {}, .folded = {}, .found = {}};
  find_again();
}

void Turn::find_again() {
  if (!show_.finder) return;
  Finder& finder = *show_.finder;
  finder.found = find_slides(plan_, finder.kind, finder.folded);
  finder.cursor = std::clamp(finder.cursor, 0, std::max(0, static_cast<int>(finder.found.size()) - 1));
}

void Turn::accept_found() {
  const Finder& finder = *show_.finder;
  if (!finder.found.empty()) return (*this)(GoToSlide{finder.found[index(finder.cursor)].slide});
  const auto number = typed_number(finder.folded);
  if (finder.folded.empty()) {
    show_.finder.reset();
  } else if (number && finder.kind == FinderKind::go_to) {
    (*this)(GoToNumber{*number});
  } else {
    say("nothing is found; Esc closes the search");
  }
}

}  // namespace lectern
