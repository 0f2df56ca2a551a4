// Drawings of a DOCX (DrawingML and VML): the text in them, and whether there is more to see.

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

constexpr std::string_view kLetteringReason = "chữ vẽ thành hình trong bản gốc";

/// The shapes drawn in one drawing, pictures aside.
struct Shapes {
  std::size_t count = 0;
  bool has_figure = false;  // one says something by its form: an arrow, a freehand line, an oval
};

/// Whether the form of a shape is only a frame or a line.
bool is_plain_form(std::string_view form) {
  return form.empty() || form == "rect" || form == "roundRect" || form == "line" ||
         form == "straightConnector1";
}

bool is_arrow_end(const pugi::xml_node& node) {
  const std::string_view name = local_name(node);
  if (name == "headEnd" || name == "tailEnd") {
    const std::string_view type = attribute(node, "type");
    return !type.empty() && type != "none";
  }
  const std::string_view begin = attribute(node, "startarrow");
  const std::string_view end = attribute(node, "endarrow");
  return name == "stroke" &&
         ((!begin.empty() && begin != "none") || (!end.empty() && end != "none"));
}

/// Whether a shape without text says something by its form. Around text it is a frame.
bool is_figure(const pugi::xml_node& shape) {
  if (descendant(shape, "txbxContent") || descendant(shape, "textpath")) {
    return false;
  }
  const std::string_view name = local_name(shape);
  return name == "polyline" || name == "curve" || name == "arc" || name == "oval" ||
         !attribute(shape, "path").empty() || descendant(shape, "custGeom") ||
         !is_plain_form(attribute(descendant(shape, "prstGeom"), "prst")) ||
         shape.find_node(is_arrow_end);
}

/// Counts shapes below `parent`, not those that stand in the text of others.
void count_shapes(const pugi::xml_node& parent, int depth, Shapes& shapes) {
  constexpr std::array<std::string_view, 11> kNames = {"wsp",   "sp",        "cxnSp", "shape",
                                                       "rect",  "roundrect", "line",  "polyline",
                                                       "curve", "arc",       "oval"};
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view name = local_name(node);
    if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) {
      if (!descendant(node, "imagedata")) {
        ++shapes.count;
        shapes.has_figure = shapes.has_figure || is_figure(node);
      }
    } else if (name == "AlternateContent" && depth < kDepthMax) {
      count_shapes(chosen_branch(node), depth + 1, shapes);
    } else if (!name.empty() && name != "txbxContent" && depth < kDepthMax) {
      count_shapes(node, depth + 1, shapes);
    }
  }
}

}  // namespace

void StoryReader::read_drawing(const pugi::xml_node& node, const RunFormat& format, Draft& draft) {
  if (!is_shown()) {
    return;
  }
  if (format.has(kHidden)) {
    read_hidden_drawing(node, draft);
    return;
  }
  Shapes shapes;
  count_shapes(node, 0, shapes);
  if (shapes.count > 1 || shapes.has_figure) {
    reading_.figures.add(draft.order);
  }
  const pugi::xml_node object = descendant(node, "OLEObject");
  if (attribute(object, "DrawAspect") == "Icon") {
    // The icon is no part of the act; what it opens may be.
    report_embedded(attribute(object, "ProgID"), draft);
  } else if (read_drawing_content(node, draft)) {
    report_embedded(attribute(object, "ProgID"), draft);
  }
}

/// What is anchored in hidden text is hidden with it: its text is left out as that text is.
void StoryReader::read_hidden_drawing(const pugi::xml_node& node, Draft& draft) {
  const bool was_hidden = std::exchange(reading_.is_hidden, true);
  Draft own = {.order = draft.order};
  if (read_drawing_content(node, own)) {
    leave_picture_out({}, kHiddenReason, draft);
    own.has_hidden_picture = true;
  }
  reading_.is_hidden = was_hidden;
  for (const model::Paragraph& paragraph : flattened(std::move(own.boxes))) {
    own.hidden += " " + model::plain_text(paragraph);
  }
  draft.hidden += own.hidden;
  draft.has_hidden_picture = draft.has_hidden_picture || own.has_hidden_picture;
}

/// `program` is what made an embedded object ("Excel.Sheet.8"), where the document says it.
void StoryReader::report_embedded(std::string_view program, const Draft& draft) {
  const std::string what = program.empty()
                               ? std::string("a chart, a diagram, handwriting or an embedded file")
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
    } else if (name == "chart" || name == "relIds" || name == "contentPart") {
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
  if (reading_.is_hidden) {
    draft.hidden += " " + text;
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
