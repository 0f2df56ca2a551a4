#include "gazette/font/font.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include <fmt/format.h>
#include <hb-ot.h>

#include "gazette/base/assert.h"
#include "gazette/base/files.h"
#include "gazette/base/hash.h"
#include "gazette/base/settings.h"
#include "gazette/font/face.h"

namespace gazette::font {
namespace {

std::string required_text(Settings& table, std::string_view key, Diagnostics& diagnostics);
BlobPointer map_file(const FaceEntry& entry);
void check_hash(const FaceEntry& entry, hb_blob_t* blob, const Settings& table,
                Diagnostics& diagnostics);
OpenFace open_face(FaceEntry entry, hb_blob_t* blob);
void check_licence(const OpenFace& open, const Settings& table, Diagnostics& diagnostics);
FaceMetrics read_metrics(const OpenFace& open);

}  // namespace

Fonts::Fonts() = default;
Fonts::Fonts(Fonts&&) noexcept = default;
Fonts& Fonts::operator=(Fonts&&) noexcept = default;
Fonts::~Fonts() = default;

Fonts Fonts::load(const std::filesystem::path& path, Diagnostics& diagnostics) {
  Fonts fonts;
  std::optional<Settings> settings =
      Settings::parse(real_files().read(path), path.string(), diagnostics);
  if (!settings) {
    return fonts;
  }
  for (Settings& table : settings->tables("face", diagnostics)) {
    FaceEntry entry;
    entry.name = required_text(table, "name", diagnostics);
    entry.package = required_text(table, "package", diagnostics);
    entry.path = required_text(table, "path", diagnostics);
    entry.sha256 = required_text(table, "sha256", diagnostics);
    entry.coverage = table.text("coverage", diagnostics).value_or("");
    entry.licence = table.text("licence", diagnostics).value_or("");
    table.report_unknown_keys(diagnostics);
    if (entry.path.empty()) {
      continue;
    }
    // An absolute path stays as it is: "/" replaces what stands before it.
    entry.path = (path.parent_path() / entry.path).string();
    if (fonts.find(entry.name)) {
      diagnostics.report({.code = "G0108",
                          .place = table.place("name"),
                          .message = fmt::format("the face \"{}\" stands twice", entry.name),
                          .help = "give each face a name of its own"});
      continue;
    }
    const BlobPointer blob = map_file(entry);
    check_hash(entry, blob.get(), table, diagnostics);
    auto face = std::make_unique<Face>();
    static_cast<OpenFace&>(*face) = open_face(std::move(entry), blob.get());
    check_licence(*face, table, diagnostics);
    fonts.faces_.push_back(std::move(face));
  }
  settings->report_unknown_keys(diagnostics);
  return fonts;
}

std::size_t Fonts::size() const {
  return faces_.size();
}

std::optional<FaceId> Fonts::find(std::string_view name) const {
  const auto found = std::find_if(faces_.begin(), faces_.end(),
                                  [&](const auto& face) { return face->entry.name == name; });
  if (found == faces_.end()) {
    return std::nullopt;
  }
  return static_cast<FaceId>(found - faces_.begin());
}

const FaceEntry& Fonts::entry(FaceId face) const {
  GAZETTE_ASSERT(face < faces_.size());
  return faces_[face]->entry;
}

const FaceMetrics& Fonts::metrics(FaceId face) const {
  GAZETTE_ASSERT(face < faces_.size());
  return faces_[face]->metrics;
}

bool Fonts::covers(FaceId face, char32_t code_point) const {
  GAZETTE_ASSERT(face < faces_.size());
  return hb_set_has(faces_[face]->coverage.get(), code_point) != 0;
}

int Fonts::advance(FaceId face, std::uint16_t glyph) const {
  GAZETTE_ASSERT(face < faces_.size() && glyph < faces_[face]->advances.size());
  return faces_[face]->advances[glyph];
}

namespace {

std::string required_text(Settings& table, std::string_view key, Diagnostics& diagnostics) {
  if (std::optional<std::string> text = table.text(key, diagnostics)) {
    return *std::move(text);
  }
  if (!table.has(key)) {
    diagnostics.report({.code = "G0105",
                        .place = table.place(),
                        .message = fmt::format("this face has no \"{}\"", key),
                        .help = fmt::format("add the key \"{}\"; fonts/README.md says what it "
                                            "holds",
                                            key)});
  }
  return {};
}

/// The file as pages of memory: most of a font file is never read, and what is read is shared with
/// other runs of the program.
BlobPointer map_file(const FaceEntry& entry) {
  BlobPointer blob(hb_blob_create_from_file_or_fail(entry.path.c_str()));
  if (!blob) {
    throw Error(fmt::format("cannot read the face \"{}\"; it comes with the Debian package {}",
                            entry.name, entry.package),
                entry.path);
  }
  return blob;
}

void check_hash(const FaceEntry& entry, hb_blob_t* blob, const Settings& table,
                Diagnostics& diagnostics) {
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(blob, &size);
  if (sha256({bytes, size}) != entry.sha256) {
    diagnostics.report(
        {.code = "G0502",
         .place = table.place("sha256"),
         .message = fmt::format("{} is another version than the one named here", entry.path),
         .help = fmt::format("install the version of {} that fonts/README.md names, or put the "
                             "new hash here and compare the pages",
                             entry.package)});
  }
}

OpenFace open_face(FaceEntry entry, hb_blob_t* blob) {
  OpenFace open;
  open.entry = std::move(entry);
  open.face.reset(hb_face_create(blob, 0));
  const unsigned glyphs_count = hb_face_get_glyph_count(open.face.get());
  const unsigned units_per_em = hb_face_get_upem(open.face.get());
  if (glyphs_count == 0 || glyphs_count > std::numeric_limits<std::uint16_t>::max() ||
      units_per_em > 16384) {
    throw Error(fmt::format("the face \"{}\" is not a usable OpenType font", open.entry.name),
                open.entry.path);
  }
  hb_face_make_immutable(open.face.get());
  open.font.reset(hb_font_create(open.face.get()));
  hb_font_make_immutable(open.font.get());
  open.coverage.reset(hb_set_create());
  hb_face_collect_unicodes(open.face.get(), open.coverage.get());
  open.advances.reserve(glyphs_count);
  for (unsigned glyph = 0; glyph < glyphs_count; ++glyph) {
    open.advances.push_back(
        static_cast<std::uint16_t>(hb_font_get_glyph_h_advance(open.font.get(), glyph)));
  }
  open.metrics = read_metrics(open);
  return open;
}

/// What the file says of its licence: `fsType` of the table `OS/2`, 0 where there is none. Of the
/// rights in its lowest four bits the widest holds (OpenType 1.9).
void check_licence(const OpenFace& open, const Settings& table, Diagnostics& diagnostics) {
  constexpr unsigned kRights = 0x000F;
  constexpr unsigned kRestricted = 0x0002;
  constexpr unsigned kNoSubsetting = 0x0100;
  constexpr unsigned kBitmapOnly = 0x0200;
  const BlobPointer os2(hb_face_reference_table(open.face.get(), table_tag("OS/2")));
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(os2.get(), &size);
  constexpr unsigned kTypeAt = 8;
  const unsigned type =
      size < kTypeAt + 2 ? 0U
                         : static_cast<unsigned>(static_cast<std::uint8_t>(bytes[kTypeAt])) << 8U |
                               static_cast<std::uint8_t>(bytes[kTypeAt + 1]);
  std::string_view refusal;
  if ((type & kRights) == kRestricted) {
    refusal = "embedding it in documents";
  } else if ((type & kNoSubsetting) != 0) {
    refusal = "embedding a part of it";
  } else if ((type & kBitmapOnly) != 0) {
    refusal = "embedding its outlines";
  } else {
    return;
  }
  diagnostics.report(
      {.code = "G0522",
       .place = table.place("path"),
       .message = fmt::format("the licence of the face \"{}\" forbids {} (fsType 0x{:04X})",
                              open.entry.name, refusal, type),
       .help = "name a face here that may be embedded, or take this one out of the file"});
}

/// Smallest rectangle that holds every glyph, of the table `head`.
std::array<int, 4> read_bounds(hb_face_t* face) {
  const BlobPointer head(hb_face_reference_table(face, table_tag("head")));
  unsigned size = 0;
  const char* bytes = hb_blob_get_data(head.get(), &size);
  constexpr unsigned kFirstBound = 36;
  std::array<int, 4> bounds{};
  if (size >= kFirstBound + 8) {
    for (unsigned i = 0; i < 4; ++i) {
      const auto high = static_cast<std::uint8_t>(bytes[kFirstBound + 2 * i]);
      const auto low = static_cast<std::uint8_t>(bytes[kFirstBound + 2 * i + 1]);
      bounds[i] = static_cast<std::int16_t>(static_cast<unsigned>(high) << 8U | low);
    }
  }
  return bounds;
}

/// The name for PDF dictionaries: letters, digits and hyphens only.
std::string read_postscript_name(hb_face_t* face) {
  std::array<char, 128> text{};
  auto size = static_cast<unsigned>(text.size());
  hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, nullptr, &size, text.data());
  std::string name;
  for (const char c : std::string_view(text.data(), size)) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-') {
      name += c;
    }
  }
  return name.empty() ? "Unnamed" : name;
}

FaceMetrics read_metrics(const OpenFace& open) {
  constexpr float kBoldWeight = 600;
  hb_font_t* const font = open.font.get();
  FaceMetrics metrics;
  metrics.units_per_em = static_cast<int>(hb_face_get_upem(open.face.get()));
  hb_font_extents_t extents{};
  hb_font_get_h_extents(font, &extents);
  metrics.ascender = extents.ascender;
  metrics.descender = extents.descender;
  hb_position_t cap_height = 0;
  hb_ot_metrics_get_position_with_fallback(font, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
  metrics.cap_height = cap_height;
  hb_codepoint_t space = 0;
  if (hb_font_get_nominal_glyph(font, U' ', &space) == 0 || space == 0) {
    throw Error(fmt::format("the face \"{}\" has no space", open.entry.name), open.entry.path);
  }
  metrics.space_glyph = static_cast<std::uint16_t>(space);
  metrics.space = open.advances[space];
  const float slant = hb_style_get_value(font, HB_STYLE_TAG_SLANT_ANGLE);
  metrics.slant_degrees = static_cast<int>(std::lround(slant));
  metrics.bold = hb_style_get_value(font, HB_STYLE_TAG_WEIGHT) >= kBoldWeight;
  metrics.italic = hb_style_get_value(font, HB_STYLE_TAG_ITALIC) > 0 || metrics.slant_degrees != 0;
  const BlobPointer cff(hb_face_reference_table(open.face.get(), table_tag("CFF ")));
  metrics.cff = hb_blob_get_length(cff.get()) > 0;
  const std::array<int, 4> bounds = read_bounds(open.face.get());
  std::copy(bounds.begin(), bounds.end(), metrics.bounds);
  metrics.postscript_name = read_postscript_name(open.face.get());
  return metrics;
}

}  // namespace
}  // namespace gazette::font
