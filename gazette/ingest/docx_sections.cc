// Sections of a DOCX. Their properties stand behind them, in their last paragraph or at the end of
// the document.

#include "gazette/ingest/docx_sections.h"

#include <utility>

#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

Section read_section(const pugi::xml_node& node) {
  const std::string_view type = attribute(child(node, "type"), "val");
  const pugi::xml_node page = child(node, "pgSz");
  const pugi::xml_node columns = child(node, "cols");
  // Some programs turn the page without the word.
  const bool is_wide = integer(page, "w").value_or(0) > integer(page, "h").value_or(0);
  return {.starts_page = type != "continuous" && type != "nextColumn",
          .is_landscape = attribute(page, "orient") == "landscape" || is_wide,
          .columns_count = integer(columns, "num").value_or(1),
          .footnote_restart = read_note_restart(child(node, "footnotePr")),
          .endnote_restart = read_note_restart(child(node, "endnotePr"))};
}

}  // namespace

NoteRestart read_note_restart(const pugi::xml_node& properties) {
  const std::string_view value = attribute(child(properties, "numRestart"), "val");
  if (value == "eachSect") {
    return NoteRestart::at_section;
  }
  if (value == "eachPage") {
    return NoteRestart::at_page;
  }
  return value.empty() ? NoteRestart::unstated : NoteRestart::never;
}

std::vector<Section> read_sections(const pugi::xml_node& body) {
  struct Sections : pugi::xml_tree_walker {
    std::vector<Section> list = {};
    bool for_each(pugi::xml_node& node) override {
      // A tracked change keeps the section's former properties inside the new ones.
      if (local_name(node) == "sectPr" && local_name(node.parent()) != "sectPrChange") {
        list.push_back(read_section(node));
      }
      return true;
    }
  };
  Sections sections;
  pugi::xml_node root = body;
  root.traverse(sections);
  return std::move(sections.list);
}

}  // namespace gazette::ingest::docx
