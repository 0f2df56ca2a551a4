#include "gazette/edition/act_xml.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/edition/issue_card.h"
#include "gazette/edition/page_marks.h"
#include "gazette/edition/text_law.h"
#include "gazette/web/akn.h"

namespace gazette::edition {

void attach_xml(const model::Configuration& configuration, const model::Issue& issue,
                const typeset::Book& book, std::vector<Pdf>& pdfs, Diagnostics& diagnostics) {
  if (!configuration.acts_carry_xml) {
    return;
  }
  const web::AknAddresses addresses = web::akn_addresses(issue, {});
  std::vector<web::PageMarks> marks = page_marks_of(issue, book);
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    const model::Instrument& act = entry.instrument;
    const auto pdf = std::find_if(pdfs.begin(), pdfs.end(), [&](const Pdf& each) {
      return each.path == fmt::format("online/{}.pdf", act.id);
    });
    if (pdf == pdfs.end()) {
      continue;
    }
    // From inside of a PDF only whole addresses lead anywhere.
    const std::string address = permalink_of(configuration, act.id, act.date);
    std::string xml = web::write_act_xml(act,
                                         {.publication = {.number = issue.number,
                                                          .date = issue.date,
                                                          .gazette_name = issue.publisher.name},
                                          .issuer_name = entry.issuer_name,
                                          .subjects = named_subjects(configuration, entry.subjects),
                                          .address = address,
                                          .pictures_folder = address,
                                          .shown = entry.part,
                                          .page_marks = std::move(marks[i]),
                                          .links = entry.links},
                                         configuration, addresses);
    const std::string name = act.id + ".xml";
    check_akn(act, entry.part, xml, fmt::format("online/{}", name), diagnostics);
    pdf->job.attachment = {.name = name,
                           .media_type = "application/akn+xml",
                           .description = fmt::format("{} (Akoma Ntoso 3.0)", model::title_of(act)),
                           .bytes = std::move(xml)};
  }
}

}  // namespace gazette::edition
