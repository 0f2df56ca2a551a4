// The texts of the migrations, each in a file of its own (version_N.cc). Private to ledger/.
#pragma once

#include <string_view>

namespace gazette::ledger {

extern const std::string_view kVersion1;   // acts received, numbers granted, what issues hold
extern const std::string_view kVersion2;   // bodies and their entitlement to copies
extern const std::string_view kVersion3;   // print orders, journals of copies, shipments
extern const std::string_view kVersion4;   // how acts came, files kept for the sake of an original
extern const std::string_view kVersion5;   // acts published over several issues
extern const std::string_view kVersion6;   // tickets of print orders
extern const std::string_view kVersion7;   // copies on their way, acknowledged, claimed, reversed
extern const std::string_view kVersion8;   // the chain of hashes
extern const std::string_view kVersion9;   // the lives of bodies, and when they were learned
extern const std::string_view kVersion10;  // papers as issued; the day that copies were entered
extern const std::string_view kVersion11;  // copies from nobody knows where; files of journals
extern const std::string_view kVersion12;  // papers know which journals they are of
extern const std::string_view kVersion13;  // approvals and seals

}  // namespace gazette::ledger
