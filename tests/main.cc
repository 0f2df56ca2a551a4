// The `main` of every test program, compiled once.

#define CATCH_CONFIG_MAIN
#define CATCH_CONFIG_CONSOLE_WIDTH 200  // a fault's line stays one line
#include <catch2/catch.hpp>
