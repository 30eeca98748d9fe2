// Texts that the package's build provides (vite/package.ts), each a file of its own, loaded on demand.
declare module "virtual:clientele/core" {
  /** The core: base64 of a gzip stream. */
  const packed: string;
  export default packed;
}
declare module "virtual:clientele/viewer" {
  /** dist/viewer.html. */
  const html: string;
  export default html;
}
