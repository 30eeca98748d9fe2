# Finds what the core needs and says, for what is missing, which package brings it.
# Header-only libraries come from Debian's packages; simdjson's source from npm (web/package.json).
# For Wasm, /usr/include must not be searched (it holds the host's C library), so links to the
# libraries' own folders are put in the build tree and that is searched instead.
set(missing "")
set(link_root ${CMAKE_BINARY_DIR}/include)
file(MAKE_DIRECTORY ${link_root})

function(clientele_header variable header package)
  find_path(${variable} ${header} PATHS /usr/include /usr/local/include /opt/homebrew/include
            PATH_SUFFIXES eigen3 NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${variable})
    set(missing "${missing}\n  ${header}: apt-get install ${package}" PARENT_SCOPE)
    return()
  endif()
  string(REGEX REPLACE "/.*" "" top ${header})
  file(CREATE_LINK ${${variable}}/${top} ${link_root}/${top} SYMBOLIC)
endfunction()

clientele_header(BOOST_INCLUDE boost/math/distributions.hpp libboost1.81-dev)
clientele_header(EIGEN_INCLUDE Eigen/Core libeigen3-dev)
clientele_header(LBFGSPP_INCLUDE LBFGS.h liblbfgspp-dev)
clientele_header(LBFGSPP_PARTS LBFGSpp/Param.h liblbfgspp-dev)
clientele_header(FAST_FLOAT_INCLUDE fast_float/fast_float.h libfast-float-dev)
clientele_header(NLOHMANN_INCLUDE nlohmann/json.hpp nlohmann-json3-dev)
clientele_header(EXPECTED_INCLUDE tl/expected.hpp libexpected-dev)
if(NOT EMSCRIPTEN)
  clientele_header(CLI11_INCLUDE CLI/CLI.hpp libcli11-dev)
  if(CLIENTELE_TESTS)
    find_package(ZLIB)  # packs workbooks, and says what its own inflate makes of them
    if(NOT ZLIB_FOUND)
      string(APPEND missing "\n  zlib.h: apt-get install zlib1g-dev")
    endif()
  endif()
endif()

find_path(SIMDJSON_SOURCE simdjson.cpp
          PATHS ${CMAKE_SOURCE_DIR}/web/node_modules/@nozbe/simdjson/src
          NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
if(NOT SIMDJSON_SOURCE)
  string(APPEND missing "\n  simdjson.cpp: npm ci --prefix web   (package @nozbe/simdjson)")
endif()
if(missing)
  message(FATAL_ERROR "Missing libraries, and what brings each:${missing}\n"
                      "scripts/setup installs all of them.")
endif()

add_library(simdjson STATIC ${SIMDJSON_SOURCE}/simdjson.cpp)
target_include_directories(simdjson SYSTEM PUBLIC ${SIMDJSON_SOURCE})
target_compile_definitions(simdjson PUBLIC SIMDJSON_EXCEPTIONS=0)

find_package(Threads REQUIRED)
add_library(clientele_dependencies INTERFACE)
target_include_directories(clientele_dependencies SYSTEM INTERFACE ${link_root})
target_link_libraries(clientele_dependencies INTERFACE simdjson)
