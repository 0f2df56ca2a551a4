// Faces: loading, coverage, shaping, subsetting.
#include "gazette/font/font.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "gazette/base/files.h"
#include "gazette/base/hash.h"
#include "gazette/base/process.h"
#include "gazette/base/text.h"

namespace gazette::font {
namespace {

// Every letter of Vietnamese that ASCII lacks, and the sign of its currency.
constexpr std::string_view kVietnamese =
    "ÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬĐÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
    "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ₫";

const std::filesystem::path kFontsToml =
    std::filesystem::path(GAZETTE_SOURCE_DIR) / "fonts" / "fonts.toml";

Fonts load_fonts() {
  Diagnostics diagnostics;
  Fonts fonts = Fonts::load(kFontsToml, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  return fonts;
}

/// The name of the file of `TemporaryToml`; tests run beside one another, each in its process.
std::string toml_name() {
  return "gazette-font-test-" + std::to_string(getpid()) + ".toml";
}

/// A fonts.toml with one face, in a file that goes away with it.
class TemporaryToml {
 public:
  explicit TemporaryToml(std::string_view text)
      : path_(std::filesystem::temp_directory_path() / toml_name()) {
    std::ofstream(path_) << text;
  }
  ~TemporaryToml() { std::filesystem::remove(path_); }
  TemporaryToml(const TemporaryToml&) = delete;
  TemporaryToml& operator=(const TemporaryToml&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// Where a table of an OpenType file begins.
unsigned table_offset(std::string_view file, std::string_view tag) {
  const auto number_at = [&](std::size_t at, std::size_t bytes) {
    unsigned number = 0;
    for (std::size_t i = 0; i < bytes; ++i) {
      number = number << 8U | static_cast<unsigned char>(file[at + i]);
    }
    return number;
  };
  for (std::size_t i = 0; i < number_at(4, 2); ++i) {
    if (file.substr(12 + 16 * i, 4) == tag) {
      return number_at(12 + 16 * i + 8, 4);
    }
  }
  return 0;
}

int width_of(const std::vector<Glyph>& glyphs) {
  int width = 0;
  for (const Glyph& glyph : glyphs) {
    width += glyph.advance;
  }
  return width;
}

TEST_CASE("every face of fonts.toml loads, without a finding, and has its place") {
  Diagnostics diagnostics;
  const Fonts fonts = Fonts::load(kFontsToml, diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(fonts.size() == 9);
  for (const char* name : {"serif", "serif-bold", "serif-italic", "serif-bold-italic",
                           "liberation-serif", "liberation-serif-bold", "liberation-serif-italic",
                           "liberation-serif-bold-italic", "symbols"}) {
    REQUIRE(fonts.find(name));
    CHECK(fonts.entry(*fonts.find(name)).name == name);
  }
  CHECK_FALSE(fonts.find("sans"));
}

TEST_CASE("faces that claim Vietnamese have every letter of it, the symbols face has its signs") {
  const Fonts fonts = load_fonts();
  REQUIRE(to_code_points(kVietnamese).size() == 135);
  for (std::size_t i = 0; i < fonts.size(); ++i) {
    const auto face = static_cast<FaceId>(i);
    const bool vietnamese = fonts.entry(face).coverage == "vietnamese";
    for (const char32_t letter : to_code_points(vietnamese ? kVietnamese : "☐☑☒→←✓✔●○■□▪")) {
      CAPTURE(fonts.entry(face).name, static_cast<std::uint32_t>(letter));
      CHECK(fonts.covers(face, letter));
    }
    CHECK_FALSE(fonts.covers(face, U'字'));
    CHECK_FALSE(fonts.covers(face, 0x10FFFF));
  }
}

TEST_CASE("metrics are those of the font file") {
  const Fonts fonts = load_fonts();
  const FaceMetrics& serif = fonts.metrics(*fonts.find("serif"));
  CHECK(serif.units_per_em == 1000);
  CHECK(serif.cff);
  CHECK_FALSE(serif.bold);
  CHECK_FALSE(serif.italic);
  CHECK(serif.space == 250);
  CHECK(serif.ascender > 0);
  CHECK(serif.descender < 0);
  CHECK(serif.cap_height > 600);
  CHECK(serif.postscript_name == "TeXGyreTermes-Regular");
  const FaceMetrics& slanted = fonts.metrics(*fonts.find("liberation-serif-bold-italic"));
  CHECK(slanted.units_per_em == 2048);
  CHECK_FALSE(slanted.cff);
  CHECK(slanted.bold);
  CHECK(slanted.italic);
  CHECK(slanted.slant_degrees < 0);
  CHECK(slanted.bounds[0] < 0);
  CHECK(slanted.bounds[3] > 1500);
}

TEST_CASE("shaping kerns and joins, and each glyph knows its text") {
  const Fonts fonts = load_fonts();
  const FaceId serif = *fonts.find("serif");

  const std::vector<Glyph> kerned = fonts.shape(serif, "Vậy");
  REQUIRE(kerned.size() == 3);
  CHECK(kerned[0].text_bytes == 1);
  CHECK(kerned[1].text_bytes == 3);
  CHECK(kerned[2].text_bytes == 1);
  CHECK(kerned[0].advance < fonts.advance(serif, kerned[0].id));

  const std::vector<Glyph> joined = fonts.shape(serif, "office");
  REQUIRE(joined.size() == 4);
  CHECK(joined[1].text_bytes == 3);

  const std::vector<Glyph> missing = fonts.shape(serif, "字");
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].id == 0);
  CHECK(fonts.shape(serif, "").empty());
}

TEST_CASE("decomposed text is shaped with all of its bytes accounted for") {
  const Fonts fonts = load_fonts();
  for (std::size_t face = 0; face < fonts.size(); ++face) {
    for (const std::string_view text : {"e\u0323\u0302", "Vie\u0302\u0323t", "\u0301", "x\u0301"}) {
      std::size_t bytes = 0;
      for (const Glyph& glyph : fonts.shape(static_cast<FaceId>(face), text)) {
        bytes += glyph.text_bytes;
      }
      CHECK(bytes == text.size());
    }
  }
}

TEST_CASE("a subset keeps its glyph ids, is small, and has the same bytes each time") {
  const Fonts fonts = load_fonts();
  for (const char* name : {"serif", "liberation-serif", "symbols"}) {
    const FaceId face = *fonts.find(name);
    std::vector<std::uint16_t> ids;
    for (const Glyph& glyph : fonts.shape(face, "0123456789nghi")) {
      ids.push_back(glyph.id);
    }
    std::sort(ids.begin(), ids.end());
    const std::string subset = fonts.subset(face, ids);
    CHECK(subset == fonts.subset(face, ids));
    CHECK(subset.size() < std::filesystem::file_size(fonts.entry(face).path) / 4);
    // A bare CFF table begins with its version, a font file with its format.
    CHECK(subset.starts_with(fonts.metrics(face).cff ? std::string("\1\0", 2)
                                                     : std::string("\0\1\0\0", 4)));
  }
}

TEST_CASE("a missing face names the package that has it") {
  const TemporaryToml toml(
      "[[face]]\nname = \"serif\"\npackage = \"fonts-of-nowhere\"\npath = \"/nowhere.otf\"\n"
      "sha256 = \"00\"\n");
  Diagnostics diagnostics;
  CHECK_THROWS_WITH(Fonts::load(toml.path(), diagnostics),
                    Catch::Contains("fonts-of-nowhere") && Catch::Contains("serif"));
}

TEST_CASE("a file that is no font is refused") {
  const TemporaryToml toml("[[face]]\nname = \"serif\"\npackage = \"none\"\npath = \"" +
                           toml_name() + "\"\nsha256 = \"00\"\n");
  Diagnostics diagnostics;
  CHECK_THROWS_WITH(Fonts::load(toml.path(), diagnostics), Catch::Contains("not a usable"));
}

TEST_CASE("another version of a face is a warning, at the line of its hash") {
  const Fonts fonts = load_fonts();
  const std::string entry = "[[face]]\nname = \"serif\"\npackage = \"fonts-texgyre\"\npath = \"" +
                            fonts.entry(0).path + "\"\nsha256 = \"00\"\n";
  const TemporaryToml toml(entry);
  Diagnostics diagnostics;
  CHECK(Fonts::load(toml.path(), diagnostics).size() == 1);
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "G0502");
  CHECK(diagnostics.list()[0].place.line == 5);
  CHECK_FALSE(diagnostics.has_errors());
}

TEST_CASE("a face whose licence forbids what a PDF does with it is an error, at its path") {
  const Fonts fonts = load_fonts();
  std::string file = real_files().read(fonts.entry(0).path);
  const auto type_at = static_cast<std::size_t>(table_offset(file, "OS/2")) + 8;
  const auto load_as = [&](char high, char low) {
    file[type_at] = high;
    file[type_at + 1] = low;
    const ScratchFolder folder;
    real_files().write(folder.path() / "face.otf", file);
    real_files().write(folder.path() / "fonts.toml",
                       "[[face]]\nname = \"serif\"\npackage = \"none\"\npath = \"face.otf\"\n"
                       "sha256 = \"" +
                           sha256(file) + "\"\n");
    Diagnostics diagnostics;
    CHECK(Fonts::load(folder.path() / "fonts.toml", diagnostics).size() == 1);
    return diagnostics.list();
  };
  CHECK(load_as('\x00', '\x00').empty());  // installable
  CHECK(load_as('\x00', '\x04').empty());  // preview and print
  CHECK(load_as('\x00', '\x06').empty());  // of two rights the wider
  CHECK(load_as('\x00', '\x08').empty());  // editable

  const std::vector<Diagnostic> restricted = load_as('\x00', '\x02');
  REQUIRE(restricted.size() == 1);
  CHECK(restricted[0].code == "G0522");
  CHECK(restricted[0].place.line == 4);
  CHECK(restricted[0].message ==
        "the licence of the face \"serif\" forbids embedding it in documents (fsType 0x0002)");
  CHECK(load_as('\x01', '\x08').at(0).message ==
        "the licence of the face \"serif\" forbids embedding a part of it (fsType 0x0108)");
  CHECK(load_as('\x02', '\x08').at(0).message ==
        "the licence of the face \"serif\" forbids embedding its outlines (fsType 0x0208)");
}

TEST_CASE("keys missing, unknown or given twice in fonts.toml are findings") {
  const Fonts fonts = load_fonts();
  const std::string path = "path = \"" + fonts.entry(0).path + "\"\n";
  const std::string hash = "sha256 = \"" + fonts.entry(0).sha256 + "\"\n";
  const TemporaryToml toml("[[face]]\nname = \"a\"\npackage = \"b\"\n" + path + hash +
                           "colour = 1\n[[face]]\nname = \"a\"\npackage = \"b\"\n" + path + hash +
                           "[[face]]\nname = \"c\"\npackage = \"d\"\n" + hash);
  Diagnostics diagnostics;
  CHECK(Fonts::load(toml.path(), diagnostics).size() == 1);
  REQUIRE(diagnostics.list().size() == 3);
  CHECK(diagnostics.list()[0].code == "G0104");
  CHECK(diagnostics.list()[1].code == "G0108");
  CHECK(diagnostics.list()[2].code == "G0105");
}

TEST_CASE("kerning of Vietnamese pairs is there in the first face") {
  const Fonts fonts = load_fonts();
  const FaceId serif = *fonts.find("serif");
  for (const std::string_view pair : {"Từ", "Vậ", "Tô", "Vă"}) {
    int natural = 0;
    const std::vector<Glyph> glyphs = fonts.shape(serif, pair);
    for (const Glyph& glyph : glyphs) {
      natural += fonts.advance(serif, glyph.id);
    }
    CAPTURE(pair);
    CHECK(width_of(glyphs) < natural);
  }
}

}  // namespace
}  // namespace gazette::font
