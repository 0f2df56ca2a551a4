#include "gazette/edition/issue_card.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/edition/page_marks.h"

namespace gazette::edition {
namespace {

/// Where the pages of attached PDFs that an act shows can be opened: in the act's own PDF, or else
/// in that of the issue. By the number of the picture less one.
std::vector<std::string> links_of(const model::Configuration& configuration,
                                  const model::Issue& issue, std::size_t index,
                                  const typeset::Book& book, const ActPages& pages,
                                  const std::vector<Pdf>& pdfs) {
  const model::Entry& entry = issue.entries[index];
  const model::Instrument& act = entry.instrument;
  const bool has_own = find_pdf(pdfs, fmt::format("online/{}.pdf", act.id)) != nullptr;
  if (!has_own && find_pdf(pdfs, "online/issue.pdf") == nullptr) {
    return {};
  }
  const std::string pdf = has_own ? web::act_pdf_name({.id = act.id, .part = entry.part})
                                  : web::root_of(web::act_path(act.id, act.date)) +
                                        web::issue_pdf_path(configuration, issue.number);
  std::vector<std::string> links(act.pictures.size());
  for (std::size_t k = 0; k < act.pictures.size(); ++k) {
    const model::Picture& picture = act.pictures[k];
    for (std::size_t page = pages.first; picture.page != 0 && page < pages.first + pages.count;
         ++page) {
      const std::vector<typeset::PictureFrame>& frames = book.pages[page].pictures;
      if (std::any_of(frames.begin(), frames.end(), [&](const typeset::PictureFrame& frame) {
            return frame.page == picture.page &&
                   book.images[frame.image].sha256 == act.images[picture.image].sha256;
          })) {
        links[k] = fmt::format("{}#page={}", pdf, page + 1 - (has_own ? pages.first : 0));
        break;
      }
    }
  }
  const bool has_links = std::any_of(links.begin(), links.end(),
                                     [](const std::string& link) { return !link.empty(); });
  return has_links ? links : std::vector<std::string>();
}

/// From when all of an act is in force: as is stated, or as it counts from its publication.
std::optional<Date> effective_day(const model::Instrument& act, Date published) {
  const model::EffectClause* clause = model::effect_of_whole(act.effect);
  return act.effective || clause == nullptr
             ? act.effective
             : model::day_of(*clause, {.signing = act.date, .publication = published});
}

}  // namespace

std::vector<web::NamedSubject> named_subjects(const model::Configuration& configuration,
                                              const std::vector<std::string>& ids) {
  std::vector<web::NamedSubject> named;
  for (const std::string& id : ids) {
    const model::Subject* subject = model::find_subject(configuration.subjects, id);
    GAZETTE_ASSERT(subject != nullptr);  // G0107 otherwise
    named.push_back({.id = id, .name = subject->name});
  }
  return named;
}

web::IssueCard card_of(const model::Configuration& configuration, const model::Issue& issue,
                       const typeset::Book& book, const std::vector<ActPages>& acts,
                       const std::vector<Pdf>& pdfs) {
  std::vector<web::PageMarks> marks = page_marks_of(issue, book);
  web::IssueCard card{.number = issue.number,
                      .date = issue.date,
                      .gazette_name = issue.publisher.name,
                      .first_folio = book.pages.front().folio,
                      .pages_count = static_cast<std::uint32_t>(book.pages.size())};
  if (const Pdf* pdf = find_pdf(pdfs, "online/issue.pdf")) {
    card.pdf_bytes = pdf->bytes.size();
    card.pdf_sha256 = sha256(pdf->bytes);
  }
  card.acts.reserve(issue.entries.size());
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    const model::Instrument& act = entry.instrument;
    const Pdf* pdf = find_pdf(pdfs, fmt::format("online/{}.pdf", act.id));
    card.acts.push_back({.id = act.id,
                         .title = model::title_of(act),
                         .abstract_text = act.abstract_text,
                         .kind = act.kind,
                         .kind_name = act.kind_name,
                         .issuer = act.issuer,
                         .issuer_name = entry.issuer_name,
                         .subjects = named_subjects(configuration, entry.subjects),
                         .symbol = act.symbol.text,
                         .section_title = entry.section_title,
                         .date = act.date,
                         .received = entry.received,
                         .effective = effective_day(act, issue.date),
                         .part = entry.part,
                         .picture_links = links_of(configuration, issue, i, book, acts[i], pdfs),
                         .first_folio = book.pages[acts[i].first].folio,
                         .last_folio = book.pages[acts[i].first + acts[i].count - 1].folio,
                         .pdf_bytes = pdf != nullptr ? pdf->bytes.size() : 0,
                         .marks = std::move(marks[i]),
                         .corrections = entry.corrections});
    std::copy_if(entry.related.begin(), entry.related.end(),
                 std::back_inserter(card.acts.back().related),
                 [](const model::RelatedAct& related) { return !related.act.empty(); });
  }
  return card;
}

}  // namespace gazette::edition
