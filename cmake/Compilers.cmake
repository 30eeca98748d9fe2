# How compilers are called: ccache in front where there is one, and a check of their age.
if(NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER AND "$ENV{CMAKE_CXX_COMPILER_LAUNCHER}" STREQUAL "")
  find_program(CCACHE ccache NO_CMAKE_FIND_ROOT_PATH)
  if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
  endif()
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 12)
  message(FATAL_ERROR "g++ ${CMAKE_CXX_COMPILER_VERSION} is too old: C++20 needs g++ 12 or newer")
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang AND NOT EMSCRIPTEN
   AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR "clang ${CMAKE_CXX_COMPILER_VERSION} is too old: C++20 needs clang 14 or newer")
endif()
if(CLIENTELE_FUZZ AND NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
  message(FATAL_ERROR "fuzz targets are built with clang: -DCMAKE_CXX_COMPILER=clang++")
endif()
