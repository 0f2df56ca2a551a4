// PDF/UA-1, what concerns the structure: its types and their order, tables, lists, headings,
// figures and notes, and the ways between content and elements.

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "gazette/preflight/rules.h"
#include "gazette/preflight/tables.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

bool is_one_of(std::string_view role, std::initializer_list<std::string_view> roles) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool has_text(const Element& element, const char* key) {
  Object text = Object(element.object).getKey(key);
  return text.isString() && !text.getUTF8Value().empty();
}

using Report = std::function<void(std::size_t element, std::string message)>;

/// Asks the structure; findings lie on the pages of their elements, or of those around them.
template <void (*check)(const Structure& structure, const Report& report)>
void structure_check(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  const Structure& structure = document.structure();
  check(structure, [&](std::size_t element, std::string message) {
    while (structure.elements[element].page == 0 && element != 0) {
      element = structure.elements[element].parent;
    }
    pages.report(structure.elements[element].page, std::move(message));
  });
}

/// Asks every element by itself.
template <std::string (*check)(const Structure& structure, const Element& element)>
void each_element(const Structure& structure, const Report& report) {
  for (std::size_t i = 1; i < structure.elements.size(); ++i) {
    if (std::string fault = check(structure, structure.elements[i]); !fault.empty()) {
      report(i, std::move(fault));
    }
  }
}

void check_there(Document& document, Findings& findings) {
  if (!document.structure().is_there || document.structure().elements.size() < 2) {
    findings.report("the file has no structure (/StructTreeRoot)");
  }
  for (const std::string& fault : document.structure().faults) {
    findings.report(fault);
  }
}

void check_marked(Document& document, Findings& findings) {
  Object marked = document.pdf().getRoot().getKey("/MarkInfo").getKeyIfDict("/Marked");
  if (!marked.isBool() || !marked.getBoolValue()) {
    findings.report("the file does not say that it is tagged (/MarkInfo)");
  }
}

std::string check_role(const Structure& structure, const Element& element) {
  return role_of(structure, element.type).fault == RoleFault::unmapped
             ? fmt::format("the type {} leads to no standard type", element.type)
             : "";
}

void check_loops(Document& document, Findings& findings) {
  const Structure& structure = document.structure();
  for (const auto& [type, role] : structure.roles) {
    if (role_of(structure, type).fault == RoleFault::loop) {
      findings.report(fmt::format("the type {} leads back to itself", type));
    }
  }
}

void check_remapped(Document& document, Findings& findings) {
  for (const auto& [type, role] : document.structure().roles) {
    if (is_standard_type(type) && role != type) {
      findings.report(fmt::format("{} is to be {}", type, role));
    }
  }
}

/// An element in a place that its type does not have.
std::string misplaced(const Structure& structure, const Element& element) {
  const std::string& parent = structure.elements[element.parent].role;
  return fmt::format("{} in {}", element.role, parent.empty() ? "no element" : parent);
}

std::string check_table_parts(const Structure& structure, const Element& element) {
  const std::string& role = element.role;
  const std::string& parent = structure.elements[element.parent].role;
  const bool is_right = is_one_of(role, {"THead", "TBody", "TFoot"}) ? parent == "Table"
                        : role == "TR" ? is_one_of(parent, {"Table", "THead", "TBody", "TFoot"})
                        : is_one_of(role, {"TH", "TD"}) ? parent == "TR"
                        : parent == "Table"             ? role == "Caption"
                                            : !is_one_of(parent, {"THead", "TBody", "TFoot", "TR"});
  return is_right ? "" : misplaced(structure, element);
}

std::string check_list_parts(const Structure& structure, const Element& element) {
  const std::string& role = element.role;
  const std::string& parent = structure.elements[element.parent].role;
  const bool is_right = role == "LI"      ? parent == "L"
                        : role == "LBody" ? parent == "LI"
                        : parent == "L"   ? is_one_of(role, {"L", "Caption"})
                        : parent == "LI"  ? role == "Lbl"
                                          : true;
  return is_right ? "" : misplaced(structure, element);
}

std::string check_contents_parts(const Structure& structure, const Element& element) {
  const std::string& role = element.role;
  const std::string& parent = structure.elements[element.parent].role;
  const bool is_right = role == "TOCI"    ? parent == "TOC"
                        : parent == "TOC" ? is_one_of(role, {"TOC", "Caption"})
                        : parent == "TOCI"
                            ? is_one_of(role, {"Lbl", "Reference", "NonStruct", "P", "TOC"})
                            : true;
  return is_right ? "" : misplaced(structure, element);
}

std::string check_figure(const Structure&, const Element& element) {
  return element.role == "Figure" && !has_text(element, "/Alt") && !has_text(element, "/ActualText")
             ? "a figure without a text in its place (/Alt)"
             : "";
}

std::string check_figure_box(const Structure& structure, const Element& element) {
  return element.role == "Figure" && !structure.attribute(element, "/Layout", "/BBox").isRectangle()
             ? "a figure that does not say its box (/BBox)"
             : "";
}

std::string check_formula(const Structure&, const Element& element) {
  return element.role == "Formula" && !has_text(element, "/Alt") &&
                 !has_text(element, "/ActualText")
             ? "a formula without a text in its place (/Alt)"
             : "";
}

std::string check_note_name(const Structure&, const Element& element) {
  return element.role == "Note" && !has_text(element, "/ID") ? "a note without a name (/ID)" : "";
}

void check_note_names(const Structure& structure, const Report& report) {
  std::set<std::string> names;
  for (std::size_t i = 1; i < structure.elements.size(); ++i) {
    Object name = Object(structure.elements[i].object).getKey("/ID");
    if (structure.elements[i].role == "Note" && name.isString() &&
        !names.insert(name.getStringValue()).second) {
      report(i, fmt::format("two notes are \"{}\"", name.getUTF8Value()));
    }
  }
}

/// The level of a heading H1 to H6; nothing for other elements.
std::optional<int> level_of(const Element& element) {
  return element.role.size() == 2 && element.role[0] == 'H' && element.role[1] >= '1' &&
                 element.role[1] <= '6'
             ? std::optional(element.role[1] - '0')
             : std::nullopt;
}

void check_first_heading(const Structure& structure, const Report& report) {
  for (std::size_t i = 1; i < structure.elements.size(); ++i) {
    if (const auto level = level_of(structure.elements[i])) {
      if (*level != 1) {
        report(i, fmt::format("the first heading is H{}", *level));
      }
      return;
    }
  }
}

void check_levels(const Structure& structure, const Report& report) {
  std::optional<int> former;
  for (std::size_t i = 1; i < structure.elements.size(); ++i) {
    if (const auto level = level_of(structure.elements[i])) {
      if (former && *level > *former + 1) {
        report(i, fmt::format("H{} follows H{}", *level, *former));
      }
      former = level;
    }
  }
}

std::string check_headings_of_node(const Structure& structure, const Element& element) {
  const auto count = std::count_if(element.kids.begin(), element.kids.end(), [&](std::size_t kid) {
    return structure.elements[kid].role == "H";
  });
  return count > 1 ? fmt::format("{} with {} headings H", element.role, count) : "";
}

void check_heading_kinds(const Structure& structure, const Report& report) {
  const bool has_levels =
      std::any_of(structure.elements.begin(), structure.elements.end(),
                  [](const Element& element) { return level_of(element).has_value(); });
  for (std::size_t i = 1; has_levels && i < structure.elements.size(); ++i) {
    if (structure.elements[i].role == "H") {
      report(i, "a heading H beside those of levels");
    }
  }
}

bool has_headers(const Structure& structure, const Element& cell) {
  return structure.attribute(cell, "/Table", "/Headers").isArray();
}

template <void (*check)(const Structure&, std::size_t table, const TableShape&, const Report&)>
void each_table(const Structure& structure, const Report& report) {
  for (std::size_t i = 1; i < structure.elements.size(); ++i) {
    if (structure.elements[i].role == "Table") {
      check(structure, i, shape_of(structure, i), report);
    }
  }
}

/// A head says for what it is one; or every cell names its heads.
void check_scopes(const Structure& structure, std::size_t, const TableShape& shape,
                  const Report& report) {
  const bool are_named = std::all_of(shape.cells.begin(), shape.cells.end(), [&](std::size_t cell) {
    return structure.elements[cell].role == "TH" ||
           has_headers(structure, structure.elements[cell]);
  });
  for (const std::size_t cell : shape.cells) {
    const Element& element = structure.elements[cell];
    if (!are_named && element.role == "TH" &&
        !structure.attribute(element, "/Table", "/Scope").isName()) {
      report(cell, "a head of a table (TH) that does not say of what (/Scope)");
    }
  }
}

void check_headers(const Structure& structure, std::size_t, const TableShape& shape,
                   const Report& report) {
  std::set<std::string> names;
  for (const std::size_t cell : shape.cells) {
    Object name = Object(structure.elements[cell].object).getKey("/ID");
    if (structure.elements[cell].role == "TH" && name.isString()) {
      names.insert(name.getStringValue());
    }
  }
  for (const std::size_t cell : shape.cells) {
    Object heads = structure.attribute(structure.elements[cell], "/Table", "/Headers");
    for (Object head : heads.isArray() ? heads.getArrayAsVector() : std::vector<Object>()) {
      if (!head.isString() || !names.contains(head.getStringValue())) {
        report(cell, fmt::format("a cell names the head \"{}\", which is not there",
                                 head.isString() ? head.getUTF8Value() : ""));
      }
    }
  }
}

void check_grid(const Structure&, std::size_t table, const TableShape& shape,
                const Report& report) {
  for (const std::string& fault : shape.faults) {
    report(table, fault);
  }
  for (std::size_t row = 1; row < shape.widths.size() && shape.faults.empty(); ++row) {
    if (shape.widths[row] != shape.widths.front()) {
      report(table, fmt::format("row {} of a table has {} columns, the first {}", row + 1,
                                shape.widths[row], shape.widths.front()));
    }
  }
}

/// The numbers of pages, by which marks are told where they are; forms may be on many.
std::map<QPDFObjGen, std::size_t> numbers_of_pages(Document& document) {
  std::map<QPDFObjGen, std::size_t> numbers;
  for (const Object& page : document.pages()) {
    numbers.emplace(page.getObjGen(), numbers.size() + 1);
  }
  return numbers;
}

std::size_t page_of(const std::map<QPDFObjGen, std::size_t>& numbers, QPDFObjGen owner) {
  const auto page = numbers.find(owner);
  return page == numbers.end() ? 0 : page->second;
}

void check_held(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  const auto numbers = numbers_of_pages(document);
  const Structure& structure = document.structure();
  for (const auto& [mark, count] : document.usage().marks) {
    if (!structure.by_mark.contains(mark)) {
      pages.report(page_of(numbers, mark.owner),
                   fmt::format("content {}, which no element holds", mark.number));
    }
  }
}

void check_holds(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  const Structure& structure = document.structure();
  for (const auto& [mark, index] : structure.by_mark) {
    if (!document.usage().marks.contains(mark)) {
      const Element& element = structure.elements[index];
      pages.report(element.page, fmt::format("an element {} holds content {}, which is not there",
                                             element.type, mark.number));
    }
  }
}

/// The list of elements, by the numbers of marks, to which a page or form leads.
std::vector<Object> owners_of_marks(Document& document, QPDFObjGen owner) {
  Object object = document.pdf().getObjectByObjGen(owner);
  Object number = (object.isStream() ? object.getDict() : object).getKeyIfDict("/StructParents");
  const auto& parents = document.structure().parents;
  const auto list = number.isInteger() ? parents.find(number.getIntValue()) : parents.end();
  return list != parents.end() && Object(list->second).isArray()
             ? Object(list->second).getArrayAsVector()
             : std::vector<Object>();
}

void check_way_back(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  const Structure& structure = document.structure();
  std::optional<QPDFObjGen> owner;
  std::vector<Object> list;
  for (const auto& [mark, index] : structure.by_mark) {
    const Element& element = structure.elements[index];
    if (owner != mark.owner) {
      owner = mark.owner;
      list = owners_of_marks(document, mark.owner);
    }
    const bool is_there = mark.number >= 0 && static_cast<std::size_t>(mark.number) < list.size();
    if (!is_there || list[static_cast<std::size_t>(mark.number)].getObjGen() !=
                         Object(element.object).getObjGen()) {
      pages.report(element.page, fmt::format("content {} of an element {} does not lead back to it",
                                             mark.number, element.type));
    }
  }
}

/// Numbers that stand twice; of a form also where it is drawn twice.
template <bool is_form>
void check_twice(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  const auto numbers = numbers_of_pages(document);
  for (const auto& [mark, count] : document.usage().marks) {
    if (count > 1 && document.pdf().getObjectByObjGen(mark.owner).isStream() == is_form) {
      pages.report(page_of(numbers, mark.owner),
                   is_form ? fmt::format("object {}, {} times", mark.owner.getObj(), count)
                           : fmt::format("content {}, {} times", mark.number, count));
    }
  }
}

Check check(std::string_view id, std::string_view title, std::string_view remedy,
            void (*of_document)(Document&, Findings&)) {
  return {.rule = {id, Severity::error, Severity::error, title, remedy},
          .of_document = of_document};
}

constexpr std::string_view kAnew = "have it tagged anew by the program that made it";
constexpr std::string_view kRoles = "lead every type of your own to one of PDF (/RoleMap)";
constexpr std::string_view kLevels = "begin with H1 and go down one level at a time";

}  // namespace

std::vector<Check> access_structure_checks() {
  return {
      check("UA01-101", "structure", "export as tagged PDF", check_there),
      check("UA01-102", "marked as tagged", "export as tagged PDF", check_marked),
      check("UA01-103", "all tagged content is held by an element", kAnew, check_held),
      check("UA01-104", "elements hold what is there", kAnew, check_holds),
      check("UA01-105", "content leads back to its element (/ParentTree)", kAnew, check_way_back),
      check("UA01-106", "content of a page has numbers of its own", kAnew, check_twice<false>),
      check("UA02-001", "types lead to standard types", kRoles,
            structure_check<each_element<check_role>>),
      check("UA02-003", "no type leads back to itself", kRoles, check_loops),
      check("UA02-004", "standard types stay what they are", kRoles, check_remapped),
      check("UA09-004", "tables are made of rows, rows of cells", "tag Table > TR > TH, TD",
            structure_check<each_element<check_table_parts>>),
      check("UA09-005", "lists are made of items", "tag L > LI > Lbl, LBody",
            structure_check<each_element<check_list_parts>>),
      check("UA09-006", "contents are made of entries", "tag TOC > TOCI > Reference",
            structure_check<each_element<check_contents_parts>>),
      check("UA13-004", "figures have a text in their place", "describe the figure (/Alt)",
            structure_check<each_element<check_figure>>),
      check("UA13-101", "figures say their boxes", kAnew,
            structure_check<each_element<check_figure_box>>),
      check("UA14-002", "headings begin with H1", kLevels, structure_check<check_first_heading>),
      check("UA14-003", "no level of headings is skipped", kLevels, structure_check<check_levels>),
      check("UA14-006", "one heading H in an element", "put each section in an element of its own",
            structure_check<each_element<check_headings_of_node>>),
      check("UA14-007", "headings H or H1 to H6, not both", kLevels,
            structure_check<check_heading_kinds>),
      check("UA15-003", "heads of tables say of what", "set /Scope: /Column or /Row",
            structure_check<each_table<check_scopes>>),
      check("UA15-101", "cells name heads that are there", "set /Headers to names (/ID) of heads",
            structure_check<each_table<check_headers>>),
      check("UA15-102", "rows of a table have the same number of columns",
            "set /ColSpan and /RowSpan, and tag empty cells too",
            structure_check<each_table<check_grid>>),
      check("UA17-002", "formulas have a text in their place", "describe the formula (/Alt)",
            structure_check<each_element<check_formula>>),
      check("UA19-003", "notes have names", "set /ID of each note",
            structure_check<each_element<check_note_name>>),
      check("UA19-004", "names of notes are their own", "set another /ID for each note",
            structure_check<check_note_names>),
      check("UA30-002", "no tagged form is drawn twice", "draw it once, or tag what is around it",
            check_twice<true>),
  };
}

}  // namespace gazette::preflight
