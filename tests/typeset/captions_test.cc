#include "gazette/typeset/captions.h"

#include <vector>

#include <catch2/catch.hpp>

#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

using model::Alignment;
using model::Piece;
using model::Role;

/// The pieces of a sample: "c" a centred line, "r" one at the right, "t" text, "L" a long centred
/// paragraph, "T" a table, "P" a picture, "F" a page of a facsimile.
struct Sample {
  explicit Sample(std::string_view kinds) : paragraphs(kinds.size()), pieces(kinds.size()) {
    act.pictures = {{}, {.is_facsimile = true}};
    for (std::size_t i = 0; i < kinds.size(); ++i) {
      const char kind = kinds[i];
      paragraphs[i] = paragraph(kind == 'L' ? std::string(300, 'a') : "Bảng 1");
      paragraphs[i].alignment = kind == 'c' || kind == 'L' ? Alignment::center
                                : kind == 'r'              ? Alignment::right
                                                           : Alignment::unstated;
      paragraphs[i].picture = kind == 'P' ? 1 : kind == 'F' ? 2 : 0;
      pieces[i].role = kind == 'T'                  ? Role::table
                       : kind == 'P' || kind == 'F' ? Role::picture
                                                    : Role::body;
      pieces[i].paragraph = kind == 'T' ? nullptr : &paragraphs[i];
    }
  }

  model::Instrument act = {};
  std::vector<model::Paragraph> paragraphs;
  std::vector<Piece> pieces;
};

/// "y" for each piece that stands on the page of the next.
std::string kept(std::string_view kinds) {
  const Sample sample(kinds);
  std::string answer;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    answer += belongs_below(sample.pieces, i, sample.act) ? 'y' : '-';
  }
  return answer;
}

TEST_CASE("short lines in the middle or at the right stay with the table or picture below them") {
  CHECK(kept("tcrT") == "-yy-");
  CHECK(kept("cP") == "y-");
  CHECK(kept("rT") == "y-");
  CHECK(kept("tT") == "--");
  CHECK(kept("LT") == "--");
  CHECK(kept("ct") == "--");
  CHECK(kept("cc") == "--");
  CHECK(kept("cF") == "--");
}

TEST_CASE("more lines than captions have are text") {
  CHECK(kept("ccccccT") == "--yyyy-");
}

TEST_CASE("a picture stays with the line below it, a page of a facsimile does not") {
  CHECK(kept("Pct") == "y--");
  CHECK(kept("Pt") == "--");
  CHECK(kept("P") == "-");
  CHECK(kept("Fc") == "--");
}

}  // namespace
}  // namespace gazette::typeset
