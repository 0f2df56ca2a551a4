#include "gazette/web/act_corrections.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::web {
namespace {

/// The place of a correction's words in the page.
std::string place_id(const std::string& id) {
  return "cho-" + id;
}

std::string mark_word(const model::PlacedCorrection& placed, const Words& words) {
  return words.word(placed.correction.erratum ? "erratum_mark" : "correction_mark");
}

/// Takes the place of those whose words are another's, too.
void leave_out_common(std::vector<ActCorrection>& corrections) {
  for (std::size_t i = 0; i < corrections.size(); ++i) {
    std::optional<model::FoundWords>& own = corrections[i].words;
    for (std::size_t k = 0; k < i && own; ++k) {
      const std::optional<model::FoundWords>& other = corrections[k].words;
      const bool has_common = other && own->paragraph == other->paragraph &&
                              own->place.begin < other->place.end &&
                              other->place.begin < own->place.end;
      if (has_common) {
        own.reset();
      }
    }
  }
}

}  // namespace

std::vector<const model::PlacedCorrection*> corrections_by(const IncomingRelation& relation,
                                                           std::string_view act) {
  std::vector<const model::PlacedCorrection*> list;
  if (relation.relation->kind == model::RelationKind::corrects) {
    for (const model::PlacedCorrection& placed : relation.act.act->corrections) {
      if (placed.correction.act == act) {
        list.push_back(&placed);
      }
    }
  }
  return list;
}

std::string correction_id(std::string_view notice, std::size_t nth) {
  return fmt::format("dinh-chinh_{}_{}", notice, nth);
}

std::vector<ActCorrection> corrections_of(const ActPageSource& source) {
  const model::Instrument& act = source.issue.entries[source.index].instrument;
  std::vector<ActCorrection> list;
  for (const IncomingRelation& each : relations_to(act.id, source.incoming)) {
    const std::vector<model::PlacedCorrection>& all = each.act.act->corrections;
    for (const model::PlacedCorrection* placed : corrections_by(each, act.id)) {
      const auto nth = static_cast<std::size_t>(placed - all.data()) + 1;
      const auto found = model::place_correction(act, placed->correction);
      list.push_back({.notice = each.act,
                      .placed = placed,
                      .id = correction_id(each.act.act->id, nth),
                      .words = found ? std::optional(found->words) : std::nullopt});
    }
  }
  leave_out_common(list);
  std::stable_sort(list.begin(), list.end(), [](const ActCorrection& a, const ActCorrection& b) {
    const auto key = [](const ActCorrection& each) {
      return std::tuple(!each.words, each.words ? each.words->paragraph : 0,
                        each.words ? each.words->place.begin : 0);
    };
    return key(a) < key(b);
  });
  return list;
}

std::vector<ShownCorrection> shown_corrections(const std::vector<ActCorrection>& corrections,
                                               const std::string& root, const Site& site,
                                               std::string_view act_language) {
  const Words& words = site.words();
  const bool is_own = site.language() == act_language;
  std::vector<ShownCorrection> shown;
  for (const ActCorrection& each : corrections) {
    if (!each.words) {
      continue;
    }
    const ActCard& notice = *each.notice.act;
    const std::string text = escape_markup(each.placed->correction.new_text);
    const std::string reads = words.say(
        "correction_reads",
        fmt::arg("text",
                 is_own ? text : fmt::format("<span lang=\"{}\">{}</span>", act_language, text)));
    shown.push_back(
        {.paragraph = each.words->paragraph,
         .place = each.words->place,
         .id = place_id(each.id),
         .markup = fmt::format(
             "<span class=\"correction\" role=\"note\"{} data-artifact> [<a "
             "href=\"{}{}\" aria-label=\"{}\">{}</a>: {}]</span>",
             is_own ? std::string() : fmt::format(" lang=\"{}\"", site.language()), root,
             act_path(notice.id, notice.date),
             escape_markup(fmt::format("{}: {}", mark_word(*each.placed, words), notice.title)),
             escape_markup(mark_word(*each.placed, words)), reads)});
  }
  return shown;
}

std::vector<Values> corrected_values(const std::vector<ActCorrection>& corrections,
                                     const Site& site) {
  const Words& words = site.words();
  std::vector<Values> list;
  for (const ActCorrection& each : corrections) {
    const ActCard& notice = *each.notice.act;
    list.push_back({.texts = {{"correction_id", each.id},
                              {"correction_place_id", each.words ? place_id(each.id) : ""},
                              {"correction_place", each.placed->name},
                              {"correction_old", each.placed->correction.old_text},
                              {"correction_new", each.placed->correction.new_text},
                              {"correction_mark", mark_word(*each.placed, words)},
                              {"correction_path", act_path(notice.id, notice.date)},
                              {"correction_act", notice.title},
                              {"correction_issue", issue_name(words, each.notice.issue->number)}}});
  }
  return list;
}

std::vector<Values> correcting_values(const ActPageSource& source, const Site& site) {
  const Words& words = site.words();
  const ActCard& own = source.card.acts[source.index];
  std::vector<Values> list;
  for (std::size_t i = 0; i < own.corrections.size(); ++i) {
    const model::PlacedCorrection& placed = own.corrections[i];
    std::string printed;
    if (placed.issue) {
      printed = issue_name(words, *placed.issue);
      printed += placed.folio != 0 ? ", " + words.folios(placed.folio, placed.folio) : "";
    }
    list.push_back({.texts = {{"corrected_path", act_path(placed.correction.act, placed.date)},
                              {"corrected_id", correction_id(own.id, i + 1)},
                              {"corrected_act", placed.title},
                              {"correction_place", placed.name},
                              {"correction_printed", printed},
                              {"correction_old", placed.correction.old_text},
                              {"correction_new", placed.correction.new_text}}});
  }
  return list;
}

std::string correction_text(const model::PlacedCorrection& placed, const Words& words) {
  return words.say("correction_text", fmt::arg("place", placed.name),
                   fmt::arg("old", placed.correction.old_text),
                   fmt::arg("new", placed.correction.new_text));
}

}  // namespace gazette::web
