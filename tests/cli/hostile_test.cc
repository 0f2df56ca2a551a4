// Hostile text in every place where people or files can put it: the site stays inert.

#include <filesystem>
#include <map>
#include <regex>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gazette/web/search_files.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFileName = "a\"><img src=x onerror=alert(5)>;'.md";

/// What is typed is text: "\<" is how Markdown writes "<".
constexpr const char* kAct = R"(+++
issuer = "ubnd"
+++

Số: 45/2022/QĐ-UBND

*Đồng Nai, ngày 15 tháng 9 năm 2022*

# QUYẾT ĐỊNH

**Ban hành \</title\>\</script\>\<script\>alert(1)\</script\> ]]> \-\-\> " ' & \&amp; \<!\-\-
{{root}} {{{main}}} ‮abc‬ javascript:alert(9)**

**ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI**

*Căn cứ Luật Tổ chức chính quyền địa phương \<img src=x onerror=alert(2)\>;*

**QUYẾT ĐỊNH:**

**Điều 1. \</h2\>\<svg onload=alert(3)\> ]]> " đọc \-\-\>**

Nộp tại ../../../../etc/passwd, "\<style\>\*{}\</style\>".

| STT | Tên \<script\>alert(4)\</script\> |
|---|---|
| 1 | \</td\>\</table\>\<script\>alert("bảng")\</script\> ]]> \-\-\> |
| 2 | LONGWORD ‏phải‎ ⁦trái⁩ |

**Điều 2.** Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.[^1]

**TM. ỦY BAN NHÂN DÂN**

**CHỦ TỊCH**

**Nguyễn Văn A**

[^1]: \</li\>\</ol\>\<script\>alert("chú thích")\</script\> ]]> \-\-\> ../../x ‮abc‬
)";

/// It stands in feeds, relations, JSON and XML of the first one.
constexpr const char* kCorrection = R"(+++
issuer = "ubnd"
+++

Số: 50/QĐ-UBND

*Đồng Nai, ngày 20 tháng 9 năm 2022*

# QUYẾT ĐỊNH

**Về việc đính chính Quyết định số 45/2022/QĐ-UBND ngày 15 tháng 9 năm 2022 của Ủy ban nhân dân tỉnh
\</summary\>\<script\>alert(10)\</script\> ]]> " \-\-\>**

**ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI**

**QUYẾT ĐỊNH:**

**Điều 1.** Đính chính lỗi kỹ thuật tại Quyết định số 45/2022/QĐ-UBND ngày 15 tháng 9
năm 2022 của Ủy ban nhân dân tỉnh.

**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký./.

**TM. ỦY BAN NHÂN DÂN**

**CHỦ TỊCH**

**Nguyễn Văn A**
)";

/// A word of a table for which no page is wide enough.
std::string long_word() {
  std::string word;
  for (int i = 0; i < 400; ++i) {
    word += "ường";
  }
  return word;
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

/// What of a page a browser would run or take for markup of ours.
std::string live_part(const std::string& html) {
  std::string live;
  static const std::regex tag("<[a-zA-Z!/?][^>]*>");
  for (auto it = std::sregex_iterator(html.begin(), html.end(), tag); it != std::sregex_iterator();
       ++it) {
    live += it->str() + "\n";
  }
  return live;
}

void check_page(const std::string& path, const std::string& html) {
  INFO(path);
  static const std::regex drawing("<svg(?! class=\"chart\" )");  // the chart of an audit is ours
  static const std::regex handler("\\son[a-z]+\\s*=\\s*[^\"\\s]");
  const std::string live = live_part(html);
  CHECK_FALSE(std::regex_search(live, handler));
  CHECK(live.find("<img src=x") == std::string::npos);
  CHECK_FALSE(std::regex_search(live, drawing));
  CHECK(live.find("<style") == std::string::npos);
  CHECK(live.find("href=\"javascript:") == std::string::npos);
  CHECK(html.find("{{") == html.find("{{root}}"));  // holes of ours are filled, theirs are text
  constexpr std::string_view kLinked = "<script type=\"application/ld+json\">";
  for (std::size_t at = html.find("<script"); at != std::string::npos;
       at = html.find("<script", at + 1)) {
    const std::size_t end = html.find("</script>", at);
    REQUIRE(end != std::string::npos);
    const std::string script = html.substr(at, end - at);
    if (script.starts_with(kLinked)) {
      CHECK(script.find("<!--") == std::string::npos);
      CHECK(script.find('<', 1) == std::string::npos);
      CHECK_FALSE(
          nlohmann::json::parse(script.substr(kLinked.size()), nullptr, false).is_discarded());
    } else {
      CHECK(script.find(" src=\"") != std::string::npos);
      CHECK(script.ends_with('>'));  // nothing in it
    }
  }
}

/// What kind of page it is: "act" of `<body data-kind="act">`.
std::string kind_of(const std::string& html) {
  constexpr std::string_view kStart = "<body data-kind=\"";
  const std::size_t at = html.find(kStart);
  REQUIRE(at != std::string::npos);
  return html.substr(at + kStart.size(), html.find('"', at + kStart.size()) - at - kStart.size());
}

/// Two issues: an act with hostile text everywhere, and one that corrects it.
void publish_hostile_acts(const Workspace& office) {
  const auto done = [&](const std::vector<std::string>& words) {  // warnings there may be
    const Outcome outcome = office.run(words);
    INFO(outcome.err);
    REQUIRE(outcome.code == 0);
  };
  std::string act = kAct;
  replace(act, "LONGWORD", long_word());
  office.write(kFileName, act);
  office.write("b.md", kCorrection);
  done({"ingest", kFileName, "--received", "2022-09-16"});
  done({"ingest", "b.md", "--received", "2022-09-21"});
  office.write("issues/2022/01.toml",
               plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"}) + "subjects = [\"dat-dai\"]\n");
  office.write("issues/2022/02.toml", plan_of(2, "2022-10-04", {"ubnd-50-qd-ubnd-2022-09-20"}));
  done({"plan", "2022/01", "--date", "2022-09-20"});
  done({"build", "2022/01"});
  done({"plan", "2022/02", "--date", "2022-10-04"});
  done({"build", "2022/02"});
}

/// What turns the direction of text around.
bool turns_text(const std::string& bytes) {
  for (const char* const mark : {"\u202A", "\u202B", "\u202D", "\u202E", "\u2066", "\u2067"}) {
    if (bytes.find(mark) != std::string::npos) {
      return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("hostile text in acts, settings and names of files is text and nothing else") {
  Workspace office;
  office.begin_office();
  std::string settings = office.read("gazette.toml");
  replace(settings, "name = \"Ủy ban nhân dân tỉnh Đồng Nai\"",
          "name = '''Ủy ban </title><script>alert(\"i\")</script> ]]> --> & {{root}}'''");
  replace(settings, "name = \"Công báo tỉnh Đồng Nai\"",
          "name = '''Công báo \"><script>alert(3)</script>]]>-->'''");
  replace(settings, "title = \"VĂN BẢN QUY PHẠM PHÁP LUẬT\"",
          "title = '''Phần <b onclick=alert(7)> ]]> \"'''");
  replace(settings, "address = \"Số 1", "address = \"javascript:alert(1) <a href='x'> Số 1");
  replace(settings, "name = \"Đất đai\"",
          "name = '''Đất \"><script>alert(11)</script> ]]> --> ../ {{root}}'''");
  office.write("gazette.toml", settings);
  publish_hostile_acts(office);
  const bool has_xmllint = has_judge("xmllint");
  std::size_t pages = 0;
  std::set<std::string> kinds;
  std::map<std::string, std::size_t> endings;
  for (const auto& [path, bytes] : office.contents("site")) {
    INFO(path);
    CHECK(path.find_first_of("<>\"' ;\\") == std::string::npos);
    CHECK_FALSE(turns_text(bytes));
    ++endings[fs::path(path).extension().string()];
    if (path.ends_with(".html")) {
      check_page(path, bytes);
      kinds.insert(kind_of(bytes));
      ++pages;
    } else if (path.ends_with(".json") || path.ends_with(".jsonld")) {
      CHECK_FALSE(nlohmann::json::parse(bytes, nullptr, false).is_discarded());
    } else if (path.ends_with(".xml") && has_xmllint) {
      CHECK(run_program({"xmllint", "--noout", "--nonet", path}, office.path() / "site").code == 0);
    } else if (path.starts_with("tim-kiem/chi-muc/") && !bytes.empty()) {
      constexpr std::size_t kFolder = 17;
      const std::string name = path.substr(kFolder, path.size() - kFolder - 3);
      CHECK_NOTHROW(web::read_search_file(bytes, name));
    }
  }
  CHECK(pages > 20);
  CHECK(kinds == std::set<std::string>{"about", "accessibility", "act", "audit", "corrections",
                                       "data", "folio", "group", "home", "issue", "not-found",
                                       "search", "search-list", "statistics", "verify", "year"});
  CHECK(endings[".json"] >= 5);
  CHECK(endings[".jsonld"] == 3);
  CHECK(endings[".xml"] >= 12);
  // The words are all there, as text.
  const std::string page = office.read("site/eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html");
  CHECK(page.find("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; --&gt;") != std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(&quot;chú thích&quot;)&lt;/script&gt; ]]&gt; --&gt;") !=
        std::string::npos);
  CHECK(page.find("Đất &quot;&gt;&lt;script&gt;alert(11)&lt;/script&gt;") != std::string::npos);
  CHECK(page.find(long_word()) != std::string::npos);
  const std::string xml =
      office.read("site/eli/2022/09/15/ubnd-45-2022-qd-ubnd/ubnd-45-2022-qd-ubnd.xml");
  CHECK(xml.find("<passiveModifications>") != std::string::npos);
  CHECK(office.read("site/atom.xml").find("&lt;/summary&gt;&lt;script&gt;alert(10)") !=
        std::string::npos);
  CHECK(office.read("site/eli/2022/09/15/ubnd-45-2022-qd-ubnd/ubnd-45-2022-qd-ubnd.txt")
            .find("</td></table><script>alert(\"bảng\")</script> ]]> -->") != std::string::npos);
  CHECK_FALSE(fs::exists(office.path() / "etc"));
}

TEST_CASE("a name in the settings that would turn the text of a page around is refused") {
  Workspace office;
  office.begin_office();
  std::string settings = office.read("gazette.toml");
  replace(settings, "name = \"Ủy ban nhân dân tỉnh Đồng Nai\"", "name = \"Ủy ban \\u202Egnod\"");
  office.write("gazette.toml", settings);
  const Outcome outcome = office.run({"status"});
  CHECK(outcome.code == 1);
  CHECK(outcome.err.find("\"name\" has a character that turns the direction of text") !=
        std::string::npos);
}

}  // namespace gazette::cli
