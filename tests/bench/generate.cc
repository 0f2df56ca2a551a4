// Makes the workspaces of scripts/bench: an inbox of acts that fill about so many pages.
//
//   bench_generate FOLDER PAGES CONFIGURATION
//   bench_generate FILE.docx PAGES
//   bench_generate FILE.md BYTES WORDS
//
// The second form writes one act as a Word file, with a table of 700 rows at its end; the third an
// act with one paragraph of so many bytes, WORDS again and again, to see that readers go through it
// once.
//
// What the acts are like stands in acts.h.

#include <charconv>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/base.h"
#include "tests/bench/acts.h"

namespace gazette {
namespace {

/// Writes the workspace; gives the number of acts.
std::size_t generate(const std::filesystem::path& folder, std::size_t pages_count,
                     const std::filesystem::path& configuration) {
  Files& files = real_files();
  files.remove(folder);
  files.write(folder / "gazette.toml", files.read(configuration));
  const std::vector<Text> acts = make_acts(pages_count, Material::mixed);
  for (std::size_t i = 0; i < acts.size(); ++i) {
    files.write(folder / "inbox" / fmt::format("{:04}.md", i + 1), acts[i].text);
  }
  return acts.size();
}

}  // namespace
}  // namespace gazette

int main(int argc, char** argv) {
  std::size_t pages_count = 0;
  const bool is_docx = argc == 3 && std::string_view(argv[1]).ends_with(".docx");
  const bool is_paragraph = argc == 4 && std::string_view(argv[1]).ends_with(".md");
  const std::string_view count = argc == 4 || is_docx ? argv[2] : "";
  const auto [end, error] = std::from_chars(count.data(), count.data() + count.size(), pages_count);
  if (error != std::errc{} || end != count.data() + count.size() || pages_count == 0) {
    fmt::print(stderr,
               "usage: bench_generate FOLDER PAGES CONFIGURATION\n"
               "       bench_generate FILE.docx PAGES\n"
               "       bench_generate FILE.md BYTES WORDS\n");
    return 2;
  }
  try {
    if (is_docx) {
      gazette::real_files().write(argv[1], gazette::make_docx(pages_count));
      return 0;
    }
    if (is_paragraph) {
      gazette::real_files().write(argv[1], gazette::make_long_paragraph(pages_count, argv[3]));
      return 0;
    }
    const std::size_t acts_count = gazette::generate(argv[1], pages_count, argv[3]);
    fmt::print("{} acts\n", acts_count);
  } catch (const gazette::Error& failure) {
    fmt::print(stderr, "bench_generate: {}\n", failure.what());
    return 3;
  }
  return 0;
}
