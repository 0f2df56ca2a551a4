// The structure of a tagged PDF: its elements in the order of reading, and the way back to them.
#pragma once

#include <compare>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::preflight {

/// Marked content, by the number that the page or form around it gives it.
struct ContentMark {
  QPDFObjGen owner = {};
  long long number = 0;

  bool operator<(const ContentMark& other) const {
    return std::tuple(owner, number) < std::tuple(other.owner, other.number);
  }
};

/// An element of the structure. The first of all is the root, which is none itself.
struct Element {
  QPDFObjectHandle object = {};
  std::size_t parent = 0;
  std::string type = {};  // as it is written: "Chuong"
  std::string role = {};  // the standard type that it stands for: "Sect"; empty where there is none
  std::size_t page = 0;   // where it begins, from 1; 0: nobody says
  std::vector<std::size_t> kids = {};
  std::vector<ContentMark> marks = {};
  std::vector<QPDFObjGen> objects = {};  // annotations and images that are its content
};

struct Structure {
  bool is_there = false;
  std::vector<Element> elements = {};
  std::vector<std::string> faults = {};  // what is no structure at all
  std::map<std::string, std::string> roles = {};
  std::map<long long, QPDFObjectHandle> parents = {};  // the way back from pages and annotations
  std::map<ContentMark, std::size_t> by_mark = {};
  std::map<QPDFObjGen, std::size_t> by_object = {};
  std::map<QPDFObjGen, std::size_t> by_element = {};
  QPDFObjectHandle classes = {};

  /// An attribute of an element: ("/Table", "/Scope"). Null where it is not there.
  [[nodiscard]] QPDFObjectHandle attribute(const Element& element, const char* owner,
                                           const char* key) const;
  /// Whether an element or one around it is of this standard type.
  [[nodiscard]] bool is_within(std::size_t element, std::string_view role) const;
  /// The marks for which /ActualText of an element stands.
  [[nodiscard]] std::set<ContentMark> replaced_marks() const;
};

/// Reads the structure; empty where there is none.
[[nodiscard]] Structure read_structure(QPDF& pdf);

/// Whether PDF 1.7 knows a type of elements.
[[nodiscard]] bool is_standard_type(std::string_view type);

enum class RoleFault : unsigned char { none, unmapped, loop };

/// Where the role map leads from a type, and whether to a standard type.
struct RoleOf {
  std::string role = {};
  RoleFault fault = RoleFault::none;
};
[[nodiscard]] RoleOf role_of(const Structure& structure, const std::string& type);

}  // namespace gazette::preflight
