#include "gazette/web/sitemap.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/web/act_lists.h"
#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::string_view kSetEnd = "</urlset>\n";

/// What the index says of a sitemap.
struct IndexedSitemap {
  std::string path = {};
  Date changed = {};  // the newest day in it
};

/// Sitemaps of one name, a further one where the last is full.
struct NamedSitemaps {
  std::vector<SiteFile> files = {};
  std::vector<IndexedSitemap> indexed = {};  // of the same files
};

std::string sitemap_path(std::string_view name, std::size_t number) {
  return number == 1 ? fmt::format("sitemap-{}.xml", name)
                     : fmt::format("sitemap-{}-{}.xml", name, number);
}

std::string last_change(Date date) {
  return date == Date{} ? std::string{} : fmt::format("<lastmod>{}</lastmod>", to_iso(date));
}

/// `name`: "2022" for "sitemap-2022.xml", "sitemap-2022-2.xml" ...
NamedSitemaps write_sitemaps(std::string_view name, const std::vector<SitemapPage>& pages,
                             const model::Configuration& configuration,
                             const SitemapLimits& limits) {
  std::vector<std::string> trees = {""};  // the folders of the languages: "" and "en/"
  for (const std::string& language : configuration.site_languages) {
    trees.push_back(language + "/");
  }
  NamedSitemaps made;
  std::size_t addresses = 0;
  for (const SitemapPage& page : pages) {
    for (const std::string& tree : trees) {
      const std::string markup =
          fmt::format("<url><loc>{}</loc>{}</url>\n",
                      escape_xml(cited_address(configuration.site, tree + page.path)),
                      last_change(page.changed));
      if (made.files.empty() || addresses == limits.addresses_max ||
          made.files.back().bytes.size() + markup.size() + kSetEnd.size() > limits.bytes_max) {
        const std::string path = sitemap_path(name, made.files.size() + 1);
        made.files.push_back(
            {.path = path,
             .bytes = fmt::format("{}<urlset xmlns=\"{}\">\n", kDeclaration, kNamespace)});
        made.indexed.push_back({.path = path});
        addresses = 0;
      }
      made.files.back().bytes += markup;
      made.indexed.back().changed = std::max(made.indexed.back().changed, page.changed);
      ++addresses;
    }
  }
  for (SiteFile& file : made.files) {
    file.bytes += kSetEnd;
  }
  return made;
}

/// Whether one sitemap surely has room for the pages: known without writing it.
bool has_room(const std::vector<SitemapPage>& pages, const model::Configuration& configuration,
              const SitemapLimits& limits) {
  constexpr std::size_t kMarkup = 100;  // around an address
  constexpr std::size_t kEscaped = 6;   // "&quot;"
  constexpr std::size_t kLanguage = 3;  // "en/"
  const std::size_t trees = 1 + configuration.site_languages.size();
  std::size_t bytes = 0;
  for (const SitemapPage& page : pages) {
    bytes +=
        trees * (kMarkup + kEscaped * (configuration.site.size() + kLanguage + page.path.size()));
  }
  return trees * pages.size() <= limits.addresses_max && bytes <= limits.bytes_max;
}

Date newest_of(const std::vector<SitemapPage>& pages) {
  Date newest;
  for (const SitemapPage& page : pages) {
    newest = std::max(newest, page.changed);
  }
  return newest;
}

SiteFile make_index(const std::vector<IndexedSitemap>& sitemaps,
                    const model::Configuration& configuration) {
  std::string index = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", kDeclaration, kNamespace);
  for (const IndexedSitemap& sitemap : sitemaps) {
    index += fmt::format("<sitemap><loc>{}</loc>{}</sitemap>\n",
                         escape_xml(cited_address(configuration.site, sitemap.path)),
                         last_change(sitemap.changed));
  }
  return {.path = std::string(kSitemapPath), .bytes = index + "</sitemapindex>\n"};
}

/// Acts to which something was done since they were published, and the last day of that: it changes
/// their pages. They are printed again, a further part is, or a later act repeals them.
using Changes = std::map<std::string_view, Date>;

Changes changes_of(const std::vector<IssueCard>& cards) {
  Changes changes;
  std::set<std::string_view> printed;
  const auto note = [&](std::string_view act, Date date) {
    Date& last = changes[act];
    last = std::max(last, date);
  };
  for (const IssueCard& card : cards) {
    for (const ActCard& act : card.acts) {
      if (!printed.insert(act.id).second) {
        note(act.id, card.date);
      }
      for (const model::RelatedAct& related : act.related) {
        note(related.act, card.date);
      }
    }
  }
  return changes;
}

/// The issues of a year and the acts that are published first in them.
struct YearOfSitemap {
  std::vector<SitemapPage> pages = {};
  std::string changes = {};  // what was done to these acts, as text
};

/// `listed` are the acts that an issue before has; those of this year are added.
YearOfSitemap sitemap_year(const std::vector<const IssueCard*>& cards, const Changes& changes,
                           std::set<std::string_view>& listed) {
  YearOfSitemap year;
  for (const IssueCard* card : cards) {
    year.pages.push_back({.path = issue_path(card->number), .changed = card->date});
    for (const ActCard& act : card->acts) {
      if (!listed.insert(act.id).second) {
        continue;
      }
      const auto change = changes.find(act.id);
      const bool is_changed = change != changes.end();
      year.pages.push_back(
          {.path = act_path(act.id, act.date),
           .changed = is_changed ? std::max(change->second, card->date) : card->date});
      year.changes += is_changed ? fmt::format("{} {}\n", act.id, to_iso(change->second)) : "";
    }
  }
  return year;
}

}  // namespace

Sitemaps make_sitemaps(const std::vector<IssueCard>& cards, const std::vector<SitemapPage>& pages,
                       const model::Configuration& configuration, const WantedLists& wanted,
                       const SitemapLimits& limits) {
  if (configuration.site.empty()) {
    return {};
  }
  const bool has_index = wanted.has(std::string(kSitemapPath));
  const Changes changes = changes_of(cards);
  Sitemaps sitemaps;
  std::vector<IndexedSitemap> indexed;
  std::set<std::string_view> listed;
  for (const auto& [year, of_year] : cards_by_year(cards)) {
    const std::string name = fmt::format("{}", year);
    const YearOfSitemap about = sitemap_year(of_year, changes, listed);
    const bool is_one = has_room(about.pages, configuration, limits);
    if (const std::string path = sitemap_path(name, 1);
        is_one && !wanted.has(path, year, about.changes)) {
      indexed.push_back({.path = path, .changed = newest_of(about.pages)});
      sitemaps.left.push_back(path);
      continue;
    }
    NamedSitemaps made = write_sitemaps(name, about.pages, configuration, limits);
    indexed.insert(indexed.end(), made.indexed.begin(), made.indexed.end());
    for (SiteFile& file : made.files) {
      if (is_one || wanted.has(file.path, year, about.changes)) {
        sitemaps.files.push_back(std::move(file));
      } else {
        sitemaps.left.push_back(std::move(file.path));
      }
    }
  }
  if (!has_index) {
    return sitemaps;
  }
  NamedSitemaps others = write_sitemaps("khac", pages, configuration, limits);
  indexed.insert(indexed.end(), others.indexed.begin(), others.indexed.end());
  std::move(others.files.begin(), others.files.end(), std::back_inserter(sitemaps.files));
  sitemaps.files.push_back(make_index(indexed, configuration));
  sitemaps.files.push_back({.path = "robots.txt",
                            .bytes = fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}\n",
                                                 cited_address(configuration.site, kSitemapPath))});
  return sitemaps;
}

}  // namespace gazette::web
