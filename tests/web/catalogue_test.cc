#include "gazette/web/catalogue.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gazette/base/hash.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;
using nlohmann::json;

TEST_CASE("the catalogue has a dataset of what is followed and one for each year") {
  const std::vector<SiteFile> files = sample_site();
  const SiteFile* file = find_file(files, "du-lieu/catalog.jsonld");
  REQUIRE(file != nullptr);
  const json catalogue = json::parse(file->bytes);
  CHECK(catalogue.at("@type") == "dcat:Catalog");
  CHECK(catalogue.at("dct:title") == "Công báo tỉnh Đồng Nai");
  CHECK(catalogue.at("dct:modified").at("@value") == "2022-09-20");
  CHECK(catalogue.at("dct:language").at("@id") ==
        "http://publications.europa.eu/resource/authority/language/VIE");
  const json& datasets = catalogue.at("dcat:dataset");
  REQUIRE(datasets.size() == 2);
  CHECK(datasets[0].at("dcat:distribution").size() == 2);
  CHECK(datasets[1].at("@id") == "https://congbao.example.vn/2022/");
  CHECK(datasets[1].at("dct:title") == "Công báo năm 2022");
}

TEST_CASE("a distribution has the size and the hash of its file") {
  const std::vector<SiteFile> files = sample_site();
  const json catalogue = json::parse(find_file(files, "du-lieu/catalog.jsonld")->bytes);
  std::size_t count = 0;
  for (const json& dataset : catalogue.at("dcat:dataset")) {
    for (const json& each : dataset.at("dcat:distribution")) {
      const SiteFile* named = find_file(files, each.at("dct:title"));
      REQUIRE(named != nullptr);
      CHECK(each.at("dcat:downloadURL").at("@id") == "https://congbao.example.vn/" + named->path);
      CHECK(each.at("dcat:byteSize") == named->bytes.size());
      CHECK(each.at("spdx:checksum").at("spdx:checksumValue") == sha256(named->bytes));
      ++count;
    }
  }
  CHECK(count == 4);
}

TEST_CASE("a gazette without issues has an empty catalogue, one without an address has none") {
  const auto empty = make_index_pages({}, sample_configuration(), site_templates());
  CHECK(json::parse(find_file(empty, "du-lieu/catalog.jsonld")->bytes).at("dcat:dataset").empty());
  model::Configuration configuration = sample_configuration();
  configuration.site.clear();
  const auto none = make_index_pages({}, configuration, site_templates());
  CHECK(find_file(none, "du-lieu/catalog.jsonld") == nullptr);
}
