// The table of rules, and how a rule reports.
//
// A profile is a list of checks; each check is a rule and a small function over the document, or
// over the flat list of a page. To add a family of rules: write its checks in files of their own,
// and name their list in `checks_of` and `profiles` (rules.cc).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gazette/preflight/document.h"
#include "gazette/preflight/page.h"
#include "gazette/preflight/preflight.h"
#include "gazette/preflight/sweep.h"

namespace gazette::preflight {

/// The place of a box of a page as people measure it.
[[nodiscard]] Area area_of(const Page& page, const Box& box);

/// Gathers findings, those alike on a page as one.
class Findings {
 public:
  Findings(std::vector<Finding>& list, Variant variant) : list_(list), variant_(variant) {}

  /// What is reported from here on is of this rule and page (null: of the document).
  void begin(const Rule& rule, const Page* page);
  /// The same rule on another page.
  void turn_to(const Page& page) { begin(*rule_, &page); }
  /// The same rule, of the document again.
  void turn_back() { begin(*rule_, nullptr); }

  void report(std::string message, std::optional<Box> where = {});
  /// With another severity than the rule's.
  void report_as(Severity severity, std::string message, std::optional<Box> where = {});

  [[nodiscard]] Variant variant() const { return variant_; }

 private:
  std::vector<Finding>& list_;
  Variant variant_;
  const Rule* rule_ = nullptr;
  const Page* page_ = nullptr;
  std::size_t first_ = 0;  // of this rule and page
};

/// Findings of a check of the document that lie on pages.
class PageFindings {
 public:
  PageFindings(Document& document, Findings& findings) : document_(document), findings_(findings) {}

  /// On page `number`, from 1; 0: of the document.
  void report(std::size_t number, std::string message, std::optional<Box> where = {});

 private:
  Document& document_;
  Findings& findings_;
  Page page_ = {};
};

struct Check {
  Rule rule = {};
  void (*of_document)(Document& document, Findings& findings) = nullptr;
  void (*of_page)(const Page& page, Findings& findings) = nullptr;
  /// Over all pages, once their boxes are known.
  void (*of_pages)(const std::vector<Page>& pages, Findings& findings) = nullptr;
  /// Of every dictionary, stream and array of the file.
  void (*of_object)(const Swept& swept, const Say& say) = nullptr;
};

/// A check of each page, of a rule whose severity may differ by variant.
[[nodiscard]] inline Check page_check(std::string_view id, std::optional<Severity> sheet,
                                      std::optional<Severity> digital, std::string_view title,
                                      std::string_view remedy,
                                      void (*of_page)(const Page&, Findings&)) {
  return {.rule = {id, sheet, digital, title, remedy}, .of_page = of_page};
}

/// The severity of a rule in a variant.
[[nodiscard]] std::optional<Severity> severity_of(const Rule& rule, Variant variant);

/// The checks of a profile; empty where there is no such profile.
[[nodiscard]] std::vector<Check> checks_of(std::string_view profile);

/// R0001: PDF/X-4 itself, what concerns the file.
[[nodiscard]] std::vector<Check> x4_document_checks();
/// R0001: what concerns pages and what they draw.
[[nodiscard]] std::vector<Check> x4_page_checks();
/// R0002 to R0005: boxes and pages.
[[nodiscard]] std::vector<Check> gwg_page_checks();
/// R0007 to R0019: text and lines.
[[nodiscard]] std::vector<Check> gwg_text_checks();
/// R0020 to R0035: colours and images. R0026 is measured by ink.h and has no function.
[[nodiscard]] std::vector<Check> gwg_colour_checks();

/// PDF/A-2a: the file, its objects, its structure, its faces.
[[nodiscard]] std::vector<Check> archive_checks();
[[nodiscard]] std::vector<Check> archive_2_checks();  // and what only ISO 19005-2 asks
[[nodiscard]] std::vector<Check> archive_3_checks();  // or ISO 19005-3
[[nodiscard]] std::vector<Check> archive_object_checks();
[[nodiscard]] std::vector<Check> archive_page_checks();
[[nodiscard]] std::vector<Check> archive_face_checks();
/// PDF/UA-1: the file with its annotations, its structure, its faces.
[[nodiscard]] std::vector<Check> access_checks();
[[nodiscard]] std::vector<Check> access_structure_checks();
[[nodiscard]] std::vector<Check> access_face_checks();

inline constexpr std::string_view kInkRule = "R0026";

}  // namespace gazette::preflight
