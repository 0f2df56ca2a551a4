// Acts and issues as Akoma Ntoso 3.0 (OASIS Standard, 29 August 2018), one XML file each.
//
// The files are valid by the schema of the standard and follow its naming convention: IRIs of the
// works, eIds of their parts. Mixed content is the act's text and nothing else, byte for byte but
// for white space; what we add (page breaks, addresses, analysis) stands in attributes and in
// `meta`. The mapping is told in gazette/web/README.md.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/model/model.h"
#include "gazette/web/page_marks.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// Another form of an act or issue: "application/pdf" and its address.
struct AknFormat {
  std::string media_type = {};
  std::string address = {};
};

/// Where the links of an act's text lead: by `model::TextLink::target`, an IRI or an address.
using AknAddresses = std::map<std::string, std::string, std::less<>>;

/// The issue in which an act is published, or, of an act in parts, that of the first part shown.
struct AknPublication {
  model::IssueNumber number = {};
  Date date = {};
  std::string gazette_name = {};  // Công báo tỉnh Đồng Nai
};

/// What another act of the gazette does to this one.
struct AknChange {
  model::RelationKind kind = model::RelationKind::refers_to;
  bool whole = false;           // all of the act is concerned
  std::string provisions = {};  // that part of it, as in `model::RelatedAct`
  std::string iri = {};         // of the other act
  std::string name = {};
  Date published = {};                 // the other act, in its issue
  std::optional<Date> effective = {};  // from when it holds, where that is known
  /// The words of this act that it puts right, where it corrects some.
  std::vector<model::PlacedCorrection> corrections = {};
};

/// What the XML of an act says beside the act itself. Only `publication` is needed.
struct AknAct {
  AknPublication publication = {};
  std::string issuer_name = {};  // on the day of the act; empty: by the configuration
  std::vector<NamedSubject> subjects = {};
  std::string address = {};             // of the act's page
  std::vector<AknFormat> formats = {};  // its other forms
  std::string pictures_folder = {};     // before the names of image files: "", "../a/"
  std::vector<std::string> page_links =
      {};                                 // to pages of PDFs, by the number of the picture less one
  std::optional<model::Part> shown = {};  // what of the act is published; none: the whole
  std::vector<PageMark> page_marks = {};  // sorted by paragraph and letters
  std::vector<model::TextLink> links = {};  // of the text; what they lead to is in `addresses`
  std::vector<AknChange> changes = {};      // by later acts, in the order of their issues
  std::vector<model::PlacedCorrection> corrections =
      {};                                   // words of others that this act puts right
  std::vector<std::string> corrected = {};  // the IRI of the act of each; empty: not known
};

/// One act: `akomaNtoso` with an `act`, or with a `statement` where the kind is no act in the sense
/// of the standard (`is_akn_act`). `addresses` may lack targets: their words are no link then.
[[nodiscard]] std::string write_act_xml(const model::Instrument& instrument, const AknAct& act,
                                        const model::Configuration& configuration,
                                        const AknAddresses& addresses = {});

/// More paragraphs than this are not repeated in the XML of an issue, which then points at those of
/// its acts (`documentRef`). An issue of 20,000 paragraphs has some 500 pages, and its XML 10 MB:
/// as much as editors and browsers open at once.
inline constexpr std::size_t kEmbeddedParagraphsMax = 20'000;

/// What the XML of an issue says beside the acts.
struct AknIssue {
  std::vector<AknAct> acts = {};                // one for each entry of the issue
  std::vector<std::string> act_addresses = {};  // of the XML of each act, for `documentRef`
  std::string address = {};                     // of the issue's page
  std::vector<AknFormat> formats = {};
  std::size_t embedded_paragraphs_max = kEmbeddedParagraphsMax;
};

/// A whole issue: `akomaNtoso` with an `officialGazette`, a component for each act. eIds of an act
/// have its component before them: "cmp_2__art_5".
[[nodiscard]] std::string write_issue_xml(const model::Issue& issue, const AknIssue& akn,
                                          const model::Configuration& configuration,
                                          const AknAddresses& addresses = {});

/// Whether acts of its kind are `act`: those that may be normative, and consolidated texts.
[[nodiscard]] bool is_akn_act(const model::Instrument& instrument);

/// The IRI of an act as a work: "/akn/vn-dong-nai/act/quyet-dinh/ubnd/2022-09-15/45-2022-qd-ubnd";
/// that of an issue: "/akn/vn-dong-nai/officialGazette/2022-09-20/38-39". The issuer's id is in
/// it, since several of a province may have acts of one kind, number and day.
[[nodiscard]] std::string akn_iri(const model::Instrument& instrument,
                                  const std::string& gazette_id);
[[nodiscard]] std::string akn_iri(const ActCard& card, const std::string& gazette_id);
[[nodiscard]] std::string akn_iri(model::IssueNumber number, Date date,
                                  const std::string& gazette_id);

/// Where the links of an issue's acts lead: to the acts of the issue, down to the provision, and to
/// those of `others`, the other issues of the site.
[[nodiscard]] AknAddresses akn_addresses(const model::Issue& issue,
                                         const std::vector<IssueCard>& others);

/// The eIds of an act's provisions by their anchors on the site, as `write_act_xml` gives them.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> akn_eids(
    const model::Instrument& instrument);

/// The text of the act in the XML of `write_act_xml`: one string for each paragraph or cell
/// paragraph, spaces collapsed, in the order of `model::text_of`; for the text law. Takes any
/// bytes: text that stands where none should be is returned too.
[[nodiscard]] std::vector<std::string> read_akn_text(std::string_view xml);

/// The same of each act embedded in the XML of an issue.
[[nodiscard]] std::vector<std::vector<std::string>> read_akn_texts(std::string_view xml);

/// The pictures in the XML of an act, in its order: where each is.
[[nodiscard]] std::vector<std::string> read_akn_pictures(std::string_view xml);

}  // namespace gazette::web
