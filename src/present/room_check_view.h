#pragma once
// The labels of the room check and of the list of screens. Only our own words and the system's names of displays.

#include "present/console_view.h"

namespace lectern {

/// What the room check found, where the notes are else.
void label_room_check(Labels& labels, const ConsoleFacts& facts);

/// The list of screens, a sheet over the rest.
void label_screen_list(Labels& labels, const ConsoleFacts& facts);

}  // namespace lectern
