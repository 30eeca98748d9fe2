// The forms of import Vite knows.
declare module "*?worker&inline" {
  const create: new () => Worker;
  export default create;
}
declare module "*.css";
