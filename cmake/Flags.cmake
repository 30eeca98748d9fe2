# Flags every target shares. Same numbers everywhere: no contraction of floating point.
add_library(clientele_flags INTERFACE)
target_compile_options(clientele_flags INTERFACE -ffp-contract=off)
if(EMSCRIPTEN)
  set(wasm_options -msimd128 -fwasm-exceptions)
  target_compile_options(clientele_flags INTERFACE ${wasm_options})
  target_link_options(clientele_flags INTERFACE ${wasm_options})
  target_compile_options(simdjson PRIVATE ${wasm_options})
  if(EMSCRIPTEN_VERSION VERSION_LESS 3.1.27)
    set(CLIENTELE_STACK -sTOTAL_STACK=1MB)
  else()
    set(CLIENTELE_STACK -sSTACK_SIZE=1MB)
  endif()
endif()
if(CLIENTELE_SANITIZE)
  target_compile_options(clientele_flags INTERFACE -fsanitize=address,undefined
                         -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(clientele_flags INTERFACE -fsanitize=address,undefined)
endif()

if(CLIENTELE_FUZZ)
  target_compile_options(clientele_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined
                         -fno-sanitize-recover=undefined -fno-omit-frame-pointer)
  target_link_options(clientele_flags INTERFACE -fsanitize=address,undefined)
endif()

add_library(clientele_warnings INTERFACE)
target_compile_options(clientele_warnings INTERFACE
  -Wall -Wextra -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  -Wcast-align -Wunused -Wdouble-promotion)
# Warnings are errors where the command is built. The sanitizers' tree and the module are built by other
# compilers, of whatever version is there: a new warning of theirs is printed and stops nothing.
if(NOT CLIENTELE_SANITIZE AND NOT EMSCRIPTEN)
  target_compile_options(clientele_warnings INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # False alarms on "literal" + std::string (GCC bug 105651).
  target_compile_options(clientele_warnings INTERFACE -Wno-restrict)
endif()
