// An act as an element of Akoma Ntoso, alone or as a component of an issue. Private to web/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/web/akn.h"
#include "gazette/web/akn_markup.h"
#include "gazette/web/akn_names.h"

namespace gazette::web {

/// The acts that an act cites, by their IRIs. Where it names one with its day once, the day holds
/// wherever it names it.
class CitedActs {
 public:
  /// Keeps references to its arguments.
  CitedActs(const model::Instrument& instrument, const model::Configuration& configuration);

  /// Empty where what is said of the act is too little.
  [[nodiscard]] std::string iri_of(const model::ActReference& reference) const;

 private:
  const model::Configuration& configuration_;
  std::unordered_map<std::string, std::vector<const model::ActReference*>> dated_ = {};
};

/// What the XML of an act is made of. Lives as long as its members.
struct AknSource {
  const model::Instrument& instrument;
  const AknAct& act;
  const model::Configuration& configuration;
  const AknAddresses& addresses;
  const AknIds& ids;
  const CitedActs& cited;
  std::string prefix = {};  // before every eId: "cmp_2__" or nothing
};

/// The element `act` or `statement`.
[[nodiscard]] std::string write_act_element(const model::Instrument& instrument, const AknAct& act,
                                            const model::Configuration& configuration,
                                            const AknAddresses& addresses,
                                            const std::string& prefix);

/// Where a link's target is found: an eId of the act, an address, or empty.
[[nodiscard]] std::string akn_address(std::string_view target, const AknSource& source);

/// The references of the act's text: what the caller links, then acts cited that the caller does
/// not know but whose IRI follows from what is said of them.
[[nodiscard]] AknReferences akn_references(const AknSource& source);

/// From when and until when the act, or a provision of it, is in force.
struct AknPeriod {
  std::optional<Date> from = {};
  std::optional<Date> until = {};
  std::vector<std::string> provisions = {};  // eIds; empty: the whole act
  const AknChange* ended_by = nullptr;       // what says `until`, where another act does
};

/// The period of the whole act, as other acts end it (`add_end`): none where one of them does, and
/// from when is not known.
void end_by_others(const AknAct& act, AknPeriod& whole);

/// The periods whose days are known, that of the whole act first. None where the act was ended
/// before it ever held.
[[nodiscard]] std::vector<AknPeriod> akn_periods(const AknSource& source);

/// Text quoted from another act: where it stands and its own eId, both without prefix.
struct AknQuote {
  std::string context = {};
  std::string eid = {};
};

/// Whether a relation changes the words of another act.
[[nodiscard]] bool is_textual(model::RelationKind kind);

/// The element `meta` of the act, once its text is written; `notes` are those that no text calls.
[[nodiscard]] std::string write_act_meta(const AknSource& source, const AknMarkup& markup,
                                         const std::vector<AknPeriod>& periods,
                                         const std::vector<AknQuote>& quotes,
                                         const std::string& notes);

/// The element `meta` of a text that the act puts in force.
[[nodiscard]] std::string write_attachment_meta(const AknSource& source,
                                                const model::Attachment& attachment);

/// The signature blocks of the act and of its texts that say anything: in their order the roles and
/// persons of its references.
[[nodiscard]] std::vector<const model::SignatureBlock*> signers_of(
    const model::Instrument& instrument);

/// Work, expression and manifestation of anything that has an IRI.
struct AknIdentity {
  std::string iri = {};
  std::string component = "!main";
  std::string author = {};  // eId as it stands in the file
  std::string gazette = {};
  Date work_date = {};
  Date published = {};
  std::string subtype = {};
  std::string number = {};
  std::string name = {};
  std::optional<bool> is_prescriptive = {};
  std::string address = {};
  std::vector<AknFormat> formats = {};
};
[[nodiscard]] std::string write_identification(const AknIdentity& identity);

/// "/akn/vn-dong-nai/act/.../vie@2022-09-20".
[[nodiscard]] std::string expression_iri(const std::string& iri, Date published);

/// The element `publication`.
[[nodiscard]] std::string write_publication(const AknPublication& publication);

/// What stands before and behind the one element of a file.
inline constexpr std::string_view kAknOpening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\">\n";
inline constexpr std::string_view kAknClosing = "</akomaNtoso>\n";

}  // namespace gazette::web
