// Addresses of the online edition (địa chỉ): a contract with everyone who cites it.
//
// An address is made of what an act or an issue is, never of how the site is arranged: the day and
// the id of an act, the year and number of an issue, the printed number of a page. It has small
// ASCII letters, digits and "-" only, so that it survives being read aloud, typed and printed, and
// is the same on servers that tell capitals apart and on those that do not. Acts stand under "eli",
// by which harvesters know addresses of the European Legislation Identifier; a folder for each day
// keeps folders small however long the gazette lives.
//
// All paths are from the site's root, with "/" between names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "gazette/base/date.h"
#include "gazette/model/issue.h"

namespace gazette::web {

/// The page of a folder: what a server shows for the folder's address.
inline constexpr std::string_view kIndexName = "index.html";

/// The folder of an act: "eli/2022/09/15/ubnd-45-2022-qd-ubnd". An act without a day stands under
/// "eli/0000/00/00".
[[nodiscard]] std::string act_folder(std::string_view id, Date date);

/// The name of files beside an act's page: "ubnd-45-2022-qd-ubnd", of the second part of an act
/// "ubnd-45-2022-qd-ubnd-phan-2"; the ending says what they are.
[[nodiscard]] std::string act_file_name(std::string_view id, int part);

/// The pages: "2022/index.html", "2022/38-39/index.html", and so on.
[[nodiscard]] std::string year_path(int year);
[[nodiscard]] std::string issue_path(model::IssueNumber number);
[[nodiscard]] std::string act_path(std::string_view id, Date date);
[[nodiscard]] std::string kind_path(std::string_view id);
[[nodiscard]] std::string issuer_path(std::string_view id);
[[nodiscard]] std::string subject_path(std::string_view id);

/// A year of what the page of a kind or an issuer lists: "loai/quyet-dinh/2022/index.html".
[[nodiscard]] std::string group_year_path(std::string_view page_path, int year);

/// The page about a printed page: "2022/38-39/trang/57/index.html".
[[nodiscard]] std::string folio_path(model::IssueNumber number, std::uint32_t folio);

/// Pages about the gazette as a whole: "so-lieu/index.html" (figures of all years),
/// "so-lieu/2022/index.html" (the audit of a year), "dinh-chinh/index.html" (corrections),
/// "xac-minh/index.html" (how to verify a file), "du-lieu/index.html" (what of it is for programs),
/// "gioi-thieu/index.html" (what the site is) and "tro-nang/index.html" (the accessibility
/// statement).
[[nodiscard]] std::string statistics_path();
[[nodiscard]] std::string audit_path(int year);
[[nodiscard]] std::string corrections_path();
[[nodiscard]] std::string verify_path();
[[nodiscard]] std::string data_path();
[[nodiscard]] std::string about_path();
[[nodiscard]] std::string accessibility_path();

/// The checksums of the PDFs of a year's issues, as `sha256sum --check` reads them in its folder:
/// "2022/SHA256SUMS".
[[nodiscard]] std::string checksums_path(int year);

/// The feed of the acts that a page lists, beside it: "atom.xml", "loai/quyet-dinh/atom.xml"; and
/// its archive of a month: "loai/quyet-dinh/atom-2022-09.xml".
[[nodiscard]] std::string feed_path(std::string_view page_path);
[[nodiscard]] std::string feed_archive_path(std::string_view page_path, int year, int month);

/// All acts and issues of a year, for machines: "2022/acts.json".
[[nodiscard]] std::string year_json_path(int year);

/// The way from the page at `path` to the site's root: "../../".
[[nodiscard]] std::string root_of(std::string_view path);

/// The address people cite: without the name of a folder's page; `site` as in gazette.toml. Empty
/// where the site's place is not known.
[[nodiscard]] std::string cited_address(std::string_view site, std::string_view path);

/// The folder of the site on its server: "/cong-bao/" of "https://example.vn/cong-bao", else "/".
[[nodiscard]] std::string path_on_server(std::string_view site);

}  // namespace gazette::web
