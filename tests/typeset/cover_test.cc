#include "gazette/typeset/cover.h"

#include <catch2/catch.hpp>

#include "gazette/base/text.h"
#include "tests/golden.h"
#include "tests/typeset/sample_issue.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// An issue of some acts, and the cover it is to have.
struct Wanted {
  model::Issue issue = {};
  CoverJob job = {};
  const Layout& layout = sample_layout();
  Diagnostics found = {};

  explicit Wanted(int acts, bool is_spread = false, double spine_millimetres = 0) {
    std::vector<model::Instrument> list;
    for (int i = 1; i <= acts; ++i) {
      list.push_back(decision(i, 1, 10));
      job.folios.push_back(static_cast<std::uint32_t>(2 * i + 1));
    }
    issue = issue_of(list);
    issue.publisher.place = "Đồng Nai";
    job.is_spread = is_spread;
    job.spine = millimetres(spine_millimetres);
    job.bleed = {millimetres(3), millimetres(4), millimetres(5), millimetres(2)};
    job.emblem =
        Emblem{.image = {.sha256 = "1234567890ab"}, .width = points(200), .height = points(100)};
  }

  Book set() { return typeset_cover(issue, layout, sample_fonts(), job, found); }
};

std::vector<std::string> lines_of_page(const Book& book, std::size_t page) {
  std::vector<std::string> lines;
  std::string text = text_of(book, book.pages.at(page));
  for (const std::string_view line : split(text, '\n')) {
    lines.emplace_back(line);
  }
  return lines;
}

using Lines = std::vector<std::string>;

const TextRun& run_of(const Book& book, std::size_t page, std::string_view text) {
  const Page& own = book.pages.at(page);
  for (const TextRun& run : own.runs) {
    if (text_of_run(book.words, own.words, run).starts_with(text)) {
      return run;
    }
  }
  FAIL("no run \"" << text << "\"");
  return own.runs.front();
}

Length width_of(const Book& book, const Page& page, const TextRun& run) {
  Length width = run.gap * (run.words_count - 1);
  for (std::uint32_t i = 0; i < run.words_count; ++i) {
    const font::WordId word = page.words[run.first_word + i];
    width += run.size * book.words[word].width / book.words.fonts().metrics(run.face).units_per_em;
  }
  return width;
}

TEST_CASE("a cover of pages is front, two insides and back") {
  Wanted wanted(2);
  const Book book = wanted.set();
  CHECK(wanted.found.list().empty());
  REQUIRE(book.pages.size() == 4);
  CHECK(book.folds.empty());
  CHECK(book.accent == Inks{0, 1000, 900, 150});
  CHECK(lines_of_page(book, 0) ==
        Lines{"CÔNG BÁO", "TỈNH ĐỒNG NAI", "Số 38 + 39", "Ngày 20 tháng 9 năm 2022",
              "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI", "Đồng Nai, 2022"});
  for (const std::size_t inside : {1U, 2U}) {
    CHECK(book.pages[inside].runs.empty());
    CHECK(book.pages[inside].rules.empty());
    CHECK(book.pages[inside].pictures.empty());
  }
  const Lines back = lines_of_page(book, 3);
  CHECK(back.at(0) == "MỤC LỤC");
  CHECK(back.at(1) == "Quyết định số 1/2022/QĐ-UBND");
  CHECK(back.at(2).starts_with(".."));
  CHECK(back.at(3) == "3");
  CHECK(back.back() == "In tại: Nhà in Đồng Nai");
}

TEST_CASE("bands of a cover reach exactly to the end of the bleed") {
  const auto bands = [](const Book& book, std::size_t page) {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 2; ++i) {
      const Rule& rule = book.pages[page].rules.at(i);
      CHECK(rule.accent);
      texts.push_back(to_text(rule.x) + " " + to_text(rule.y) + " " + to_text(rule.width) + " x " +
                      to_text(rule.height));
    }
    return texts;
  };
  Wanted pages(1);
  const Book four = pages.set();
  // 3 mm above, 4 mm outside, 5 mm below, 2 mm inside: 8.504, 11.339, 14.173 and 5.669 pt.
  CHECK(bands(four, 0) ==
        Lines{"-5.669 -8.504 612.284 x 48.504", "-5.669 825.89 612.284 x 30.173"});
  CHECK(bands(four, 3) ==
        Lines{"-11.339 -8.504 612.284 x 48.504", "-11.339 825.89 612.284 x 30.173"});
  CHECK(four.pages[1].rules.empty());
  Wanted spread(1, true, 10);  // 28.346 pt
  CHECK(bands(spread.set(), 0) ==
        Lines{"-11.339 -8.504 1241.576 x 48.504", "-11.339 825.89 1241.576 x 30.173"});
}

TEST_CASE("a spread has the back at the left, the spine, and the front at the right") {
  Wanted wanted(2, true, 8.75);
  const Book book = wanted.set();
  CHECK(wanted.found.list().empty());
  REQUIRE(book.pages.size() == 1);  // the inside is not printed
  const Length width = sample_layout().page_width;
  const Length spine = millimetres(8.75);
  CHECK(book.page_width == width * 2 + spine);
  CHECK(book.folds == std::vector<Length>{width, width + spine});
  const TextRun& name = run_of(book, 0, "CÔNG BÁO");
  const Length middle = name.x + width_of(book, book.pages[0], name) / 2;
  CHECK(to_text(middle) == to_text(width + spine + width / 2));
  CHECK(run_of(book, 0, "Quyết định số 1/2022").x < width);
  // The words of the spine run upwards, in the middle of it.
  const TextRun& words = run_of(book, 0, "CÔNG BÁO TỈNH ĐỒNG NAI - Số 38 + 39 - 20-9-2022");
  CHECK(words.turned);
  CHECK(words.x > width + millimetres(1));
  CHECK(words.x < width + spine - millimetres(1));
  const Length half = width_of(book, book.pages[0], words) / 2;
  CHECK(to_text(words.y - half) == to_text(book.page_height / 2));
}

TEST_CASE("a stitched spread has one fold and no spine, a thin spine no words") {
  Wanted stitched(1, true);
  const Book flat = stitched.set();
  CHECK(flat.page_width == sample_layout().page_width * 2);
  CHECK(flat.folds == std::vector<Length>{sample_layout().page_width});
  const auto has_turned = [](const Book& book) {
    return std::any_of(book.pages[0].runs.begin(), book.pages[0].runs.end(),
                       [](const TextRun& run) { return run.turned; });
  };
  CHECK_FALSE(has_turned(flat));
  Wanted thin(1, true, 5);  // 14.17 pt, less than 14.2
  CHECK_FALSE(has_turned(thin.set()));
  Wanted thick(1, true, 5.1);
  CHECK(has_turned(thick.set()));
}

TEST_CASE("a long name on the spine of a thin book is told and left out") {
  Wanted wanted(1, true, 6);
  wanted.issue.publisher.masthead = {syllables(200)};
  const Book book = wanted.set();
  CHECK(count_of(wanted.found, "G0673") == 1);
  CHECK(std::none_of(book.pages[0].runs.begin(), book.pages[0].runs.end(),
                     [](const TextRun& run) { return run.turned; }));
}

TEST_CASE("the emblem is as high as the layout says, in the middle, and no wider than the text") {
  Wanted wanted(1);
  const PictureFrame frame = wanted.set().pages[0].pictures.at(0);
  CHECK(frame.height == sample_layout().cover.emblem_height);
  CHECK(frame.width == frame.height * 2);
  CHECK(to_text(frame.x + frame.width / 2) == to_text(sample_layout().page_width / 2));
  CHECK(frame.page == 1);
  wanted.job.emblem->width = points(2000);
  const PictureFrame wide = wanted.set().pages[0].pictures.at(0);
  CHECK(wide.width == sample_layout().measure());
  CHECK(wide.height == wide.width / 20);
  wanted.job.emblem.reset();
  CHECK(wanted.set().pages[0].pictures.empty());
}

TEST_CASE("a long line of the masthead is set smaller, never broken while it can be read") {
  Wanted wanted(1);
  wanted.issue.publisher.masthead = {"CÔNG BÁO TỈNH ĐỒNG NAI",
                                     "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"};
  const Book book = wanted.set();
  CHECK(wanted.found.list().empty());
  const TextRun& name = run_of(book, 0, "CÔNG BÁO TỈNH ĐỒNG NAI");
  CHECK(name.size < sample_layout().style("cover_name").size);
  CHECK(width_of(book, book.pages[0], name) <= sample_layout().measure());
  CHECK(width_of(book, book.pages[0], name) > sample_layout().measure() * 98 / 100);
  // At less than two fifths of its size it stands on two lines of larger letters.
  wanted.issue.publisher.masthead = {"CÔNG BÁO TỈNH BÀ RỊA - VŨNG TÀU VÀ CÔN ĐẢO"};
  const Book two = wanted.set();
  const TextRun& first = two.pages[0].runs.at(0);
  const TextRun& second = two.pages[0].runs.at(1);
  CHECK(first.size > sample_layout().style("cover_name").size * 2 / 5);
  CHECK(to_text(second.y - first.y) == to_text(first.size * 76 / 68));
  CHECK(width_of(two, two.pages[0], first) <= sample_layout().measure());
  CHECK(width_of(two, two.pages[0], second) <= sample_layout().measure());
}

TEST_CASE("under a long masthead the number stands lower, with white between them") {
  Wanted wanted(1);
  const auto baseline = [&] {
    const Book book = wanted.set();
    return run_of(book, 0, "Số 38 + 39").y;
  };
  const auto rule_foot = [&] {
    Length foot;
    const Book book = wanted.set();
    for (const Rule& rule : book.pages[0].rules) {
      // The bands aside: the double rule under the masthead.
      if (rule.y > sample_layout().cover.emblem_top && rule.y < points(700)) {
        foot = std::max(foot, rule.y + rule.height);
      }
    }
    return foot;
  };
  const Length usual = baseline();
  const Length from_top = usual - sample_layout().cover.number_top;
  wanted.issue.publisher.masthead = {"CÔNG BÁO", "TỈNH BÀ RỊA - VŨNG TÀU", "VÀ CÔN ĐẢO",
                                     "HUYỆN ĐẢO"};
  CHECK(baseline() > usual);
  CHECK(baseline() - rule_foot() >= from_top + points(18));
}

TEST_CASE("contents that are long stand in two columns, and what has no room is counted") {
  Wanted some(12);
  const Book one = some.set();
  const Length left = run_of(one, 3, "Quyết định số 1/").x;
  CHECK(run_of(one, 3, "Quyết định số 12/").x == left);
  Wanted many(40);
  const Book two = many.set();
  CHECK(run_of(two, 3, "Quyết định số 20/").x == left);
  CHECK(run_of(two, 3, "Quyết định số 21/").x > sample_layout().page_width / 2);
  CHECK(run_of(two, 3, "Quyết định số 21/").y == run_of(two, 3, "Quyết định số 1/").y);
  Wanted too_many(200);
  const Book cut = too_many.set();
  CHECK(too_many.found.list().empty());
  std::size_t entries = 0;
  std::string more;
  for (const std::string& line : lines_of_page(cut, 3)) {
    entries += line.starts_with("Quyết định số ") ? 1U : 0U;
    more = line.starts_with("(và ") ? line : more;
  }
  CHECK(more == "(và " + std::to_string(200 - entries) + " văn bản khác; xem Mục lục ở trong)");
  CHECK(entries > 40);
}

TEST_CASE("a notice has its first line as title, and the back without either only the colophon") {
  Wanted wanted(3);
  wanted.job.words.back = model::CoverBack::notice;
  wanted.job.words.notice = {"THÔNG BÁO", "Công báo được đăng trên Cổng thông tin điện tử."};
  const Book book = wanted.set();
  CHECK(lines_of_page(book, 3).at(0) == "THÔNG BÁO");
  CHECK(run_of(book, 3, "THÔNG BÁO").accent);
  CHECK_FALSE(run_of(book, 3, "Công báo được").accent);
  wanted.job.words.back = model::CoverBack::nothing;
  CHECK(lines_of_page(wanted.set(), 3).at(0) == "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI");
}

TEST_CASE("what does not go on the cover is an error that says how much it is") {
  Wanted wanted(1);
  wanted.issue.publisher.masthead = std::vector<std::string>(12, "CÔNG BÁO TỈNH");
  static_cast<void>(wanted.set());
  REQUIRE(count_of(wanted.found, "G0672") == 1);
  CHECK(wanted.found.list().front().message.starts_with("the front of the cover is "));
  Wanted notice(1);
  notice.job.words.back = model::CoverBack::notice;
  notice.job.words.notice = std::vector<std::string>(60, "Một dòng thông báo.");
  static_cast<void>(notice.set());
  REQUIRE(count_of(notice.found, "G0672") == 1);
  CHECK(notice.found.list().front().message.starts_with("the back of the cover is "));
}

/// What stands outside of its page, bands aside.
std::string outside(const Book& book) {
  for (const Page& page : book.pages) {
    for (const TextRun& run : page.runs) {
      const Length end =
          run.turned ? run.y - width_of(book, page, run) : run.x + width_of(book, page, run);
      const bool is_outside =
          run.turned ? end.scaled < 0 || run.y > book.page_height
                     : run.x.scaled < 0 || end > book.page_width || run.y > book.page_height;
      if (is_outside) {
        return text_of_run(book.words, page.words, run);
      }
    }
    for (const PictureFrame& frame : page.pictures) {
      if (frame.x.scaled < 0 || frame.x + frame.width > book.page_width) {
        return "picture";
      }
    }
  }
  return {};
}

TEST_CASE("covers of all layouts are set as their frames say") {
  for (const char* name : {"cong-bao-a4", "cong-bao-compact", "cong-bao-chu-lon"}) {
    const Layout layout = layout_named(name);
    for (const bool is_spread : {false, true}) {
      Wanted wanted(2, is_spread, 6.5);
      Diagnostics found;
      const Book book = typeset_cover(wanted.issue, layout, sample_fonts(), wanted.job, found);
      INFO(name << (is_spread ? " spread" : " pages"));
      CHECK(found.list().empty());
      CHECK(outside(book).empty());
      const std::string frames = dump(book);
      CHECK(dump(typeset_cover(wanted.issue, layout, sample_fonts(), wanted.job, found)) == frames);
      if (is_spread) {
        const std::string file = std::string("ref/frames/cover-") + name + ".txt";
        CHECK(first_difference(golden(file, frames), frames).empty());
      }
    }
  }
}

}  // namespace
}  // namespace gazette::typeset
