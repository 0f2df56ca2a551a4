// Codes for machines, read back from a drawing of their rules by the programs of the libraries'
// neighbours: zbarimg (QR) and dmtxread (Data Matrix).

#include "gazette/typeset/codes.h"

#include <catch2/catch.hpp>

#include "gazette/base/files.h"
#include "gazette/base/process.h"

namespace gazette::typeset {
namespace {

constexpr std::string_view kPermalink = "https://congbao.dongnai.gov.vn/2022/38-39/";
constexpr std::string_view kPiece = "CB|2022|38|R0123|1|A7";

/// What a camera would see: the rules of the code, eight dots to a module, as a portable bitmap.
std::string drawn(const Code& code) {
  constexpr int kDots = 8;
  const int side = (code.modules + 2 * code.margin) * kDots;
  const Length dot = points(1);
  std::vector<char> dots(static_cast<std::size_t>(side * side), 0);
  bool has_overlap = false;
  const Length corner = dot * (code.margin * kDots);
  for (const Rule& rule : rules_of(code, corner, corner, dot * (code.modules * kDots))) {
    for (std::int64_t y = rule.y.scaled / dot.scaled; dot * y < rule.y + rule.height; ++y) {
      for (std::int64_t x = rule.x.scaled / dot.scaled; dot * x < rule.x + rule.width; ++x) {
        char& there = dots[static_cast<std::size_t>(y * side + x)];
        has_overlap = has_overlap || there != 0;
        there = static_cast<char>(255);
      }
    }
  }
  CHECK_FALSE(has_overlap);
  std::string image = "P5\n" + std::to_string(side) + " " + std::to_string(side) + "\n255\n";
  for (const char there : dots) {
    image += static_cast<char>(255 - static_cast<unsigned char>(there));
  }
  return image;
}

/// What `program` reads on it.
std::string read_by(std::string_view program, std::vector<std::string> arguments,
                    const Code& code) {
  const auto path = find_program(program);
  REQUIRE(path);
  const ScratchFolder folder;
  const std::string image = (folder.path() / "code.pgm").string();
  real_files().write(image, drawn(code));
  arguments.push_back(image);
  const ProcessResult result = run_process({.program = *path, .arguments = arguments});
  INFO(result.error_output);
  CHECK(result.is_success());
  return result.output;
}

}  // namespace

TEST_CASE("a QR code is read back as the address it was made of") {
  const Code code = qr_code(kPermalink);
  CHECK(code.modules == 29);  // version 3 holds 42 bytes at level M
  CHECK(code.margin == 4);
  CHECK(read_by("zbarimg", {"--quiet", "--raw"}, code) == std::string(kPermalink) + "\n");
}

TEST_CASE("a Data Matrix is read back as the piece it was made of") {
  const Code code = data_matrix(kPiece);
  CHECK(code.modules == 18);
  CHECK(code.margin == 1);
  CHECK(read_by("dmtxread", {"--milliseconds=5000"}, code) == kPiece);
}

TEST_CASE("a Data Matrix holds Vietnamese as it is written") {
  const std::string text = "Điều 5 khoản 2: đất đai";
  CHECK(read_by("dmtxread", {"--milliseconds=5000"}, data_matrix(text)) == text);
}

TEST_CASE("the rules of a code fill its square and meet without gap") {
  // The left column of a Data Matrix is dark from top to foot, and its lowest row is one rule.
  const Code code = data_matrix("1");
  const Length side = points(10);  // no whole number of scaled points a module
  Length foot = points(5);
  Length width;
  for (const Rule& rule : rules_of(code, points(3), points(5), side)) {
    if (rule.x == points(3)) {
      CHECK(rule.y == foot);
      foot += rule.height;
      width = rule.width;
    }
  }
  CHECK(foot == points(5) + side);
  CHECK(width == side);
}

}  // namespace gazette::typeset
