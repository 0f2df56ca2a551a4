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
    if (!places[picture].source.is_floating || !is_seal_sized(act.pictures[picture])) {
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

/// Paragraphs of the source, both ends in it.
struct Stretch {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// Where the signatures of the act and of its attachments stand, each from its first role to its
/// last name; where no name is written a picture may take its place.
std::vector<Stretch> signature_stretches(const model::Instrument& act) {
  std::vector<Stretch> stretches;
  const auto add = [&](const model::SignatureBlock& signature) {
    Stretch stretch;
    for (const std::vector<model::Paragraph>* part : {&signature.roles, &signature.names}) {
      for (const model::Paragraph& paragraph : *part) {
        const std::uint32_t number = paragraph.origin.paragraph;
        stretch.first = stretch.first == 0 ? number : std::min(stretch.first, number);
        stretch.last = std::max(stretch.last, number);
      }
    }
    stretch.last += signature.names.empty() ? 1U : 0U;
    stretches.push_back(stretch);
  };
  const auto add_all = [&](const model::SignatureBlock& signature) {
    add(signature);
    std::for_each(signature.beside.begin(), signature.beside.end(), add);
  };
  add_all(act.signature);
  for (const model::Attachment& attachment : act.attachments) {
    add_all(attachment.signature);
  }
  std::erase_if(stretches, [](const Stretch& stretch) { return stretch.first == 0; });
  return stretches;
}

/// Where emblems, seals and scanned signatures stand: in the head, among the lines of a signature
/// or beside them in one table. A floating one stands over its signature from any paragraph.
class SealPlaces {
 public:
  explicit SealPlaces(const model::Instrument& act)
      : body_(first_of_body(act)), signatures_(signature_stretches(act)) {}

  /// Whether a picture that has no place in the text is one of these.
  [[nodiscard]] bool holds(const model::Picture& picture, const PicturePlace& place) const {
    const auto touches = [&](const Stretch& signature) {
      return place.first <= signature.last && place.last >= signature.first;
    };
    return is_seal_sized(picture) && (place.source.is_floating || stands_in_head(place) ||
                                      std::any_of(signatures_.begin(), signatures_.end(), touches));
  }

  [[nodiscard]] bool stands_in_head(const PicturePlace& place) const {
    return place.origin.paragraph < body_;
  }

 private:
  std::uint32_t body_;
  std::vector<Stretch> signatures_;
};

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

/// Puts a picture that is no seal, and stood behind the text, into its annex.
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

/// Takes those paragraphs out of the text of the act whose picture cannot be carried.
class LostPictures {
 public:
  explicit LostPictures(const std::vector<PicturePlace>& places) : places_(places) {}

  void take_from(model::Instrument& act) const {
    take_from(act.opening);
    take_from(act.provisions);
    take_from(act.closing);
    for (model::Attachment& attachment : act.attachments) {
      take_from(attachment.opening);
      take_from(attachment.provisions);
    }
    for (model::Note& note : act.notes) {
      take_from(note.paragraphs);
    }
  }

 private:
  [[nodiscard]] bool is_lost(const model::Paragraph& paragraph) const {
    return paragraph.picture != 0 && !places_[paragraph.picture - 1].source.fault.code.empty();
  }

  void take_from(std::vector<model::Paragraph>& paragraphs) const {
    std::erase_if(paragraphs, [&](const model::Paragraph& each) { return is_lost(each); });
  }

  void take_from(std::vector<model::Block>& blocks) const {
    std::erase_if(blocks, [&](const model::Block& block) {
      const auto* paragraph = std::get_if<model::Paragraph>(&block);
      return paragraph != nullptr && is_lost(*paragraph);
    });
    for (model::Block& block : blocks) {
      if (auto* table = std::get_if<model::Table>(&block)) {
        for (model::Row& row : table->rows) {
          for (model::Cell& cell : row.cells) {
            take_from(cell.paragraphs);
          }
        }
      }
    }
  }

  void take_from(std::vector<model::Provision>& provisions) const {
    for (model::Provision& provision : provisions) {
      take_from(provision.blocks);
      take_from(provision.children);
    }
  }

  const std::vector<PicturePlace>& places_;
};

/// Says which pictures cannot be carried, and takes them out of the text. Where one is a seal, no
/// text is lost with it.
void take_lost(model::Instrument& act, const std::vector<PicturePlace>& places,
               const std::vector<bool>& placed, const SealPlaces& seals, Diagnostics& diagnostics) {
  for (std::size_t i = 0; i < placed.size(); ++i) {
    const PictureFault& fault = places[i].source.fault;
    if (fault.code.empty()) {
      continue;
    }
    const bool is_seal = !placed[i] && seals.holds(act.pictures[i], places[i]);
    if (is_seal) {
      diagnostics.report({.code = "G0299",
                          .place = places[i].text,
                          .message = fmt::format("{}; it is taken for an emblem, a seal or a "
                                                 "signature by its size and place",
                                                 fault.message),
                          .help = "look at the original; where it is something else, move it into "
                                  "the text"});
    } else {
      diagnostics.report({.code = fault.code,
                          .place = places[i].text,
                          .message = fault.message,
                          .help = fault.help});
    }
    act.dropped.push_back(dropped_picture(
        act.pictures[i].alternative, is_seal ? kEmblemReason : kPictureReason, places[i].origin));
  }
  LostPictures(places).take_from(act);
}

/// The paragraphs of a table, in reading order.
std::vector<const model::Paragraph*> paragraphs_of(const model::Block& block) {
  std::vector<const model::Paragraph*> paragraphs;
  for (const model::Row& row : std::get<model::Table>(block).rows) {
    for (const model::Cell& cell : row.cells) {
      for (const model::Paragraph& paragraph : cell.paragraphs) {
        paragraphs.push_back(&paragraph);
      }
    }
  }
  return paragraphs;
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
  const model::Paragraph* above = nullptr;  // the text at hand
  for (std::size_t i = 0; i < places.size() && i < flow.picture_sources.size(); ++i) {
    places[i].source = flow.picture_sources[i];
  }
  const auto note = [&](const model::Paragraph& paragraph, Stretch stretch) {
    if (paragraph.picture == 0) {
      above = paragraph.spans.empty() ? above : &paragraph;
      return;
    }
    PicturePlace& place = places[paragraph.picture - 1];
    place.origin = paragraph.origin;
    place.first = stretch.first;
    place.last = stretch.last;
    const bool has_line = paragraph.origin.line != 0;
    place.text = place_of(flow, has_line || above == nullptr ? paragraph : *above);
  };
  const auto note_alone = [&](const model::Paragraph& paragraph) {
    note(paragraph, {paragraph.origin.paragraph, paragraph.origin.paragraph});
  };
  for (const FlowItem& item : flow.items) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      note_alone(*paragraph);
      continue;
    }
    const std::vector<const model::Paragraph*> paragraphs = paragraphs_of(item.block);
    for (const model::Paragraph* each : paragraphs) {
      note(*each, {paragraphs.front()->origin.paragraph, paragraphs.back()->origin.paragraph});
    }
  }
  for (const model::Note& each : flow.notes) {
    std::for_each(each.paragraphs.begin(), each.paragraphs.end(), note_alone);
  }
  return places;
}

void settle_pictures(model::Instrument& act, const std::vector<PicturePlace>& places,
                     Anchors& anchors, Diagnostics& diagnostics) {
  take_seals(act, places);
  const std::vector<bool> placed = placed_pictures(act);
  const SealPlaces seals(act);
  take_lost(act, places, placed, seals, diagnostics);
  std::ptrdiff_t above_count = 0;  // pictures of the head, put over the text
  std::size_t emblems_count = 0;
  model::Origin first = {};
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (placed[i] || !places[i].source.fault.code.empty()) {
      continue;
    }
    if (seals.holds(act.pictures[i], places[i])) {
      first = emblems_count++ == 0 ? places[i].origin : first;
      act.dropped.push_back(
          dropped_picture(act.pictures[i].alternative, kEmblemReason, places[i].origin));
      continue;
    }
    model::Paragraph picture{.origin = places[i].origin,
                             .picture = static_cast<std::uint32_t>(i + 1)};
    if (seals.stands_in_head(places[i])) {
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
