#include "gazette/web/sitemap.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "gazette/web/xml_text.h"

namespace gazette::web {
namespace {

constexpr std::string_view kDeclaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view kNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
constexpr std::string_view kSetEnd = "</urlset>\n";

/// Writes sitemaps of one name, a further one where the last is full.
class SitemapWriter {
 public:
  SitemapWriter(const model::Configuration& configuration, std::size_t addresses_max,
                std::size_t bytes_max)
      : configuration_(configuration), addresses_max_(addresses_max), bytes_max_(bytes_max) {}

  /// `name`: "2022" for "sitemap-2022.xml", "sitemap-2022-2.xml" ...
  void write(std::string_view name, const std::vector<SitemapPage>& pages) {
    int count = 0;
    std::size_t addresses = 0;
    const std::vector<std::string> trees = trees_of();
    for (const SitemapPage& page : pages) {
      for (const std::string& tree : trees) {
        const std::string markup = url(tree + page.path, page.changed);
        if (count == 0 || addresses == addresses_max_ ||
            files_.back().bytes.size() + markup.size() + kSetEnd.size() > bytes_max_) {
          close();
          open(name, ++count);
          addresses = 0;
        }
        files_.back().bytes += markup;
        changed_.back() = std::max(changed_.back(), page.changed);
        ++addresses;
      }
    }
    close();
  }

  /// All that was written, and the index of it.
  std::vector<SiteFile> finish() {
    std::string index = fmt::format("{}<sitemapindex xmlns=\"{}\">\n", kDeclaration, kNamespace);
    for (std::size_t i = 0; i < files_.size(); ++i) {
      index += fmt::format("<sitemap><loc>{}</loc>{}</sitemap>\n",
                           escape_xml(cited_address(configuration_.site, files_[i].path)),
                           last_change(changed_[i]));
    }
    files_.push_back({.path = std::string(kSitemapPath), .bytes = index + "</sitemapindex>\n"});
    return std::move(files_);
  }

 private:
  /// The folders of the languages: "" and "en/".
  std::vector<std::string> trees_of() const {
    std::vector<std::string> trees = {""};
    for (const std::string& language : configuration_.site_languages) {
      trees.push_back(language + "/");
    }
    return trees;
  }

  static std::string last_change(Date date) {
    return date == Date{} ? std::string{} : fmt::format("<lastmod>{}</lastmod>", to_iso(date));
  }

  std::string url(const std::string& path, Date changed) const {
    return fmt::format("<url><loc>{}</loc>{}</url>\n",
                       escape_xml(cited_address(configuration_.site, path)), last_change(changed));
  }

  void open(std::string_view name, int count) {
    files_.push_back({.path = count == 1 ? fmt::format("sitemap-{}.xml", name)
                                         : fmt::format("sitemap-{}-{}.xml", name, count),
                      .bytes = fmt::format("{}<urlset xmlns=\"{}\">\n", kDeclaration, kNamespace)});
    changed_.emplace_back();
    is_open_ = true;
  }

  void close() {
    if (is_open_) {
      files_.back().bytes += kSetEnd;
      is_open_ = false;
    }
  }

  const model::Configuration& configuration_;
  std::size_t addresses_max_;
  std::size_t bytes_max_;
  std::vector<SiteFile> files_ = {};
  std::vector<Date> changed_ = {};  // of each file, the newest day
  bool is_open_ = false;
};

/// When each act was last published or something was done to it: both change its page.
std::map<std::string, Date, std::less<>> changes_of(const std::vector<IssueCard>& cards) {
  std::map<std::string, Date, std::less<>> changes;
  for (const IssueCard& card : cards) {
    for (const ActCard& act : card.acts) {
      changes[act.id] = std::max(changes[act.id], card.date);
      for (const model::RelatedAct& related : act.related) {
        changes[related.act] = std::max(changes[related.act], card.date);
      }
    }
  }
  return changes;
}

}  // namespace

std::vector<SiteFile> make_sitemaps(const std::vector<IssueCard>& cards,
                                    const std::vector<SitemapPage>& pages,
                                    const model::Configuration& configuration,
                                    std::size_t addresses_max, std::size_t bytes_max) {
  if (configuration.site.empty()) {
    return {};
  }
  const auto changes = changes_of(cards);
  std::map<int, std::vector<SitemapPage>> years;
  std::set<std::string, std::less<>> listed;
  for (const IssueCard& card : cards) {
    std::vector<SitemapPage>& year = years[card.number.year];
    year.push_back({.path = issue_path(card.number), .changed = card.date});
    for (const ActCard& act : card.acts) {
      if (listed.insert(act.id).second) {
        year.push_back({.path = act_path(act.id, act.date), .changed = changes.at(act.id)});
      }
    }
  }
  SitemapWriter writer(configuration, addresses_max, bytes_max);
  for (const auto& [year, of_year] : years) {
    writer.write(fmt::format("{}", year), of_year);
  }
  writer.write("khac", pages);
  std::vector<SiteFile> files = writer.finish();
  files.push_back({.path = "robots.txt",
                   .bytes = fmt::format("User-agent: *\nAllow: /\n\nSitemap: {}\n",
                                        cited_address(configuration.site, kSitemapPath))});
  return files;
}

}  // namespace gazette::web
