# GoogleTest from Debian's sources, so that the same build serves native, sanitizers and Wasm.
find_path(GTEST_SOURCE src/gtest-all.cc PATHS /usr/src/googletest/googletest
          NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
if(NOT GTEST_SOURCE)
  message(FATAL_ERROR "GoogleTest sources are missing: apt-get install googletest")
endif()
add_library(clientele_gtest STATIC ${GTEST_SOURCE}/src/gtest-all.cc ${GTEST_SOURCE}/src/gtest_main.cc)
target_include_directories(clientele_gtest SYSTEM PUBLIC ${GTEST_SOURCE}/include PRIVATE ${GTEST_SOURCE})
target_link_libraries(clientele_gtest PUBLIC clientele_flags)
if(EMSCRIPTEN)
  # Sizes have 32 bits here; what tests convert themselves need not say so.
  target_compile_options(clientele_gtest PUBLIC -Wno-shorten-64-to-32)
else()
  target_link_libraries(clientele_gtest PUBLIC Threads::Threads)
endif()

# RapidCheck makes up inputs for the laws, natively. Debian has it for the host only, so the Wasm
# build replays fixed seeds instead (tests/core/support/property.h).
add_library(clientele_rapidcheck INTERFACE)
if(NOT EMSCRIPTEN)
  find_library(RAPIDCHECK_LIBRARY rapidcheck)
  find_path(RAPIDCHECK_INCLUDE rapidcheck.h)
  if(NOT RAPIDCHECK_LIBRARY OR NOT RAPIDCHECK_INCLUDE)
    message(FATAL_ERROR "RapidCheck is missing: apt-get install librapidcheck-dev")
  endif()
  target_link_libraries(clientele_rapidcheck INTERFACE ${RAPIDCHECK_LIBRARY})
  target_compile_definitions(clientele_rapidcheck INTERFACE CLIENTELE_RAPIDCHECK=1)
endif()
