// Before the test program compiled to Wasm: it sees the environment variables node was started with.
var Module = typeof Module != "undefined" ? Module : {};
Module.preRun = [].concat(Module.preRun || [], () => {
  // Not there in programs that ask for none.
  if (typeof ENV !== "undefined") Object.assign(ENV, process.env);
});
