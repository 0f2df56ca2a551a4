#include "gazette/base/diagnostic.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace gazette {
namespace {

TEST_CASE("the catalogue is sorted, and every entry explains itself") {
  const std::vector<CatalogueEntry>& entries = catalogue();
  CHECK(std::is_sorted(entries.begin(), entries.end(),
                       [](const auto& a, const auto& b) { return a.code < b.code; }));
  for (const CatalogueEntry& entry : entries) {
    INFO(entry.code);
    CHECK(entry.code.size() == 5);
    CHECK_FALSE(entry.title.empty());
    CHECK_FALSE(entry.title.ends_with('.'));
    CHECK(entry.explanation.ends_with('.'));
    CHECK(find_in_catalogue(entry.code) == &entry);
  }
  CHECK(find_in_catalogue("G9999") == nullptr);
}

TEST_CASE("a finding shows the user's line, a caret and the help") {
  CHECK(to_text({.code = "G0104",
                 .place = {.path = "gazette.toml",
                           .line = 12,
                           .column = 3,
                           .excerpt = "  layuot = 1",
                           .width = 6},
                 .message = "unknown key \"layuot\"",
                 .label = "not a key",
                 .help = "did you mean \"layout\"?"}) ==
        "gazette.toml:12:3: error[G0104]: unknown key \"layuot\"\n"
        "   12 |   layuot = 1\n"
        "      |   ^^^^^^ not a key\n"
        "  help: did you mean \"layout\"?\n");
}

TEST_CASE("the caret stands under its letter though accents are combining marks") {
  CHECK(to_text({.code = "G0104",
                 .place = {.path = "a.md",
                           .line = 1,
                           .column = 9,
                           .excerpt = "Đie\u0302\u0300u 5. Te\u0302n",
                           .width = 4},
                 .message = "m"}) ==
        "a.md:1:9: error[G0104]: m\n"
        "    1 | Đie\u0302\u0300u 5. Te\u0302n\n"
        "      |       ^^^^\n");
}

TEST_CASE("a place says what is known of it") {
  const auto first_line = [](Place place) {
    return to_text({.code = "G0101", .place = std::move(place), .message = "m"});
  };
  CHECK(first_line({.path = "a.md", .line = 3}) == "a.md:3: error[G0101]: m\n");
  CHECK(first_line({.path = "a.docx", .paragraph = 12}) ==
        "a.docx (paragraph 12): error[G0101]: m\n");
  CHECK(first_line({.path = "a.docx"}) == "a.docx: error[G0101]: m\n");
  CHECK(first_line({}) == "error[G0101]: m\n");
  CHECK(first_line({.path = "a.docx", .paragraph = 1, .excerpt = "Điều 1"}) ==
        "a.docx (paragraph 1): error[G0101]: m\n      | Điều 1\n");
}

TEST_CASE("a long line is cut, and the label stays") {
  const std::string line(200, 'x');
  const std::string text =
      to_text({.code = "G0101",
               .place = {.path = "a", .line = 1, .column = 150, .excerpt = line, .width = 3},
               .message = "m",
               .label = "here"});
  CHECK(text == "a:1:150: error[G0101]: m\n    1 | " + std::string(87, 'x') + "…\n      = here\n");
}

TEST_CASE("findings are counted and keep their order") {
  Diagnostics first;
  first.report({.code = "G0101", .message = "one"});
  Diagnostics second;
  second.report({.code = "G0102", .message = "two"});
  CHECK_FALSE(Diagnostics().has_errors());
  first.append(std::move(second));
  CHECK(first.has_errors());
  CHECK(first.errors_count() == 2);
  CHECK(first.warnings_count() == 0);
  CHECK(first.list().at(1).message == "two");
  CHECK(severity_of(first.list().at(0)) == Severity::error);
}

}  // namespace
}  // namespace gazette
