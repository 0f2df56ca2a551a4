// Faces by path, coverage, shaping and subsetting. The only place that includes HarfBuzz.
//
// A face is known by its place in fonts.toml, never by a family name through fontconfig: Debian has
// two packages whose family is "Liberation Serif", and one of them lacks 93 Vietnamese letters.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette::font {

/// A face of `Fonts`, by its place in fonts.toml.
using FaceId = std::uint16_t;

/// What fonts.toml says of a face.
struct FaceEntry {
  std::string name = {};     // "serif", "serif-bold", "serif-italic", "serif-bold-italic", ...
  std::string package = {};  // Debian package
  std::string path = {};
  std::string sha256 = {};
  std::string coverage = {};
  std::string licence = {};
};

/// Metrics in font units; `units_per_em` of them are one em.
struct FaceMetrics {
  int units_per_em = 1000;
  int ascender = 0;
  int descender = 0;  // negative below the baseline
  int cap_height = 0;
  int space = 0;  // advance of the space glyph
  std::uint16_t space_glyph = 0;
  int slant_degrees = 0;  // negative leans right, as in a PDF descriptor
  bool bold = false;
  bool italic = false;
  bool cff = false;              // CFF outlines, not glyf
  int bounds[4] = {0, 0, 0, 0};  // x min, y min, x max, y max
  std::string postscript_name = {};
};

/// A glyph as shaped. Distances in font units.
struct Glyph {
  std::uint16_t id = 0;
  std::int16_t x_offset = 0;
  std::int16_t y_offset = 0;
  std::uint16_t text_bytes = 0;  // bytes of the word's text this glyph begins; 0: none of its own
  std::int32_t advance = 0;      // kerning included
};

/// The loaded faces. Immutable after loading, so several threads may read it.
class Fonts {
 public:
  /// Loads every face of fonts.toml at `path`. Reports G0502 (warning) for a file whose SHA-256
  /// differs; throws `Error` for one that is missing, naming the package that has it.
  static Fonts load(const std::filesystem::path& path, Diagnostics& diagnostics);
  Fonts(Fonts&&) noexcept;
  Fonts& operator=(Fonts&&) noexcept;
  ~Fonts();

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] std::optional<FaceId> find(std::string_view name) const;
  [[nodiscard]] const FaceEntry& entry(FaceId face) const;
  [[nodiscard]] const FaceMetrics& metrics(FaceId face) const;
  [[nodiscard]] bool covers(FaceId face, char32_t code_point) const;
  /// Natural advance of a glyph in font units, as the PDF's width array says it.
  [[nodiscard]] int advance(FaceId face, std::uint16_t glyph) const;
  /// Shapes `text` (no space in it) with kerning and ligatures, language Vietnamese. Small letters
  /// become small capitals where the face has them.
  [[nodiscard]] std::vector<Glyph> shape(FaceId face, std::string_view text,
                                         bool small_capitals = false) const;
  /// The face cut down to `glyphs` (sorted), ids kept: a `glyf` font file, or a bare CFF table.
  [[nodiscard]] std::string subset(FaceId face, std::span<const std::uint16_t> glyphs) const;

 private:
  Fonts();
  struct Face;
  std::vector<std::unique_ptr<Face>> faces_;
};

/// A shaped word, by its place in `Words`.
using WordId = std::uint32_t;

/// How a word is made of its face's glyphs.
enum class Shaping : std::uint8_t { plain, small_capitals, fitted };

struct Word {
  std::uint32_t first_glyph = 0;
  std::uint32_t first_byte = 0;
  std::uint16_t glyphs_count = 0;
  std::uint16_t bytes_count = 0;
  FaceId face = 0;
  Shaping shaping = Shaping::plain;
  std::int32_t width = 0;  // in font units
};

/// Every distinct (face, word, shaping) of a book, shaped once. Not for several threads while it
/// grows.
class Words {
 public:
  explicit Words(const Fonts& fonts);
  ~Words();
  Words(Words&&) noexcept;
  Words& operator=(Words&&) noexcept;

  /// The word, shaped on first sight. `text` holds no space and at most 65,535 bytes.
  WordId intern(FaceId face, std::string_view text, Shaping shaping = Shaping::plain);
  /// The glyphs of `word` evenly apart, so that it is `width` font units wide: for a row of dots to
  /// fill in, never for what is read.
  WordId fit(WordId word, std::int32_t width);
  /// The same word as one of `other`, a book part set with the same faces.
  WordId adopt(const Words& other, WordId word);
  [[nodiscard]] const Word& operator[](WordId word) const { return words_[word]; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::span<const Glyph> glyphs(WordId word) const;
  [[nodiscard]] std::string_view text(WordId word) const;
  [[nodiscard]] const Fonts& fonts() const { return *fonts_; }

 private:
  struct Index;
  WordId add(const Word& word, std::string_view text, std::span<const Glyph> glyphs,
             std::uint32_t hash);
  const Fonts* fonts_;
  std::vector<Word> words_;
  std::vector<Glyph> glyphs_;
  std::string bytes_;
  std::unique_ptr<Index> index_;
};

}  // namespace gazette::font
