// What an issue has beside its acts: masthead and contents, blank pages, colophon.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

/// Text of the issue itself, not yet paged.
struct SetText {
  Galley galley = {};
  std::vector<ParagraphReference> paragraphs = {};  // that its runs speak of
};

/// Two rules in the middle of the measure, the thick one above or below.
struct DoubleRule {
  Length width = {};
  bool thick_above = false;
  bool accent = false;
};
void add_double_rule(Setter& setter, Galley& galley, const DoubleRule& rule);

/// A line of contents, or several: a text, dots, and a page number at the right end of the last.
struct ContentsLine {
  std::string text = {};
  std::uint32_t folio = 0;
  const Style* style = nullptr;
  Length width = {};
  Length folio_column = {};  // of it, at its right, for the page number
  std::string target = {};   // what its link leads to; empty: it is none
  std::uint32_t paragraph = kNoParagraph;
};
void add_contents_line(Setter& setter, Galley& galley, const ContentsLine& line);

/// The masthead with the contents (mục lục) under it; `folios[i]` is the first page of entry i.
[[nodiscard]] SetText set_front(Setter& setter, const model::Issue& issue,
                                const std::vector<std::uint32_t>& folios);

/// A page that is left blank, with a line that says so.
[[nodiscard]] Galley set_blank_page(Setter& setter);

/// The lines of the colophon (xuất bản). `permalink` is where the issue stands online; where a line
/// names it, it stands beside the lines as a QR code too. Empty: nowhere.
[[nodiscard]] SetText set_colophon_lines(Setter& setter, const model::Issue& issue,
                                         const std::string& permalink);

/// The colophon at the foot of the last page.
[[nodiscard]] SetText set_colophon(Setter& setter, const model::Issue& issue,
                                   const std::string& permalink);

/// "Ngày 20 tháng 9 năm 2022".
[[nodiscard]] std::string date_line(const model::Issue& issue);

/// Who publishes, in capitals.
[[nodiscard]] std::string office_of(const model::Publisher& publisher);

/// "CÔNG BÁO/Số 38 + 39/Ngày 20-9-2022": the running head of an issue.
[[nodiscard]] std::string running_head(const Layout& layout, const model::Issue& issue);

}  // namespace gazette::typeset
