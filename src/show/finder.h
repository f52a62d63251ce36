#pragma once
// Finding a slide by typing: by number or title (G), by any word of it or of its notes (/), or among the backup slides
// (Q). Pure; matching is on folded text, which room `present` makes (case and accents do not count).

#include <string>
#include <string_view>
#include <vector>

#include "show/show_plan.h"

namespace lectern {

enum class FinderKind { go_to, search, backups };

/// Where a slide answers to what was typed, best first. `listed`: it is in the list unasked.
enum class FoundIn { number, title_start, title_word, title, body, notes, listed };

struct Found {
  int slide = 0;
  FoundIn where = FoundIn::listed;
  bool operator==(const Found&) const = default;
};

struct Finder {
  FinderKind kind = FinderKind::go_to;
  bool typing = true;  ///< takes what is typed; else letters stay keys of the talk
  std::string query;   ///< as typed
  std::string folded;  ///< the query folded as PlanSlide's texts are
  std::vector<Found> found;
  int cursor = 0;  ///< index into `found`, 0 where it is empty
  bool operator==(const Finder&) const = default;
};

/// Answers that are kept at the most.
inline constexpr std::size_t kMostFound = 100;

/// Slides that answer to a query, best first, then in the deck's order. Every word must be on the slide (for go_to: in
/// its title); a number of go_to finds the slide that a person means by it. Hidden slides are never found.
std::vector<Found> find_slides(const ShowPlan& plan, FinderKind kind, std::string_view folded);

/// The number that is typed, where the query is nothing else.
std::optional<int> typed_number(std::string_view query);

}  // namespace lectern
