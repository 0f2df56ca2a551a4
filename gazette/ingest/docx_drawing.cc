// Drawings of a DOCX (DrawingML and VML): the text in them, and whether there is more to see.

#include <iterator>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

constexpr std::string_view kLetteringReason = "chữ vẽ thành hình trong bản gốc";

}  // namespace

void StoryReader::read_drawing(const pugi::xml_node& node, Draft& draft) {
  if (is_shown() && read_drawing_content(node, draft)) {
    reading_.report(
        "G0238", draft.order, "a chart or an embedded object stands here and is not carried",
        "in Word: cut it, Paste Special, Picture (PNG); or give what it shows as a table");
  }
}

/// Reads the text boxes below `parent` and the pictures, and says whether there is a chart or an
/// embedded object. Nothing else of a drawing is text: its numbers are places and sizes.
bool StoryReader::read_drawing_content(const pugi::xml_node& parent, Draft& draft) {
  const Nesting nesting(reading_);
  bool has_picture = false;
  for (const pugi::xml_node& node : parent.children()) {
    if (!nesting.is_allowed()) {
      break;
    }
    const std::string_view name = local_name(node);
    if (name == "txbxContent") {
      ListCounter numbers(reading_.lists);
      std::vector<FlowItem> items = StoryReader(reading_, numbers).read(node);
      std::move(items.begin(), items.end(), std::back_inserter(draft.boxes));
    } else if (name == "txBody") {
      read_shape_text(node, draft);
    } else if (name == "textpath") {
      has_picture = read_lettering(node, draft) || has_picture;
    } else if (name == "blip" || name == "imagedata") {
      read_picture(node, draft);
    } else if (name == "OLEObject") {
      // What is embedded mostly has its picture beside it.
      has_picture = has_picture || !descendant(parent, "imagedata");
    } else if (name == "chart" || name == "relIds") {
      has_picture = true;
    } else if (name == "AlternateContent") {
      has_picture = read_drawing_content(chosen_branch(node), draft) || has_picture;
    } else if (!name.empty()) {
      has_picture = read_drawing_content(node, draft) || has_picture;
    }
  }
  return has_picture;
}

/// Text of a shape drawn outside Word (a locked canvas): paragraphs of DrawingML, plain.
void StoryReader::read_shape_text(const pugi::xml_node& body, Draft& draft) {
  for (const pugi::xml_node& paragraph : body.children()) {
    if (local_name(paragraph) != "p") {
      continue;
    }
    Draft own = {.order = ++reading_.order};
    for (const pugi::xml_node& run : paragraph.children()) {
      if (local_name(run) == "br") {
        add_shown("\n", {}, own);
      } else if (local_name(run) == "r" || local_name(run) == "fld") {
        add_text(child(run, "t").text().get(), {}, own);
      }
    }
    Blocks blocks;
    finish(std::move(own), blocks);
    std::move(blocks.items.begin(), blocks.items.end(), std::back_inserter(draft.boxes));
  }
}

/// Lettering drawn as a picture (v:textpath), as watermarks are: in a page header it is text of the
/// header; in the document it is left out with its reason. Says whether there is any.
bool StoryReader::read_lettering(const pugi::xml_node& node, Draft& draft) {
  const std::string text = collapse_spaces(attribute(node, "string"));
  if (text.empty()) {
    return false;
  }
  if (reading_.is_marginal) {
    add_text(text, {}, draft);
    return false;
  }
  reading_.dropped.push_back({.text = to_nfc(text),
                              .reason = std::string(kLetteringReason),
                              .origin = {.paragraph = draft.order}});
  return true;
}

}  // namespace gazette::ingest::docx
