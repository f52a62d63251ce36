#pragma once
// The tables, and how an older database becomes today's. Private to room `store`.

#include <array>
#include <string_view>

#include "store/sqlite.h"

namespace lectern {

/// Marks the file as Lectern's ("Lctn"; SQLite's `application_id`).
inline constexpr std::int64_t kApplicationId = 0x4C63746E;

/// What this Lectern writes (SQLite's `user_version`).
std::int64_t schema_version();

/// Brings the database from whatever version it has, 0 for an empty file, to today's, in one transaction.
DatabaseResult<void> migrate(Database& database);

/// Parents before children, for copying what a damaged database still holds.
inline constexpr std::array<std::string_view, 9> kTables{"deck",          "slide", "deck_slide", "talk", "ink",
                                                         "screen_choice", "run",   "run_slide",  "visit"};

}  // namespace lectern
