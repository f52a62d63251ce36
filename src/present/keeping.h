#pragma once
// Whether a talk that breaks off now could go on from its place.

namespace lectern {

enum class Keeping {
  kept,
  refused,     ///< nothing can be written at the moment
  by_another,  ///< another Lectern shows this deck and keeps its talk
};

}  // namespace lectern
