// Pages of acts over several issues: what stands over and under a part.

#include <catch2/catch.hpp>

#include "tests/typeset/sample_issue.h"

namespace gazette::typeset {
namespace {

const model::IssueNumber kFormer = {.year = 2022, .first = 36, .last = 37};
const model::IssueNumber kNext = {.year = 2022, .first = 40, .last = 40};

/// The decision with an annex of a table behind it.
model::Instrument act_with_annex() {
  model::Instrument act = decision(45, 6, 60);
  std::vector<std::vector<std::string>> rows = {{"STT", "Tên"}};
  for (int i = 1; i <= 8; ++i) {
    rows.push_back({std::to_string(i), "Đường số " + std::to_string(i)});
  }
  act.attachments = {{.annex = true,
                      .title = {paragraph("Phụ lục I")},
                      .opening = {plain_table(rows, 1)},
                      .anchor = "phu-luc-1"}};
  return act;
}

/// The lines of the pages of an issue's one act, without running heads.
std::vector<std::string> lines_of(const model::Instrument& act, const model::Part& part,
                                  std::size_t& pages_count) {
  model::Issue issue = issue_of({act});
  issue.entries.front().part = part;
  Diagnostics diagnostics;
  const Book book = typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics);
  CHECK(diagnostics.list().empty());
  std::vector<std::string> lines;
  pages_count = 0;
  for (Page page : book.pages) {
    if (page.entry == 0) {
      continue;
    }
    ++pages_count;
    page.runs.erase(page.runs.begin(), page.runs.begin() + page.artifact_runs);
    std::string text = text_of(book, page) + "\n";
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      lines.push_back(text.substr(at, end - at));
      at = end + 1;
    }
  }
  return lines;
}

std::uint32_t annex_of(const model::Instrument& act) {
  for (const model::Piece& piece : model::pieces(act)) {
    if (piece.attachment != nullptr) {
      return piece.first_paragraph;
    }
  }
  return 0;
}

}  // namespace

TEST_CASE("the first part of an act ends with where it goes on") {
  const model::Instrument act = act_with_annex();
  std::size_t pages = 0;
  const auto lines = lines_of(act, {.end = annex_of(act), .next = kNext}, pages);
  CHECK(lines.back() == "(Xem tiếp Công báo số 40)");
  CHECK(lines[lines.size() - 2] == "Nguyễn Văn A");
  CHECK(lines[0] == "VĂN BẢN QUY PHẠM PHÁP LUẬT");
  CHECK(lines[1] == "ỦY BAN NHÂN DÂN TỈNH");
}

TEST_CASE("a further part begins with banners, title and where it comes from, its annex below") {
  const model::Instrument act = act_with_annex();
  std::size_t pages = 0;
  auto lines = lines_of(
      act, {.number = 2, .first = annex_of(act), .end = model::body_count(act), .former = kFormer},
      pages);
  CHECK(pages == 1);
  lines.resize(6);
  CHECK(lines == std::vector<std::string>{
                     "VĂN BẢN QUY PHẠM PHÁP LUẬT", "ỦY BAN NHÂN DÂN TỈNH",
                     "Quyết định số 45/2022/QĐ-UBND ngày 15 tháng 9 năm 2022 ban hành Quy định về "
                     "đất đai",
                     "(Tiếp theo Công báo số 36 + 37)", "Phụ lục I", "STT"});
}

TEST_CASE("the rest of a cut table has its head once more, as generated text") {
  const model::Instrument act = act_with_annex();
  const std::uint32_t row_6 = annex_of(act) + 1 + 2 * 6;
  model::Issue issue = issue_of({act});
  issue.entries.front().part =
      model::Part{.number = 2, .first = row_6, .end = model::body_count(act), .former = kFormer};
  Diagnostics diagnostics;
  const Book book = typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics);
  std::vector<std::string> own;
  std::string generated;
  for (const Page& page : book.pages) {
    for (std::size_t i = page.artifact_runs; i < page.runs.size() && page.entry == 1; ++i) {
      const TextRun& run = page.runs[i];
      std::string text;
      for (std::uint32_t word = 0; word < run.words_count; ++word) {
        text +=
            (word > 0 ? " " : "") + std::string(book.words.text(page.words[run.first_word + word]));
      }
      if (!is_of_act(book, run.paragraph)) {
        generated += text + "|";
      } else {
        own.push_back(std::to_string(book.paragraphs[run.paragraph].paragraph - row_6) + " " +
                      text);
      }
    }
  }
  CHECK(generated.ends_with("(Tiếp theo Công báo số 36 + 37)|STT|Tên|"));
  CHECK(own == std::vector<std::string>{"0 6", "1 Đường số 6", "2 7", "3 Đường số 7", "4 8",
                                        "5 Đường số 8"});
}

TEST_CASE("the pages of all parts have the text of the act, each paragraph once") {
  const model::Instrument act = act_with_annex();
  const std::uint32_t annex = annex_of(act);
  const std::uint32_t count = model::body_count(act);
  std::vector<int> seen(count, 0);
  for (const model::Part& part :
       {model::Part{.number = 1, .end = 15, .next = kNext},
        model::Part{.number = 2, .first = 15, .end = annex + 9, .former = kFormer, .next = kNext},
        model::Part{.number = 3, .first = annex + 9, .end = count, .former = kFormer}}) {
    model::Issue issue = issue_of({act});
    issue.entries.front().part = part;
    Diagnostics diagnostics;
    const Book book = typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics);
    std::vector<int> own(count, 0);
    for (const Page& page : book.pages) {
      for (const TextRun& run : page.runs) {
        if (is_of_act(book, run.paragraph)) {
          own.at(book.paragraphs[run.paragraph].paragraph) = 1;
        }
      }
    }
    for (std::uint32_t i = 0; i < count; ++i) {
      seen[i] += own[i];
    }
  }
  CHECK(seen == std::vector<int>(count, 1));
}

}  // namespace gazette::typeset
