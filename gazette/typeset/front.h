// What an issue has beside its acts: masthead and contents, blank pages, colophon.
#pragma once

#include <cstdint>
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

/// The masthead with the contents (mục lục) under it; `folios[i]` is the first page of entry i.
[[nodiscard]] SetText set_front(Setter& setter, const model::Issue& issue,
                                const std::vector<std::uint32_t>& folios);

/// A page that is left blank, with a line that says so.
[[nodiscard]] Galley set_blank_page(Setter& setter);

/// The colophon (xuất bản) at the foot of the last page.
[[nodiscard]] SetText set_colophon(Setter& setter, const model::Issue& issue);

/// "CÔNG BÁO/Số 38 + 39/Ngày 20-9-2022": the running head of an issue.
[[nodiscard]] std::string running_head(const Layout& layout, const model::Issue& issue);

}  // namespace gazette::typeset
