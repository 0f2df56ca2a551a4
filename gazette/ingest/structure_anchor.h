// Anchors: the addresses of provisions and attachments within an act, "dieu-5-khoan-2-diem-a".
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "gazette/ingest/label.h"

namespace gazette::ingest {

/// The anchors given so far in one act. The second of a kind gets "-2".
class Anchors {
 public:
  [[nodiscard]] std::string unique(std::string wanted);

 private:
  std::map<std::string, int, std::less<>> counts_ = {};
};

/// "dieu-7a", "diem-dd1" (đ is "dd", since d is another point), "chuong-2" for Chương II.
[[nodiscard]] std::string anchor_of(const Label& label);

}  // namespace gazette::ingest
