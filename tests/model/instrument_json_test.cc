// An act as JSON: every field is there, in the order of the structs.

#include <string>

#include <catch2/catch.hpp>

#include "gazette/model/instrument.h"

namespace gazette::model {
namespace {

TEST_CASE("an act as JSON has its fields in the order of the structs") {
  Instrument act{.id = "ubnd-1-qd-ubnd", .kind_name = "Quyết định"};
  act.date = {2022, 9, 15};
  act.head.symbol = Paragraph{.spans = {{.text = "Số: 1/QĐ-UBND", .emphasis = kBold | kItalic}},
                              .origin = {.paragraph = 3, .line = 7, .column = 1}};
  act.opening.emplace_back(Table{.rows = {{.cells = {{.heading = true}}}}, .columns_count = 1});
  act.provisions.push_back({.level = Level::point, .number = "đ", .label = "đ)"});
  const std::string json = to_json(act);
  const auto at = [&](const std::string& text) {
    INFO(text);
    const std::size_t position = json.find(text);
    CHECK(position != std::string::npos);
    return position;
  };
  CHECK(at("\"id\": \"ubnd-1-qd-ubnd\"") < at("\"kind_name\": \"Quyết định\""));
  CHECK(at("\"kind_name\"") < at("\"date\": \"2022-09-15\""));
  CHECK(at("\"effective\": null") < at("\"head\""));
  CHECK(at("\"text\": \"Số: 1/QĐ-UBND\"") < at("\"bold\""));
  CHECK(at("\"bold\"") < at("\"italic\""));
  at("\"paragraph\": 3");
  at("\"place\": null");
  CHECK(at("\"table\": {") < at("\"columns_count\": 1"));
  CHECK(at("\"level\": \"point\"") < at("\"number\": \"đ\""));
  CHECK(json.ends_with("}\n"));
  CHECK(to_json(act) == json);
}

TEST_CASE("sizes and indents are in the JSON where there are any") {
  Instrument act;
  act.opening.emplace_back(Paragraph{.spans = {{.text = "a"}}});
  CHECK(to_json(act).find("size_percent") == std::string::npos);
  CHECK(to_json(act).find("indents") == std::string::npos);
  act.opening.emplace_back(Paragraph{.spans = {{.text = "b", .size_percent = 80}},
                                     .indents = {.left = points(36), .right = points(4.5)}});
  const std::string json = to_json(act);
  CHECK(json.find("\"size_percent\": 80") != std::string::npos);
  const std::size_t indents = json.find("\"indents\"");
  REQUIRE(indents != std::string::npos);
  CHECK(json.find("\"left\": \"36\"", indents) < json.find("\"right\": \"4.5\"", indents));
}

TEST_CASE("bytes that are no text do not stop the JSON") {
  Instrument act;
  act.place = "\xFF";
  CHECK(to_json(act).find("\"place\"") != std::string::npos);
}

}  // namespace
}  // namespace gazette::model
