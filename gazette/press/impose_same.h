// Objects of two PDFs compared: the same values all the way down, and the same bytes of streams as
// they are packed.
#pragma once

#include <set>
#include <utility>

#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::press {

/// Remembers what was found equal, so that what pages share is compared once.
class Comparison {
 public:
  /// Whether `copy` is what `original` is. A page that an object points to counts as nothing, as it
  /// does not go along.
  bool is_same(QPDFObjectHandle original, QPDFObjectHandle copy);

  /// Whether two streams have the same bytes, packed in the same way.
  static bool has_same_bytes(QPDFObjectHandle original, QPDFObjectHandle copy);

 private:
  bool is_same_value(QPDFObjectHandle original, QPDFObjectHandle copy);

  std::set<std::pair<QPDFObjGen, QPDFObjGen>> known_ = {};
};

}  // namespace gazette::press
