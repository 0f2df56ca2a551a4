// A corrected act and its notice: the words stand, and pages and files say what is right.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gazette/web/akn.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

constexpr std::string_view kFolder = "eli/2022/09/15/ubnd-45-2022-qd-ubnd/";

model::PlacedCorrection correction(std::string place, std::string name, std::string anchor,
                                   std::string old_text, std::string new_text) {
  return {.correction = {.act = "ubnd-45-2022-qd-ubnd",
                         .place = std::move(place),
                         .old_text = std::move(old_text),
                         .new_text = std::move(new_text)},
          .title = "Quyết định số 45/2022/QĐ-UBND",
          .date = {2022, 9, 15},
          .name = std::move(name),
          .anchor = std::move(anchor),
          .issue = model::IssueNumber{2022, 38, 39},
          .folio = 5};
}

/// The decision of issue 38 + 39, and a notice of issue 40 that puts two places of it right.
struct Corrected {
  model::Issue issue = sample_issue();
  IssueCard card = sample_card(issue);
  model::Issue later = sample_issue();
  IssueCard later_card = {};
  model::Configuration configuration = sample_configuration();

  Corrected() {
    later.number = {2022, 40, 40};
    later.date = {2022, 9, 30};
    later.entries.erase(later.entries.begin());
    later_card = sample_card(issue);
    later_card.number = later.number;
    later_card.date = later.date;
    later_card.acts.erase(later_card.acts.begin());
    card.acts.pop_back();
    issue.entries.pop_back();
    ActCard& notice = later_card.acts.front();
    notice.related = {{.kind = model::RelationKind::corrects,
                       .act = "ubnd-45-2022-qd-ubnd",
                       .date = {2022, 9, 15}}};
    notice.corrections = {
        correction("khoản 1 Điều 1 của Quy định", "khoản 1 Điều 1 của QUY ĐỊNH",
                   "quy-dinh-dieu-1-khoan-1", "sức chứa từ", "sức chứa <i>\"trên\"</i>"),
        correction("Điều 1 của Quyết định", "Điều 1", "dieu-1", "H2O", "H₂O")};
    later.entries.front().corrections = notice.corrections;
  }

  [[nodiscard]] std::string file(const std::string& path) const {
    const std::vector<SiteFile> files =
        make_issue_pages(issue, card, configuration, site_templates(), {later_card});
    const SiteFile* found = find_file(files, path);
    REQUIRE(found != nullptr);
    return found->bytes;
  }
  [[nodiscard]] std::string notice_file(const std::string& path) const {
    const std::vector<SiteFile> files =
        make_issue_pages(later, later_card, configuration, site_templates(), {card});
    const SiteFile* found = find_file(files, path);
    REQUIRE(found != nullptr);
    return found->bytes;
  }
};

bool has(const std::string& text, std::string_view part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

const std::string kNotice = "eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/";

}  // namespace

TEST_CASE("behind words that a notice puts right stands what is right, and the text is the same") {
  const Corrected sample;
  const std::string page = sample.file(std::string(kFolder) + "index.html");
  CHECK(has(page,
            "có <span class=\"corrected-words\" "
            "id=\"cho-dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_1\">sức chứa từ</span><span "
            "class=\"correction\" role=\"note\" data-artifact> [<a "
            "href=\"../../../../../eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html\" "
            "aria-label=\"Đính chính: Chỉ thị số 09/CT-UBND\">Đính chính</a>: nay sửa là “sức chứa "
            "&lt;i&gt;&quot;trên&quot;&lt;/i&gt;”]</span> 10"));
  CHECK(read_act_text(page) == model::text_of(sample.issue.entries[0].instrument));
}

TEST_CASE("words of several emphases are marked piece by piece, with one note behind the last") {
  const Corrected sample;
  const std::string page = sample.file(std::string(kFolder) + "index.html");
  CHECK(has(page,
            "và <span class=\"corrected-words\" "
            "id=\"cho-dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_2\">H</span><sub><span "
            "class=\"corrected-words\">2</span></sub><span class=\"corrected-words\">O</span><span "
            "class=\"correction\" role=\"note\" data-artifact> [<a "));
}

TEST_CASE("the places are listed below the act, in the order of its text, with old and new words") {
  const Corrected sample;
  const std::string page = sample.file(std::string(kFolder) + "index.html");
  const std::size_t first = page.find("<li id=\"dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_2\">");
  const std::size_t second = page.find(
      "<li id=\"dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_1\"><a "
      "href=\"#cho-dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_1\">khoản 1 Điều 1 của QUY ĐỊNH</a>: "
      "đã in “<span>sức chứa từ</span>”, nay sửa là “<span>sức chứa "
      "&lt;i&gt;&quot;trên&quot;&lt;/i&gt;</span>”. Đính chính: <a "
      "href=\"../../../../../eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html\">Chỉ thị số "
      "09/CT-UBND</a>, Công báo số 40</li>");
  UNSCOPED_INFO(page);
  CHECK(first != std::string::npos);
  CHECK(second != std::string::npos);
  CHECK(first < second);
  CHECK(has(page, "(<a href=\"#dinh-chinh_\">2 chỗ</a>)</p>"));
}

TEST_CASE("the notice leads back to each place, and says where it is printed") {
  const Corrected sample;
  const std::string page = sample.notice_file(kNotice + "index.html");
  CHECK(has(page,
            "<li><a href=\"../../../../../eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html"
            "#dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_2\">Điều 1 Quyết định số "
            "45/2022/QĐ-UBND</a> (Công báo số 38 + 39, trang 5): đã in “<span>H2O</span>”, nay sửa "
            "là “<span>H₂O</span>”</li>"));
}

TEST_CASE("a correction whose words are not found is listed, and no place is marked") {
  Corrected sample;
  sample.later_card.acts.front().corrections[0].correction.old_text = "không có";
  const std::string page = sample.file(std::string(kFolder) + "index.html");
  CHECK(has(page,
            "<li id=\"dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_1\"><span>khoản 1 Điều 1 của QUY "
            "ĐỊNH</span>: đã in “<span>không có</span>”"));
  CHECK_FALSE(has(page, "id=\"cho-dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_1\""));
}

TEST_CASE("an erratum of the gazette says that it is one") {
  Corrected sample;
  sample.later_card.acts.front().corrections[0].correction.erratum = true;
  CHECK(has(sample.file(std::string(kFolder) + "index.html"), ">Công báo đính chính lỗi in</a>: "));
}

TEST_CASE("another language of the interface says so in its own words, the act's in the act's") {
  Corrected sample;
  sample.configuration.site_languages = {"en"};
  const std::string page = sample.file("en/" + std::string(kFolder) + "index.html");
  CHECK(has(page, "role=\"note\" lang=\"en\" data-artifact> [<a "));
  CHECK(has(page, ">Corrected</a>: should read “<span lang=\"vi\">H₂O</span>”]</span>"));
  CHECK(read_act_text(page) == model::text_of(sample.issue.entries[0].instrument));
}

TEST_CASE("programs are told of a correction on both sides") {
  const Corrected sample;
  const auto act =
      nlohmann::json::parse(sample.file(std::string(kFolder) + "ubnd-45-2022-qd-ubnd.json"));
  const auto& incoming = act.at("corrections").at("incoming");
  REQUIRE(incoming.size() == 2);
  CHECK(incoming[1]["old"] == "sức chứa từ");
  CHECK(incoming[1]["provision"] == "quy-dinh-dieu-1-khoan-1");
  CHECK(incoming[1]["act"] == "chu-tich-09-ct-ubnd-2022-09-16");
  CHECK(act["paragraphs"][incoming[1]["paragraph"].get<std::size_t>()]["text"]
            .get<std::string>()
            .find("sức chứa từ") != std::string::npos);
  CHECK_FALSE(act["corrections"].contains("outgoing"));
  const auto notice =
      nlohmann::json::parse(sample.notice_file(kNotice + "chu-tich-09-ct-ubnd-2022-09-16.json"));
  CHECK(notice.at("corrections").at("outgoing")[1]["new"] == "H₂O");
  CHECK(notice["corrections"]["outgoing"][1]["folio"] == 5);

  const auto linked =
      nlohmann::json::parse(sample.file(std::string(kFolder) + "ubnd-45-2022-qd-ubnd.jsonld"));
  CHECK(linked.at("correction")[0]["@type"] == "CorrectionComment");
  CHECK(linked["correction"][0]["text"] == "“H2O” → “H₂O”");
  CHECK(linked["correction"][0]["isBasedOn"]["name"] == "Chỉ thị số 09/CT-UBND");
}

TEST_CASE("Akoma Ntoso has the old and the new words, at the act and at the notice") {
  const Corrected sample;
  const std::string act = sample.file(std::string(kFolder) + "ubnd-45-2022-qd-ubnd.xml");
  CHECK(has(act,
            "<textualMod type=\"substitution\" eId=\"passiveMod_2\" refersTo=\"#corrects\">\n"
            "<source href=\"/akn/vn-dong-nai/"));
  CHECK(has(act,
            "<old eId=\"passiveMod_2__old\" href=\"#passiveMod_2__new\">\n<w:words "
            "xmlns:w=\"urn:gazette:words\">H2O</w:words>\n</old>\n<new "
            "eId=\"passiveMod_2__new\" href=\"#passiveMod_2__old\">\n<w:words "
            "xmlns:w=\"urn:gazette:words\">H₂O</w:words>\n</new>\n</textualMod>\n"));
  CHECK(read_akn_text(act) == model::text_of(sample.issue.entries[0].instrument));
  const std::string notice = sample.notice_file(kNotice + "chu-tich-09-ct-ubnd-2022-09-16.xml");
  CHECK(has(notice,
            "<destination href=\"/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-09-15/"
            "45-2022-qd-ubnd/~art_1\"/>"));
  CHECK(has(notice, "xmlns:w=\"urn:gazette:words\">sức chứa &lt;i&gt;"));
}

TEST_CASE("a card keeps its corrections") {
  const Corrected sample;
  const std::string json = to_json(sample.later_card);
  const IssueCard read = read_issue_card(json, "issue.json");
  CHECK(to_json(read) == json);
  const model::PlacedCorrection& placed = read.acts.front().corrections.at(1);
  CHECK(placed.correction.act == "ubnd-45-2022-qd-ubnd");
  CHECK(placed.correction.new_text == "H₂O");
  CHECK(placed.anchor == "dieu-1");
  CHECK(placed.issue == model::IssueNumber{2022, 38, 39});
  CHECK(placed.folio == 5);
}

TEST_CASE("the page of corrections and the feed tell old and new words") {
  const Corrected sample;
  const std::vector<SiteFile> files =
      make_index_pages({sample.card, sample.later_card}, sample.configuration, site_templates());
  const SiteFile* page = find_file(files, "dinh-chinh/index.html");
  REQUIRE(page != nullptr);
  CHECK(has(page->bytes,
            "ubnd-45-2022-qd-ubnd/index.html#dinh-chinh_chu-tich-09-ct-ubnd-2022-09-16_2\">Điều "
            "1</a>: đã in “<span>H2O</span>”, nay sửa là “<span>H₂O</span>”</span>"));
  const SiteFile* feed = find_file(files, "atom.xml");
  REQUIRE(feed != nullptr);
  CHECK(has(feed->bytes, "; Điều 1: đã in “H2O”, nay sửa là “H₂O”</summary>"));
}
