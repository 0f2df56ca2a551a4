#include "gazette/ingest/checks.h"

#include <algorithm>

#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {
namespace {

/// No paragraph of an act is longer; one that is was made to slow its readers.
constexpr std::size_t kTextBytesMax = std::size_t{1} << 16U;

/// The text of a paragraph without the marks of its notes.
std::string own_text(const model::Paragraph& paragraph) {
  const auto is_mark = [](const model::Span& span) { return span.note != 0; };
  if (std::none_of(paragraph.spans.begin(), paragraph.spans.end(), is_mark)) {
    return model::plain_text(paragraph);
  }
  model::Paragraph own = paragraph;
  std::erase_if(own.spans, is_mark);
  return model::plain_text(own);
}

std::vector<CheckedText> checked_texts(const model::Instrument& act) {
  std::vector<CheckedText> texts;
  std::size_t attachment = 0;
  for (const model::Piece& piece : model::pieces(act)) {
    attachment += piece.attachment != nullptr ? 1 : 0;
    const std::size_t of = piece.in_attachment ? attachment : 0;
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      CheckedText text{.text = own_text(*paragraph),
                       .paragraph = paragraph,
                       .provision = piece.provision,
                       .role = piece.role,
                       .attachment = of,
                       .in_table = piece.table != nullptr,
                       .in_annex = of > 0 && act.attachments[of - 1].annex};
      text.is_quoted =
          paragraph->quoted || text.text.starts_with("“") || text.text.starts_with('"');
      const bool has_text = !text.text.empty() && text.text.size() <= kTextBytesMax;
      if (paragraph->origin.paragraph != 0 && has_text) {
        texts.push_back(std::move(text));
      }
    }
  }
  return texts;
}

}  // namespace

void check_instrument(const model::Instrument& act, const model::Configuration& configuration,
                      Diagnostics& diagnostics) {
  CheckedAct checked{.act = act,
                     .configuration = configuration,
                     .paragraphs = model::SourceParagraphs(act),
                     .texts = checked_texts(act)};
  for (std::size_t i = 0; i < checked.texts.size(); ++i) {
    if (checked.texts[i].provision != nullptr) {
      checked.headings.emplace(checked.texts[i].provision, i);
    }
  }
  for (const std::span<const Check> group :
       {citation_checks(), provision_checks(), identity_checks(), date_checks(), structure_checks(),
        completeness_checks(), presentation_checks(), ending_checks(), typography_checks()}) {
    for (const Check check : group) {
      check(checked, diagnostics);
    }
  }
}

}  // namespace gazette::ingest
