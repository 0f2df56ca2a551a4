// The reader of Markdown: any bytes as a file.

#include <algorithm>

#include "tests/fuzz/subject.h"

namespace gazette::fuzz {
namespace {

/// Larger samples say nothing new and make every mutation slow.
constexpr std::size_t kSeedBytesMax = 10'000;

std::string law(std::string_view input) {
  return broken_law({.bytes = input, .path = "a.md"});
}

std::vector<std::string> seeds() {
  std::vector<std::string> seeds = samples(".md");
  std::erase_if(seeds, [](const std::string& seed) { return seed.size() > kSeedBytesMax; });
  std::string act;
  for (const std::string& line : lines_of_acts()) {
    act += line + "\n\n";
  }
  seeds.push_back(std::move(act));
  seeds.push_back(
      "+++\nissuer = \"ubnd\"\n+++\n# A\n\n> 1. *b* **c** `d` [e](f) ![g](h)\n>    - i[^1]\n\n"
      "| a | b |\n|:--|--:|\n| c\\|d | <br>e |\n\n    code\n\n```\nf\n```\n\n<!-- g -->\n\n"
      "[^1]: note\n\n    more\n\n***\n\nh\\\ni  \nj\n=\n");
  return seeds;
}

std::vector<std::string> tokens() {
  std::vector<std::string> tokens = {"+++\n",        "# ",      "###### ", "> ",
                                     "- ",           "* ",      "1. ",     "9999999999. ",
                                     "a) ",          "**",      "*",       "_",
                                     "__",           "`",       "```\n",   "~~~\n",
                                     "[^1]",         "[^1]: ",  "[a](b)",  "![a](b)",
                                     "[a]: b\n",     "|",       "|---|\n", "\\",
                                     "\n\n",         "  \n",    "\t",      "    ",
                                     "<b>",          "</b>",    "<br>",    "<!--",
                                     "-->",          "<table>", "&nbsp;",  "&#0;",
                                     "&#x110000;",   "---\n",   "===\n",   "\xC2\xA0",
                                     "\xE2\x80\x8B", "\xCC\x81"};
  const std::vector<std::string> lines = lines_of_acts();
  tokens.insert(tokens.end(), lines.begin(), lines.end());
  return tokens;
}

}  // namespace

Subject markdown() {
  return {"markdown", law, seeds, tokens};
}

}  // namespace gazette::fuzz
