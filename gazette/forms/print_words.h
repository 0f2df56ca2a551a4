// The words of a ticket to the printer. Private to forms/.
#pragma once

#include <string>
#include <vector>

#include "gazette/forms/forms.h"

namespace gazette::forms {

/// "Công báo tỉnh Đồng Nai số 38 + 39, ngày 20 tháng 9 năm 2022".
[[nodiscard]] std::string issue_words(const ledger::PrintTicket& ticket, Date issue_date,
                                      const model::Publisher& publisher);

/// "210 × 297 mm".
[[nodiscard]] std::string trim_words(const PrintJob& job);

/// "3, 3, 3, 0 mm": top, outer, bottom, inner edge.
[[nodiscard]] std::string bleed_words(const model::Printer& printer);

[[nodiscard]] std::string body_colour_words(const model::Printer& printer);

[[nodiscard]] std::string binding_words(const PrintJob& job);

/// "1 tờ trải, in 4/0 (ngoài 4 màu, trong để trắng)"; "" where there is no cover.
[[nodiscard]] std::string cover_words(model::Cover cover);

/// Words with the paper behind them, where one is named: "4 trang; Giấy couché 150 g/m²".
[[nodiscard]] std::string with_paper(const std::string& words, const std::string& paper);

/// "82, 83"; "" where there is none.
[[nodiscard]] std::string folio_words(const std::vector<int>& folios);

}  // namespace gazette::forms
