// What the page and the package contain of others, and their terms: in the package as a file, in the
// page as a comment at the head of its script, where long licences are only named.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

const installed = new URL("../node_modules/", import.meta.url).pathname;
const MOST_TEXT = 4_000;

interface Package {
  name: string;
  version: string;
  license: string;
  dependencies?: Record<string, string>;
}
const describe = (folder: string): Package =>
  JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Package;

/** The dependencies of the project and theirs, but no types. */
function bundled(): Package[] {
  const found = new Map<string, Package>();
  const follow = ({ dependencies = {} }: Package) => {
    for (const name of Object.keys(dependencies)) {
      if (name.startsWith("@types/") || found.has(name)) continue;
      const own = describe(join(installed, name));
      found.set(name, own);
      follow(own);
    }
  };
  follow(describe(new URL("..", import.meta.url).pathname));
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Compiled into the core (cmake/Dependencies.cmake). */
const CORE = `In the core:
simdjson (Apache-2.0), Copyright 2018-2023 The simdjson authors
nlohmann/json (MIT), Copyright 2013-2022 Niels Lohmann
fast_float (MIT), Copyright 2021 The fast_float authors
LBFGS++ (MIT), Copyright 2016-2023 Yixuan Qiu
tl::expected (CC0-1.0), Simon Brand
Boost.Math (BSL-1.0)
Eigen (MPL-2.0)`;

function terms({ name }: Package, most: number): string {
  const folder = join(installed, name);
  return (
    ["LICENSE", "LICENSE.txt", "NOTICE"]
      .map((file) => join(folder, file))
      .filter((path) => existsSync(path))
      // A page's parser reads CRLF as LF, and the hash of its script would no longer hold.
      .map((path) => readFileSync(path, "utf8").replace(/\r\n?/g, "\n").trim())
      .filter((text) => text.length <= most)
      .join("\n\n")
  );
}

/** With what their licences ask to be kept; texts longer than `most` are left to their names. */
export function noticeText(most = Infinity): string {
  const said = bundled().map((own) =>
    [`${own.name} ${own.version} (${own.license})`, terms(own, most)].filter(Boolean).join("\n\n"),
  );
  return [...said, CORE].join(`\n\n${"-".repeat(80)}\n\n`) + "\n";
}

export function noticeComment(): string {
  return `/*!\n${noticeText(MOST_TEXT).replaceAll("*/", "* /")}*/\n`;
}
