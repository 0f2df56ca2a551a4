// A paper with a table (chứng từ): one content, three files. PDF is what is signed and kept, XLSX
// what clerks sort, CSV what is passed on; all three are of the same lines and carry the same
// number, revision, days, sums and hash.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/configuration.h"
#include "gazette/typeset/typeset.h"

namespace gazette::forms {

enum class ColumnKind : std::uint8_t {
  text,
  number,
  by_hand,  // left empty, to be filled in on paper; a spreadsheet has it too
};

struct PaperColumn {
  std::string head = {};
  ColumnKind kind = ColumnKind::text;
  /// It is narrow on paper and has names of entries: long ones stand there on two lines.
  bool parts_references = false;
  std::uint32_t width = 10;   // relative on paper, in characters in a spreadsheet
  std::string mark = {};      // in a row under the heads on paper, as forms by law have: "A", "1"
  std::string_view key = {};  // for other programs: "received_on"; its head where there is none
};

/// What stands over a paper's title.
enum class PaperHead : std::uint8_t {
  office,    // the office
  national,  // quốc hiệu, tiêu ngữ; office and number; place and day
  voucher,   // office; the form by law (mẫu số)
};

/// A number is one of copies, envelopes or grams; a code with leading zeros is a text.
using PaperCell = std::variant<std::string, std::int64_t>;

struct PaperRow {
  enum class Kind : std::uint8_t {
    line,
    group,  // a title over the lines that follow; a spreadsheet has it as a column of these
    sum,    // a title and the sums of some columns; a spreadsheet has the last one only
  };
  Kind kind = Kind::line;
  std::string title = {};             // of a group or sum
  std::vector<PaperCell> cells = {};  // by column; of a group none
};

struct Paper {
  std::string name = {};      // of its files, without ending: "bang-ke-buu-gui"
  std::string office = {};    // over the title; in the code, as it stands on the paper
  std::string title = {};     // "BẢNG KÊ BƯU GỬI"
  std::string subtitle = {};  // of which issue
  std::string number = {};    // "bk-2022-38-39"
  int revision = 0;           // lần, by `revise`; 0: it is not issued (on a screen, bản tra cứu)
  bool looks_back = false;    // it shows a former state, and takes the place of nothing
  bool is_of_day = false;     // the day that it shows was asked for: of another day it is another
  std::string replaces = {};  // what it corrects: "lần 1 ngày 20/09/2022, mã 0123456789ab"
  std::string code = {};      // mã kiểm tra, where it was issued before; else of what it shows
  /// The references of the journals that it is drawn from; none: of no single ones.
  std::vector<std::string> journals = {};
  Date date = {};      // on which it was drawn up
  Date as_of = {};     // the day whose state it shows
  Date known_at = {};  // as it was known at the end of this day
  std::int64_t copies_count = 0;
  bool counts_copies = true;            // else its lines are of something else
  std::string group_head = {};          // over the groups' titles in a spreadsheet
  std::vector<std::string> above = {};  // paragraphs over the table
  std::vector<PaperColumn> columns = {};
  std::vector<PaperRow> rows = {};
  std::vector<typeset::Chart> charts = {};  // under the table, each with its figures
  std::vector<std::string> below = {};
  std::vector<std::string_view> signatures = {};
  PaperHead head = PaperHead::office;
  std::string form_code = {};               // of a voucher: "C31-HD"
  std::vector<std::string> receivers = {};  // nơi nhận, each without its dash
};

/// How many lines it has.
[[nodiscard]] std::int64_t lines_count(const Paper& paper);

/// SHA-256 of its number and lines as text: cells with tabs between, a line each.
[[nodiscard]] std::string content_sha256(const Paper& paper);

/// SHA-256 of all that tells it from any other paper: number, revision, days, journals, words, the
/// office. Its first digits are the code (mã kiểm tra) that stands on the paper.
[[nodiscard]] std::string code_sha256(const Paper& paper);

/// SHA-256 of all that it shows but for its revision and days.
[[nodiscard]] std::string shown_sha256(const Paper& paper);

/// The digits of it that stand on the paper; of one that was issued before, those of then.
[[nodiscard]] std::string short_code(const Paper& paper);

/// Gives the paper its revision among those that were issued under its number, the first first.
/// Where the latest is of the same journals and shows the same it is that one again, with its days
/// and its code; else the next one, which names the latest and has a file of its own. A paper that
/// `looks_back` is the latest of any revision that is the same, else one that is not issued. Of
/// what a version before 12 issued the journals are not known: its day has to be the same.
void revise(Paper& paper, const std::vector<ledger::IssuedPaper>& former, bool looks_back);

/// The paper as the record keeps it.
[[nodiscard]] ledger::IssuedPaper issued(const Paper& paper,
                                         std::optional<model::IssueNumber> issue);

/// ", lần 2", ", bản tra cứu"; "" of one that `revise` was not asked about, as on the terminal.
[[nodiscard]] std::string revision_text(const Paper& paper);

/// "Số bk-2022-38-39, lần 1; theo phat-hanh-2022-38-39; tính đến 21/09/2022, biết đến 21/09/2022;
/// 126 dòng, 126 bản; mã kiểm tra 0123456789ab."
[[nodiscard]] std::string facts_line(const Paper& paper);

/// To be signed.
[[nodiscard]] typeset::Form form_of(const Paper& paper, const model::Publisher& publisher);

/// UTF-8 with a byte order mark, CRLF. A text that a spreadsheet would take for a formula (it
/// begins with "=", "+", "-", "@", a tab or a return) gets an apostrophe before it; numbers are
/// numbers. The last column says of every line which paper it is of; the last line has the sums. No
/// two columns have one name.
[[nodiscard]] std::string csv_of(const Paper& paper);

/// A workbook of one sheet: all text is text, leading zeros and formulas too; the head stays in
/// view and is repeated on paper, A4. The same paper gives the same bytes.
[[nodiscard]] std::string xlsx_of(const Paper& paper, const model::Publisher& publisher);

}  // namespace gazette::forms
