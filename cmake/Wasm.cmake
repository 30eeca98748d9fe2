# Toolchain for WebAssembly: an emcc already on PATH (emsdk) first, else Debian's emscripten.
# Debian's is frozen at the libraries it ships and runs its JavaScript half with node, whose modules
# must be found in /usr/share/nodejs even when that node is not Debian's.
find_program(EMCC emcc NO_CMAKE_FIND_ROOT_PATH)
if(NOT EMCC)
  message(FATAL_ERROR "No emcc was found. Install Emscripten: on Debian or Ubuntu "
                      "`apt-get install emscripten` (scripts/setup does it), elsewhere emsdk.")
endif()

if(NOT EMSCRIPTEN_ROOT_PATH)
  file(REAL_PATH ${EMCC} emcc_real)
  cmake_path(GET emcc_real PARENT_PATH emcc_folder)
  foreach(folder ${emcc_folder} /usr/share/emscripten)
    if(EXISTS ${folder}/cmake/Modules/Platform/Emscripten.cmake)
      set(EMSCRIPTEN_ROOT_PATH ${folder} CACHE PATH "where Emscripten's own files are")
      break()
    endif()
  endforeach()
endif()
if(NOT EMSCRIPTEN_ROOT_PATH)
  message(FATAL_ERROR "${EMCC} was found, but not Emscripten's CMake platform file beside it; "
                      "pass -DEMSCRIPTEN_ROOT_PATH=FOLDER.")
endif()

if(IS_DIRECTORY /usr/share/nodejs)
  set(modules /usr/share/nodejs)
  if(NOT "$ENV{NODE_PATH}" STREQUAL "" AND NOT "$ENV{NODE_PATH}" STREQUAL modules)
    string(PREPEND modules "$ENV{NODE_PATH}:")
  endif()
  set(ENV{NODE_PATH} ${modules})                        # while configuring
  set(CMAKE_CXX_LINKER_LAUNCHER ${CMAKE_COMMAND} -E env NODE_PATH=${modules})  # while linking
endif()

include(${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake)
