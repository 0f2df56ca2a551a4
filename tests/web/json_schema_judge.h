// A judge of our JSON by the schemas that we publish: the words of JSON Schema 2020-12 that they
// use, and no others; a schema with another word is an error of the test.
#pragma once

#include <algorithm>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace gazette::web_sample {

class JsonSchemaJudge {
 public:
  explicit JsonSchemaJudge(const std::string& schema) : root_(nlohmann::json::parse(schema)) {
    collect_keys(root_, keys_);
  }

  /// What is wrong with the document, each with its place.
  std::vector<std::string> faults(const std::string& json) {
    faults_.clear();
    const nlohmann::json document = nlohmann::json::parse(json);
    check(root_, document, "");
    check_keys(document, "");
    return faults_;
  }

 private:
  using Json = nlohmann::json;

  void check(const Json& schema, const Json& value, const std::string& place) {
    for (const auto& [word, rule] : schema.items()) {
      check_word(word, rule, value, place);
    }
  }

  void check_word(const std::string& word, const Json& rule, const Json& value,
                  const std::string& place) {
    if (word == "$ref") {
      check(root_.at(Json::json_pointer(rule.get<std::string>().substr(1))), value, place);
    } else if (word == "type") {
      expect(has_type(value, rule.get<std::string>()), place, "is no " + rule.get<std::string>());
    } else if (word == "const") {
      expect(value == rule, place, "is not " + rule.dump());
    } else if (word == "enum") {
      expect(std::find(rule.begin(), rule.end(), value) != rule.end(), place, "is none of these");
    } else if (word == "pattern" && value.is_string()) {
      expect(std::regex_search(value.get<std::string>(), std::regex(rule.get<std::string>())),
             place, "does not match " + rule.get<std::string>());
    } else if (word == "minimum" && value.is_number()) {
      expect(value >= rule, place, "is less than " + rule.dump());
    } else if (word == "minItems" && value.is_array()) {
      expect(value.size() >= rule.get<std::size_t>(), place, "has too few members");
    } else if (word == "maxItems" && value.is_array()) {
      expect(value.size() <= rule.get<std::size_t>(), place, "has too many members");
    } else {
      check_members(word, rule, value, place);
    }
  }

  void check_members(const std::string& word, const Json& rule, const Json& value,
                     const std::string& place) {
    if (word == "required" && value.is_object()) {
      for (const Json& key : rule) {
        expect(value.contains(key.get<std::string>()), place, "has no " + key.get<std::string>());
      }
    } else if (word == "properties" && value.is_object()) {
      for (const auto& [key, schema] : rule.items()) {
        if (value.contains(key)) {
          check(schema, value.at(key), place + "/" + key);
        }
      }
    } else if (word == "items" && value.is_array()) {
      for (std::size_t i = 0; i < value.size(); ++i) {
        check(rule, value[i], fmt::format("{}/{}", place, i));
      }
    } else {
      static const std::vector<std::string> kSilent = {
          "$schema", "title", "description", "$defs",    "format",   "pattern",
          "minimum", "items", "minItems",    "maxItems", "required", "properties"};
      expect(std::find(kSilent.begin(), kSilent.end(), word) != kSilent.end(), place,
             "has a rule that this judge does not know: " + word);
    }
  }

  /// The names of all properties of the schema and of what it defines.
  static void collect_keys(const Json& schema, std::set<std::string>& keys) {
    if (schema.is_structured()) {
      for (const auto& [word, rule] : schema.items()) {
        if (word == "properties") {
          for (const auto& [key, member] : rule.items()) {
            keys.insert(key);
          }
        }
        collect_keys(rule, keys);
      }
    }
  }

  /// A key that the schema never mentions is one that nobody described.
  void check_keys(const Json& value, const std::string& place) {
    if (value.is_structured()) {
      for (const auto& [key, member] : value.items()) {
        expect(!value.is_object() || keys_.contains(key), place, "has a key not described: " + key);
        check_keys(member, place + "/" + key);
      }
    }
  }

  static bool has_type(const Json& value, const std::string& type) {
    return (type == "object" && value.is_object()) || (type == "array" && value.is_array()) ||
           (type == "string" && value.is_string()) || (type == "boolean" && value.is_boolean()) ||
           (type == "integer" && value.is_number_integer());
  }

  void expect(bool is_right, const std::string& place, const std::string& fault) {
    if (!is_right) {
      faults_.push_back(fmt::format("{} {}", place.empty() ? "the document" : place, fault));
    }
  }

  Json root_;
  std::set<std::string> keys_ = {};
  std::vector<std::string> faults_ = {};
};

}  // namespace gazette::web_sample
