// Faces that do not show what their codes say. Symbol follows Adobe's Symbol encoding; Wingdings
// has here what office documents use: boxes, checks, bullets, arrows, circled numbers, hands. Boxes
// of all styles become one box, since few text faces have the others.

#include "gazette/ingest/docx_symbols.h"

#include <algorithm>
#include <array>

#include "gazette/base/text.h"

namespace gazette::ingest::docx {
namespace {

/// Codes 0x20-0x7E of Symbol.
constexpr std::u32string_view kSymbolLow =
    U" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"
    U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// Codes 0xA0-0xE5 of Symbol.
constexpr std::u32string_view kSymbolHigh =
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑";

struct Picture {
  std::uint8_t code = 0;
  char32_t character = 0;
};

/// Wingdings, sorted by code; the circled numbers are computed.
constexpr std::array kWingdings = {
    Picture{0x22, U'✂'}, Picture{0x23, U'✁'},  Picture{0x28, U'☎'}, Picture{0x29, U'✆'},
    Picture{0x2A, U'✉'}, Picture{0x36, U'⌛'}, Picture{0x3E, U'✇'}, Picture{0x3F, U'✍'},
    Picture{0x41, U'✌'}, Picture{0x45, U'☜'},  Picture{0x46, U'☞'}, Picture{0x47, U'☝'},
    Picture{0x48, U'☟'}, Picture{0x4A, U'☺'},  Picture{0x4C, U'☹'}, Picture{0x4E, U'☠'},
    Picture{0x51, U'✈'}, Picture{0x52, U'☼'},  Picture{0x54, U'❄'}, Picture{0x56, U'✞'},
    Picture{0x58, U'✠'}, Picture{0x59, U'✡'},  Picture{0x5A, U'☪'}, Picture{0x5B, U'☯'},
    Picture{0x5D, U'☸'}, Picture{0x6C, U'●'},  Picture{0x6D, U'○'}, Picture{0x6E, U'■'},
    Picture{0x6F, U'□'}, Picture{0x70, U'□'},  Picture{0x71, U'□'}, Picture{0x72, U'□'},
    Picture{0x73, U'◆'}, Picture{0x74, U'◆'},  Picture{0x75, U'◆'}, Picture{0x76, U'❖'},
    Picture{0x77, U'◆'}, Picture{0x78, U'☒'},  Picture{0x7A, U'⌘'}, Picture{0x80, U'⓪'},
    Picture{0x8B, U'⓿'}, Picture{0x9E, U'·'},  Picture{0x9F, U'•'}, Picture{0xA0, U'▪'},
    Picture{0xA1, U'○'}, Picture{0xA4, U'◉'},  Picture{0xA5, U'◎'}, Picture{0xA7, U'▪'},
    Picture{0xA8, U'□'}, Picture{0xAA, U'✦'},  Picture{0xAB, U'★'}, Picture{0xAC, U'✶'},
    Picture{0xAD, U'✴'}, Picture{0xAE, U'✹'},  Picture{0xAF, U'✵'}, Picture{0xB5, U'✪'},
    Picture{0xB6, U'✰'}, Picture{0xD8, U'➢'},  Picture{0xDC, U'➲'}, Picture{0xDF, U'←'},
    Picture{0xE0, U'→'}, Picture{0xE1, U'↑'},  Picture{0xE2, U'↓'}, Picture{0xE3, U'↖'},
    Picture{0xE4, U'↗'}, Picture{0xE5, U'↙'},  Picture{0xE6, U'↘'}, Picture{0xE8, U'➔'},
    Picture{0xEF, U'⇦'}, Picture{0xF0, U'⇨'},  Picture{0xF1, U'⇧'}, Picture{0xF2, U'⇩'},
    Picture{0xFB, U'✗'}, Picture{0xFC, U'✓'},  Picture{0xFD, U'☒'}, Picture{0xFE, U'☑'},
};
constexpr std::array kWingdings2 = {
    Picture{0x4F, U'✗'}, Picture{0x50, U'✓'}, Picture{0x51, U'☒'},
    Picture{0x52, U'☑'}, Picture{0x53, U'☒'}, Picture{0x54, U'☒'},
    Picture{0x97, U'●'}, Picture{0xA2, U'■'}, Picture{0xA3, U'□'},
};

/// Wingdings 3 and Webdings: arrows, triangles, boxes, checks.
constexpr std::array kWingdings3 = {
    Picture{0x21, U'←'}, Picture{0x22, U'→'}, Picture{0x23, U'↑'}, Picture{0x24, U'↓'},
    Picture{0x25, U'↖'}, Picture{0x26, U'↗'}, Picture{0x27, U'↙'}, Picture{0x28, U'↘'},
    Picture{0x70, U'▲'}, Picture{0x71, U'▼'}, Picture{0x72, U'△'}, Picture{0x73, U'▽'},
    Picture{0x74, U'◀'}, Picture{0x75, U'▶'}, Picture{0x76, U'◁'}, Picture{0x77, U'▷'},
    Picture{0x7C, U'◀'}, Picture{0x7D, U'▶'},
};
constexpr std::array kWebdings = {
    Picture{0x33, U'◀'}, Picture{0x34, U'▶'}, Picture{0x35, U'▲'},
    Picture{0x36, U'▼'}, Picture{0x61, U'✓'}, Picture{0x63, U'□'},
    Picture{0x67, U'■'}, Picture{0x6E, U'●'}, Picture{0x72, U'✗'},
};

/// Characters of bullets that mean more than "an item begins".
constexpr std::u32string_view kMeaningfulBullets = U"□☑☒✓✗→";

template <std::size_t count>
std::optional<char32_t> find_picture(const std::array<Picture, count>& pictures, char32_t code) {
  const auto found = std::lower_bound(
      pictures.begin(), pictures.end(), code,
      [](const Picture& picture, char32_t sought) { return picture.code < sought; });
  if (found == pictures.end() || found->code != code) {
    return std::nullopt;
  }
  return found->character;
}

std::optional<char32_t> wingdings_character(char32_t code) {
  if (code >= 0x81 && code <= 0x8A) {
    return U'①' + (code - 0x81);
  }
  if (code >= 0x8C && code <= 0x95) {
    return U'❶' + (code - 0x8C);
  }
  return find_picture(kWingdings, code);
}

/// The faces of TCVN3 are named .VnTime, .VnArial Narrow, also without the point; those that draw
/// capitals have an H at the end, before what a maker may have added: VnTimeH(Ds).
std::optional<Face> tcvn3_face(std::string_view name) {
  const bool is_small = name == to_lower(name);  // web pages write names so
  const bool is_undotted =
      name.size() > 2 && name.starts_with("Vn") && name[2] >= 'A' && name[2] <= 'Z';
  if (!to_lower(name).starts_with(".vn") && !is_undotted) {
    return std::nullopt;
  }
  name = trim(name.substr(0, name.find('(')));
  const bool is_capital = name.ends_with('H') || (is_small && name.ends_with('h'));
  return is_capital ? Face::tcvn3_capitals : Face::tcvn3;
}

}  // namespace

Face face_of(std::string_view font_name) {
  const std::string name = to_lower(font_name);
  if (name.empty()) {
    return Face::unstated;
  }
  if (const std::optional<Face> tcvn3 = tcvn3_face(trim(font_name))) {
    return *tcvn3;
  }
  if (name.starts_with("vni-") || name.starts_with("vni ")) {
    return Face::vni;
  }
  if (name == "symbol") {
    return Face::symbol;
  }
  if (name == "wingdings") {
    return Face::wingdings;
  }
  if (name == "wingdings 2") {
    return Face::wingdings2;
  }
  if (name == "wingdings 3") {
    return Face::wingdings3;
  }
  return name == "webdings" ? Face::webdings : Face::unicode;
}

std::optional<char32_t> symbol_character(Face face, char32_t code) {
  if (code >= 0xF020 && code <= 0xF0FF) {
    code -= 0xF000;
  }
  if (code == 0x20) {
    return U' ';
  }
  if (face == Face::wingdings) {
    return wingdings_character(code);
  }
  if (face == Face::wingdings2) {
    return find_picture(kWingdings2, code);
  }
  if (face == Face::wingdings3) {
    return find_picture(kWingdings3, code);
  }
  if (face == Face::webdings) {
    return find_picture(kWebdings, code);
  }
  if (face != Face::symbol) {
    return std::nullopt;
  }
  if (code > 0x20 && code < 0x20 + kSymbolLow.size()) {
    return kSymbolLow[code - 0x20];
  }
  if (code >= 0xA0 && code < 0xA0 + kSymbolHigh.size()) {
    return kSymbolHigh[code - 0xA0];
  }
  return std::nullopt;
}

std::string bullet_text(Face face, std::string_view level_text) {
  std::string result;
  for (const char32_t code : to_code_points(level_text)) {
    const bool is_picture = (code >= 0xE000 && code <= 0xF8FF) || is_picture_face(face);
    if (!is_picture) {
      // "o" is the hollow bullet that Word sets in Courier.
      append_utf8(result, level_text == "o" ? U'◦' : code);
      continue;
    }
    const char32_t character = symbol_character(face, code).value_or(U'•');
    if (character == U'−' || character == U'─') {
      result += '-';
    } else if (kMeaningfulBullets.find(character) != std::u32string_view::npos) {
      append_utf8(result, character);
    } else if (character == U' ') {
      result += ' ';
    } else {
      append_utf8(result, U'•');
    }
  }
  return result;
}

}  // namespace gazette::ingest::docx
