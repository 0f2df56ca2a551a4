#include "gazette/web/catalogue.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "gazette/base/hash.h"
#include "gazette/web/act_files.h"
#include "gazette/web/json_ld.h"
#include "gazette/web/sitemap.h"

namespace gazette::web {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::string_view kXmlType = "application/xml";

Json reference(std::string_view address) {
  return {{"@id", address}};
}

/// What the catalogue says of a file.
struct Distribution {
  std::string address = {};
  std::string_view type = {};
  std::string_view title = {};
  std::uint64_t bytes = 0;
  std::string sha256 = {};
};

/// A file with its size and hash.
Json distribution_of(const Distribution& file) {
  return {{"@id", file.address},
          {"@type", "dcat:Distribution"},
          {"dct:title", file.title},
          {"dcat:downloadURL", reference(file.address)},
          {"dcat:mediaType",
           reference(fmt::format("http://www.iana.org/assignments/media-types/{}", file.type))},
          {"dcat:byteSize", file.bytes},
          {"spdx:checksum",
           {{"@type", "spdx:Checksum"},
            {"spdx:algorithm", reference("http://spdx.org/rdf/terms#checksumAlgorithm_sha256")},
            {"spdx:checksumValue", file.sha256}}}};
}

/// A file that was made.
Json distribution(const SiteFile& file, std::string_view type, std::string_view title,
                  const Site& site) {
  return distribution_of({.address = cited_address(site.configuration().site, file.path),
                          .type = type,
                          .title = title,
                          .bytes = file.bytes.size(),
                          .sha256 = sha256(file.bytes)});
}

Json day(Date date) {
  return {{"@type", "xsd:date"}, {"@value", to_iso(date)}};
}

Json dataset(std::string_view path, std::string_view title, Date changed, const Site& site) {
  return {{"@id", cited_address(site.configuration().site, path)},
          {"@type", "dcat:Dataset"},
          {"dct:title", title},
          {"dct:modified", day(changed)},
          {"dct:language", reference(language_address(site.language()))},
          {"dcat:distribution", Json::array()}};
}

Json context() {
  return {{"dcat", "http://www.w3.org/ns/dcat#"},
          {"dct", "http://purl.org/dc/terms/"},
          {"foaf", "http://xmlns.com/foaf/0.1/"},
          {"spdx", "http://spdx.org/rdf/terms#"},
          {"xsd", "http://www.w3.org/2001/XMLSchema#"}};
}

}  // namespace

std::vector<SiteFile> make_catalogue(const std::vector<IssueCard>& cards,
                                     const std::vector<SiteFile>& files, const Site& site) {
  const std::string& address = site.configuration().site;
  if (address.empty()) {
    return {};
  }
  const auto add = [&](std::string_view path, std::string_view type, Json& to) {
    const auto found = std::find_if(files.begin(), files.end(),
                                    [&](const SiteFile& file) { return file.path == path; });
    if (found != files.end()) {
      to["dcat:distribution"].push_back(distribution(*found, type, found->path, site));
    }
  };
  std::map<int, Date> years;  // with their last days
  for (const IssueCard& card : cards) {
    years[card.number.year] = std::max(years[card.number.year], card.date);
  }
  Json datasets = Json::array();
  const Date newest = cards.empty() ? Date{} : cards.back().date;
  if (!cards.empty()) {
    Json all = dataset("index.html", site.publisher().name, newest, site);
    add(feed_path("index.html"), kAtomType, all);
    add(kSitemapPath, kXmlType, all);
    datasets.push_back(std::move(all));
  }
  for (const auto& [year, changed] : years) {
    Json of_year = dataset(year_path(year), site.words().say("year_title", fmt::arg("year", year)),
                           changed, site);
    add(year_json_path(year), kJsonType, of_year);
    add(fmt::format("sitemap-{}.xml", year), kXmlType, of_year);
    datasets.push_back(std::move(of_year));
  }
  Json catalogue = {
      {"@context", context()},
      {"@id", cited_address(address, kCataloguePath)},
      {"@type", "dcat:Catalog"},
      {"dct:title", site.publisher().name},
      {"dct:publisher", {{"@type", "foaf:Organization"}, {"foaf:name", site.publisher().office}}},
      {"foaf:homepage", reference(cited_address(address, "index.html"))},
      {"dct:language", reference(language_address(site.language()))},
      {"dcat:dataset", std::move(datasets)}};
  if (newest != Date{}) {
    catalogue["dct:modified"] = day(newest);
  }
  return {{.path = std::string(kCataloguePath), .bytes = catalogue.dump(1) + "\n"}};
}

std::string bundle_folder(int year) {
  return fmt::format("du-lieu/tron-goi/{}/", year);
}

void name_bundles(const ListedFiles& listed, std::string_view site, SiteFile& catalogue) {
  Json json = Json::parse(catalogue.bytes);
  for (Json& dataset : json["dcat:dataset"]) {
    const std::string of_year = dataset["@id"].get<std::string>();
    Json& distributions = dataset["dcat:distribution"];
    for (const auto& [path, file] : listed) {
      const std::string year = site_list_name(path);
      if (!path.starts_with(fmt::format("du-lieu/tron-goi/{}/", year)) || !path.ends_with(".zip") ||
          of_year != cited_address(site, year + "/index.html")) {
        continue;
      }
      Json made = distribution_of({.address = cited_address(site, path),
                                   .type = "application/zip",
                                   .title = path,
                                   .bytes = file.bytes,
                                   .sha256 = file.sha256});
      const auto former =
          std::find_if(distributions.begin(), distributions.end(),
                       [&](const Json& each) { return each["@id"] == made["@id"]; });
      if (former != distributions.end()) {
        *former = std::move(made);
      } else {
        distributions.push_back(std::move(made));
      }
    }
  }
  catalogue.bytes = json.dump(1) + "\n";
}

}  // namespace gazette::web
