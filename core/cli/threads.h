// Native threads behind the engine's Parallel.
#pragma once

#include "engine/engine.h"

namespace clientele::cli {

// Runs parts on up to `threads` threads, each taking the next part.
Parallel run_on_threads(unsigned threads);

}  // namespace clientele::cli
