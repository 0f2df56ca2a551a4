// The laws on the sample's two issues: the same bytes on every run and for any number of threads,
// and one text in source, pages, PDF and HTML, with outside programs as judges.

#include <algorithm>
#include <utility>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/base/hash.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

constexpr const char* kIssues[] = {"2022/37", "2022/38-39"};

std::string folder_of(const std::string& issue) {
  std::string folder = "build/" + issue;
  std::replace(folder.begin() + 6, folder.end(), '/', '-');
  return folder;
}

/// The text of a PDF as pdftotext reads it, a page a string.
std::vector<std::string> pdf_pages(const Workspace& office, const std::string& path) {
  const Outcome outcome = run_program({"pdftotext", "-raw", path, "-"}, office.path());
  REQUIRE(outcome.code == 0);
  CHECK(outcome.err == "");
  std::vector<std::string> pages(1);
  for (const char c : outcome.out) {
    if (c == '\f') {
      pages.emplace_back();
    } else {
      pages.back() += c;
    }
  }
  pages.pop_back();
  return pages;
}

/// What the frames of a page draw.
struct FramesPage {
  std::string text = {};     // in quotes at the end of each run
  std::string printed = {};  // without what is shown online alone
  bool has_picture = false;  // which may have a text of its own: a page of another PDF
};

std::vector<FramesPage> pages_of_frames(const std::string& frames) {
  std::vector<FramesPage> pages;
  for (const std::string& line : lines_of(frames)) {
    const std::size_t begin = line.find(" \"");
    if (line.starts_with("page ")) {
      pages.emplace_back();
    } else if (line.starts_with("picture ")) {
      pages.back().has_picture = true;
    } else if (line.starts_with("run ") && begin != std::string::npos) {
      const std::string words = line.substr(begin + 2, line.size() - begin - 3);
      pages.back().text += words;
      pages.back().printed += line.substr(0, begin).ends_with(" online") ? "" : words;
    }
  }
  return pages;
}

std::string replaced(std::string text, std::string_view sought, std::string_view by) {
  for (std::size_t at = text.find(sought); at != std::string::npos;
       at = text.find(sought, at + by.size())) {
    text.replace(at, sought.size(), by);
  }
  return text;
}

/// The text between the tags of a page's article.
std::string text_of_html(const std::string& html) {
  const std::size_t begin = html.find("<article");
  const std::size_t end = html.find("</article>");
  REQUIRE(begin < end);
  REQUIRE(end != std::string::npos);
  std::string text;
  bool is_tag = false;
  for (const char c : html.substr(begin, end - begin)) {
    if (c == '<' || c == '>') {
      is_tag = c == '<';
    } else if (!is_tag) {
      text += c;
    }
  }
  constexpr std::pair<std::string_view, std::string_view> kReferences[] = {
      {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}};
  for (const auto& [reference, sign] : kReferences) {
    text = replaced(std::move(text), reference, sign);
  }
  return replaced(std::move(text), "&amp;", "&");
}

/// The paragraphs of a source, those left out (each once) left out.
std::vector<std::string> kept_lines(const Workspace& office, const nlohmann::json& act) {
  const std::string sha256 = act["source_sha256"];
  std::string source;
  for (const auto& [path, bytes] : office.contents("inbox")) {
    source = gazette::sha256(bytes) == sha256 ? "inbox/" + path : source;
  }
  std::vector<std::string> lines;
  std::size_t dropped = 0;
  const nlohmann::json& left_out = act["left_out"];
  for (const std::string& line : lines_of(office.done({"dump", "text", source}))) {
    const std::string text = without_space(line);
    if (dropped < left_out.size() &&
        text == without_space(left_out[dropped]["text"].get<std::string>())) {
      CHECK(!left_out[dropped]["reason"].get<std::string>().empty());
      ++dropped;
    } else if (!text.empty()) {
      lines.push_back(text);
    }
  }
  CHECK(dropped == left_out.size());
  return lines;
}

/// Those of `lines` that do not stand in `text`. Each is struck out where it stands, the longest
/// first, so that a paragraph that comes twice is sought twice.
std::vector<std::string> missing_lines(std::vector<std::string> lines, std::string text) {
  std::stable_sort(lines.begin(), lines.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::vector<std::string> missing;
  for (const std::string& line : lines) {
    const std::size_t at = text.find(line);
    if (at == std::string::npos) {
      missing.push_back(line);
    } else {
      text.replace(at, line.size(), "\n");
    }
  }
  return missing;
}

TEST_CASE("two builds, with one thread and with two, give the same bytes in every file") {
  Workspace one;
  Workspace two;
  for (Workspace* const office : {&one, &two}) {
    office->build_sample(office == &one ? "1" : "2");
    office->done({"recipients", "import", "recipients.csv"});
    office->done({"print", "order", "2022/37", "--copies", "193", "--date", "2022-08-30"});
    office->done({"print", "receive", "2022/37", "--good", "193", "--date", "2022-09-01"});
    office->done({"distribute", "plan", "2022/37", "--date", "2022-09-02"});
  }
  for (const char* name : {"build", "site", "papers"}) {
    INFO(name);
    const Contents contents = one.contents(name);
    CHECK(contents.size() > 2);
    CHECK(differences(contents, two.contents(name)) == std::vector<std::string>{});
  }
  const Contents before = two.contents();
  two.done({"build"});
  CHECK(differences(before, two.contents()) == std::vector<std::string>{});
}

TEST_CASE("pdftotext reads from an issue's PDF what its frames say") {
  if (!has_judge("pdftotext")) {
    return;
  }
  Workspace office;
  office.build_sample();
  for (const std::string issue : kIssues) {
    const std::vector<FramesPage> frames = pages_of_frames(office.done({"dump", "frames", issue}));
    CHECK(std::any_of(frames.begin(), frames.end(),
                      [](const FramesPage& page) { return page.text != page.printed; }));
    for (const std::string name : {"/online/issue.pdf", "/print/body.pdf"}) {
      const std::vector<std::string> read = pdf_pages(office, folder_of(issue) + name);
      REQUIRE(read.size() == frames.size());
      std::size_t letters = 0;
      for (std::size_t i = 0; i < read.size(); ++i) {
        INFO(issue << name << ", page " << i + 1);
        const std::string drawn =
            without_space(name == "/print/body.pdf" ? frames[i].printed : frames[i].text);
        const std::string found = without_space(read[i]);
        CHECK((frames[i].has_picture ? found.starts_with(drawn) : found == drawn));
        letters += drawn.size();
      }
      CHECK(letters > 30'000);
    }
  }
}

TEST_CASE("every paragraph of every act stands in its PDF and in its HTML") {
  const bool has_pdftotext = has_judge("pdftotext");
  Workspace office;
  office.build_sample();
  for (const std::string issue : kIssues) {
    const auto manifest = nlohmann::json::parse(office.read(folder_of(issue) + "/manifest.json"));
    for (const nlohmann::json& act : manifest["acts"]) {
      const std::string id = act["act"];
      INFO(id);
      const std::vector<std::string> lines = kept_lines(office, act);
      CHECK(lines.size() > 10);
      const std::string html = office.read(office.site_folder(id) + "/index.html");
      CHECK(missing_lines(lines, without_space(text_of_html(html))) == std::vector<std::string>{});
      if (!has_pdftotext) {
        continue;
      }
      std::string text;
      for (const std::string& page :
           pdf_pages(office, fmt::format("{}/online/{}.pdf", folder_of(issue), id))) {
        // The running head stands between the halves of a paragraph, and on the first page the
        // address.
        const std::size_t end = page.find('\n');
        CHECK(page.substr(0, end).find("CÔNG BÁO/Số ") != std::string::npos);
        const std::size_t address = page.find("Bản điện tử của văn bản: https://");
        CHECK((address != std::string::npos) == text.empty());
        text += page.substr(end, address == std::string::npos ? address : address - end);
      }
      CHECK(missing_lines(lines, without_space(text)) == std::vector<std::string>{});
    }
  }
}

TEST_CASE("qpdf and poppler find the PDFs sound, with every font embedded") {
  const bool has_qpdf = has_judge("qpdf");
  const bool has_pdffonts = has_judge("pdffonts");
  Workspace office;
  office.build_sample();
  office.done({"recipients", "import", "recipients.csv"});
  office.done({"print", "order", "2022/37", "--copies", "193", "--date", "2022-08-30"});
  for (const auto& [path, bytes] : office.contents()) {
    if (!path.ends_with(".pdf")) {
      continue;
    }
    INFO(path);
    if (has_qpdf) {
      CHECK(run_program({"qpdf", "--check", path}, office.path()).code == 0);
    }
    if (has_pdffonts) {
      const std::vector<std::string> fonts =
          lines_of(run_program({"pdffonts", path}, office.path()).out);
      CHECK(fonts.size() > 2);
      for (std::size_t i = 2; i < fonts.size(); ++i) {
        INFO(fonts[i]);
        // The columns "emb sub uni": embedded, a subset, with a way back to the text.
        CHECK(fonts[i].find(" yes yes yes ") != std::string::npos);
      }
    }
  }
}

TEST_CASE("the printer's PDF has trim and bleed and nothing to press, the online one has links") {
  Workspace office;
  office.build_sample();
  if (has_judge("qpdf")) {
    const auto has_annotations = [&](const std::string& path) {
      const Outcome outcome = run_program({"qpdf", "--qdf", path, "-"}, office.path());
      REQUIRE(outcome.code == 0);
      return outcome.out.find("/Annots") != std::string::npos;
    };
    CHECK(!has_annotations("build/2022-37/print/body.pdf"));
    CHECK(has_annotations("build/2022-37/online/issue.pdf"));
  }
  if (has_judge("pdfinfo")) {
    const Outcome outcome =
        run_program({"pdfinfo", "-box", "build/2022-37/print/body.pdf"}, office.path());
    const std::vector<std::string> lines = lines_of(outcome.out);
    const auto has = [&](const char* line) {
      return std::find(lines.begin(), lines.end(), line) != lines.end();
    };
    // A4 and 3 mm on every side.
    CHECK(has("BleedBox:            0.00     0.00   612.28   858.90"));
    CHECK(has("TrimBox:             8.50     8.50   603.78   850.39"));
  }
}

TEST_CASE("an act's PDF says what it is, shows its first page at once and leads where it cites") {
  Workspace office;
  office.build_sample();
  const std::string act = "build/2022-38-39/online/chu-tich-2587-qd-ubnd-2022-09-09.pdf";
  if (has_judge("pdfinfo")) {
    const std::string facts = run_program({"pdfinfo", act}, office.path()).out;
    CHECK(facts.find("Optimized:       yes\n") != std::string::npos);
    CHECK(facts.find("Author:          Chủ tịch Ủy ban nhân dân tỉnh Đồng Nai\n") !=
          std::string::npos);
    CHECK(facts.find("Keywords:        Quyết định, 2587/QĐ-UBND, VĂN BẢN KHÁC, Công báo tỉnh Đồng "
                     "Nai số 38 + 39\n") != std::string::npos);
  }
  if (has_judge("qpdf")) {
    // It corrects an act of the issue before, which the site has.
    const std::string objects = run_program({"qpdf", "--qdf", act, "-"}, office.path()).out;
    CHECK(objects.find(
              "/URI (https://congbao.dongnai.gov.vn/eli/2022/08/17/ubnd-39-2022-qd-ubnd/)") !=
          std::string::npos);
  }
}

TEST_CASE(
    "a camera reads from an act's first page where it stands online, on paper there is none") {
  if (!has_judge("pdftoppm") || !has_judge("zbarimg")) {
    return;
  }
  Workspace office;
  office.build_sample();
  const auto codes_on = [&](const std::string& pdf, const std::string& page) {
    const std::string picture = office.path() / "page";
    CHECK(run_program({"pdftoppm", "-f", page, "-l", page, "-r", "200", "-gray", "-singlefile",
                       "-png", pdf, picture},
                      office.path())
              .code == 0);
    return run_program({"zbarimg", "--quiet", "--raw", picture + ".png"}, office.path()).out;
  };
  const std::string folder = "build/2022-38-39/";
  CHECK(codes_on(folder + "online/chu-tich-2587-qd-ubnd-2022-09-09.pdf", "1") ==
        "https://congbao.dongnai.gov.vn/eli/2022/09/09/chu-tich-2587-qd-ubnd-2022-09-09/\n");
  const std::vector<FramesPage> frames =
      pages_of_frames(office.done({"dump", "frames", "2022/38-39"}));
  const auto first = std::find_if(frames.begin(), frames.end(),
                                  [](const FramesPage& page) { return page.text != page.printed; });
  REQUIRE(first != frames.end());
  const std::string page = std::to_string(first - frames.begin() + 1);
  CHECK(codes_on(folder + "online/issue.pdf", page)
            .starts_with("https://congbao.dongnai.gov.vn/eli/"));
  CHECK(codes_on(folder + "print/body.pdf", page).empty());
}

TEST_CASE("a character that no face has is named with its place and nothing is written") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown({.article = "Ký hiệu \U0010FFFD lạ."}));
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  refuse(office, {"build", "2022/01"},
         "a.md:19:1: error[G0501]: no face has the character \"\U0010FFFD\" (U+10FFFD) of "
         "\"\U0010FFFD\"\n   19 | Điều 1. Ký hiệu \U0010FFFD lạ.\n");
  CHECK(office.contents("build").empty());
  CHECK(office.contents("site").empty());
}

}  // namespace
}  // namespace gazette::cli
