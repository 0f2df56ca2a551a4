// Formulas of a DOCX (Office Math), set on one line.
//
// A page of law has few, mostly fees: "mức thu = (a x b)/c". Fractions get a stroke, and brackets
// where they need them; powers and indices are raised and lowered. The reader of the document is
// told to compare every one.

#include <algorithm>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

using Spans = std::vector<model::Span>;

void append(Spans& spans, const Spans& others, std::uint8_t emphasis = model::kPlain) {
  for (const model::Span& span : others) {
    append_text(spans, span.text, emphasis == model::kPlain ? span.emphasis : emphasis);
  }
}

/// Whether the text is more than one number or name, so that a stroke beside it would be misread.
bool needs_brackets(const Spans& spans) {
  constexpr std::string_view kOperators = " +-*/=x:,;";
  if (spans.size() > 1) {
    return true;
  }
  if (!spans.empty() && to_code_points(spans.front().text).size() == 1) {
    return false;  // a name, be it "x"
  }
  return !spans.empty() && (spans.front().text.find_first_of(kOperators) != std::string::npos ||
                            spans.front().text.find("×") != std::string::npos ||
                            spans.front().text.find("−") != std::string::npos);
}

void append_bracketed(Spans& spans, const Spans& others) {
  const bool has_brackets = needs_brackets(others);
  append_text(spans, has_brackets ? "(" : "", model::kPlain);
  append(spans, others);
  append_text(spans, has_brackets ? ")" : "", model::kPlain);
}

/// The sign that a property element names, or `usual` where it names none.
std::string sign(const pugi::xml_node& properties, std::string_view name, std::string_view usual) {
  const pugi::xml_node node = child(properties, name);
  return node ? std::string(attribute(node, "val")) : std::string(usual);
}

Spans line_of(const pugi::xml_node& node, Reading& reading);

/// The line of the child of that name.
Spans part(const pugi::xml_node& node, std::string_view name, Reading& reading) {
  return line_of(child(node, name), reading);
}

/// Children of one name, with a separator between them.
Spans joined(const pugi::xml_node& node, std::string_view name, std::string_view separator,
             Reading& reading) {
  Spans spans;
  bool is_first = true;
  for (const pugi::xml_node& element : node.children()) {
    if (local_name(element) == name) {
      append_text(spans, is_first ? "" : separator, model::kPlain);
      append(spans, line_of(element, reading));
      is_first = false;
    }
  }
  return spans;
}

Spans delimited(const pugi::xml_node& node, Reading& reading) {
  const pugi::xml_node properties = child(node, "dPr");
  Spans spans;
  append_text(spans, sign(properties, "begChr", "("), model::kPlain);
  append(spans, joined(node, "e", sign(properties, "sepChr", "|"), reading));
  append_text(spans, sign(properties, "endChr", ")"), model::kPlain);
  return spans;
}

Spans radical(const pugi::xml_node& node, Reading& reading) {
  Spans spans;
  append(spans, part(node, "deg", reading), model::kSuperscript);
  append_text(spans, "√", model::kPlain);
  append_bracketed(spans, part(node, "e", reading));
  return spans;
}

/// The combining sign of an accent or a bar, for the letter before it.
std::string mark_of(const pugi::xml_node& node, std::string_view name) {
  if (name == "acc") {
    return sign(child(node, "accPr"), "chr", "\u0302");
  }
  const std::string position = sign(child(node, "barPr"), "pos", "bot");
  return position == "top" ? "\u0305" : "\u0332";
}

/// One structure of a formula.
Spans structure(const pugi::xml_node& node, std::string_view name, Reading& reading) {
  Spans spans;
  if (name == "f") {
    append_bracketed(spans, part(node, "num", reading));
    append_text(spans, "/", model::kPlain);
    append_bracketed(spans, part(node, "den", reading));
  } else if (name == "rad") {
    spans = radical(node, reading);
  } else if (name == "d") {
    spans = delimited(node, reading);
  } else if (name == "m") {
    append_text(spans, "[", model::kPlain);
    bool is_first = true;
    for (const pugi::xml_node& row : node.children()) {
      if (local_name(row) == "mr") {
        append_text(spans, is_first ? "" : "; ", model::kPlain);
        append(spans, joined(row, "e", " ", reading));
        is_first = false;
      }
    }
    append_text(spans, "]", model::kPlain);
  } else if (name == "acc" || name == "bar") {
    append(spans, part(node, "e", reading));
    append_text(spans, mark_of(node, name), model::kPlain);
  } else if (name == "func") {
    append(spans, part(node, "fName", reading));
    append_text(spans, " ", model::kPlain);
    append(spans, part(node, "e", reading));
  } else if (name == "sPre") {
    append(spans, part(node, "sub", reading), model::kSubscript);
    append(spans, part(node, "sup", reading), model::kSuperscript);
    append(spans, part(node, "e", reading));
  } else if (name == "eqArr") {
    spans = joined(node, "e", "; ", reading);
  } else {
    // A base with what stands above and below it: sSup, sSub, sSubSup, nary, limLow, limUpp.
    if (name == "nary") {
      append_text(spans, sign(child(node, "naryPr"), "chr", "∫"), model::kPlain);
    } else {
      append(spans, part(node, "e", reading));
    }
    append(spans, part(node, "sub", reading), model::kSubscript);
    append(spans, part(node, "sup", reading), model::kSuperscript);
    append(spans, part(node, "lim", reading), model::kSubscript);
    if (name == "nary") {
      append(spans, part(node, "e", reading));
    }
  }
  return spans;
}

bool is_structure(std::string_view name) {
  constexpr std::array<std::string_view, 15> kNames = {
      "f",       "rad",    "d",      "m",   "eqArr", "sSup", "sSub", "nary",
      "sSubSup", "limLow", "limUpp", "acc", "bar",   "func", "sPre"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// Everything below `node`, in order.
Spans line_of(const pugi::xml_node& node, Reading& reading) {
  Spans spans;
  const Nesting nesting(reading);
  if (!nesting.is_allowed()) {
    return spans;
  }
  for (const pugi::xml_node& element : node.children()) {
    const std::string_view name = local_name(element);
    if (name == "t") {
      append_text(spans, clean(element.text().get(), {}).text, model::kPlain);
    } else if (is_structure(name)) {
      append(spans, structure(element, name, reading));
    } else if (!name.empty() && !name.ends_with("Pr")) {
      append(spans, line_of(element, reading));
    }
  }
  return spans;
}

}  // namespace

std::vector<model::Span> formula_text(const pugi::xml_node& math, Reading& reading) {
  return line_of(math, reading);
}

}  // namespace gazette::ingest::docx
