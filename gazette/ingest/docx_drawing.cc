// Drawings of a DOCX (DrawingML and VML): the text in them, and whether there is more to see.

#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

constexpr std::string_view kLetteringReason = "chữ vẽ thành hình trong bản gốc";

}  // namespace

void StoryReader::read_drawing(const pugi::xml_node& node, Draft& draft) {
  if (!is_shown()) {
    return;
  }
  const pugi::xml_node object = descendant(node, "OLEObject");
  if (attribute(object, "DrawAspect") == "Icon") {
    // The icon is no part of the act; what it opens may be.
    report_embedded(attribute(object, "ProgID"), draft);
  } else if (read_drawing_content(node, draft)) {
    report_embedded(attribute(object, "ProgID"), draft);
  }
}

/// `program` is what made an embedded object ("Excel.Sheet.8"), where the document says it.
void StoryReader::report_embedded(std::string_view program, const Draft& draft) {
  const std::string what = program.empty() ? std::string("a chart, a diagram or an embedded file")
                                           : fmt::format("an embedded object ({})", program);
  reading_.report(
      "G0238", draft.order, what + " stands here and is not carried",
      "give what it shows as a table, or in Word cut it and choose Paste Special, "
      "Picture (PNG); a formula becomes text by Convert to Office Math; what is no part "
      "of the act is deleted");
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
      read_lettering(node, draft);
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
/// header; in the document it is left out with its reason.
void StoryReader::read_lettering(const pugi::xml_node& node, Draft& draft) {
  const std::string text = collapse_spaces(attribute(node, "string"));
  if (text.empty()) {
    return;
  }
  if (reading_.is_marginal) {
    add_text(text, {}, draft);
    return;
  }
  reading_.report(
      "G0257", draft.order,
      fmt::format("\"{}\" is drawn as a picture (WordArt) and left out", shorten(text, 60)),
      "type it as text where it is a part of the act; a watermark such as \"DỰ THẢO\" "
      "says that this is not the signed text");
  reading_.dropped.push_back({.text = to_nfc(text),
                              .reason = std::string(kLetteringReason),
                              .origin = {.paragraph = draft.order}});
}

}  // namespace gazette::ingest::docx
