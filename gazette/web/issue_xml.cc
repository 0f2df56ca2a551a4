#include "gazette/web/issue_xml.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/web/act_corrections.h"
#include "gazette/web/act_files.h"
#include "gazette/web/akn.h"

namespace gazette::web {
namespace {

/// The address of a file where the site's place is known, else the way to it from `from`.
std::string address_from(const model::Configuration& configuration, std::string_view from,
                         std::string_view path) {
  return configuration.site.empty() ? root_of(from) + std::string(path)
                                    : cited_address(configuration.site, path);
}

AknPublication publication_of(const IssueCard& card) {
  return {.number = card.number, .date = card.date, .gazette_name = card.gazette_name};
}

/// What the XML of an act says of it, as all parts of it that are published make one text.
AknAct akn_act(const model::Entry& entry, const std::vector<PlacedAct>& parts,
               const std::optional<model::Part>& shown, const model::Configuration& configuration) {
  const ActCard& act = *parts.front().act;
  const std::string path = act_path(act.id, act.date);
  AknAct made{.publication = publication_of(*parts.front().issue),
              .issuer_name = act.issuer_name,
              .subjects = act.subjects,
              .address = address_from(configuration, path, path),
              .page_links = joined_picture_links(parts),
              .shown = shown,
              .links = entry.links};
  for (const ActFile& file : act_files(parts)) {
    if (file.media_type != kHtmlType && file.media_type != kAknType) {
      made.formats.push_back({.media_type = std::string(file.media_type),
                              .address = address_from(configuration, path, file.path)});
    }
  }
  for (const PlacedAct& part : parts) {
    made.page_marks.insert(made.page_marks.end(), part.act->marks.begin(), part.act->marks.end());
  }
  std::stable_sort(made.page_marks.begin(), made.page_marks.end(),
                   [](const PageMark& a, const PageMark& b) { return a.paragraph < b.paragraph; });
  return made;
}

/// What other acts do to this one.
std::vector<AknChange> changes_of(const ActCard& act, const IncomingRelations& incoming,
                                  const std::string& gazette_id) {
  std::vector<AknChange> changes;
  for (const IncomingRelation& each : relations_to(act.id, incoming)) {
    changes.push_back({.kind = each.relation->kind,
                       .whole = each.relation->whole,
                       .provisions = each.relation->provisions,
                       .iri = akn_iri(*each.act.act, gazette_id),
                       .name = each.act.act->title,
                       .published = each.act.issue->date,
                       .effective = each.act.act->effective});
    for (const model::PlacedCorrection* placed : corrections_by(each, act.id)) {
      changes.back().corrections.push_back(*placed);
    }
  }
  return changes;
}

/// The IRIs of the acts that the corrections of an act concern, by their ids.
std::vector<std::string> corrected_iris(const ActCard& act, const IssueCard& card,
                                        const std::vector<IssueCard>& others,
                                        const std::string& gazette_id) {
  std::vector<std::string> iris;
  for (const model::PlacedCorrection& placed : act.corrections) {
    std::string iri;
    const auto look = [&](const IssueCard& issue) {
      for (const ActCard& each : issue.acts) {
        if (each.id == placed.correction.act) {
          iri = akn_iri(each, gazette_id);
        }
      }
    };
    look(card);
    std::for_each(others.begin(), others.end(), look);
    iris.push_back(std::move(iri));
  }
  return iris;
}

}  // namespace

std::vector<SiteFile> make_xml_files(const model::Issue& issue, const IssueCard& card,
                                     const model::Configuration& configuration,
                                     const std::vector<IssueCard>& others,
                                     const IncomingRelations& incoming) {
  const AknAddresses addresses = akn_addresses(issue, others);
  const std::string page = issue_path(card.number);
  AknIssue whole{.address = address_from(configuration, page, page)};
  if (card.pdf_bytes > 0) {
    whole.formats.push_back(
        {.media_type = std::string(kPdfType),
         .address = address_from(configuration, page, issue_pdf_path(configuration, card.number))});
  }
  std::vector<SiteFile> files;
  for (std::size_t i = 0; i < issue.entries.size(); ++i) {
    const model::Entry& entry = issue.entries[i];
    const ActCard& act = card.acts[i];
    const PlacedAct own = {.act = &act, .issue = &card};
    const std::string path = act_xml_path(act.id, act.date);
    AknAct akn =
        akn_act(entry, parts_around(own, others), shown_part(act, card, others), configuration);
    akn.changes = changes_of(act, incoming, issue.gazette_id);
    akn.corrections = act.corrections;
    akn.corrected = corrected_iris(act, card, others, issue.gazette_id);
    files.push_back(
        {.path = path, .bytes = write_act_xml(entry.instrument, akn, configuration, addresses)});
    whole.acts.push_back(akn_act(entry, {own}, entry.part, configuration));
    whole.acts.back().pictures_folder = root_of(page) + act_folder(act.id, act.date) + "/";
    whole.act_addresses.push_back(address_from(configuration, page, path));
  }
  files.push_back({.path = issue_xml_path(configuration, card.number),
                   .bytes = write_issue_xml(issue, whole, configuration, addresses)});
  return files;
}

}  // namespace gazette::web
