// Shaping and subsetting of one face.
#include <array>
#include <limits>

#include <fmt/format.h>
#include <hb-subset.h>

#include "gazette/base/assert.h"
#include "gazette/font/face.h"
#include "gazette/font/font.h"

namespace gazette::font {
namespace {

template <typename Narrow>
Narrow narrow(std::int64_t value) {
  GAZETTE_ASSERT(value >= std::numeric_limits<Narrow>::min() &&
                 value <= std::numeric_limits<Narrow>::max());
  return static_cast<Narrow>(value);
}

}  // namespace

std::vector<Glyph> Fonts::shape(FaceId face, std::string_view text, bool small_capitals) const {
  GAZETTE_ASSERT(face < faces_.size());
  thread_local const BufferPointer buffer(hb_buffer_create());
  hb_buffer_t* const work = buffer.get();
  hb_buffer_clear_contents(work);
  // Marks keep clusters of their own, so that each glyph knows the text it stands for.
  hb_buffer_set_cluster_level(work, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
  hb_buffer_set_direction(work, HB_DIRECTION_LTR);
  hb_buffer_set_script(work, HB_SCRIPT_LATIN);
  hb_buffer_set_language(work, hb_language_from_string("vi", 2));
  const int size = narrow<int>(static_cast<std::int64_t>(text.size()));
  hb_buffer_add_utf8(work, text.data(), size, 0, size);
  // Kerning and standard ligatures are on unless switched off.
  constexpr hb_feature_t kSmallCapitals = {.tag = table_tag("smcp"),
                                           .value = 1,
                                           .start = HB_FEATURE_GLOBAL_START,
                                           .end = HB_FEATURE_GLOBAL_END};
  hb_shape(faces_[face]->font.get(), work, &kSmallCapitals, small_capitals ? 1 : 0);
  GAZETTE_ASSERT(hb_buffer_allocation_successful(work));

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(work, &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(work, &count);
  std::vector<Glyph> glyphs(count);
  std::size_t cluster_end = text.size();
  for (unsigned i = count; i-- > 0;) {
    Glyph& glyph = glyphs[i];
    glyph.id = narrow<std::uint16_t>(infos[i].codepoint);
    glyph.x_offset = narrow<std::int16_t>(positions[i].x_offset);
    glyph.y_offset = narrow<std::int16_t>(positions[i].y_offset);
    glyph.advance = positions[i].x_advance;
    // Of several glyphs in a cluster, the first one begins its text.
    if (i == 0 || infos[i - 1].cluster != infos[i].cluster) {
      GAZETTE_ASSERT(infos[i].cluster <= cluster_end);
      glyph.text_bytes =
          narrow<std::uint16_t>(static_cast<std::int64_t>(cluster_end - infos[i].cluster));
      cluster_end = infos[i].cluster;
    }
  }
  GAZETTE_ASSERT(cluster_end == 0 || count == 0);
  return glyphs;
}

std::string Fonts::subset(FaceId face, std::span<const std::uint16_t> glyphs) const {
  GAZETTE_ASSERT(face < faces_.size());
  const OpenFace& open = *faces_[face];
  using InputPointer = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
  const InputPointer input(hb_subset_input_create_or_fail());
  GAZETTE_ASSERT(input);
  hb_set_t* const wanted = hb_subset_input_glyph_set(input.get());
  for (const std::uint16_t glyph : glyphs) {
    hb_set_add(wanted, glyph);
  }
  hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING |
                                             HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
  // A PDF draws by glyph id: it needs the outlines and their metrics, no other table.
  constexpr std::array kKept = {table_tag("glyf"), table_tag("loca"), table_tag("head"),
                                table_tag("hhea"), table_tag("hmtx"), table_tag("maxp"),
                                table_tag("CFF ")};
  hb_set_t* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
  hb_set_clear(dropped);
  hb_set_invert(dropped);
  for (const hb_tag_t tag : kKept) {
    hb_set_del(dropped, tag);
  }
  const FacePointer cut(hb_subset_or_fail(open.face.get(), input.get()));
  if (!cut) {
    throw Error(
        fmt::format("cannot cut down the face \"{}\" to {} glyphs", open.entry.name, glyphs.size()),
        open.entry.path);
  }
  const BlobPointer blob(open.metrics.cff ? hb_face_reference_table(cut.get(), table_tag("CFF "))
                                          : hb_face_reference_blob(cut.get()));
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(blob.get(), &size);
  GAZETTE_ASSERT(size > 0);
  return {bytes, size};
}

}  // namespace gazette::font
