#include "gazette/typeset/galley.h"

#include <algorithm>

namespace gazette::typeset {

Slug& Galley::open_slug(Length height) {
  slugs.push_back({.height = height,
                   .runs = static_cast<std::uint32_t>(runs.size()),
                   .rules = static_cast<std::uint32_t>(rules.size()),
                   .pictures = static_cast<std::uint32_t>(pictures.size()),
                   .links = static_cast<std::uint32_t>(links.size()),
                   .anchors = static_cast<std::uint32_t>(anchors.size()),
                   .calls = static_cast<std::uint32_t>(calls.size())});
  return slugs.back();
}

void Galley::cut_back(std::size_t slug) {
  if (slug >= slugs.size()) {
    return;
  }
  const Slug& first = slugs[slug];
  words.resize(first.runs < runs.size() ? runs[first.runs].first_word : words.size());
  runs.resize(first.runs);
  rules.resize(first.rules);
  pictures.resize(first.pictures);
  links.resize(first.links);
  anchors.resize(first.anchors);
  calls.resize(first.calls);
  while (!tables.empty() && tables.back().first_slug >= slug) {
    tables.pop_back();
  }
  slugs.resize(slug);
  after = {};
  keep = false;
}

void Galley::space_above(Slug& slug, Length before, Length stretch) {
  slug.space_before = std::max(before, after);
  slug.stretch_before = stretch;
  slug.break_cost = keep ? kForbiddenBreak : slug.break_cost;
  after = {};
  keep = false;
}

void Galley::space_below(Length space, bool keep_with_next) {
  after = space;
  keep = keep_with_next;
}

SlugItems items_of(const Galley& galley, std::size_t slug) {
  const Slug& own = galley.slugs[slug];
  const bool last = slug + 1 == galley.slugs.size();
  const Slug* next = last ? nullptr : &galley.slugs[slug + 1];
  return {.runs_begin = own.runs,
          .runs_end = last ? galley.runs.size() : next->runs,
          .rules_begin = own.rules,
          .rules_end = last ? galley.rules.size() : next->rules,
          .pictures_begin = own.pictures,
          .pictures_end = last ? galley.pictures.size() : next->pictures,
          .links_begin = own.links,
          .links_end = last ? galley.links.size() : next->links,
          .anchors_begin = own.anchors,
          .anchors_end = last ? galley.anchors.size() : next->anchors,
          .calls_begin = own.calls,
          .calls_end = last ? galley.calls.size() : next->calls};
}

bool continues_table(const Galley& galley, std::size_t slug) {
  const std::uint32_t table = galley.slugs[slug].table;
  return table != 0 && slug > galley.tables[table - 1].first_slug;
}

bool stands_on_former(const Galley& galley, std::size_t slug) {
  return slug > 0 && galley.slugs[slug].table != 0 &&
         galley.slugs[slug - 1].table == galley.slugs[slug].table;
}

}  // namespace gazette::typeset
