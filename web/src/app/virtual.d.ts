// Modules the build makes (vite/packed.ts) and the forms of import Vite knows.
declare module "virtual:wasm" {
  const packed: string;
  export default packed;
}
declare module "virtual:viewer" {
  const packed: string;
  export default packed;
}
declare module "*?worker&inline" {
  const create: new () => Worker;
  export default create;
}
declare module "*.css";
