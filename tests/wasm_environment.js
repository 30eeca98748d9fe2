// Before the test program compiled to Wasm: it sees the environment variables node was started with.
var Module = typeof Module != "undefined" ? Module : {};
Module.preRun = [].concat(Module.preRun || [], () => {
  Object.assign(ENV, process.env);
});
