// Before the generated glue: hides the globals its "shell" environment would use. In a page `print`
// opens the printing dialogue, and Emscripten would send console.log there.
var print, printErr, read, readbuffer, quit, scriptArgs;
