// Names of Akoma Ntoso: the IRIs of works and the eIds of their parts, by its naming convention
// (Akoma Ntoso Naming Convention 1.0, OASIS Standard, 21 February 2019). Private to web/.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "gazette/model/model.h"

namespace gazette::web {

/// What of an act its IRI is made of.
struct AknWork {
  std::string jurisdiction = {};  // "vn", "vn-dong-nai"
  bool is_act = true;             // otherwise a statement
  std::string kind = {};          // "quyet-dinh", as a slug
  std::string issuer = {};        // id; empty where the number says it
  Date date = {};
  int year = 0;  // stands for a date that is not known
  std::string number = {};
};
[[nodiscard]] std::string akn_iri(const AknWork& work);

/// "vn-dong-nai".
[[nodiscard]] std::string akn_jurisdiction(std::string_view gazette_id);

/// "quyet-dinh": the kind of an act as it stands in its IRI.
[[nodiscard]] std::string akn_kind(const model::Instrument& instrument);

/// The IRI of an act that a text cites. Nothing where what is said of it is too little, or where it
/// is an act of a province and its issuer is none of those of `configuration`.
[[nodiscard]] std::optional<std::string> akn_iri(const model::ActReference& reference,
                                                 const model::Configuration& configuration);

/// What an IRI says of a part of a work: "/~art_5__para_2", or "/!quy-dinh/~art_5" in a text that
/// the work puts in force. Of a cited provision as much as is sure, the articles of a text being
/// numbered through; empty where nothing is.
[[nodiscard]] std::string akn_part(const model::ActReference& reference,
                                   const model::CitedPath& path);

/// A number as it stands in an eId: "7a" of "7a.", "66-16" of "66.16"; empty for no number.
[[nodiscard]] std::string akn_number(std::string_view number);

/// The eIds of an act: of its provisions, texts and tables. They do not depend on what of the act
/// is published, so that an act in parts keeps them.
class AknIds {
 public:
  explicit AknIds(const model::Instrument& instrument);

  [[nodiscard]] const std::string& of(const model::Provision& provision) const {
    return provisions_.at(&provision);
  }
  [[nodiscard]] const std::string& of(const model::Attachment& attachment) const {
    return attachments_.at(&attachment);
  }
  [[nodiscard]] const std::string& of(const model::Table& table) const {
    return tables_.at(&table);
  }

  /// The eId of a provision or attachment by its anchor on the site; empty where there is none.
  [[nodiscard]] std::string of_anchor(std::string_view anchor) const;

  /// "!quy-dinh": the component of the work that a text put in force is.
  [[nodiscard]] std::string component_of(const model::Attachment& attachment) const;

  /// What an IRI says of the part with an eId, as `akn_part`.
  [[nodiscard]] std::string part_of(std::string_view eid) const;

  /// Anchors with their eIds, sorted by anchor.
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& anchors() const {
    return anchors_;
  }

 private:
  void name_provision(const model::Piece& piece);
  void name_table(const model::Piece& piece);
  std::string name_unnumbered(const std::string& context, std::string_view alias);
  std::string unique(std::string wanted);
  void add_anchor(const std::string& anchor, const std::string& id);

  std::unordered_map<const model::Provision*, std::string> provisions_ = {};
  std::unordered_map<const model::Attachment*, std::string> attachments_ = {};
  std::unordered_map<const model::Table*, std::string> tables_ = {};
  std::map<std::string, std::string, std::less<>> components_ = {};  // by the eId of attachments
  std::map<std::string, std::string, std::less<>> anchors_ = {};
  std::unordered_set<std::string> taken_ = {};
  std::unordered_map<std::string, std::size_t> counts_ = {};  // of unnumbered, by what they follow
  std::string text_ = {};                // eId of the attachment that is walked; empty: the act
  bool articles_run_through_ = true;     // in it
  std::vector<std::string> above_ = {};  // eIds of the provisions down to the one walked
};

}  // namespace gazette::web
