// Pictures of a DOCX: what the drawing (DrawingML or VML) says of one, and the file it shows.

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

/// English metric units, in which DrawingML measures.
constexpr std::int64_t kUnitsPerPoint = 12'700;
/// A side of a picture in Word ends at 22 inches.
constexpr std::int64_t kPointsMost = 4'000;

Length length_of_units(std::string_view text) {
  std::int64_t units = 0;
  std::from_chars(text.data(), text.data() + text.size(), units);
  units = std::clamp<std::int64_t>(units, 0, kPointsMost * kUnitsPerPoint);
  return {(units * kScaledPerPoint + kUnitsPerPoint / 2) / kUnitsPerPoint};
}

/// The element of one of these names that `node` stands in; empty where there is none.
pugi::xml_node enclosing(pugi::xml_node node, std::initializer_list<std::string_view> names) {
  while (node && std::find(names.begin(), names.end(), local_name(node)) == names.end()) {
    node = node.parent();
  }
  return node;
}

/// The value of a property in the style of a VML shape: "width:1.5in;height:36pt".
Length length_in_style(std::string_view style, std::string_view property) {
  for (const std::string_view part : split(style, ';')) {
    const std::size_t colon = part.find(':');
    if (colon == std::string_view::npos || trim(part.substr(0, colon)) != property) {
      continue;
    }
    const std::string_view value = trim(part.substr(colon + 1));
    double number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc{} || !(number > 0)) {
      return {};
    }
    const std::string_view unit(end, static_cast<std::size_t>(value.end() - end));
    const double points_each = unit == "in"   ? 72.0
                               : unit == "cm" ? 72.0 / 2.54
                               : unit == "mm" ? 72.0 / 25.4
                               : unit == "pt" ? 1.0
                                              : 0.75;  // pixels of a screen
    return points(std::min(number * points_each, static_cast<double>(kPointsMost)));
  }
  return {};
}

/// A picture's name given by a program is no description.
std::string description(std::string_view text) {
  std::string clear = to_nfc(collapse_spaces(clean(text, {}).text));
  const std::string folded = fold(clear);
  const bool is_file_name = folded.ends_with(".png") || folded.ends_with(".jpg") ||
                            folded.ends_with(".jpeg") || folded.ends_with(".emf") ||
                            folded.ends_with(".gif") || folded.ends_with(".bmp");
  return is_file_name ? std::string() : clear;
}

/// What the drawing around a picture says of it.
struct Shown {
  Length width = {};
  Length height = {};
  std::string alternative = {};
  bool is_altered = false;   // cropped or turned
  bool is_floating = false;  // over or under the text
};

bool is_cropped(const pugi::xml_node& blip) {
  constexpr int kSlight = 500;  // of 100,000: a rounding
  const pugi::xml_node window = child(blip.parent(), "srcRect");
  for (const std::string_view side : {"l", "t", "r", "b"}) {
    if (std::abs(measure(window, side).value_or(0)) > kSlight) {
      return true;
    }
  }
  return false;
}

Shown shown_by_drawing(const pugi::xml_node& blip) {
  const pugi::xml_node drawing = enclosing(blip, {"inline", "anchor"});
  const pugi::xml_node frame = child(child(blip.parent().parent(), "spPr"), "xfrm");
  // Several pictures in one drawing have each their own size.
  const bool is_in_group =
      static_cast<bool>(enclosing(blip, {"wgp", "grpSp", "wpc", "lockedCanvas"}));
  const pugi::xml_node size =
      is_in_group || !drawing ? child(frame, "ext") : child(drawing, "extent");
  const pugi::xml_node properties = child(drawing, "docPr");
  Shown shown{.width = length_of_units(attribute(size, "cx")),
              .height = length_of_units(attribute(size, "cy")),
              .alternative = description(attribute(properties, "descr")),
              .is_floating = local_name(drawing) == "anchor"};
  if (shown.alternative.empty()) {
    shown.alternative = description(attribute(properties, "title"));
  }
  shown.is_altered = is_cropped(blip) || integer(frame, "rot").value_or(0) != 0;
  return shown;
}

Shown shown_by_shape(const pugi::xml_node& image) {
  const pugi::xml_node shape = image.parent();
  const std::string_view style = attribute(shape, "style");
  Shown shown{.width = length_in_style(style, "width"),
              .height = length_in_style(style, "height"),
              .alternative = description(attribute(shape, "alt")),
              .is_floating = style.find("position:absolute") != std::string_view::npos};
  for (const std::string_view side : {"cropleft", "croptop", "cropright", "cropbottom"}) {
    shown.is_altered = shown.is_altered || !attribute(image, side).empty();
  }
  return shown;
}

}  // namespace

void StoryReader::read_picture(const pugi::xml_node& node, Draft& draft) {
  const bool is_drawing = local_name(node) == "blip";
  std::string_view id = attribute(node, is_drawing ? "embed" : "id");
  id = id.empty() ? attribute(node, "link") : id;
  if (reading_.is_marginal || id.empty()) {
    return;
  }
  const Shown shown = is_drawing ? shown_by_drawing(node) : shown_by_shape(node);
  if (reading_.is_hidden) {
    leave_picture_out(shown.alternative, kHiddenReason, draft);
    draft.has_hidden_picture = true;
    return;
  }
  if (reading_.is_note) {  // whose relationships are others than the document's
    reading_.report("G0291", draft.order, "a picture in a footnote is not carried",
                    "put it into the text, and point to it from the note");
    leave_picture_out(shown.alternative, kPictureReason, draft);
    return;
  }
  PictureSource source{.width = shown.width,
                       .height = shown.height,
                       .alternative = shown.alternative,
                       .is_floating = shown.is_floating};
  const auto media = reading_.media.find(id);
  const MediaPart* part = media == reading_.media.end() ? nullptr : &media->second;
  if (part != nullptr && part->is_outside) {
    source.fault = {
        .code = "G0281",
        .message = fmt::format("a picture lies outside the document and is not carried: {}",
                               shorten(part->name, 80)),
        .help = "in Word: File, Info, Edit Links to Files, Break Link; save it again"};
  } else if (part == nullptr || part->bytes.empty()) {
    source.fault = {.code = "G0282",
                    .message = "a picture stands here, but is not in the file",
                    .help =
                        "put the picture into the document again from its own file, or attach "
                        "its page with [[facsimile]]"};
  } else {
    source.bytes = part->bytes;
  }
  if (enclosing(node, {"inline"}) && !draft.spans.empty()) {
    reading_.inline_pictures.add(draft.order);
  }
  add_picture(std::move(source), shown.is_altered, draft);
}

void StoryReader::leave_picture_out(std::string_view alternative, std::string_view reason,
                                    const Draft& draft) {
  reading_.dropped.push_back(dropped_picture(alternative, reason, {.paragraph = draft.order}));
}

/// A picture becomes a paragraph of its own behind the one that holds it.
void StoryReader::add_picture(PictureSource source, bool is_altered, Draft& draft) {
  const std::string alternative = source.alternative;
  const std::uint32_t number = take_picture(std::move(source), reading_.pictures);
  if (number == 0) {
    leave_picture_out(alternative, kLineReason, draft);
    return;
  }
  if (is_altered && reading_.pictures.sources[number - 1].fault.code.empty()) {
    reading_.report("G0284", draft.order,
                    "a picture is cropped or turned in Word; it is carried whole and upright",
                    "in Word: Picture Format, Compress Pictures, Delete cropped areas; turn the "
                    "picture in a program for pictures");
    keep_proportions(number);
  }
  model::Paragraph paragraph = {.alignment = draft.format.alignment, .picture = number};
  paragraph.origin.paragraph = ++reading_.order;
  draft.boxes.push_back({.block = std::move(paragraph)});
}

/// The whole of a cropped picture fits into the room of its part.
void StoryReader::keep_proportions(std::uint32_t number) {
  model::Picture& picture = reading_.pictures.pictures[number - 1];
  const ImageFacts& facts = reading_.pictures.images[picture.image].facts;
  const Length height = picture.width * facts.height / std::max<std::int64_t>(facts.width, 1);
  if (height <= picture.height) {
    picture.height = height;
  } else {
    picture.width = picture.height * facts.width / std::max<std::int64_t>(facts.height, 1);
  }
}

}  // namespace gazette::ingest::docx
