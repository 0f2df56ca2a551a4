// All objects of a PDF, and small questions that several families of rules ask.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "gazette/preflight/geometry.h"

namespace gazette::preflight {

/// A dictionary or a stream anywhere in the file, or an array.
struct Swept {
  QPDFObjectHandle object = {};
  QPDFObjectHandle entries = {};  // of a dictionary or stream; an empty dictionary else
  std::string_view key = {};      // under which it stands in the one around it; may be empty
  QPDFObjGen id = {};             // of the numbered object that it is, or is in

  /// "object 12"
  [[nodiscard]] std::string name() const;
};

/// How a rule of objects says what it found.
using Say = std::function<void(std::string)>;

/// Visits every dictionary, stream and array of the file, whether a page uses it or not.
void sweep(QPDF& pdf, const std::function<void(const Swept&)>& visit);

[[nodiscard]] std::vector<QPDFObjectHandle> annotations_of(QPDFObjectHandle page);
[[nodiscard]] std::optional<Box> area_of_annotation(QPDFObjectHandle annotation);

/// The settings of layers with what they are: "the first setting", "another setting".
[[nodiscard]] std::vector<std::pair<std::string, QPDFObjectHandle>> layer_settings(QPDF& pdf);

/// Whether a text is a tag of a language: "vi", "vi-VN".
[[nodiscard]] bool is_language(std::string_view text);

}  // namespace gazette::preflight
