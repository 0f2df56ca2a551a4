#include "gazette/web/about_pages.h"

#include "gazette/web/catalogue.h"
#include "gazette/web/sitemap.h"

namespace gazette::web {
namespace {

Page make_about_page(const Site& site) {
  const Words& words = site.words();
  const model::Configuration& configuration = site.configuration();
  return {.path = about_path(),
          .title = words.word("about"),
          .description = words.word("site_description"),
          .crumbs = {{.name = words.word("about")}},
          .template_name = "about.html",
          .values = {.texts = {{"legal_value", configuration.legal_value},
                               {"legal_language", configuration.language},
                               // Without an address of the site there is nothing for machines.
                               {"has_machines", configuration.site.empty() ? "" : "1"},
                               {"feed", feed_path(kIndexName)},
                               {"catalogue", std::string(kCataloguePath)},
                               {"sitemap", std::string(kSitemapPath)},
                               {"statistics", statistics_path()},
                               {"corrections", corrections_path()},
                               {"verify", verify_path()},
                               {"accessibility", accessibility_path()}}}};
}

Page make_accessibility_page(const Site& site) {
  const Words& words = site.words();
  return {.path = accessibility_path(),
          .title = words.word("accessibility"),
          .description = words.word("accessibility_lead"),
          .crumbs = {{.name = words.word("accessibility")}},
          .template_name = "accessibility.html",
          .values = {}};
}

}  // namespace

std::vector<SiteFile> make_about_pages(const Site& site) {
  return {site.make_page(make_about_page(site)), site.make_page(make_accessibility_page(site))};
}

}  // namespace gazette::web
