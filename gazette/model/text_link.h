// Where the words of an act lead (liên kết): a citation to the provision or the act that it names.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/model/instrument.h"

namespace gazette::model {

/// Words of an act that can be pressed, and where they lead: "<id>" of an act or
/// "<id>#<anchor>" of a provision in it.
struct TextLink {
  Passage place = {};
  std::string target = {};
  Date date = {};  // of that act

  bool operator==(const TextLink&) const = default;
};

/// An act to which another does something, as the other says it (văn bản liên quan).
struct RelatedAct {
  RelationKind kind = RelationKind::refers_to;
  std::string name = {};  // "Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ"
  bool whole = false;     // all of it is concerned, not a part
  std::string provisions = {};  // that part, as far as provisions name it: "khoản 2 Điều 5, Điều 7"
  std::string act = {};         // its id; empty where no such act can be reached
  Date date = {};               // of that act

  bool operator==(const RelatedAct&) const = default;
};

/// An act that links may lead to. Its provisions are known where `instrument` is.
struct ReachableAct {
  std::string id = {};
  Date date = {};
  const Instrument* instrument = nullptr;
};

/// Acts by the text of their symbol: several issuers, or years, may have the same one.
using ReachableActs = std::multimap<std::string, ReachableAct, std::less<>>;

/// The links of an act, sorted by paragraph and place: its citations of provisions of its own, and
/// of `acts`. A citation that names an act by a symbol which several acts have leads there where
/// its date says which; one of several provisions leads to the first. What leads nowhere is left
/// out, and so is what names no more than the act in which it stands.
[[nodiscard]] std::vector<TextLink> links_of(const Instrument& instrument,
                                             const ReachableActs& acts);

/// What the act does to others, each act and kind once, in the order of kinds and then of the text.
/// Mere references are left out.
[[nodiscard]] std::vector<RelatedAct> related_acts(const Instrument& instrument,
                                                   const ReachableActs& acts);

/// The anchor of a provision of an act, or of a text that it puts in force: `text` 0 is the act,
/// from 1 its attachments. Nothing where it has none of that path.
[[nodiscard]] std::string anchor_of(const Instrument& instrument, std::uint32_t text,
                                    const CitedPath& path);

}  // namespace gazette::model
