#pragma once
// What a Face holds. For room `text` alone.

#include <hb.h>

#include <memory>

#include "text/face.h"

namespace lectern {

struct HarfBuzzDeleter {
  void operator()(hb_blob_t* blob) const { hb_blob_destroy(blob); }
  void operator()(hb_face_t* face) const { hb_face_destroy(face); }
  void operator()(hb_font_t* font) const { hb_font_destroy(font); }
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

template <class T>
using HarfBuzzOwner = std::unique_ptr<T, HarfBuzzDeleter>;

/// Immutable once Face::open has returned. The font's scale is its units per em, so positions are font units.
struct Face::Internals {
  FontFile file;
  SharedBytes bytes;
  FaceMetrics metrics;
  int units_per_em = 1000;
  float em = 0.001F;  ///< one font unit in ems
  bool colour = false;
  bool draws_missing = false;  ///< glyph 0 has ink: it can stand for a character that no face has
  bool idle_ccmp = false;      ///< its ccmp feature changes nothing in text without combining marks
  HarfBuzzOwner<hb_face_t> face;
  HarfBuzzOwner<hb_font_t> font;
};

}  // namespace lectern
