// An issue of the gazette (số Công báo) and its plan.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/model/configuration.h"
#include "gazette/model/instrument.h"
#include "gazette/model/text_link.h"

namespace gazette::model {

/// The number of an issue; one booklet may carry two (38 + 39).
struct IssueNumber {
  int year = 0;
  int first = 0;
  int last = 0;  // equals `first` for a single number

  auto operator<=>(const IssueNumber&) const = default;
};

/// Reads "2022/38-39" or "2022/37".
[[nodiscard]] std::optional<IssueNumber> parse_issue_number(std::string_view text);

/// "2022/38-39", "2022/07": the form of commands and addresses.
[[nodiscard]] std::string to_text(IssueNumber number);

/// "2022-38-39": the form of folder names. `file_name`: "38-39", "07".
[[nodiscard]] std::string folder_name(IssueNumber number);
[[nodiscard]] std::string file_name(IssueNumber number);

/// "38 + 39", "07": the form of the page, at least two digits.
[[nodiscard]] std::string printed_number(IssueNumber number);

/// A part of an act that is published over several issues (đăng nhiều kỳ). See model/part.h.
struct Part {
  int number = 1;                          // from 1
  std::uint32_t first = 0;                 // paragraphs [first, end) of `text_of`, the notes aside:
  std::uint32_t end = 0;                   // those stand with what calls them
  std::optional<IssueNumber> former = {};  // holds the part before; none: this is the first
  std::optional<IssueNumber> next = {};    // holds the part after; none: this is the last

  bool operator==(const Part&) const = default;
};

/// An act named in a plan.
struct PlanEntry {
  std::string act = {};  // Instrument::id
  std::optional<Part> part = {};
  /// Ids of what the act is about; none given: as its abstract says (`subjects_of`).
  std::optional<std::vector<std::string>> subjects = {};
  Place place = {};           // of the act's id
  Place subjects_place = {};  // where they are given
};

/// What an issue shall hold (kế hoạch số báo): issues/2022/38-39.toml.
struct Plan {
  std::string path = {};
  IssueNumber number = {};
  Date date = {};
  bool given_order = false;  // the plan's own order overrides the rule
  int pages_most = 0;        // instead of the configuration's; 0: that
  int first_page = 1;        // number of its first page; odd, as a right-hand page is
  std::vector<PlanEntry> entries = {};
};

[[nodiscard]] std::optional<Plan> read_plan(std::string_view text, const std::string& path,
                                            Diagnostics& diagnostics);
/// The plan as a file that `read_plan` reads; `titles[i]` are the comment lines over entry i.
[[nodiscard]] std::string write_plan(const Plan& plan, const std::vector<std::string>& titles);

/// What a notice puts right, and where that stands in the act as it was published.
struct PlacedCorrection {
  Correction correction = {};
  std::string title = {};   // of the act that is put right: "Quyết định số 39/2022/QĐ-UBND"
  Date date = {};           // of that act
  std::string name = {};    // of the place in it: "khoản 2 Điều 3"
  std::string anchor = {};  // of the place on the site; empty where it has no address of its own
  std::optional<IssueNumber> issue = {};  // where the words are printed
  std::uint32_t folio = 0;                // on which page; 0: not known
};

/// An act in its place in an issue.
struct Entry {
  Instrument instrument = {};
  std::optional<Part> part = {};           // what of it this issue holds; none: the whole
  std::string section_banner = {};         // set where the act opens a section
  std::string issuer_banner = {};          // set where the act opens an issuer's acts
  std::string section_title = {};          // of the section it is in
  std::string issuer_name = {};            // of its issuer on the act's date
  std::string contents_line = {};          // its line in the contents (mục lục)
  std::vector<std::string> subjects = {};  // ids of what it is about
  std::optional<Date> received = {};       // when the gazette had it from its issuer, where known
  std::vector<TextLink> links = {};        // of the online edition
  std::vector<RelatedAct> related = {};    // what the act does to others
  std::vector<PlacedCorrection> corrections = {};  // words of others that it puts right
};

/// A composed issue: every entry has its place; only pages are unknown.
struct Issue {
  IssueNumber number = {};
  Date date = {};
  Publisher publisher = {};
  std::string gazette_id = {};
  std::string site = {};
  std::string language = "vi";
  int pages_most = 0;  // the page limit, of the plan or the configuration; 0: none
  int first_page = 1;  // number of its first page
  std::vector<Entry> entries = {};
};

}  // namespace gazette::model
