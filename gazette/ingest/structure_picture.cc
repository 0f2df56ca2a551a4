#include "gazette/ingest/structure_picture.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/ingest/flow.h"
#include "gazette/ingest/picture.h"

namespace gazette::ingest {
namespace {

constexpr std::string_view kEmblemReason = "biểu trưng, chữ ký hoặc con dấu của bản gốc";
constexpr std::string_view kNoteReason = "hình trong chú thích";

bool is_picture(const model::Block& block) {
  const auto* paragraph = std::get_if<model::Paragraph>(&block);
  return paragraph != nullptr && paragraph->picture != 0;
}

/// The blocks that stand last before the signature of a text.
std::vector<model::Block>& last_blocks(std::vector<model::Block>& opening,
                                       std::vector<model::Provision>& provisions) {
  if (provisions.empty()) {
    return opening;
  }
  model::Provision* last = &provisions.back();
  while (!last->children.empty()) {
    last = &last->children.back();
  }
  return last->blocks;
}

/// Takes small floating pictures off the end of a text: they lie over its signature.
void take_seals(std::vector<model::Block>& blocks, const model::Instrument& act,
                const std::vector<PicturePlace>& places) {
  while (!blocks.empty() && is_picture(blocks.back())) {
    const std::size_t picture = std::get<model::Paragraph>(blocks.back()).picture - 1;
    if (!places[picture].is_floating || !is_seal_sized(act.pictures[picture])) {
      return;
    }
    blocks.pop_back();
  }
}

void take_seals(model::Instrument& act, const std::vector<PicturePlace>& places) {
  if (!act.signature.roles.empty()) {
    take_seals(act.closing.empty() ? last_blocks(act.opening, act.provisions) : act.closing, act,
               places);
  }
  for (model::Attachment& attachment : act.attachments) {
    if (!attachment.signature.roles.empty()) {
      take_seals(last_blocks(attachment.opening, attachment.provisions), act, places);
    }
  }
}

/// By number less one: whether the picture stands in the text of the act.
std::vector<bool> placed_pictures(const model::Instrument& act) {
  std::vector<bool> placed(act.pictures.size(), false);
  for (const model::Piece& piece : model::pieces(act)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      if (paragraph->picture != 0) {
        placed[paragraph->picture - 1] = true;
      }
    }
  }
  return placed;
}

/// The paragraph of the source with which the text begins: what stands above it is the head.
std::uint32_t first_of_body(const model::Instrument& act) {
  for (const model::Piece& piece : model::pieces(act)) {
    const bool is_body = piece.role >= model::Role::preamble && piece.paragraph != nullptr;
    if (is_body && piece.paragraph->origin.paragraph != 0) {
      return piece.paragraph->origin.paragraph;
    }
  }
  return 0;
}

/// The paragraph of the source with which an attachment begins; 0 where it has none.
std::uint32_t first_paragraph(const model::Attachment& attachment) {
  if (!attachment.title.empty()) {
    return attachment.title.front().origin.paragraph;
  }
  const auto* paragraph = attachment.opening.empty()
                              ? nullptr
                              : std::get_if<model::Paragraph>(&attachment.opening.front());
  return paragraph == nullptr ? 0 : paragraph->origin.paragraph;
}

/// How many of the attachments begin before `origin`.
std::size_t place_among(const std::vector<model::Attachment>& attachments, model::Origin origin) {
  const auto behind = std::find_if(attachments.begin(), attachments.end(),
                                   [&](const model::Attachment& attachment) {
                                     return first_paragraph(attachment) > origin.paragraph;
                                   });
  return static_cast<std::size_t>(behind - attachments.begin());
}

/// Puts a picture that is too large for a seal, and stood behind the text, into its annex.
void add_behind(model::Instrument& act, model::Paragraph picture, Anchors& anchors,
                Diagnostics& diagnostics) {
  const model::Origin origin = picture.origin;
  const std::size_t place = place_among(act.attachments, origin);
  if (place > 0 && act.attachments[place - 1].annex) {
    act.attachments[place - 1].opening.push_back(std::move(picture));
    return;
  }
  diagnostics.report({.code = "G0288",
                      .place = place_of(act, origin),
                      .message = "a picture behind the signature stands in no annex",
                      .help = "write the title of the annex over it (Phụ lục ...)"});
  model::Attachment annex{.annex = true, .anchor = anchors.unique("phu-luc")};
  annex.opening.push_back(std::move(picture));
  act.attachments.insert(act.attachments.begin() + static_cast<std::ptrdiff_t>(place),
                         std::move(annex));
}

/// Notes are lines of small type: a picture has no room there.
void take_from_notes(model::Instrument& act, Diagnostics& diagnostics) {
  for (model::Note& note : act.notes) {
    std::erase_if(note.paragraphs, [&](const model::Paragraph& paragraph) {
      if (paragraph.picture == 0) {
        return false;
      }
      diagnostics.report({.code = "G0291",
                          .place = place_of(act, paragraph.origin),
                          .message = "a picture in a footnote is not carried",
                          .help = "put it into the text, and point to it from the note"});
      act.dropped.push_back(dropped_picture(act.pictures[paragraph.picture - 1].alternative,
                                            kNoteReason, paragraph.origin));
      return true;
    });
  }
}

void forget_unused_images(model::Instrument& act) {
  std::vector<bool> used(act.images.size(), false);
  const std::vector<bool> placed = placed_pictures(act);
  for (std::size_t i = 0; i < placed.size(); ++i) {
    used[act.pictures[i].image] = used[act.pictures[i].image] || placed[i];
  }
  for (std::size_t i = 0; i < used.size(); ++i) {
    if (!used[i]) {
      act.images[i].bytes.clear();
    }
  }
}

}  // namespace

std::vector<PicturePlace> picture_places(const Flow& flow) {
  std::vector<PicturePlace> places(flow.pictures.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    places[i].is_floating = i < flow.floating_pictures.size() && flow.floating_pictures[i];
  }
  const auto note = [&](const model::Paragraph& paragraph) {
    if (paragraph.picture != 0) {
      places[paragraph.picture - 1].origin = paragraph.origin;
    }
  };
  for (const FlowItem& item : flow.items) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      note(*paragraph);
      continue;
    }
    for (const model::Row& row : std::get<model::Table>(item.block).rows) {
      for (const model::Cell& cell : row.cells) {
        std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(), note);
      }
    }
  }
  for (const model::Note& each : flow.notes) {
    std::for_each(each.paragraphs.begin(), each.paragraphs.end(), note);
  }
  return places;
}

void settle_pictures(model::Instrument& act, const std::vector<PicturePlace>& places,
                     Anchors& anchors, Diagnostics& diagnostics) {
  take_seals(act, places);
  const std::vector<bool> placed = placed_pictures(act);
  const std::uint32_t body = first_of_body(act);
  std::ptrdiff_t above_count = 0;  // pictures of the head, put over the text
  std::size_t emblems_count = 0;
  model::Origin first = {};
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (placed[i]) {
      continue;
    }
    if (is_seal_sized(act.pictures[i])) {
      first = emblems_count++ == 0 ? places[i].origin : first;
      act.dropped.push_back(
          dropped_picture(act.pictures[i].alternative, kEmblemReason, places[i].origin));
      continue;
    }
    model::Paragraph picture{.origin = places[i].origin,
                             .picture = static_cast<std::uint32_t>(i + 1)};
    if (picture.origin.paragraph < body) {
      act.opening.insert(act.opening.begin() + above_count++, std::move(picture));
    } else {
      add_behind(act, std::move(picture), anchors, diagnostics);
    }
  }
  if (emblems_count > 0) {
    diagnostics.report({.code = "G0287",
                        .place = place_of(act, first),
                        .message = fmt::format("pictures in the head or at the signature are left "
                                               "out ({})",
                                               emblems_count),
                        .help = "nothing is to be done where they are emblem, seal or signature"});
  }
  take_from_notes(act, diagnostics);
  // Beyond this point no picture is moved: a seal's file goes no further than here.
  forget_unused_images(act);
}

}  // namespace gazette::ingest
