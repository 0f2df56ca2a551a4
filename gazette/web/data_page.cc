#include "gazette/web/data_page.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/web/catalogue.h"
#include "gazette/web/site.h"
#include "gazette/web/sitemap.h"

namespace gazette::web {
namespace {

/// The packed files of a year: the edition without a network first, then by format.
std::vector<Values> bundle_values(int year, const ListedFiles& bundles, const Words& words) {
  constexpr std::string_view kOffline = "-offline.zip";
  const std::string folder = bundle_folder(year);
  std::vector<Values> list;
  for (const auto& [path, file] : bundles) {
    if (!path.starts_with(folder) || !path.ends_with(".zip")) {
      continue;
    }
    const std::size_t dash = path.rfind('-');
    const std::size_t dot = path.rfind('.');
    const bool is_offline = path.ends_with(kOffline);
    const std::string format = to_upper(path.substr(dash + 1, dot - dash - 1));
    Values values{.texts = {{"bundle_name", is_offline ? words.word("data_offline") : format},
                            {"bundle_path", path},
                            {"bundle_size", words.size(file.bytes)}}};
    list.insert(is_offline ? list.begin() : list.end(), std::move(values));
  }
  return list;
}

/// `years`: whether they have PDFs.
Page make_data_page(const std::map<int, bool>& years, const ListedFiles& bundles,
                    const Site& site) {
  const Words& words = site.words();
  const bool has_address = !site.configuration().site.empty();
  Page page{.path = data_path(),
            .title = words.word("data"),
            .description = words.word("data_lead"),
            .crumbs = {{.name = words.word("data")}},
            .template_name = "data.html"};
  page.values.texts = {{"has_machines", has_address ? "1" : ""},
                       {"feed", feed_path(kIndexName)},
                       {"catalogue", std::string(kCataloguePath)},
                       {"sitemap", std::string(kSitemapPath)},
                       {"addresses", std::string(kSiteListsPath)}};
  std::vector<Values>& list = page.values.lists["years"];
  for (auto year = years.rbegin(); year != years.rend(); ++year) {
    const int number = year->first;
    std::vector<Values> packed = bundle_values(number, bundles, words);
    list.push_back({.texts = {{"year", fmt::format("{}", number)},
                              {"year_path", year_path(number)},
                              {"year_json", year_json_path(number)},
                              {"checksums", year->second ? checksums_path(number) : ""},
                              {"has_bundles", packed.empty() ? "" : "1"}},
                    .lists = {{"bundles", std::move(packed)}}});
  }
  page.values.texts["has_years"] = std::string(years.empty() ? "" : "1");
  return page;
}

}  // namespace

std::vector<SiteFile> make_data_pages(const std::vector<IssueCard>& cards,
                                      const ListedFiles& bundles,
                                      const model::Configuration& configuration,
                                      const Templates& templates) {
  std::map<int, bool> years;
  Date newest;
  for (const IssueCard& card : cards) {
    bool& has_pdfs = years[card.number.year];
    has_pdfs = has_pdfs || card.pdf_bytes > 0;
    newest = std::max(newest, card.date);
  }
  std::vector<SiteFile> files;
  for (const std::string& language : languages_of(configuration)) {
    const Site site(configuration, model::publisher_on(configuration, newest), templates, language);
    files.push_back(site.make_page(make_data_page(years, bundles, site)));
  }
  return files;
}

}  // namespace gazette::web
