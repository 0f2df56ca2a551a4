// Where the words of an act lead, and where those of an issue's acts do.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/web/akn.h"
#include "gazette/web/akn_act.h"

namespace gazette::web {
namespace {

/// Adds a reference where it lies over no other.
void add(AknReferences& references, const model::Passage& place, std::string href) {
  std::vector<AknReference>& list = references[model::key_of(place.origin)];
  const bool is_free = place.begin < place.end && !href.empty() &&
                       std::all_of(
                           list.begin(), list.end(),
                           [&](const AknReference& each) {
                             return each.end <= place.begin || place.end <= each.begin;
                           });
  if (is_free) {
    list.push_back({.begin = place.begin, .end = place.end, .href = std::move(href)});
  }
}

}  // namespace

CitedActs::CitedActs(const model::Instrument& instrument, const model::Configuration& configuration)
    : configuration_(configuration) {
  for (const model::Citation& citation : instrument.citations) {
    if (is_valid(citation.act.date) && !citation.quoted) {
      std::vector<const model::ActReference*>& dated = dated_[model::act_key(citation.act)];
      if (dated.size() < model::kNamesakesMax) {
        dated.push_back(&citation.act);
      }
    }
  }
}

std::string CitedActs::iri_of(const model::ActReference& reference) const {
  model::ActReference whole = reference;
  const auto dated = dated_.find(model::act_key(reference));
  if (!is_valid(whole.date) && dated != dated_.end()) {
    const auto same = [&](const model::ActReference* each) {
      return model::is_same_act(*each, reference);
    };
    const auto first = std::find_if(dated->second.begin(), dated->second.end(), same);
    // Where two acts could be meant, the date of neither is taken.
    if (first != dated->second.end() &&
        std::all_of(first, dated->second.end(), [&](const model::ActReference* each) {
          return !same(each) || each->date == (*first)->date;
        })) {
      whole.date = (*first)->date;
      whole.issuer = whole.issuer.empty() ? (*first)->issuer : whole.issuer;
    }
  }
  return akn_iri(whole, configuration_).value_or("");
}

std::string akn_address(std::string_view target, const AknSource& source) {
  const std::string& own = source.instrument.id;
  if (target.starts_with(own + "#")) {
    const std::string eid = source.ids.of_anchor(target.substr(own.size() + 1));
    if (eid.empty()) {
      return {};
    }
    // The part published may lack the provision: then only the work has it.
    return source.act.shown
               ? akn_iri(source.instrument, source.configuration.id) + source.ids.part_of(eid)
               : fmt::format("#{}{}", source.prefix, eid);
  }
  const auto found = source.addresses.find(target);
  return found == source.addresses.end() ? "" : found->second;
}

AknReferences akn_references(const AknSource& source) {
  AknReferences references;
  for (const model::TextLink& link : source.act.links) {
    add(references, link.place, akn_address(link.target, source));
  }
  for (const model::Citation& citation : source.instrument.citations) {
    // What is quoted is said by another act, and may be just what is wrong in it.
    const std::string iri = citation.quoted ? "" : source.cited.iri_of(citation.act);
    if (!iri.empty()) {
      add(references, citation.place,
          iri + akn_part(citation.act, citation.provisions.size() == 1 ? citation.provisions.front()
                                                                       : model::CitedPath()));
    }
  }
  for (auto& [key, list] : references) {
    std::sort(list.begin(), list.end(),
              [](const AknReference& a, const AknReference& b) { return a.begin < b.begin; });
  }
  return references;
}

AknAddresses akn_addresses(const model::Issue& issue, const std::vector<IssueCard>& others) {
  std::map<std::string, const model::Instrument*, std::less<>> own;
  for (const model::Entry& entry : issue.entries) {
    own.emplace(entry.instrument.id, &entry.instrument);
  }
  std::map<std::string, std::string, std::less<>> iris;
  for (const IssueCard& card : others) {
    for (const ActCard& act : card.acts) {
      iris.emplace(act.id, akn_iri(act, issue.gazette_id));
    }
  }
  std::map<std::string_view, AknIds> ids;  // of acts that links lead into
  AknAddresses addresses;
  for (const model::Entry& entry : issue.entries) {
    for (const model::TextLink& link : entry.links) {
      const std::string_view target = link.target;
      const std::string_view id = target.substr(0, target.find('#'));
      const auto act = own.find(id);
      if (act == own.end()) {
        const auto other = iris.find(id);
        if (other != iris.end()) {
          addresses.emplace(target, other->second);
        }
        continue;
      }
      std::string iri = akn_iri(*act->second, issue.gazette_id);
      if (id.size() < target.size()) {
        const AknIds& named = ids.try_emplace(act->first, *act->second).first->second;
        const std::string eid = named.of_anchor(target.substr(id.size() + 1));
        iri += eid.empty() ? "" : named.part_of(eid);
      }
      addresses.emplace(target, std::move(iri));
    }
  }
  return addresses;
}

std::vector<std::pair<std::string, std::string>> akn_eids(const model::Instrument& instrument) {
  const AknIds ids(instrument);
  return {ids.anchors().begin(), ids.anchors().end()};
}

}  // namespace gazette::web
