#include "gazette/press/impose_same.h"

#include <cstring>
#include <string>

#include <qpdf/Buffer.hh>

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

}  // namespace

bool Comparison::is_same(Object original, Object copy) {
  if (original.isIndirect() && copy.isIndirect()) {
    const bool is_new = known_.emplace(original.getObjGen(), copy.getObjGen()).second;
    if (!is_new) {
      return true;  // found equal, or being compared further up
    }
  }
  return is_same_value(original, copy);
}

bool Comparison::is_same_value(Object original, Object copy) {
  if (original.isStream()) {
    return copy.isStream() && has_same_bytes(original, copy) &&
           is_same_value(original.getDict(), copy.getDict());
  }
  if (original.isDictionary()) {
    if (original.isDictionaryOfType("/Page")) {
      return copy.isNull();
    }
    std::size_t count = 0;  // a null is no entry
    for (auto& [key, value] : original.getDictAsMap()) {
      const bool goes_along = !value.isNull() && !value.isDictionaryOfType("/Page");
      count += goes_along ? 1U : 0U;
      if (goes_along && key != "/Length" && !is_same(value, copy.getKeyIfDict(key))) {
        return false;
      }
    }
    return copy.isDictionary() && copy.getKeys().size() == count;
  }
  if (original.isArray()) {
    if (!copy.isArray() || original.getArrayNItems() != copy.getArrayNItems()) {
      return false;
    }
    for (int i = 0; i < original.getArrayNItems(); ++i) {
      if (!is_same(original.getArrayItem(i), copy.getArrayItem(i))) {
        return false;
      }
    }
    return true;
  }
  return original.unparseResolved() == copy.unparseResolved();
}

bool Comparison::has_same_bytes(Object original, Object copy) {
  const auto a = original.getRawStreamData();
  const auto b = copy.getRawStreamData();
  return a->getSize() == b->getSize() &&
         std::memcmp(a->getBuffer(), b->getBuffer(), a->getSize()) == 0 &&
         original.getDict().getKey("/Filter").unparseResolved() ==
             copy.getDict().getKey("/Filter").unparseResolved();
}

}  // namespace gazette::press
