#include "gazette/model/text_link.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "gazette/base/text.h"
#include "gazette/model/citation_provisions.h"

namespace gazette::model {
namespace {

/// The first provision of that level and number below `provisions`, whatever stands between; what
/// is nearest to the top comes first.
const Provision* find_below(const std::vector<Provision>& provisions, const CitedStep& step) {
  for (const Provision& provision : provisions) {
    if (cited_level(provision.level) == step.level &&
        to_lower(provision.number) == to_lower(step.number)) {
      return &provision;
    }
  }
  for (const Provision& provision : provisions) {
    if (const Provision* found = find_below(provision.children, step)) {
      return found;
    }
  }
  return nullptr;
}

/// Whether a title, in small letters, begins with these words as a whole.
bool begins_with(std::string_view title, std::string_view words) {
  if (!title.starts_with(words)) {
    return false;
  }
  title.remove_prefix(words.size());
  return title.empty() || title[0] == ' ' || title[0] == '.' || title[0] == ':' || title[0] == '\n';
}

/// The annex or form that "Phụ lục II" or "Biểu mẫu số 01" names: its title begins with one of the
/// words for it and its number.
const Attachment* find_annex(const Instrument& instrument, const CitedStep& step) {
  for (const Attachment& attachment : instrument.attachments) {
    std::string title;
    if (!attachment.title.empty()) {
      for (const Span& span : attachment.title.front().spans) {
        title += span.text;
      }
    }
    title = to_lower(title);
    for (const std::string_view word : words_for(step.level)) {
      if (begins_with(title, std::string(word) + " " + to_lower(step.number))) {
        return &attachment;
      }
    }
  }
  return nullptr;
}

const ReachableAct* find_act(const ReachableActs& acts, const ActReference& reference) {
  const auto [begin, end] = acts.equal_range(reference.symbol.text);
  const auto is_meant = [&](const auto& entry) {
    return reference.date == Date{} || entry.second.date == reference.date;
  };
  const auto found = std::find_if(begin, end, is_meant);
  if (found == end || std::find_if(std::next(found), end, is_meant) != end) {
    return nullptr;
  }
  return &found->second;
}

/// The first of the cited provisions that the act has; empty where it has none.
std::string target_in(const Instrument& instrument, std::uint32_t text, const Citation& citation) {
  for (const CitedPath& path : citation.provisions) {
    if (const std::string anchor = anchor_of(instrument, text, path); !anchor.empty()) {
      return instrument.id + "#" + anchor;
    }
  }
  return {};
}

std::optional<TextLink> link_to(std::string target, Date date, const Citation& citation) {
  if (target.empty()) {
    return std::nullopt;
  }
  return TextLink{.place = citation.place, .target = std::move(target), .date = date};
}

/// Where the citation leads; nothing where that is nowhere.
std::optional<TextLink> link_of(const Instrument& instrument, const Citation& citation,
                                const ReachableActs& acts) {
  const ActReference& act = citation.act;
  const bool is_own = act.scope == ActScope::own || act.scope == ActScope::attached;
  if (is_own && act.symbol.text.empty()) {
    std::string target = citation.quoted || act.text == kUnknownText
                             ? std::string()
                             : target_in(instrument, act.text, citation);
    return link_to(std::move(target), instrument.date, citation);
  }
  const ReachableAct* reached = act.symbol.text.empty() ? nullptr : find_act(acts, act);
  if (reached == nullptr) {
    return std::nullopt;
  }
  std::string target;
  if (reached->instrument != nullptr && act.attached.empty()) {
    target = target_in(*reached->instrument, 0, citation);
  }
  const bool is_other = reached->id != instrument.id;
  return link_to(target.empty() && is_other ? reached->id : target, reached->date, citation);
}

}  // namespace

std::string anchor_of(const Instrument& instrument, std::uint32_t text, const CitedPath& path) {
  const std::vector<Provision>* provisions = text == 0 ? &instrument.provisions
                                             : text <= instrument.attachments.size()
                                                 ? &instrument.attachments[text - 1].provisions
                                                 : nullptr;
  const std::string* anchor = nullptr;
  for (const CitedStep& step : path) {
    if (step.level == CitedLevel::annex || step.level == CitedLevel::form) {
      const Attachment* annex = find_annex(instrument, step);
      anchor = annex != nullptr ? &annex->anchor : nullptr;
      provisions = annex != nullptr ? &annex->provisions : nullptr;
    } else {
      const Provision* found = provisions != nullptr ? find_below(*provisions, step) : nullptr;
      anchor = found != nullptr ? &found->anchor : nullptr;
      provisions = found != nullptr ? &found->children : nullptr;
    }
    if (anchor == nullptr) {
      return {};
    }
  }
  return anchor != nullptr ? *anchor : std::string();
}

std::vector<TextLink> links_of(const Instrument& instrument, const ReachableActs& acts) {
  std::vector<TextLink> links;
  for (const Citation& citation : instrument.citations) {
    if (std::optional<TextLink> link = link_of(instrument, citation, acts)) {
      links.push_back(std::move(*link));
    }
  }
  std::stable_sort(links.begin(), links.end(), [](const TextLink& a, const TextLink& b) {
    return std::tuple(key_of(a.place.origin), a.place.begin) <
           std::tuple(key_of(b.place.origin), b.place.begin);
  });
  return links;
}

std::vector<RelatedAct> related_acts(const Instrument& instrument, const ReachableActs& acts) {
  std::vector<RelatedAct> related;
  for (const Relation& relation : instrument.relations) {
    if (relation.kind == RelationKind::refers_to) {
      continue;
    }
    RelatedAct act{.kind = relation.kind, .name = to_text(relation.act), .whole = relation.whole};
    if (const ReachableAct* reached =
            relation.act.symbol.text.empty() ? nullptr : find_act(acts, relation.act)) {
      act.act = reached->id;
      act.date = reached->date;
    }
    std::string provisions;
    for (const CitedPath& path : relation.provisions) {
      provisions += (provisions.empty() ? "" : ", ") + to_text(path);
    }
    if (act.name.empty() || act.act == instrument.id) {
      continue;
    }
    const auto same = std::find_if(related.begin(), related.end(), [&](const RelatedAct& each) {
      return each.kind == act.kind &&
             (act.act.empty() ? each.name == act.name : each.act == act.act);
    });
    if (same == related.end()) {
      act.provisions = std::move(provisions);
      related.push_back(std::move(act));
    } else {
      same->whole = same->whole || act.whole;
      same->provisions += (same->provisions.empty() || provisions.empty() ? "" : ", ") + provisions;
    }
  }
  std::stable_sort(related.begin(), related.end(),
                   [](const RelatedAct& a, const RelatedAct& b) { return a.kind < b.kind; });
  return related;
}

}  // namespace gazette::model
