// Pictures and facsimile pages through the whole program: taken in, kept, printed, shown online.

#include <filesystem>

#include <catch2/catch.hpp>

#include "gazette/base/hash.h"
#include "gazette/base/image.h"
#include "tests/cli/program.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"

namespace gazette::cli {
namespace {

/// An office that has taken in one act with a picture in its text, a picture as a facsimile and a
/// PDF of three pages, and planned it.
struct Office {
  Workspace workspace = {};
  std::string picture = drawn_png(1500, 900, colour_ramp);
  std::string scan = drawn_png(2600, 1300, grey_ramp);
  std::string pdf = drawn_pdf({{.pixels = 2500, .text = "Alpha"},
                               {.width = 842, .height = 595, .text = "Beta"},
                               {.rotate = 90, .text = "Gamma"}});

  Office() {
    workspace.begin_office();
    workspace.write("inbox/hinh/so-do.png", picture);
    workspace.write("inbox/ban-do.png", scan);
    workspace.write("inbox/phu-luc-2.pdf", pdf);
    workspace.write(
        "inbox/act.md",
        markdown({.front = "issuer = \"ubnd\"\n\n[[facsimile]]\nfile = \"phu-luc-2.pdf\"\n"
                           "title = \"Phụ lục II\"\n\n[[facsimile]]\nfile = \"ban-do.png\"\n"
                           "title = \"Phụ lục III\"",
                  .article = "Sơ đồ như sau:\n\n![Sơ đồ vỉa hè](hinh/so-do.png)"}));
  }
  void build() {
    workspace.done({"ingest", "inbox", "--received", "2022-09-16"});
    workspace.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"}));
    workspace.done({"plan", "2022/1"});
    workspace.done({"build", "2022/1"});
  }
};

const std::string kAct = "ubnd-45-2022-qd-ubnd";

TEST_CASE("files that an act shows are part of it, not documents of their own") {
  Office office;
  const std::string said = office.workspace.done({"ingest", "inbox", "--received", "2022-09-16"});
  CHECK(lines_of(said).back() == "1 of 1 documents taken in");
  // Who takes the document out of inbox/ loses nothing.
  std::filesystem::remove_all(office.workspace.path() / "inbox");
  office.workspace.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {kAct}));
  office.workspace.done({"plan", "2022/1"});
  office.workspace.done({"build", "2022/1"});
  const Contents kept = office.workspace.contents("sources");
  for (const std::string* bytes : {&office.picture, &office.scan, &office.pdf}) {
    bool is_kept = false;
    for (const auto& [name, content] : kept) {
      is_kept = is_kept || (content == *bytes && name.starts_with(sha256(*bytes)));
    }
    CHECK(is_kept);
  }
}

TEST_CASE("pictures and facsimile pages are in every PDF and on the site") {
  Office office;
  office.build();
  const Workspace& workspace = office.workspace;
  for (const char* pdf :
       {"print/body.pdf", "online/issue.pdf", "online/ubnd-45-2022-qd-ubnd.pdf"}) {
    const std::string path = (workspace.path() / "build/2022-01" / pdf).string();
    if (has_judge("qpdf")) {
      CHECK(run_program({"qpdf", "--check", path}, workspace.path()).code == 0);
    }
    if (has_judge("pdfimages")) {
      // Two pictures and the scan of the PDF's first page, each on one page.
      const Outcome list = run_program({"pdfimages", "-list", path}, workspace.path());
      CHECK(lines_of(list.out).size() == 2 + 3);
    }
    if (has_judge("pdftotext")) {
      const Outcome text = run_program({"pdftotext", path, "-"}, workspace.path());
      for (const char* word : {"Alpha", "Beta", "Gamma", "Phụ lục II", "Phụ lục III"}) {
        CHECK(text.out.find(word) != std::string::npos);
      }
    }
  }
  if (has_judge("gs")) {
    const Outcome ink = run_program({"gs", "-q", "-dNOSAFER", "-o", "-", "-sDEVICE=inkcov",
                                     (workspace.path() / "build/2022-01/print/body.pdf").string()},
                                    workspace.path());
    for (const std::string& line : lines_of(ink.out)) {
      CHECK(line.starts_with(" 0.00000  0.00000  0.00000 "));
    }
  }
  const std::string page = workspace.read(workspace.site_folder(kAct) + "/index.html");
  CHECK(page.find("alt=\"Sơ đồ vỉa hè\"") != std::string::npos);
  CHECK(workspace.read(workspace.site_folder(kAct) + "/" + sha256(office.picture).substr(0, 16) +
                       ".png") == office.picture);
  CHECK(page.find("<a href=\"" + kAct +
                  ".pdf#page=3\" data-page=\"2\" data-artifact>Phụ lục II, "
                  "trang 2</a>") != std::string::npos);
  if (has_judge("pdftotext")) {
    CHECK(page.find("Gamma") != std::string::npos);
  }
  const std::string manifest = workspace.read("build/2022-01/manifest.json");
  CHECK(manifest.find(sha256(office.pdf)) != std::string::npos);
}

TEST_CASE("pages of a PDF lead to the PDF that is written, or nowhere") {
  Office office;
  Workspace& workspace = office.workspace;
  const std::string settings = workspace.read("gazette.toml");
  const auto page_without = [&](const std::vector<std::string>& outputs) {
    std::string changed = settings;
    for (const std::string& output : outputs) {
      const std::size_t at = changed.find("\n" + output + " = true");
      REQUIRE(at != std::string::npos);
      changed.replace(at + 1, output.size() + 7, output + " = false");
    }
    workspace.write("gazette.toml", changed);
    workspace.done({"build", "2022/1"});
    return workspace.read(workspace.site_folder(kAct) + "/index.html");
  };
  office.build();
  const std::string page = page_without({"acts"});
  CHECK(page.find("href=\"../../../../../2022/01/dong-nai-2022-01.pdf#page=") != std::string::npos);
  CHECK(page.find("href=\"" + kAct + ".pdf") == std::string::npos);
  CHECK(page_without({"acts", "online"}).find("#page=") == std::string::npos);
}

TEST_CASE("a facsimile is cropped when it comes in, and each build says at which scale it stands") {
  Workspace workspace;
  workspace.begin_office();
  const std::string block = "0 g 72 144 216 360 re f\n";
  workspace.write("inbox/phu-luc-2.pdf",
                  drawn_pdf({{.width = 576, .height = 792, .operators = block},
                             {.width = 576, .height = 792, .operators = block}}));
  workspace.write("inbox/act.md", markdown({.front = "issuer = \"ubnd\"\n\n[[facsimile]]\nfile = "
                                                     "\"phu-luc-2.pdf\"\ntitle = \"Phụ lục II\"\n"
                                                     "scale = \"90%\""}));
  workspace.done({"ingest", "inbox", "--received", "2022-09-16"});
  workspace.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {kAct}));
  workspace.done({"plan", "2022/1"});
  const Outcome build = workspace.run({"build", "2022/1"});
  CHECK(build.code == 0);
  CHECK(build.err.find("G0518]: the facsimile \"Phụ lục II\" is set at 90 % of its size") !=
        std::string::npos);
  const std::string frames = workspace.done({"dump", "frames", "2022/1"});
  if (has_judge("pdftoppm")) {
    // A hundredth of an inch is 0.72 points, of them 90 %.
    CHECK(frames.find(" page 2 cut 57.024 251.424 251.424 121.824\n") != std::string::npos);
  }
  // From what was kept, without a look at the pages.
  const Contents built = workspace.contents("build/2022-01");
  std::filesystem::remove_all(workspace.path() / "inbox");
  workspace.done({"build", "2022/1"});
  CHECK(workspace.contents("build/2022-01") == built);
}

TEST_CASE("pages of other PDFs are judged before the files that show them claim a standard") {
  const auto build_with = [](const std::string& operators) {
    Workspace workspace;
    workspace.begin_office();
    workspace.write("inbox/phu-luc-2.pdf",
                    drawn_pdf({{.width = 576, .height = 792, .operators = operators}}));
    workspace.write("inbox/act.md",
                    markdown({.front = "issuer = \"ubnd\"\n\n[[facsimile]]\nfile = "
                                       "\"phu-luc-2.pdf\"\ntitle = \"Phụ lục II\""}));
    workspace.done({"ingest", "inbox", "--received", "2022-09-16"});
    workspace.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {kAct}));
    workspace.done({"plan", "2022/1"});
    const Outcome built = workspace.run({"build", "2022/1"});
    CHECK(built.code == 0);
    const auto claims = [&](const std::string& path, std::string_view claim) {
      return workspace.read("build/2022-01/" + path).find(claim) != std::string::npos;
    };
    return std::tuple{claims("print/body.pdf", "GTS_PDFXVersion>PDF/X-4<"),
                      claims("online/issue.pdf", "<pdfaid:part>2<"),
                      claims("online/" + kAct + ".pdf", "<pdfaid:part>2<"), built.err};
  };
  const std::string block = "0 g 72 144 216 360 re f\n";
  const auto [x4, issue, act, said] = build_with(block);
  CHECK(x4);
  CHECK(issue);
  CHECK(act);
  CHECK(said.find("G0621") == std::string::npos);

  const auto [bad_x4, bad_issue, bad_act, bad_said] = build_with(block + "BX foo EX\n");
  CHECK(bad_x4);  // which asks nothing of what stands between BX and EX
  CHECK_FALSE(bad_issue);
  CHECK_FALSE(bad_act);
  CHECK(bad_said.find("online/issue.pdf: warning[G0621]: pages of other PDFs keep the file from "
                      "being PDF/A-2a: A6.2.2-1, page 3: foo\n") != std::string::npos);
}

TEST_CASE("a picture made smaller is the same one in every output, and its file is kept") {
  Workspace workspace;
  workspace.begin_office();
  const std::vector<unsigned char> pixels(std::size_t{90'000} * 900, 0x80);
  const std::string large = packed_png(90'000, 900, PNG_FORMAT_GRAY, pixels);
  workspace.write("inbox/so-do.png", large);
  workspace.write("inbox/act.md", markdown({.front = "issuer = \"ubnd\"",
                                            .article = "Sơ đồ:\n\n![Sơ đồ](so-do.png)"}));
  const Outcome taken = workspace.run({"ingest", "inbox", "--received", "2022-09-16"});
  CHECK(taken.code == 0);
  CHECK(taken.err.find("warning[G0275]: a picture has 90000 x 900 pixels, more than are carried: "
                       "it is made smaller, 6924 x 70") != std::string::npos);
  CHECK(workspace.read("sources/" + sha256(large) + ".png") == large);
  workspace.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {kAct}));
  CHECK(workspace.run({"plan", "2022/1"}).code == 0);
  // Every PDF and the site are read back (G0620).
  CHECK(workspace.run({"build", "2022/1"}).code == 0);
  const std::string smaller = carry_image(large).bytes;
  CHECK(workspace.read(workspace.site_folder(kAct) + "/" + sha256(smaller).substr(0, 16) +
                       ".png") == smaller);
  const std::string manifest = workspace.read("build/2022-01/manifest.json");
  CHECK(manifest.find("\"made_of\": \"" + sha256(large) + "\"") != std::string::npos);
}

TEST_CASE("a kept picture that was changed stops the build") {
  Office office;
  office.build();
  office.workspace.write("sources/" + sha256(office.picture) + ".png",
                         drawn_png(1500, 900, grey_ramp));
  const Outcome build = office.workspace.run({"build", "2022/1"});
  CHECK(build.code == 1);
  CHECK(build.err.find("G0409") != std::string::npos);
}

}  // namespace
}  // namespace gazette::cli
