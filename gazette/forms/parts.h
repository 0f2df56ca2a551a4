// Small parts that every form is put together from. Private to forms/.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/model/instrument.h"
#include "gazette/typeset/typeset.h"

namespace gazette::forms {

/// A paragraph of one emphasis; "\n" is a forced line break.
[[nodiscard]] model::Paragraph paragraph(std::string text,
                                         model::Alignment alignment = model::Alignment::unstated,
                                         std::uint8_t emphasis = model::kPlain);

/// A cell of one paragraph; one without text stays empty, to be filled in by hand.
[[nodiscard]] model::Cell cell(std::string text,
                               model::Alignment alignment = model::Alignment::left,
                               std::uint8_t emphasis = model::kPlain);

/// The cell over several columns.
[[nodiscard]] model::Cell spanning(model::Cell cell, std::uint16_t columns_count);

/// Names of entries, with spaces between, for a narrow column: one that is long has a line break
/// behind the hyphen nearest its middle, "cap-bu-2022-38-39-" and "R003-2022-10-12". Without that a
/// column is as wide as its longest name, which has no place where a line may end.
[[nodiscard]] std::string parted_references(std::string_view references);

/// A row repeated at the top of each page.
[[nodiscard]] model::Row heading_row(const std::vector<std::string_view>& titles);

[[nodiscard]] typeset::FormBlock block(std::string_view style, model::Block content);

/// Places for signing side by side, each under its title.
[[nodiscard]] typeset::FormBlock signatures(const std::vector<std::string_view>& titles);

/// "7.527": a number as written in Vietnam.
[[nodiscard]] std::string grouped(std::int64_t number);

/// "20/09/2022".
[[nodiscard]] std::string short_date(Date date);

}  // namespace gazette::forms
