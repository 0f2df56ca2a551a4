// The sources of the project against their own rules (tests/tidy/tidy.h), and the rules against
// small texts. Every fault is printed as "path:line: error: X, use Y".

#include "tests/tidy/tidy.h"

#include <filesystem>
#include <functional>

#include <catch2/catch.hpp>

#include "gazette/base/base.h"

namespace gazette::tidy {
namespace {

namespace fs = std::filesystem;

const fs::path kRoot = GAZETTE_SOURCE_DIR;

/// Folders of what tools and the program make; nothing of theirs is a source.
bool is_made(const fs::path& path) {
  const std::string name = path.filename().string();
  return name == "build" || name == ".git" || name == ".cache" || name == "node_modules";
}

/// Every file of the project, as sorted paths from its root.
const std::vector<std::string>& files() {
  static const std::vector<std::string> found = [] {
    std::vector<std::string> paths;
    for (fs::recursive_directory_iterator entry(kRoot), end; entry != end; ++entry) {
      if (entry->is_directory() && is_made(entry->path())) {
        entry.disable_recursion_pending();
      } else if (entry->is_regular_file()) {
        paths.push_back(entry->path().lexically_relative(kRoot).generic_string());
      }
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }();
  return found;
}

bool is_cpp(std::string_view path) {
  return path.ends_with(".cc") || path.ends_with(".h");
}

bool is_script(std::string_view path) {
  return path.starts_with("scripts/") || path.starts_with(".ci/");
}

bool is_code(std::string_view path) {
  return is_cpp(path) || is_script(path) || path.ends_with(".mjs") ||
         path.ends_with("CMakeLists.txt");
}

bool is_guide(std::string_view path) {
  return path.ends_with("README.md") || path.ends_with("DECISIONS.md");
}

/// What people write to be read by a program: sources and what may name another file.
bool is_text(std::string_view path) {
  constexpr std::string_view kEndings[] = {".toml", ".html", ".css", ".js", ".json", ".cmake"};
  return is_code(path) || is_guide(path) ||
         std::any_of(std::begin(kEndings), std::end(kEndings),
                     [&](std::string_view ending) { return path.ends_with(ending); });
}

const std::vector<Source>& sources() {
  static const std::vector<Source> read = [] {
    std::vector<Source> result;
    for (const std::string& path : files()) {
      if (is_text(path) || path.starts_with("layouts/")) {
        result.push_back({path, real_files().read(kRoot / path)});
      }
    }
    return result;
  }();
  return read;
}

using Applies = bool (*)(std::string_view path);

/// The faults that `check` finds in the sources to which it applies.
Faults faults_of(Applies applies, const std::function<Faults(const Source&)>& check) {
  Faults faults;
  for (const Source& source : sources()) {
    if (applies(source.path)) {
      const Faults found = check(source);
      faults.insert(faults.end(), found.begin(), found.end());
    }
  }
  return faults;
}

void require_none(const Faults& faults) {
  INFO(to_text(faults));
  CHECK(faults.empty());
}

/// The messages of faults, without their places.
std::vector<std::string> messages(const Faults& faults) {
  std::vector<std::string> result;
  for (const Fault& fault : faults) {
    result.push_back(fault.message);
  }
  return result;
}

std::string repeated(std::string_view line, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += line;
  }
  return text;
}

TEST_CASE("every folder keeps to its level and to public headers") {
  REQUIRE(sources().size() > 50);  // the walk found the project
  require_none(faults_of(is_cpp, check_includes));
}

TEST_CASE("files, functions and lines keep to their lengths") {
  require_none(faults_of(is_code, check_lengths));
}

TEST_CASE("no source has a banned word") {
  // The rules themselves name what they ban.
  require_none(faults_of(
      [](std::string_view path) {
        return (is_code(path) || is_guide(path)) && path.find("tidy") == std::string_view::npos;
      },
      check_words));
}

TEST_CASE("no file is dead") {
  require_none(check_dead_files(sources()));
}

TEST_CASE("every link of a README leads to a file") {
  require_none(
      faults_of(is_guide, [](const Source& source) { return check_links(source, files()); }));
}

TEST_CASE("every code of a finding is in the catalogue and reported somewhere") {
  std::vector<std::string_view> codes;
  for (const CatalogueEntry& entry : catalogue()) {
    codes.push_back(entry.code);
  }
  CHECK(std::is_sorted(codes.begin(), codes.end()));
  CHECK(std::adjacent_find(codes.begin(), codes.end()) == codes.end());
  require_none(check_codes(sources(), codes));
}

TEST_CASE("every script may be executed") {
  for (const std::string& path : files()) {
    if (is_script(path)) {
      INFO(path);
      CHECK((fs::status(kRoot / path).permissions() & fs::perms::owner_exec) != fs::perms::none);
    }
  }
}

TEST_CASE("a fault is printed as an editor understands it") {
  CHECK(to_text({{"gazette/a.cc", 7, "X, use Y"}, {"scripts/b", 0, "Z, use W"}}) ==
        "gazette/a.cc:7: error: X, use Y\nscripts/b: error: Z, use W\n");
}

TEST_CASE("an include above the folder's level is a fault") {
  const Source upward = {"gazette/model/issue.cc", "\n#include \"gazette/ledger/ledger.h\"\n"};
  CHECK(check_includes(upward) ==
        Faults{{"gazette/model/issue.cc", 2,
                "model/ may not include gazette/ledger/ledger.h, use only: base"}});
  CHECK(check_includes({"gazette/press/a.cc", "#include \"gazette/font/font.h\"\n"}).empty());
  CHECK(check_includes({"tests/model/a_test.cc", "#include \"gazette/press/press.h\"\n"}).size() ==
        1);
}

TEST_CASE("an include of another folder's private header is a fault") {
  CHECK(
      messages(check_includes({"gazette/press/a.cc", "#include \"gazette/typeset/lines.h\"\n"})) ==
      std::vector<std::string>{
          "gazette/typeset/lines.h is private, use gazette/typeset/typeset.h"});
  CHECK(check_includes({"gazette/press/a.cc", "#include \"gazette/typeset/book.h\"\n"}).empty());
  CHECK(check_includes({"gazette/press/a.cc", "#include \"gazette/press/own.h\"\n"}).empty());
  CHECK(check_includes({"tests/press/a_test.cc", "#include \"gazette/press/own.h\"\n"}).empty());
}

TEST_CASE("an outside library is included by its own folder only") {
  CHECK(messages(check_includes({"gazette/web/a.cc", "#include <sqlite3.h>\n"})) ==
        std::vector<std::string>{"<sqlite3.h> belongs to ledger, use its door"});
  CHECK(check_includes({"gazette/ledger/a.cc", "#include <sqlite3.h>\n#include <map>\n"}).empty());
  CHECK(check_includes({"gazette/web/a.cc", "#include <curl/curl.h>\n"}).size() == 1);
  CHECK(check_includes({"gazette/web/a.cc", "#include \"pages.h\"\n"}).size() == 1);
}

TEST_CASE("long files, functions and lines are faults") {
  CHECK(check_lengths({"a.cc", repeated("\n", 500)}).empty());
  CHECK(check_lengths({"a.cc", repeated("\n", 501)}).size() == 1);
  CHECK(check_lengths({"a.cc", repeated("ố", 100) + "\n"}).empty());
  CHECK(check_lengths({"a.cc", repeated("ố", 101) + "\n"}) ==
        Faults{{"a.cc", 1, "the line has 101 columns, use at most 100"}});
  const auto function = [](int lines) {
    return "namespace a {\nint f(int b) {\n" + repeated("  ++b;\n", lines - 2) + "}\n}\n";
  };
  CHECK(check_lengths({"a.cc", function(70)}).empty());
  CHECK(check_lengths({"a.cc", function(71)}) ==
        Faults{{"a.cc", 2, "the function \"int f\" has 71 lines, use at most 70"}});
}

TEST_CASE("a table or a class is not taken for a function") {
  const std::string rows = repeated("  {\"a(b)\", 1},\n", 90);
  CHECK(check_lengths({"a.cc", "const std::vector<Row> kRows = {\n" + rows + "};\n"}).empty());
  CHECK(
      check_lengths({"a.cc", "struct A : B {\n" + repeated("  int f();\n", 90) + "};\n"}).empty());
  CHECK(check_lengths({"a.cc", "auto s = R\"(\n" + repeated("f() {\n", 90) + ")\";\n"}).empty());
  CHECK(check_lengths({"a.cc", "#define A(b) \\\n  {\nvoid f() {\n" + repeated("\n", 68) + "}\n"})
            .empty());
}

TEST_CASE("banned words are faults with their replacement") {
  CHECK(check_words({"gazette/a/a.cc", "int a;  // FIXME\n"}) ==
        Faults{{"gazette/a/a.cc", 1, "\"FIXME\", use the repair itself"}});
  CHECK(check_words({"gazette/a/a.cc", "// TODO(12): more\n"}).empty());
  CHECK(check_words({"gazette/a/a.cc", "// TODO more\n"}).size() == 1);
  CHECK(check_words({"gazette/a/a.cc", "struct PageManager {};\n"}).size() == 1);
  CHECK(check_words({"gazette/a/a.cc", "// no struct PageManager\nauto a = \"rand(\";\n"}).empty());
  CHECK(check_words({"gazette/a/a.cc", "auto now = time(nullptr);\n"}).size() == 1);
  CHECK(check_words({"gazette/cli/a.cc", "auto now = time(nullptr);\n"}).empty());
  CHECK(check_words({"gazette/a/a.cc", "int a; \n\tint b;\n"}).size() == 2);
  CHECK(check_words({"gazette/a/a.h", "struct A {};\n"}).size() == 1);
  CHECK(check_words({"scripts/a", "echo\n"}).size() == 1);
}

TEST_CASE("code stands without comments and literals, line for line") {
  CHECK(code_only("a /* b\nc */ d") == "a     \n     d");
  CHECK(code_only("f(\"\\\"{\", '{', 1'000) // {") == "f(     ,    , 1'000)     ");
  CHECK(code_only("U'{' u8\"}\" 65'536") == "U    u8    65'536");
  CHECK(code_only("R\"x(})\")x\" b") == std::string(11, ' ') + "b");
}

TEST_CASE("a file that nothing uses is dead") {
  const Source header = {"gazette/a/b.h", ""};
  CHECK(check_dead_files({header}).size() == 1);
  CHECK(check_dead_files({header, {"gazette/a/b.cc", "#include \"gazette/a/b.h\"\n"}}).empty());
  CHECK(check_dead_files({{"gazette/a/deep/b.cc", ""}}).size() == 1);
  CHECK(check_dead_files({{"layouts/old.toml", ""}}).size() == 1);
  CHECK(check_dead_files({{"tests/a/b.mjs", ""}}).size() == 1);
  CHECK(check_dead_files({{"layouts/a.toml", ""}, {"samples/x/g.toml", "layout = \"a\""}}).empty());
  CHECK(check_dead_files({{"tests/bench/a.cc", ""}}).empty());
}

TEST_CASE("a link to a file that is not there is a fault") {
  const Source guide = {"tests/README.md",
                        "[a](main.cc) [b](../gone.md)\n[c](http://x.vn) [d](#e)\n"};
  CHECK(check_links(guide, {"tests/main.cc"}) ==
        Faults{{"tests/README.md", 1, "gone.md is not there, use a file of the project"}});
  CHECK(check_links({"README.md", "[t](tests/)\n"}, {"tests/main.cc"}).empty());
}

TEST_CASE("a code without an entry and an entry without a use are faults") {
  const Source source = {"gazette/a/b.cc", "report({.code = \"G0101\"});\nreport({\"G0109\"});\n"};
  CHECK(messages(check_codes({source}, {"G0101", "G0102"})) ==
        std::vector<std::string>{"G0109 is not in the catalogue, use one that is",
                                 "G0102 is never reported, use it or take it out"});
}

}  // namespace
}  // namespace gazette::tidy
