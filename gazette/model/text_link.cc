#include "gazette/model/text_link.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "gazette/base/text.h"

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

/// The annex that "Phụ lục II" or "Biểu mẫu số 01" names: its title begins with these words.
const Attachment* find_annex(const Instrument& instrument, const CitedStep& step) {
  const std::string wanted = to_lower(std::string(name_of(step.level)) + " " + step.number);
  for (const Attachment& attachment : instrument.attachments) {
    if (attachment.title.empty()) {
      continue;
    }
    std::string title;
    for (const Span& span : attachment.title.front().spans) {
      title += span.text;
    }
    title = to_lower(title);
    const bool ends_there = title.size() == wanted.size() || title[wanted.size()] == ' ' ||
                            title[wanted.size()] == '.' || title[wanted.size()] == ':';
    if (title.starts_with(wanted) && ends_there) {
      return &attachment;
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

std::string target_in(const std::string& id, const std::string& anchor) {
  return anchor.empty() ? std::string() : id + "#" + anchor;
}

/// Where the citation leads; empty where that is nowhere.
std::string target_of(const Instrument& instrument, const Citation& citation,
                      const ReachableActs& acts) {
  const ActReference& act = citation.act;
  const bool is_own = act.scope == ActScope::own || act.scope == ActScope::attached;
  if (is_own && act.symbol.text.empty()) {
    if (citation.quoted || citation.provisions.empty() || act.text == kUnknownText) {
      return {};
    }
    return target_in(instrument.id, anchor_of(instrument, act.text, citation.provisions.front()));
  }
  const ReachableAct* reached = act.symbol.text.empty() ? nullptr : find_act(acts, act);
  if (reached == nullptr || reached->id == instrument.id) {
    return {};
  }
  if (reached->instrument != nullptr && act.attached.empty() && !citation.provisions.empty()) {
    const std::string anchor = anchor_of(*reached->instrument, 0, citation.provisions.front());
    if (!anchor.empty()) {
      return target_in(reached->id, anchor);
    }
  }
  return reached->id;
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
    if (std::string target = target_of(instrument, citation, acts); !target.empty()) {
      links.push_back({.place = citation.place, .target = std::move(target)});
    }
  }
  std::stable_sort(links.begin(), links.end(), [](const TextLink& a, const TextLink& b) {
    return std::tuple(key_of(a.place.origin), a.place.begin) <
           std::tuple(key_of(b.place.origin), b.place.begin);
  });
  return links;
}

}  // namespace gazette::model
