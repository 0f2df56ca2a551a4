// The door of web/: the online edition as static files.
//
// Every issue's folder holds an `issue.json` with what the index pages need, so that the pages of
// one issue can be made without the others' sources: site = pages(issue) + indexes(all issue.json).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/shared_text.h"
#include "gazette/model/model.h"
#include "gazette/web/address.h"
#include "gazette/web/page_marks.h"

namespace gazette::web {

/// What an act is about, with the name that the subject had when the act was published.
struct NamedSubject {
  std::string id = {};
  std::string name = {};
};

/// An act as index pages show it.
struct ActCard {
  std::string id = {};
  std::string title = {};  // Quyết định số 45/2022/QĐ-UBND
  std::string abstract_text = {};
  SharedText kind = {};  // id and name
  SharedText kind_name = {};
  SharedText issuer = {};
  SharedText issuer_name = {};
  std::vector<NamedSubject> subjects = {};
  std::string symbol = {};
  SharedText section_title = {};
  Date date = {};                        // of signing
  std::optional<Date> received = {};     // when the gazette had it from its issuer, where known
  std::optional<Date> effective = {};    // from when all of it is in force, where it says so
  std::optional<model::Part> part = {};  // what of it the issue holds; none: the whole
  /// Where the pages of PDFs that it shows can be opened, from the act's page; by the number of the
  /// picture less one, empty for other pictures and where no such PDF is written.
  std::vector<std::string> picture_links = {};
  std::uint32_t first_folio = 0;
  std::uint32_t last_folio = 0;
  std::uint64_t pdf_bytes = 0;
  PageMarks marks = {};                         // where its printed pages begin
  std::vector<model::RelatedAct> related = {};  // published acts to which it does something
  std::vector<model::PlacedCorrection> corrections = {};  // words of published acts it puts right
};

/// An issue as index pages show it.
struct IssueCard {
  model::IssueNumber number = {};
  Date date = {};
  std::string gazette_name = {};
  std::uint32_t first_folio = 1;
  std::uint32_t pages_count = 0;
  std::uint64_t pdf_bytes = 0;
  std::string pdf_sha256 = {};
  std::uint64_t zip_bytes = 0;  // of the issue as one ZIP; 0: none
  std::vector<ActCard> acts = {};
};

[[nodiscard]] std::string to_json(const IssueCard& card);
/// Throws `Error` where the text is not what `to_json` writes.
[[nodiscard]] IssueCard read_issue_card(std::string_view json, const std::string& path);

/// NamedTexts by their names: the words of the interface in one language, the values of a template.
using NamedTexts = std::map<std::string, std::string, std::less<>>;

/// The site's templates, style and texts of the interface, as read from layouts/web.
struct Templates {
  std::vector<std::pair<std::string, std::string>> files = {};  // name, bytes; sorted by name
  /// Of these languages the words are read already (`read_words`); of others each `Words` reads
  /// them, which takes as long as a page.
  std::map<std::string, NamedTexts, std::less<>> words = {};
};

/// Reads the words of all languages of the site once. Throws as `Words` does.
void read_words(const model::Configuration& configuration, Templates& templates);

/// A file of the site; `path` is relative, "/" between names.
struct SiteFile {
  std::string path = {};
  std::string bytes = {};
};

/// What of an act its page shows: the parts that follow one another without a gap in this issue and
/// `others`, as one. Nothing where the issue holds the act whole.
[[nodiscard]] std::optional<model::Part> shown_part(const ActCard& act, const IssueCard& card,
                                                    const std::vector<IssueCard>& others);

/// The pages of an act, one for each language of the site.
[[nodiscard]] std::vector<std::string> act_paths(std::string_view id, Date date,
                                                 const model::Configuration& configuration);

/// The Akoma Ntoso of an act, beside its page, and of an issue:
/// "2022/38-39/dong-nai-2022-38-39.xml".
[[nodiscard]] std::string act_xml_path(std::string_view id, Date date);
[[nodiscard]] std::string issue_xml_path(const model::Configuration& configuration,
                                         model::IssueNumber number);

/// The name of an act's PDF beside its page; of a part: "<id>-phan-2.pdf".
[[nodiscard]] std::string act_pdf_name(const ActCard& act);

/// The pages of one issue: 2022/38-39/index.html, issue.json, and the page of each act with its
/// images, its text, its JSON and its JSON-LD beside it. PDFs are put beside them by the caller:
/// `issue_pdf_path`, `issue_zip_path` and that of each act (`act_pdf_name`). The page of an act
/// published over several issues has all of it that they hold: `others` are the other issues of the
/// site.
[[nodiscard]] std::vector<SiteFile> make_issue_pages(
    const model::Issue& issue, const IssueCard& card, const model::Configuration& configuration,
    const Templates& templates, const std::vector<IssueCard>& others = {}, int threads_count = 1);

/// What the site has already of the files that `make_index_pages` makes, so that only those whose
/// inputs changed are made. Called on several threads.
struct FormerLists {
  model::IssueNumber issue = {};  // the one that is built
  /// Whether a file is wanted, given all that can be another than in the build before, as text;
  /// empty inputs are not known. Where it is not set, all are.
  std::function<bool(const std::string& path, const std::string& inputs)> wants = {};
  /// The bytes of a file that was not wanted.
  std::function<std::string(const std::string& path)> read = {};
};

/// Home, years, kinds, issuers, style sheet, 404; for machines the lists of years, feeds, sitemaps,
/// the catalogue and the schemas of our JSON. `cards` are all issues, any order; sorted by number
/// they are not copied. What `former` does not want is left out.
[[nodiscard]] std::vector<SiteFile> make_index_pages(const std::vector<IssueCard>& cards,
                                                     const model::Configuration& configuration,
                                                     const Templates& templates,
                                                     int threads_count = 1,
                                                     const FormerLists& former = {});

/// Whether each file and place that these files name is there: among them, or where `exists` says
/// so of a path from the site's root. `site` as in gazette.toml; addresses elsewhere are not asked.
/// Those that the site has already with the same bytes (`unchanged`) were asked when they were
/// written, and no address is lost since. Reports what is missing, each once and no more than
/// twenty: G0803, or G0804 where another issue has to make it.
void check_site_links(const std::vector<SiteFile>& files, std::string_view site,
                      const std::function<bool(const std::string& path)>& exists,
                      const std::set<std::string, std::less<>>& unchanged,
                      Diagnostics& diagnostics);

/// The text of the act, or of a part of it, as a file: a line for each paragraph.
[[nodiscard]] std::string act_text_file(const model::Instrument& instrument,
                                        const std::optional<model::Part>& shown);

/// The text of the act in its page (the element with id "van-ban"): one string for each paragraph
/// or cell paragraph, spaces collapsed, in page order; for the text law.
[[nodiscard]] std::vector<std::string> read_act_text(std::string_view html);

/// The pictures in the act's page, in its order: the way from the page to the file, "#3" for page 3
/// of a PDF; for the law that no picture is lost.
[[nodiscard]] std::vector<std::string> read_act_pictures(std::string_view html);

/// The name of an image's file beside the page: the start of its hash and its kind's ending.
[[nodiscard]] std::string image_file_name(const model::Image& image);

/// The file name of an issue's PDF: "dong-nai-2022-38-39.pdf".
[[nodiscard]] std::string issue_pdf_name(const model::Configuration& configuration,
                                         model::IssueNumber number);

/// The PDF of an issue on the site: "2022/38-39/dong-nai-2022-38-39.pdf"; and its ZIP.
[[nodiscard]] std::string issue_pdf_path(const model::Configuration& configuration,
                                         model::IssueNumber number);
[[nodiscard]] std::string issue_zip_path(const model::Configuration& configuration,
                                         model::IssueNumber number);

}  // namespace gazette::web
