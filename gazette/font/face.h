// An open font file, as the sources of this folder share it. Not for other folders.
//
// HarfBuzz objects are made immutable when the face is opened, so that threads may shape and subset
// with one face at the same time.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <hb.h>

#include "gazette/font/font.h"

namespace gazette::font {

/// Gives a HarfBuzz object back with its own function.
template <auto destroy>
struct Destroyer {
  template <typename Object>
  void operator()(Object* object) const {
    destroy(object);
  }
};

using BlobPointer = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using FacePointer = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using FontPointer = std::unique_ptr<hb_font_t, Destroyer<hb_font_destroy>>;
using SetPointer = std::unique_ptr<hb_set_t, Destroyer<hb_set_destroy>>;
using BufferPointer = std::unique_ptr<hb_buffer_t, Destroyer<hb_buffer_destroy>>;

/// The tag of a table. HarfBuzz's macro for it casts in the old style.
constexpr hb_tag_t table_tag(const char (&name)[5]) {
  hb_tag_t tag = 0;
  for (int i = 0; i < 4; ++i) {
    tag = tag << 8U | static_cast<std::uint8_t>(name[i]);
  }
  return tag;
}

struct OpenFace {
  FaceEntry entry = {};
  FaceMetrics metrics = {};
  FacePointer face = {};
  FontPointer font = {};                     // scaled so that its units are the face's
  SetPointer coverage = {};                  // code points of the cmap
  std::vector<std::uint16_t> advances = {};  // natural, by glyph id
};

struct Fonts::Face : OpenFace {};

}  // namespace gazette::font
